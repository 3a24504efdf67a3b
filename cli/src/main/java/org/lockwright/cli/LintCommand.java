package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.check.Suppressions;
import org.lockwright.rules.check.Whereabouts;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code lint [PATH...]}: findings under the keys the tree's comments give. */
@Command(name = "lint", description = "Checks the locking keys in the tree's comments, and accesses against them.")
final class LintCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "files or folders, as sys/kern; the whole tree without any")
    private List<Path> paths = new ArrayList<>();

    @Option(names = "--baseline", paramLabel = "FILE", description = "report only findings that are not in FILE")
    private Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE",
            description = "write the findings to FILE; refused if FILE exists and would grow")
    private Path writeBaseline;

    @Option(names = "--allow-growth", description = "let --write-baseline add findings to a file that exists")
    private boolean allowGrowth;

    @Option(names = "--no-locks", description = "do not follow the locks: only the keys themselves, and plain accesses to atomic fields")
    private boolean keysOnly;

    @Override
    public Integer call() {
        Session session = root.sessionOfFindings();
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "lint")) {
            List<String> wanted = wanted(Lint.cFiles(source.tree()), source.name());
            Optional<Baseline> before = Optional.ofNullable(baseline).map(f -> file(session, f, "--baseline").require());
            Optional<Baseline> old = Optional.ofNullable(writeBaseline).flatMap(f -> file(session, f, "--write-baseline").read());
            List<Configuration> configurations = session.configurations(source.tree());
            Lint.Result result = Lint.run(source.tree(), wanted, configurations, order(session), keysOnly ? LockFindings.NONE : locks(session),
                    program(session, source, wanted), session.threads(), progress);
            Suppressions.Outcome outcome = Suppressions.in(source.tree(), wanted, session.threads())
                    .apply(result.findings(), configurations.stream().map(Configuration::name).sorted().toList());
            Whereabouts whereabouts = Whereabouts.in(source.tree(), Set.copyOf(wanted));
            if (writeBaseline != null && isComplete(session, result)) {
                write(session, outcome.left(), old, whereabouts);
            }
            Baseline known = before.orElse(writeBaseline == null ? new Baseline(Map.of()) : Baseline.of(outcome.left()));
            Baseline.Split split = known.split(outcome.left(), whereabouts);
            LintReport report = new LintReport(source.name(), source.commit(), source.tree(), result, split, outcome.suppressed());
            FindingsReport.Ending ending = ending(session, report);
            if (session.options().format.isOfFindings()) {
                Result.write(session, report.forTools(scope(session, source, configurations), known, ending).as(session.options().format));
            } else {
                Result.write(session, session.json() ? Result.json(report.json()) : report.text());
            }
            split.stale().forEach(s -> session.err().println("lockwright: stale in the baseline, write it anew: " + s));
            session.err().println("lockwright: tree: " + source.name() + ": " + report.summary());
            if (result.keys().structs().isEmpty()) {
                session.err().println("lockwright: " + ending.incomplete());
            }
            return ending.exit();
        }
    }

    private FindingsReport.Scope scope(Session session, Session.Source source, List<Configuration> configurations) {
        List<CheckPage> checks = CheckPages.all().stream().filter(c -> !c.tags().contains("softint") && !c.tags().contains("coverage")).toList();
        Map<String, String> notRun = new TreeMap<>();
        if (session.options().packs.isEmpty()) {
            List.of("LW0010", "LW0011").forEach(id -> notRun.put(id, "no pack was asked for, so no order is declared"));
        }
        if (keysOnly) {
            checks.stream().filter(CheckPage::needsLocks).forEach(c -> notRun.put(c.id(), "--no-locks was given"));
        }
        List<String> names = configurations.stream().map(Configuration::name).sorted().toList();
        return new FindingsReport.Scope("lint", "lint/" + String.join(",", names), source.name(), source.commit(), source.tree(), names, checks, notRun,
                baseline != null || writeBaseline != null);
    }

    /** The locks of NetBSD, with those of the pack asked for above them. */
    private static LockFindings locks(Session session) {
        Pack keys = session.pack();
        Locking base = PackLoader.builtin("netbsd").locking();
        Locking locking = session.options().packs.isEmpty() ? base : Locking.merge(base, keys.locking());
        return new LockFindings(locking, keys.structs());
    }

    /** The files that locks are followed through: those asked for, or those of the profile's kernel. */
    private Set<String> program(Session session, Session.Source source, List<String> wanted) {
        if (keysOnly) {
            return Set.of();
        }
        return paths.isEmpty() ? session.compiled(source.tree()) : wanted.stream().filter(p -> p.endsWith(".c")).collect(Collectors.toSet());
    }

    /** A pack's order counts only if the pack was asked for: a tree need not follow one it has not heard of. */
    private static LockOrder order(Session session) {
        return session.options().packs.isEmpty() ? LockOrder.NONE : LockOrder.parse(session.pack().order());
    }

    private static BaselineFile file(Session session, Path path, String option) {
        return new BaselineFile(session.resolve(path), option);
    }

    private void write(Session session, List<Finding> found, Optional<Baseline> old, Whereabouts whereabouts) {
        Baseline now = Baseline.of(found);
        Baseline next = old.map(o -> o.updated(now, whereabouts::isLinted)).orElse(now);
        List<String> growth = old.map(o -> o.split(found, whereabouts).fresh().stream().map(Finding::fingerprint).distinct().sorted().toList())
                .orElse(List.of());
        if (!growth.isEmpty() && !allowGrowth) {
            throw new UsageException("--write-baseline " + writeBaseline + ": would grow by " + growth.size() + ", first '" + growth.get(0)
                    + "'; mend them, or say --allow-growth");
        }
        file(session, writeBaseline, "--write-baseline").write(next);
        session.err().println("lockwright: " + next.entries().size() + " fingerprints written to " + writeBaseline);
    }

    /** Whether the run saw enough to say what is no longer found. */
    private static boolean isComplete(Session session, Lint.Result result) {
        return !result.keys().structs().isEmpty() && Exit.withGaps(result.gaps().size(), session.options(), Exit.DONE) == Exit.DONE;
    }

    private List<String> wanted(List<String> files, String tree) {
        if (paths.isEmpty()) {
            return files;
        }
        List<String> out = new ArrayList<>();
        for (Path path : paths) {
            String prefix = path.normalize().toString().replace('\\', '/');
            List<String> here = files.stream().filter(f -> f.equals(prefix) || f.startsWith(prefix + "/")).toList();
            if (here.isEmpty()) {
                throw new UsageException("lint " + path + ": no C file of that path in " + tree
                        + "; paths are relative to the folder above sys/, as sys/kern");
            }
            out.addAll(here);
        }
        return out;
    }

    private static FindingsReport.Ending ending(Session session, LintReport report) {
        boolean strict = session.options().strict;
        boolean counts = report.split().fresh().stream().anyMatch(f -> Exit.counts(f, strict)) || strict && !report.split().stale().isEmpty();
        int gaps = report.result().gaps().size();
        String incomplete = report.result().keys().structs().isEmpty() ? "no legend was read, so nothing could be checked" : Exit.tooManyGaps(gaps, session.options());
        int exit = !incomplete.isEmpty() ? Exit.INCOMPLETE : counts ? Exit.FINDINGS : Exit.DONE;
        return new FindingsReport.Ending(exit, incomplete, strict, report.summary(), report.numbers());
    }
}
