package org.lockwright.tests.exec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;

/** Reports are read, and filtered by the key their field is to have; the tables follow pack and tree. */
class RaceTest {

    private static final Pack PACK = PackLoader.builtin("socket-locking");

    private static Race race(String field, String key) {
        return new Race(field, key, List.of(), "");
    }

    // contract: of two accesses the innermost function of each counts, whatever else the report shows.
    @Test
    void aReportIsRead() {
        String err = """
                ==================
                WARNING: ThreadSanitizer: data race (pid=1)
                  Write of size 2 at 0x1 by thread T6:
                    #0 sbdrop sys/kern/uipc_socket2.c:575:13 (stress.run+0x1)
                    #1 soreceive sys/kern/uipc_socket.c:569:3 (stress.run+0x2)

                  Previous atomic read of size 4 at 0x1 by thread T8:
                    #0 soo_ioctl sys/kern/sys_socket.c:93 (stress.run+0x3)

                  Location is heap block of size 576 at 0x1 allocated by thread T9:
                    #0 malloc <null> (stress.run+0x4)

                SUMMARY: ThreadSanitizer: data race sys/kern/uipc_socket2.c:575:13 in sbdrop
                ==================
                lockwright-field: socket.so_rcv.sb_cc key [b]
                ==================
                WARNING: ThreadSanitizer: data race (pid=1)
                  Read of size 8 at 0x2 by main thread:
                    #0 m_free shims/kern_mem.c:1:2 (stress.run+0x1)
                ==================
                lockwright-field: ? key []
                """;
        List<Race> races = Race.in(err);
        assertThat(races).extracting(Race::field).containsExactly("socket.so_rcv.sb_cc", "?");
        assertThat(races.get(0).key()).isEqualTo("b");
        assertThat(races.get(0).places()).containsExactly("sys/kern/uipc_socket2.c:575", "sys/kern/sys_socket.c:93");
        assertThat(races.get(1).key()).isEmpty();
    }

    @Test
    void whatTheOuterLockMayOrderIsFiltered() {
        RaceFilter filter = new RaceFilter(Set.of("a", "b"));
        assertThat(filter.of(race("socket.so_linger", "k"))).isEqualTo(RaceFilter.Verdict.FILTERED);
        assertThat(filter.of(race("socket.so_q", "l"))).isEqualTo(RaceFilter.Verdict.FILTERED);
        assertThat(filter.of(race("socket.so_rcv.sb_cc", "b"))).isEqualTo(RaceFilter.Verdict.KEPT);
        assertThat(filter.of(race("socket.so_state", "a"))).isEqualTo(RaceFilter.Verdict.KEPT);
        assertThat(filter.of(race("?", ""))).isEqualTo(RaceFilter.Verdict.OUTSIDE);
    }

    // contract: a single field may be ready before all of its key are, and a key never means a field of another key.
    @Test
    void aFieldMayBeReadyByItself() {
        RaceFilter filter = new RaceFilter(Set.of("so_state"));
        assertThat(filter.of(race("socket.so_state", "a"))).isEqualTo(RaceFilter.Verdict.KEPT);
        assertThat(filter.of(race("socket.so_aborting", "a"))).isEqualTo(RaceFilter.Verdict.FILTERED);
    }

    // contract: making or freeing the object is set apart; clearing a part of one in use, as sorflush() does, is not.
    @Test
    void makingTheObjectIsSetApart() {
        String made = "  Previous write of size 8 at 0x1 by thread T4:\n    #0 memset <null> (x)\n    #1 soget sys/kern/uipc_socket2.c:255:3 (x)\n";
        String freed = "  Write of size 8 at 0x1 by thread T4:\n    #0 free <null> (x)\n    #1 host_free shims/host_thread.c:1:1 (x)\n";
        RaceFilter filter = new RaceFilter(Set.of("b"));
        for (String text : List.of(made, freed)) {
            assertThat(filter.of(new Race("socket.so_rcv.sb_cc", "b", List.of(), text))).isEqualTo(RaceFilter.Verdict.WHOLE);
        }
        assertThat(filter.of(new Race("socket.so_rcv.sb_cc", "b", List.of(), made.replace("soget", "sorflush")))).isEqualTo(RaceFilter.Verdict.KEPT);
    }

    // contract: the key of the outer lock is never ready, whoever says so: it is what is hidden.
    @Test
    void theOuterKeyIsNeverReady() {
        assertThat(new RaceFilter(Set.of("k")).of(race("socket.so_linger", "k"))).isEqualTo(RaceFilter.Verdict.FILTERED);
    }

    @Test
    void theTablesFollowPackAndTree() {
        String tables = Tables.of(PACK, "so_lock so_state so_snd so_rcv sb_cc");
        assertThat(tables).contains("FIELD(so_state, \"a\")", "FIELD(so_snd.sb_cc, \"b\")", "FIELD(so_rcv.sb_cc, \"b\")")
                .contains("{ \"SOCK_LOCK\", 1, NULL, 0 }", "{ \"SOCKBUF_LOCK\", 4, NULL, 0 }", "{ \"SONOTIFY\", 4, NULL, 0 }")
                .contains("host_outer[] = \"SOCK_LOCK\"").doesNotContain("so_linger");
    }

    // contract: a lock that the tree has got is found by its place in the socket, in both buffers if it is a buffer's.
    @Test
    void aLockOfTheTreeIsFoundByItsPlace() {
        assertThat(Tables.of(PACK, "so_lock sb_lock so_accept_lock"))
                .contains("{ \"SOCKBUF_LOCK\", 4, \"socket\", __builtin_offsetof(struct socket, so_snd.sb_lock) }",
                        "{ \"SOCKBUF_LOCK\", 4, \"socket\", __builtin_offsetof(struct socket, so_rcv.sb_lock) }",
                        "{ \"SOLISTEN\", 3, \"socket\", __builtin_offsetof(struct socket, so_accept_lock) }");
    }
}
