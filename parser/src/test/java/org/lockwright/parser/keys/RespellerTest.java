package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.keys.Respelling.Obstacle;

/** Re-spelling a legend and its marks: what changes, and what keeps its place. */
class RespellerTest {

    private static Fixture file(String legend, String members) {
        return Fixture.of("/*\n * A thing.  Field markings and the corresponding locks:\n *\n" + legend + " */\nstruct x {\n" + members + "};\n");
    }

    private static Respelling respelling(Fixture file, Dialect to) {
        FileKeys keys = file.keys();
        Legend legend = keys.structs().isEmpty() ? keys.variables().get(0).legend() : keys.structs().get(0).legend();
        return Respeller.respell(file.source(), keys, legend, to);
    }

    /** {@code file} re-spelt: the same keys, and nothing left to do. */
    private static Fixture respelt(Fixture file, Dialect to) {
        Respelling.Changed changed = (Respelling.Changed) respelling(file, to);
        Fixture after = Fixture.of(file.after(changed.changes()));
        assertThat(KeyPrint.of(after.keys())).isEqualTo(KeyPrint.of(file.keys()));
        assertThat(respelling(after, to)).isEqualTo(new Respelling.Unchanged());
        return after;
    }

    private static void assertRespelt(Dialect to, String legend, String members, String newLegend, String newMembers) {
        assertThat(respelt(file(legend, members), to).source().text()).isEqualTo(file(newLegend, newMembers).source().text());
    }

    private static void assertRefused(Fixture file, Dialect to, Obstacle obstacle) {
        assertThat(respelling(file, to)).isInstanceOfSatisfying(Respelling.Refused.class,
                r -> assertThat(r.obstacle()).isEqualTo(obstacle));
    }

    @Test
    void colonsBecomeBrackets() {
        assertRespelt(Dialect.PAREN, " * a:\tproc_lock\n * ::\tunlocked, stable\n * (:\tatomic\n",
                "\tint\tx_a;\t\t/* a: one */\n\tint\tx_b;\t\t/* :: two */\n\tint\tx_c;\t\t/* (: three */\n\tshort\tx_d;\t\t/* a, (: four */\n",
                " * (a)\tproc_lock\n * (:)\tunlocked, stable\n * (()\tatomic\n",
                "\tint\tx_a;\t\t/* (a) one */\n\tint\tx_b;\t\t/* (:) two */\n\tint\tx_c;\t\t/* (() three */\n\tshort\tx_d;\t\t/* (a, () four */\n");
    }

    @Test
    void andBracketsColons() {
        assertRespelt(Dialect.COLON, " * (a)\tproc_lock\n * (:) - unlocked\n * (b)\tb_lock\n",
                "\tint\tx_a;\t/* (a) one */\n\tint\tx_b;\t/* (:) two */\n\tint\tx_c;\t/* (a+b) */\n",
                " * a:\tproc_lock\n * :: unlocked\n * b:\tb_lock\n",
                "\tint\tx_a;\t/* a: one */\n\tint\tx_b;\t/* :: two */\n\tint\tx_c;\t/* a+b: */\n");
        assertRespelt(Dialect.COLON, " * (a)\tproc_lock\n", "\tint\tx_a;\t/* (a) one */\n\tint\tx_d;\t/* ( ) pad */\n",
                " * a:\tproc_lock\n", "\tint\tx_a;\t/* a: one */\n\tint\tx_d;\t/*  : pad */\n");
    }

    @Test
    void parenthesesBecomeSquareOnesAndBack() {
        String[] legends = {" * (a) - proc_lock\n * (b) b_lock\n", " * [a] - proc_lock\n * [b] b_lock\n"};
        String[] members = {"\tint x_a;\t/* (a) (b) one */\n\tint x_b; // (b)\n", "\tint x_a;\t/* [a] [b] one */\n\tint x_b; // [b]\n"};
        assertRespelt(Dialect.BRACKET, legends[0], members[0], legends[1], members[1]);
        assertRespelt(Dialect.PAREN, legends[1], members[1], legends[0], members[0]);
    }

