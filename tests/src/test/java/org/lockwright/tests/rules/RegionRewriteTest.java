package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Rules of kind {@code region}. */
class RegionRewriteTest {

    private static final String HEAD = """
            typedef struct { int m_owner; } kmutex_t;
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            int mutex_owned(const kmutex_t *);
            void kern_assert(const char *, ...);
            #define	KASSERT(e)	((e) ? (void)0 : kern_assert("%s", #e))
            struct box {
            	kmutex_t b_lock;
            	int b_len;
            	int b_flags;
            	struct box *b_next;
            };
            struct ops { void (*o_wake)(struct box *); };
            struct ops ops;
            #define	BOX_ENTER(b)	KASSERT(mutex_owned(&(b)->b_lock))
            #define	BOX_EXIT(b)	KASSERT(mutex_owned(&(b)->b_lock))
            #define	BOX_ASSERT(b)	KASSERT(mutex_owned(&(b)->b_lock))
            void nothing_known(int);
            int tsleep(void *, int, const char *, int);
            static inline int
            bigger(int n)
            {

            	return n + 1;
            }

            static void
            box_count(struct box *b)
            {

            	b->b_flags++;
            }

            static void
            box_wake(struct box *b)
            {

            	ops.o_wake(b);
            }
            """;

    /** A pack of one region rule on the fields of {@code struct box}, whose lock is {@code b_lock} today. */
    private static final String PACK = TrialPack.of("region", """
            structs:
              - struct: box
                header: sys/kern/example.c
                legend:
                  - { key: k, text: "b_lock" }
                  - { key: x, text: "BOX_ENTER" }
                fields:
                  - { name: b_len, today: k, goal: x, reason: "" }
                  - { name: b_flags, today: k, goal: x, reason: "" }
                  - { name: b_next, today: k, goal: k, reason: "" }
            """, """
            class: { enter: BOX_ENTER, exit: BOX_EXIT, assert: BOX_ASSERT }
            objects:
              - { fields: [box.b_len, box.b_flags], lock: object }
            contracts:
              - { function: box_count, lock: arg0 }
            """);

    static RewriteHarness harness() {
        return RewriteHarness.ofYaml(PACK);
    }

    /** A function whose body is done with the lock held. */
    static String f(String body) {
        return HEAD + "\nint\nf(struct box *b, struct box *c, int n)\n{\n\tint error = 0;\n\n\tmutex_enter(&b->b_lock);\n\tmutex_enter(&c->b_lock);\n"
                + body + "\tmutex_exit(&c->b_lock);\n\tmutex_exit(&b->b_lock);\n\treturn error;\n}\n";
    }

    /** An access in the argument of a macro that drops it unless an option is set. */
    static String printed() {
        String print = "#ifdef BOX_DEBUG\nint printf(const char *, ...);\n#define\tDPRINT(...)\tprintf(__VA_ARGS__)\n#else\n#define\tDPRINT(...)\n#endif\n";
        return f("\tDPRINT(\"%d\", b->b_len);\n").replace(HEAD, HEAD + print);
    }

    private static void becomes(String before, String after) {
        harness().rewrite(f(before), f(after));
    }

    @Test
    void statementsSideBySideShareARegion() {
        becomes("\tn = 1;\n\tb->b_len = n;\n\tb->b_flags |= 1;\t/* both */\n\tn = 2;\n",
                "\tn = 1;\n\tBOX_ENTER(b);\n\tb->b_len = n;\n\tb->b_flags |= 1;\t/* both */\n\tBOX_EXIT(b);\n\tn = 2;\n");
    }

    @Test
    void twoObjectsGetTwoRegions() {
        becomes("\tb->b_len = n;\n\tc->b_len = n;\n",
                "\tBOX_ENTER(b);\n\tb->b_len = n;\n\tBOX_EXIT(b);\n\tBOX_ENTER(c);\n\tc->b_len = n;\n\tBOX_EXIT(c);\n");
    }

