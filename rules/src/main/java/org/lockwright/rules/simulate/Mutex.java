package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * An adaptive mutex of mutex(9): who wants it spins while its owner runs on another CPU, and blocks on a turnstile otherwise.
 *
 * <p>It is handed to the waiter of the highest level, among equals to the one that waited first.
 */
final class Mutex {

    private final boolean lendsLevel;
    private final List<Lwp> waiters = new ArrayList<>();
    private Lwp owner;

    Mutex(boolean lendsLevel) {
        this.lendsLevel = lendsLevel;
    }

    /** Gives it to {@code lwp}, or makes it spin or block. */
    void enter(Lwp lwp) {
        if (owner == null) {
            owner = lwp;
            lwp.granted(this);
            return;
        }
        waiters.add(lwp);
        if (owner.isRunning() && owner.cpu() != lwp.cpu()) {
            lwp.spin();
        } else {
            block(lwp);
        }
    }

    private void block(Lwp lwp) {
        lwp.block();
        if (lendsLevel) {
            owner.lend(lwp.level());
        }
    }

    /** Takes it from its owner and hands it on. */
    void exit() {
        owner = null;
        Lwp next = null;
        for (Lwp lwp : waiters) {
            if (next == null || lwp.level() > next.level()) {
                next = lwp;
            }
        }
        if (next == null) {
            return;
        }
        waiters.remove(next);
        owner = next;
        next.granted(this);
        if (lendsLevel) {
            for (Lwp lwp : waiters) {
                if (!lwp.isSpinning()) {
                    owner.lend(lwp.level());
                }
            }
        }
        if (!owner.isRunning()) {
            ownerLeaves();
        }
    }

    /** The owner no longer runs: those that spin for it block. */
    void ownerLeaves() {
        for (Lwp lwp : waiters) {
            if (lwp.isSpinning()) {
                block(lwp);
            }
        }
    }

    /** A spinning LWP was preempted; it tries again when it runs. */
    void abandon(Lwp lwp) {
        waiters.remove(lwp);
    }
}
