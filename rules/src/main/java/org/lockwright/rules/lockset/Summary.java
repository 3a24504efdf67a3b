package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Place;

/**
 * What callers need to know of a function, in its own terms.
 *
 * @param outcomes the ways a call may end; empty for a function that never returns
 * @param needs locks it relies on its caller to hold, with the assertion or release that says so
 * @param drops locks of its caller that are given up while it waits, and taken again
 * @param retakes locks of its caller that it gives up and takes again itself on some path
 * @param leaves addresses of members of its arguments' objects, with the number or parameter that lies there whichever way it ends; see {@link Setups}
 * @param yields the same of the object that it returns, where it returns one
 */
record Summary(List<Outcome> outcomes, Map<Term, Place> needs, Set<Term> drops, Set<Term> retakes, Map<Term, Term> leaves, Map<Term, Term> yields) {

    /** A function that touches no lock. */
    static final Summary PLAIN = new Summary(List.of(Outcome.PLAIN), Map.of(), Set.of(), Set.of(), Map.of(), Map.of());

    Summary {
        outcomes = List.copyOf(outcomes);
    }
}
