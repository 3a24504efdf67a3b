package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Rules that change declarations: field-type, insert, turn-key. */
class DeclarationRewriteTest {

    private static final String HEADER = "sys/sys/socketvar.h";

    private static RewriteHarness rule(String... ids) {
        return RewriteHarness.of(PackLoader.builtin("socket-locking"), ids).at(HEADER);
    }

    private static String socket(String member) {
        return "struct socket {\n\tint so_x;\n\t" + member.replace("_T_", "\t") + "\n};\n";
    }

    /** {@code _T_} stands for a tab. */
    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "short so_state; => unsigned int so_state;",
        "short_T_so_state; => unsigned int_T_so_state;",
        "short_T__T_so_state;_T_/* state */ => unsigned int_T_so_state;_T_/* state */",
        "short_T__T__T_so_state; => unsigned int_T__T_so_state;",
        "short  so_state; => unsigned int  so_state;",
        "short so_state; /* _T_ kept */ => unsigned int so_state; /* _T_ kept */"})
    void theTypeChangesAndTheNameKeepsItsColumn(String before, String after) {
        rule("so-state-type").rewrite(socket(before), socket(after));
    }

    @ParameterizedTest
    @ValueSource(strings = {"int so_state;", "short so_state, so_more;", "short so_state[2];", "short so_state:4;", "short *so_state;",
        "unsigned short so_state;"})
    void aTypeThatIsNotTheOneExpectedIsRefused(String member) {
        rule("so-state-type").refused(socket(member), Reason.DECLARATION_DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unsigned int so_state;", "unsigned  int\tso_state;", "int so_other;"})
    void aTypeThatIsRightOrAbsentStays(String member) {
        rule("so-state-type").unchanged(socket(member));
    }

    @Test
    void theHelperGoesAboveTheCommentOfItsNeighbour() {
        String before = "struct socket { unsigned int so_state; };\n\n%s/* one */\n\n%s/*\n * two\n */\nstatic int\nsoreadable(void)\n{\n\treturn 0;\n}\n";
        String text = PackLoader.builtin("socket-locking").rewrites().stream()
                .filter(r -> r instanceof org.lockwright.rules.pack.Rewrite.Insert)
                .map(r -> ((org.lockwright.rules.pack.Rewrite.Insert) r).text()).findFirst().orElseThrow();
        rule("so-state-helper").rewrite(before.formatted("", ""), before.formatted("", text + "\n"));
    }

    @Test
    void withoutItsNeighbourTheHelperGoesNowhere() {
        rule("so-state-helper").unchanged("struct socket { unsigned int so_state; };\nint soreadable(void);\n");
    }

    private static final String KEYED = """
            /*
             * Field locking key:
             *   (k) *so->so_lock, taken by solock()
             */
            struct socket {
            	short so_options;	/* (k) from socket call */
            	unsigned int so_state;	/* (k) internal state flags */
            };
            """;

    private static final String TURNED = KEYED.replace("(k) internal", "(a) internal").replace(
            " *   (k) *so->", " *   (a) atomic_ops(3) and atomic_loadstore(9), no lock needed\n *   (k) *so->");

    private static final String UNIT = "#include <sys/socketvar.h>\nvoid give(unsigned int *);\nvoid\nf(struct socket *so)\n{\n\n\t%s\n}\n";

    @Test
    void theKeyTurnsOnceNoLiveSiteIsRefused() {
        rule("so-state-atomic", "so-state-key").rewrite(
                Map.of(HEADER, KEYED, "sys/kern/u.c", UNIT.formatted("so->so_state |= 1;")),
                Map.of(HEADER, TURNED, "sys/kern/u.c", UNIT.formatted("atomic_or_uint(&so->so_state, 1);")));
    }

    @Test
    void theKeyStaysWhereALiveSiteWasRefused() {
        String c = UNIT.formatted("give(&so->so_state);");
        RewriteHarness both = rule("so-state-atomic", "so-state-key").at("sys/kern/u.c").with(HEADER, KEYED);

        assertThat(both.outcomes(c)).contains("refused: address-taken", "refused: depends-on-refused");
        assertThat(both.notes(Map.of("sys/kern/u.c", c)))
                .contains("socket.so_state stays under (k): 1 live sites of so-state-atomic are refused");
        assertThat(both.outcomes(UNIT.formatted("give(0);"))).contains("rewritten: (a)");
    }

    @Test
    void aKeyThatCannotTurnLeavesTheLegendAsItIs() {
        rule("so-state-key").at(HEADER).refused(KEYED.replace("(k) internal", "(p) internal"), Reason.DECLARATION_DIFFERS);
    }
}
