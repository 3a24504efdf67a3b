package org.lockwright.rules.lockset;

import java.util.List;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/** Something a function does that checks ask about, with the locks held there on each set of paths. */
sealed interface Event {

    /** Where. */
    Place place();

    /**
     * One set of paths to an event.
     *
     * @param locks the locks, relative to those on entry
     * @param given what is known of the parameters there
     * @param tainted whether something that was not understood lies on the way
     */
    record Seen(Locks locks, java.util.Map<Term, Fact> given, boolean tainted) {
    }

    /**
     * A use of a field.
     *
     * @param object the object's address on these paths
     * @param exempt the name of the rule that lets it be done without a lock; empty for none
     */
    record Use(Place place, Step.Access access, Term object, String exempt, Seen seen) implements Event {
    }

    /** A lock is taken; {@code tried} if without waiting for it. */
    record Taking(Place place, Term lock, boolean shared, boolean tried, boolean recursive, Seen before) implements Event {
    }

    /** A lock is given up. */
    record Giving(Place place, Term lock, Seen before) implements Event {
    }

    /** A lock is asserted to be held; {@code conditional} if only where something else is known. */
    record Claim(Place place, Term lock, boolean shared, boolean conditional, Seen before) implements Event {
    }

    /** Functions are called. */
    record Calling(Place place, int number, List<FunctionId> targets, List<Term> arguments, boolean isDirect, Seen seen) implements Event {
    }

    /** The function returns {@code value}, null for none. */
    record Leaving(Place place, Term value, Fact result, Seen seen) implements Event {
    }

    /** A value that depends on what was read from the member at {@code address} is stored there by an atomic store. */
    record Split(Place place, Term address, Seen seen) implements Event {
    }
}
