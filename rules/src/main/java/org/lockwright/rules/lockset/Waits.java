package org.lockwright.rules.lockset;

import java.util.LinkedHashSet;
import java.util.Set;

/** Locks of its caller that a function gives up for a while and takes again. */
final class Waits {

    private final Set<Term> drops = new LinkedHashSet<>();
    private final Set<Term> retakes = new LinkedHashSet<>();
    private final Set<Term> dropping = new LinkedHashSet<>();

    /** Notes that the next call begins. */
    void begin() {
        dropping.clear();
    }

    /** Notes that {@code lock} is given up and taken again in a wait. */
    void dropped(Term lock, PathState state) {
        dropping.add(lock);
        if (isCallers(lock, state)) {
            drops.add(lock);
        }
    }

    /** Notes that {@code lock} is given up and taken again. */
    void retaken(Term lock, PathState state) {
        dropping.add(lock);
        if (isCallers(lock, state)) {
            retakes.add(lock);
        }
    }

    /** Notes that the caller's {@code lock}, given up before, is taken again. */
    void takenAgain(Term lock) {
        retakes.add(lock);
    }

    /** Locks of the caller that were given up in waits and taken again so far. */
    Set<Term> drops() {
        return drops;
    }

    /** Locks of the caller that this function, or one it calls, gave up and took again so far. */
    Set<Term> retakes() {
        return retakes;
    }

    /** The locks given up and taken again in the call that began last. */
    Set<Term> dropping() {
        return dropping;
    }

    private static boolean isCallers(Term lock, PathState state) {
        return !state.locks().held().containsKey(lock) || state.locks().held().get(lock).how() == Hold.How.TOLD;
    }
}
