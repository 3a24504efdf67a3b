package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.tree.FieldDef;

/** Writing {@code (k)} into the comments of members. */
class MarkWriterTest {

    private static final Set<String> KEYS = Set.of("a", "b", "k");

    private static Fixture file(String members) {
        return Fixture.of("struct x {\n" + members + "};\n");
    }

    private static CommentEdit mark(Fixture file, String field, String key) {
        return MarkWriter.on(file.source(), KEYS).mark(file.field(field), key);
    }

    private static String members(String text) {
        return text.substring("struct x {\n".length(), text.length() - "};\n".length());
    }

    /** The members after marking {@code field}; a second run must find nothing to do. */
    private static String marked(String members, String field, String key) {
        Fixture before = file(members);
        String after = before.after(mark(before, field, key));
        assertThat(mark(Fixture.of(after), field, key)).as("second run").isEqualTo(new CommentEdit.Unchanged());
        return members(after);
    }

    private static void assertRefused(Fixture file, String field, String reason) {
        assertThat(mark(file, field, "k")).isInstanceOfSatisfying(CommentEdit.Refused.class,
                r -> assertThat(r.reason()).contains(reason));
    }

    @Test
    void opensTheTrailingComment() {
        assertThat(marked("\tshort\tx_type;\t\t/* generic type, see x.h */\n", "x_type", "k"))
                .isEqualTo("\tshort\tx_type;\t\t/* (k) generic type, see x.h */\n");
    }

    @Test
    void replacesAnOldMark() {
        assertThat(marked("\tint x_a;\t/* (k) text */\n", "x_a", "a")).isEqualTo("\tint x_a;\t/* (a) text */\n");
        assertThat(marked("\tint x_a;\t/* (k) (b) text */\n", "x_a", "a")).isEqualTo("\tint x_a;\t/* (a) text */\n");
        assertThat(marked("\tint x_a;\t/* (k/b) */\n", "x_a", "a")).isEqualTo("\tint x_a;\t/* (a) */\n");
    }

    // contract: two marks in one comment would be a lie, and a letter nobody defined may be prose.
    @Test
    void refusesAnUnknownMark() {
        assertRefused(file("\tint x_a;\t/* (z) text */\n"), "x_a", "'(z)', which is no known key");
    }

    @Test
    void leavesAnEqualMarkAlone() {
        assertThat(mark(file("\tint x_a; /* (k) text */\n"), "x_a", "k")).isEqualTo(new CommentEdit.Unchanged());
    }

    @Test
    void opensACommentOfSeveralLines() {
        assertThat(marked("\tint x_a;\t/* one\n\t\t\t * two */\n", "x_a", "k"))
                .isEqualTo("\tint x_a;\t/* (k) one\n\t\t\t * two */\n");
        assertThat(marked("\tint x_a;\t/*\n\t\t\t * one\n\t\t\t */\n", "x_a", "k"))
                .isEqualTo("\tint x_a;\t/*\n\t\t\t * (k) one\n\t\t\t */\n");
    }

    @Test
    void fillsAnEmptyComment() {
        assertThat(marked("\tint x_a;\t/**/\n", "x_a", "k")).isEqualTo("\tint x_a;\t/* (k) */\n");
    }

    @Test
    void opensALineComment() {
        assertThat(marked("\tint x_a;\t// text\n", "x_a", "k")).isEqualTo("\tint x_a;\t// (k) text\n");
    }

    @Test
    void opensTheCommentOnTheNextLine() {
        assertThat(marked("\tSLIST_HEAD(h, e) x_a;\n\t\t\t\t\t/* list */\n", "x_a", "k"))
                .isEqualTo("\tSLIST_HEAD(h, e) x_a;\n\t\t\t\t\t/* (k) list */\n");
    }

    @Test
    void doesNotTakeTheNextMembersHeading() {
        assertThat(marked("\tint x_a;\n\t  /* heading */\n\tint x_b;\t/* b */\n", "x_a", "k"))
                .isEqualTo("\tint x_a;\t/* (k) */\n\t  /* heading */\n\tint x_b;\t/* b */\n");
    }