    @Test
    void bareKeysKeepTheirWordsInLine() {
        assertRespelt(Dialect.PAREN, " *\ti\tv_lock\n *\ti+b\tv_lock + b_lock to modify, either to inspect\n *\tb\tb_lock\n",
                "\tint\tx_a;\t/* i   one */\n\tint\tx_b;\t/* i+b two */\n\tint\tx_c;\t/* b   three */\n\tint\tx_d;\t/* i */\n",
                " *\t(i)\tv_lock\n *\t(i+b)\tv_lock + b_lock to modify, either to inspect\n *\t(b)\tb_lock\n",
                "\tint\tx_a;\t/* (i)   one */\n\tint\tx_b;\t/* (i+b) two */\n\tint\tx_c;\t/* (b)   three */\n\tint\tx_d;\t/* (i) */\n");
    }

    // contract: the second blank only set the bare key off, so brackets make it needless and the words move less.
    @Test
    void aGapThatOnlySetTheKeyOffShrinks() {
        assertRespelt(Dialect.PAREN, " * -  stable\n * d  protected by x_lock\n",
                "\tint\tx_a;\t/* -  one */\n\tint\tx_b;\t/* d  two */\n",
                " * (-) stable\n * (d) protected by x_lock\n",
                "\tint\tx_a;\t/* (-) one */\n\tint\tx_b;\t/* (d) two */\n");
    }

    @Test
    void theEqualsSignGoesAndTabsKeepTheColumn() {
        Fixture file = Fixture.of("/*\n * Legend:\ta = atomic\n *\t\tr = read-only after init\n *\t\tlm = rwlock or mutex\n */\nstruct x {\n"
                + "\tint *x_a;\t/* r:\tone two\n\t\t\t\tthree */\n\tint x_b;\t/* a\t*/\n\tint x_c;\t/* lm:\tfour */\n};\n");
        assertThat(respelt(file, Dialect.PAREN).source().text()).isEqualTo(
                "/*\n * Legend:\t(a) atomic\n *\t\t(r) read-only after init\n *\t\t(lm) rwlock or mutex\n */\nstruct x {\n"
                + "\tint *x_a;\t/* (r)\tone two\n\t\t\t\tthree */\n\tint x_b;\t/* (a)\t*/\n\tint x_c;\t/* (lm)\tfour */\n};\n");
    }

    @Test
    void aTabThatWouldJumpBecomesABlank() {
        assertRespelt(Dialect.PAREN, " * o:\to_lock\n * i:\ti_lock\n * o,i:\to|i for read, o&i for write\n *\t  => see below\n",
                "\tint x_a;\t/* o,i: one */\n",
                " * (o)\to_lock\n * (i)\ti_lock\n * (o,i) o|i for read, o&i for write\n *\t  => see below\n",
                "\tint x_a;\t/* (o,i) one */\n");
    }

    @Test
    void linesBelowFollowTheWordsTheyAreAlignedWith() {
        assertRespelt(Dialect.PAREN, " *\ts: writer holds x_lock and y_lock,\n *\t   reader x_lock or y_lock\n *\tL: x_lock\n",
                "\tint\tx_a;\t/* L: one\n\t\t\t\t\t   two */\n\tint\tx_b;\t\t/* s: three\n\t\t\t\t\t * four\n\t\t\t\t\t */\n"
                + "\tint\tx_c;\t/* s: five\n\t\t\t    six */\n",
                " *\t(s) writer holds x_lock and y_lock,\n *\t    reader x_lock or y_lock\n *\t(L) x_lock\n",
                "\tint\tx_a;\t/* (L) one\n\t\t\t\t\t   two */\n\tint\tx_b;\t\t/* (s) three\n\t\t\t\t\t * four\n\t\t\t\t\t */\n"
                + "\tint\tx_c;\t/* (s) five\n\t\t\t    six */\n");
    }

