package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * A call that takes or gives up a lock, or tells that it is held, on some path.
 *
 * @param place the call
 * @param function the function around it
 * @param kind what it does
 * @param lockClass the lock's class, {@code "socket.so_lock"}; empty if it is not known
 * @param lock the lock as the function spells it, its variables by name
 * @param shared whether others may hold it too; false where it is given up
 * @param tried whether it is taken without waiting for it
 * @param direct whether the call itself does it, as a pack says, and not the body of what is called
 */
public record LockAct(Place place, FunctionId function, Kind kind, String lockClass, String lock, boolean shared, boolean tried, boolean direct) {

    /** What a call does to a lock. */
    public enum Kind {
        /** The lock is held afterwards. */
        TAKE,
        /** The lock is held no longer. */
        GIVE,
        /** The lock is dropped meanwhile, as in a wait. */
        WAIT,
        /** The lock is asserted to be held. */
        CLAIM
    }
}
