package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * Releases of locks that no caller who is seen holds, where some callers may not be seen: LW3002, may.
 *
 * <p>Most locks are given up where they were taken. Of a class that is, at nearly all places of the program, a function that gives one up
 * which it did not take has most likely forgotten to. Of a class that often goes from one function to another nothing is said.
 */
final class Strays {

    private static final int FEWEST = 3;
    private static final int SHARE = 10;
    /** As {@link #SHARE} where the lock may come held: of an object that a call handed out or a pointer in memory leads to, or of a method. */
    private static final int SHARE_OF_LENT = 20;
    private static final Pattern ENDS = Pattern.compile("(?i).*(exit|unlock|release|leave|drop|done|unhold|unref|finish|_put|_end|_locked).*");

    /** What functions are called that end an object, and its lock with it, beside those that end a hold on one. */
    private static final Pattern GIVES = Pattern.compile(ENDS.pattern() + "|(?i).*(destroy|free|detach|abort|close|reclaim|purge|put).*");

    private final ProgramAnalysis program;
    private final Map<String, Set<FunctionId>> own = new TreeMap<>();
    private final Map<String, Set<FunctionId>> passed = new TreeMap<>();

    private final Map<FunctionId, Set<String>> brought = new HashMap<>();

    Strays(ProgramAnalysis program) {
        this.program = program;
        program.facts().values().forEach(facts -> facts.events().forEach(e -> {
            if (e instanceof Event.Giving g) {
                giving(facts, g);
            } else if (e instanceof Event.Moved m) { // a helper's release of what was not taken counts as the helper's
                m.lost().stream().filter(t -> !m.taken().contains(t) && isTakenHere(t, m, m.seen())).forEach(t -> keep(facts, t));
            } else if (e instanceof Event.Calling c) {
                c.seen().locks().held().keySet().forEach(t -> c.targets().forEach(f -> brought.computeIfAbsent(f, k -> new HashSet<>()).add(t.lockClass())));
            }
        }));
    }

    private void giving(FunctionFacts facts, Event.Giving g) {
        if (isTakenHere(g.lock(), g, g.before())) {
            keep(facts, g.lock());
        } else if (!g.before().tainted() && !g.before().lost() && !isTakenAgain(facts, g.lock()) && !isNamedForGiving(facts.flow().function())) {
            passed.computeIfAbsent(kind(g.lock()), k -> new HashSet<>()).add(facts.flow().function());
        }
    }

    private boolean isTakenHere(Term lock, Event event, Event.Seen before) {
        return before.locks().held().entrySet().stream().anyMatch(e -> e.getValue().how() == Hold.How.TAKEN && isOne(e.getKey(), lock, event));
    }

    private void keep(FunctionFacts facts, Term lock) {
        own.computeIfAbsent(kind(lock), k -> new HashSet<>()).add(facts.flow().function());
    }

    /** Whether the name of {@code function} says that it ends an object, or a hold on one. */
    static boolean isNamedForGiving(FunctionId function) {
        return GIVES.matcher(function.name()).matches();
    }

    private static String kind(Term lock) {
        return lock.isHandedOut() ? lock.lockClass() + " of an object handed out" : lock.lockClass();
    }

    /**
     * Whether {@code lock}, which is given up at {@code place} in a state that did not take it, was most likely to be taken by the function itself. What
     * was not understood on the way takes no lock that hardly anybody leaves to others, unless its name says so.
     */
    boolean isStray(FunctionFacts facts, Term lock, Event.Seen seen, Place place, Context open) {
        FunctionId function = facts.flow().function();
        boolean handedOut = !lock.isHandedOut() && open.entry().isHandedOut(lock);
        boolean lent = seen.tainted() || isMethod(function) || lock.isHandedOut() || lock.root().kind() == Term.Kind.LOAD;
        return !seen.lost() && !handedOut && facts.gaps().isEmpty() && !ENDS.matcher(function.name()).matches() && isKept(kind(lock), function, lent ? SHARE_OF_LENT : SHARE)
                && !(seen.tainted() && isTakenUnseen(facts)) && !isTakenAgain(facts, lock) && !isTakenBefore(facts, lock, place) && !isLeftByCallee(facts, lock);
    }

