package org.lockwright.tests.mutate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts faults together that may be looked for in one analysis: each in a file of its own, at least three calls from the others, and
 * about another lock and another field. Faults in keys go together with such only.
 */
final class Batches {

    private static final class Batch {
        private final List<Mutant> mutants = new ArrayList<>();
        private final Set<String> paths = new HashSet<>();
        private final Set<String> names = new HashSet<>();
        private final Set<String> near = new HashSet<>();
    }

    private Batches() {
    }

    /** {@code mutants} in batches of at most {@code most}. */
    static List<List<Mutant>> of(Hunt hunt, List<Mutant> mutants, int most) {
        List<Batch> out = new ArrayList<>();
        for (Mutant m : mutants) {
            Batch fits = out.stream().filter(b -> b.mutants.size() < most && fits(b, m)).findFirst().orElse(null);
            if (fits == null) {
                fits = new Batch();
                out.add(fits);
            }
            fits.mutants.add(m);
            fits.names.addAll(m.names());
            fits.paths.add(m.path());
            fits.near.addAll(m.function().isEmpty() ? Set.of() : hunt.near(m.function()));
        }
        return out.stream().map(b -> List.copyOf(b.mutants)).toList();
    }

    private static boolean fits(Batch b, Mutant m) {
        boolean key = m.operator() == Operator.FLIP_KEY;
        boolean same = b.mutants.stream().allMatch(o -> (o.operator() == Operator.FLIP_KEY) == key);
        boolean apart = key || !b.paths.contains(m.path()) && !b.near.contains(m.function());
        return same && apart && m.names().stream().noneMatch(b.names::contains);
    }
}
