package org.lockwright.rules.lockset;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/**
 * How old the value of a variable is: where it was read, and what became since of the locks that kept it what it was.
 *
 * @param origin what was read
 * @param left the locks held since then
 * @param lost the call that gave up the last of them; null if there are some left
 * @param again the call that took one of them again after that; null for none
 * @param unsure the number of the call that may have done both, as its result may say; -1 if there is no doubt
 */
record Age(Origin origin, Set<Term> left, Place lost, Place again, int unsure) {

    /**
     * What was read.
     *
     * @param field the field, or the one around it
     * @param object the object of that field
     * @param place where it was read
     * @param locks the locks that were held then, of those its key asks for
     */
    record Origin(GuardedField field, Term object, Place place, Set<Term> locks) {

        Origin {
            locks = Fixed.set(locks);
        }
    }

    Age {
        left = Fixed.set(left);
    }

    static Age fresh(Origin origin) {
        return new Age(origin, origin.locks(), null, null, -1);
    }

    /** Whether the locks were given up and one is held again, so that the field may be another by now. */
    boolean isStale() {
        return again != null;
    }

    /** Whether the locks were given up and none is held again so far. */
    boolean isLost() {
        return lost != null && again == null;
    }

    /** This after {@code call} gave up {@code gone} and took {@code taken}; {@code doubtful} if only on some ways through it. */
    Age moved(Step.Call call, Set<Term> gone, Set<Term> taken, boolean doubtful, BiPredicate<Term, Term> areOne) {
        if (isStale()) {
            return this;
        }
        Set<Term> fewer = new HashSet<>(left);
        fewer.removeIf(l -> gone.stream().anyMatch(g -> areOne.test(l, g)));
        boolean goes = lost == null && fewer.isEmpty();
        Place at = goes ? call.place() : lost;
        boolean back = at != null && taken.stream().anyMatch(t -> origin.locks().stream().anyMatch(l -> areOne.test(l, t)));
        return new Age(origin, fewer, at, back ? call.place() : null, goes && doubtful ? call.number() : unsure);
    }
}
