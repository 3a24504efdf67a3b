package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * Locks that a function is not called with, though nobody is seen to call it.
 *
 * <p>One that it takes itself: who holds a lock and takes it again waits for himself. So a use before the call that takes it, or behind the one
 * that gives it up again, is without it, but where a parameter or a test whether the lock is held decides if it is taken. And a global one
 * that no function of the program returns with, or calls unknown functions with: nobody can have left it held.
 */
final class Unheld {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Map<FunctionId, List<Event>> acts = new HashMap<>();
    private Lenders lenders;

    Unheld(ProgramAnalysis program, Contexts contexts) {
        this.program = program;
        this.contexts = contexts;
    }

    /** Whether {@code lock}, which is not seen to be held at {@code place}, is not held there by a caller either. */
    boolean exclude(FunctionFacts facts, Term lock, Event.Seen seen, Place place) {
        if (lock == null || isHeldBefore(facts, lock)) {
            return false;
        }
        return isNobodys(lock) || acts(facts).stream().anyMatch(e -> isFirst(e, lock) && isLike(facts, Contexts.seen(e), seen)
                && (StepOrder.lead(facts.flow(), place, e.place()) || isBehind(facts, lock, place)));
    }

    /**
     * Why no caller holds {@code lock} where it is given up in {@code seen} without having been taken; null if one may. On whichever way the
     * function takes it, the caller would wait for itself there; but where it is taken behind the release, it may be the caller's that is given back.
     */
    Note why(FunctionFacts facts, Term lock, Event.Seen seen, Place place) {
        boolean handedOut = lock.isHandedOut() || contexts.of(facts.flow().function()).stream().anyMatch(c -> c.entry().isHandedOut(lock));
        if (isHeldBefore(facts, lock)) {
            return null;
        } else if (isNobodys(facts, lock, place)) {
            return Note.of("no function returns with such a lock held, or calls others with one that are not seen, so no caller holds it");
        } else if (handedOut) {
            return null;
        }
        Place taken = acts(facts).stream().filter(e -> e instanceof Event.Taking t && !t.shared() && isFirst(e, lock) && isLike(facts, Contexts.seen(e), seen)
                && !StepOrder.lead(facts.flow(), place, e.place())).map(Event::place).findFirst().orElse(null);
        return taken == null ? null : Note.elsewhere("the function takes it itself at " + taken + ", so no caller holds it", taken);
    }

    private List<Event> acts(FunctionFacts facts) {
        return acts.computeIfAbsent(facts.flow().function(), k -> facts.events().stream().filter(e -> e instanceof Event.Taking || e instanceof Event.Giving || e instanceof Event.Moved).toList());
    }

    /** Whether {@code e} takes {@code lock} for the first time, itself or in a called function, and would wait for it. */
    private boolean isFirst(Event e, Term lock) {
        boolean takes = e instanceof Event.Taking t ? t.lock().equals(lock) && !t.tried() && !t.again() && !t.recursive()
                : e instanceof Event.Moved m && m.taken().contains(lock) && !m.lost().contains(lock) && !lock.lockClass().equals(OrderSeen.KERNEL_LOCK) && takesAlways(m, lock.lockClass());
        Locks before = takes ? Contexts.seen(e).locks() : null;
        return takes && !Contexts.seen(e).tainted() && !before.gone().contains(lock) && !before.held().containsKey(lock);
    }

    /** Whether the function that is called takes a lock of class {@code lock} on all its ways, and not as sosetlock() does on some. */
    private boolean takesAlways(Event.Moved call, String lock) {
        FunctionFacts called = call.call().function() == null ? null : program.graph().find(call.call().function()).map(program.facts()::get).orElse(null);
        return called != null && !called.summary().outcomes().isEmpty() && called.summary().outcomes().stream().allMatch(o -> o.locks().held().entrySet().stream()
                .anyMatch(h -> isTaken(h.getValue()) && h.getKey().lockClass().equals(lock)));
    }

    /** Whether the lock is taken wherever {@code seen} may be: what is known of the parameters there is known here too, but that they point to something. */
    private static boolean isLike(FunctionFacts facts, Event.Seen taking, Event.Seen seen) {
        return taking.given().entrySet().stream().allMatch(e -> e.getValue().equals(seen.given().get(e.getKey())) || e.getValue().equals(Fact.NONZERO) && isPointer(facts, e.getKey()));
    }

    private static boolean isPointer(FunctionFacts facts, Term parameter) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Use u && u.object().contains(parameter));
    }

    /** Whether a way leads to {@code place} from where {@code lock} is given up that was taken here. */
    private boolean isBehind(FunctionFacts facts, Term lock, Place place) {
        return acts(facts).stream().anyMatch(e -> (e instanceof Event.Giving g && g.lock().equals(lock) || e instanceof Event.Moved m && m.lost().contains(lock)
                && !m.taken().contains(lock)) && isTaken(Contexts.seen(e).locks().held().get(lock)) && StepOrder.lead(facts.flow(), e.place(), place));
    }

    private static boolean isTaken(Hold hold) {
        return hold != null && hold.how() == Hold.How.TAKEN;
    }

    /** Whether an assertion or a test says somewhere that {@code lock} is held, which it then may be from the start, or a caller is seen that holds it. */
    private boolean isHeldBefore(FunctionFacts facts, Term lock) {
        return contexts.of(facts.flow().function()).stream().anyMatch(c -> c.held().containsKey(lock)) || facts.events().stream().anyMatch(e -> {
            Hold hold = Contexts.seen(e).locks().held().get(lock);
            return hold != null && hold.how() == Hold.How.TOLD;
        });
    }

    /** Whether {@code lock} is a global one with which nobody can have been left. */
    private boolean isNobodys(Term lock) {
        return lock.kind() == Term.Kind.GLOBAL && !lock.lockClass().equals(OrderSeen.KERNEL_LOCK) && !lenders().lend(lock.name());
    }

    /** Whether {@code lock} is one with whose like nobody can have been left, but for what the function itself gives up. */
    boolean isNobodys(FunctionFacts facts, Term lock, Place place) {
        return !lock.lockClass().isEmpty() && !lock.lockClass().equals(OrderSeen.KERNEL_LOCK) && !lenders().lend(lock.lockClass(), facts.flow().function(), place.path());
    }

    private Lenders lenders() {
        if (lenders == null) {
            lenders = new Lenders(program, contexts);
        }
        return lenders;
    }
}
