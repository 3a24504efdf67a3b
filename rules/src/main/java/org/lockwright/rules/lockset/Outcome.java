package org.lockwright.rules.lockset;

import java.util.Map;

/**
 * One way a call of a function may end, in the function's own terms: parameters, globals and the result.
 *
 * @param given what the arguments were on these paths; a call whose arguments contradict it does not end so
 * @param result what is known of the result; null for nothing
 * @param value the result as a term over parameters and globals; null where it has none
 * @param stored numbers that it leaves behind where its pointer arguments point to
 * @param locks locks taken and given up
 * @param fresh whether the result is a new object that nobody else knows
 * @param tainted whether something that was not understood lies on these paths
 */
record Outcome(Map<Term, Fact> given, Fact result, Term value, Map<Term, Term> stored, Locks locks, boolean fresh, boolean tainted) {

    /** A call that leaves all locks as they were, of whose result nothing is known. */
    static final Outcome PLAIN = new Outcome(Map.of(), null, null, Map.of(), Locks.NONE, false, false);

    boolean isPlain() {
        return locks.held().isEmpty() && locks.gone().isEmpty();
    }
}
