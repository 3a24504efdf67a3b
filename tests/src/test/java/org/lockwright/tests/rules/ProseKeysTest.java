package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.tests.kit.KeyReading;

/** Keys without letters: locks in brackets, sentences about all fields, locking notes, flag words; see {@link KeyReading}. */
class ProseKeysTest {

    @Test
    void aLockInBracketsAtTheEndOfAComment() {
        KeyReading.check("""
                struct vm_anon {
                	krwlock_t	*an_lock;	/* Lock for an_ref */
                	union {
                		uint32_t au_ref;	/* Reference count [an_lock] */		//= an_lock TRAILING: an_lock
                		struct vm_anon *au_link;	/* Link for deferred free */
                	} an_u;
                #define	an_ref	an_u.au_ref
                	struct vm_page	*an_page;	/* Physical page if in RAM [an_lock] */	//= an_lock TRAILING: an_lock
                	int		an_swslot;	/* see [1] and [that_lock] */
                };
                """.replace("	union {\n		uint32_t au_ref;	/* Reference count [an_lock] */		//= an_lock TRAILING: an_lock\n"
                + "		struct vm_anon *au_link;	/* Link for deferred free */\n	} an_u;\n#define	an_ref	an_u.au_ref\n",
                "	uint32_t	an_ref;		/* Reference count [an_lock] */		//= an_lock TRAILING: an_lock\n"));
    }

