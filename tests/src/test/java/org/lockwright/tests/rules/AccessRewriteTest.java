package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.tests.rules.SocketCase.atomic;
import static org.lockwright.tests.rules.SocketCase.function;
import static org.lockwright.tests.rules.SocketCase.rewrite;
import static org.lockwright.tests.rules.SocketCase.unchanged;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.rewrite.Reason;

/** What each form of access to an atomic field becomes. */
class AccessRewriteTest {

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "so->so_state = SS_A; => atomic_store_release(&so->so_state, SS_A);",
        "so->so_state |= SS_A; => atomic_or_uint(&so->so_state, SS_A);",
        "so->so_state |= SS_A | SS_B; => atomic_or_uint(&so->so_state, SS_A | SS_B);",
        "so->so_state &= ~SS_A; => atomic_and_uint(&so->so_state, ~SS_A);",
        "so->so_state &= ~(SS_A|SS_B); => atomic_and_uint(&so->so_state, ~(SS_A|SS_B));",
        "so->so_state += 2; => atomic_add_int(&so->so_state, 2);",
        "so->so_state -= n + 1; => atomic_add_int(&so->so_state, -(n + 1));",
        "so->so_state++; => atomic_add_int(&so->so_state, 1);",
        "--so->so_state; => atomic_add_int(&so->so_state, -1);",
        "(so->so_state) |= SS_A; => atomic_or_uint(&so->so_state, SS_A);",
        "(void)(so->so_state |= SS_A); => (void)(atomic_or_uint(&so->so_state, SS_A));",
        "n++, so->so_state |= SS_A, n++; => n++, atomic_or_uint(&so->so_state, SS_A), n++;",
        "so->so_state|=SS_A; => atomic_or_uint(&so->so_state, SS_A);",
        "so->so_state = n ? SS_A : 0; => atomic_store_release(&so->so_state, n ? SS_A : 0);",
        "p->pcb_own.so_state |= SS_A; => atomic_or_uint(&p->pcb_own.so_state, SS_A);"})
    void writesBecomeOperations(String before, String after) {
        rewrite(before, after);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "return so->so_state; => return atomic_load_acquire(&so->so_state);",
        "if (so->so_state & SS_A) n++; => if (atomic_load_acquire(&so->so_state) & SS_A) n++;",
        "if (!so->so_state) n++; => if (!atomic_load_acquire(&so->so_state)) n++;",
        "use((short)so->so_state); => use((short)atomic_load_acquire(&so->so_state));",
        "n = (so->so_state & SS_A) ? 1 : 2; => n = (atomic_load_acquire(&so->so_state) & SS_A) ? 1 : 2;",
        "while (so->so_state & SS_A) n++; => while (atomic_load_acquire(&so->so_state) & SS_A) n++;",
        "switch (so->so_state) { case 0: } => switch (atomic_load_acquire(&so->so_state)) { case 0: }",
        "(void)so->so_state; => (void)atomic_load_acquire(&so->so_state);",
        "(so->so_state); => (atomic_load_acquire(&so->so_state));",
        "n = -so->so_state; => n = -atomic_load_acquire(&so->so_state);"})
    void readsBecomeLoads(String before, String after) {
        rewrite(before, after);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "p->pcb_socket->so_state |= SS_A; => atomic_or_uint(&p->pcb_socket->so_state, SS_A);",
        "p->pcb_ep->pcb_socket->so_state |= SS_A; => atomic_or_uint(&p->pcb_ep->pcb_socket->so_state, SS_A);",
        "so->so_head->so_state |= SS_A; => atomic_or_uint(&so->so_head->so_state, SS_A);",
        "(*so).so_state |= SS_A; => atomic_or_uint(&(*so).so_state, SS_A);",
        "so[n].so_state |= SS_A; => atomic_or_uint(&so[n].so_state, SS_A);",
        "lookup(1)->so_state |= SS_A; => atomic_or_uint(&lookup(1)->so_state, SS_A);",
        "((struct socket *)p)->so_state |= SS_A; => atomic_or_uint(&((struct socket *)p)->so_state, SS_A);",
        "((socket_t *)p)->so_state |= SS_A; => atomic_or_uint(&((socket_t *)p)->so_state, SS_A);"})
    void matchesOnTheResolvedType(String before, String after) {
        rewrite(before, after);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "so->so_inner.so_state |= SS_A;",
        "return ((struct other *)so)->so_state;",
        "int so_state = n;\nreturn so_state;",
        "struct { int so_state; } o;\no.so_state = 1;",
        "return n; /* so_state */",
        "use(sizeof(\"so->so_state\"));",
        "return sizeof(so->so_state);",
        "atomic_or_uint(&so->so_state, SS_A);",
        "return atomic_load_relaxed(&so->so_state);",
        "atomic_or_uint( & (so->so_state), SS_A);"})
    void leavesOtherThingsAlone(String body) {
        unchanged(body);
    }

    @Test
    void nestedAccessesAreAllRewritten() {
        rewrite("so->so_state = so2->so_state;", "atomic_store_release(&so->so_state,\n    atomic_load_acquire(&so2->so_state));");
        rewrite("so->so_state |= so2->so_state & (p->pcb_own.so_state | SS_A);",
                "atomic_or_uint(&so->so_state,\n    atomic_load_acquire(&so2->so_state) &\n"
                        + "    (atomic_load_acquire(&p->pcb_own.so_state) | SS_A));");
        rewrite("so[so2->so_state].so_state |= SS_A;", "atomic_or_uint(&so[atomic_load_acquire(&so2->so_state)].so_state, SS_A);");
        rewrite("use(use(so->so_state) + so2->so_state);",
                "use(use(atomic_load_acquire(&so->so_state)) +\n    atomic_load_acquire(&so2->so_state));");
    }

    @Test
    void whiteSpaceAndCommentsInsideAnAccessStay() {
        rewrite("so->so_state |= /* why */ SS_A;", "atomic_or_uint(&so->so_state, /* why */ SS_A);");
        rewrite("so->so_state\n    |= SS_A;", "atomic_or_uint(&so->so_state,\n    SS_A);");
        rewrite("so->so_state |=\n    /* why */ SS_A;", "atomic_or_uint(&so->so_state,\n    /* why */ SS_A);");
        rewrite("(so->so_state /* it */) |= SS_A;", "atomic_or_uint(&(so->so_state /* it */), SS_A);");
        rewrite("so->so_state =\n    SS_A;", "atomic_store_release(&so->so_state,\n    SS_A);");
        rewrite("return so /* the socket */ ->so_state;", "return atomic_load_acquire(&so /* the socket */ ->so_state);");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "give(&so->so_state);",
        "unsigned int *q = &so->so_state;",
        "return *(&so->so_state);",
        "give(&(so->so_state));"})
    void anAddressThatEscapesIsRefused(String body) {
        atomic().refused(function(body), Reason.ADDRESS_TAKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "return so->so_state |= SS_A;",
        "n = so->so_state++;",
        "use(so->so_state = SS_A);",
        "if (so->so_state &= ~SS_A) n++;",
        "while (--so->so_state) n++;",
        "for (; so->so_state--; n++) ;",
        "n = ({ so->so_state |= SS_A; });",
        "n = (n, so->so_state |= SS_A);"})
    void aReadModifyWriteWhoseValueIsUsedIsRefused(String body) {
        atomic().refused(function(body), Reason.VALUE_USED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"so->so_state ^= SS_A;", "so->so_state <<= 1;", "so->so_state *= 2;"})
    void anOperatorWithoutOperationIsRefused(String body) {
        atomic().refused(function(body), Reason.NO_OPERATION);
    }

    @Test
    void aRefusalDoesNotStopTheOthers() {
        atomic().refused(function("so->so_state |= SS_A;\ngive(&so->so_state);"),
                function("atomic_or_uint(&so->so_state, SS_A);\ngive(&so->so_state);"), Reason.ADDRESS_TAKEN);
    }

    @Test
    void anInitialiserOfANewObjectIsRight() {
        unchanged("struct socket s = { .so_state = SS_A };\nuse(s.so_error);");
        assertThat(atomic().outcomes(function("struct socket s = { .so_state = SS_A };\nuse(s.so_error);")))
                .contains("right by text: initialiser of a new object");
        unchanged("struct other s = { .so_state = SS_A };\nuse(s.so_state);");
    }

    @Test
    void anInitialiserThatReadsIsRewritten() {
        rewrite("unsigned int state = so->so_state;\nreturn state;",
                "unsigned int state = atomic_load_acquire(&so->so_state);\nreturn state;");
        rewrite("struct socket s = { .so_error = so->so_state };\nuse(s.so_error);",
                "struct socket s = { .so_error = atomic_load_acquire(&so->so_state) };\nuse(s.so_error);");
    }

    @Test
    void everyMentionHasAnOutcome() {
        assertThat(atomic().outcomes(function("""
                /* so_state */
                use(sizeof("so_state"));
                so->so_state |= SS_A;
                so->so_inner.so_state = 1;
                give(&so->so_state);
                """))).containsExactly(
                "other entity: declares something else",
                "declaration: the field's declaration",
                "comment: in a comment",
                "literal: in a string",
                "rewritten: atomic_or_uint",
                "other entity: field of struct other",
                "refused: address-taken");
    }

    @Test
    void anObjectOfUnknownTypeIsRefused() {
        atomic().refused(function("unknown->so_state |= SS_A;"), Reason.UNRESOLVED_TYPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"goto so_state;\nso_state:\nreturn n;", "enum { so_state };", "struct so_state { int x; } q;\nuse(q.x);", "struct so_state *q = NULL;\nuse(q != NULL);"})
    void labelsTagsAndEnumeratorsAreOtherEntities(String body) {
        assertThat(atomic().outcomes(function(body)))
                .contains("other entity: a tag, label or enumerator")
                .noneMatch(o -> o.startsWith("unhandled"));
    }

    @Test
    void oldStyleFunctionsAreRewritten() {
        String c = SocketCase.DECLARATIONS + "int\nold(so)\n\tstruct socket *so;\n{\n\n\t%s\n\treturn 0;\n}\n";

        atomic().rewrite(c.formatted("so->so_state |= SS_A;"), c.formatted("atomic_or_uint(&so->so_state, SS_A);"));
    }
}
