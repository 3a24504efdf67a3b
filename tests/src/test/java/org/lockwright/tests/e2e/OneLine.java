package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.lockwright.cli.CommandLineRun.Outcome;

/** What an error must look like: one line of ours that says what is wrong and, after a semicolon or comma, how to mend it. */
final class OneLine {

    private OneLine() {
    }

    /** Checks standard error of {@code outcome}, which must contain each of {@code says}. */
    static void of(Outcome outcome, String... says) {
        assertThat(outcome.err()).as("ends its line").endsWith("\n");
        assertThat(outcome.err().lines()).singleElement().asString()
                .startsWith("lockwright: ")
                .contains(says)
                .matches("lockwright: .+[;:,?] .+")
                .doesNotContain("java.", "org.lockwright", "internal error");
    }
}
