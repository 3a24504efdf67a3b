package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.AtomicAccessCheck;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.KeyScan;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.program.FileStructs;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.program.Parsing;

/**
 * A tree that is read, lowered and analysed once, so that for a change of a file only that file is read again.
 *
 * <p>What a unit defines itself is lowered without its headers, here and for a change alike; what headers define comes from one pass
 * over all units. So a change that changes nothing gives the same flows.
 */
public final class Original {

    /**
     * A file read again.
     *
     * @param flows its flows, with those of headers that were its share
     * @param plain what the check of atomic fields finds in it
     * @param gaps what of it was not understood
     */
    record Reading(UnitFlows flows, List<Finding> plain, List<String> gaps) {
    }

    private final SourceTree tree;
    private final Configuration configuration;
    private final LockFindings locks;
    private final int threads;
    private final HeaderCache cache = new HeaderCache();
    private final Map<String, UnitFlows> shares = new TreeMap<>();
    private final Map<String, Reading> readings = new LinkedHashMap<>();
    private final List<Unit> syntax = new ArrayList<>();
    private final List<FileStructs> structs;
    private final KeyScan scan;
    private final KeyModel keys;
    private final LockAnalysis analysis;

    private Original(SourceTree tree, List<String> units, Configuration configuration, LockFindings locks, int threads) {
        this.tree = OverlayTree.on(tree);
        this.configuration = configuration;
        this.locks = locks;
        this.threads = threads;
        this.scan = KeyScan.of(tree, Lint.cFiles(tree), threads);
        Parsing alone = new Parsing(this.tree, configuration, HeaderInterest.none(), threads, cache);
        this.structs = alone.each(scan.candidates(), alone::inEveryBranch, path -> { });
        this.keys = KeyModel.ofFiles(structs).with(scan.locks(), List.of());
        Parsing headers = new Parsing(this.tree, configuration, HeaderInterest.functionsOnce(), 1, cache.unclaimed());
        headers.each(units, unit -> Lowering.of(unit, locks.macroRows(), this.tree::read), path -> { }).forEach(f -> shares.put(f.path(), f));
        List<Unit> read = parsing(this.tree).units(units);
        List<Reading> own = BigStack.map(read, threads, this::reading, unit -> { });
        for (int i = 0; i < units.size(); i++) {
            readings.put(units.get(i), own.get(i));
            syntax.add(read.get(i));
        }
        this.analysis = locks.analysis(flows(Map.of()), keys);
    }

    /**
     * Reads {@code units} of {@code tree} as one program.
     *
     * @param locks what the lock analysis goes by
     */
    public static Original of(SourceTree tree, List<String> units, Configuration configuration, LockFindings locks, int threads) {
        return new Original(tree, units, configuration, locks, threads);
    }

    private Parsing parsing(SourceTree of) {
        return new Parsing(of, configuration, HeaderInterest.none(), threads, cache);
    }

    private Reading reading(Unit unit) {
        UnitFlows own = Lowering.of(unit, locks.macroRows(), tree::read);
        UnitFlows share = shares.get(unit.path());
        String path = unit.path();
        UnitFlows both = new UnitFlows(path,
                joined(share.flows(), own.flows(), f -> f.place().path(), path),
                joined(share.tables(), own.tables(), t -> t.place().path(), path),
                Stream.concat(own.registrations().stream(), share.registrations().stream()).distinct().toList(),
                share.structs(), own.assertions(), own.gaps(), merged(share.fieldTypes(), own.fieldTypes()));
        return new Reading(both, new AtomicAccessCheck(keys).findings(unit, tree::read), unit.ownGaps().stream().map(Object::toString).toList());
    }

    /** What {@code share} has of other files, then what {@code own} has of {@code path}. */
    private static <T> List<T> joined(List<T> share, List<T> own, Function<T, String> pathOf, String path) {
        return Stream.concat(share.stream().filter(t -> !pathOf.apply(t).equals(path)), own.stream().filter(t -> pathOf.apply(t).equals(path))).toList();
    }

    private static Map<String, String> merged(Map<String, String> a, Map<String, String> b) {
        Map<String, String> out = new TreeMap<>(a);
        out.putAll(b);
        return out;
    }

