package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.rules.flow.Note;

/**
 * LW3001: ways out of a function that have given up a lock of its caller's, which other ways with the same result leave held.
 *
 * <p>That the lock is the caller's is shown by an assertion, or by ways that give it up for a while and take it again. The caller cannot
 * tell which way was gone, so on one of them it is wrong about the lock. Where the pack says that who calls through a pointer holds the lock, the ways
 * may differ in their results.
 */
final class Lapses {

    private final ProgramAnalysis program;
    private final Contexts contexts;

    Lapses(ProgramAnalysis program, Contexts contexts) {
        this.program = program;
        this.contexts = contexts;
    }

    List<Violation> violations() {
        Map<String, Violation> out = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            if (program.rows().of(facts.flow().function().name()).isEmpty() && facts.gaps().isEmpty()) {
                List<Event.Leaving> all = facts.events().stream().filter(e -> e instanceof Event.Leaving).map(e -> (Event.Leaving) e)
                        .filter(l -> !l.seen().lost() && !l.seen().tainted() && contexts.isPossible(facts.flow().function(), l.seen())).toList();
                all.forEach(l -> leaving(facts, l, all, out));
            }
        }
        return List.copyOf(out.values());
    }

    private void leaving(FunctionFacts facts, Event.Leaving leaving, List<Event.Leaving> all, Map<String, Violation> out) {
        for (Term gone : leaving.seen().locks().gone()) {
            String lock = gone.lockClass();
            if (lock.isEmpty() || lock.equals(OrderSeen.KERNEL_LOCK)) {
                continue;
            }
            Event.Leaving other = !givesItself(facts, gone) || isToldByFlags(facts.summary(), gone) ? null
                    : all.stream().filter(o -> keeps(facts, o, gone) && isLike(facts, leaving, o)).findFirst().orElse(null);
            String what = "the caller's '" + TermText.of(gone, facts::variable) + "' is not held any more here";
            if (other != null) {
                add(facts, leaving, gone, other, what + " on some way, but it is on others with the same result", out);
            } else if (contexts.isLent(facts.flow().function(), gone)) {
                all.stream().filter(o -> !o.seen().locks().gone().contains(gone)).findFirst()
                        .ifPresent(o -> add(facts, leaving, gone, o, what + ", though who calls " + facts.flow().function().name() + "() has it and goes on as if it were", out));
            }
        }
    }

    private static void add(FunctionFacts facts, Event.Leaving leaving, Term gone, Event.Leaving other, String message, Map<String, Violation> out) {
        String function = facts.flow().function().name();
        String spelt = TermText.of(gone, facts::variable);
        List<Note> notes = new ArrayList<>();
        facts.events().stream().filter(e -> e instanceof Event.Giving g && g.lock().equals(gone) && !g.before().locks().gone().contains(gone)).findFirst()
                .ifPresent(g -> notes.add(Note.step(spelt + " given up at " + g.place(), g.place())));
        notes.add(Note.elsewhere("held at the return at " + other.place(), other.place()));
        out.putIfAbsent(function + gone.lockClass() + leaving.place(), new Violation("LW3001", false, leaving.place(), function, gone.lockClass(), message, notes));
    }

    /** Whether a way has {@code lock} as its caller had it, and says so: it asserted it, or gave it up and took it again. */
    private boolean keeps(FunctionFacts facts, Event.Leaving way, Term lock) {
        String path = facts.flow().place().path();
        Hold hold = way.seen().locks().held().get(lock);
        return hold != null && hold.how() == Hold.How.TOLD
                && way.seen().locks().gone().stream().noneMatch(g -> program.aliases().mayBeOne(g.lockClass(), lock.lockClass(), path));
    }

    /** Whether the function gives up its caller's {@code lock} itself; where one that it calls does so, that is the one to look at. */
    private static boolean givesItself(FunctionFacts facts, Term lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Giving g && g.lock().equals(lock) && !isTaken(g.before(), lock));
    }

    private static boolean isTaken(Event.Seen seen, Term lock) {
        Hold hold = seen.locks().held().get(lock);
        return hold != null && hold.how() == Hold.How.TAKEN;
    }

    /** Whether bits of something decide if {@code lock} is given up, as where a caller asks for it. */
    private static boolean isToldByFlags(Summary summary, Term lock) {
        return summary.outcomes().stream().filter(o -> o.locks().gone().contains(lock)).anyMatch(a -> summary.outcomes().stream()
                .filter(o -> !o.locks().gone().contains(lock)).anyMatch(b -> a.given().entrySet().stream()
                        .anyMatch(e -> e.getKey().name().equals("&") && b.given().containsKey(e.getKey()) && b.given().get(e.getKey()).contradicts(e.getValue()))));
    }

    /** Whether {@code a} has taken something that {@code b} has not, so that a lock may have been exchanged for another. */
    private static boolean isExchanged(Event.Leaving a, Event.Leaving b) {
        return a.seen().locks().held().entrySet().stream().anyMatch(e -> e.getValue().how() == Hold.How.TAKEN && !b.seen().locks().held().containsKey(e.getKey()));
    }

    private static boolean differs(Event.Leaving a, Event.Leaving b) {
        return a.result() != null && b.result() != null && a.result().contradicts(b.result());
    }

    private static boolean isLike(FunctionFacts facts, Event.Leaving a, Event.Leaving b) {
        return !differs(a, b) && !isExchanged(a, b) && Balance.kind(a).equals(Balance.kind(b)) && Balance.compatible(a, b) && !Balance.isMasked(facts, a, b);
    }
}