    // contract: what an assertion says of two pointers counts until one of them may be another.
    @Test
    void anObjectThatIsAssertedToBeAnotherIsThatOne() {
        String link = "\tKASSERT(b->b_next->b_next == c);\n";
        becomes(link + "\tb->b_next->b_next->b_len = n;\n",
                link + "\tBOX_ENTER(b->b_next->b_next);\n\tb->b_next->b_next->b_len = n;\n\tBOX_EXIT(b->b_next->b_next);\n");
        harness().refused(f("\tb->b_next->b_next->b_len = n;\n"), Reason.NOT_HELD);
        harness().refused(f("\tKASSERT(b->b_next->b_next != c);\n\tb->b_next->b_next->b_len = n;\n"), Reason.NOT_HELD);
        harness().refused(f(link + "\tb->b_next->b_next = 0;\n\tb->b_next->b_next->b_len = n;\n"), Reason.NOT_HELD);
    }

    // contract: what further options bring in is followed too, and a place that is compiled with and without them is held in both.
    @Test
    void aBranchThatAnOptionOpensIsFollowed() {
        becomes("#ifdef BOX_DEBUG\n\tb->b_len = n;\n#endif\n", "#ifdef BOX_DEBUG\n\tBOX_ENTER(b);\n\tb->b_len = n;\n\tBOX_EXIT(b);\n#endif\n");
        becomes("#ifndef DIAGNOSTIC\n\tb->b_len = n;\n#endif\n", "#ifndef DIAGNOSTIC\n\tBOX_ENTER(b);\n\tb->b_len = n;\n\tBOX_EXIT(b);\n#endif\n");
        harness().refused(f("#ifdef BOX_DEBUG\n\tmutex_exit(&b->b_lock);\n\tb->b_flags = n;\n\tmutex_enter(&b->b_lock);\n#endif\n"), Reason.NOT_HELD);
        String both = "#ifdef BOX_DEBUG\n\tn = b->b_flags != 0;\n\tmutex_exit(&b->b_lock);\n#endif\n\tb->b_len = n;\n#ifdef BOX_DEBUG\n\tmutex_enter(&b->b_lock);\n#endif\n";
        assertThat(harness().outcomes(f(both))).contains("rewritten: in a region", "refused: not-held");
    }

    @Test
    void aFunctionThatAnOptionBringsInIsFollowed() {
        String g = "#ifdef BOX_DEBUG\nstatic void\ng(struct box *b, int n)\n{\n\n%s}\n#endif\n";
        String call = "\n#ifdef BOX_DEBUG\n\tg(b, n);\n#endif\n";
        String bare = "\tb->b_len = n;\n";
        harness().rewrite(f(call).replace(HEAD, HEAD + g.formatted(bare)), f(call).replace(HEAD, HEAD + g.formatted("\tBOX_ENTER(b);\n" + bare + "\tBOX_EXIT(b);\n")));
    }

    // contract: a region around what is compiled to nothing helps nobody; that it is left is told.
    @Test
    void whatAMacroPrintsOnlyUnderAnOptionIsLeft() {
        harness().refused(printed(), Reason.NOT_FOLLOWED);
    }

    @Test
    void aStatementWithoutBracesGetsThem() {
        becomes("\tif (n) {\n\t\tnothing_known(n);\n\t} else\n\t\tb->b_len = n;\n",
                "\tif (n) {\n\t\tnothing_known(n);\n\t} else {\n\t\tBOX_ENTER(b);\n\t\tb->b_len = n;\n\t\tBOX_EXIT(b);\n\t}\n");
        becomes("\tif (n)\n\t\tb->b_len = n;\n\telse\n\t\tnothing_known(n);\n",
                "\tif (n) {\n\t\tBOX_ENTER(b);\n\t\tb->b_len = n;\n\t\tBOX_EXIT(b);\n\t} else\n\t\tnothing_known(n);\n");
    }

    @Test
    void aWholeIfIsOneRegionWhereItMay() {
        becomes("\tif (b->b_len == 0)\n\t\tb->b_flags = bigger(n);\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len == 0)\n\t\tb->b_flags = bigger(n);\n\tBOX_EXIT(b);\n");
    }

    @Test
    void aConditionIsLeftBeforeItsBranchReturns() {
        becomes("\tif (b->b_len == 0)\n\t\tgoto out;\n out:\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len == 0) {\n\t\tBOX_EXIT(b);\n\t\tgoto out;\n\t}\n\tBOX_EXIT(b);\n out:\n");
    }

