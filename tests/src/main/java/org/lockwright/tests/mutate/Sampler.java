package org.lockwright.tests.mutate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Draws faults: of each kind as many, if there are, and in each kind from as many functions as there are. The same seed draws the same. */
final class Sampler {

    private final Random random;
    private final Set<String> left;

    /**
     * A sampler.
     *
     * @param left functions that no fault is put into, by name or as {@code path:name}
     */
    Sampler(long seed, Set<String> left) {
        this.random = new Random(seed);
        this.left = Set.copyOf(left);
    }

    private boolean isLeft(Mutant m) {
        return left.contains(m.function()) || left.contains(m.path() + ":" + m.function()) || left.contains(m.about());
    }

    /** Those of {@code all} that may be drawn, by kind, in the order in which they are: functions by chance, one of each in turn. */
    Map<Operator, List<Plot.Sown>> order(Collection<Plot.Sown> all) {
        Map<Operator, List<Plot.Sown>> out = new EnumMap<>(Operator.class);
        for (Operator operator : Operator.values()) {
            Map<String, List<Plot.Sown>> byFunction = new TreeMap<>();
            all.stream().filter(s -> s.mutant().operator() == operator && !isLeft(s.mutant()))
                    .forEach(s -> byFunction.computeIfAbsent(s.place(), k -> new ArrayList<>()).add(s));
            List<ArrayDeque<Plot.Sown>> functions = new ArrayList<>();
            byFunction.values().forEach(list -> {
                Collections.shuffle(list, random);
                functions.add(new ArrayDeque<>(list));
            });
            Collections.shuffle(functions, random);
            List<Plot.Sown> order = new ArrayList<>();
            while (functions.stream().anyMatch(f -> !f.isEmpty())) {
                functions.stream().filter(f -> !f.isEmpty()).forEach(f -> order.add(f.poll()));
            }
            out.put(operator, order);
        }
        return out;
    }

    /** Draws {@code most} of {@code all}: an equal share of each kind, and what one kind cannot fill goes to the others. */
    List<Plot.Sown> draw(Collection<Plot.Sown> all, int most) {
        Map<Operator, List<Plot.Sown>> order = order(all);
        Map<Operator, Integer> drawn = new EnumMap<>(Operator.class);
        int total = 0;
        boolean more = true;
        while (total < most && more) {
            more = false;
            for (Operator operator : Operator.values()) {
                int at = drawn.getOrDefault(operator, 0);
                if (total < most && at < order.get(operator).size()) {
                    drawn.put(operator, at + 1);
                    total++;
                    more = true;
                }
            }
        }
        List<Plot.Sown> out = new ArrayList<>();
        drawn.forEach((operator, n) -> out.addAll(order.get(operator).subList(0, n)));
        return out;
    }
}
