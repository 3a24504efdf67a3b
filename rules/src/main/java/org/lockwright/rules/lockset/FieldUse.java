package org.lockwright.rules.lockset;

import java.util.List;
import org.lockwright.rules.flow.Place;

/**
 * One use of a field and the verdict on it.
 *
 * @param field {@code "socket.so_state"}
 * @param write whether it is written
 * @param answer {@code HELD}, {@code HELD_BY_CLASS}, {@code SHARED}, {@code OTHER_OBJECT}, {@code NOT_HELD}, {@code EXEMPT} or {@code UNDECIDED};
 *     empty for a field without key
 * @param need what its key asks for
 * @param why the rule that exempts it, or some of those who come there, or the cause that leaves it open
 * @param held classes of the locks held there in every calling context
 */
public record FieldUse(Place place, String function, String field, boolean write, String answer, String need, String why, List<String> held) {

    /** Whether the lock that its key asks for is held, of that very object. */
    public boolean isHeld() {
        return answer.equals(Verdict.Answer.HELD.name());
    }

    /** Whether it is held by all who come there, and none of them needs none: one who has the object to himself. */
    public boolean isHeldByAll() {
        return isHeld() && why.isEmpty();
    }

    /** Whether it is held, or a rule exempts the use. */
    public boolean isProved() {
        return isHeld() || answer.equals(Verdict.Answer.EXEMPT.name());
    }
}