    /** Whether the function calls one whose body is not known, and whose name says that it leaves something taken. */
    private static boolean isTakenUnseen(FunctionFacts facts) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && c.targets().isEmpty()
                && (c.call().function() == null ? CallGraph.slot(c.call()).map(Habits::isNamedForTaking).orElse(true) : Habits.isNamedForTaking(c.call().function())));
    }

    /** Whether the function takes a lock of the class of {@code lock} somewhere, and waits for it, so that one condition may decide on that and on a release. */
    boolean takes(FunctionFacts facts, Term lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Taking t && !t.tried() && isOne(t.lock(), lock, t)
                || e instanceof Event.Moved m && m.taken().stream().anyMatch(t -> !m.lost().contains(t) && isOne(t, lock, m)));
    }

    /** Whether some caller of {@code function} holds what may be {@code lock} by its own doing when it calls. */
    boolean isBrought(FunctionId function, Term lock) {
        String path = program.facts().get(function).flow().place().path();
        return brought.getOrDefault(function, Set.of()).stream().anyMatch(b -> b.isEmpty() || program.aliases().mayBeOne(b, lock.lockClass(), path));
    }

    /** Whether the function takes this very lock on some way to {@code place}: then it is a matter of its own ways, of which something was not understood. */
    private static boolean isTakenBefore(FunctionFacts facts, Term lock, Place place) {
        return facts.events().stream().anyMatch(e -> (e instanceof Event.Taking t && t.lock().equals(lock) || e instanceof Event.Moved m && m.taken().contains(lock) && !m.lost().contains(lock))
                && StepOrder.lead(facts.flow(), e.place(), place));
    }

    /** Whether the function gives a lock of the class of {@code lock} up for a while only. */
    private boolean isTakenAgain(FunctionFacts facts, Term lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Taking t && t.before().locks().gone().contains(t.lock()) && isOne(t.lock(), lock, t));
    }

    /** Whether a function that this one calls returns with a lock of the class of {@code lock} on some way. */
    private boolean isLeftByCallee(FunctionFacts facts, Term lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && c.targets().stream().map(program.facts()::get).filter(Objects::nonNull)
                .flatMap(callee -> callee.events().stream()).anyMatch(l -> l instanceof Event.Leaving && Contexts.seen(l).locks().held().entrySet().stream()
                        .anyMatch(h -> h.getValue().how() == Hold.How.TAKEN && isOne(h.getKey(), lock, c))));
    }

    private boolean isOne(Term a, Term b, Event at) {
        return program.aliases().mayBeOne(a.lockClass(), b.lockClass(), at.place().path());
    }

    /** How many functions give such a lock as {@code lock} up where they took it. */
    int own(Term lock) {
        return own.getOrDefault(kind(lock), Set.of()).size();
    }

    private boolean isMethod(FunctionId function) {
        return !program.graph().slotsOf(function).isEmpty();
    }

    /**
     * Whether locks of class {@code lock} are given up where they were taken, but in {@code function} and in a few others of many. None of
     * those may be called through a pointer if this one is, for then somebody may take the lock for such.
     */
    private boolean isKept(String lock, FunctionId function, int share) {
        Set<FunctionId> others = new HashSet<>(passed.getOrDefault(lock, Set.of()));
        others.remove(function);
        int keeping = own.getOrDefault(lock, Set.of()).size();
        boolean alike = isMethod(function) && others.stream().anyMatch(this::isMethod);
        long lending = others.stream().filter(f -> !isMethod(f)).count();
        return keeping >= FEWEST && !lock.equals(OrderSeen.KERNEL_LOCK) && !alike && lending <= Math.max(keeping / share, share == SHARE && keeping >= 2 * FEWEST ? 1 : 0);
    }
}
