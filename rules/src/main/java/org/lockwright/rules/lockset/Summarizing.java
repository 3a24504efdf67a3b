package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Place;

/** Makes the summary of a function out of what was found in it. */
final class Summarizing {

    private static final int MOST_OUTCOMES = 8;
    private static final int MOST_PREDICATE = 4;

    private Summarizing() {
    }

    static Summary of(FlowAnalysis analysis, List<Event> events, Set<Term> drops, Set<Term> retakes) {
        Map<Key, List<FlowAnalysis.Exit>> groups = new LinkedHashMap<>();
        for (FlowAnalysis.Exit exit : kept(analysis.exits(), events)) {
            groups.computeIfAbsent(key(exit), k -> new ArrayList<>()).add(exit);
        }
        List<Outcome> outcomes = new ArrayList<>();
        groups.forEach((key, exits) -> outcomes.add(outcome(key, exits)));
        List<Outcome> told = outcomes.stream().map(o -> certain(o, outcomes)).distinct().toList();
        Map<Term, Place> needs = new LinkedHashMap<>();
        for (Event event : events) {
            need(event, needs);
        }
        return new Summary(fewer(told), needs, new LinkedHashSet<>(drops), new LinkedHashSet<>(retakes), Setups.left(analysis.exits()),
                Setups.yielded(analysis.exits(), analysis.flow()));
    }

    /**
     * {@code exits} where a lock that is taken on the way to some, and asserted to be held on the way to the others, is taken on each. The
     * assertion has to come after a call, which may have taken the lock; before any, it speaks of the caller.
     */
    private static List<FlowAnalysis.Exit> kept(List<FlowAnalysis.Exit> exits, List<Event> events) {
        int call = events.stream().filter(e -> e instanceof Event.Calling).mapToInt(e -> e.place().start()).min().orElse(Integer.MAX_VALUE);
        Map<Term, Hold> taken = new HashMap<>();
        exits.forEach(e -> e.state().locks().held().forEach((lock, hold) -> {
            if (hold.how() == Hold.How.TAKEN) {
                taken.putIfAbsent(lock, hold);
            }
        }));
        taken.keySet().removeIf(lock -> exits.stream().map(e -> e.state().locks().held().get(lock))
                .anyMatch(h -> h == null || h.how() == Hold.How.TOLD && h.where().start() < call));
        return taken.isEmpty() ? exits : exits.stream().map(e -> new FlowAnalysis.Exit(e.state().with(e.state().locks().taken(taken)), e.value(), e.result())).toList();
    }

    /**
     * {@code o} with the locks only that every outcome has which a caller cannot tell from it: the others are for LW3001 to report
     * here, once, and not for each caller to stumble over.
     */
    private static Outcome certain(Outcome o, List<Outcome> all) {
        Locks locks = o.locks();
        for (Outcome other : all) {
            if (other != o && !isTold(o, other)) {
                locks = locks.common(other.locks());
            }
        }
        return locks.equals(o.locks()) ? o : new Outcome(o.given(), o.result(), o.value(), o.stored(), locks, o.fresh(), true);
    }

    /** Whether a caller can tell two outcomes apart, by its arguments or by the result. */
    static boolean isTold(Outcome a, Outcome b) {
        boolean byResult = a.result() != null && b.result() != null && a.result().contradicts(b.result());
        boolean byStore = a.stored().entrySet().stream().anyMatch(e -> b.stored().containsKey(e.getKey()) && !b.stored().get(e.getKey()).equals(e.getValue()));
        return byResult || byStore || areApart(a.given(), b.given());
    }

    /**
     * Outcomes without effect differ only in what they tell of the result; too many are of no use. Where the arguments decide the
     * result, as in a {@code switch} of a helper, they are kept.
     */
    private static List<Outcome> fewer(List<Outcome> outcomes) {
        if (outcomes.size() > 1 && outcomes.size() <= MOST_PREDICATE && outcomes.stream().allMatch(Outcome::isPlain)) {
            List<Outcome> bare = outcomes.stream().map(Summarizing::byArguments).toList();
            boolean decided = bare.stream().allMatch(o -> o.result() != null && bare.stream().allMatch(other -> other == o || areApart(o.given(), other.given())));
            if (decided) {
                return bare;
            }
        }
        if (outcomes.stream().allMatch(Outcome::isPlain)) {
            Set<Term> values = new LinkedHashSet<>();
            outcomes.forEach(o -> values.add(o.value()));
            boolean fresh = !outcomes.isEmpty() && outcomes.stream().allMatch(o -> o.fresh() || o.result() != null && o.result().isZero());
            Term value = values.size() == 1 ? values.iterator().next() : null;
            return outcomes.isEmpty() ? List.of() : List.of(new Outcome(Map.of(), null, value, Map.of(), Locks.NONE, fresh, false));
        }
        return outcomes.size() > MOST_OUTCOMES ? outcomes.subList(0, MOST_OUTCOMES) : outcomes;
    }