    @Test
    void aConditionIsLeftOnEachWay() {
        becomes("\tif (b->b_len == 0) {\n\t\tnothing_known(1);\n\t}\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len == 0) {\n\t\tBOX_EXIT(b);\n\t\tnothing_known(1);\n\t} else\n\t\tBOX_EXIT(b);\n");
        becomes("\tif (b->b_len == 0)\n\t\tnothing_known(1);\n\telse if (b->b_flags)\n\t\tnothing_known(2);\n\telse\n\t\tnothing_known(3);\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len == 0) {\n\t\tBOX_EXIT(b);\n\t\tnothing_known(1);\n\t} else if (b->b_flags) {\n\t\tBOX_EXIT(b);\n"
                        + "\t\tnothing_known(2);\n\t} else {\n\t\tBOX_EXIT(b);\n\t\tnothing_known(3);\n\t}\n");
    }

    @Test
    void aBranchOfSuchAConditionGetsARegionOfItsOwn() {
        becomes("\tif (b->b_len == 0) {\n\t\tnothing_known(1);\n\t\tb->b_flags = 0;\n\t}\n",
                "\tBOX_ENTER(b);\n\tif (b->b_len == 0) {\n\t\tBOX_EXIT(b);\n\t\tnothing_known(1);\n\t\tBOX_ENTER(b);\n\t\tb->b_flags = 0;\n\t\tBOX_EXIT(b);\n"
                        + "\t} else\n\t\tBOX_EXIT(b);\n");
    }

    @Test
    void aLoopIsWithinOrAround() {
        becomes("\twhile (b->b_len > 0)\n\t\tb->b_len--;\n", "\tBOX_ENTER(b);\n\twhile (b->b_len > 0)\n\t\tb->b_len--;\n\tBOX_EXIT(b);\n");
        becomes("\twhile (n-- > 0) {\n\t\tnothing_known(n);\n\t\tb->b_len--;\n\t}\n",
                "\twhile (n-- > 0) {\n\t\tnothing_known(n);\n\t\tBOX_ENTER(b);\n\t\tb->b_len--;\n\t\tBOX_EXIT(b);\n\t}\n");
    }

    @Test
    void callersOfAContractHoldTheLock() {
        becomes("\tbox_count(b);\n\tb->b_len++;\n", "\tBOX_ENTER(b);\n\tbox_count(b);\n\tb->b_len++;\n\tBOX_EXIT(b);\n");
    }

    @Test
    void aVariableThatOnlyNamesTheObjectIsTheObject() {
        becomes("\tstruct box *d = b;\n\td->b_len = 1;\n\tb->b_flags = 1;\n", "\tstruct box *d = b;\n\tBOX_ENTER(d);\n\td->b_len = 1;\n\tb->b_flags = 1;\n\tBOX_EXIT(d);\n");
    }

    @Test
    void neighboursBecomeOne() {
        becomes("\tn = b->b_len;\n\tif (b->b_flags) {\n\t\tnothing_known(n);\n\t\tgoto out;\n\t}\n\tb->b_len = 0;\n out:\n",
                "\tBOX_ENTER(b);\n\tn = b->b_len;\n\tif (b->b_flags) {\n\t\tBOX_EXIT(b);\n\t\tnothing_known(n);\n\t\tgoto out;\n\t}\n"
                        + "\tb->b_len = 0;\n\tBOX_EXIT(b);\n out:\n");
    }

    @Test
    void whatAMacroLeavesByIsLeft() {
        String leave = "#define\tLEAVE(e)\tdo { error = (e); goto out; } while (0)\n";
        becomes(leave + "\tif (b->b_len > n)\n\t\tLEAVE(nothing());\n out:\n",
                leave + "\tBOX_ENTER(b);\n\tif (b->b_len > n) {\n\t\tBOX_EXIT(b);\n\t\tLEAVE(nothing());\n\t}\n\tBOX_EXIT(b);\n out:\n");
    }

    @Test
    void whatIsReturnedIsTakenBefore() {
        String before = HEAD + "\nstatic int\ng(struct box *b)\n{\n\n\tKASSERT(mutex_owned(&b->b_lock));\n\n\treturn b->b_len != 0 || b->b_flags;\n}\n";
        harness().rewrite(before, before.replace("{\n\n\tKASSERT", "{\n\tint rv;\n\n\tKASSERT").replace("\treturn b->b_len != 0 || b->b_flags;\n",
                "\tBOX_ENTER(b);\n\trv = b->b_len != 0 || b->b_flags;\n\tBOX_EXIT(b);\n\treturn rv;\n"));
    }

