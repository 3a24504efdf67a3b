package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Command lines that only read, on the embedded tree as it comes: each is run once in a JVM, whichever tests look at what it says. */
final class Embedded {

    private static final Map<List<String>, Outcome> RUNS = new HashMap<>();

    private Embedded() {
    }

    static synchronized Outcome run(String... words) {
        List<String> all = new ArrayList<>(List.of("--tree", "embedded"));
        all.addAll(List.of(words));
        return RUNS.computeIfAbsent(all, arguments -> CommandLineRun.run(Path.of(""), true, arguments.toArray(String[]::new)));
    }

    /** As {@link #run}, for a command that prints JSON. */
    static Outcome json(String... words) {
        List<String> all = new ArrayList<>(List.of("--format", "json"));
        all.addAll(List.of(words));
        return run(all.toArray(String[]::new));
    }

    /** What a run says that ends well. */
    static String said(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome.out();
    }
}
