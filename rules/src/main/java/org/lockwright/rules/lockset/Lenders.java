package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.FunctionId;

/**
 * With locks of which classes a function may be left, or be called, by somebody who is not seen.
 *
 * <p>A lock is lent where a function returns with it that others than those who are seen may call, or of which its callers do not see that it
 * does; where it is held and an unknown function is called; where it may be held several times; and where somebody of whose callers nothing is known
 * relies on it. A function that takes a lock for the callers that are seen lends it to none but them, and what they do with it is seen.
 */
final class Lenders {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Set<String> lent = new HashSet<>();
    /** Those that are held where functions are called that are not seen, which may be held several times, or which methods ask for. */
    private final Set<String> handed = new HashSet<>();
    private final Map<String, Set<FunctionId>> given = new HashMap<>();

    Lenders(ProgramAnalysis program, Contexts contexts) {
        this.program = program;
        this.contexts = contexts;
        program.facts().values().forEach(facts -> facts.events().forEach(e -> lend(facts, e)));
    }

    /**
     * Whether somebody may be left with a lock of class {@code lock} and call {@code function}, which gives such a lock up; that it does so does not
     * show it. Functions that are called with a lock held and are not seen are taken not to have it given up, but by one whose address they may have.
     */
    boolean lend(String lock, FunctionId function, String path) {
        boolean isTaken = !program.graph().slotsOf(function).isEmpty();
        if (isTaken && handed.stream().anyMatch(l -> program.aliases().mayBeOne(l, lock, path))) {
            return true;
        }
        return lent.stream().anyMatch(l -> program.aliases().mayBeOne(l, lock, path)) || given.entrySet().stream()
                .anyMatch(e -> program.aliases().mayBeOne(e.getKey(), lock, path) && e.getValue().stream().anyMatch(f -> !f.equals(function)));
    }

    /** Whether somebody may be left with the global lock {@code lock}, whoever gives it up. */
    boolean lend(String lock) {
        return lent.contains(lock) || handed.contains(lock);
    }

    private void lend(FunctionFacts facts, Event e) {
        Map<Term, Hold> held = Contexts.seen(e).locks().held();
        if (e instanceof Event.Leaving) {
            held.forEach((t, hold) -> note(t, hold.how() == Hold.How.TAKEN && isLeft(facts, t)));
        } else if (e instanceof Event.Calling c && c.targets().isEmpty() && !c.isDirect()) {
            held.keySet().forEach(t -> handed.add(t.lockClass()));
            contexts.of(facts.flow().function()).forEach(context -> {
                context.held().keySet().forEach(t -> handed.add(t.lockClass()));
                handed.addAll(context.others());
            });
        } else if (e instanceof Event.Taking t && (t.recursive() || t.shared())) {
            handed.add(t.lock().lockClass());
        } else if (e instanceof Event.Claim c) {
            boolean asks = isOpen(facts) && !held.containsKey(c.lock());
            note(c.lock(), asks && isDirect(facts));
            if (asks) {
                handed.add(c.lock().lockClass());
            }
        } else if (e instanceof Event.Giving g && isOpen(facts) && !g.before().tainted() && !held.containsKey(g.lock())) {
            given.computeIfAbsent(g.lock().lockClass(), k -> new HashSet<>()).add(facts.flow().function());
        }
    }

    private void note(Term lock, boolean so) {
        if (so) {
            lent.add(lock.lockClass());
        }
    }

    /** Whether a function that returns with {@code lock} may leave it to others than its callers, or to callers that do not see it. */
    private boolean isLeft(FunctionFacts facts, Term lock) {
        boolean closed = contexts.of(facts.flow().function()).stream().allMatch(c -> c.origin().caller() != null) && isDirect(facts);
        return !closed || facts.summary().outcomes().stream().noneMatch(o -> o.locks().held().entrySet().stream()
                .anyMatch(h -> h.getValue().how() == Hold.How.TAKEN && h.getKey().lockClass().equals(lock.lockClass())));
    }

    /** Whether the function's address is not taken, so that who calls it does so by name. */
    private boolean isDirect(FunctionFacts facts) {
        return program.graph().slotsOf(facts.flow().function()).isEmpty();
    }

    private boolean isOpen(FunctionFacts facts) {
        return contexts.of(facts.flow().function()).stream().anyMatch(c -> c.origin().caller() == null && !c.known());
    }
}
