package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.tests.rules.SocketCase.DECLARATIONS;
import static org.lockwright.tests.rules.SocketCase.atomic;
import static org.lockwright.tests.rules.SocketCase.function;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;

/** Accesses that macros make or carry. */
class MacroRewriteTest {

    private static String with(String define, String body) {
        return DECLARATIONS + define + function(body).substring(DECLARATIONS.length());
    }

    @Test
    void anArgumentIsRewrittenInPlace() {
        String define = "#define KASSERT2(e) ((e) ? (void)0 : KASSERT(0))\n";
        atomic().rewrite(with(define, "KASSERT2(so->so_state & SS_A);"),
                with(define, "KASSERT2(atomic_load_acquire(&so->so_state) & SS_A);"));
    }

    @Test
    void anArgumentThatIsAlsoMadeAStringIsRewrittenOnce() {
        String define = "int panic(const char *);\n#define CHECK(e) ((e) ? 0 : panic(#e))\n";
        atomic().rewrite(with(define, "CHECK(so->so_state & SS_A);"),
                with(define, "CHECK(atomic_load_acquire(&so->so_state) & SS_A);"));
    }

    @Test
    void anArgumentUsedTwiceIsOneSite() {
        String define = "#define MAX2(a, b) ((a) > (b) ? (a) : (b))\n";
        atomic().rewrite(with(define, "return MAX2(so->so_state, 1);"),
                with(define, "return MAX2(atomic_load_acquire(&so->so_state), 1);"));
    }

    @Test
    void anArgumentThroughTwoMacrosIsRewritten() {
        String define = "#define OUTER(e) INNER(e)\n#define INNER(e) (!(e))\n";
        atomic().rewrite(with(define, "if (OUTER(so->so_state & SS_A))\n\tn++;"),
                with(define, "if (OUTER(atomic_load_acquire(&so->so_state) & SS_A))\n\tn++;"));
    }

    @Test
    void aStatementAsArgumentIsRewritten() {
        String define = "#define DO(s) do { s; } while (0)\n";
        atomic().rewrite(with(define, "DO(so->so_state |= 1);"), with(define, "DO(atomic_or_uint(&so->so_state, 1));"));
        // A known limit: a macro inside the argument makes the front end lose where the whole of it stands.
        atomic().refused(with(define, "DO(so->so_state |= SS_A);"), Reason.CROSSES_MACRO);
    }

    @Test
    void aBodyIsRefusedOnceHoweverOftenItIsUsed() {
        String c = with("#define\tISSET_A(so)\t((so)->so_state & SS_A)\n", """
                if (ISSET_A(so))
                	n++;
                if (ISSET_A(so2) || ISSET_A(so))
                	n++;
                """);
        atomic().refused(c, Reason.MACRO_BODY);
        assertThat(atomic().outcomes(c)).filteredOn("refused: macro-body"::equals).hasSize(1);
    }

    @Test
    void aBodyThatNoOneUsesIsInactive() {
        String c = with("#define\tISSET_A(so)\t((so)->so_state & SS_A)\n", "n++;");
        atomic().unchanged(c);
        assertThat(atomic().outcomes(c)).contains("inactive: in a macro that is not used");
    }

    @Test
    void aBodyThatIsAtomicAlreadyIsRight() {
        String c = with("#define\tISSET_A(so)\t(atomic_load_acquire(&(so)->so_state) & SS_A)\n", "if (ISSET_A(so))\n\tn++;");
        atomic().unchanged(c);
        assertThat(atomic().outcomes(c)).contains("right by text: atomic operation");
    }

    @Test
    void anAccessPartlyFromAMacroIsRefused() {
        atomic().refused(with("#define\tSTATE(o)\to->so_\n#define FIELD so_state\n", "so->FIELD |= SS_A;"), Reason.MACRO_BODY);
        atomic().refused(with("#define\tSETA(x)\tx |= SS_A\n", "SETA(so->so_state);"), Reason.CROSSES_MACRO);
    }

    @Test
    void anObjectThatIsAMacroIsRewritten() {
        String define = "#define\tMYSO(p)\t((p)->pcb_socket)\n#define\tTHIS\tso\n";
        atomic().rewrite(with(define, "MYSO(p)->so_state |= SS_A;"), with(define, "atomic_or_uint(&MYSO(p)->so_state, SS_A);"));
        atomic().rewrite(with(define, "THIS->so_state |= SS_A;"), with(define, "atomic_or_uint(&THIS->so_state, SS_A);"));
    }

    @Test
    void anArgumentThatIsDroppedIsInactive() {
        String c = with("#define\tDPRINTF(x)\n", "DPRINTF(so->so_state);");
        atomic().unchanged(c);
        assertThat(atomic().outcomes(c)).contains("inactive: argument dropped by macro DPRINTF");
    }

    @Test
    void aPairWhoseBitsAreMacrosIsOneStep() {
        atomic().rewrite(function("so->so_state &= ~(SS_A | SS_B);\nso->so_state |= SS_C;"),
                function("so_state_change(so, SS_A | SS_B, SS_C);"));
    }

    @Test
    void theUsesOfOneDefinitionAgree() {
        String c = with("#define\tSTATE_OF(so)\t((so)->so_state)\n", "use(STATE_OF(so));\nuse(STATE_OF(so2));\nuse(STATE_OF(lookup(n)));");
        assertThat(atomic().outcomes(c)).filteredOn(o -> !List.of("declaration: the field's declaration",
                "other entity: declares something else").contains(o)).containsExactly("refused: macro-body");
    }
}
