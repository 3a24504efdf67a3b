package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.tests.kit.KeyLintHarness;

/** LW0003, LW0007, LW0012 and LW0013: what the fields of a marked struct are, on C text with marks. */
class FieldCheckTest {

    private static final String LEGEND = """
            /*
             * Card.  Field markings and the corresponding locks:
             *
             * m:	c_lock
             * a:	atomic
             * ::	unlocked, stable
             */
            """;

    private static final String CARD = LEGEND + """
            struct card {
            	int	c_users;	/* m: opens */
            	u_int	c_flags;	/* a: flags */
            	int	c_unit;		/* :: number */
            	int	c_lock_users;	/* m: of the lock */
            %s
            };
            extern kmutex_t c_lock;
            """;

    private static void check(String members) {
        KeyLintHarness.plain().check(CARD.formatted(members.indent(8).stripTrailing().replace("        ", "\t")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int c_x; // WANT LW0003 may: card.c_x has no mark; 4 of 5 fields of its struct have one",
        "int c_x, c_y; // WANT LW0003, LW0003",
        "int c_x; /* text */ // WANT LW0003 may",
        "int (*c_x)(struct card *); // WANT LW0003 may",
        "TAILQ_ENTRY(card) c_x; // WANT LW0003 may",
        "union {\nint c_x; /* m: one */\nint c_y; // WANT LW0003 may: card.c_y\n};"})
    void fieldsWithoutMark(String line) {
        check(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int c_x; /* m: text */ // CLEAN",
        "int c_pad0; // CLEAN: padding",
        "int c_spare[4]; // CLEAN: padding",
        "char c_reserved; // CLEAN: padding",
        "char c_unused; // CLEAN: padding",
        "kmutex_t c_x; // CLEAN: a lock",
        "krwlock_t *c_x; // CLEAN: a lock",
        "union {\nint c_x; /* m: one */\nint c_y; /* m: two */ // CLEAN\n};",
        "struct { int x; int y; } c_x; /* m: a whole */ // CLEAN: inside a marked struct"})
    void fieldsThatNeedNoMark(String line) {
        check(line);
    }

    @Test
    void aHeadingMarksTheFieldsBelowIt() {
        check("\n/* m: of the link */\nint c_speed; // CLEAN\nint c_duplex; // CLEAN");
        check("\n/* of the link */\nint c_speed; // WANT LW0003 may\nint c_duplex; // WANT LW0003 may");
        check("\n/* m: of the link */\nint c_speed; // CLEAN\n\nint c_duplex; // WANT LW0003 may");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "Otherwise, stable from attach to detach.", "Default: m", "Other fields are protected by c_lock.",
        "Unmarked fields are stable.", "Fields without a mark are stable."})
    void aLegendMaySpeakOfTheRest(String sentence) {
        String c = CARD.formatted("\tint c_x; // %s");
        KeyLintHarness.plain().check(c.formatted("CLEAN").replaceFirst("stable\n \\*/", "stable\n *\n * " + sentence + "\n */"));
        KeyLintHarness.plain().check(c.formatted("WANT LW0003 may").replaceFirst("stable\n \\*/", "stable\n *\n * Others count.\n */"));
    }

    @Test
    void aFieldThatIsAKeyedStructHasItsMarksThere() {
        String c = CARD.formatted("\tstruct %s c_ring; // %s") 
                + "/*\n * Locks:\n * m:\tc_lock\n */\nstruct ring {\n\tint r_x; /* m: one */\n};\n";
        KeyLintHarness.plain().check(c.formatted("ring", "CLEAN"));
        KeyLintHarness.plain().check(c.formatted("plain", "WANT LW0003 may"));
    }

    @Test
    void accessorsCarryTheMarksOfTheirMember() {
        check("struct event c_event; // CLEAN\n#define\tc_kind\tc_event.kind\t/* m: kind */");
        check("struct event c_event; // WANT LW0003 may\n#define\tc_kind\tc_event.kind\t/* the kind */");
    }

    // contract: locks that carry the letters promise nothing of the other fields.
    @Test
    void anImpliedLegendPromisesNothing() {
        KeyLintHarness.plain().check("""
                struct softc {
                	kmutex_t *sc_mcast_lock;	/* m: lock for multicast */
                	kmutex_t *sc_intr_lock;		/* i: lock for interrupts */
                	int sc_flags;			/* m: cache */
                	bool sc_txbusy;			/* i: no room */
                	int sc_other; // CLEAN
                };
                """);
    }

    private static String guardedLock(String key, String member) {
        return """
                /*
                 * Quota.  Field markings and the corresponding locks:
                 *
                 * h:	d_hash_lock
                 * d:	d_interlock
                 * ::	stable
                 */
                struct quota {
                	kmutex_t d_hash_lock;	/* :: of the list */
                	%s
                	int	d_flags;	/* d: flags */
                	int	d_links;	/* h: list */
                	int	d_id;		/* :: whose */
                };
                """.formatted(member.formatted(key));
    }

