package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.KeyScan;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.FileStructs;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.TextSearch;

/** Runs the checks over a tree: reads the keys its comments give, then every unit that names a keyed field. */
public final class Lint {

    private Lint() {
    }

    /**
     * What a run saw and found.
     *
     * @param keys the keys read
     * @param findings findings, sorted; a place seen under several configurations is one finding that names them
     * @param gaps what was not understood, sorted
     * @param filesSeen C files whose text was looked at
     * @param filesWithLegends files parsed for their legends
     * @param unitsParsed C files parsed for their accesses
     * @param locks what the lock analysis saw
     */
    public record Result(
            KeyModel keys, List<Finding> findings, List<Gap> gaps, int filesSeen, int filesWithLegends, int unitsParsed, LockSeen locks) {
    }

    /**
     * What the lock analysis saw, in all configurations.
     *
     * @param units C files it followed the locks through
     * @param functions functions in them
     * @param withGaps functions among those that were not understood as a whole, with the causes, sorted
     * @param verdicts uses of keyed fields, by verdict
     * @param exempt uses that are exempt, by the rule that says so
     * @param undecided uses that are left open, by the cause
     * @param withheld places that are most likely right and not reported, by check
     * @param calls calls that take, give up or assert a lock, by how well it is known: {@code path}, {@code variable}, {@code class}, {@code none}
     */
    public record LockSeen(int units, int functions, List<String> withGaps, Map<String, Integer> verdicts, Map<String, Integer> exempt,
            Map<String, Integer> undecided, Map<String, Integer> withheld, Map<String, Integer> calls) {

        /** Nothing was looked at. */
        public static final LockSeen NONE = new LockSeen(0, 0, List.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** Stages whose gap means that nothing of the file was read. */
    private static final Set<Gap.Stage> LOSING = Set.of(Gap.Stage.READ, Gap.Stage.BUDGET, Gap.Stage.INTERNAL);

    /** The C files under {@code sys/} of a tree, sorted. */
    public static List<String> cFiles(SourceTree tree) {
        return tree.files().stream().filter(p -> p.startsWith("sys/") && (p.endsWith(".c") || p.endsWith(".h"))).toList();
    }

    /** The keys written in the comments of {@code files}; each file that has any is parsed for itself. */
    public static KeyModel keys(SourceTree tree, List<String> files, Configuration configuration, int threads,
            Consumer<String> progress) {
        return keys(tree, files, configuration, new HeaderCache(), threads, progress);
    }

    private static KeyModel keys(SourceTree tree, List<String> files, Configuration configuration, HeaderCache cache, int threads, Consumer<String> progress) {
        KeyScan scan = KeyScan.of(tree, files, threads);
        Parsing parsing = new Parsing(tree, configuration, HeaderInterest.none(), threads, cache);
        Set<Gap> lost = ConcurrentHashMap.newKeySet();
        List<FileStructs> read = parsing.each(scan.candidates(), unit -> {
            unit.ownGaps().stream().filter(g -> LOSING.contains(g.stage())).forEach(lost::add);
            return parsing.inEveryBranch(unit);
        }, progress);
        return KeyModel.ofFiles(read).with(scan.locks(), lost.stream().sorted().toList());
    }

    /**
     * Lints the units among {@code paths}.
     *
     * @param paths C files to report on; headers among them are reported on through the units that include them
     * @param configurations at least one
     * @param order the lock order that a pack declares
     */
    public static Result run(SourceTree tree, Collection<String> paths, List<Configuration> configurations, LockOrder order,
            int threads, Consumer<String> progress) {
        return run(tree, paths, configurations, order, LockFindings.NONE, Set.of(), threads, progress);
    }

    /**
     * Lints the units among {@code paths}, and follows the locks through {@code program}.
     *
     * @param locks what the lock analysis goes by
     * @param program C files that make up the program for it
     */
    public static Result run(SourceTree tree, Collection<String> paths, List<Configuration> configurations, LockOrder order,
            LockFindings locks, Set<String> program, int threads, Consumer<String> progress) {
        List<String> all = cFiles(tree);
        HeaderCache cache = new HeaderCache();
        KeyModel keys = keys(tree, all, configurations.get(0), cache, threads, progress);
        Set<String> names = keys.atomicFields().stream().map(FieldId::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>(paths);
        Set<String> headers = Set.copyOf(mentioning(names, tree, all.stream().filter(p -> p.endsWith(".h")), threads));
        boolean headerWanted = headers.stream().anyMatch(wanted::contains);
        List<String> parsed = mentioning(names, tree, all.stream().filter(p -> p.endsWith(".c") && (headerWanted || wanted.contains(p))), threads);
        Map<String, Finding> findings = new TreeMap<>();
        new KeyLint(keys, tree, order, configurations.stream().map(Configuration::name).sorted().toList()).findings(all, threads).stream()
                .filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
        List<Gap> gaps = new ArrayList<>(keys.gaps());
        Checks checks = Checks.under(keys);
        Set<String> both = new TreeSet<>(parsed);
        both.addAll(locks.isEmpty() ? Set.of() : program);
        Set<String> accessed = Set.copyOf(parsed);
        LockTally tally = new LockTally();
        for (Configuration configuration : configurations) {
            Parsing parsing = new Parsing(tree, configuration, interest(headers, !locks.isEmpty()), threads, cache.unclaimed());
            Set<String> rows = locks.macroRows();
            List<UnitFlows> flows = new ArrayList<>();
            parsing.each(List.copyOf(both), unit -> new Seen(accessed.contains(unit.path()) ? checks.findings(unit, tree::read) : List.of(), unit.gaps(),
                    program.contains(unit.path()) && !locks.isEmpty() ? Optional.of(Lowering.of(unit, rows, tree::read)) : Optional.empty()), progress).forEach(seen -> {
                gaps.addAll(seen.gaps());
                seen.flows().ifPresent(flows::add);
                seen.findings().stream().filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
            });
            if (!flows.isEmpty()) {
                LockAnalysis analysis = locks.analysis(flows, keys);
                tally.add(analysis, flows.size());
                LockFindings.of(analysis, configuration.name()).stream().filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
            }
            gaps.addAll(parsing.headerGaps());
        }
        return new Result(keys, findings.values().stream().sorted().toList(), gaps.stream().distinct().sorted().toList(),
                all.size(), keys.files().size(), parsed.size(), tally.seen());
    }

    private static List<String> mentioning(Set<String> names, SourceTree tree, Stream<String> paths, int threads) {
        return names.isEmpty() ? List.of() : TextSearch.files(tree, paths.toList(), TextSearch.anyWord(names), threads);
    }

    private static HeaderInterest interest(Set<String> headers, boolean functions) {
        return new HeaderInterest() {
            @Override
            public boolean wants(String path) {
                return headers.contains(path);
            }

            @Override
            public boolean wantsFunctions() {
                return functions;
            }
        };
    }

    private record Seen(List<Finding> findings, List<Gap> gaps, Optional<UnitFlows> flows) {
    }

    private static void merge(Map<String, Finding> findings, Finding f) {
        findings.merge(f.path() + " " + f.span() + " " + f.rule() + " " + f.subject(), f, (a, b) -> {
            Set<String> both = new TreeSet<>(a.configurations());
            both.addAll(b.configurations());
            return new Finding(a.rule(), a.confidence(), a.path(), a.span(), a.line(), a.column(), a.function(), a.subject(),
                    a.message(), a.notes(), List.copyOf(both));
        });
    }
}
