package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Rules of kind {@code region} where a statement may not stand in a region, and what it reads is taken into variables in front of it. */
class TakenValuesTest {

    private static final String HEAD = """
            typedef struct { int m_owner; } kmutex_t;
            typedef unsigned long u_long;
            typedef int row_t[2];
            void mutex_enter(kmutex_t *);
            void mutex_exit(kmutex_t *);
            int mutex_owned(const kmutex_t *);
            void kern_assert(const char *, ...);
            #define	KASSERT(e)	((e) ? (void)0 : kern_assert("%s", #e))
            #define	NULL	((void *)0)
            struct crate;
            struct item { int i_size; };
            struct part {
            	struct crate *p_crate;
            	u_long p_len;
            	volatile u_long p_max;
            	unsigned int p_mode : 3, p_kind : 2;
            	int p_row[2];
            	row_t p_rows;
            	struct item p_item;
            	struct item * volatile p_first;
            };
            struct crate {
            	kmutex_t c_lock;
            	int c_count;
            	struct crate *c_next;
            	struct part c_in;
            	struct part c_out;
            	void (*c_call) (struct crate *, void *,
            				int);
            	void *c_arg;
            };
            #define	PART_ENTER(p)	KASSERT(mutex_owned(&(p)->p_crate->c_lock))
            #define	PART_EXIT(p)	KASSERT(mutex_owned(&(p)->p_crate->c_lock))
            #define	PART_ASSERT(p)	KASSERT(mutex_owned(&(p)->p_crate->c_lock))
            int told(int, u_long, u_long);
            int more(u_long);
            int size(struct item *);
            static inline int
            owned(const struct part *p)
            {

            	return mutex_owned(&p->p_crate->c_lock);
            }

            static inline long
            pspace(const struct part *p)
            {

            	return p->p_max - p->p_len;
            }
            """;

    private static final String PACK = TrialPack.of("region", """
            structs:
              - struct: part
                header: sys/kern/example.c
                legend:
                  - { key: k, text: "p_crate->c_lock" }
                  - { key: x, text: "PART_ENTER" }
                fields:
                  - { name: p_len, today: k, goal: x, reason: "" }
                  - { name: p_max, today: k, goal: x, reason: "" }
                  - { name: p_mode, today: k, goal: x, reason: "" }
                  - { name: p_row, today: k, goal: x, reason: "" }
                  - { name: p_rows, today: k, goal: x, reason: "" }
                  - { name: p_item, today: k, goal: x, reason: "" }
                  - { name: p_first, today: k, goal: x, reason: "" }
              - struct: crate
                header: sys/kern/example.c
                legend:
                  - { key: k, text: "c_lock" }
                  - { key: x, text: "PART_ENTER" }
                fields:
                  - { name: c_call, today: k, goal: x, reason: "" }
                  - { name: c_arg, today: k, goal: x, reason: "" }
            back-pointers:
              - { field: part.p_crate, parts: [crate.c_in, crate.c_out] }
            """, """
            class: { enter: PART_ENTER, exit: PART_EXIT, assert: PART_ASSERT }
            objects:
              - { fields: [part.p_len, part.p_max, part.p_mode, part.p_row, part.p_rows, part.p_item, part.p_first], lock: object }
              - { fields: [crate.c_call, crate.c_arg], lock: "&object->c_in" }
            contracts:
              - { function: pspace, lock: arg0 }
            """);

    /** A function that does {@code body} with the locks of two crates held, and has {@code declared} in front of that. */
    private static String f(String declared, String body) {
        return HEAD + "\nint\nf(struct crate *c, struct crate *d, int n)\n{\n\tint error = 0;\n" + declared
                + "\n\tmutex_enter(&c->c_lock);\n\tmutex_enter(&d->c_lock);\n"
                + body + "\tmutex_exit(&d->c_lock);\n\tmutex_exit(&c->c_lock);\n\treturn error;\n}\n";
    }

    private static void becomes(String before, String declared, String after) {
        RewriteHarness.ofYaml(PACK).rewrite(f("", before), f(declared, after));
    }

