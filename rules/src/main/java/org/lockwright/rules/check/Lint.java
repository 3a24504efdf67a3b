package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyReader;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.KeyScan;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.program.Extraction;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.FileStructs;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.Reading;
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
        return keys(new Reading(tree, threads, Optional.empty(), progress), files, configuration);
    }

    /** The same for a tree read as {@code reading} says, and with what it keeps. */
    public static KeyModel keys(Reading reading, List<String> files, Configuration configuration) {
        return keys(reading, files, configuration, new HeaderCache());
    }

    /** The keys of one file, or why nothing of it was read. */
    private record Keys(FileKeys read, List<Gap> lost) {
    }

    private static KeyModel keys(Reading reading, List<String> files, Configuration configuration, HeaderCache cache) {
        KeyScan scan = KeyScan.of(reading, files);
        Extraction<Keys> extraction = new Extraction<>(path -> CacheKey.of("keys in every branch").key(), Keys.class, (parsing, unit) ->
                new Keys(keys(parsing.inEveryBranch(unit)), unit.ownGaps().stream().filter(g -> LOSING.contains(g.stage())).toList()));
        List<Keys> read = reading.parsing(configuration, HeaderInterest.none(), cache).each(scan.candidates(), extraction, reading.progress());
        Map<String, FileKeys> byFile = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            byFile.put(scan.candidates().get(i), read.get(i).read());
        }
        return KeyModel.ofKeys(byFile).with(scan.locks(), read.stream().flatMap(k -> k.lost().stream()).distinct().sorted().toList());
    }

    private static FileKeys keys(FileStructs file) {
        return KeyReader.read(file.source(), file.structs());
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

    /** The same, following the locks through {@code program}. */
    public static Result run(SourceTree tree, Collection<String> paths, List<Configuration> configurations, LockOrder order,
            LockFindings locks, Set<String> program, int threads, Consumer<String> progress) {
        return run(new Reading(tree, threads, Optional.empty(), progress), paths, configurations, order, locks, program);
    }

    /**
     * Lints the units among {@code paths}, and follows the locks through {@code program}.
     *
     * @param locks what the lock analysis goes by
     * @param program C files that make up the program for it
     */
    public static Result run(Reading reading, Collection<String> paths, List<Configuration> configurations, LockOrder order,
            LockFindings locks, Set<String> program) {
        List<String> all = cFiles(reading.tree());
        HeaderCache cache = new HeaderCache();
        KeyModel keys = keys(reading, all, configurations.get(0), cache);
        Set<String> wanted = new TreeSet<>(paths);
        Units units = units(reading, all, wanted, keys, locks, program);
        Map<String, Finding> findings = new TreeMap<>();
        new KeyLint(keys, reading, order, configurations.stream().map(Configuration::name).sorted().toList()).findings(all).stream()
                .filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
        List<Gap> gaps = new ArrayList<>(keys.gaps());
        LockTally tally = new LockTally();
        Extraction<Seen> extraction = seen(reading.tree(), keys, locks, units);
        for (Configuration configuration : configurations) {
            List<UnitFlows> flows = new ArrayList<>();
            for (Set<String> group : units.groups()) {
                Parsing parsing = units.parsing(reading, configuration, group, cache);
                parsing.each(List.copyOf(group), extraction, reading.progress()).forEach(seen -> {
                    gaps.addAll(seen.gaps());
                    seen.flows().ifPresent(flows::add);
                    seen.findings().stream().filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
                });
                gaps.addAll(parsing.headerGaps());
            }
            if (!flows.isEmpty()) {
                LockAnalysis analysis = locks.analysis(flows, keys, reading.threads());
                tally.add(analysis, flows.size());
                LockFindings.of(analysis, configuration.name()).stream().filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
            }
        }
        return new Result(keys, findings.values().stream().sorted().toList(), gaps.stream().distinct().sorted().toList(),
                all.size(), keys.files().size(), units.accessed().size(), tally.seen());
    }

    /**
     * Parses those of the files that {@link #run} would parse whose numbers, from 0 in the order of paths, {@code share} accepts, and leaves what is made of them in the store.
     *
     * @return how many they are
     */
    public static int parse(Reading reading, Collection<String> paths, List<Configuration> configurations, LockFindings locks, Set<String> program,
            IntPredicate share) {
        List<String> all = cFiles(reading.tree());
        HeaderCache cache = new HeaderCache();
        KeyModel keys = keys(reading, all, configurations.get(0), cache);
        Units units = units(reading, all, new TreeSet<>(paths), keys, locks, program);
        List<String> sorted = units.groups().stream().flatMap(Set::stream).toList();
        Set<String> mine = IntStream.range(0, sorted.size()).filter(share).mapToObj(sorted::get).collect(Collectors.toCollection(TreeSet::new));
        Extraction<Seen> extraction = seen(reading.tree(), keys, locks, units);
        for (Configuration configuration : configurations) {
            for (Set<String> group : units.groups()) {
                units.parsing(reading, configuration, group, cache).each(group.stream().filter(mine::contains).toList(), extraction, reading.progress());
            }
        }
        return mine.size();
    }

    /**
     * What is parsed.
     *
     * @param headers those that name an atomic field
     * @param accessed C files looked at for plain accesses to one
     * @param followed C files whose locks are followed
     */
    private record Units(Set<String> headers, Set<String> accessed, Set<String> followed) {

        /** The files that are followed, and the others: a function of a header that one of those were the first to meet would be lost. */
        List<Set<String>> groups() {
            Set<String> others = new TreeSet<>(accessed);
            others.removeAll(followed);
            return List.of(new TreeSet<>(followed), others);
        }

        Parsing parsing(Reading reading, Configuration configuration, Set<String> group, HeaderCache cache) {
            return reading.parsing(configuration, interest(headers, group.stream().anyMatch(followed::contains)), cache.unclaimed());
        }
    }

    private static Units units(Reading reading, List<String> all, Set<String> wanted, KeyModel keys, LockFindings locks, Set<String> program) {
        Set<String> names = keys.atomicFields().stream().map(FieldId::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> headers = Set.copyOf(mentioning(names, reading, all.stream().filter(p -> p.endsWith(".h"))));
        boolean headerWanted = headers.stream().anyMatch(wanted::contains);
        List<String> accessed = mentioning(names, reading, all.stream().filter(p -> p.endsWith(".c") && (headerWanted || wanted.contains(p))));
        return new Units(headers, new TreeSet<>(accessed), locks.isEmpty() ? Set.of() : program);
    }

    private static List<String> mentioning(Set<String> names, Reading reading, Stream<String> paths) {
        return names.isEmpty() ? List.of() : reading.files(CacheKey.of("words").addAll(names).key(), paths.toList(), TextSearch.anyWord(names));
    }

    private static Extraction<Seen> seen(SourceTree tree, KeyModel keys, LockFindings locks, Units units) {
        Checks checks = Checks.under(keys);
        Set<String> rows = locks.macroRows();
        CacheKey.Builder common = CacheKey.of("accesses and flows").addAll(new TreeSet<>(units.headers())).addAll(new TreeSet<>(rows));
        keys.atomicFields().forEach(f -> common.add(f.toString()).add(keys.guard(f).orElseThrow().toString()));
        String base = common.key().hex();
        Function<String, CacheKey> key = path -> CacheKey.of(base).add(units.accessed().contains(path) + " " + units.followed().contains(path)).key();
        return new Extraction<>(key, Seen.class, (parsing, unit) -> new Seen(
                units.accessed().contains(unit.path()) ? checks.findings(unit, tree::read) : List.of(), unit.gaps(),
                units.followed().contains(unit.path()) ? Optional.of(Lowering.of(unit, rows, tree::read)) : Optional.empty()));
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
