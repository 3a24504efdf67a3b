package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/** Condition variables and their interlocks, by what the waits for them name: LW3007 and LW3008. */
final class Condvars {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Verdicts verdicts;
    private final Guards guards;
    private final LockKinds kinds;
    private final Map<String, Map<String, List<Waiter>>> waits = new TreeMap<>();

    private record Waiter(FunctionFacts facts, Event.Waiting event) {
    }

    Condvars(ProgramAnalysis program, Contexts contexts, Verdicts verdicts, Guards guards, LockKinds kinds) {
        this.guards = guards;
        this.kinds = kinds;
        this.program = program;
        this.contexts = contexts;
        this.verdicts = verdicts;
    }

    List<Violation> violations() {
        for (FunctionFacts facts : program.facts().values()) {
            facts.events().stream().filter(e -> e instanceof Event.Waiting).map(e -> (Event.Waiting) e)
                    .filter(w -> !w.condvar().lockClass().isEmpty() && !w.interlock().lockClass().isEmpty())
                    .forEach(w -> waits.computeIfAbsent(w.condvar().lockClass(), k -> new TreeMap<>())
                            .computeIfAbsent(w.interlock().lockClass(), k -> new ArrayList<>()).add(new Waiter(facts, w)));
        }
        List<Violation> out = new ArrayList<>();
        waits.forEach((condvar, interlocks) -> {
            if (!isKeyed(condvar)) {
                peers(condvar, interlocks, out);
            }
        });
        Map<String, Violation> once = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            facts.events().stream().filter(e -> e instanceof Event.Waking).map(e -> (Event.Waking) e).forEach(w -> wake(facts, w, once));
        }
        out.addAll(once.values());
        return out;
    }

    /** Whether a key says which lock goes with {@code condvar}, so that LW1001 speaks of it. */
    private boolean isKeyed(String condvar) {
        int dot = condvar.indexOf('.');
        return dot > 0 && guards.field(condvar.substring(0, dot), condvar.substring(dot + 1)).isPresent();
    }

    /** LW3007: waits for one condition variable with an interlock that most others do not have. */
    private void peers(String condvar, Map<String, List<Waiter>> interlocks, List<Violation> out) {
        String most = interlocks.entrySet().stream().max(java.util.Comparator.comparing(e -> places(e.getValue()).size())).orElseThrow().getKey();
        List<Place> usual = places(interlocks.get(most));
        interlocks.forEach((lock, waiters) -> {
            Waiter w = waiters.get(0);
            boolean same = kinds.names(lock).contains(most) || program.aliases().mayBeOne(lock, most, w.event().place().path());
            if (!same) {
                List<Note> notes = new ArrayList<>();
                usual.stream().limit(3).forEach(p -> notes.add(Note.elsewhere("waited for with " + most + " at " + p, p)));
                notes.add(Note.of("who waits with another lock may sleep through a wakeup, or wake in the middle of a change"));
                out.add(new Violation("LW3007", false, w.event().place(), w.facts().flow().function().name(), condvar + " " + lock,
                        "'" + TermText.of(w.event().condvar(), w.facts()::variable) + "' is waited for with " + lock + ", and with " + most + " at " + usual.size()
                                + (usual.size() == 1 ? " other place" : " other places"), notes));
            }
        });
    }

    private static List<Place> places(List<Waiter> waiters) {
        return waiters.stream().map(w -> w.event().place()).distinct().sorted(java.util.Comparator.comparing(Place::path).thenComparing(Place::start)).toList();
    }

    /** LW3008: a wakeup without the lock that those who wait have, which was not just given up either. */
    private void wake(FunctionFacts facts, Event.Waking wake, Map<String, Violation> out) {
        Map<String, List<Waiter>> interlocks = waits.getOrDefault(wake.condvar().lockClass(), Map.of());
        if (interlocks.isEmpty() || isKeyed(wake.condvar().lockClass()) || !wake.exempt().isEmpty() || wake.condvar().isHandedOut() || isReleased(facts, wake, interlocks.keySet())) {
            return;
        }
        String path = wake.place().path();
        List<Need.Lock> needs = new ArrayList<>();
        interlocks.forEach((lock, waiters) -> {
            needs.add(need(waiters.get(0).event(), wake));
            kinds.names(lock).stream().filter(other -> !other.equals(lock)).forEach(other -> needs.add(new Need.Lock(null, other, false)));
        });
        Found.in(facts, wake, contexts, c -> needs.stream().allMatch(n -> verdicts.held(n, wake.seen(), c, path) == Verdict.Answer.NOT_HELD)
                && !c.entry().isFresh(wake.condvar()) ? String.join(", ", interlocks.keySet()) : null)
                .ifPresent(f -> {
                    List<Note> notes = f.notes(facts, wake.seen(), program.aliases(), path);
                    interlocks.forEach((lock, waiters) -> places(waiters).stream().limit(2).forEach(p -> notes.add(Note.elsewhere("waited for with " + lock + " at " + p, p))));
                    String condvar = TermText.of(wake.condvar(), facts::variable);
                    out.merge(wake.place().toString() + wake.place().column(), new Violation("LW3008", f.must(), wake.place(), facts.flow().function().name(),
                            wake.condvar().lockClass() + " " + wake.call(), wake.call() + "() wakes '" + condvar + "' without " + f.what()
                                    + ", which is held to wait for it", notes), (a, b) -> b.must() && !a.must() ? b : a);
                });
    }

    /** The lock that {@code wake} should have, as {@code wait} has it: that of the same object, or any of the class. */
    private static Need.Lock need(Event.Waiting wait, Event.Waking wake) {
        Term lock = wait.interlock();
        boolean isSibling = lock.kind() == Term.Kind.MEMBER && wait.condvar().kind() == Term.Kind.MEMBER && wake.condvar().kind() == Term.Kind.MEMBER
                && lock.first().equals(wait.condvar().first());
        Term own = isSibling ? Term.member(wake.condvar().first(), lock.tag(), lock.name()) : lock.kind() == Term.Kind.GLOBAL ? lock : null;
        return new Need.Lock(own, lock.lockClass(), false);
    }

    /**
     * Whether one of {@code interlocks} is given up before the wakeup in the same function, which condvar(9) lets pass, or asserted there
     * on some condition, on a way to the wakeup.
     */
    private boolean isReleased(FunctionFacts facts, Event.Waking wake, Set<String> interlocks) {
        return facts.events().stream().anyMatch(e -> {
            Set<Term> locks = e instanceof Event.Giving g ? Set.of(g.lock()) : e instanceof Event.Claim c ? Set.of(c.lock()) : e instanceof Event.Moved m ? gone(m) : Set.of();
            return e.place().path().equals(wake.place().path()) && e.place().start() < wake.place().start()
                    && locks.stream().map(Term::lockClass).anyMatch(l -> l.isEmpty() || interlocks.stream().anyMatch(i -> isOne(l, i, wake.place().path())))
                    && StepOrder.lead(facts.flow(), e.place(), wake.place());
        });
    }

    private boolean isOne(String lock, String interlock, String path) {
        return program.aliases().mayBeOne(lock, interlock, path) || kinds.names(interlock).contains(lock);
    }

    /** Locks that a call gives up and does not take again. */
    private static Set<Term> gone(Event.Moved moved) {
        Set<Term> out = new HashSet<>(moved.lost());
        out.removeAll(moved.taken());
        return out;
    }
}
