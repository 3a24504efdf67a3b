package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.SourceText;

/** Which legend applies to which struct, what is not a mark, and what becomes of the rest. */
class LegendScopeTest {

    @Test
    void theSameLetterMeansTwoThingsInTwoStructs() {
        Fixture file = Fixture.of("""
                /*
                 * Field markings and the corresponding locks:
                 * p: a_lock
                 * (: updated atomically
                 */
                struct a {
                    int a_x; /* p: one */
                    int a_y; /* (: two */
                };
                /*
                 * Field markings and the corresponding locks:
                 * p: b_parent->a_lock
                 * (: unlocked, stable
                 */
                struct b {
                    int b_x; /* p: one */
                    int b_y; /* (: two */
                };
                """);
        assertThat(file.keyed("a").legend().entry("(").orElseThrow().text()).isEqualTo("updated atomically");
        assertThat(file.keyed("b").legend().entry("(").orElseThrow().text()).isEqualTo("unlocked, stable");
        assertThat(file.keyed("b").legend().entry("p").orElseThrow().text()).isEqualTo("b_parent->a_lock");
        assertThat(file.marks("b")).containsExactly("b_x=p", "b_y=(");
    }

    @Test
    void forwardDeclarationsAndDirectivesMayStandBetween() {
        Fixture file = Fixture.of("""
                /*
                 * Locks:
                 * (k) X_LOCK
                 */
                #include <sys/y.h>
                struct y; /* opaque */

                enum z;
                __CTASSERT(sizeof(struct y *) <= 8);
                #ifdef OPTION
                #endif
                typedef struct x {
                    int x_a; /* (k) one */
                } x_t;
                """);
        assertThat(file.marks("x")).containsExactly("x_a=k");
        assertThat(file.keyed("x").scope()).isEqualTo(Scope.STRUCT);
    }

    @Test
    void aLegendInsideTheStructIsItsOwn() {
        Fixture file = Fixture.of("struct x {\n /* Locks:\n  * (k) X_LOCK\n  */\n int x_a; /* (k) one */\n};\n");
        assertThat(file.marks("x")).containsExactly("x_a=k");
    }

    @Test
    void anInnerStructMayHaveItsOwnLegend() {
        Fixture file = Fixture.of("""
                /*
                 * Locks:
                 * (k) OUTER
                 */
                struct x {
                    int x_a; /* (k) one */
                    /*
                     * Locks:
                     * (k) INNER
                     */
                    struct y {
                        int y_a; /* (k) two */
                    } x_y;
                };
                """);
        assertThat(file.keyed("x").legend().entry("k").orElseThrow().text()).isEqualTo("OUTER");
        assertThat(file.keyed("y").legend().entry("k").orElseThrow().text()).isEqualTo("INNER");
        assertThat(file.keys().unparsed()).isEmpty();
    }

    @Test
    void oneLegendForSeveralStructs() {
        Fixture file = Fixture.of("""
                /*
                 * Locks:
                 * (l)		locked by h_lock
                 * (g)		locked by global_lock
                 */
                static int global;

                struct first { int f_a; /* (l) one */ };
                struct second { int s_a; /* plain */ };
                """);
        assertThat(file.marks("first")).containsExactly("f_a=l");
        assertThat(file.keyed("first").scope()).isEqualTo(Scope.FILE);
        assertThat(file.keys().of(file.def("second"))).isEmpty();
        assertThat(file.keys().unparsed()).isEmpty();
    }

    // contract: sysctl layouts and register maps look like marks but have no legend, or letters it does not know.
    @Test
    void lookAlikesWithoutALegendAreNotMarks() {
        Fixture file = Fixture.of("""
                struct kinfo { /* the exported layout */
                    long k_a;   /* LONG: address */
                    char *k_b;  /* PTR: queue */
                    int k_c;    /* l: a letter without a legend */
                };
                struct regs {
                    char r_stat; /* rw: status */
                    char r_data; /* w: data */
                    int r_x;     /* (d/f) directories and files */
                    int r_y;     /* [HW] saved */
                    int r_z;     /* (reserved) */
                };
                """);
        assertThat(file.keys().structs()).isEmpty();
        assertThat(file.keys().unparsed()).isEmpty();
    }

    @Test
    void lookAlikesBesideALegendAreNotMarks() {
        Fixture file = Fixture.of("""
                /*
                 * Field markings and the corresponding locks:
                 * w: x_lock
                 * r: other_lock
                 */
                struct x {
                    int x_a; /* w: one */
                    int x_b; /* NFS: cookie */
                    int x_c; /* LFS: */
                    int x_d; /* z: unknown */
                    int x_e; /* (w) another dialect */
                    int x_f; /* w without a colon */
                    int x_g; /* [W] page 12 */
                };
                struct regs {
                    char r_stat; /* rw: status */
                    char r_data; /* w: data */
                    char r_ctrl; /* r: control */
                };
                """);
        assertThat(file.marks("x")).containsExactly("x_a=w");
        assertThat(file.keyed("x").strays()).extracting(Mark::field).containsExactly("x_d");
        assertThat(file.keys().of(file.def("regs"))).isEmpty();
    }

