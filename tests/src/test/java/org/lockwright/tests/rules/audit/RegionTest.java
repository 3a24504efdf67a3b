package org.lockwright.tests.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a region begins and ends, and what is touched inside. */
class RegionTest {

    private static final String VARIABLES = "int before, in, after, other;\nstruct dev { int d_flags; int d_count; };\n";

    private static Audited body(String statements) {
        return Audited.of(VARIABLES + "void\nf(struct dev *d, int c)\n{\n" + statements.indent(8) + "}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "int s; before = 1; s = splsoftnet(); in = 1; splx(s); after = 1; => WRITE in",
        "int s = splsoftnet(); in++; splx(s); after = 1; => WRITE in",
        "int s = splsoftnet(); if (c) { splx(s); after = 1; return; } in = c; splx(s); => WRITE in",
        "int s = splsoftnet(); while (c) { in = 1; if (c > 2) break; c--; } splx(s); after = 1; => WRITE in",
        "while (c--) { int s = splsoftnet(); in = 1; splx(s); after = 1; } => WRITE in",
        "int s; if (c) s = splsoftnet(); in = 1; if (c) splx(s); => WRITE in",
        "int s, t; s = splsoftnet(); t = s; in = 1; splx(t); after = 1; => WRITE in",
        "int s = splsoftnet(); if (c) goto out; in = 1; out: splx(s); after = 1; => WRITE in",
        "int s = splsoftnet(); int t = splnet(); other = 1; splx(t); in = 1; splx(s); after = 1; => WRITE in",
        "int s = splsoftnet(); switch (c) { case 1: in = 1; break; default: splx(s); after = 1; return; } splx(s); => WRITE in",
        "int s = splsoftnet(); d->d_flags |= 1; c = d->d_count; splx(s); => READ dev.d_count, WRITE dev.d_flags",
        "int s = splsoftnet(); (void)sizeof(in); struct dev own; own.d_flags = 1; splx(s); => ''"})
    void aRegionEndsAtItsSplxOnEveryPath(String statements, String state) {
        Audited a = body(statements);

        assertThat(String.join(", ", a.state("f"))).isEqualTo(state);
        assertThat(a.audit().seen().raisesInactive()).isZero();
    }

    // contract: an inner raise kept in a variable of its own ends alone; the outer splx ends what is left.
    @Test
    void nestedRegionsAreTwo() {
        Audited a = body("int s = splsoftnet(); before = 1; int t = splsoftserial(); in = 1; splx(t); after = 1; splx(s); other = 1;");

        assertThat(a.audit().entries()).extracting(e -> e.protection() + " " + e.state().stream().map(t -> t.name()).toList())
                .containsExactlyInAnyOrder("splsoftnet [after, before, in]", "splsoftserial [in]");
    }

    @Test
    void aLevelRestoredFromElsewhereLeavesTheEndUnknown() {
        Audited a = body("int s = splsoftnet(); in = 1; splx(c); after = 1;");

        assertThat(a.state("f")).containsExactly("WRITE after", "WRITE in");
        assertThat(a.entry("f").verdict().words()).isEqualTo("unknown");
    }

    @Test
    void aMacroOpensAndCloses() {
        Audited a = Audited.of(VARIABLES + """
                #define	GRAB(v)	do { (v) = splsoftnet(); before = 2; } while (0)
                #define	LOCKED(x)	do { int _s = splsoftnet(); x; splx(_s); } while (0)
                void
                f(void)
                {
                	int s;
                	GRAB(s);
                	in = 1;
                	splx(s);
                	after = 1;
                }
                void
                g(void)
                {
                	LOCKED(in = 2);
                	after = 1;
                }
                """);

        assertThat(a.state("f")).containsExactly("WRITE before", "WRITE in");
        assertThat(a.entry("f").protection()).isEqualTo("GRAB (splsoftnet)");
        assertThat(a.state("g")).containsExactly("WRITE in");
    }

    @Test
    void aMacroOfAHeaderIsFoundWhereItIsUsed() {
        Audited a = Audited.of(org.lockwright.tests.kit.MemoryTree.kernel()
                .with("sys/net/raise.h", "#define\traise_dev\tsplsoftnet\n")
                .with("sys/net/t.c", "#include <sys/t.h>\n#include <net/raise.h>\nint in;\nvoid\nf(void)\n{\n\tint s = raise_dev();\n\tin = 1;\n\tsplx(s);\n}\n"));

        assertThat(a.state("f")).containsExactly("WRITE in");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "TAILQ_FOREACH(e, &head, e_link) { }  => READ elem.e_link, READ head",
        "TAILQ_INSERT_TAIL(&head, e, e_link); => WRITE elem.e_link, WRITE head",
        "TAILQ_INSERT_TAIL(&e->e_sub, e, e_link); => WRITE elem.e_link, WRITE elem.e_sub"})
    void listMacrosNameTheHead(String statement, String state) {
        Audited a = Audited.of("TAILQ_HEAD(elems, elem);\nstruct elem { TAILQ_ENTRY(elem) e_link; struct elems e_sub; };\nstruct elems head;\n"
                + "void\nf(struct elem *e)\n{\n\tint s = splsoftnet();\n\t" + statement + "\n\tsplx(s);\n}\n");

        assertThat(String.join(", ", a.state("f"))).isEqualTo(state);
    }

    @Test
    void aCalleeOfTheSameFileIsLookedInto() {
        Audited a = Audited.of(VARIABLES + """
                void far(void);
                static void
                near(void)
                {
                	in = 1;
                	far();
                }
                void
                f(void)
                {
                	int s = splsoftnet();
                	near();
                	splx(s);
                }
                """);

        assertThat(a.entry("f").state()).extracting(t -> t.name() + " in " + t.within()).containsExactly("in in near");
        assertThat(a.entry("f").calls()).containsExactly("far");
        assertThat(a.entry("f").verdict().words()).isEqualTo("unknown");
    }

    @Test
    void aFunctionThatRaisesForItsCallersIsOneItself() {
        Audited a = Audited.of(VARIABLES + """
                static void
                grab(int *s)
                {
                	*s = splsoftnet();
                }
                static void
                drop(int *s)
                {
                	splx(*s);
                }
                void
                f(void)
                {
                	int s;
                	before = 1;
                	grab(&s);
                	in = 1;
                	drop(&s);
                	after = 1;
                }
                """);

        assertThat(a.verdicts()).containsExactly("f: not shared", "grab: unknown");
        assertThat(a.state("f")).containsExactly("WRITE in");
        assertThat(a.entry("grab").reason()).contains("leaves the level raised for its callers");
    }

    @Test
    void aRaiseThatIsNotCompiledIsListed() {
        Audited a = Audited.of(VARIABLES + "void\nf(void)\n{\n#ifdef NEVER\n\tint s = splsoftnet();\n\tin = 1;\n\tsplx(s);\n#endif\n}\n");

        assertThat(a.entry("f").verdict().words()).isEqualTo("unknown");
        assertThat(a.entry("f").reason()).contains("not compiled");
        assertThat(a.audit().seen().raisesInactive()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* s = splsoftnet(); */", "const char *t = \"splsoftnet()\"; (void)t;", "int s = splnet(); in = 1; splx(s);"})
    void whatIsNoRaiseIsNotListed(String statements) {
        assertThat(body(statements).audit().entries()).isEmpty();
    }
}
