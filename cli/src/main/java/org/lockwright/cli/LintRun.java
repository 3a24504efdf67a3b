package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.cache.Store;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.check.Suppressions;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.Reading;

/**
 * What {@code lint} was asked to look at, in whichever state of the tree.
 *
 * @param paths files or folders; none for the whole tree
 * @param keysOnly whether locks are not followed
 * @param store where results of files are kept
 * @param progress told each path when it is parsed
 */
record LintRun(Session session, List<Path> paths, boolean keysOnly, Optional<Store> store, Consumer<String> progress) {

    /**
     * One state of the tree, linted.
     *
     * @param wanted the files that were reported on
     * @param result what the run saw
     * @param outcome its findings after suppression
     */
    record Linted(Set<String> wanted, List<Configuration> configurations, Lint.Result result, Suppressions.Outcome outcome) {
    }

    /** Lints {@code source}; a path that it does not have is refused. */
    Linted of(Session.Source source) {
        return of(source, wanted(Lint.cFiles(source.tree()), source.name(), true));
    }

    /**
     * The files of an earlier state that are asked for; it may lack some of the paths. Files that {@code now} does not have any more count as
     * asked for where others of their folder are: they may have been renamed.
     */
    List<String> askedBefore(Session.Source source, SourceTree now) {
        List<String> all = Lint.cFiles(source.tree());
        Set<String> wanted = new TreeSet<>(wanted(all, source.name(), false));
        Set<String> folders = wanted(Lint.cFiles(now), source.name(), false).stream().map(LintRun::folder).collect(Collectors.toSet());
        all.stream().filter(f -> folders.contains(folder(f)) && !now.isFile(f)).forEach(wanted::add);
        return List.copyOf(wanted);
    }

    private static String folder(String file) {
        return file.substring(0, file.lastIndexOf('/') + 1);
    }

    /** Parses those files of {@code source} whose numbers {@code share} accepts; tells how many they are. */
    int parse(Session.Source source, IntPredicate share) {
        List<String> wanted = wanted(Lint.cFiles(source.tree()), source.name(), true);
        Reading reading = new Reading(source.tree(), session.threads(), store, progress);
        return Lint.parse(reading, wanted, session.configurations(source.tree()), keysOnly ? LockFindings.NONE : locks(), program(source, wanted), share);
    }

    /** Lints {@code source} and reports on the files {@code wanted}. */
    Linted of(Session.Source source, List<String> wanted) {
        Reading reading = new Reading(source.tree(), session.threads(), store, progress);
        List<Configuration> configurations = session.configurations(source.tree());
        Lint.Result result = Lint.run(reading, wanted, configurations, order(), keysOnly ? LockFindings.NONE : locks(), program(source, wanted));
        Suppressions.Outcome outcome = Suppressions.in(reading, wanted)
                .apply(result.findings(), configurations.stream().map(Configuration::name).sorted().toList());
        return new Linted(Set.copyOf(wanted), configurations, result, outcome);
    }

    /** The locks of NetBSD, with those of the pack asked for above them. */
    private LockFindings locks() {
        Pack keys = session.pack();
        Locking base = PackLoader.builtin("netbsd").locking();
        Locking locking = session.options().packs.isEmpty() ? base : Locking.merge(base, keys.locking());
        return new LockFindings(locking, keys.structs());
    }

    /** The files that locks are followed through: those asked for, or those of the profile's kernel. */
    private Set<String> program(Session.Source source, List<String> wanted) {
        if (keysOnly) {
            return Set.of();
        }
        return paths.isEmpty() ? session.compiled(source.tree()) : wanted.stream().filter(p -> p.endsWith(".c")).collect(Collectors.toSet());
    }

    /** A pack's order counts only if the pack was asked for: a tree need not follow one it has not heard of. */
    private LockOrder order() {
        return session.options().packs.isEmpty() ? LockOrder.NONE : LockOrder.parse(session.pack().order());
    }

    private List<String> wanted(List<String> files, String tree, boolean all) {
        if (paths.isEmpty()) {
            return files;
        }
        Set<String> known = new HashSet<>(files);
        List<String> out = new ArrayList<>();
        for (Path path : paths) {
            String name = path.normalize().toString().replace('\\', '/');
            List<String> here = known.contains(name) ? List.of(name) : files.stream().filter(f -> f.startsWith(name + "/")).toList();
            if (here.isEmpty() && all) {
                throw new UsageException("lint " + path + ": no C file of that path in " + tree
                        + "; paths are relative to the folder above sys/, as sys/kern");
            }
            out.addAll(here);
        }
        return out.stream().distinct().toList();
    }
}
