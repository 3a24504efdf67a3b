package org.lockwright.rules.audit;

import java.util.Comparator;
import java.util.Optional;

/**
 * A piece of state touched inside a protection.
 *
 * @param name {@code "tag.field"}, a global's name, or {@code "file:name"} for a static one
 * @param use the strongest use seen inside
 * @param line where, from 1, in {@code path}
 * @param path the file of the touch
 * @param within the callee that touches it; empty if the protected code does so itself
 * @param sharing the callout handler that touches it too, if one was seen
 */
public record Touched(String name, Use use, String path, int line, String within, Optional<Sharing> sharing)
        implements Comparable<Touched> {

    /** What is done, from weak to strong. */
    public enum Use {
        /** Read. */
        READ,
        /** Its address goes elsewhere, where it may be written. */
        ADDRESS,
        /** Written. */
        WRITE
    }

    /**
     * A callout handler's touch of the same state.
     *
     * @param handler the handler
     * @param chain the calls from the handler to the touching function, {@code "handler > f > g"}
     * @param use what it does
     * @param path the file of the touch
     * @param line its line there
     * @param lock a lock that both sides were seen to hold; empty if none
     * @param isInKernel whether a configuration given compiles the handler, or else not even the protected code
     */
    public record Sharing(String handler, String chain, Use use, String path, int line, String lock, boolean isInKernel) {

        /** Whether one of the two sides writes for certain, and both may be in one kernel. */
        boolean isConflictWith(Use other) {
            return isInKernel && (use == Use.WRITE || other == Use.WRITE);
        }
    }

    @Override
    public int compareTo(Touched other) {
        return Comparator.comparing(Touched::name).thenComparing(Touched::path).thenComparing(Touched::line)
                .thenComparing(Touched::use).compare(this, other);
    }
}
