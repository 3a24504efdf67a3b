package org.lockwright.rules.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legend lines far longer than anybody writes: their meaning is told all the same. The bound is there to notice a hang. */
class LongLegendTest {

    @ParameterizedTest
    @ValueSource(strings = {"a_lock ", "a_lock or ", "a_lock, ", "a_lock to read, ", "locked by ", "the ", "x->", "x.", "x::", "*", "(", ")", "( )",
        "(e.g. ", "lock of ", "only by ", "only accessed via a ", "while a, b; ", "a lock to read, b lock to write ", "holds AB ", "a|b ", "=> a: b ",
        "atomic ", "per-", "a b c d lock ", "A", "_", "1", "' ", "s lock "})
    void theSameOverAndOver(String part) {
        String text = part.repeat(20_000);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            assertThat(Guard.of(text).print()).isNotEmpty();
            assertThat(Guard.of("x_lock " + text).write()).isNotNull();
        });
    }
}
