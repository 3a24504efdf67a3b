package org.lockwright.cli;

import org.lockwright.rules.check.Finding;

/** Exit codes; scripts rely on them. Code 4 is {@link Main}'s. */
final class Exit {

    static final int DONE = 0;
    static final int FINDINGS = 1;
    static final int USAGE = 2;
    static final int INCOMPLETE = 3;

    private Exit() {
    }

    /** Whether a finding makes the exit code 1. */
    static boolean counts(Finding finding, boolean strict) {
        return strict || finding.confidence() == Finding.Confidence.MUST;
    }

    /** Why a run with {@code gaps} is incomplete; empty if it is not. */
    static String tooManyGaps(int gaps, GlobalOptions options) {
        return withGaps(gaps, options, DONE) == DONE ? "" : gaps + (gaps == 1 ? " gap" : " gaps") + ", more than --max-gaps " + options.maxGaps;
    }

    /** 3 if there are more gaps than {@code --max-gaps} allows, else {@code otherwise}. */
    static int withGaps(int gaps, GlobalOptions options, int otherwise) {
        return options.maxGaps != null && gaps > options.maxGaps ? INCOMPLETE : otherwise;
    }
}
