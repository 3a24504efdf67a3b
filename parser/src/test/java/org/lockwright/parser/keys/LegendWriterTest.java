package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Writing a new legend. */
class LegendWriterTest {

    private static final String TITLE = "Field locking key";
    private static final List<KeyLine> LINES =
            List.of(new KeyLine("a", "atomic operations"), new KeyLine("k", "X_LOCK (x->x_lock mutex)"));

    private static String inserted(String before, String tag) {
        Fixture file = Fixture.of(before);
        String after = file.after(LegendWriter.insert(file.source(), file.def(tag), TITLE, LINES));
        assertThat(Fixture.of(after).keyed(tag).legend().entries()).extracting(Entry::key).containsExactly("a", "k");
        assertThat(Fixture.of(after).keyed(tag).legend().entries()).extracting(Entry::text)
                .containsExactly("atomic operations", "X_LOCK (x->x_lock mutex)");
        return after;
    }

    @Test
    void aCommentOfItsOwn() {
        assertThat(LegendWriter.legend(TITLE, LINES, "\n")).isEqualTo("""
                /*
                 * Field locking key:
                 *   (a) atomic operations
                 *   (k) X_LOCK (x->x_lock mutex)
                 */
                """);
        assertThat(LegendWriter.legend(TITLE, LINES, "\r\n")).isEqualTo(LegendWriter.legend(TITLE, LINES, "\n").replace("\n", "\r\n"));
    }

    @Test
    void longTextIsBrokenAndReadsBackWhole() {
        String text = "only modified while the socket is being attached or accepted, and stable from then on until it is freed";
        String legend = LegendWriter.legend(TITLE, List.of(new KeyLine("r", text)), "\n");
        assertThat(legend.lines()).allMatch(l -> l.length() <= 80).hasSize(5);
        Fixture file = Fixture.of(legend + "struct x { int a; };\n");
        assertThat(file.keyed("x").legend().entry("r").orElseThrow().text()).isEqualTo(text);
    }

    @Test
    void aTitleThatAnnouncesNothingIsRejected() {
        assertThatThrownBy(() -> LegendWriter.legend("Keys", LINES, "\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LegendWriter.legend(TITLE, List.of(), "\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyLine("k", "ends */ here")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new KeyLine("(", "punctuation")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aboveAStructWithoutComment() {
        assertThat(inserted("int before;\n\nstruct x {\n\tint a;\n};\n", "x")).isEqualTo("""
                int before;

                /*
                 * Field locking key:
                 *   (a) atomic operations
                 *   (k) X_LOCK (x->x_lock mutex)
                 */
                struct x {
                \tint a;
                };
                """);
    }

    @Test
    void aboveATypedef() {
        assertThat(inserted("typedef struct x {\n\tint a;\n} x_t;\n", "x")).startsWith("/*\n * Field").contains(" */\ntypedef struct x {");
    }

    @Test
    void intoTheCommentAbove() {
        assertThat(inserted("/*\n * Structure per x.\n */\nstruct x { int a; };\n", "x")).isEqualTo("""
                /*
                 * Structure per x.
                 *
                 * Field locking key:
                 *   (a) atomic operations
                 *   (k) X_LOCK (x->x_lock mutex)
                 */
                struct x { int a; };
                """);
    }

    @Test
    void intoACommentWithItsStarsAtTheMargin() {
        assertThat(inserted("/*\n* Structure per x.\n*/\nstruct x { int a; };\n", "x"))
                .isEqualTo("/*\n* Structure per x.\n*\n* Field locking key:\n*   (a) atomic operations\n"
                        + "*   (k) X_LOCK (x->x_lock mutex)\n*/\nstruct x { int a; };\n");
    }

    @Test
    void intoACommentThatEndsOnItsLastLineOfText() {
        assertThat(inserted("/* Structure per x,\n * of y. */\nstruct x { int a; };\n", "x"))
                .startsWith("/* Structure per x,\n * of y.\n *\n * Field locking key:\n").contains("mutex)\n */\nstruct x");
    }

    @Test
    void aCommentOfOneLineIsExpanded() {
        assertThat(inserted("/* Structure per x. */\nstruct x { int a; };\n", "x"))
                .startsWith("/*\n * Structure per x.\n *\n * Field locking key:\n").contains("mutex)\n */\nstruct x");
    }

    @Test
    void anInnerStructKeepsItsIndentation() {
        String after = inserted("struct y {\n\t/* Part. */\n\tstruct x {\n\t\tint a;\n\t} y_x;\n};\n", "x");
        assertThat(after).startsWith("struct y {\n\t/*\n\t * Part.\n\t *\n\t * Field locking key:\n\t *   (a) atomic operations\n");
    }

    @Test
    void anEmptyLastLineIsNotDoubled() {
        assertThat(inserted("/*\n * Per x.\n *\n */\nstruct x { int a; };\n", "x")).startsWith("/*\n * Per x.\n *\n * Field");
    }

    @Test
    void crlfIsKept() {
        for (String before : List.of("/*\n * Per x.\n */\nstruct x { int a; };\n", "struct x { int a; };\n", "/* Per x. */\nstruct x { int a; };\n")) {
            assertThat(inserted(before.replace("\n", "\r\n"), "x")).isEqualTo(inserted(before, "x").replace("\n", "\r\n"));
        }
    }

    // contract: a comment after code, or one an empty line away, is not the struct's.
    @Test
    void otherCommentsAreLeftAlone() {
        assertThat(inserted("int b; /* of b */\nstruct x { int a; };\n", "x")).startsWith("int b; /* of b */\n/*\n * Field");
        assertThat(inserted("/*\n * Copyright\n */\n\nstruct x { int a; };\n", "x")).startsWith("/*\n * Copyright\n */\n\n/*\n * Field");
        assertThat(inserted("// note\nstruct x { int a; };\n", "x")).startsWith("// note\n/*\n * Field");
    }

    @Test
    void aSecondLegendIsRefused() {
        Fixture file = Fixture.of("/*\n * Locks:\n * (k) X\n */\nstruct x { int a; };\n");
        assertThat(LegendWriter.insert(file.source(), file.def("x"), TITLE, LINES)).isInstanceOf(CommentEdit.Refused.class);
    }

    @Test
    void aStructInTheMiddleOfALineIsRefused() {
        Fixture file = Fixture.of("int b; struct x { int a; };\n");
        assertThat(LegendWriter.insert(file.source(), file.def("x"), TITLE, LINES)).isInstanceOf(CommentEdit.Refused.class);
    }
}
