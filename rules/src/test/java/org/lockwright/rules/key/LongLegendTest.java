package org.lockwright.rules.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.MarkPlace;
import org.lockwright.parser.source.Span;

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

    // contract: the line of a combination is bounded as the line of a key is.
    @ParameterizedTest
    @ValueSource(strings = {"|a read & ", "|a ", "read & ", "write ", "both writ ", "while a, b; ", "modify ", "either "})
    void aCombinationTheSameOverAndOver(String part) {
        Span span = new Span(0, 1);
        Legend legend = new Legend("sys/sys/x.h", span, Dialect.COLON, List.of(new Entry("a", "a_lock", span), new Entry("b", "b_lock", span),
                new Entry("a,b", "|a " + part.repeat(20_000), span)));
        Mark mark = new Mark("x", List.of("a", "b"), ",", "", span, MarkPlace.TRAILING);

        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> assertThat(KeyModel.guard(legend, mark).print()).isNotEmpty());
    }
}
