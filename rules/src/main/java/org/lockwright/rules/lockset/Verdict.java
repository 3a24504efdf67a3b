package org.lockwright.rules.lockset;

import java.util.List;

/**
 * Whether what a use of a field needs is held there.
 *
 * @param answer the answer
 * @param need what is needed
 * @param why the rule that exempts it, or the cause that leaves it open; empty otherwise
 * @param must whether it is so on every path seen, with nothing on the way that was not understood
 * @param without a context in which it is not held; null if there is none
 * @param instead locks held there instead, spelt
 */
record Verdict(Answer answer, Need need, String why, boolean must, Context without, List<String> instead) {

    /** The answers. */
    enum Answer {
        /** The lock is held. */
        HELD,
        /** A lock of the same class is held, or an alias; of which object could not be told. */
        HELD_BY_CLASS,
        /** Held shared where it must be exclusive. */
        SHARED,
        /** A lock of the same class is held, but another object's. */
        OTHER_OBJECT,
        /** Not held. */
        NOT_HELD,
        /** No lock is needed, by a named rule. */
        EXEMPT,
        /** Could not be told. */
        UNDECIDED
    }
}