    @Test
    void opensTheCommentBeforeAnAttribute() {
        assertThat(marked("\tkmutex_t x_a\t/* the lock */\n\t    __aligned(64);\n", "x_a", "k"))
                .isEqualTo("\tkmutex_t x_a\t/* (k) the lock */\n\t    __aligned(64);\n");
    }

    @Test
    void addsACommentWhereTheNeighboursHaveTheirs() {
        assertThat(marked("\tint\tx_a;\n\tlong\tx_b;\t\t\t/* b */\n\tchar\tx_c;\t\t\t/* c */\n\tu_int\tx_d;\t/* d */\n", "x_a", "k"))
                .startsWith("\tint\tx_a;\t\t\t/* (k) */\n");
    }

    @Test
    void alignsWithSpacesAmongSpaces() {
        assertThat(marked("       int    x_a;\n       long   x_bcd;      /* b */\n", "x_a", "k"))
                .isEqualTo("       int    x_a;        /* (k) */\n       long   x_bcd;      /* b */\n");
    }

    @Test
    void addsACommentInTheUsualColumnWithoutNeighbours() {
        assertThat(marked("\tint\tx_a;\n", "x_a", "k")).isEqualTo("\tint\tx_a;\t\t\t/* (k) */\n");
    }

    @Test
    void addsACommentAfterOneSpaceWhenTheColumnIsPassed() {
        assertThat(marked("\tLIST_HEAD(, some_entry) x_a;\n\tint\tx_b;\t/* b */\n", "x_a", "k"))
                .startsWith("\tLIST_HEAD(, some_entry) x_a; /* (k) */\n");
    }

    @Test
    void addsACommentBelowWhenThereIsNoRoom() {
        String wide = "\tTAILQ_HEAD(a_rather_long_head_name, an_entry_with_a_long_name) x_the_list_a;\n";
        assertThat(marked(wide + "\tint\tx_b;\t\t\t/* b */\n", "x_the_list_a", "k"))
                .isEqualTo(wide + "\t\t\t\t\t/* (k) */\n\tint\tx_b;\t\t\t/* b */\n");
    }

    @Test
    void marksAFunctionPointerAfterItsLastLine() {
        assertThat(marked("\tint\t(*x_a)(struct x *,\n\t\t    int);\n", "x_a", "k"))
                .isEqualTo("\tint\t(*x_a)(struct x *,\n\t\t    int);\t\t/* (k) */\n");
    }

    @Test
    void dropsBlanksBeforeTheNewComment() {
        assertThat(marked("\tint\tx_a;  \t\n", "x_a", "k")).isEqualTo("\tint\tx_a;\t\t\t/* (k) */\n");
    }

    @Test
    void breaksALineThatWouldPassColumn80() {
        String before = "\tint\tx_a;\t\t\t/* thirty-nine columns of words go here */\n";
        assertThat(marked(before.replace("here", "in"), "x_a", "k"))
                .isEqualTo("\tint\tx_a;\t\t\t/* (k) thirty-nine columns of words go\n\t\t\t\t\t * in */\n");
        assertThat(marked(before.replace(" of words go here", ", fits"), "x_a", "k")).doesNotContain("\n\t\t\t\t\t *");
    }

    @Test
    void fillsExactlyEightyColumns() {
        String words = "w".repeat(80 - 40 - "/* (k)  */".length());
        assertThat(marked("\tint\tx_a;\t\t\t/* " + words + " */\n", "x_a", "k"))
                .isEqualTo("\tint\tx_a;\t\t\t/* (k) " + words + " */\n");
    }

    @Test
    void breaksTheFirstLineOfSeveralAsTheyDo() {
        assertThat(marked("\tint\tx_a;\t\t\t/* thirty-nine columns of words go he\n\t\t\t\t\t    and more */\n", "x_a", "k"))
                .isEqualTo("\tint\tx_a;\t\t\t/* (k) thirty-nine columns of words go\n\t\t\t\t\t    he\n\t\t\t\t\t    and more */\n");
    }

