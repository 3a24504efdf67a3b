package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which objects nobody else knows on a path: made there, and not stored since where others look. One that was stored while locks are
 * held counts as new until all those are given up, as whoever looks for it waits for one of them; for which is not known.
 */
final class Newness {

    static final String FRESH = "fresh";

    private static final String BEHIND = "behind";

    private static final Fact ALONE = Fact.of(1);
    private static final Fact BEHIND_LOCK = Fact.of(2);

    private Newness() {
    }

    /** Whether {@code term} is no value but what a path knows of an object's being new. */
    static boolean isTrait(Term term) {
        return term.name().equals(FRESH) || term.name().equals(BEHIND);
    }

    private static Term fresh(Term object) {
        return Term.operation(FRESH, object, null);
    }

    /** {@code state} where nobody else knows {@code object}. */
    static PathState made(Term object, PathState state) {
        return state.tell(fresh(object), ALONE);
    }

    /** The rule by which {@code object}, or what it is a part of, needs no lock; empty if it needs one. */
    static String exemption(Term object, PathState state) {
        Term root = object.root();
        if (root.kind() == Term.Kind.LOCAL) {
            return "object on the stack";
        }
        Term inner = root;
        while (inner != null) {
            if (state.facts().containsKey(fresh(inner))) {
                return "before anybody else knows the object";
            }
            inner = inner.kind() == Term.Kind.LOAD || inner.kind() == Term.Kind.MEMBER || inner.kind() == Term.Kind.ELEMENT ? inner.first() : null;
        }
        return "";
    }

    /** Whether {@code object} is, or is a part of, one that nobody else knows, and that lies behind no lock. */
    static boolean isFresh(Term object, PathState state) {
        return ALONE.equals(state.facts().get(fresh(object.root())));
    }

    /** {@code state} after {@code value} was stored at {@code address}, where others may look unless that is new too, or is for the caller. */
    static PathState stored(Term address, Term value, PathState before, PathState state) {
        boolean isHidden = address.kind() == Term.Kind.LOCAL || address.kind() == Term.Kind.PARAMETER || !exemption(address, before).isEmpty();
        return isHidden ? state : published(value, state);
    }

    private static PathState published(Term value, PathState state) {
        List<Term> known = state.facts().keySet().stream().filter(t -> isFact(t) && value.contains(t.first())).toList();
        if (known.isEmpty()) {
            return state;
        }
        Map<Term, Fact> facts = new HashMap<>(state.facts());
        Set<Term> locks = state.locks().held().keySet();
        for (Term fresh : known) {
            if (locks.isEmpty()) {
                facts.remove(fresh);
            } else if (!BEHIND_LOCK.equals(facts.get(fresh))) { // not yet stored, on some ways at least
                facts.put(fresh, BEHIND_LOCK);
                locks.forEach(lock -> facts.put(Term.operation(BEHIND, fresh.first(), lock), BEHIND_LOCK));
            }
        }
        return state.withFacts(facts);
    }

    /** {@code state} after {@code lost} were given up, and maybe taken again: others may have come to know what was stored while they were held. */
    static PathState released(Set<Term> lost, PathState state) {
        if (lost.isEmpty() || state.facts().entrySet().stream().noneMatch(e -> isFact(e.getKey()) && !e.getValue().equals(ALONE))) {
            return state;
        }
        Map<Term, Fact> facts = new HashMap<>(state.facts());
        facts.keySet().removeIf(t -> t.name().equals(BEHIND) && (lost.contains(t.second()) || !state.locks().held().containsKey(t.second())));
        Set<Term> hidden = facts.keySet().stream().filter(t -> t.name().equals(BEHIND)).map(Term::first).collect(Collectors.toSet());
        facts.entrySet().removeIf(e -> isFact(e.getKey()) && !e.getValue().equals(ALONE) && !hidden.contains(e.getKey().first()));
        return state.withFacts(facts);
    }

    private static boolean isFact(Term t) {
        return t.name().equals(FRESH) && t.second() == null;
    }
}
