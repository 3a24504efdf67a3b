package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.tests.kit.KeyReading;

/** The spellings of FreeBSD and OpenBSD, in our own words; see {@link KeyReading}. */
class ForeignKeysTest {

    private static final String FREEBSD = """
            /*
             * Kernel structure per channel.
             * Locking key to struct chan:
             * (a) constant after allocation, no locking required.
             * (b) locked by CHAN_LOCK(ch).
             * (cr) locked by CHAN_RECV_LOCK(ch)
             * (cs) locked by CHAN_SEND_LOCK(ch)
             * (e) locked by SOLISTEN_LOCK() of corresponding listening chan.
             * (f) not locked since integer reads/writes are atomic.
             * (g) used only as a sleep/wakeup address, no value.
             * (h) locked by global mutex ch_global_mtx.
             * (ir) locked by the inp lock for receive
             * (is) locked by the inp lock for send
             * (k) locked by KTLS workqueue mutexes
             * (p) - process lock
             * (q) atomic
             * (z) unused by this file
             */
            struct chan {
            	struct mtx	ch_lock;
            	%s	//= %s
            };
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "int ch_x; /* (a) generic type */        | a TRAILING: constant",
        "int ch_x; /* (b) refcount */            | b TRAILING: CHAN_LOCK(ch)",
        "int ch_x; /* (cr) bytes */              | cr TRAILING: CHAN_RECV_LOCK(ch)",
        "int ch_x; /* (e) queue */               | e TRAILING: SOLISTEN_LOCK()",
        "int ch_x; /* (f) time to linger */      | f TRAILING: unlocked",
        "int ch_x; /* (g) where to sleep */      | g TRAILING: ? 'used only as a sleep/wakeup address, no value.' names no lock",
        "int ch_x; /* (h) generation */          | h TRAILING: ch_global_mtx",
        "int ch_x; /* (k) crypto */              | k TRAILING: KTLS workqueue mutexes",
        "int ch_x; /* (p) owner */               | p TRAILING: process lock",
        "int ch_x; /* (q) count */               | q TRAILING: atomic",
        "int ch_x; /* (b) (cr) both */           | b cr TRAILING: CHAN_LOCK(ch) + CHAN_RECV_LOCK(ch) to write, CHAN_LOCK(ch) ~ CHAN_RECV_LOCK(ch) to read",
        "int ch_x; /* (b) (cr) (cs) all */       | b cr cs TRAILING: CHAN_LOCK(ch) + CHAN_RECV_LOCK(ch) + CHAN_SEND_LOCK(ch) to write, CHAN_LOCK(ch) ~ CHAN_RECV_LOCK(ch) ~ CHAN_SEND_LOCK(ch) to read",
        "int ch_x; /* (a/b) one or the other */  | a/b TRAILING: by state: constant / CHAN_LOCK(ch)",
        "int ch_x; /* (b + p) both */            | b+p TRAILING: CHAN_LOCK(ch) + process lock to write, CHAN_LOCK(ch) ~ process lock to read",
        "int ch_x; /* (b+p)*/                    | b+p TRAILING: CHAN_LOCK(ch) + process lock to write, CHAN_LOCK(ch) ~ process lock to read",
        "int ch_x; /* (cr, cs) in parts */       | cr,cs TRAILING: in parts: CHAN_RECV_LOCK(ch), CHAN_SEND_LOCK(ch)",
        "int ch_x; /* (cr&cs) both */            | cr&cs TRAILING: CHAN_RECV_LOCK(ch) + CHAN_SEND_LOCK(ch) to write, CHAN_RECV_LOCK(ch) ~ CHAN_SEND_LOCK(ch) to read",
        "int ch_x; /* (ir)/(is) by direction */  | ir/is TRAILING: by state: inp lock / inp lock",
        "int ch_x; /* (b) */                     | b TRAILING: CHAN_LOCK(ch)",
        "int ch_x; /*(b) tight */                | b TRAILING: CHAN_LOCK(ch)",
        "int ch_x; /* (b)\ttabbed */             | b TRAILING: CHAN_LOCK(ch)",
        "int ch_x /* (b) before the end */;      | b INSIDE: CHAN_LOCK(ch)",
        "int (*ch_x)(int, void *); /* (b) */     | b TRAILING: CHAN_LOCK(ch)",
        "int ch_x, ch_y; /* (b) two */           | b TRAILING: CHAN_LOCK(ch)",
        "int ch_x; // (b) of C++ kind            | b TRAILING: CHAN_LOCK(ch)",
        "TAILQ_ENTRY(chan) ch_x; /* (e) list */  | e TRAILING: SOLISTEN_LOCK()",
    })
    void marksOfFreebsd(String member, String says) {
        check(member, says.strip().replace(" ~ ", " | "));
    }

    /** The line end of the member is at the member's name, wherever its comment ends. */
    private static void check(String member, String says) {
        String[] lines = member.strip().split("\n", 2);
        KeyReading.check(FREEBSD.replace("%s	//= %s", lines[0] + "	//= " + says + (lines.length > 1 ? "\n" + lines[1] : "")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "int ch_x; /* (proc only) private */",
        "int ch_x; /* (unused) */",
        "int ch_x; /* (reserved) */",
        "int ch_x; /* (see below) */",
        "int ch_x; /* a constant */",
        "int ch_x; /* [b] OpenBSD's */",
        "int ch_x; /* b: NetBSD's */",
        "int ch_x; /* ((b)) twice */",
        "int ch_x; /* (b)locked */",
        "int ch_x; /* text (b) */",
        "int ch_x; /* (bcd) */",
        "int ch_x; /* () */",
    })
    void noMarksOfFreebsd(String member) {
        KeyReading.check(FREEBSD.replace("%s	//= %s", member + "\n\tint ch_y; /* (b) */\t//= b TRAILING: CHAN_LOCK(ch)"));
    }

    @Test
    void aMarkOnTheLineBelow() {
        check("int ch_x;\t\t\t/*\n\t\t\t\t * (b) in a long comment\n\t\t\t\t */", "b TRAILING: CHAN_LOCK(ch)");
        check("int ch_x;\n\t\t\t\t/* (b) further right */", "b BELOW: CHAN_LOCK(ch)");
    }

    @Test
    void aKeyThatFreebsdsLegendLacksIsSeen() {
        check("int ch_x; /* (y) text */", "stray y");
        check("int ch_x; /* (b/y) text */", "stray b/y");
    }

    @Test
    void freebsdsProcWithDashesAndStars() {
        KeyReading.check("""
                /*
                 * Description of a task.
                 *
                 * Below is a key of locks used to protect each member of struct task.  The
                 * lock is indicated by a reference to a specific character in parens in the
                 * associated comment.
                 *      * - not yet protected
                 *      a - only touched by curproc or parent during fork/wait
                 *      b - created at fork, never changes
                 *      c - locked by proc mtx
                 *      d - locked by all_lock
                 *      e - locked by t_slock
                 *      k - only accessed by curthread
                 *      x - created at fork, only changes during single threading in exec
                 */
                struct task {
                	int	t_id;		/* (b) number */
                	int	t_flag;		/* (c) flags */
                	int	t_both;		/* (c + e) flags */
                	int	t_self;		/* (k) private */
                	int	t_star;		/* (*) not yet */
                };
                """.replace("number */", "number */ //= b TRAILING: constant")
                .replace("private */", "private */ //= k TRAILING: own thread")
                .replace("(c) flags */", "(c) flags */ //= c TRAILING: proc mtx")
                .replace("(c + e) flags */", "(c + e) flags */ //= c+e TRAILING: proc mtx + t_slock to write, proc mtx | t_slock to read"));
    }

    @Test
    void freebsdsKeysInsideTheStruct() {
        KeyReading.check("""
                struct sbuf {
                	/*
                	 * Locking key:
                	 * (s) sb_mtx
                	 * (c) const after creation
                	 */
                	struct mtx	*sb_mtx;	/* (c) lock */	//= c TRAILING: constant
                	u_int	sb_len;			/* (s) bytes */	//= s TRAILING: sb_mtx
                };
                """);
    }

    private static final String OPENBSD = """
            /*
             * Locks used to protect struct members in this file:
             *	I	immutable after creation
             *	a	atomic
             *	d	protected by the kernel lock
             *	K	kernel lock
             *	N	net lock
             *	k	kq_lock
             *	m	this socket's sb_mtx
             *	mr	sb_mtx of so_rcv
             *	R	re_rwlock
             *	l	local to the thread
             */
            struct port {
            	struct mutex sb_mtx;
            	%s	//= %s
            };
            struct other {
            	int o_x;		/* [N] other */	//= N TRAILING: net lock
            	int o_plain;		/* without */
            };
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "int p_x; /* [I] type */             | I TRAILING: constant",
        "int p_x; /* [a] references */       | a TRAILING: atomic",
        "int p_x; /* [a] */                  | a TRAILING: atomic",
        "int p_x; /* [d] driver */           | d TRAILING: kernel lock",
        "int p_x; /* [K] state */            | K TRAILING: kernel lock",
        "int p_x; /* [N] address */          | N TRAILING: net lock",
        "int p_x; /* [k] events */           | k TRAILING: kq_lock",
        "int p_x; /* [mr] receive */         | mr TRAILING: sb_mtx",
        "int p_x; /* [R] rule */             | R TRAILING: re_rwlock",
        "int p_x; /* [K^m] either */         | K^m TRAILING: kernel lock ~ sb_mtx",
        "int p_x; /* [N,k] in parts */       | N,k TRAILING: in parts: net lock, kq_lock",
        "int p_x; /* [N, k] in parts */      | N,k TRAILING: in parts: net lock, kq_lock",
        "int p_x; /* [N+k] both */           | N+k TRAILING: net lock + kq_lock to write, net lock ~ kq_lock to read",
        "int p_x; /* [N/k] by state */       | N/k TRAILING: by state: net lock / kq_lock",
        "int p_x; /* [N] [k] both */         | N k TRAILING: net lock + kq_lock to write, net lock ~ kq_lock to read",
        "int p_x; /* [q] none such */        | stray q",
        "int p_x[4]; /* [K] an array */      | K TRAILING: kernel lock",
    })
    void marksOfOpenbsd(String member, String says) {
        KeyReading.check(OPENBSD.replace("%s	//= %s", member.replace('^', '|') + "	//= " + says.strip().replace(" ~ ", " | ").replace('^', '|')));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "int p_x; /* [0..7] range */", "int p_x; /* [unused] */", "int p_x; /* [sb_mtx] */", "int p_x; /* (K) */", "int p_x; /* K: */",
        "int p_x; /* see [K] */", "int p_x[7]; /* plain */", "int p_x; /* [K]text */"})
    void noMarksOfOpenbsd(String member) {
        KeyReading.check(OPENBSD.replace("	%s	//= %s\n", "	" + member + "\n	int p_y; /* [K] */	//= K TRAILING: kernel lock\n"));
    }

    @Test
    void openbsdsLegendInBracketsForAFileWithSeveralStructs() {
        KeyReading.check("""
                /*
                 * Locks used to protect struct members in this file:
                 *	[I] immutable after creation
                 *	[s] solock()
                 *	[K] kernel lock
                 */

                #define	PORT_MAX	4
                int port_open(struct port *);

                struct port {
                	int	p_id;		/* [I] number */	//= I TRAILING: constant
                	int	p_state;	/* [s] PS_* */		//= s TRAILING: solock
                };

                int port_close(struct port *);

                struct group {
                	int	g_id;		/* [I] number */	//= I TRAILING: constant
                	int	g_refs;		/* [K|s] either */	//= K|s TRAILING: kernel lock | solock
                };

                struct plain {
                	int	x;		/* [W] page 4 */
                };
                """);
    }

    @Test
    void theSameLettersAboveTwoStructs() {
        KeyReading.check("""
                /*
                 * Locks used to protect struct members:
                 *	[m] a_mtx
                 *	[K] kernel lock
                 */
                struct a {
                	int	a_x;	/* [m] one */	//= m TRAILING: a_mtx
                	int	a_y;	/* [K] two */	//= K TRAILING: kernel lock
                };

                /*
                 * Locks used to protect struct members:
                 *	[m] b_mtx
                 */
                struct b {
                	int	b_x;	/* [m] one */	//= m TRAILING: b_mtx
                	int	b_y;	/* [K] two */	//= stray K
                };
                """);
    }
}
