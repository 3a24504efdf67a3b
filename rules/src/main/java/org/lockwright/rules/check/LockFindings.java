package org.lockwright.rules.check;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.lockset.Violation;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/**
 * What the lock analysis says of a program, as findings: LW1001 and on, LW2001 and on, LW3001 and on.
 *
 * @param locking calls, aliases, slots and orders
 * @param structs structs whose keys of today count where comments give none
 */
public record LockFindings(Locking locking, List<Pack.KeyedStruct> structs) {

    /** Says nothing of locks: no lock is known, so nothing is found. */
    public static final LockFindings NONE = new LockFindings(Locking.NONE, List.of());

    public LockFindings {
        structs = List.copyOf(structs);
    }

    /** Whether there is anything to analyse with. */
    public boolean isEmpty() {
        return locking.rows().isEmpty();
    }

    /** Macros that are calls and not what they expand to. */
    public Set<String> macroRows() {
        return locking.rows().stream().map(Locking.Row::call).collect(Collectors.toSet());
    }

    /** The analysis of {@code units} under these. */
    public LockAnalysis analysis(Collection<UnitFlows> units, KeyModel keys) {
        return analysis(units, keys, 1);
    }

    /** The analysis of {@code units} under these, on {@code threads} threads. */
    public LockAnalysis analysis(Collection<UnitFlows> units, KeyModel keys, int threads) {
        return LockAnalysis.of(units, keys, locking, structs, field -> false, threads);
    }

    /** The findings of {@code analysis}, sorted. */
    public static List<Finding> of(LockAnalysis analysis, String configuration) {
        return analysis.violations().stream().map(v -> finding(v, configuration)).sorted().toList();
    }

    private static Finding finding(Violation v, String configuration) {
        return new Finding(v.id(), v.must() ? Finding.Confidence.MUST : Finding.Confidence.MAY, v.place().path(),
                new Span(v.place().start(), v.place().end()), v.place().line(), v.place().column(), v.function(), v.subject(), v.message(),
                v.notes(), List.of(configuration));
    }
}
