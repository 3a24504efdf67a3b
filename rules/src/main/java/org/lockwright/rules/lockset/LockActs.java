package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/** Tells, of each function, which calls act on which locks, and which functions it calls. */
final class LockActs {

    private final Set<LockAct> acts = new LinkedHashSet<>();
    private final FunctionFacts facts;

    private LockActs(FunctionFacts facts) {
        this.facts = facts;
    }

    /** The acts in {@code all}, in the order of their functions. */
    static List<LockAct> of(Collection<FunctionFacts> all) {
        return all.stream().flatMap(f -> new LockActs(f).read().stream()).toList();
    }

    /** The functions that each function calls, those through pointers included. */
    static Map<FunctionId, Set<FunctionId>> calls(Collection<FunctionFacts> all) {
        Map<FunctionId, Set<FunctionId>> out = new TreeMap<>();
        for (FunctionFacts f : all) {
            Set<FunctionId> called = out.computeIfAbsent(f.flow().function(), k -> new TreeSet<>());
            f.events().stream().filter(Event.Calling.class::isInstance).forEach(e -> called.addAll(((Event.Calling) e).targets()));
        }
        return out;
    }

    private Set<LockAct> read() {
        for (Event event : facts.events()) {
            if (event instanceof Event.Taking t && !t.again()) {
                add(t.place(), LockAct.Kind.TAKE, t.lock(), t.shared(), t.tried(), true);
            } else if (event instanceof Event.Giving g) {
                add(g.place(), LockAct.Kind.GIVE, g.lock(), false, false, true);
            } else if (event instanceof Event.Claim c) {
                add(c.place(), LockAct.Kind.CLAIM, c.lock(), c.shared(), false, true);
            } else if (event instanceof Event.Moved m) {
                moved(m);
            }
        }
        return acts;
    }

    private void moved(Event.Moved m) {
        Set<Term> both = new TreeSet<>(java.util.Comparator.comparing(this::spell));
        both.addAll(m.lost());
        both.addAll(m.taken());
        for (Term lock : both) {
            LockAct.Kind kind = !m.lost().contains(lock) ? LockAct.Kind.TAKE : m.taken().contains(lock) ? LockAct.Kind.WAIT : LockAct.Kind.GIVE;
            boolean told = acts.stream().anyMatch(a -> a.direct() && a.place().equals(m.place()) && a.kind() == kind);
            if (!told) {
                add(m.place(), kind, lock, false, false, false);
            }
        }
    }

    private void add(Place place, LockAct.Kind kind, Term lock, boolean shared, boolean tried, boolean direct) {
        acts.add(new LockAct(place, facts.flow().function(), kind, lock.lockClass(), spell(lock), shared, tried, direct));
    }

    private String spell(Term t) {
        return TermText.of(t, i -> i < facts.flow().variables().size() ? facts.flow().variables().get(i).name() : "argument " + i);
    }
}