    @Test
    void letsACommentOnItsOwnLinePassColumn80() {
        String below = "\tint\tx_a;\n\t\t\t\t\t/* thirty-nine columns of words go here */\n";
        assertThat(marked(below, "x_a", "k")).isEqualTo(below.replace("/* ", "/* (k) "));
    }

    @Test
    void letsAWordThatCannotBeBrokenPassColumn80() {
        String word = "w".repeat(40);
        assertThat(marked("\tint\tx_a;\t\t\t/* " + word + " */\n", "x_a", "k"))
                .isEqualTo("\tint\tx_a;\t\t\t/* (k) " + word + " */\n");
    }

    @Test
    void keepsCrlf() {
        assertThat(marked("\tint\tx_a;\r\n", "x_a", "k")).isEqualTo("\tint\tx_a;\t\t\t/* (k) */\r\n");
        assertThat(marked("\tint\tx_a;\t\t\t/* thirty-nine columns of words go in */\r\n", "x_a", "k"))
                .isEqualTo("\tint\tx_a;\t\t\t/* (k) thirty-nine columns of words go\r\n\t\t\t\t\t * in */\r\n");
    }

    @Test
    void refusesToWriteBetweenTwoMembers() {
        assertRefused(file("\tint x_a; int x_b;\n"), "x_a", "something else follows");
        assertRefused(file("\tint x_a; /* whose? */ int x_b;\n"), "x_a", "something else follows");
    }

    @Test
    void refusesADeclarationTheTextDoesNotEnd() {
        Fixture file = file("\tint x_a;\n");
        FieldDef field = file.field("x_a");
        FieldDef macroMade = new FieldDef("x_a", "int", field.nameSpan(), field.nameSpan());
        assertThat(MarkWriter.on(file.source(), KEYS).mark(macroMade, "k")).isInstanceOf(CommentEdit.Refused.class);
    }

    @Test
    void rejectsWhatIsNoKey() {
        Fixture file = file("\tint x_a;\n");
        assertThatThrownBy(() -> mark(file, "x_a", "*/")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void membersDeclaredTogetherGetOneMark() {
        Fixture file = file("\tint x_a, x_b;\t/* both */\n");
        MarkPlan plan = MarkWriter.on(file.source(), KEYS).plan(file.def("x"), Map.of("x_a", "k", "x_b", "k"));
        assertThat(plan.refusals()).isEmpty();
        assertThat(members(file.after(plan.changes()))).isEqualTo("\tint x_a, x_b;\t/* (k) both */\n");
    }

    @Test
    void membersDeclaredTogetherMustAgree() {
        Fixture file = file("\tint x_a, x_b;\n\tint x_c, x_d;\n");
        MarkPlan plan = MarkWriter.on(file.source(), KEYS).plan(file.def("x"), Map.of("x_a", "k", "x_b", "a", "x_c", "k"));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.refusals()).extracting(MarkPlan.Refusal::field).containsExactly("x_a", "x_b", "x_c");
        assertThat(plan.refusals().get(0).reason()).contains("'x_a' is to be (k), 'x_b' (a)");
        assertThat(plan.refusals().get(2).reason()).contains("declared together with 'x_d'");
    }

    @Test
    void namesThatDoNotExistAreRefused() {
        Fixture file = file("\tint x_a;\n");
        assertThat(MarkWriter.on(file.source(), KEYS).plan(file.def("x"), Map.of("gone", "k")).refusals())
                .singleElement().satisfies(r -> assertThat(r.reason()).isEqualTo("'x' has no such member"));
    }

    @Test
    void aMemberDeclaredInBothBranchesIsMarkedTwice() {
        Fixture file = file("#ifdef A\n\tint x_a;\t/* in A */\n#else\n\tint x_a;\t/* else */\n#endif\n");
        MarkPlan plan = MarkWriter.on(file.source(), KEYS).plan(file.def("x"), Map.of("x_a", "k"));
        assertThat(members(file.after(plan.changes())))
                .isEqualTo("#ifdef A\n\tint x_a;\t/* (k) in A */\n#else\n\tint x_a;\t/* (k) else */\n#endif\n");
    }
}
