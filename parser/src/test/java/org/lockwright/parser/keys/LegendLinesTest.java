package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Changing single lines of a legend. */
class LegendLinesTest {

    private static final String LEGEND = """
            /*
             * Per x.
             *
             * Field locking key:
             *   (a) atomic operations
             *   (k) X_LOCK, which
             *       is the old one
             *   (c) constant
             */
            struct x { int a; };
            """;
    private static final List<String> ORDER = List.of("a", "k", "n", "c", "r");

    private static LegendLines lines(Fixture file) {
        return LegendLines.of(file.source(), file.keyed("x").legend());
    }

    @Test
    void replacesALineWithItsContinuation() {
        Fixture file = Fixture.of(LEGEND);
        assertThat(file.after(lines(file).replace(new KeyLine("k", "SOCK_LOCK"))))
                .isEqualTo(LEGEND.replace("X_LOCK, which\n *       is the old one", "SOCK_LOCK"));
    }

    @Test
    void addsALineInTheOrderGiven() {
        Fixture file = Fixture.of(LEGEND);
        assertThat(file.after(lines(file).add(new KeyLine("n", "NOTIFY"), ORDER)))
                .isEqualTo(LEGEND.replace(" *   (c)", " *   (n) NOTIFY\n *   (c)"));
        assertThat(file.after(lines(file).add(new KeyLine("r", "stable"), ORDER)))
                .isEqualTo(LEGEND.replace("constant\n", "constant\n *   (r) stable\n"));
    }

    @Test
    void removesALineWithItsContinuation() {
        Fixture file = Fixture.of(LEGEND);
        assertThat(file.after(lines(file).remove("k")))
                .isEqualTo(LEGEND.replace(" *   (k) X_LOCK, which\n *       is the old one\n", ""));
    }

    @Test
    void removingTheLineThatEndsTheCommentMovesItsEndUp() {
        Fixture file = Fixture.of("/* Locks:\n * (a) atomic\n * (k) X */\nstruct x { int a; };\n");
        assertThat(file.after(lines(file).remove("k"))).isEqualTo("/* Locks:\n * (a) atomic */\nstruct x { int a; };\n");
        assertThat(file.after(lines(file).add(new KeyLine("r", "stable"), ORDER)))
                .isEqualTo("/* Locks:\n * (a) atomic\n * (k) X\n * (r) stable */\nstruct x { int a; };\n");
    }

    @Test
    void keepsTheLegendsDialectAndLineEnds() {
        Fixture file = Fixture.of("/*\r\n * Locks:\r\n * a:\tatomic\r\n * k:\tX\r\n */\r\nstruct x { int a; };\r\n");
        assertThat(file.after(lines(file).add(new KeyLine("c", "constant"), List.of("a", "c", "k"))))
                .contains(" * a:\tatomic\r\n * c:\tconstant\r\n * k:\tX\r\n");
        assertThat(file.after(lines(file).remove("a"))).startsWith("/*\r\n * Locks:\r\n * k:\tX\r\n");
    }

    @Test
    void repeatedRequestsChangeNothing() {
        Fixture file = Fixture.of(LEGEND);
        assertThat(lines(file).replace(new KeyLine("c", "constant"))).isEqualTo(new CommentEdit.Unchanged());
        assertThat(lines(file).remove("z")).isEqualTo(new CommentEdit.Unchanged());
        assertThat(lines(file).add(new KeyLine("c", "constant"), ORDER)).isInstanceOf(CommentEdit.Refused.class);
    }

    @Test
    void aLineThatSharesItsLineIsRefused() {
        Fixture file = Fixture.of("/*\n * Legend: a = atomic\n *\t   k = X_LOCK\n */\nstruct x { int p; /* a: */ int q; /* k: */\n};\n");
        assertThat(lines(file).remove("a")).isInstanceOf(CommentEdit.Refused.class);
        assertThat(lines(file).add(new KeyLine("0", "none"), List.of("0", "a", "k"))).isInstanceOf(CommentEdit.Refused.class);
        assertThat(file.after(lines(file).replace(new KeyLine("a", "atomic access")))).contains(" * Legend: a = atomic access\n");
    }

    @Test
    void theLastLineIsNotRemoved() {
        Fixture file = Fixture.of("/*\n * Locks:\n * (k) X\n */\nstruct x { int a; };\n");
        assertThat(lines(file).remove("k")).isInstanceOf(CommentEdit.Refused.class);
    }
}
