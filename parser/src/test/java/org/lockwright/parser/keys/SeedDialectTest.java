package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The dialect of the socket-locking mail: {@code (k) text} below a legend "Field locking key". */
class SeedDialectTest {

    private static final String PORT = """
            /*
            * Port of a switch.
            *
            * Field locking key:
            *   (a) atomic operations (atomic_load_acquire etc.)
            *   (k) PORT_LOCK (po->po_lock mutex)
            *   (n) PONOTIFY_LOCK (po->po_notify_lock mutex)
            *   (i) PCB_WLOCK / PCB_RLOCK (protocol pcb
            rwlock)
            *   (r) only modified during attach, then
            *       stable
            */
            struct port {
                   kmutex_t * volatile po_lock;    /* the port's own mutex */
                   kcondvar_t      po_cv;          /* (n) notifier (interlock:
            po_notify_lock) */
                   short           po_options;     /* (k) from the attach call */
                   unsigned int    po_state;       /* (a) state flags PS_* */
                   TAILQ_ENTRY(port) po_qe;        /* (i) our queue entry (q or q0) */
                   void            *po_pcb;        /* (r) */
            };
            """;

    @Test
    void readsEveryLegendLine() {
        assertThat(Fixture.of(PORT).keyed("port").legend().entries()).extracting(Entry::key)
                .containsExactly("a", "k", "n", "i", "r");
    }

    @Test
    void readsEveryMark() {
        KeyedStruct port = Fixture.of(PORT).keyed("port");
        assertThat(Fixture.of(PORT).marks("port"))
                .containsExactly("po_cv=n", "po_options=k", "po_state=a", "po_qe=i", "po_pcb=r");
        assertThat(port.unmarkedFields()).containsExactly("po_lock");
        assertThat(port.marked()).isEqualTo(5);
        assertThat(port.total()).isEqualTo(6);
    }

    // contract: a mailer that broke a comment at column 80 and lost the star and indentation does not hide its mark.
    @Test
    void joinsLinesAMailerBroke() {
        KeyedStruct port = Fixture.of(PORT).keyed("port");
        assertThat(port.mark("po_cv").orElseThrow().text()).isEqualTo("notifier (interlock: po_notify_lock)");
        assertThat(port.legend().entry("i").orElseThrow().text()).isEqualTo("PCB_WLOCK / PCB_RLOCK (protocol pcb rwlock)");
        assertThat(port.legend().entry("r").orElseThrow().text()).isEqualTo("only modified during attach, then stable");
    }

    @Test
    void aBrokenLastLegendLineKeepsItsRest() {
        Fixture file = Fixture.of("/*\n * Field locking key:\n *   (k) X_LOCK, taken before\nY_LOCK\n */\nstruct x { int a; };\n");
        assertThat(file.keyed("x").legend().entry("k").orElseThrow().text()).isEqualTo("X_LOCK, taken before Y_LOCK");
    }

    @Test
    void marksCoverTheParenthesesOnly() {
        Fixture file = Fixture.of(PORT);
        Mark mark = file.keyed("port").mark("po_options").orElseThrow();
        assertThat(file.source().slice(mark.span())).isEqualTo("(k)");
        assertThat(mark.text()).isEqualTo("from the attach call");
    }

    @Test
    void entrySpansReachTheEndOfTheirLastLine() {
        Fixture file = Fixture.of(PORT);
        Entry entry = file.keyed("port").legend().entry("r").orElseThrow();
        assertThat(file.source().slice(entry.span())).isEqualTo("(r) only modified during attach, then\n*       stable");
    }

    // contract: CRLF changes no result, only spans.
    @Test
    void crlfReadsAlike() {
        Fixture crlf = Fixture.of(PORT.replace("\n", "\r\n"));
        assertThat(crlf.marks("port")).isEqualTo(Fixture.of(PORT).marks("port"));
        assertThat(crlf.keyed("port").legend().entries()).extracting(Entry::text)
                .isEqualTo(Fixture.of(PORT).keyed("port").legend().entries().stream().map(Entry::text).toList());
        assertThat(crlf.keyed("port").mark("po_cv").orElseThrow().text()).isEqualTo("notifier (interlock: po_notify_lock)");
    }

    @Test
    void latin1BytesPassThrough() {
        Fixture file = Fixture.of(PORT.replace("state flags", "\u00e9tat \u00a0\u00ff"));
        assertThat(file.keyed("port").mark("po_state").orElseThrow().text()).isEqualTo("\u00e9tat \u00a0\u00ff PS_*");
    }

    @Test
    void keysMayBeCombinedOrRepeated() {
        Fixture file = Fixture.of("""
                /*
                 * Locking key to struct chan:
                 * (b) CHAN_LOCK
                 * (cr) CHAN_RECV_LOCK
                 * (k) - locked by chan_mtx
                 */
                struct chan {
                    int c_len; /* (b/k) length */
                    int c_gen; /* (b) (cr) generation */
                    int c_seq; /* (b + k)*/
                    int c_max; /* (b) (see below) */
                };
                """);
        assertThat(file.marks("chan")).containsExactly("c_len=b/k", "c_gen=b cr", "c_seq=b+k", "c_max=b");
        assertThat(file.keyed("chan").mark("c_max").orElseThrow().text()).isEqualTo("(see below)");
        assertThat(file.keyed("chan").legend().entry("k").orElseThrow().text()).isEqualTo("locked by chan_mtx");
    }

    @Test
    void squareBracketsAreADialectToo() {
        Fixture file = Fixture.of("""
                /*
                 *  Locks used to protect struct members in this file:
                 *	I	immutable
                 */
                /*
                 * Locks used to protect struct members:
                 *   [a] atomic
                 *   [N] net lock
                 */
                struct lane {
                    int l_id;   /* [a] id */
                    int l_mode; /* [N|a] mode */
                    int l_word; /* [W] see the paper */
                };
                """);
        assertThat(file.marks("lane")).isEqualTo(List.of("l_id=a", "l_mode=N|a"));
        assertThat(file.keyed("lane").strays()).extracting(Mark::field).containsExactly("l_word");
    }
}
