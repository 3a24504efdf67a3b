package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Regions of objects that have only a pointer to their lock, so that several of them may share one. */
class SharedLockRegionsTest {

    private static final String HEAD = """
            typedef struct { int m_owner; } kmutex_t;
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            int mutex_owned(const kmutex_t *);
            void kern_assert(const char *, ...);
            #define	KASSERT(e)	((e) ? (void)0 : kern_assert("%s", #e))
            struct box {
            	kmutex_t *b_lock;
            	int b_len;
            };
            static inline int
            both_owned(const struct box *a, const struct box *b)
            {

            	return mutex_owned(a->b_lock) && a->b_lock == b->b_lock;
            }

            #define	BOX_ENTER(b)	KASSERT(mutex_owned((b)->b_lock))
            #define	BOX_EXIT(b)	KASSERT(mutex_owned((b)->b_lock))
            #define	BOX_ASSERT(b)	KASSERT(mutex_owned((b)->b_lock))
            extern kmutex_t *box_lock;
            """;

    private static RewriteHarness harness(String aliases) {
        return RewriteHarness.ofYaml(TrialPack.of("region", """
                structs:
                  - struct: box
                    header: sys/kern/example.c
                    legend:
                      - { key: k, text: "b_lock" }
                      - { key: x, text: "BOX_ENTER" }
                    fields:
                      - { name: b_len, today: k, goal: x, reason: "" }
                calls:
                  - { call: both_owned, act: test, lock: arg0->b_lock }
                  - { call: both_owned, act: test, lock: arg1->b_lock }
                """ + aliases, """
                class: { enter: BOX_ENTER, exit: BOX_EXIT, assert: BOX_ASSERT }
                objects:
                  - { fields: [box.b_len], lock: object }
                """));
    }

    private static String f(String body) {
        return HEAD + "\nvoid\nf(struct box *b, struct box *c)\n{\n\n" + body + "}\n";
    }

    private static void becomes(String aliases, String before, String after) {
        harness(aliases).rewrite(f(before), f(after));
    }

    // contract: what one assertion tells of two locks is so of both, though they may be one.
    @Test
    void aLockThatIsToldOfBesideAnotherIsHeld() {
        String told = "\tKASSERT(both_owned(b, c));\n";
        becomes("", told + "\tb->b_len = 1;\n\tc->b_len = 2;\n",
                told + "\tBOX_ENTER(b);\n\tb->b_len = 1;\n\tBOX_EXIT(b);\n\tBOX_ENTER(c);\n\tc->b_len = 2;\n\tBOX_EXIT(c);\n");
        harness("").refused(f("\tKASSERT(mutex_owned(b->b_lock));\n\tc->b_len = 2;\n"), Reason.NOT_HELD);
    }

    @Test
    void itIsNotOnceTheOneOrTheOtherIsGivenUp() {
        String told = "\tKASSERT(both_owned(b, c));\n";
        harness("").refused(f(told + "\tmutex_exit(b->b_lock);\n\tmutex_enter(b->b_lock);\n\tc->b_len = 2;\n\tmutex_exit(b->b_lock);\n"), Reason.NOT_HELD);
        harness("").refused(f(told + "\tmutex_exit(c->b_lock);\n\tc->b_len = 2;\n"), Reason.NOT_HELD);
        harness("").refused(f(told + "\tc->b_lock = box_lock;\n\tc->b_len = 2;\n"), Reason.NOT_HELD);
    }

    // contract: where all objects of a file have one lock, that of one is that of each.
    @Test
    void theLockOfOneIsThatOfAllWhereThereIsButOne() {
        String one = "aliases:\n  - { lock: box.b_lock, is: box_lock, in: [sys/kern] }\n";
        String held = "\tKASSERT(mutex_owned(b->b_lock));\n";
        becomes(one, held + "\tc->b_len = 2;\n", held + "\tBOX_ENTER(c);\n\tc->b_len = 2;\n\tBOX_EXIT(c);\n");
        harness(one.replace("sys/kern", "sys/net")).refused(f(held + "\tc->b_len = 2;\n"), Reason.NOT_HELD);
        harness(one + "  - { lock: box.b_lock, is: other_lock, in: [sys/kern] }\n").refused(f(held + "\tc->b_len = 2;\n"), Reason.NOT_HELD);
    }

    // contract: however many kinds of callers there are, the lock is held only if all of them hold it.
    @Test
    void noCallerIsPassedOverHoweverManyThereAre() {
        String g = "static void\ng(struct box *b)\n{\n\n%s}\n%s\n";
        StringBuilder callers = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            callers.append("\nkmutex_t m%d;\nvoid\ncaller%d(struct box *b)\n{\n\n\tmutex_enter(&m%d);\n\tmutex_enter(b->b_lock);\n\tg(b);\n\tmutex_exit(b->b_lock);\n\tmutex_exit(&m%d);\n}\n"
                    .formatted(i, i, i, i));
        }
        String bare = "\tb->b_len = 1;\n";
        harness("").rewrite(HEAD + g.formatted(bare, callers), HEAD + g.formatted("\tBOX_ENTER(b);\n" + bare + "\tBOX_EXIT(b);\n", callers));
        harness("").refused(HEAD + g.formatted(bare, callers + "\nvoid\nlast(struct box *b)\n{\n\n\tg(b);\n}\n"), Reason.NOT_HELD);
    }

    // contract: the macros assert today's lock, so a function that is also called for an object without one gets none.
    @Test
    void whatSomeCallersDoToANewObjectGetsNoRegion() {
        String g = HEAD + "void *kmem_zalloc(unsigned long, int);\nstatic void\ng(struct box *b)\n{\n\n\tb->b_len = 1;\n}\n";
        String holds = "\nvoid\nholds(struct box *b)\n{\n\n\tmutex_enter(b->b_lock);\n\tg(b);\n\tmutex_exit(b->b_lock);\n}\n";
        String makes = "\nvoid\nmakes(void)\n{\n\tstruct box *b;\n\n\tb = kmem_zalloc(sizeof(*b), 1);\n\tg(b);\n}\n";
        harness("").refused(g + holds + makes, Reason.NOT_HELD);
        assertThat(harness("").outcomes(g + makes)).contains("right by proof: before anybody else knows the object");
    }
}