    private List<UnitFlows> flows(Map<String, Reading> changed) {
        return readings.entrySet().stream().map(e -> changed.getOrDefault(e.getKey(), e.getValue()).flows()).toList();
    }

    /** The tree. */
    SourceTree tree() {
        return tree;
    }

    /** The text of a file that must be there. */
    SourceText text(String path) {
        return tree.read(path).orElseThrow(() -> new IllegalArgumentException("no file " + path));
    }

    /** The keys of its comments. */
    KeyModel keys() {
        return keys;
    }

    /** What the lock analysis goes by. */
    LockFindings locks() {
        return locks;
    }

    /** The analysis of the tree as it is. */
    LockAnalysis analysis() {
        return analysis;
    }

    /** The units, as they are read. */
    Map<String, Reading> readings() {
        return readings;
    }

    /**
     * An analysis and what is found.
     *
     * @param findings those of the lock analysis, and of the check of atomic fields in the units read for it
     */
    record Run(LockAnalysis analysis, Collection<Finding> findings) {
    }

    /** What is found in the tree as it is. */
    Collection<Finding> findings() {
        return run(analysis, readings.values()).findings();
    }

    private Run run(LockAnalysis of, Collection<Reading> read) {
        List<Finding> out = new ArrayList<>(LockFindings.of(of, configuration.name()));
        read.forEach(r -> out.addAll(r.plain()));
        return new Run(of, out);
    }

    /** Applies {@code extract} to the syntax trees of the units, which are dropped then. */
    <R> List<R> each(Function<Unit, R> extract) {
        List<R> out = BigStack.map(List.copyOf(syntax), threads, extract, unit -> { });
        syntax.clear();
        return out;
    }

    /** The files of {@code mutants} read again, each with its fault, and those that include one of them. */
    Map<String, Reading> read(Collection<Mutant> mutants) {
        List<SourceText> texts = mutants.stream().map(m -> m.in(text(m.path()))).toList();
        OverlayTree with = ((OverlayTree) tree).with(texts);
        Parsing parsing = parsing(with);
        List<String> paths = texts.stream().map(SourceText::path).toList();
        List<Reading> read = parsing.each(paths, this::reading, path -> { });
        Map<String, Reading> out = new TreeMap<>();
        for (int i = 0; i < paths.size(); i++) {
            out.put(paths.get(i), read.get(i));
        }
        paths.forEach(path -> readings.forEach((unit, reading) -> {
            if (!unit.equals(path) && reading.flows().flows().stream().anyMatch(f -> f.place().path().equals(path))) {
                out.put(unit, including(out.getOrDefault(unit, reading), path, with));
            }
        }));
        return out;
    }

    /** {@code reading} with the functions of {@code path}, which its unit includes, as they stand in {@code with}. */
    private Reading including(Reading reading, String path, OverlayTree with) {
        UnitFlows old = reading.flows();
        Parsing parsing = new Parsing(with, configuration, HeaderInterest.of(Set.of(path)), 1, cache);
        UnitFlows now = Lowering.of(parsing.unit(old.path()), locks.macroRows(), with::read);
        UnitFlows both = new UnitFlows(old.path(), joined(old.flows(), now.flows(), f -> f.place().path(), path), old.tables(), old.registrations(), old.structs(),
                old.assertions(), old.gaps(), old.fieldTypes());
        return new Reading(both, reading.plain(), reading.gaps());
    }

    /** What is found when the files of {@code changed} are read so. */
    Run with(Map<String, Reading> changed) {
        return run(locks.analysis(flows(changed), keys), changed.values());
    }

    /** What is found under the keys of the tree with {@code headers} in place of the files of their paths; their structs stand where they stood. */
    Run under(Collection<SourceText> headers) {
        KeyModel other = KeyModel.ofFiles(structs.stream().map(f -> headers.stream().filter(h -> h.path().equals(f.source().path())).findFirst()
                .map(h -> new FileStructs(h, f.structs())).orElse(f)).toList()).with(scan.locks(), List.of());
        return run(locks.analysis(flows(Map.of()), other), List.of());
    }
}
