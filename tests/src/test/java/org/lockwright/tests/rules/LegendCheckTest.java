package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.tests.kit.KeyLintHarness;

/** LW0002, LW0004, LW0006, LW0010 and LW0011: what a legend says, on C text with marks. */
class LegendCheckTest {

    private final KeyLintHarness harness = KeyLintHarness.plain();

    private static String colon(String lines) {
        return """
                /*
                 * Work queue.  Field markings and the corresponding locks:
                 *
                 * a:	w_list_lock
                %s
                 */
                struct work {
                	kmutex_t w_list_lock;
                	kmutex_t w_lock;
                	kmutex_t *w_pool_lock;
                	int	w_count;	/* a: entries */
                	int	w_state;	/* l: state */
                };
                extern kmutex_t work_global_lock;
                #define	WORK_LOCK(w)	mutex_enter(&(w)->w_lock)
                """.formatted(lines.indent(1).stripTrailing());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "* l:\tw_lock\n* z:\tw_pool_lock // WANT LW0002 may: no mark uses key 'z' of this legend",
        "* l:\tw_lock\n* zz:\tw_pool_lock // WANT LW0002 may: 'zz'",
        "* l:\tw_lock\n* ::\tstable // WANT LW0002 may: ':'",
        "* l:\tw_lock\n* !:\tonly by the worker itself // WANT LW0002 may: '!'",
        "* l:\tw_lock // CLEAN",
        "* l:\tw_lock\n* a,l:\tboth to write, either to read // CLEAN: combinations are explanations"})
    void keysThatNoMarkUses(String lines) {
        harness.check(colon(lines));
    }

    @Test
    void aKeyUsedOnlyInACombinationIsUsed() {
        String c = colon("* l:\tw_lock\n* p:\t*w_pool_lock // %s").replace("};\n", "	int	w_both;		/* %s: both */\n};\n");
        harness.check(c.formatted("CLEAN", "l&p"));
        harness.check(c.formatted("WANT LW0002 may", "l&a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(%s) %s", "[%s] %s", "%s: %s", "%s = %s", "%s - %s"})
    void unusedKeysInEverySpelling(String form) {
        if (form.startsWith("%s -")) {
            form = "(%s) - %s";
        }
        String mark = form.startsWith("(") ? "(m)" : form.startsWith("[") ? "[m]" : "m:";
        String head = form.contains("=") ? " * Legend of the locks:\n" : " * Field locking key:\n";
        harness.check("/*\n" + head.replace("Legend of the locks:", "Legend:") + " * " + form.formatted("m", "b_lock") + "\n * "
                + form.formatted("n", "atomic") + " // WANT LW0002 may: 'n'\n */\nstruct box {\n\tkmutex_t b_lock;\n\tint b_x; /* "
                + mark + " one */\n\tint b_y; /* " + mark + " two */\n};\n");
    }

    @Test
    void variablesUseKeys() {
        String c = """
                /*
                 * Protected by:
                 *  L: prof_lock
                 *  S: start_lock // %s
                 */
                static kmutex_t prof_lock, start_lock;
                static u_int prof_workers;	/* L: running */
                static u_int prof_starts;	/* %s: started */
                """;
        harness.check(c.formatted("CLEAN", "S"));
        harness.check(c.formatted("WANT LW0002 may", "L"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "* l:\tw_lock\n* a:\tatomic // WANT LW0004 must: key 'a' is defined twice in one legend",
        "* l:\tw_lock\n* l:\tw_lock // WANT LW0004 must: 'l'",
        "* l:\tw_lock // CLEAN"})
    void aKeyDefinedTwice(String lines) {
        harness.check(colon(lines));
    }

    @Test
    void aKeyInParenthesesDefinedTwice() {
        harness.check("""
                /*
                 * Locking key to struct chan:
                 * (c) CHAN_LOCK(ch)
                 * (c) constant after allocation // WANT LW0004 must
                 */
                #define	CHAN_LOCK(ch)	mutex_enter(&(ch)->c_lock)
                struct chan {
                	kmutex_t c_lock;
                	int c_len;	/* (c) length */
                };
                """);
    }

    // contract: a repeated bullet makes a list, and a list is no legend.
    @Test
    void aListIsNoLegend() {
        harness.check("""
                /*
                 * Locks:
                 *	o	first do this
                 *	o	then do that
                 */
                struct box {
                	int b_x;	/* o	one */
                	int b_y;
                };
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "* l:\tw_old_lock // WANT LW0006 must: 'w_old_lock', which key 'l' names, is no field, variable or macro of this tree",
        "* l:\tw_pool->po_lock // WANT LW0006 must: 'w_pool'",
        "* l:\t*w_gone_mutex // WANT LW0006 must: 'w_gone_mutex'",
        "* l:\tlocked by OLD_LOCK(w) // WANT LW0006 must: 'OLD_LOCK'",
        "* l:\tprotected by old_type_t::w_lock // WANT LW0006 must: 'old_type_t'",
        "* l:\tw_lock, or w_old_lock for the old list // WANT LW0006 must: 'w_old_lock'",
        "* l:\tw_old_lock to read, w_list_lock to write // WANT LW0006 must",
        "* l:\tw_lock // CLEAN",
        "* l:\t*w_pool_lock // CLEAN",
        "* l:\tlocked by WORK_LOCK(w) // CLEAN",
        "* l:\twork_global_lock (a global) // CLEAN",
        "* l:\tOLD_LOCK (w->w_lock mutex) // CLEAN: the words in parentheses say which",
        "* l:\tOLD_LOCK (w->w_gone mutex) // WANT LW0006 must: 'OLD_LOCK'",
        "* l:\tthe vnode lock // CLEAN: words",
        "* l:\tatomic // CLEAN: no lock"})
    void locksThatNothingIsCalled(String line) {
        harness.check(colon(line));
    }

    @Test
    void aLockOfAnotherFileIsFound() {
        harness.with("sys/kern/other.c", "kmutex_t w_old_lock;\n").check(colon("* l:\tw_old_lock // CLEAN"));
        harness.with("sys/kern/other.c", "/* w_old_lock */ char *s = \"w_old_lock\";\n").check(colon("* l:\tw_old_lock // WANT LW0006 must"));
    }

    private static String ordered(String order, String lines) {
        return """
                /*
                 * Tunnel.
                 *
                 * %s
                 *
                 * Field locking key:
                %s
                 */
                struct tunnel {
                	int t_state;	/* (k) state */
                	int t_len;	/* (b) bytes */
                };
                #define	TUN_LOCK(t)	1
                #define	TUN_BUF_LOCK(t)	2
                #define	TUN_IO_LOCK(t)	3
                """.formatted(order, lines.indent(1).stripTrailing());
    }

    @Test
    void aLockOfTheOrderWithoutKey() {
        String keys = "*   (k) TUN_LOCK\n*   (b) TUN_BUF_LOCK";
        String c = ordered("Lock order: TUN_IO > TUN_LOCK > TUN_BUF", keys);
        harness.check(c.replaceFirst("/\\*", "/* // WANT LW0010 may: lock 'TUN_IO' of the declared order has no key"));
        harness.check(ordered("Lock order: TUN_LOCK > TUN_BUF", keys));
        harness.check(ordered("Lock order: TUN_LOCK / TUN_BUF_LOCK", keys));
        harness.check(ordered("Locking order is OTHER_LOCK > THIRD_LOCK", keys));
    }

    @Test
    void anOrderWithAnEqualPairIsReadToo() {
        harness.check(ordered("Lock order: TUN_LOCK > TUN_BUF / TUN_IO", "*   (k) TUN_LOCK\n*   (b) TUN_BUF_LOCK")
                .replaceFirst("/\\*", "/* // WANT LW0010 may: 'TUN_IO'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "*   (k) TUN_LOCK\n*   (b) TUN_BUF_LOCK // WANT LW0011 may: the lock of key 'b' has no place in the declared order",
        "*   (k) TUN_LOCK\n*   (b) locked by TUN_BUF_LOCK(t) // WANT LW0011 may: 'b'",
        "*   (k) TUN_LOCK\n*   (b) atomic // CLEAN",
        "*   (k) TUN_LOCK\n*   (b) constant after creation // CLEAN",
        "*   (k) TUN_LOCK\n*   (b) TUN_IO (TUN_IO_LOCK) // CLEAN"})
    void aLockWithoutAPlaceInTheOrder(String lines) {
        String text = ordered("Lock order: TUN_IO > TUN_LOCK", lines);
        harness.check(lines.contains("TUN_IO") ? text : text.replaceFirst("/\\*", "/* // WANT LW0010 may: 'TUN_IO'"));
    }

    // contract: an order from a pack is checked against every legend that names one of its locks, and those only.
    @Test
    void thePacksOrderCountsToo() {
        String c = ordered("For tunnels.", "*   (k) TUN_LOCK\n*   (b) TUN_BUF_LOCK // %s").replaceFirst("/\\*", "/* // %s");
        harness.under("TUN_IO > TUN_LOCK").check(c.formatted("WANT LW0010 may: 'TUN_IO'", "WANT LW0011 may: 'b'"));
        harness.under("TUN_LOCK > TUN_BUF").check(c.formatted("CLEAN", "CLEAN"));
        harness.under("A > B").check(c.formatted("CLEAN", "CLEAN"));
    }

    @Test
    void arrowsAreNoOrderYet() {
        harness.check(ordered("Lock order: TUN_IO_LOCK -> TUN_LOCK", "*   (k) TUN_LOCK\n*   (b) TUN_BUF_LOCK")
                .replaceFirst("/\\*", "/* // MISS LW0010"));
    }
}
