package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys that stand elsewhere than after a member, and keys without letters. */
class OtherKeysTest {

    private static final String LEGEND = "/*\n * Field locking:\n *\n * q\tkq_lock\n * o\tobject mutex\n */\n";

    @Test
    void accessorsOfAMembersParts() {
        Fixture file = Fixture.of(LEGEND + """
                struct note {
                    struct event n_event;   /* (see below) */
                    int n_status;           /* q: flags */
                #define n_flags n_event.flags   /* q */
                #define n_data n_event.data     /* o */
                #define n_other other.data      /* o */
                #define N_BUSY 0x01             /* q */
                };
                """);
        assertThat(file.keyed("note").accessors()).extracting(Mark::field, Mark::spelling, Mark::place)
                .containsExactly(tuple("n_flags", "q", MarkPlace.ACCESSOR), tuple("n_data", "o", MarkPlace.ACCESSOR));
        assertThat(file.marks("note")).containsExactly("n_status=q");
        assertThat(file.keyed("note").unmarkedFields()).containsExactly("n_event");
    }

    @Test
    void partsNamedInCommentsBelowAMember() {
        Fixture file = Fixture.of(LEGEND + """
                struct wedge {
                    struct disk w_disk;     /* our disk */
                        /* o: w_disk.dk_openmask */
                        /* o&q: w_disk.dk_links */
                    int w_dev;              /* q: device */
                                            /* o: link on the list above */
                    LIST_ENTRY(wedge) w_link;
                };
                """);
        KeyedStruct wedge = file.keyed("wedge");
        assertThat(wedge.parts()).extracting(Mark::field, Mark::spelling)
                .containsExactly(tuple("w_disk.dk_openmask", "o"), tuple("w_disk.dk_links", "o&q"));
        assertThat(file.marks("wedge")).containsExactly("w_dev=q", "w_link=o");
        assertThat(wedge.unmarkedFields()).containsExactly("w_disk");
    }

    @Test
    void variablesOfTheFile() {
        Fixture file = Fixture.of("""
                /*
                 * protected by:
                 *  L: prof_lock
                 *  s: writer should hold start_lock and prof_lock
                 */
                struct buf { int b_used; };
                static u_int prof_nworker;      /* L: running workers */
                static kmutex_t prof_lock;
                static struct backend *prof_backend; /* s: who */
                static TAILQ_HEAD(, buf) prof_list = TAILQ_HEAD_INITIALIZER(prof_list); /* L: list */
                static int prof_open(dev_t);    /* L: no variable */
                int f(void) { int x; /* L: local */ return x; }
                """);
        assertThat(file.keys().variables()).extracting(MarkedVariable::name, v -> v.mark().spelling())
                .containsExactly(tuple("prof_nworker", "L"), tuple("prof_backend", "s"), tuple("prof_list", "L"));
        assertThat(file.keys().unparsed()).isEmpty();
    }

    @Test
    void oneFreeMarkOnAVariableIsNotEnough() {
        Fixture file = Fixture.of("/*\n * protected by:\n *  L: prof_lock\n *  M: other\n */\nstatic int x; /* L: lone */\n");
        assertThat(file.keys().variables()).isEmpty();
    }

    @Test
    void aLockInBracketsIsAKeyIfTheStructHasIt() {
        Fixture file = Fixture.of("""
                struct anon {
                    krwlock_t *an_lock;      /* Lock for an_ref */
                    int an_ref;              /* Reference count [an_lock] */
                    /*
                     * Swap slot [an_lock.  also, it may be read
                     * while the page is busy].
                     */
                    int an_slot;
                    int an_cite;             /* see [W] and [other_lock] */
                };
                """);
        assertThat(file.marks("anon")).containsExactly("an_ref=an_lock", "an_slot=an_lock");
        assertThat(file.keyed("anon").legend().dialect()).isEqualTo(Dialect.PROSE);
        assertThat(file.keyed("anon").unmarkedFields()).containsExactly("an_lock", "an_cite");
    }

    @Test
    void aLockThatLocksAllFields() {
        Fixture file = Fixture.of("struct amap {\n krwlock_t *am_lock; /* lock [locks all amap fields] */\n int am_ref; /* count */\n};\n");
        assertThat(file.marks("amap")).containsExactly("am_ref=am_lock");
        assertThat(file.keyed("amap").mark("am_ref").orElseThrow().place()).isEqualTo(MarkPlace.DEFAULT);
    }