    @Test
    void marksInsideBelowAboveOnMacrosAndOfParts() {
        assertRespelt(Dialect.PAREN, " * m:\tx_lock\n * q:\tq_lock\n",
                "\t/* m: both of these. */\n\tint x_a;\n\tint x_b;\n\n\tint (*x_c)\t/* q: called back */\n\t    (int);\n"
                + "\tint x_d;\n\t\t\t/* q: below */\n\tstruct k x_k;\t/* see below */\n\t\t/* m: x_k.k_part */\n"
                + "#define x_flags x_k.k_flags\t\t/* q: flags */\n\tint x_e\t/* m: aligned */\n\t    __aligned(64);\n"
                + "\t/*\n\t * q: private to the owner.\n\t *  - one\n\t *    thing\n\t */\n\tint x_f;\n",
                " * (m)\tx_lock\n * (q)\tq_lock\n",
                "\t/* (m) both of these. */\n\tint x_a;\n\tint x_b;\n\n\tint (*x_c)\t/* (q) called back */\n\t    (int);\n"
                + "\tint x_d;\n\t\t\t/* (q) below */\n\tstruct k x_k;\t/* see below */\n\t\t/* (m) x_k.k_part */\n"
                + "#define x_flags x_k.k_flags\t\t/* (q) flags */\n\tint x_e\t/* (m) aligned */\n\t    __aligned(64);\n"
                + "\t/*\n\t * (q) private to the owner.\n\t *  - one\n\t *    thing\n\t */\n\tint x_f;\n");
    }

    @Test
    void aBlankKeyAndThePlaceOfOne() {
        assertRespelt(Dialect.PAREN, " * m:\tx_lock\n",
                "\tint x_a;\t/* m: one */\n\tint x_b;\t/*  : pad */\n\tint x_c;\t/*    no mark */\n\tint x_d;\t/*  two */\n",
                " * (m)\tx_lock\n",
                "\tint x_a;\t/* (m) one */\n\tint x_b;\t/* ( ) pad */\n\tint x_c;\t/*     no mark */\n\tint x_d;\t/*  two */\n");
    }

    @Test
    void aStrayThatIsNoWordIsRespeltAndALetterIsLeft() {
        Fixture file = file(" * m:\tx_lock\n", "\tint x_a;\t/* m: one */\n\tint x_b;\t/* :: two */\n\tint x_c;\t/* IP: address */\n");
        Respelling.Changed changed = (Respelling.Changed) respelling(file, Dialect.PAREN);
        assertThat(changed.left()).extracting(Mark::field).containsExactly("x_c");
        assertThat(file.after(changed.changes())).contains("/* (m) one */", "/* (:) two */", "/* IP: address */");
    }

    @Test
    void allStructsAndVariablesOfALegend() {
        Fixture file = Fixture.of("/*\n * Locks:\n * (g)\tglobal_lock\n * (c)\tconst\n */\nstruct x {\n\tint a; /* (g) */\n};\n"
                + "struct y {\n\tint b; /* (c) one */\n};\nstatic int count; /* (g) */\n");
        assertThat(respelt(file, Dialect.BRACKET).source().text()).contains("* [g]\tglobal_lock", "int a; /* [g] */", "/* [c] one */",
                "count; /* [g] */").doesNotContain("(g)");
    }

    @Test
    void lettersThatTheLocksSay() {
        Fixture file = Fixture.of("struct x {\n\tkmutex_t *x_lock;\t/* i: lock for intr */\n\tint a;\t/* i: one */\n\tint b;\t/* i */\n};\n");
        assertThat(respelt(file, Dialect.PAREN).source().text()).contains("/* (i) lock for intr */", "/* (i) one */", "/* (i) */");
    }