    @Test
    void aReversedMarkIsNotRead() {
        Fixture file = Fixture.of("""
                /*
                 * Field markings and the corresponding locks:
                 * ?: unknown
                 * :: stable
                 * i: X_LOCK
                 */
                struct x {
                    int x_a; /* :? maybe */
                    int x_b; /* ?: maybe */
                };
                """);
        assertThat(file.marks("x")).containsExactly("x_b=?");
        assertThat(file.keyed("x").unmarkedFields()).containsExactly("x_a");
    }

    @Test
    void anAnnouncementWithoutEntriesIsReported() {
        Fixture file = Fixture.of("""
                /*
                 * Locking notes:
                 * One must look at the code.
                 */
                struct x { int x_a; };
                """);
        assertThat(file.keys().structs()).isEmpty();
        assertThat(file.keys().unparsed()).singleElement()
                .satisfies(u -> assertThat(u.reason()).contains("no line of it defines one"))
                .satisfies(u -> assertThat(file.source().slice(u.span())).startsWith("/*\n * Locking notes:").endsWith("*/"));
    }

    @Test
    void aSentenceAboutAllMembersIsReadWithoutItsGloss() {
        Fixture file = Fixture.of("""
                /*
                 * Locking notes:
                 * + All members are protected by x_lock (an adaptive mutex)
                 *   - readers may use pserialize
                 */
                struct x { int x_a; kmutex_t x_lock; int x_b; };
                """);
        assertThat(file.marks("x")).containsExactly("x_a=x_lock", "x_b=x_lock");
        assertThat(file.keyed("x").coveredFields()).containsExactly("x_lock");
        assertThat(file.keys().notes()).singleElement().extracting(Note::subject).isEqualTo("All members");
        assertThat(file.keys().unparsed()).isEmpty();
    }

    @Test
    void aLegendWithoutStructIsReported() {
        Fixture file = Fixture.of("/*\n * protected by:\n *\tL: x_lock\n */\n\nstatic int x;\nint f(void) { return x; }\n");
        assertThat(file.keys().unparsed()).singleElement().satisfies(u -> assertThat(u.reason()).contains("no struct follows it"));
    }

    @Test
    void aDistantLegendNoMemberUsesIsReported() {
        Fixture file = Fixture.of("/*\n * protected by:\n *\tL: x_lock\n */\n\nstruct x { int a; };\n");
        assertThat(file.keys().structs()).isEmpty();
        assertThat(file.keys().unparsed()).singleElement().satisfies(u -> assertThat(u.reason()).contains("no member of 'x'"));
    }

    @Test
    void aLegendRightAboveCountsBeforeItsFirstMark() {
        Fixture file = Fixture.of("/*\n * Field locking key:\n *   (k) X_LOCK\n */\nstruct x { int a; };\n");
        assertThat(file.keyed("x").total()).isEqualTo(1);
        assertThat(file.keyed("x").marked()).isZero();
    }

    @Test
    void theNearerOfTwoLegendsWinsAndTheOtherIsReported() {
        Fixture file = Fixture.of("""
                /* Locks:
                 * (k) FAR
                 */
                /* Locks:
                 * (k) NEAR
                 */
                struct x { int a; /* (k) one */ };
                """);
        assertThat(file.keyed("x").legend().entry("k").orElseThrow().text()).isEqualTo("NEAR");
        assertThat(file.keys().unparsed()).singleElement().satisfies(u -> assertThat(u.reason()).contains("nearer to 'x'"));
    }

    @Test
    void bulletsAndNumbersAreNoLegend() {
        for (String bullet : new String[] {"-  one\n *  -  two", "1:  one\n *  2:  two", "1  one\n *  2  two"}) {
            Fixture file = Fixture.of("/*\n * Locking notes:\n *  " + bullet + "\n */\nstruct x { int a; /* - 1: */ };\n");
            assertThat(file.keys().structs()).as(bullet).isEmpty();
            assertThat(file.keys().unparsed()).as(bullet).hasSize(1);
        }
    }

    @Test
    void otherLegendsAnnounceNothing() {
        Fixture file = Fixture.of("/* legend: 0 - first model, 1 - second */\nstruct x { int a; };\n");
        assertThat(file.keys()).isEqualTo(new FileKeys(List.of(), List.of()));
    }

    @Test
    void structsOfAnotherTextAreRejected() {
        Fixture file = Fixture.of("struct x { int a; };\n");
        assertThatThrownBy(() -> KeyReader.read(SourceText.ofLatin1("short.h", "x"), file.structs()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("short.h: struct 'x'");
    }
}