    /** {@code o} with what it tells of the arguments themselves, and not of what they lead to. */
    private static Outcome byArguments(Outcome o) {
        Map<Term, Fact> given = new HashMap<>(o.given());
        given.keySet().removeIf(t -> t.has(Term.Kind.LOAD) || t.has(Term.Kind.GLOBAL));
        return new Outcome(Fixed.map(given), o.result(), o.value(), o.stored(), o.locks(), o.fresh(), o.tainted());
    }

    private static boolean areApart(Map<Term, Fact> a, Map<Term, Fact> b) {
        return a.entrySet().stream().anyMatch(e -> b.containsKey(e.getKey()) && b.get(e.getKey()).contradicts(e.getValue()));
    }

    private record Key(Map<Term, Hold> held, Set<Term> gone, String result, Map<Term, Term> stored) {
    }

    private static Key key(FlowAnalysis.Exit exit) {
        Locks locks = outward(exit);
        Map<Term, Hold> bare = new HashMap<>();
        locks.held().forEach((t, h) -> bare.put(t, new Hold(h.shared(), h.count(), h.how(), new Place("", 0, 0, 0, 0))));
        String result = exit.result() == null ? "any" : exit.result().isZero() ? "zero" : exit.result().isNonzero() ? "nonzero" : "any";
        return new Key(bare, locks.gone(), exit.value() == null ? "none" : result, exit.state().stored());
    }

    /** The locks at an exit, with the returned value named so. */
    private static Locks outward(FlowAnalysis.Exit exit) {
        Term value = exit.value();
        boolean named = value != null && !value.isConstant() && value.kind() != Term.Kind.PARAMETER && value.kind() != Term.Kind.OPERATION;
        Locks locks = exit.state().locks();
        return (named ? locks.map(t -> t.map(part -> part.equals(value) ? Term.returned() : null)) : locks).outward();
    }

    private static Outcome outcome(Key key, List<FlowAnalysis.Exit> exits) {
        FlowAnalysis.Exit first = exits.get(0);
        Map<Term, Fact> given = new HashMap<>();
        first.state().facts().forEach((term, fact) -> {
            if (isOutward(term)) {
                given.put(term, fact);
            }
        });
        for (FlowAnalysis.Exit exit : exits) {
            given.replaceAll((term, fact) -> {
                Fact other = exit.state().fact(term);
                Fact both = other == null ? null : fact.or(other);
                return both;
            });
            given.values().removeIf(java.util.Objects::isNull);
        }
        Set<Term> values = new LinkedHashSet<>();
        exits.forEach(e -> values.add(e.value()));
        Term value = values.size() == 1 && first.value() != null && isOutward(first.value()) ? first.value() : null;
        Fact result = first.result();
        for (FlowAnalysis.Exit exit : exits) {
            result = result == null || exit.result() == null ? null : result.or(exit.result());
        }
        boolean fresh = exits.stream().allMatch(e -> e.value() != null && Newness.isFresh(e.value(), e.state()));
        boolean tainted = exits.stream().anyMatch(e -> e.state().tainted());
        return new Outcome(Fixed.map(given), result, value, key.stored(), outward(first), fresh, tainted);
    }

    /** Whether a caller can say {@code term} too: facts of parameters themselves, and what they lead to. */
    private static boolean isOutward(Term term) {
        return term.isOutward() && !Newness.isTrait(term)
                && (term.has(Term.Kind.PARAMETER) || term.has(Term.Kind.GLOBAL) || term.isConstant());
    }

    private static void need(Event event, Map<Term, Place> needs) {
        Term lock = event instanceof Event.Claim c ? c.lock() : event instanceof Event.Giving g ? g.lock() : null;
        Event.Seen seen = event instanceof Event.Claim c ? c.before() : event instanceof Event.Giving g ? g.before() : null;
        if (lock != null && !seen.locks().held().containsKey(lock) && !seen.locks().gone().contains(lock) && isOutward(lock)) {
            needs.putIfAbsent(lock, event.place());
        }
    }
}
