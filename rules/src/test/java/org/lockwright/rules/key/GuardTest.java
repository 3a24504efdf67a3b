package org.lockwright.rules.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.MarkPlace;
import org.lockwright.parser.source.Span;

/** What legend lines mean, in the wordings of three kernels. */
class GuardTest {

    private static final Span SPAN = new Span(0, 1);

    // Locks.
    @ParameterizedTest
    @CsvSource(delimiterString = "~>", textBlock = """
            p_lock ~> p_lock
            *w_mutex ~> *w_mutex
            w_pool->po_lock ~> w_pool->po_lock
            kn_kq->kq_fdp->fd_lock ~> kn_kq->kq_fdp->fd_lock
            filedesc_t::fd_lock ~> filedesc_t::fd_lock
            bucketlock[hash] ~> bucketlock[hash]
            IFNET_LOCK (a.k.a., if_ioctl_lock) ~> IFNET_LOCK
            if_afdata_lock ~> if_afdata_lock
            in6_multilock (global lock) ~> in6_multilock
            protected by nd_vp->vi_nc_lock ~> nd_vp->vi_nc_lock
            locked by SOCK_LOCK(so) ~> SOCK_LOCK(so)
            locked by global mutex so_global_mtx ~> so_global_mtx
            locked by nh_lock ~> nh_lock
            sc->sc_dk.dk_openlock ~> sc->sc_dk.dk_openlock
            vnode lock ~> vnode lock
            ifmedia lock ~> ifmedia lock
            kernel lock ~> kernel lock
            free page queue lock, uvm_fpageqlock ~> uvm_fpageqlock
            sp_mutex, which may or may not be seen by l_mutex ~> sp_mutex
            sp_mutex, which l_mutex may or may not point at ~> sp_mutex
            lock of the object w_obj names ~> lock of the object w_obj names
            assumed page owner's lock ~> assumed page owner's lock
            object mutex (e.g. the one of a driver or an inner lock) ~> object mutex
            q_freelock, or q_oldlock for the old list ~> q_freelock | q_oldlock
            page owner (uobj::vmobjlock, amap::am_lock) ~> uobj::vmobjlock | amap::am_lock
            mutex held ~> mutex
            rwlock held writing or mutex held ~> rwlock (exclusive) | mutex
            solock ~> solock
            proc lock ~> proc lock
            UNP_LINK_RWLOCK ~> UNP_LINK_RWLOCK
            locked by the page owner's lock ~> page owner's lock
            """)
    void locks(String text, String printed) {
        assertThat(Guard.of(text).write().print()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            atomic                                                        | atomic
            atomic operations only                                        | atomic
            updated atomically                                            | atomic
            modified using atomic ops                                     | atomic
            atomic_ops(3) and atomic_loadstore(9)                         | atomic
            constant after allocation, no locking required                | constant
            const until freeing                                           | constant
            immutable after creation                                      | constant
            read-only after init                                          | constant
            stable, does not change                                       | constant
            unlocked, stable                                              | stable
            stable throughout the life of the object                      | stable
            stable, reference to the vnode is required                    | stable
            stable after initialization                                   | stable
            unlocked                                                      | unlocked
            unlocked access ok                                            | unlocked
            not locked since integer reads/writes are atomic              | unlocked
            no lock needed                                                | unlocked
            cpu private                                                   | own CPU
            only accessed by the owning CPU                               | own CPU
            unlocked, may only be reliably accessed by the LWP itself     | own thread
            used only by a single thread                                  | own thread
            only accessed via server RPC which is single threaded         | own thread
            only by curlwp                                                | own thread
            unlocked, only reliable for the LWP itself                    | own thread
            thread of execution that holds BC_BUSY                        | owner: BC_BUSY
            protected by SLP_BUSY                                         | owner: SLP_BUSY
            device reference                                              | owner: device reference
            splsched                                                      | splsched
            splsched, may only be safely accessed by the CPU itself       | splsched + own CPU
            """)
    void otherRules(String text, String printed) {
        assertThat(Guard.of(text).write().print()).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            unknown, maybe unsafe                      | ? the legend says it is unknown
            whatever the caller thinks                 | ? 'whatever the caller thinks' names no lock
            used only as a sleep address               | ? 'used only as a sleep address' names no lock
            """)
    void whatIsNotUnderstoodSaysWhy(String text, String printed) {
        assertThat(Guard.of(text).write().print()).isEqualTo(printed);
    }

    @Test
    void readAndWriteDiffer() {
        Guard guard = Guard.of("un_lock or vnode lock to read, un_lock and exclusive vnode lock to write");
        assertThat(guard.read().print()).isEqualTo("un_lock | vnode lock (shared)");
        assertThat(guard.write().print()).isEqualTo("un_lock + vnode lock (exclusive)");
    }

    @Test
    void readersAndWritersHoldDifferentLocks() {
        Guard guard = Guard.of("writer should hold start_lock and prof_lock reader should hold start_lock or prof_lock");
        assertThat(guard.read().print()).isEqualTo("start_lock | prof_lock");
        assertThat(guard.write().print()).isEqualTo("start_lock + prof_lock");
    }

    @Test
    void conditionsAreKept() {
        assertThat(Guard.of("atomic operations + fdt::fd_lock in some cases").condition()).contains("a lock too in some cases");
    }

    private static Guard under(Map<String, String> legend, String operator, String... keys) {
        List<Entry> entries = legend.entrySet().stream().map(e -> new Entry(e.getKey(), e.getValue(), SPAN)).toList();
        return KeyModel.guard(new Legend("sys/sys/x.h", SPAN, Dialect.COLON, entries),
                new Mark("x", Arrays.asList(keys), operator, "", SPAN, MarkPlace.TRAILING));
    }

    @Test
    void theLegendsLineForACombinationSaysWhatItMeans() {
        Map<String, String> legend = new java.util.LinkedHashMap<>(Map.of("i", "v_interlock", "u", "vmobjlock"));
        legend.put("i+u", "v_interlock + vmobjlock to modify, either to inspect");
        Guard guard = under(legend, "+", "i", "u");
        assertThat(guard.read().print()).isEqualTo("v_interlock | vmobjlock");
        assertThat(guard.write().print()).isEqualTo("v_interlock + vmobjlock");
        assertThat(guard.print()).isEqualTo("v_interlock + vmobjlock to write, v_interlock | vmobjlock to read");
    }

    @Test
    void lettersInTheLineStandForTheirLocks() {
        Map<String, String> legend = Map.of("o", "an_lock", "i", "pg_interlock", "o,i", "o|i for read, o&i for write");
        Guard guard = under(legend, ",", "o", "i");
        assertThat(guard.read().print()).isEqualTo("an_lock | pg_interlock");
        assertThat(guard.write().print()).isEqualTo("an_lock + pg_interlock");
    }

    @Test
    void operatorsHaveAMeaningOfTheirOwn() {
        Map<String, String> legend = Map.of("a", "a_lock", "b", "b_lock");
        assertThat(under(legend, "&", "a", "b").print()).isEqualTo("a_lock + b_lock to write, a_lock | b_lock to read");
        assertThat(under(legend, "|", "a", "b").print()).isEqualTo("a_lock | b_lock");
        assertThat(under(legend, "/", "a", "b").print()).isEqualTo("by state: a_lock / b_lock");
        assertThat(under(legend, ",", "a", "b").print()).isEqualTo("in parts: a_lock, b_lock");
        assertThat(under(legend, " ", "a", "b").print()).isEqualTo("a_lock + b_lock to write, a_lock | b_lock to read");
    }

    @Test
    void statesOfTheObject() {
        Map<String, String> legend = Map.of("n", "NET_LOCK", "i", "sc_lock", "i/n", "while down, NET_LOCK; while up, sc_lock");
        Guard guard = under(legend, "/", "i", "n");
        assertThat(guard.write().print()).isEqualTo("by state: NET_LOCK / sc_lock");
        assertThat(guard.condition()).contains("down; up");
    }

    @Test
    void aBlankMarkNeedsNothing() {
        assertThat(under(Map.of("a", "a_lock"), "").write()).isEqualTo(new Rule.Unlocked());
        assertThat(under(Map.of("a", "a_lock"), "", "z").write().print()).isEqualTo("? the legend has no key z");
    }

    @Property(tries = 2000, seed = "7")
    void anyTextHasAGuard(@ForAll @StringLength(max = 200) String text) {
        Guard guard = Guard.of(text);
        assertThat(guard.read().print()).isNotEmpty();
        assertThat(guard.text()).isEqualTo(text);
        assertThat(guard.condition()).isIn(Optional.empty(), Optional.of("a lock too in some cases"));
    }
}
