package org.lockwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockProgram;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/**
 * One lock analysis for a command: what was read, under which keys and which locks.
 *
 * @param tree the tree as it was named
 * @param units C files that were read as one program
 */
record LockRun(String tree, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, LockAnalysis analysis, List<String> units) {

    /** What a tree is read for when nothing is said; sys/ as a whole takes minutes. */
    private static final List<Path> FOLDERS = List.of(Path.of("sys/kern"), Path.of("sys/net"), Path.of("sys/netinet"), Path.of("sys/netinet6"));

    /**
     * Analyses the C files under {@code in}.
     *
     * @param command for messages
     * @param in folders or files; without any, the whole sample, or the kernel's core and its network code
     * @param also a file to be read in any case; a header or an empty name adds nothing
     * @param wanted fields without key that are wanted too
     */
    static LockRun of(Session session, Session.Source source, String command, List<Path> in, String also, Predicate<String> wanted, Progress progress) {
        List<String> all = Lint.cFiles(source.tree());
        TreeSet<String> units = new TreeSet<>();
        if (in.isEmpty()) {
            Predicate<String> chosen = session.isEmbedded() ? path -> true : path -> FOLDERS.stream().anyMatch(f -> isUnder(path, f));
            all.stream().filter(p -> p.endsWith(".c") && chosen.test(p)).forEach(units::add);
        }
        for (Path path : in) {
            List<String> here = all.stream().filter(p -> p.endsWith(".c") && isUnder(p, path)).toList();
            if (here.isEmpty()) {
                throw new UsageException(command + " --in " + path + ": no .c file of that path in " + source.name()
                        + "; paths are relative to the folder above sys/, as sys/kern");
            }
            units.addAll(here);
        }
        if (also.endsWith(".c")) {
            units.add(also);
        }
        if (units.isEmpty()) {
            throw new UsageException(command + ": no .c file under sys/kern, sys/net, sys/netinet or sys/netinet6 of " + source.name()
                    + "; name folders with --in");
        }
        return of(session, source, units, wanted, progress);
    }

    /** Analyses {@code units}, all C files. */
    static LockRun of(Session session, Session.Source source, Set<String> units, Progress progress) {
        return of(session, source, new TreeSet<>(units), name -> false, progress);
    }

    private static LockRun of(Session session, Session.Source source, TreeSet<String> units, Predicate<String> wanted, Progress progress) {
        List<String> all = Lint.cFiles(source.tree());
        Optional<Pack> asked = session.options().packs.isEmpty() ? Optional.empty() : Optional.of(session.pack());
        Configuration configuration = session.configurations(source.tree()).get(0);
        KeyModel keys = Lint.keys(source.tree(), all, configuration, session.threads(), progress);
        Locking locking = LockProgram.locking(asked);
        List<Pack.KeyedStruct> packs = LockProgram.todayKeys(asked);
        LockAnalysis analysis = LockProgram.analyse(source.tree(), keys, List.copyOf(units), configuration, locking, packs, wanted,
                session.threads(), progress);
        return new LockRun(source.name(), keys, locking, packs, analysis, List.copyOf(units));
    }

    /** Whether {@code file} is {@code path} or lies under it. */
    static boolean isUnder(String file, Path path) {
        String prefix = path.normalize().toString().replace('\\', '/');
        return file.equals(prefix) || file.startsWith(prefix + "/");
    }

    /** Says what was seen and how many {@code counted} came of it; the exit code. */
    int end(Session session, int counted, String what) {
        int gaps = analysis.gaps().size();
        session.err().println("lockwright: tree: " + tree + ": " + units.size() + " C files read, " + analysis.functions() + " functions, "
                + gaps + " with gaps, " + counted + " " + what);
        if (analysis.functions() == 0) {
            session.err().println("lockwright: no function was read, so nothing could be analysed");
            return Exit.INCOMPLETE;
        }
        return Exit.withGaps(gaps, session.options(), Exit.DONE);
    }
}