    @Test
    void aLockThatLocksAllFields() {
        KeyReading.check("""
                struct vm_amap {
                	krwlock_t	*am_lock;	/* lock [locks all vm_amap fields] */
                	int		am_ref;		/* reference count */	//= am_lock DEFAULT: am_lock
                	int		am_flags;	/* flags */		//= am_lock DEFAULT: am_lock
                };
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "All fields are protected by n_lock.                    | n_lock DEFAULT: n_lock",
        "All of the fields are locked by n_lock.                | n_lock DEFAULT: n_lock",
        "All members of this structure are guarded by n_lock.   | n_lock DEFAULT: n_lock",
        "All fields in the struct are protected by the n_lock.  | n_lock DEFAULT: n_lock",
        "All fields are protected by tree::t_lock.              | tree::t_lock DEFAULT: tree::t_lock",
        "All fields are protected by the vnode lock.            | vnode lock DEFAULT: vnode lock",
        "All fields are@protected by n_lock.                    | n_lock DEFAULT: n_lock",
    })
    void allFields(String sentence, String says) {
        KeyReading.check("/*\n * Node of a tree.  " + sentence.strip().replace("@", "\n * ") + "\n */\nstruct node {\n\tint n_links;\t//= " + says.strip()
                + "\n\tint n_mode; /* of file */\t//= " + says.strip() + "\n};\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "Not all fields need n_lock.", "All fields are initialised by node_alloc().", "All callers are protected by n_lock.",
        "The list is protected by n_lock.", "All fields may be read."})
    void sentencesThatSpeakOfSomethingElse(String sentence) {
        KeyReading.check("/*\n * Node of a tree.  " + sentence + "\n */\nstruct node {\n\tint n_links;\n\tint n_mode;\n};\n");
    }

    @Test
    void theRemainingFieldsInTheMiddle() {
        KeyReading.check("""
                typedef struct filedesc {
                	/*
                	 * Built-in fields.
                	 */
                	int		fd_first;	/* before */
                	/*
                	 * All of the remaining fields are locked by fd_lock.
                	 */
                	kmutex_t	fd_lock;	/* lock on structure */
                	int		fd_last;	/* high-water mark */	//= fd_lock DEFAULT: fd_lock
                	int		fd_refcnt;				//= fd_lock DEFAULT: fd_lock
                } filedesc_t;
                """);
    }

    @Test
    void lockingNotesOfAClonedInterface() {
        KeyReading.check("""
                /*
                 * Locking notes:
                 * + vl_list.list is protected by vl_list.lock (an adaptive mutex)		//= note vl_list.list: is protected by vl_list.lock (an adaptive mutex) vl_list.list is list of all
                 *     vl_list.list is list of all
                 * + vl_hash is protected by							//= note vl_hash: is protected by - vl_hash.lock (an adaptive mutex) for writer - pserialize for reader
                 *   - vl_hash.lock (an adaptive mutex) for writer
                 *   - pserialize for reader
                 * + The others are stable
                 */
                struct vl {
                	int	v_unit;
                };
                """);
    }

    @Test
    void lockingNotesThatSayWhatALockProtects() {
        KeyReading.check("""
                /*
                 * Locking notes on the key database:
                 * - kd_mtx (adaptive mutex) protects:						//= note - the global lists: protected by kd_mtx (adaptive mutex)
                 *   - the global lists
                 * - kd_lock is unlocked in softint						//= note kd_lock: is unlocked in softint
                 * - whatever else
                 *
                 * Locking order:
                 *   - kd_mtx => kd_lock is protected by no one
                 */
                static int kd_count;
                """);
    }

    @Test
    void flagWordsWithALockOfTheirOwn() {
        KeyReading.check("""
                /*
                 * These flags are kept in p_flag and are protected by p_lock.  Access from		//= flags p_flag [PX_ADVLOCK, PX_CONTROLT]: p_lock
                 * process context only.
                 */
                #define	PX_ADVLOCK	0x00000001 /* may hold a lock */
                #define	PX_CONTROLT	0x00000002 /* has a terminal */

                #define	PX_OTHER	0x00000004 /* of nobody */

                /*
                 * These flags are kept in p_sflag and protected by p_lock.				//= flags p_sflag [PS_NOCLDSTOP]: p_lock
                 */
                #define	PS_NOCLDSTOP	0x00000008 /* no signal */
                """.replace("/*\n * These flags are kept in p_flag and are protected by p_lock.  Access from		//=",
                "/*	//=").replace("[PX_ADVLOCK, PX_CONTROLT]: p_lock\n", "[PX_ADVLOCK, PX_CONTROLT]: p_lock\n * These flags are kept in p_flag and are protected by p_lock.  Access from\n")
                .replace("/*\n * These flags are kept in p_sflag and protected by p_lock.				//=", "/*	//=")
                .replace("[PS_NOCLDSTOP]: p_lock\n", "[PS_NOCLDSTOP]: p_lock\n * These flags are kept in p_sflag and protected by p_lock.\n"));
    }

    @Test
    void flagBitsWithArrows() {
        KeyReading.check("""
                /*
                 * Locking notes:
                 *
                 * PG_, struct vm_page::flags	=> locked by owner		//= flags - [PG_]: locked by owner
                 * PG_FREE			=> additionally locked by freelock	//= flags - [PG_FREE]: additionally locked by freelock
                 * PG_CLEAN			=> nothing
                 */
                #define	PG_FREE		0x0001
                """);
    }

    /** A comment as a mailer leaves it: no indentation of the stars, lines broken at column 72, their rest at the margin. */
    private static final String MAILED = """
            /*
            * Kernel structure per tunnel.
            *
            * Field locking key:
            *   (a) atomic operations (atomic_load_acquire
            etc.)
            *   (k) TUN_LOCK (tu->tu_lock mutex)
            *   (n) TUNOTIFY_LOCK (tu->tu_notify_lock mutex)
            *   (b) TUNBUF_LOCK (per-buffer tb_lock mutex)
            *   (i) PCB_WLOCK / PCB_RLOCK (protocol pcb
            rwlock)
            *   (c) constant after creation
            *   (r) only modified during attach, then stable
            */
            struct tunnel {
                   kmutex_t * volatile tu_lock;    /* the tunnel's own mutex */
                   kcondvar_t      tu_cv;          /* (n) notifier (interlock: //= n TRAILING: TUNOTIFY_LOCK
            tu_notify_lock) */
                   short           tu_type;        /* (c) generic type */ //= c TRAILING: constant
                   short           tu_options;     /* (k) from the open call */ //= k TRAILING: TUN_LOCK
                   unsigned int    tu_state;       /* (a) state flags TS_* */ //= a TRAILING: atomic
                   void            *tu_pcb;        /* (r) protocol control //= r TRAILING: stable
            block */
                   TAILQ_ENTRY(tunnel) tu_qe;      /* (i) our queue entry (q or //= i TRAILING: PCB_WLOCK
            q0) */
                   const struct switches *tu_proto; /* protocol handle */
                   struct tunbuf   tu_rcv;         /* (b) */ //= b TRAILING: TUNBUF_LOCK
            };
            """;

    // contract: what a mailer broke is read as what its author wrote.
    @Test
    void aCommentThatAMailerBroke() {
        KeyReading.check(MAILED);
        KeyReading.check(MAILED.replace("       ", "\t"));
        KeyReading.check(MAILED.replace("\n*", "\n *"));
    }
}
