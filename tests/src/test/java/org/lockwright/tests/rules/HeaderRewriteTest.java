package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.tests.rules.SocketCase.DECLARATIONS;
import static org.lockwright.tests.rules.SocketCase.atomic;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;

/** Accesses in headers, which several units read. */
class HeaderRewriteTest {

    private static final String HEADER = "sys/sys/sohelp.h";

    private static final String INLINE = "static int\nset_a(struct socket *so)\n{\n\n\tso->so_state |= 1;\n\treturn 0;\n}\n";

    private static final String DONE = INLINE.replace("so->so_state |= 1", "atomic_or_uint(&so->so_state, 1)");

    private static final Map<String, String> DISAGREEING = Map.of(HEADER, INLINE.replace("so->so_state |= 1", "HOW(so->so_state)"),
            "sys/kern/a.c", unit(DECLARATIONS + "#define\tHOW(x)\tuse(x)\n"),
            "sys/kern/b.c", unit(DECLARATIONS + "#define\tHOW(x)\tgive(&x)\n"));

    private static String unit(String first) {
        return first + "#include <sys/sohelp.h>\n\nint\ng(struct socket *so)\n{\n\n\treturn set_a(so);\n}\n";
    }

    @Test
    void aSiteOfAHeaderIsEditedOnceHoweverManyUnitsReadIt() {
        atomic().with("sys/kern/a.c", unit(DECLARATIONS)).with("sys/kern/b.c", unit(DECLARATIONS))
                .rewrite(Map.of(HEADER, INLINE, "sys/kern/c.c", unit(DECLARATIONS + "int x;\n")), Map.of(HEADER, DONE));
    }

    @Test
    void aHeaderThatNoUnitReadsIsReadForItself() {
        atomic().at(HEADER).rewrite(DECLARATIONS + INLINE, DECLARATIONS + DONE);
    }

    @Test
    void twoUnitsThatReadAHeaderDifferentlyAreRefused() {
        atomic().refused(DISAGREEING, Map.of(), Reason.UNITS_DISAGREE);
    }

    @Test
    void unitsThatDisagreeAreNamed() {
        assertThat(atomic().notes(DISAGREEING))
                .anyMatch(n -> n.contains("sys/kern/a.c (amd64)") && n.contains("sys/kern/b.c (amd64)") && n.contains(HEADER + ":5"));
    }

    @Test
    void aSiteThatIsAnotherStructInOneUnitIsRefused() {
        String other = "struct foreign { unsigned int so_state; };\n";
        Map<String, String> files = Map.of(HEADER, INLINE.replace("struct socket", "struct TAG"),
                "sys/kern/a.c", unit(DECLARATIONS + "#define\tTAG socket\n").replace("g(struct socket", "g(struct TAG"),
                "sys/kern/b.c", unit(DECLARATIONS + other + "#define\tTAG foreign\n").replace("g(struct socket", "g(struct TAG"));

        atomic().refused(files, Map.of(), Reason.UNITS_DISAGREE);
    }
}