    @Test
    void sentencesAreRefused() {
        assertRefused(Fixture.of("/*\n * All fields are protected by x_lock.\n */\nstruct x {\n\tint a;\n\tint b;\n};\n"), Dialect.PAREN,
                Obstacle.NO_LETTERS);
        assertRefused(Fixture.of("/*\n * Some fields, marked (A), can be read outside the lock.\n */\nstruct x {\n\tint a;\t/* (A) one */\n\tint b;\t/* (A) two */\n};\n"),
                Dialect.COLON, Obstacle.SENTENCE);
        assertRefused(file(" * (:)\tstable\n * (b)\tb_lock\n", "\tint x_a;\t/* (b) one */\n\tint x_b;\t/* ( ) two */\n"), Dialect.COLON,
                Obstacle.NO_FORM);
        assertRefused(file(" * (a)\ta_lock\n * (b)\tb_lock\n", "\tint x_a;\t/* (a) (b) one */\n"), Dialect.COLON, Obstacle.NO_FORM);
    }

    private static String line(String text, String field) {
        return text.lines().filter(l -> l.contains(field + ";")).findFirst().orElseThrow();
    }

    // contract: 80 columns; tabs before the comment go first, code never moves, and a line too long already may stay so.
    @Test
    void aLineThatPassesTheLimitGivesUpTabsFirst() {
        String words = "w".repeat(80 - 40 - 9);
        String fewer = words.substring(8);
        Fixture file = file(" * m:\tx_lock\n", "\tint\t\tx_a;\t\t\t/* m: " + fewer + " */\n\tstruct thing\t*x_b_is_long;\t/* m: " + words
                + " */\n\tint x_c;\t\t\t/* m: " + words + "w\n\t\t\t\t\t   more\n\t\t\t\t\t * starred */\n");
        String after = respelt(file, Dialect.PAREN).source().text();
        assertThat(line(after, "x_a")).isEqualTo("\tint\t\tx_a;\t\t/* (m) " + fewer + " */");
        assertThat(line(after, "x_b_is_long")).isEqualTo("\tstruct thing\t*x_b_is_long; /* (m) " + words + " */");
        assertThat(after).contains("\n\tint x_c;\t\t\t/* (m) " + words + "w\n");
    }

    @Test
    void andIsBrokenWhereNoneAreLeft() {
        String code = "\tint " + "x".repeat(40) + "; ";
        Fixture file = file(" * m:\tx_lock\n", code + "/* m: some words, limit */\n");
        assertThat(line(respelt(file, Dialect.PAREN).source().text(), "x")).isEqualTo(code + "/* (m) some words,");
        Fixture starred = file(" * m:\tx_lock\n", "\tint x_a;\n\t/*\n\t * m: " + "word ".repeat(12) + "fringe\n\t */\n\tint x_b;\n");
        assertThat(respelt(starred, Dialect.PAREN).source().text()).contains("word word\n\t * fringe\n\t */");
    }

    @Test
    void aLineThatWasTooLongAlreadyMayStaySo() {
        String words = "w".repeat(50);
        Fixture file = file(" * m:\tx_lock\n", "\tlong\t\tx_a;\t\t/* m: two " + words + " */\n");
        assertThat(line(respelt(file, Dialect.PAREN).source().text(), "x_a")).isEqualTo("\tlong\t\tx_a;\t\t/* (m) two " + words + " */");
    }

    @Test
    void crlfStays() {
        Fixture file = Fixture.of(file(" * m:\tx_lock\n", "\tint x_a;\t/* m: one\n\t\t\t   two */\n").source().text().replace("\n", "\r\n"));
        String after = respelt(file, Dialect.PAREN).source().text();
        assertThat(after.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void onlyWrittenDialectsAreAskedFor() {
        assertThat(List.of(Dialect.EQUALS, Dialect.BARE, Dialect.PROSE)).allSatisfy(to ->
                org.assertj.core.api.Assertions.assertThatThrownBy(() -> respelling(file(" * m:\tx_lock\n", "\tint a; /* m: */\n"), to))
                        .isInstanceOf(IllegalArgumentException.class));
    }
}
