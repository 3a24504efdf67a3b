package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Comments far longer than anybody writes: reading them ends. The bound is there to notice a hang, not to measure. */
class LongTextTest {

    private static final int MANY = 20_000;
    private static final Duration HANG = Duration.ofSeconds(60);

    static Stream<String> comments() {
        return Stream.of("a,", "a, ", "(a) ", "(a", "[a|", "a:\n", " * a:\tlock\n", " * a\tlock\n", " * (a) lock\n", "a+b ", ": ", ":: ", "=> ",
                "lock ", "locked by ", "x_lock->", "x_lock.", "x::", "is protected by ", "all fields are ", "- x is protected by y\n",
                "Locking notes:\n", "Legend: a = lock\n", "Field locking key:\n", "Lock order: A > ", "A > B / ", "marked (a), ",
                "writes are protected by ", "* ", "** ", "\t", "\\\n", "kept in p_flag and protected by ", "ok to read x if we hold ",
                "a-b", "((((", "))))", "'", "\"", "/");
    }

    @ParameterizedTest
    @MethodSource("comments")
    void aCommentOfTheSameOverAndOver(String part) {
        String comment = part.repeat(MANY).replace("*/", "* ");
        for (String lead : new String[] {"", "Field locking key:\n * ", "Locking notes:\n * - ", "\n * a:\tlock\n * b:\t"}) {
            Fixture above = Fixture.of("/*" + lead + comment + "*/\nstruct s {\n\tkmutex_t s_lock;\n\tint x;\t/* a: one */\n};\n");
            Fixture on = Fixture.of("/*\n * Locks:\n * a:\ts_lock\n * b:\tatomic\n */\nstruct s {\n\tint x;\t/* " + comment + " */\n\tint y;\t/* b: */\n};\n");

            assertTimeoutPreemptively(HANG, () -> {
                assertThat(above.keys()).isNotNull();
                assertThat(on.keys()).isNotNull();
                assertThat(KeyReader.isWorthParsing(above.source())).isIn(true, false);
            });
        }
    }

    @Test
    void manyLinesAndManyFields() {
        StringBuilder text = new StringBuilder("/*\n * Locks:\n");
        for (int i = 0; i < 1000; i++) {
            text.append(" * ").append((char) ('a' + i % 26)).append((char) ('a' + i / 26 % 26)).append(":\ts_lock").append(i).append('\n');
        }
        text.append(" */\nstruct s {\n");
        for (int i = 0; i < 5000; i++) {
            text.append("\tint f").append(i).append(";\t/* ").append((char) ('a' + i % 26)).append("a: one */\n");
        }
        Fixture fixture = Fixture.of(text.append("};\n").toString());

        assertTimeoutPreemptively(HANG, () -> assertThat(fixture.keyed("s").marked()).isEqualTo(5000));
    }
}
