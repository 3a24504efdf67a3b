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

    private final FunctionIndex index;

    private final LockWords words;

    HandlerTouches(Reach reach, FunctionIndex index, LockWords words) {
        this.words = words;
        this.index = index;
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
     * The touch that says most about state that {@code touch}, in the file {@code path}, uses under {@code locks}: a conflict that no
     * common lock excludes, before one that a lock does, before one that is not certain; empty if no handler touches it or both only
     * read.
     */
    Optional<Touched.Sharing> sharing(String path, StateTouch touch, Set<String> locks) {
        Touched.Sharing best = null;
        for (Seen seen : byState.getOrDefault(touch.state(), List.of())) {
            boolean isRead = seen.touch().use() == Touched.Use.READ && touch.use() == Touched.Use.READ;
            if (isRead || isOfOtherDriver(path, seen, touch.home())) {
                continue;
            }
            Touched.Sharing sharing = sharing(path, touch, locks, seen);
            if (best == null || rank(sharing, touch.use(), path) < rank(best, touch.use(), path)) {
                best = sharing;
            }
        }
        return Optional.ofNullable(best);
    }

    private Touched.Sharing sharing(String path, StateTouch touch, Set<String> locks, Seen seen) {
        Set<String> theirs = new TreeSet<>(seen.touch().locks());
        theirs.addAll(seen.step().entry());
        if (touch.isOfSocket() && locks.contains(LockWords.SOCKET_LOCK) && words.holdsASocketsLock(theirs)) {
            theirs.add(LockWords.SOCKET_LOCK_OF_PROTOCOL);
        }
        Set<String> ours = new TreeSet<>(locks);
        ours.add(LockWords.SOCKET_LOCK_OF_PROTOCOL);
        theirs.retainAll(ours);
        String lock = theirs.stream().filter(LockWords::excludes).findFirst().orElseGet(() -> perObject(theirs));
        boolean isInKernel = seen.step().isCompiled(index) || !index.isCompiled(path);
        return new Touched.Sharing(seen.step().root().function().name(), seen.step().chain(), seen.touch().use(), seen.path(),
                seen.touch().line(), lock, isInKernel);
    }

    /** Whether two drivers touch a member that every driver has of its own: their objects are never the same. */
    private static boolean isOfOtherDriver(String path, Seen seen, String home) {
        return isDriver(path) && isDriver(seen.path()) && !path.equals(seen.path()) && !isDriver(home);
    }

    private static boolean isDriver(String path) {
        return path.startsWith("sys/dev/") || path.startsWith("sys/arch/");
    }

    private static String perObject(Collection<String> locks) {
        return locks.stream().filter(l -> l.startsWith("->")).findFirst().orElse("");
    }

    /** Smaller is more telling: certain, without a lock, in the same file or folder, not in a driver, by a short way. */
    private static int rank(Touched.Sharing s, Touched.Use own, String path) {
        int certain = s.isConflictWith(own) ? 0 : 80_000;
        int lock = s.lock().isEmpty() ? 0 : LockWords.excludes(s.lock()) ? 40_000 : 20_000;
        int near = s.path().equals(path) ? 0 : folder(s.path()).equals(folder(path)) ? 1_000 : isDriver(s.path()) ? 3_000 : 2_000;
        return certain + lock + near + Math.min(999, (int) s.chain().chars().filter(c -> c == '>').count());
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
