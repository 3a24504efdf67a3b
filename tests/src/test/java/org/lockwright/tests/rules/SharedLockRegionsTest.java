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
        return RewriteHarness.ofYaml(TrialPack.boxes("""
                calls:
                  - { call: both_owned, act: test, lock: arg0->b_lock }
                  - { call: both_owned, act: test, lock: arg1->b_lock }
                """ + aliases));
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

    // contract: a call may make an object with the lock of another, as the pack says; then to hold the one is to hold the other.
    @Test
    void anObjectIsMadeWithTheLockOfAnother() {
        String shares = "shares:\n  - { call: make, lock: \"*arg0->b_lock\", with: \"arg1->b_lock\" }\n";
        String made = HEAD + "int make(struct box **, struct box *);\n\nvoid\nf(void)\n{\n\tstruct box *b, *c;\n\n\tif (make(&b, (void *)0) != 0 || make(&c, @whole@) != 0)\n\t\treturn;\n"
                + "\tmutex_enter(c->b_lock);\n@use@\tmutex_exit(c->b_lock);\n}\n";
        String bare = "\tb->b_len = 1;\n";
        harness(shares).rewrite(with(made, "b", bare), with(made, "b", "\tBOX_ENTER(b);\n" + bare + "\tBOX_EXIT(b);\n"));
        harness(shares).refused(with(made, "(void *)0", bare), Reason.NOT_HELD);
        harness("").refused(with(made, "b", bare), Reason.NOT_HELD);
    }

    private static final String QUEUED = """
            #define	HEAD(name, type)	struct name { struct type *tqh_first; struct type **tqh_last; }
            #define	ENTRY(type)	struct { struct type *tqe_next; struct type **tqe_prev; }
            struct crate;
            HEAD(crate_list, crate);
            struct crate {
            	kmutex_t *cr_lock;
            	int cr_len;
            	struct crate_list cr_new;
            	ENTRY(crate) cr_entry;
            };
            #define	CRATE_ENTER(c)	KASSERT(mutex_owned((c)->cr_lock))
            #define	CRATE_EXIT(c)	KASSERT(mutex_owned((c)->cr_lock))
            #define	CRATE_ASSERT(c)	KASSERT(mutex_owned((c)->cr_lock))
            """;

    private static RewriteHarness queued(String queues) {
        return RewriteHarness.ofYaml(TrialPack.of("region", """
                structs:
                  - struct: crate
                    header: sys/kern/example.c
                    legend:
                      - { key: k, text: "cr_lock" }
                      - { key: x, text: "CRATE_ENTER" }
                    fields:
                      - { name: cr_len, today: k, goal: x, reason: "" }
                """ + queues, """
                class: { enter: CRATE_ENTER, exit: CRATE_EXIT, assert: CRATE_ASSERT }
                objects:
                  - { fields: [crate.cr_len], lock: object }
                """));
    }

    private static String walk(String body, String rest) {
        return HEAD + QUEUED + "\nvoid\nf(struct crate *h, struct crate *o)\n{\n\tstruct crate *c, *next;\n\n\tKASSERT(mutex_owned(h->cr_lock));\n" + body + rest + "}\n";
    }

    // contract: what hangs on a queue has the lock of the object whose queue it is, as the pack says.
    @Test
    void theLockOfAQueueIsThatOfItsMembers() {
        String queues = "queues:\n  - { heads: [crate.cr_new], link: crate.cr_entry, lock: crate.cr_lock }\n";
        String loop = "\tfor (c = h->cr_new.tqh_first; c != (void *)0; c = next) {\n\t\tnext = c->cr_entry.tqe_next;\n\t\tif (next == o)\n\t\t\tcontinue;\n%s\t}\n";
        String bare = "\t\tc->cr_len = 0;\n";
        String done = "\t\tCRATE_ENTER(c);\n" + bare + "\t\tCRATE_EXIT(c);\n";
        queued(queues).rewrite(walk(loop.formatted(bare), ""), walk(loop.formatted(done), ""));
        queued("").refused(walk(loop.formatted(bare), ""), Reason.NOT_HELD);
        queued(queues.replace("cr_new]", "cr_old]")).refused(walk(loop.formatted(bare), ""), Reason.NOT_HELD);
        queued(queues).refused(walk(loop.formatted(bare + "\t\tmutex_exit(h->cr_lock);\n\t\tmutex_enter(h->cr_lock);\n"), ""), Reason.NOT_HELD);
        queued(queues).refused(walk("\tc = o->cr_new.tqh_first;\n\tc->cr_len = 1;\n", ""), Reason.NOT_HELD);
    }

    // contract: a variable that holds one part of an object or another leads back to that object either way.
    @Test
    void onePartOrAnotherIsUnderTheLockOfItsWhole() {
        String pack = TrialPack.of("region", """
                structs:
                  - struct: part
                    header: sys/kern/example.c
                    legend:
                      - { key: k, text: "p_crate->c_lock" }
                      - { key: x, text: "PART_ENTER" }
                    fields:
                      - { name: p_len, today: k, goal: x, reason: "" }
                back-pointers:
                  - { field: part.p_crate, parts: [crate.c_left, crate.c_right] }
                """, """
                class: { enter: PART_ENTER, exit: PART_EXIT, assert: PART_ASSERT }
                objects:
                  - { fields: [part.p_len], lock: object }
                """);
        String parts = HEAD + """
                struct crate;
                struct part { struct crate *p_crate; int p_len; };
                struct crate { kmutex_t *c_lock; struct part c_left; struct part c_right; };
                #define	PART_ENTER(p)	KASSERT(mutex_owned((p)->p_crate->c_lock))
                #define	PART_EXIT(p)	KASSERT(mutex_owned((p)->p_crate->c_lock))
                #define	PART_ASSERT(p)	KASSERT(mutex_owned((p)->p_crate->c_lock))
                static inline int
                owned(const struct part *p)
                {

                	return mutex_owned(p->p_crate->c_lock);
                }

                void
                f(struct crate *one, struct crate *two, int n)
                {
                	struct crate *c;
                	struct part *p;

                	switch (n) {
                	case 0:
                		c = one;
                		p = &one->c_left;
                		break;
                	case 1:
                		c = two;
                		p = &c->c_right;
                		break;
                	default:
                		c = one;
                		p = &@whole@->c_right;
                	}
                	mutex_enter(c->c_lock);
                @use@	mutex_exit(c->c_lock);
                }
                """;
        RewriteHarness.ofYaml(pack).rewrite(with(parts, "c", "\tp->p_len = 1;\n"), with(parts, "c", "\tPART_ENTER(p);\n\tp->p_len = 1;\n\tPART_EXIT(p);\n"));
        RewriteHarness.ofYaml(pack).refused(with(parts, "two", "\tp->p_len = 1;\n"), Reason.NOT_HELD);
    }

    private static String with(String parts, String whole, String use) {
        return parts.replace("@whole@", whole).replace("@use@", use);
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
        String locks = "\nvoid box_set(struct box *);\n" + makes.replace("\tg(b);\n", "\tbox_set(b);\n\tg(b);\n");
        harness("  - { call: box_set, act: acquire, lock: arg0->b_lock }\n").rewrite(g + holds + locks, g.replace("\tb->b_len = 1;\n", "\tBOX_ENTER(b);\n\tb->b_len = 1;\n\tBOX_EXIT(b);\n") + holds + locks);
        String copies = makes.replace("makes(void)", "makes(struct box *c)").replace("\tg(b);\n", "\tmutex_enter(c->b_lock);\n\tb->b_lock = c->b_lock;\n\tg(b);\n\tmutex_exit(c->b_lock);\n");
        harness("").rewrite(g + holds + copies, g.replace("\tb->b_len = 1;\n", "\tBOX_ENTER(b);\n\tb->b_len = 1;\n\tBOX_EXIT(b);\n") + holds + copies);
        assertThat(harness("").outcomes(g + makes)).contains("right by proof: before anybody else knows the object");
    }
}
