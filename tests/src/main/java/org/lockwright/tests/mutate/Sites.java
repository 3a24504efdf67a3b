package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Places where a fault can be put, and how many were left out because the analysis has no verdict there. */
final class Sites {

    private final TreeSet<Mutant> decided = new TreeSet<>();
    private final Map<Operator, Integer> undecided = new EnumMap<>(Operator.class);

    /** A fault at a place where the analysis has a verdict. */
    void add(Mutant mutant) {
        decided.add(mutant);
    }

    /** A place where it has none. */
    void addUndecided(Operator operator) {
        undecided.merge(operator, 1, Integer::sum);
    }

    /** All of {@code other} too. */
    void addAll(Sites other) {
        decided.addAll(other.decided);
        other.undecided.forEach((o, n) -> undecided.merge(o, n, Integer::sum));
    }

    /** The faults, sorted. */
    List<Mutant> mutants() {
        return List.copyOf(decided);
    }

    /** The faults of one kind, sorted. */
    List<Mutant> of(Operator operator) {
        return decided.stream().filter(m -> m.operator() == operator).toList();
    }

    int undecided(Operator operator) {
        return undecided.getOrDefault(operator, 0);
    }

    static Sites joined(Collection<Sites> all) {
        Sites out = new Sites();
        new ArrayList<>(all).forEach(out::addAll);
        return out;
    }
}
