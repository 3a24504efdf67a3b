package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lockwright.parser.config.Statement.SourceFile;

/**
 * What config(1) would make of one kernel config.
 *
 * @param path the config, relative to the folder above {@code sys/}
 * @param machines the words after {@code machine}: the port, and folders of {@code sys/arch} beside it; empty without that statement
 * @param commandLine options no {@code files.*} declares, and so passed to the compiler, with their values
 * @param selected names of attributes, devices, file systems and options that file conditions may ask for
 * @param headers headers written into the build folder, by name
 * @param makeOptions variables of the kernel's Makefile, those under a condition that does not hold left out
 * @param gaps what was not understood, or what config(1) would refuse
 * @param optionHeaders how many of {@code headers} hold options
 * @param lines every {@code file} and {@code object} line, in the order read
 */
public record KernelConfig(
        String path,
        List<String> machines,
        SortedMap<String, String> commandLine,
        SortedSet<String> selected,
        SortedMap<String, String> headers,
        SortedMap<String, String> makeOptions,
        List<ConfigGap> gaps,
        int optionHeaders,
        List<FileLine> lines) {

    /** A {@code file} or {@code object} line with its prefix applied. */
    public static final class FileLine {

        private final SourceFile statement;
        private final String path;

        FileLine(SourceFile statement, String path) {
            this.statement = statement;
            this.path = path;
        }

        SourceFile statement() {
            return statement;
        }

        /** The file, relative to the folder above {@code sys/}. */
        public String path() {
            return path;
        }

        private String base() {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return name.substring(0, name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.'));
        }

        private FileSelection.Line shown() {
            return new FileSelection.Line(path, statement.place());
        }
    }

    /**
     * Reads the config at {@code path} and all it stands on.
     *
     * @param switches options switched after the config's last line: {@code NAME}, {@code NAME=value}, or {@code -NAME} for off; the
     *     name of a file system is fine too
     */
    public static KernelConfig read(ConfigSources sources, String path, List<String> switches) {
        return new KernelReading(sources).read(path, switches);
    }

    /** The sources that are compiled, whether the tree has them or not, a later one of the same base name in place of an earlier. */
    public SortedSet<String> sources() {
        SortedSet<String> out = new TreeSet<>();
        chosen().values().forEach(line -> out.add(line.path()));
        return Collections.unmodifiableSortedSet(out);
    }

    private Map<String, FileLine> chosen() {
        Map<String, FileLine> byBase = new LinkedHashMap<>();
        for (FileLine line : lines) {
            if (!line.statement().isObject() && isSelected(line)) {
                byBase.put(line.base(), line);
            }
        }
        return byBase;
    }

    private boolean isSelected(FileLine line) {
        return line.statement().condition().map(c -> c.holds(selected::contains)).orElse(true);
    }

    /** Sorts the file lines by what they name, where {@code isFile} knows the tree. */
    public FileSelection files(Predicate<String> isFile) {
        TreeSet<String> compiled = new TreeSet<>();
        TreeSet<String> generated = new TreeSet<>();
        TreeSet<String> objects = new TreeSet<>();
        TreeSet<String> overridden = new TreeSet<>();
        List<FileSelection.Line> missing = new ArrayList<>();
        List<FileSelection.Line> dangling = new ArrayList<>();
        int notSelected = 0;
        Map<String, FileLine> chosen = chosen();
        for (FileLine line : lines) {
            if (!isSelected(line)) {
                notSelected++;
                if (!line.statement().isObject() && !isGenerated(line) && !isFile.test(line.path())) {
                    dangling.add(line.shown());
                }
            } else if (line.statement().isObject()) {
                objects.add(line.path());
            } else if (chosen.get(line.base()) != line) {
                overridden.add(line.path());
            } else if (isFile.test(line.path())) {
                compiled.add(line.path());
            } else if (isGenerated(line)) {
                generated.add(line.statement().path());
            } else {
                missing.add(line.shown());
            }
        }
        Collections.sort(missing);
        Collections.sort(dangling);
        return new FileSelection(compiled, List.copyOf(missing), generated, objects, overridden, notSelected, List.copyOf(dangling));
    }

    /** A name without a folder, or with a variable of make(1), is a file that is made in the build folder. */
    private static boolean isGenerated(FileLine line) {
        String path = line.statement().path();
        return path.indexOf('/') < 0 || path.indexOf('$') >= 0;
    }

    /** The value of a Makefile variable that the config sets. */
    public Optional<String> makeOption(String name) {
        return Optional.ofNullable(makeOptions.get(name));
    }
}