    @Test
    void usersOfAMacroWithAContractHoldTheLock() {
        String reset = "#define\tBOX_RESET(b)\tdo { (b)->b_len = 0; (b)->b_flags = 0; } while (0)\n";
        RewriteHarness.ofYaml(PACK.replace("lock: arg0 }\n", "lock: arg0 }\n      - { function: BOX_RESET, lock: arg0 }\n"))
                .rewrite(f(reset + "\tBOX_RESET(b);\n"), f(reset + "\tBOX_ENTER(b);\n\tBOX_RESET(b);\n\tBOX_EXIT(b);\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "LEAVES | if (n) return b->b_len++;",
        "IN_DECLARATION | int len = b->b_len; n = len;",
        "LOOP | while (b->b_len > 0) nothing_known(n);",
        "UNKNOWN_CALL | nothing_known(b->b_len++);",
        "CALLS_OUT | b->b_len = (box_wake(b), 1);",
        "TWO_LOCKS | b->b_len = c->b_len++;",
        "OBJECT_CHANGES | b++->b_len = 1;",
        "ADDRESS_TAKEN | int *p = &b->b_len; *p = 1;",
    })
    void saysWhyNot(Reason reason, String body) {
        harness().refused(f("\t" + body + "\n"), reason);
    }

    @Test
    void whatIsNotSurelyLockedIsRefused() {
        harness().refused(unlocked("b->b_len = 1;"), Reason.NOT_HELD);
    }

    /** A function that is called with the lock held, and has not followed its pointer before {@code body}. */
    static String guarded(String body) {
        return f("\tn = g(b);\n").replace("\nint\nf(", "\nstatic int\ng(struct box *b)\n{\n\n\t" + body + "\n\treturn 0;\n}\n\nint\nf(");
    }

    @Test
    void whatMayNotBeThereIsNotNamedBeforeTheTest() {
        harness().refused(guarded("if (b != 0 && b->b_len)\n\t\treturn 1;"), Reason.MAY_BE_ABSENT);
        harness().rewrite(guarded("if (b != 0)\n\t\tb->b_len = 0;"), guarded("if (b != 0) {\n\t\tBOX_ENTER(b);\n\t\tb->b_len = 0;\n\t\tBOX_EXIT(b);\n\t}"));
        harness().rewrite(guarded("b->b_next = 0;\n\tif (b->b_next == 0 && b->b_len)\n\t\treturn 1;"),
                guarded("b->b_next = 0;\n\tBOX_ENTER(b);\n\tif (b->b_next == 0 && b->b_len) {\n\t\tBOX_EXIT(b);\n\t\treturn 1;\n\t}\n\tBOX_EXIT(b);"));
    }

    @Test
    void noRegionCrossesTheEdgeOfABranchOfThePreprocessor() {
        becomes("#ifdef INET\n\tb->b_len = 1;\n#endif\n\tb->b_flags = 1;\n",
                "#ifdef INET\n\tb->b_len = 1;\n#endif\n\tBOX_ENTER(b);\n\tb->b_flags = 1;\n\tBOX_EXIT(b);\n");
        becomes("#ifndef NOTHERE\n\tb->b_len = 1;\n#endif\n\tb->b_flags = 1;\n",
                "#ifndef NOTHERE\n\tBOX_ENTER(b);\n\tb->b_len = 1;\n\tBOX_EXIT(b);\n#endif\n\tBOX_ENTER(b);\n\tb->b_flags = 1;\n\tBOX_EXIT(b);\n");
    }

    @Test
    void aMacroMayStandForTheObject() {
        String name = "#define\tBOX\t(c->b_next)\n";
        becomes(name + "\tmutex_enter(&BOX->b_lock);\n\tBOX->b_len = 1;\n", name + "\tmutex_enter(&BOX->b_lock);\n\tBOX_ENTER(BOX);\n\tBOX->b_len = 1;\n\tBOX_EXIT(BOX);\n");
    }

    @Test
    void aMacroThatSpeaksOfLocksIsNotHeldOver() {
        harness().refused(f("#define\tCRATE_UNLOCK(b)\t((void)0)\n\tCRATE_UNLOCK(b), b->b_len = 1;\n"), Reason.MOVES_LOCKS);
    }

    static String unlocked(String body) {
        return HEAD + "\nint\ng(struct box *b)\n{\n\n\t" + body + "\n\treturn 0;\n}\n";
    }

    @Test
    void aUseInARegionIsRight() {
        assertThat(harness().outcomes(f("\tBOX_ENTER(b);\n\tif (b->b_len == 0)\n\t\tb->b_flags = 1;\n\tBOX_EXIT(b);\n\tb->b_len = 1;\n")).stream().filter(o -> !o.startsWith("comment")).toList())
                .containsSubsequence("right by text: in a region", "right by text: in a region", "rewritten: in a region");
    }

    /** The outcomes where the rule's lock, which comes before that of a lid, would be taken with a lid's held. */
    static List<String> nested() {
        String lids = HEAD.replace("struct ops {", "#define\tLID_ENTER(b)\t((void)(b))\n#define\tLID_EXIT(b)\t((void)(b))\nstruct ops {");
        return RewriteHarness.ofYaml(PACK.replace("rewrites:\n", """
                order: "BOX > LID"
                locks:
                  - { name: BOX, is: [box.b_box] }
                  - { name: LID, is: [box.b_lid] }
                calls:
                  - { call: BOX_ENTER, act: acquire, lock: "arg0->box::b_box" }
                  - { call: BOX_EXIT, act: release, lock: "arg0->box::b_box" }
                  - { call: LID_ENTER, act: acquire, lock: "arg0->box::b_lid" }
                  - { call: LID_EXIT, act: release, lock: "arg0->box::b_lid" }
                rewrites:
                """)).outcomes(f("\tLID_ENTER(c);\n\tb->b_len = 1;\n\tLID_EXIT(c);\n\tb->b_len = 2;\n").replace(HEAD, lids));
    }

    @Test
    void itIsNotTakenWithALockHeldThatComesAfterIt() {
        assertThat(nested()).containsSubsequence("refused: wrong-order", "rewritten: in a region");
    }

    /** The rule, for boxes that are under the lock of the next. */
    private static RewriteHarness byNext() {
        return RewriteHarness.ofYaml(PACK.replace("lock: object", "lock: \"object->b_next\"").replace("lock: arg0", "lock: arg0, same: [\"arg0->b_next\"]"));
    }

    @Test
    void aLockOfAnotherObjectIsNamedOnlyWhereThatIsThere() {
        String before = f("\tnothing_known(b->b_next->b_lock.m_owner);\n\tb->b_len = n;\n");
        byNext().rewrite(before, before.replace("\tb->b_len = n;\n", "\tBOX_ENTER(b->b_next);\n\tb->b_len = n;\n\tBOX_EXIT(b->b_next);\n"));
        byNext().refused(f("\tb->b_len = n;\n"), Reason.MAY_BE_ABSENT);
    }

    private static final String QUEUE = """
            struct queue { struct box *tqh_first; struct box **tqh_last; };
            #define	TAILQ_FIRST(head)	((head)->tqh_first)
            #define	TAILQ_NEXT(elm, field)	((elm)->field.tqe_next)
            #define	TAILQ_EMPTY(head)	(TAILQ_FIRST(head) == 0)
            #define	TAILQ_REMOVE(head, elm, field)					\\
            do {									\\
            	if ((elm)->field.tqe_next != 0)						\\
            		(elm)->field.tqe_next->field.tqe_prev = (elm)->field.tqe_prev;	\\
            	else									\\
            		(head)->tqh_last = (elm)->field.tqe_prev;			\\
            	*(elm)->field.tqe_prev = (elm)->field.tqe_next;				\\
            } while (0)
            #define	TAILQ_INSERT_TAIL(head, elm, field)				\\
            do {									\\
            	(elm)->field.tqe_prev = (head)->tqh_last;				\\
            	*(head)->tqh_last = (elm);						\\
            	(head)->tqh_last = &(elm)->field.tqe_next;				\\
            } while (0)
            struct box {""";

    /** A case with a queue of boxes in each box, {@code b_flags}, and a link in each, {@code b_len}. */
    private static String queued(String body) {
        return f(body).replace("struct box {", QUEUE).replace("int b_len;", "struct { struct box *tqe_next, **tqe_prev; } b_len;")
                .replace("\tint b_flags;", "\tstruct queue b_flags;").replace("b->b_flags++", "b->b_flags.tqh_first = 0");
    }

    @Test
    void aMacroOfAQueueIsAnAccessOfTheListAndOfItsElement() {
        harness().rewrite(queued("\tif (TAILQ_EMPTY(&b->b_flags))\n\t\treturn 1;\n\tn = 1;\n\tTAILQ_REMOVE(&b->b_flags, b, b_len);\n"),
                queued("\tBOX_ENTER(b);\n\tif (TAILQ_EMPTY(&b->b_flags)) {\n\t\tBOX_EXIT(b);\n\t\treturn 1;\n\t}\n\tBOX_EXIT(b);\n\tn = 1;\n"
                        + "\tBOX_ENTER(b);\n\tTAILQ_REMOVE(&b->b_flags, b, b_len);\n\tBOX_EXIT(b);\n"));
        harness().rewrite(queued("\tTAILQ_INSERT_TAIL(&b->b_flags, b, b_len);\n"), queued("\tBOX_ENTER(b);\n\tTAILQ_INSERT_TAIL(&b->b_flags, b, b_len);\n\tBOX_EXIT(b);\n"));
    }

    @Test
    void anAddressThatIsOnlyComparedIsNoAccess() {
        assertThat(harness().outcomes(f("\tif (&b->b_len == &c->b_flags)\n\t\tn = 1;\n"))).filteredOn(o -> o.contains("compared")).hasSize(2);
    }

    @Test
    void aRegionDoesNotChangeWhoseLockItIs() {
        byNext().refused(f("\tnothing_known(b->b_next->b_lock.m_owner);\n\tb->b_len = n, b->b_next = 0;\n"), Reason.OBJECT_CHANGES);
        byNext().refused(f("\tnothing_known(b->b_next->b_lock.m_owner);\n\tb->b_len = (box_count(b->b_next), n);\n"), Reason.OBJECT_CHANGES);
    }

    @Test
    void whereTheCallersHoldOneLockNoOtherIsTaken() {
        String called = f("\tb->b_len = n;\n\tc->b_len = n;\n").replace("f(struct box *b", "box_fill(struct box *b");
        String pack = PACK.replace("function: box_count, lock: arg0", "function: box_fill, lock: arg0");
        assertThat(RewriteHarness.ofYaml(pack).outcomes(called)).containsSubsequence("right by text: the callers hold it", "refused: two-locks");
        assertThat(RewriteHarness.ofYaml(pack.replace("lock: arg0", "lock: arg0, same: [arg1]")).outcomes(called))
                .containsSubsequence("right by text: the callers hold it", "right by text: the callers hold it");
    }

    @Test
    void aPartThatPointsBackAtItsWholeIsUnderTheLockOfThat() {
        String pack = PACK.replace("rewrites:\n", "back-pointers:\n  - { field: part.p_crate, parts: [crate.c_part] }\nrewrites:\n")
                .replace("- struct: box", "- struct: part").replace("\"b_lock\"", "\"p_crate->c_lock\"").replace("name: b_len", "name: p_len")
                .replaceAll("(?m)^.*name: b_(flags|next).*\n", "").replace("[box.b_len, box.b_flags]", "[part.p_len]").replaceAll("(?m)^ *contracts:\n.*\n", "");
        String before = HEAD.replace("&(b)->b_lock))", "&(b)->p_crate->c_lock))") + """

            struct part { struct crate *p_crate; int p_len; };
            struct crate { kmutex_t c_lock; struct part c_part; };

            static inline int
            owned(const struct part *p)
            {

            	return mutex_owned(&p->p_crate->c_lock);
            }

            void
            fill(struct crate *c)
            {

            	mutex_enter(&c->c_lock);
            	c->c_part.p_len = 1;
            	mutex_exit(&c->c_lock);
            }
            """;
        RewriteHarness.ofYaml(pack).rewrite(before, before.replace("\tc->c_part.p_len = 1;\n", "\tBOX_ENTER(&c->c_part);\n\tc->c_part.p_len = 1;\n\tBOX_EXIT(&c->c_part);\n"));
        RewriteHarness.ofYaml(pack.replaceAll("(?m)^back-pointers:\n.*\n", "")).refused(before, Reason.NOT_HELD);
    }
}
