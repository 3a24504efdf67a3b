package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * Who gives up locks that it did not take itself: those that its own caller holds, or that a function which it called left held.
 *
 * <p>A release of what the same paths took themselves, or what another call took for them, relieves no callee of its lock.
 */
final class Reliefs {

    private final ProgramAnalysis program;
    private final Map<FunctionId, List<Relief>> of = new HashMap<>();

    /**
     * One release.
     *
     * @param lock the class of the lock; empty if it is not known
     * @param place where it is given up
     * @param taken where the lock was taken that is given up; null if it is not seen to be held
     */
    private record Relief(String lock, Place place, Place taken) {
    }

    Reliefs(ProgramAnalysis program) {
        this.program = program;
        program.facts().forEach((id, facts) -> {
            List<Relief> all = new ArrayList<>();
            facts.events().forEach(e -> note(e, all));
            of.put(id, all.stream().distinct().toList());
        });
    }

    private void note(Event event, List<Relief> to) {
        if (event instanceof Event.Giving g) {
            add(g.lock(), g, g.before(), to);
        } else if (event instanceof Event.Calling c) {
            for (FunctionId target : c.targets()) {
                Substitution into = new Substitution(c.arguments(), Term.result(c.number()), "call " + c.number());
                summaryOf(target).outcomes().stream().flatMap(o -> o.locks().gone().stream()).distinct()
                        .forEach(gone -> add(into.of(gone).asLock(), c, c.seen(), to));
            }
        }
    }

    private Summary summaryOf(FunctionId function) {
        FunctionFacts facts = program.facts().get(function);
        return facts == null ? Summary.PLAIN : facts.summary();
    }

    private void add(Term lock, Event event, Event.Seen before, List<Relief> to) {
        Map<Term, Hold> held = before.locks().held();
        Hold hold = held.get(lock);
        if (hold == null) {
            hold = held.entrySet().stream().filter(e -> program.aliases().mayBeOne(e.getKey().lockClass(), lock.lockClass(), event.place().path()))
                    .map(Map.Entry::getValue).findFirst().orElse(null);
        }
        to.add(new Relief(lock.lockClass(), event.place(), hold == null || hold.how() == Hold.How.TOLD ? null : hold.where()));
    }

    /**
     * Whether {@code caller} gives up a lock of class {@code lock} that one of {@code callees} may have left it with: after a call of one
     * of them, and not one that it took itself or that another call took for it. If {@code named}, releases of locks of which nothing is known
     * do not count.
     */
    boolean gives(FunctionId caller, Set<FunctionId> callees, String lock, boolean named) {
        FunctionFacts facts = program.facts().get(caller);
        String path = facts.flow().place().path();
        List<Place> calls = facts.events().stream().filter(e -> e instanceof Event.Calling c && c.targets().stream().anyMatch(callees::contains))
                .map(Event::place).distinct().toList();
        return of.getOrDefault(caller, List.of()).stream()
                .filter(r -> r.lock().isEmpty() && !named || program.aliases().mayBeOne(r.lock(), lock, path))
                .filter(r -> r.taken() == null || calls.contains(r.taken()))
                .anyMatch(r -> calls.stream().anyMatch(c -> StepOrder.lead(facts.flow(), c, r.place())));
    }

    /** Whether {@code function} gives up, on some way, a lock of class {@code lock} that it does not hold by its own doing. */
    boolean passes(FunctionId function, String lock) {
        return of.getOrDefault(function, List.of()).stream().anyMatch(r -> r.taken() == null
                && (r.lock().isEmpty() || program.aliases().mayBeOne(r.lock(), lock, r.place().path())));
    }

    /** Whether {@code function} returns, on some way, with a lock of class {@code lock} given up that it does not hold by its own doing. */
    boolean leaves(FunctionId function, String lock) {
        FunctionFacts facts = program.facts().get(function);
        return facts != null && facts.events().stream().anyMatch(e -> e instanceof Event.Leaving && Contexts.seen(e).locks().gone().stream()
                .anyMatch(g -> g.lockClass().isEmpty() || program.aliases().mayBeOne(g.lockClass(), lock, e.place().path())));
    }
}
