package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.tests.kit.KeyLintHarness;

/** LW0001, LW0005, LW0008 and LW0009: what the marks of one struct say, on C text with marks. */
class MarkCheckTest {

    private static final String COLON = """
            /*
             * Ring of a card.  Field markings and the corresponding locks:
             *
             * m:	r_lock
             * s:	r_state_lock
             * ?:	unknown
             * ::	unlocked, stable
             */
            struct ring {
            	kmutex_t	r_lock;		/* :: taken first */
            	kmutex_t	r_state_lock;	/* :: taken second */
            	u_int		r_head;		/* m: next to fill */
            	u_int		r_tail;		/* s: next to clean */
            	u_int		r_mtu;		/* ?: largest packet */
            %s
            };
            """;

    private static final String PAREN = """
            /*
             * Field locking key:
             *   (m) r_lock
             *   (cr) r_copy_lock
             */
            struct ring {
            	kmutex_t r_lock;
            	kmutex_t r_copy_lock;
            	u_int	r_head;		/* (m) next to fill */
            	u_int	r_copy;		/* (cr) next to copy */
            %s
            };
            """;

    private static final String BRACKET = PAREN.replace("(m)", "[m]").replace("(cr)", "[cr]");

    private static final String BARE = """
            /*
             * Field markings and their corresponding locks:
             *
             *	-	stable
             *	b	n_cache_lock
             *	i	n_interlock
             *	i+b	n_interlock + n_cache_lock to modify, either to inspect
             */
            struct node {
            	kmutex_t n_cache_lock;	/* -   the cache's */
            	kmutex_t n_interlock;	/* -   our own */
            	int	n_type;		/* -   kind of node */
            	int	n_holds;	/* b   references by the cache */
            	int	n_users;	/* i   references by others */
            	off_t	n_size;		/* i+b bytes */
            %s
            };
            """;

