package org.lockwright.rules.softint;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;

/** Files of one tree parsed under kernels of it, each once for each kernel. */
public final class ParsedFiles {

    private final TreeReading reading;
    private final Map<String, Optional<FileReading>> known = new HashMap<>();
    private int parses;

    /** Files of {@code tree}; {@code progress} is called with each path parsed. */
    public ParsedFiles(SourceTree tree, int threads, Consumer<String> progress) {
        this.reading = new TreeReading(tree, List.of(), threads, progress);
    }

    /** The tree. */
    public SourceTree tree() {
        return reading.tree();
    }

    /** {@code path} under the kernel {@code profile}; empty if the tree has no such file or kernel. */
    public Optional<FileReading> read(String path, String profile) {
        return read(path, profile, List.of());
    }

    /** The same with {@code macros} defined. */
    public Optional<FileReading> read(String path, String profile, List<String> macros) {
        return known.computeIfAbsent(profile + " " + path + " " + macros, k -> parse(path, profile, macros));
    }

    private Optional<FileReading> parse(String path, String profile, List<String> macros) {
        Optional<Configuration> configuration = reading.configuration(profile);
        if (configuration.isEmpty() || !tree().isFile(path)) {
            return Optional.empty();
        }
        parses++;
        Questions questions = new Questions();
        questions.ask(path);
        return Optional.ofNullable(reading.answer(questions, configuration.get(), macros).get(path));
    }

    /** The mask tables of {@code spec}, see {@link PortSpec.MaskTables}; none if it has no such tables. */
    public List<MaskTable> maskTables(PortSpec spec) {
        List<String> profiles = spec.profiles().stream().filter(p -> reading.configuration(p).isPresent()).toList();
        return spec.tables() == null || profiles.isEmpty() ? List.of() : MaskTable.read(reading, spec.tables(), profiles, true).tables();
    }

    /** The level of each class under the first of {@code profiles} that the tree has. */
    public Map<SoftintClass, Long> levels(List<String> profiles) {
        Map<SoftintClass, Long> out = new EnumMap<>(SoftintClass.class);
        Optional<Configuration> configuration = profiles.stream().flatMap(p -> reading.configuration(p).stream()).findFirst();
        if (configuration.isPresent()) {
            Questions questions = new Questions();
            for (SoftintClass c : SoftintClass.values()) {
                questions.ask(Questions.HEADERS, "IPL_SOFT" + c);
            }
            FileReading headers = reading.answer(questions, configuration.get(), List.of()).get(Questions.HEADERS);
            for (SoftintClass c : SoftintClass.values()) {
                Optional.ofNullable(headers.values().get("IPL_SOFT" + c)).ifPresent(v -> out.put(c, v));
            }
        }
        return out;
    }

    /** How many files were parsed. */
    public int parses() {
        return parses;
    }
}
