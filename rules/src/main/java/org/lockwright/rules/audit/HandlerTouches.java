package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What callouts touch, by the name of the state. */
final class HandlerTouches {

    private record Seen(Reach.Step step, StateTouch touch, String path) {
    }

    private final Map<String, List<Seen>> byState = new HashMap<>();
    private final Map<String, Reach.Step> byFunction = new HashMap<>();

    HandlerTouches(Reach reach) {
        reach.steps().forEach(s -> byFunction.putIfAbsent(s.function().name(), s));
    }

    /** Adds what a function does that callouts reach by {@code step}. */
    void add(Reach.Step step, FunctionFacts facts) {
        facts.touches().forEach(t ->
                byState.computeIfAbsent(t.state(), s -> new ArrayList<>()).add(new Seen(step, t, step.function().path())));
    }

    /** The step by which callouts reach a function called {@code name}, if they do. */
    Optional<Reach.Step> step(String name) {
        return Optional.ofNullable(byFunction.get(name));
    }

    /**
     * The touch that says most about state that {@code touch} uses under {@code locks}: a conflict that no common lock excludes, before
     * one that a lock does, before one in which neither side writes for certain; empty if no handler touches it or both only read.
     */
    Optional<Touched.Sharing> sharing(StateTouch touch, Set<String> locks) {
        Touched.Sharing best = null;
        for (Seen seen : byState.getOrDefault(touch.state(), List.of())) {
            Touched.Use use = seen.touch().use();
            if (use == Touched.Use.READ && touch.use() == Touched.Use.READ) {
                continue;
            }
            Set<String> theirs = new TreeSet<>(seen.touch().locks());
            theirs.addAll(seen.step().entry());
            theirs.retainAll(locks);
            String lock = theirs.stream().filter(LockWords::excludes).findFirst().orElseGet(() -> perObject(theirs));
            Touched.Sharing sharing = new Touched.Sharing(seen.step().root().function().name(), seen.step().chain(), use, seen.path(),
                    seen.touch().line(), lock);
            if (best == null || rank(sharing, touch.use(), seen) < rank(best, touch.use(), null)) {
                best = sharing;
            }
        }
        return Optional.ofNullable(best);
    }

    private static String perObject(Collection<String> locks) {
        return locks.stream().filter(l -> l.startsWith("->")).findFirst().orElse("");
    }

    private static int rank(Touched.Sharing s, Touched.Use own, Seen ignored) {
        int certain = s.isConflictWith(own) ? 0 : 4000;
        int lock = s.lock().isEmpty() ? 0 : LockWords.excludes(s.lock()) ? 2000 : 1000;
        return certain + lock + Math.min(999, (int) s.chain().chars().filter(c -> c == '>').count());
    }
}
