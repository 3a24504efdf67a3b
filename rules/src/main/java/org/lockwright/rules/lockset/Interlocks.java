package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * LW3007: waits for a condition variable with a lock that nobody who wakes it holds, while all who do hold another one. It is told where no
 * other wait can say which lock it should be.
 */
final class Interlocks {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final LockKinds kinds;

    private record Waiter(FunctionFacts facts, Event.Waiting event) {
    }

    private record Waker(FunctionFacts facts, Event.Waking event) {
    }

    Interlocks(ProgramAnalysis program, Contexts contexts, LockKinds kinds) {
        this.program = program;
        this.contexts = contexts;
        this.kinds = kinds;
    }

    List<Violation> violations() {
        Map<String, List<Waiter>> waits = new TreeMap<>();
        Map<String, List<Waker>> wakes = new TreeMap<>();
        program.facts().values().forEach(facts -> facts.events().forEach(e -> {
            if (e instanceof Event.Waiting w && !w.condvar().lockClass().isEmpty()) {
                waits.computeIfAbsent(w.condvar().lockClass(), k -> new ArrayList<>()).add(new Waiter(facts, w));
            } else if (e instanceof Event.Waking w && w.exempt().isEmpty()) {
                wakes.computeIfAbsent(w.condvar().lockClass(), k -> new ArrayList<>()).add(new Waker(facts, w));
            }
        }));
        List<Violation> out = new ArrayList<>();
        waits.forEach((condvar, waiters) -> {
            boolean one = waiters.stream().map(w -> w.event().interlock().lockClass()).distinct().count() == 1;
            if (one && wakes.containsKey(condvar)) {
                compare(waiters.get(0), wakes.get(condvar), out);
            }
        });
        return out;
    }

    private void compare(Waiter waiter, List<Waker> wakers, List<Violation> out) {
        Event.Waiting wait = waiter.event();
        String interlock = wait.interlock().lockClass();
        Set<String> common = null;
        for (Waker w : wakers) {
            for (Context context : contexts.of(w.facts().flow().function())) {
                if (Contexts.isPossible(w.event().seen(), context)) {
                    Set<String> held = Found.held(w.event().seen(), context, program.aliases(), w.event().place().path());
                    if (held.stream().anyMatch(h -> isOne(h, interlock, w.event().place().path()))) {
                        return;
                    }
                    common = common == null ? new TreeSet<>(held) : common;
                    common.retainAll(held);
                }
            }
        }
        if (interlock.isEmpty() || common == null) {
            return;
        }
        common.stream().filter(c -> !c.equals(OrderSeen.KERNEL_LOCK) && holds(wait, c)).findFirst().ifPresent(other -> {
            List<Note> notes = new ArrayList<>();
            wakers.stream().map(w -> w.event().place()).distinct().limit(3).forEach((Place p) -> notes.add(Note.elsewhere("woken with " + other + " at " + p, p)));
            notes.add(Note.of("who waits with another lock than who wakes holds may sleep through the wakeup"));
            out.add(new Violation("LW3007", false, wait.place(), waiter.facts().flow().function().name(), wait.condvar().lockClass() + " " + interlock,
                    "'" + TermText.of(wait.condvar(), waiter.facts()::variable) + "' is waited for with " + interlock + ", and woken with " + other + " held", notes));
        });
    }

    /** Whether the wait is made with a lock of class {@code other} held too, which is then the one that it should give up. */
    private static boolean holds(Event.Waiting wait, String other) {
        return wait.seen().locks().held().keySet().stream().anyMatch(t -> t.lockClass().equals(other));
    }

    private boolean isOne(String lock, String interlock, String path) {
        return lock.isEmpty() || program.aliases().mayBeOne(lock, interlock, path) || kinds.names(interlock).contains(lock);
    }
}
