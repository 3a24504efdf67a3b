package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.check.Finding;
import org.lockwright.tests.kit.KeyLintHarness;

/** Comments that suppress findings, LW0014 (suppresses nothing) and LW0015 (cannot be read), on C text with marks. */
class SuppressionTest {

    private static final String CARD = """
            /*
             * Card.  Field markings and the corresponding locks:
             *
             * m:	c_lock
             */
            struct card {
            	kmutex_t c_lock;
            	int	c_users;	/* m: opens */
            %s
            };
            """;

    private static void check(String members) {
        KeyLintHarness.plain().check(CARD.formatted(members.indent(8).stripTrailing().replace("        ", "\t")));
    }

    // contract: each form takes out the LW0003 of c_x; none leaves anything behind.
    @ParameterizedTest
    @ValueSource(strings = {
        "int c_x; /* lockwright: allow LW0003 -- set once */",
        "int c_x; // lockwright: allow LW0003 -- set once",
        "int c_x;\t/* text */ /* lockwright: allow LW0003 -- set once */",
        "/* lockwright: allow LW0003 -- set once */\nint c_x;",
        "// lockwright: allow LW0003 -- set once\nint c_x;",
        "/*\n * lockwright: allow LW0003 -- set once\n */\nint c_x;",
        "/*\n * lockwright: allow LW0003 --\n *     set once, in attach\n */\nint c_x;",
        "/*\n * lockwright: allow LW0003,\n *     LW0001 -- set once\n */\nint c_x;",
        "/*lockwright:allow LW0003 --set once*/\nint c_x;",
        "/** lockwright: allow LW0003 -- set once */\nint c_x;",
        "int c_x; /* lockwright: allow LW0001, LW0003 -- set once */",
        "int c_x; /* lockwright: allow LW0001,LW0003,LW0005 -- set once */",
        "int c_x, c_y; /* lockwright: allow LW0003 -- both set once */",
        "int c_x; /* z: text */ /* lockwright: allow LW0001 -- later */",
        "int c_x; /* m: text */ /* s: more */ /* lockwright: allow LW0005, LW0001 -- later */"})
    void findingsThatAreSuppressed(String members) {
        String all = CARD.formatted(members);
        List<Finding> left = KeyLintHarness.plain().findings(members.contains("s: more") ? all.replace("m:\tc_lock", "m:\tc_lock\n * s:\tc_lock") : all);
        assertThat(left).as(left.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int c_x; /* lockwright: allow LW0001 -- another rule */ // WANT LW0003, LW0014",
        "int c_x; /* lockwright: allow LW0001, LW0002 -- others */ // WANT LW0003, LW0014",
        "int c_x; // WANT LW0003\n\n/* lockwright: allow LW0003 -- below */ // WANT LW0014 must",
        "/* lockwright: allow LW0003 -- too far */ // WANT LW0014 must\n\nint c_x; // WANT LW0003",
        "int c_y; /* lockwright: allow LW0003 -- trailing is for its own line */ // CLEAN\nint c_x; // WANT LW0003",
        "int c_x; /* m: text */ /* lockwright: allow LW0003 -- it has one */ // WANT LW0014 must: this suppression of LW0003 suppresses nothing",
        "/* lockwright: allow LW0014 -- no */ // WANT LW0014 must\nint c_x; /* m: text */",
        "/* lockwright: allow LW0014 -- it cannot be */ // WANT LW0014\n/* lockwright: allow LW0001 -- nothing */ // WANT LW0014"})
    void suppressionsThatSuppressNothing(String members) {
        check(members);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int c_x; /* lockwright: allow LW0003 */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow LW0003 -- */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow -- set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow all -- set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow LW03 -- set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow lw0003 -- set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow LW0003 - set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow LW0003 LW0001 -- set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: allow LW0003 because it is set once */ // WANT LW0003, LW0015",
        "int c_x; /* lockwright: ignore LW0003 -- set once */ // WANT LW0003, LW0015",
        "int c_x; /* m: text */ /* lockwright: */ // WANT LW0015 must: this suppression cannot be read, and suppresses nothing",
        "/* lockwright: allow LW0015 -- no */ // WANT LW0014\nint c_x; /* m: text */ /* lockwright: allow */ // WANT LW0015"})
    void suppressionsThatCannotBeRead(String members) {
        check(members);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int c_x; /* m: read by lockwright: allow LW0003 -- it only speaks of it */ // CLEAN",
        "char *c_x; /* m: text */\n#define C_S \"/* lockwright: allow LW0003 -- in a string */\" // CLEAN",
        "int c_x; /* m: Lockwright reads this */ // CLEAN",
        "int c_x; /* lockwright reads this */ // WANT LW0003"})
    void otherCommentsAreNone(String members) {
        check(members);
    }

    @Test
    void oneBeforeALegendSpeaksOfAllItsLinesAndNoOther() {
        String legend = CARD.formatted("	int	c_x;	/* s: one */ // CLEAN");
        KeyLintHarness.plain().check("/* lockwright: allow LW0006 -- made by macros */\n" + legend.replace("m:\tc_lock",
                "m:\tc_gone_lock // CLEAN\n * s:\tc_lost_lock // CLEAN"));
        KeyLintHarness.plain().check("/* lockwright: allow LW0003 -- the legend has none */ // WANT LW0014\n"
                + CARD.formatted("	int	c_x;	// WANT LW0003"));
    }

    // contract: a comment that suppresses is no comment about the field: heading marks reach past it.
    @Test
    void aSuppressionChangesNoMark() {
        check("\n/* m: of the link */\nint c_speed; // CLEAN\n/* lockwright: allow LW0001 -- nothing */ // WANT LW0014\nint c_duplex; // CLEAN");
    }

    @Test
    void eachRuleOnALineIsSuppressedByItself() {
        String c = CARD.replace("m:\tc_lock", "m:\tc_lock\n * a:\tatomic").formatted("\tvolatile bool c_x;\t/* a: going */ %s");
        KeyLintHarness.plain().check(c.formatted("// WANT LW0012, LW0013"));
        KeyLintHarness.plain().check(c.formatted("/* lockwright: allow LW0012 -- old */ // WANT LW0013"));
        KeyLintHarness.plain().check(c.formatted("/* lockwright: allow LW0012, LW0013 -- old */ // CLEAN"));
    }
}