    @Test
    void theRemainingFields() {
        Fixture file = Fixture.of("""
                typedef struct fdesc {
                    int fd_first[4];
                    /*
                     * All of the remaining fields are locked by fd_lock.
                     */
                    kmutex_t fd_lock;
                    int fd_last;
                } fdesc_t;
                """);
        assertThat(file.marks("fdesc")).containsExactly("fd_last=fd_lock");
        assertThat(file.keyed("fdesc").unmarkedFields()).containsExactly("fd_first");
        assertThat(file.keyed("fdesc").coveredFields()).containsExactly("fd_lock");
    }

    @Test
    void locksThatCarryTheLetters() {
        Fixture file = Fixture.of("""
                struct softc {
                    device_t sc_dev;
                    kmutex_t *sc_mcast_lock;   /* m: lock for SIOCADD/DELMULTI */
                    kmutex_t *sc_intr_lock;    /* i: lock for interrupt operations */
                    u_short sc_if_flags;       /* m: if_flags cache */
                    bool sc_txbusy;            /* i: no Tx */
                    bool sc_reset;             /* i */
                };
                """);
        assertThat(file.marks("softc")).containsExactly("sc_mcast_lock=m", "sc_intr_lock=i", "sc_if_flags=m", "sc_txbusy=i", "sc_reset=i");
        assertThat(file.keyed("softc").legend().entries()).extracting(Entry::key, Entry::text)
                .containsExactly(tuple("m", "sc_mcast_lock"), tuple("i", "sc_intr_lock"));
    }

    @Test
    void aSentenceThatDefinesALetter() {
        Fixture file = Fixture.of("""
                /*
                 * Global state.  Writes protected by the global lock.
                 * Some fields, marked (A), can be read outside the lock.
                 */
                struct pool {
                    int p_a;   /* (A) needed */
                    int p_b;   /* pending */
                    int p_c;   /* (A) epoch */
                };
                """);
        assertThat(file.marks("pool")).containsExactly("p_a=A", "p_c=A");
    }

    @Test
    void whatALegendSaysOfTheRest() {
        Fixture file = Fixture.of("""
                /*
                 * Locking notes:
                 *
                 *	n		IFNET_LOCK
                 *	i		sc_intr_lock
                 *
                 * Otherwise, stable from attach to detach.
                 */
                struct softc {
                    int sc_a;   /* i: a */
                    int sc_b;
                    int sc_c;   /* n: c */
                };
                """);
        assertThat(file.keyed("softc").legend().otherwise()).map(Entry::text).contains("stable from attach to detach.");
    }

    @Test
    void flagWordsWithALockOfTheirOwn() {
        Fixture file = Fixture.of("""
                /*
                 * These flags are kept in p_flag and are protected by p_lock.  Access from
                 * process context only.
                 */
                #define PX_A 0x1 /* a */
                #define PX_B 0x2 /* b */

                #define PX_OTHER 0x3
                /*
                 * Locking notes:
                 *
                 * PG_FREE	=> additionally locked by freelock
                 */
                """);
        assertThat(file.keys().flags()).extracting(FlagLegend::word, FlagLegend::flags, FlagLegend::text).containsExactly(
                tuple("p_flag", List.of("PX_A", "PX_B"), "p_lock"),
                tuple("", List.of("PG_FREE"), "additionally locked by freelock"));
        assertThat(file.keys().unparsed()).isEmpty();
    }

    @Test
    void bulletsOfLockingNotes() {
        Fixture file = Fixture.of("""
                /*
                 * Locking notes:
                 * + list.head is protected by list.lock (an adaptive mutex)
                 *     list.head is the list of all
                 * + sc->sc_var is protected by
                 *   - sc->sc_lock (an adaptive mutex) for writer
                 *   - pserialize for reader
                 * - mtx (adaptive mutex) protects:
                 *   - the global lists
                 *
                 * Locking order:
                 *   - a => b is protected by nobody
                 */
                """);
        assertThat(file.keys().notes()).extracting(Note::subject).containsExactly("list.head", "sc->sc_var", "- the global lists");
        assertThat(file.keys().notes().get(1).text()).contains("sc->sc_lock (an adaptive mutex) for writer").contains("for reader");
    }

    @Test
    void lookAlikesAreNoKeysWithoutALegend() {
        Fixture file = Fixture.of("""
                struct kinfo { int ki_a; /* LONG: a */ int ki_b; /* PTR: b */ int ki_c; /* M: c */ int ki_d; /* [N] d */ };
                struct regs { int r_a; /* rw: a */ int r_b; /* ro: b */ int r_c; /* (d/f) c */ int r_d; /* [HW] d */ };
                """);
        assertThat(file.keys()).isEqualTo(new FileKeys(List.of(), List.of()));
    }
}
