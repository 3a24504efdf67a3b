package org.lockwright.tests.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A sample of the faults of docs/trust.md, small enough to be looked for in a minute. */
@Tag("slow")
class MutationTest {

    private static final int DRAWN = 60;
    private static Report report;

    @BeforeAll
    static void hunt() throws URISyntaxException {
        Path folder = Path.of(MutationTest.class.getResource("/lock-cases").toURI()).getParent();
        report = Mutate.fixtures(folder, name -> name.startsWith("idiom_") || name.startsWith("branch/right_"), DRAWN, Mutate.SEED);
    }

    private static Report.Row row(String operator) {
        return report.rows().stream().filter(r -> r.operator().equals(operator)).findFirst().orElseThrow();
    }

    @Test
    void everyFaultOfTheSampleIsOneOrHasAProof() {
        assertThat(row("all").drawn()).isEqualTo(DRAWN);
        assertThat(row("all").discarded()).isLessThan(DRAWN / 10);
    }

    // contract: the floors lie a little below what is found, and are no aims; what rises is raised here and in docs/trust.md.
    @Test
    void asManyAreFoundAsBefore() {
        Report.Row all = row("all");
        assertThat(all.counted()).isGreaterThan(40);
        assertThat(all.detected() * 100).as(report.text()).isGreaterThanOrEqualTo(all.counted() * 55);
        for (String operator : List.of("plain-for-atomic", "predicate-after-release", "condvar-interlock")) {
            assertThat(row(operator).detected()).as(operator).isEqualTo(row(operator).counted());
        }
    }
}