    private static void stays(Reason reason, String body) {
        RewriteHarness.ofYaml(PACK).refused(f("", body), reason);
    }

    private static String region(String lock, String lines) {
        return region("\t", lock, lines);
    }

    private static String region(String indent, String lock, String lines) {
        return indent + "PART_ENTER(" + lock + ");\n" + lines + indent + "PART_EXIT(" + lock + ");\n";
    }

    @Test
    void anArgumentIsTakenInFrontOfTheCall() {
        becomes("\terror = more(c->c_in.p_len);\n", "\tu_long len;\n", region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\terror = more(len);\n");
    }

    @Test
    void whatIsReadTwiceIsTakenOnce() {
        becomes("\terror = told(n, c->c_in.p_len, c->c_in.p_len);\n", "\tu_long len;\n",
                region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\terror = told(n, len, len);\n");
    }

    @Test
    void aVariableServesAllStatementsThatReadTheSame() {
        becomes("\terror = more(c->c_in.p_len);\n\terror = more(c->c_in.p_len + 1);\n", "\tu_long len;\n",
                region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\terror = more(len);\n" + region("&c->c_in", "\tlen = c->c_in.p_len;\n")
                        + "\terror = more(len + 1);\n");
    }

    // contract: two locks do not nest, so each has a region of its own; names that would be one say whose they are.
    @Test
    void valuesOfTwoLocksAreTakenInTwoRegions() {
        becomes("\tif (told(n, d->c_out.p_len, d->c_in.p_len)) {\n\t\tgoto out;\n\t}\n out:\n", "\tu_long out_len, in_len;\n",
                region("&d->c_out", "\tout_len = d->c_out.p_len;\n") + region("&d->c_in", "\tin_len = d->c_in.p_len;\n")
                        + "\tif (told(n, out_len, in_len)) {\n\t\tgoto out;\n\t}\n out:\n");
        becomes("\terror = told(n, c->c_in.p_len, d->c_in.p_len);\n", "\tu_long c_in_len, d_in_len;\n",
                region("&c->c_in", "\tc_in_len = c->c_in.p_len;\n") + region("&d->c_in", "\td_in_len = d->c_in.p_len;\n")
                        + "\terror = told(n, c_in_len, d_in_len);\n");
    }

    // contract: who is called, and with what, is read under the lock; the call is not made under it.
    @Test
    void aMethodAndItsArgumentAreTaken() {
        String declared = "\tvoid (*call)(struct crate *, void *, int);\n\tvoid *arg;\n";
        String taken = "\tcall = c->c_call;\n\targ = c->c_arg;\n";
        becomes("\t(*c->c_call)(c, c->c_arg,\n\t    n);\n", declared, region("&c->c_in", taken) + "\t(*call)(c, arg,\n\t    n);\n");
        becomes("\tc->c_call(c, c->c_arg, n);\n", declared, region("&c->c_in", taken) + "\tcall(c, arg, n);\n");
        becomes("\tc->c_arg = c;\n\tn = 1;\n\tc->c_in.p_len = 2;\n\tc->c_call(c, c->c_arg, n);\n", declared,
                region("&c->c_in", "\tc->c_arg = c;\n") + "\tn = 1;\n" + region("&c->c_in", "\tc->c_in.p_len = 2;\n" + taken) + "\tcall(c, arg, n);\n");
    }

    @Test
    void aStatementWithoutBracesGetsThem() {
        String declared = "\tvoid (*call)(struct crate *, void *, int);\n\tvoid *arg;\n";
        becomes("\tif (n)\n\t\t(*c->c_call)(c, c->c_arg, n);\n", declared,
                "\tif (n) {\n" + region("\t\t", "&c->c_in", "\t\tcall = c->c_call;\n\t\targ = c->c_arg;\n") + "\t\t(*call)(c, arg, n);\n\t}\n");
        becomes("\tif (c->c_in.p_mode & 1)\n\t\tc->c_call(c, c->c_arg, n);\n\telse\n\t\tn = 2;\n", declared,
                "\tPART_ENTER(&c->c_in);\n\tif (c->c_in.p_mode & 1) {\n"
                        + "\t\tcall = c->c_call;\n\t\targ = c->c_arg;\n\t\tPART_EXIT(&c->c_in);\n"
                        + "\t\tcall(c, arg, n);\n\t} else {\n\t\tPART_EXIT(&c->c_in);\n\t\tn = 2;\n\t}\n");
        becomes("\tif (n)\n\t\treturn more(c->c_in.p_len);\n", "\tu_long len;\n",
                "\tif (n) {\n" + region("\t\t", "&c->c_in", "\t\tlen = c->c_in.p_len;\n") + "\t\treturn more(len);\n\t}\n");
    }

    @Test
    void whatIsReadOfTheOtherLockIsTakenAndTheStatementKeepsItsOwn() {
        becomes("\tc->c_out.p_max += n - d->c_in.p_len;\n", "\tu_long len;\n",
                region("&d->c_in", "\tlen = d->c_in.p_len;\n") + region("&c->c_out", "\tc->c_out.p_max += n - len;\n"));
        becomes("\terror = c->c_out.p_len + d->c_in.p_len + d->c_in.p_max;\n", "\tu_long len;\n",
                region("&c->c_out", "\tlen = c->c_out.p_len;\n") + region("&d->c_in", "\terror = len + d->c_in.p_len + d->c_in.p_max;\n"));
        becomes("\tif (n)\n\t\tc->c_out.p_max = d->c_in.p_len;\n", "\tu_long len;\n",
                "\tif (n) {\n" + region("\t\t", "&d->c_in", "\t\tlen = d->c_in.p_len;\n")
                        + region("\t\t", "&c->c_out", "\t\tc->c_out.p_max = len;\n") + "\t}\n");
        becomes("\tif (c->c_out.p_max > d->c_in.p_len)\n\t\terror = more(1);\n", "\tu_long len;\n",
                region("&d->c_in", "\tlen = d->c_in.p_len;\n")
                        + "\tPART_ENTER(&c->c_out);\n\tif (c->c_out.p_max > len) {\n\t\tPART_EXIT(&c->c_out);\n"
                        + "\t\terror = more(1);\n\t} else\n\t\tPART_EXIT(&c->c_out);\n");
    }

    // contract: neighbours share a region with what is taken in front of the next statement, and with what that keeps.
    @Test
    void neighboursStillBecomeOne() {
        String macros = "#define\tin\t(&c->c_in)\n#define\tout\t(&d->c_out)\n";
        becomes(macros + "\tout->p_max += n - in->p_len;\n\tn = in->p_len;\n\terror = out->p_len + n - in->p_max;\n\tout->p_len = error;\n\tn = in->p_max;\n",
                "\tu_long len, max;\n",
                macros + region("in", "\tlen = in->p_len;\n") + region("out", "\tout->p_max += n - len;\n")
                        + region("in", "\tn = in->p_len;\n\tmax = in->p_max;\n")
                        + region("out", "\terror = out->p_len + n - max;\n\tout->p_len = error;\n") + region("in", "\tn = in->p_max;\n"));
    }

    @Test
    void whatAFunctionOfTheClassGivesIsTaken() {
        becomes("\treturn more(pspace(&c->c_in));\n", "\tlong space;\n", region("&c->c_in", "\tspace = pspace(&c->c_in);\n") + "\treturn more(space);\n");
    }

    // contract: what serves one lock's value serves no other's, however many there are.
    @Test
    void threeOfOneNameAreToldApart() {
        becomes("\terror = told(c->c_in.p_len, c->c_out.p_len, d->c_in.p_len);\n", "\tu_long c_in_len, c_out_len, d_in_len;\n",
                region("&c->c_in", "\tc_in_len = c->c_in.p_len;\n") + region("&c->c_out", "\tc_out_len = c->c_out.p_len;\n")
                        + region("&d->c_in", "\td_in_len = d->c_in.p_len;\n") + "\terror = told(c_in_len, c_out_len, d_in_len);\n");
    }

    // contract: a turn of a loop reads what that turn would have read.
    @Test
    void theBodyOfALoopTakesItEachTime() {
        becomes("\tfor (n = 0; n < 3; n++)\n\t\terror += more(c->c_in.p_len);\n", "\tu_long len;\n",
                "\tfor (n = 0; n < 3; n++) {\n" + region("\t\t", "&c->c_in", "\t\tlen = c->c_in.p_len;\n") + "\t\terror += more(len);\n\t}\n");
    }

    @Test
    void aCommentStaysWithTheStatement() {
        becomes("\t/* why */\n\terror = more(c->c_in.p_len);\t/* how */\n", "\tu_long len;\n",
                "\t/* why */\n" + region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\terror = more(len);\t/* how */\n");
    }

    @Test
    void aBitFieldIsTakenAsItsType() {
        becomes("\terror = more(c->c_in.p_mode);\n", "\tunsigned int mode;\n", region("&c->c_in", "\tmode = c->c_in.p_mode;\n") + "\terror = more(mode);\n");
    }

    // contract: a value does not say how it may change.
    @Test
    void aVariableIsNotVolatile() {
        becomes("\terror = more(c->c_in.p_max);\n", "\tu_long max;\n", region("&c->c_in", "\tmax = c->c_in.p_max;\n") + "\terror = more(max);\n");
        becomes("\terror = told(c->c_in.p_first != NULL, 0, 0);\n", "\tstruct item *first;\n",
                region("&c->c_in", "\tfirst = c->c_in.p_first;\n") + "\terror = told(first != NULL, 0, 0);\n");
    }

    // contract: arguments are evaluated before the call that they are of, the first operand of && before the second.
    @Test
    void whatActsOnlyAfterTheReadIsNoHindrance() {
        becomes("\terror = told(more(c->c_in.p_len), 1, 2);\n", "\tu_long len;\n", region("&c->c_in", "\tlen = c->c_in.p_len;\n")
                + "\terror = told(more(len), 1, 2);\n");
        becomes("\tn = c->c_in.p_len && more(1);\n", "\tu_long len;\n", region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\tn = len && more(1);\n");
        becomes("\tif ((n = more(c->c_in.p_len)) != 0)\n\t\tc->c_in.p_max = 0;\n", "\tu_long len;\n", region("&c->c_in", "\tlen = c->c_in.p_len;\n")
                + "\tif ((n = more(len)) != 0) {\n" + region("\t\t", "&c->c_in", "\t\tc->c_in.p_max = 0;\n") + "\t}\n");
    }

    @Test
    void aMacroThatPutsItsArgumentInOnceLetsItBeTaken() {
        String less = "#define\tLESS(a, b)\t((long)((a) - (b)) < 0)\n";
        becomes(less + "\tif (LESS(c->c_in.p_len * 2, n) && more(n))\n\t\terror = 1;\n", "\tu_long len;\n",
                less + region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\tif (LESS(len * 2, n) && more(n))\n\t\terror = 1;\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "BOTH(a) (more(a) + (a)) | error = BOTH(c->c_in.p_len);",
        "LAST(a, b) (more(b) && (a)) | error = LAST(c->c_in.p_len, n);",
        "SAID(a) told(sizeof(#a), a, 0) | error = SAID(c->c_in.p_len);",
    })
    void aMacroThatDoesOtherThingsWithItDoesNot(String macro, String body) {
        stays(Reason.UNKNOWN_CALL, "#define\t" + macro + "\n\t" + body + "\n");
    }

    // contract: what an option may leave out would leave a variable that nobody reads.
    @Test
    void aMacroWithTwoDefinitionsDoesNot() {
        stays(Reason.UNKNOWN_CALL, "#ifdef NOTHERE\n#define\tSAID(a)\n#else\n#define\tSAID(a)\tmore(a)\n#endif\n\tSAID(c->c_in.p_len);\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "UNKNOWN_CALL | error = n && more(c->c_in.p_len);",
        "UNKNOWN_CALL | error = n ? more(c->c_in.p_len) : 0;",
        "UNKNOWN_CALL | error = told(more(1), c->c_in.p_len, 0);",
        "UNKNOWN_CALL | error = more(1) + c->c_in.p_len;",
        "UNKNOWN_CALL | error = told(__builtin_popcount(n), c->c_in.p_len, 0);",
        "UNKNOWN_CALL | error = (n = 1, more(c->c_in.p_len)) + n++ + more(2);",
        "UNKNOWN_CALL | error = (more(1), c->c_in.p_len);",
        "UNKNOWN_CALL | c->c_in.p_len = more(1);",
        "UNKNOWN_CALL | c->c_in.p_len++, more(1);",
        "UNKNOWN_CALL | told((int)(c->c_in.p_len += 1), 0, 0);",
        "UNKNOWN_CALL | size(&c->c_in.p_item);",
        "UNKNOWN_CALL | size(c->c_in.p_first);",
        "UNKNOWN_CALL | more(c->c_in.p_first->i_size);",
        "UNKNOWN_CALL | more(c->c_in.p_item.i_size);",
        "UNKNOWN_CALL | more(c->c_in.p_row[0]);",
        "UNKNOWN_CALL | more((u_long)c->c_in.p_rows);",
        "UNKNOWN_CALL | more(({ int k = c->c_in.p_len; k; }));",
        "TWO_LOCKS | c->c_in.p_len = d->c_in.p_len++;",
        "TWO_LOCKS | n = n && c->c_in.p_len && d->c_in.p_len;",
        "LEAVES | if (n) return more(c->c_in.p_len++);",
        "LOOP | while (more(c->c_in.p_len)) n++;",
    })
    void saysWhyNot(Reason reason, String body) {
        stays(reason, "\t" + body + "\n");
    }

    @Test
    void thePointerThatIsFollowedMustStay() {
        stays(Reason.UNKNOWN_CALL, "\tc->c_count = told(n, (c = d)->c_count, c->c_in.p_len);\n");
        stays(Reason.UNKNOWN_CALL, "\tmutex_enter(&c->c_next->c_lock);\n\tc->c_next = (void *)(u_long)more(c->c_next->c_in.p_len);\n");
    }

    // contract: a name that something else has where the function stands, it does not get.
    @Test
    void aNameThatIsTakenIsNotUsed() {
        String call = "\terror = more(c->c_in.p_len);\n";
        String taken = region("&c->c_in", "\tin_len = c->c_in.p_len;\n") + "\terror = more(in_len);\n";
        becomes("#define\tlen\t3\n" + call, "\tu_long in_len;\n", "#define\tlen\t3\n" + taken);
        becomes("\t{\n\t\tint len = 0;\n\t\tn = len;\n\t}\n" + call, "\tu_long in_len;\n", "\t{\n\t\tint len = 0;\n\t\tn = len;\n\t}\n" + taken);
        RewriteHarness.ofYaml(PACK).rewrite(f("", call).replace(HEAD, HEAD + "int len;\n"), f("\tu_long in_len;\n", taken).replace(HEAD, HEAD + "int len;\n"));
        stays(Reason.UNKNOWN_CALL, "#define\tlen\t3\n#define\tin_len\t3\n#define\tc_in_len\t3\n" + call);
    }

    @Test
    void aVariableIsDeclaredUnderNoOptionAndUsedUnderNone() {
        stays(Reason.UNKNOWN_CALL, "#ifndef NOTHERE\n\terror = more(c->c_in.p_len);\n#endif\n");
        RewriteHarness.ofYaml(PACK).rewrite(f("#ifndef NOTHERE\n\tint k = 0;\n#endif\n", "\terror = more(c->c_in.p_len);\n"),
                f("\tu_long len;\n#ifndef NOTHERE\n\tint k = 0;\n#endif\n", region("&c->c_in", "\tlen = c->c_in.p_len;\n") + "\terror = more(len);\n"));
    }

    @Test
    void itIsTakenInFrontOfTheFirstIfOnly() {
        stays(Reason.UNKNOWN_CALL, "\tif (n)\n\t\tn = 1;\n\telse if (more(c->c_in.p_len))\n\t\tn = 2;\n");
        stays(Reason.UNKNOWN_CALL, "\tif (more(c->c_in.p_len))\n\t\tn = 1;\n\telse if (c->c_in.p_max)\n\t\tn = 2;\n");
    }
}
