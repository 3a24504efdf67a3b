package org.lockwright.tests.rules;

import static org.lockwright.tests.rules.SocketCase.rewrite;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clear followed by a set of the same socket becomes one step; what only looks like it does not. */
class PairRewriteTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "so->so_state &= ~SS_A;~so->so_state |= SS_B; => so_state_change(so, SS_A, SS_B);",
        "so->so_state &= ~(SS_A|SS_C);~so->so_state |= (SS_B); => so_state_change(so, SS_A|SS_C, SS_B);",
        "so->so_state &= ~(SS_A);~so->so_state |= SS_B | SS_C; => so_state_change(so, SS_A, SS_B | SS_C);",
        "p->pcb_socket->so_state &= ~SS_A;~p->pcb_socket->so_state |= SS_B; => so_state_change(p->pcb_socket, SS_A, SS_B);",
        "p->pcb_own.so_state &= ~SS_A;~p->pcb_own.so_state |= SS_B; => so_state_change(&p->pcb_own, SS_A, SS_B);",
        "if (n) {~\tso->so_state &= ~SS_A;~\tso->so_state |= SS_B;~} => if (n) {~\tso_state_change(so, SS_A, SS_B);~}"})
    void aClearAndASetAreOneStep(String before, String after) {
        rewrite(lines(before), lines(after));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        // different objects
        "so->so_state &= ~SS_A;~so2->so_state |= SS_B;"
                + " => atomic_and_uint(&so->so_state, ~SS_A);~atomic_or_uint(&so2->so_state, SS_B);",
        // a comment between, which would be lost or lie
        "so->so_state &= ~SS_A;~/* and then */~so->so_state |= SS_B;"
                + " => atomic_and_uint(&so->so_state, ~SS_A);~/* and then */~atomic_or_uint(&so->so_state, SS_B);",
        // a statement between
        "so->so_state &= ~SS_A;~n++;~so->so_state |= SS_B;"
                + " => atomic_and_uint(&so->so_state, ~SS_A);~n++;~atomic_or_uint(&so->so_state, SS_B);",
        // an object with a side effect
        "lookup(n)->so_state &= ~SS_A;~lookup(n)->so_state |= SS_B;"
                + " => atomic_and_uint(&lookup(n)->so_state, ~SS_A);~atomic_or_uint(&lookup(n)->so_state, SS_B);",
        "(so++)->so_state &= ~SS_A;~(so++)->so_state |= SS_B;"
                + " => atomic_and_uint(&(so++)->so_state, ~SS_A);~atomic_or_uint(&(so++)->so_state, SS_B);",
        // set before clear is another transition
        "so->so_state |= SS_B;~so->so_state &= ~SS_A;"
                + " => atomic_or_uint(&so->so_state, SS_B);~atomic_and_uint(&so->so_state, ~SS_A);",
        // the mask is not written as a complement
        "so->so_state &= SS_A;~so->so_state |= SS_B;"
                + " => atomic_and_uint(&so->so_state, SS_A);~atomic_or_uint(&so->so_state, SS_B);",
        // only the first of the two hangs on the condition
        "if (n)~\tso->so_state &= ~SS_A;~so->so_state |= SS_B;"
                + " => if (n)~\tatomic_and_uint(&so->so_state, ~SS_A);~atomic_or_uint(&so->so_state, SS_B);",
        // the same name in another struct
        "so->so_inner.so_state &= ~SS_A;~so->so_state |= SS_B;"
                + " => so->so_inner.so_state &= ~SS_A;~atomic_or_uint(&so->so_state, SS_B);",
        // a label between can be jumped to
        "goto out;~so->so_state &= ~SS_A;~out: so->so_state |= SS_B;"
                + " => goto out;~atomic_and_uint(&so->so_state, ~SS_A);~out: atomic_or_uint(&so->so_state, SS_B);"})
    void nearMissesStayTwoSteps(String before, String after) {
        rewrite(lines(before), lines(after));
    }

    @Test
    void aBranchOfThePreprocessorBetweenIsNoPair() {
        rewrite("so->so_state &= ~SS_A;\n#ifdef NEVER\nn++;\n#endif\nso->so_state |= SS_B;",
                "atomic_and_uint(&so->so_state, ~SS_A);\n#ifdef NEVER\nn++;\n#endif\natomic_or_uint(&so->so_state, SS_B);");
    }

    @Test
    void anEmptyLineBetweenIsNoMatter() {
        rewrite("so->so_state &= ~SS_A;\n\nso->so_state |= SS_B;", "so_state_change(so, SS_A, SS_B);");
    }

    @Test
    void aBranchOfThePreprocessorInsideIsNoPair() {
        rewrite("so->so_state &= ~(SS_A\n#ifdef NEVER\n| SS_C\n#endif\n);\nso->so_state |= SS_B;",
                "atomic_and_uint(&so->so_state, ~(SS_A\n#ifdef NEVER\n| SS_C\n#endif\n));\natomic_or_uint(&so->so_state, SS_B);");
    }

    @Test
    void threeInARowArePairedFromTheFront() {
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= SS_B;\nso->so_state |= SS_C;",
                "so_state_change(so, SS_A, SS_B);\natomic_or_uint(&so->so_state, SS_C);");
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= SS_B;\nso->so_state &= ~SS_B;\nso->so_state |= SS_C;",
                "so_state_change(so, SS_A, SS_B);\nso_state_change(so, SS_B, SS_C);");
    }

    /** The set's value may depend on what the clear did: one step would compute it from the state before. */
    @Test
    void bitsThatDependOnTheStateAreNoPair() {
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= so2->so_state;",
                "atomic_and_uint(&so->so_state, ~SS_A);\natomic_or_uint(&so->so_state, atomic_load_acquire(&so2->so_state));");
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= use(n);",
                "atomic_and_uint(&so->so_state, ~SS_A);\natomic_or_uint(&so->so_state, use(n));");
        rewrite("so->so_state &= ~(n = SS_A);\nso->so_state |= n;",
                "atomic_and_uint(&so->so_state, ~(n = SS_A));\natomic_or_uint(&so->so_state, n);");
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= so->so_state << 1;",
                "atomic_and_uint(&so->so_state, ~SS_A);\natomic_or_uint(&so->so_state, atomic_load_acquire(&so->so_state) << 1);");
    }

    @Test
    void aCommentInsideIsNotLost() {
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= /* why */ SS_B;",
                "atomic_and_uint(&so->so_state, ~SS_A);\natomic_or_uint(&so->so_state, /* why */ SS_B);");
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= SS_B /* why */;",
                "atomic_and_uint(&so->so_state, ~SS_A);\natomic_or_uint(&so->so_state, SS_B) /* why */;");
        rewrite("so->so_state &= ~SS_A;\nso->so_state |= SS_B; /* why */", "so_state_change(so, SS_A, SS_B); /* why */");
    }

    @Test
    void afterACaseLabelTheyArePaired() {
        rewrite("switch (n) {\ncase 1:\n\tso->so_state &= ~SS_A;\n\tso->so_state |= SS_B;\n\tbreak;\n}",
                "switch (n) {\ncase 1:\n\tso_state_change(so, SS_A, SS_B);\n\tbreak;\n}");
    }

    private static String lines(String text) {
        // "~" alone stands for a line end; before a bit it is C's complement.
        return text.strip().replaceAll("(?<=[;{}/)])~(?!=)", "\n");
    }
}
