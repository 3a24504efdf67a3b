package org.lockwright.cli;

/** What makes a command that would exit 0 exit 1. */
enum FailOn {
    /** A live site was refused. */
    REFUSED,
    /** The base moved under the series. */
    DRIFT;

    /** Refuses drift for a command that knows one base only. */
    static void refuseDrift(boolean asked) {
        if (asked) {
            throw new UsageException("--fail-on drift: only 'reroll' looks at two bases; say refused here");
        }
    }
}