    @Test
    void aLockThatGuardsItself() {
        KeyLintHarness.plain().check(guardedLock("d:", "kmutex_t d_interlock; /* %s ours */ // WANT LW0007 must: quota.d_interlock is a lock marked as guarded by itself"));
        KeyLintHarness.plain().check(guardedLock("h:", "kmutex_t d_interlock; /* %s ours */ // CLEAN"));
        KeyLintHarness.plain().check(guardedLock("::", "kmutex_t d_interlock; /* %s ours */ // CLEAN"));
        KeyLintHarness.plain().check(guardedLock("d:", "kmutex_t *d_interlock; /* %s a pointer changes under the lock */ // CLEAN"));
        KeyLintHarness.plain().check(guardedLock("d:", "krwlock_t d_interlock; /* %s ours */ // WANT LW0007 must"));
    }

    @Test
    void aLockThatGuardsItselfInParentheses() {
        String c = "/*\n * Field locking key:\n *   (k) x_lock\n *   (c) constant\n */\nstruct x {\n\tkmutex_t x_lock; /* (%s) ours */ // %s\n"
                + "\tint x_a; /* (k) one */\n\tint x_b; /* (c) two */\n};\n";
        KeyLintHarness.plain().check(c.formatted("k", "WANT LW0007 must"));
        KeyLintHarness.plain().check(c.formatted("c", "CLEAN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "unsigned c_busy:1; /* a: busy */ // WANT LW0012 must: card.c_busy is a bit-field under an atomic key",
        "u_int c_busy : 3, c_done : 1; /* a: bits */ // WANT LW0012, LW0012",
        "volatile u_int c_refs; /* a: references */ // WANT LW0012 may: card.c_refs is volatile under an atomic key",
        "u_int volatile c_refs; /* a: references */ // WANT LW0012 may",
        "volatile uint32_t c_refs[1]; /* a: references */ // WANT LW0012, LW0013",
        "unsigned c_busy:1; /* m: busy */ // CLEAN",
        "volatile u_int c_refs; /* m: references */ // CLEAN",
        "u_int c_refs; /* a: references */ // CLEAN",
        "kmutex_t *volatile c_refs; /* a: a volatile pointer is the pointer's own matter */ // CLEAN"})
    void volatileFieldsAndBitFields(String line) {
        check(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "struct timeval c_last; /* a: when */ // WANT LW0013 must: card.c_last has type 'struct timeval', which no atomic operation takes",
        "union addr c_addr; /* a: where */ // WANT LW0013 must",
        "u_int c_hist[4]; /* a: history */ // WANT LW0013 must",
        "TAILQ_HEAD(, card) c_list; /* a: list */ // WANT LW0013 must",
        "LIST_ENTRY(card) c_link; /* a: link */ // WANT LW0013 must",
        "kcondvar_t c_cv; /* a: wait */ // WANT LW0013 must",
        "double c_rate; /* a: rate */ // WANT LW0013 must",
        "bool c_dying; /* a: going away */ // WANT LW0013 may: which atomic_ops(3) cannot change",
        "uint8_t c_small; /* a: small */ // WANT LW0013 may",
        "short c_small; /* a: small */ // WANT LW0013 may",
        "struct card *c_next; /* a: next */ // CLEAN",
        "uint64_t c_bytes; /* a: bytes */ // CLEAN",
        "long c_bytes; /* a: bytes */ // CLEAN",
        "struct timeval c_last; /* m: when */ // CLEAN",
        "bool c_dying; /* m: going away */ // CLEAN",
        "u_char c_small:1; /* a: small */ // WANT LW0012 must"})
    void typesThatNoAtomicOperationTakes(String line) {
        check(line);
    }

    @Test
    void atomicInOtherSpellings() {
        String c = "/*\n * Field locking key:\n *   %s\n */\nstruct x {\n\tint x_a; /* %s one */\n\tshort x_b; /* %s two */ // %s\n};\n";
        KeyLintHarness.plain().check(c.formatted("(a) atomic operations", "(a)", "(a)", "WANT LW0013 may"));
        KeyLintHarness.plain().check(c.formatted("[a] atomic", "[a]", "[a]", "WANT LW0013 may"));
        KeyLintHarness.plain().check(c.formatted("(:\tupdated atomically\n *   p:\tlocked by someone", "(:", "(:", "WANT LW0013 may")
                .replace("};", "\tint x_c; /* p: three */\n};"));
        KeyLintHarness.plain().check(c.formatted("(a) immutable", "(a)", "(a)", "CLEAN"));
    }
}