    private static void check(String struct, String members) {
        KeyLintHarness.plain().check(struct.formatted(members.indent(8).stripTrailing().replace("        ", "\t")));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* z: text */ // WANT LW0001 must: 'z:' on ring.r_x is no key of its legend",
        "u_int r_x; /* m,z: text */ // WANT LW0001 must: 'm,z:'",
        "u_int r_x; /* m & z: text */ // WANT LW0001 must: 'm & z:'",
        "u_int r_x; /* !: text */ // WANT LW0001 must",
        "u_int r_x; /* (: text */ // WANT LW0001 must: '(:'",
        "u_int r_x; /* z */ // WANT LW0001 must: 'z' on ring.r_x",
        "u_int r_x /* z: text */; // WANT LW0001 must",
        "u_int r_x,  r_y; /* z: text */ // WANT LW0001, LW0001"})
    void keysThatTheLegendLacks(String line) {
        check(COLON, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* m: text */ // CLEAN",
        "u_int r_x; /* m,s: text */ // CLEAN",
        "u_int r_x; /* m & s: text */ // CLEAN",
        "u_int r_x; /* m: NFS: text */ // CLEAN",
        "u_int r_x; /* m */ // CLEAN",
        "u_int r_x /* m: text */; // CLEAN",
        "u_int r_x, r_y; /* s: text */ // CLEAN",
        "u_int (*r_x)(struct ring *, int); /* m: a continued declaration */ // CLEAN"})
    void keysThatItHas(String line) {
        check(COLON, line);
    }

    // contract: a word and a colon is a label, not a mark; the field is reported as unmarked and nothing else.
    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* NFS: cookie */ // WANT LW0003 may",
        "u_int r_x; /* LFS: */ // WANT LW0003 may",
        "u_int r_x; /* XXX: why */ // WANT LW0003 may",
        "u_int (*r_x)(struct ring *, /* z: text */ int); // WANT LW0003 may",
        "u_int r_x; /* [W] page 12 */ // WANT LW0003 may",
        "u_int r_x; /* (m) another dialect */ // WANT LW0003 may",
        "u_int r_x; /* m without a colon */ // WANT LW0003 may",
        "u_int r_x; /* see m: above */ // WANT LW0003 may"})
    void otherWordsAreNoMarks(String line) {
        check(COLON, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* (z) text */ // WANT LW0001 must: '(z)' on ring.r_x",
        "u_int r_x; /* (m/z) text */ // WANT LW0001 must: '(m/z)'",
        "u_int r_x; /* (ZZ) text */ // WANT LW0001 must",
        "u_int r_x; /* (m) (proc only) text */ // CLEAN",
        "u_int r_x; /* (m) (cr) text */ // CLEAN",
        "u_int r_x; /* (m/cr) text */ // CLEAN",
        "u_int r_x; /* (m + cr)*/ // CLEAN"})
    void keysInParentheses(String line) {
        check(PAREN, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* [z] text */ // WANT LW0001 must: '[z]' on ring.r_x",
        "u_int r_x; /* [m|z] text */ // WANT LW0001 must: '[m|z]'",
        "u_int r_x; /* [m|cr] text */ // CLEAN",
        "u_int r_x; /* [m,cr] text */ // CLEAN"})
    void keysInBrackets(String line) {
        check(BRACKET, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int n_x; /* z   text */ // WANT LW0001 must: 'z' on node.n_x",
        "int n_x; /* i+z text */ // WANT LW0001 must: 'i+z'",
        "int n_x; /* b+i text */ // CLEAN: in another order",
        "int n_x; /* i\ttext */ // CLEAN"})
    void keysWithoutPunctuation(String line) {
        check(BARE, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* m: text */ /* s: more */ // WANT LW0005 must: ring.r_x is marked twice: 'm' and 's'",
        "u_int r_x; /* m: text */ /* m: more */ // WANT LW0005 must: 'm' and 'm'",
        "u_int r_x /* s: text */; /* m: more */ // WANT LW0005 must: 's' and 'm'",
        "u_int r_x; /* m,m: text */ // WANT LW0005 must: names a key twice: 'm,m'",
        "u_int r_x; /* m&s&m: text */ // WANT LW0005 must",
        "u_int r_x; /* m&s: text */ /* more */ // CLEAN",
        "u_int r_x; /* text */ /* m: more */ // CLEAN"})
    void marksOfOneField(String line) {
        check(COLON, line);
    }

    @Test
    void aSecondMarkBelowIsReportedWhereItStands() {
        check(COLON, "u_int r_x; /* m: text */\n                /* s: more */ // WANT LW0005 must: 'm' and 's'");
        check(COLON, "u_int r_x; /* m: text */\n                /* of the ring */ // CLEAN");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "u_int r_x; /* :? text */ // WANT LW0008 must: ':?' on ring.r_x looks like '?:' the wrong way round",
        "u_int r_x; /* :m text */ // WANT LW0008 must: ':m'",
        "u_int r_x; /* :s */ // WANT LW0008 must",
        "u_int r_x; /* ?: text */ // CLEAN",
        "u_int r_x; /* :: text */ // CLEAN",
        "u_int r_x; /* :z text */ // WANT LW0003 may"})
    void aColonOnTheWrongSide(String line) {
        check(COLON, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int n_x; /* i: text */ // WANT LW0009 may: 1 mark of node spelled 'i:', 6 as '-'",
        "int n_x; /* i: text */ // WANT LW0009 may: 2 marks of node spelled 'i:', 6 as '-'\nint n_y; /* b: text */",
        "int n_x; /* i   text */ // CLEAN",
        "int n_x; /* i */ // CLEAN: alone in its comment"})
    void marksSpelledLikeTheirNeighbours(String line) {
        check(BARE, line);
    }

    @Test
    void aLegendSpelledOtherwiseThanItsMarks() {
        String c = """
                /*
                 * Field locking:
                 *
                 * q%sq_lock // %s
                 */
                struct queue {
                	kmutex_t q_lock;
                	int	q_len;		/* q: entries */
                	int	q_max;		/* q: most entries */
                };
                """;
        KeyLintHarness.plain().check(c.formatted("\t", "WANT LW0009 may: spells its keys without the colon that 2 of its marks have: 'q:'"));
        KeyLintHarness.plain().check(c.formatted(":\t", "CLEAN"));
    }

    // contract: accessors, parts of members and variables use keys as members do.
    @Test
    void marksOnAccessorsAndPartsUseKeysToo() {
        KeyLintHarness.plain().check("""
                /*
                 * Field markings and the corresponding locks:
                 *
                 * q:	n_queue_lock
                 * o:	n_object_lock
                 * p:	n_part_lock
                 * z:	n_last_lock // WANT LW0002 may: 'z'
                 */
                struct note {
                	kmutex_t n_queue_lock, n_object_lock, n_part_lock, n_last_lock;
                	int	n_status;		/* q: state */
                	struct event n_event;
                #define	n_flags	n_event.flags		/* o: flags */
                	struct disk n_disk;		/* q: disk */
                		/* p: n_disk.d_links */
                };
                """);
    }
}
