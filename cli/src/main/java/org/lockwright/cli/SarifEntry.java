package org.lockwright.cli;

import org.lockwright.rules.check.Finding;

/** What becomes a result in SARIF. */
sealed interface SarifEntry {

    /** The check it is of. */
    String rule();

    /**
     * A finding.
     *
     * @param state its state against the baseline; empty without one
     * @param suppression the kind of what suppresses it; empty if nothing does
     * @param why the reason for that
     */
    record Found(Finding finding, String state, String suppression, String why) implements SarifEntry {

        @Override
        public String rule() {
            return finding.rule();
        }
    }

    /** A finding that the baseline has and the run has not. */
    record Absent(String fingerprint, String path) implements SarifEntry {

        @Override
        public String rule() {
            return Finding.ruleOf(fingerprint);
        }
    }
}
