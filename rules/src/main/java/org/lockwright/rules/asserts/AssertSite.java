package org.lockwright.rules.asserts;

import java.util.Optional;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.lockset.EntryNeed;

/**
 * A lock that a function needs, and what becomes of it: an assertion at the function's entry, one that is there already, or none.
 *
 * @param need what the analysis found
 * @param outcome what becomes of it
 * @param test the condition asserted, {@code "solocked(so)"}; empty where there is none to say
 * @param reason why there is no assertion of its own; empty where there is one
 * @param at the place that shows it: of the reason, of the assertion that is there, or of the entry
 * @param what the reason at that place, in a few words
 */
public record AssertSite(EntryNeed need, Outcome outcome, String test, Optional<AssertReason> reason, Place at, String what) {

    /** What becomes of a need. */
    public enum Outcome {
        /** An assertion is written. */
        WRITTEN,
        /** The function asserts it already. */
        RIGHT,
        /** There is none. */
        REFUSED
    }

    /** A refusal. */
    static AssertSite refused(EntryNeed need, String test, AssertReason reason, Place at, String what) {
        return new AssertSite(need, Outcome.REFUSED, test, Optional.of(reason), at, what);
    }
}
