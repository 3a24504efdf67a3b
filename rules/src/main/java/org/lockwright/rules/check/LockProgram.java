package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.lockset.HeldLocks;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Parsing;

/** Parses and lowers units of a tree for the lock analysis, and chooses what packs say of it. */
public final class LockProgram {

    private static final String LOCKS = "netbsd";
    private static final String KEYS = "socket-locking";

    private LockProgram() {
    }

    /**
     * The lock analysis of {@code units} as one program.
     *
     * @param units C files, no headers; functions of headers are read once with the first unit that includes them
     * @param packs structs whose keys of today count where the comments give none
     * @param wantedFields fields without key whose uses are wanted too, as {@code tag.field}
     * @param progress told each path when it is parsed
     */
    public static LockAnalysis analyse(SourceTree tree, KeyModel keys, List<String> units, Configuration configuration, Locking locking,
            List<Pack.KeyedStruct> packs, Predicate<String> wantedFields, int threads, Consumer<String> progress) {
        return LockAnalysis.of(flows(new Parsing(tree, configuration, HeaderInterest.functionsOnce(), threads), tree, units, locking, progress), keys, locking, packs, wantedFields, threads);
    }

    /**
     * Which locks are held at the uses of keyed fields of {@code units}, without the checks of {@link #analyse}; flows that {@code kept} has are not made
     * again.
     *
     * @param variants units to read under other configurations too, for the functions that do more there
     */
    public static HeldLocks held(KeptFlows kept, SourceTree tree, Configuration configuration, Map<Configuration, List<String>> variants, KeyModel keys, List<String> units,
            Locking locking, List<Pack.KeyedStruct> packs, int threads, Consumer<String> progress) {
        Set<String> macroRows = macroRows(locking);
        List<UnitFlows> all = new ArrayList<>(kept.of(tree, configuration, macroRows, units, threads, progress));
        Forms forms = new Forms(all);
        variants.forEach((variant, paths) -> kept.of(tree, variant, macroRows, paths, threads, progress).forEach(flows -> all.add(forms.of(flows, variant.name()))));
        return HeldLocks.of(all, keys, locking, packs, threads);
    }

    /** The flows of {@code units} alone, which {@code kept} keeps. */
    public static List<UnitFlows> read(KeptFlows kept, SourceTree tree, Configuration configuration, Locking locking, List<String> units, int threads, Consumer<String> progress) {
        return kept.of(tree, configuration, macroRows(locking), units, threads, progress);
    }

    private static List<UnitFlows> flows(Parsing parsing, SourceTree tree, List<String> units, Locking locking, Consumer<String> progress) {
        Set<String> macroRows = macroRows(locking);
        return parsing.each(units, unit -> Lowering.of(unit, macroRows, tree::read), progress);
    }

    private static Set<String> macroRows(Locking locking) {
        return locking.rows().stream().map(Locking.Row::call).collect(Collectors.toUnmodifiableSet());
    }

    /** What is known of NetBSD's locks, under what the pack that was asked for says of them. */
    public static Locking locking(Optional<Pack> asked) {
        Locking base = PackLoader.builtin(LOCKS).locking();
        return asked.map(pack -> Locking.merge(base, pack.locking())).orElse(base);
    }

    /** The structs of the pack that was asked for, or of the one that keys sockets; their keys of today are true of a tree as it is. */
    public static List<Pack.KeyedStruct> todayKeys(Optional<Pack> asked) {
        return asked.orElseGet(() -> PackLoader.builtin(KEYS)).structs();
    }

    /** The text of a field's key: that of the comments, or else what {@code packs} say is true today. */
    public static Optional<String> key(KeyModel keys, List<Pack.KeyedStruct> packs, FieldId field) {
        return keys.guard(field).map(Guard::text).or(() -> packs.stream().filter(s -> s.tag().equals(field.tag()))
                .flatMap(s -> s.fields().stream().filter(f -> f.name().equals(field.name()))
                        .flatMap(f -> s.legend().stream().filter(l -> l.key().equals(f.today())).map(Pack.LegendLine::text)))
                .findFirst());
    }
}
