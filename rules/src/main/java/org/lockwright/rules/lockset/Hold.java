package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.Place;

/**
 * How a lock is held.
 *
 * @param shared whether others may hold it too
 * @param count how often it was taken, for a lock that may be taken again
 * @param how why it is known to be held
 * @param where the call that took it or told of it
 */
record Hold(boolean shared, int count, How how, Place where) {

    /** Why a lock is known to be held. */
    enum How {
        /** It was taken. */
        TAKEN,
        /** An assertion or a test said so. */
        TOLD
    }

    Hold withCount(int n) {
        return new Hold(shared, n, how, where);
    }

    Hold withShared(boolean s) {
        return new Hold(s, count, how, where);
    }

    /** Whether two holds differ in nothing that a check looks at. */
    boolean isLike(Hold o) {
        return shared == o.shared && count == o.count && how == o.how;
    }
}
