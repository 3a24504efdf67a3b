package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** Which comment speaks about which member. */
class AttachmentTest {

    private static Fixture file(String members) {
        return Fixture.of("""
                /*
                 * Field locking key:
                 *   (k) X_LOCK
                 *   (a) atomic
                 */
                struct x {
                """ + members + "};\n");
    }

    @Test
    void bitFieldsArraysAndFunctionPointers() {
        Fixture file = file("""
                    unsigned x_bit:3;            /* (k) bits */
                    char x_name[MAXLEN + 1];     /* (a) name */
                    int (*x_output)              /* (k) output routine */
                        (struct x *, int);
                    void (*x_input)(struct x *,
                        int);                    /* (a) input routine */
                """);
        assertThat(file.marks("x")).containsExactly("x_bit=k", "x_name=a", "x_output=k", "x_input=a");
    }

    @Test
    void aCommentBeforeAnAttributeCounts() {
        assertThat(file("    kmutex_t x_lock /* (k) lock */\n        __aligned(64);\n").marks("x")).containsExactly("x_lock=k");
    }

    // contract: a comment inside a parameter list speaks of the parameter.
    @Test
    void aParametersCommentIsNotTheMembers() {
        assertThat(file("    int (*x_f)(int /* (k) */, int);\n").keyed("x").unmarkedFields()).containsExactly("x_f");
    }

    @Test
    void membersDeclaredTogetherShareTheMark() {
        Fixture file = file("    int x_a, *x_b[2]; /* (k) both */\n");
        assertThat(file.marks("x")).containsExactly("x_a=k", "x_b=k");
        assertThat(file.keyed("x").marks()).extracting(Mark::span).hasSize(2).allMatch(file.keyed("x").marks().get(0).span()::equals);
    }

    @Test
    void aMarkOnTheNextLine() {
        Fixture file = file("""
                    SLIST_HEAD(jfree, entry) x_free_list_of_buffers;
                                        /* (k) free list */
                    int x_b;            /*
                                         * (a) text on
                                         * two lines
                                         */
                """);
        assertThat(file.marks("x")).containsExactly("x_free_list_of_buffers=k", "x_b=a");
        assertThat(file.keyed("x").mark("x_b").orElseThrow().text()).isEqualTo("text on two lines");
    }

    @Test
    void onTheNextLineWithoutMoreIndentationItHeadsWhatFollows() {
        assertThat(file("    int x_a;\n    /* (k) heads what follows */\n    int x_b;\n").keyed("x").marks())
                .extracting(Mark::field, Mark::place).containsExactly(tuple("x_b", MarkPlace.GROUP));
    }

    @Test
    void aHeadingEndsAtABlankLine() {
        assertThat(file("    /* (k) both */\n    int x_a;\n    int x_b;\n\n    int x_c;\n").marks("x"))
                .containsExactly("x_a=k", "x_b=k");
    }

    @Test
    void aHeadingEndsAtAnotherCommentOfItsOwnLine() {
        assertThat(file("    /* (k) one */\n    int x_a;\n    /* more */\n    int x_b;\n").marks("x")).containsExactly("x_a=k");
    }

    @Test
    void aMembersOwnMarkWinsOverItsHeading() {
        assertThat(file("    /* (k) most */\n    int x_a;\n    int x_b; /* (a) */\n    int x_c;\n").marks("x"))
                .containsExactly("x_a=k", "x_b=a", "x_c=k");
    }

    @Test
    void notAfterABlankLine() {
        assertThat(file("    int x_a;\n\n        /* (k) alone */\n").keyed("x").marks()).isEmpty();
    }

    @Test
    void notWhenTheLineBeginsANewMember() {
        assertThat(file("    int x_a;\n        /* (k) */ int x_b;\n").keyed("x").marks()).isEmpty();
    }

    @Test
    void notBetweenTwoMembersOfOneLine() {
        Fixture file = file("    int x_a; /* (k) whose? */ int x_b; /* (a) b's */\n");
        assertThat(file.marks("x")).containsExactly("x_b=a");
    }

    @Test
    void aCommentAfterEndifIsTheDirectives() {
        Fixture file = file("""
                #ifdef OPTION
                    int x_a;
                #endif /* (k) OPTION */
                    int x_b; /* (a) text */
                #define x_alias x_b /* (k) */
                """);
        assertThat(file.marks("x")).containsExactly("x_b=a");
    }

    @Test
    void membersOfUnnamedInnerStructs() {
        Fixture file = file("""
                    union {
                        int x_a; /* (k) one */
                        struct {
                            int x_b; /* (a) two */
                        };
                    };
                    int x_c; /* (k) three */
                """);
        assertThat(file.marks("x")).containsExactly("x_a=k", "x_b=a", "x_c=k");
    }

    @Test
    void anInnerStructUsesTheOuterLegend() {
        Fixture file = file("""
                    struct inner {
                        int i_a; /* (k) one */
                    } x_in;
                    int x_c;
                """);
        assertThat(file.marks("inner")).containsExactly("i_a=k");
        assertThat(file.keyed("inner").scope()).isEqualTo(Scope.STRUCT);
        assertThat(file.keyed("x").coveredFields()).containsExactly("x_in");
        assertThat(file.keyed("x").unmarkedFields()).containsExactly("x_c");
    }

    @Test
    void aMarkOnAnInnerStructCoversItsMembers() {
        Fixture file = file("""
                    union {
                        int u_a;
                        int u_b;
                    } x_u;          /* (k) either */
                """);
        assertThat(file.marks("x")).containsExactly("x_u=k");
        assertThat(file.keys().structs()).hasSize(1);
    }

    @Test
    void aLineAboutAPartIsNotAboutTheWhole() {
        Fixture file = file("    struct disk x_dk;   /* our disk */\n        /* (k) x_dk.dk_openmask */\n");
        assertThat(file.keyed("x").unmarkedFields()).containsExactly("x_dk");
    }

    @Test
    void lineCommentsCarryMarks() {
        assertThat(file("    int x_a; // (k) text\n").marks("x")).containsExactly("x_a=k");
    }

    @Test
    void anUnterminatedCommentAtTheEndOfTheFile() {
        Fixture file = Fixture.of("/*\n * Locks:\n * (k) X\n */\nstruct x {\n int a; /* (k) one */\n} x; /* (k) tw");
        assertThat(file.marks("x")).containsExactly("a=k");
    }
}
