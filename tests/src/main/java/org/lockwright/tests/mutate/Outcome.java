package org.lockwright.tests.mutate;

/**
 * What became of a fault.
 *
 * @param sown the fault
 * @param kind whether it was found
 * @param detail the finding that tells of it, the proof that it is no fault, or a guess why it was missed
 */
record Outcome(Plot.Sown sown, Kind kind, String detail) {

    /** Whether a fault was found. */
    enum Kind {
        /** A finding that was not there before tells of it, where it is. */
        DETECTED,
        /** One does that lies farther away, as at the other end of a circle of locks, but names the function. */
        ELSEWHERE,
        /** Nothing does. */
        MISSED,
        /** It is no fault, or cannot be read. */
        DISCARDED
    }

    /** The detail without what tells one place from another. */
    String group() {
        return detail.replaceFirst(": .*", "");
    }
}
