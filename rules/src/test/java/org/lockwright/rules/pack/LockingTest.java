package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.rules.pack.Locking.Act;
import org.lockwright.rules.pack.Locking.When;

/** The sections on locks: how they are read, checked and merged. */
class LockingTest {

    @Test
    void aPackMayBeNothingButLocks() {
        Locking locking = PackText.load(PackText.LOCKING).locking();
        assertThat(locking.locks()).containsExactly(
                new Locking.LockName("SOCK_LOCK", List.of("socket.so_lock", "softnet_lock"), List.of("socket lock"), "address"),
                new Locking.LockName("KERNEL_LOCK", List.of("kernel_lock"), List.of(), ""));
        assertThat(locking.aliases()).containsExactly(
                new Locking.Alias("socket.so_lock", "softnet_lock", List.of("sys/netinet", "sys/net/rtsock.c")),
                new Locking.Alias("proc.p_lock", "other_lock", List.of()));
        assertThat(locking.rows()).hasSize(9).contains(
                new Locking.Row("rw_enter", Act.ACQUIRE, "arg0", "arg1", List.of("RW_READER"), When.ALWAYS, false, false, List.of(), List.of(), List.of()),
                new Locking.Row("sblock", Act.RELEASE_AND_REACQUIRE, "arg0->sb_so->so_lock", "exclusive", List.of(), When.ALWAYS, false, true, List.of(), List.of(), List.of()),
                new Locking.Row("sblock", Act.ACQUIRE, "arg0->sockbuf::sb_io", "exclusive", List.of(), When.ZERO, false, false, List.of(), List.of(), List.of()),
                new Locking.Row("KERNEL_LOCK", Act.ACQUIRE, "kernel_lock", "exclusive", List.of(), When.ALWAYS, true, false, List.of(), List.of(), List.of()),
                new Locking.Row("splx", Act.RESTORE_LEVEL, "", "exclusive", List.of(), When.ALWAYS, false, false, List.of(), List.of(), List.of()),
                new Locking.Row("proc_find", Act.ACQUIRE, "result->p_lock", "shared", List.of(), When.NONZERO, false, false, List.of(), List.of(), List.of()));
        assertThat(locking.slots()).containsExactly(
                new Locking.Slot("pr_usrreqs.pr_send", List.of("arg0->so_lock"), "thread", "", List.of(), List.of(), false, List.of(), List.of(), List.of()),
                new Locking.Slot("vnodeopv_entry_desc.opve_impl[vop_open_desc]", List.of(), "", "", List.of(), List.of(), false, List.of(), List.of(), List.of()),
                new Locking.Slot("callout_setfunc(arg1)", List.of(), "softint", "", List.of(), List.of(), false, List.of(), List.of(), List.of()),
                new Locking.Slot("*_modcmd()", List.of("kernel_lock"), "", "", List.of(), List.of(), false, List.of(), List.of(), List.of()));
        assertThat(locking.orders()).containsExactly(new Locking.Order(
                "SOCK_LOCK > KERNEL_LOCK / vnode.v_interlock > other_lock", "sys/net/if.h, above struct ifnet"));
    }

    @Test
    void aPackWithoutThemSaysNothing() {
        assertThat(PackText.load("pack: p\nversion: 1\nsummary: s\n").locking()).isEqualTo(Locking.NONE);
    }

    @Test
    void primitivesAreRowsUnlessTheCallHasSomeOrTheyAreNeutral() {
        String calls = "calls:\n- { call: sbwait, act: neutral, sleeps: true }\nrewrites:\n";
        assertThat(PackText.load(PackText.VALID.replace("rewrites:\n", calls)).locking().rows()).containsExactly(
                new Locking.Row("sbwait", Act.NEUTRAL, "", "exclusive", List.of(), When.ALWAYS, false, true, List.of(), List.of(), List.of()),
                new Locking.Row("solock", Act.ACQUIRE, "arg0->so_lock", "exclusive", List.of(), When.ALWAYS, false, false, List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "act: acquire, lock: arg0, | act: aquire, lock: arg0, | 11:28: 'act' is 'aquire', did you mean 'acquire'? allowed: acquire, release, release-and-reacquire, assert, test, upgrade, downgrade, raise-level, restore-level, allocate, free, own, disown, owned, fresh, publish, unlocked, use, wait, wake, init, start, await, current-thread, in-interrupt, in-softint, busy-wait, no-return, neutral",
        "lock: arg0, | lock: arg0+1, | 11:43: 'lock' is 'arg0+1'; it must be a lock expression such as arg0, arg0->so_lock, arg0->vnode::v_lock or kernel_lock",
        "lock: arg0, | lock: agr0, | 11:43: lock 'agr0' is in no 'is' of 'locks', did you mean 'arg0'?",
        "lock: kernel_lock, rec | lock: kernal_lock, rec | 14:46: lock 'kernal_lock' is in no 'is' of 'locks', did you mean 'kernel_lock'?",
        "lock: kernel_lock, rec | lock: zzz, rec | 14:46: lock 'zzz' is in no 'is' of 'locks', add it there",
        "holds: [kernel_lock] | holds: [kernel_lokc] | 24:35: lock 'kernel_lokc' is in no 'is' of 'locks', did you mean 'kernel_lock'?",
        "mode: arg1, | mode: both, | 11:55: 'mode' is 'both'; it must be exclusive, shared, or an argument such as arg1",
        "mode: arg1, | mode: shared, | 11:76: 'shared-when' goes with a 'mode' that is an argument, such as arg1",
        ", shared-when: [RW_READER] |  | 11:55: a mode that is an argument needs 'shared-when', the constants that mean shared",
        "when: zero | when: never | 13:69: 'when' is 'never', allowed: always, zero, nonzero",
        "act: no-return | act: no-return, lock: arg0 | 18:42: 'no-return' takes no 'lock'; remove it or change 'act'",
        "act: restore-level | act: release | 16:5: missing key 'lock'; 'release' needs one, for example arg0->so_lock",
        "call: pool_get | call: panic | 18:25: call 'panic' has other rows, and 'no-return' stands alone; remove it or them",
        "act: acquire, lock: arg0->sockbuf::sb_io, when: zero | act: release-and-reacquire, lock: arg0->sb_so->so_lock | 13:5: call 'sblock' has this row already; keep one of the two",
        "act: allocate | act: allocate, level: arg1 | 17:45: 'level' goes with 'act: init'; remove it or change 'act'",
        "act: allocate | act: init, lock: arg0, level: arg1 | 17:5: 'level' and 'adaptive-at' go together: which argument is the level, and at which levels a holder may sleep",
        "act: allocate | act: init, lock: arg0, adaptive-at: [IPL_NONE] | 17:5: 'level' and 'adaptive-at' go together: which argument is the level, and at which levels a holder may sleep",
        "act: allocate | act: start, lock: result | 17:5: 'runs' goes with 'act: start', and names the argument that is the handler, such as arg1",
        "act: allocate | act: allocate, runs: arg1 | 17:5: 'runs' goes with 'act: start', and names the argument that is the handler, such as arg1",
        "act: allocate | act: init, lock: arg0->so_lock | 17:40: 'init' needs an argument or 'result' as 'lock', such as arg0",
        "act: allocate | act: allocate, softint: true | 17:47: 'softint' goes with 'sleeps' or 'sleeps-when': a call that never sleeps may be made anywhere",
        "act: allocate | act: allocate, sleeps-unless: [KM_NOSLEEP] | 17:53: 'sleeps-unless' goes with 'sleeps' or 'sleeps-when', of which it is an exception",
        "act: allocate | act: allocate, thread-needs: [lwp_bound] | 17:52: 'thread-needs' goes with 'act: acquire'; remove it or change 'act'",
        "act: allocate | act: init | 17:5: missing key 'lock'; 'init' needs one, for example arg0->so_lock",
        "act: allocate | act: wait | 17:5: missing key 'lock'; 'wait' needs one, for example arg0->so_lock",
        "act: allocate | act: wake | 17:5: missing key 'lock'; 'wake' needs one, for example arg0->so_lock",
        "act: allocate | act: await | 17:5: missing key 'lock'; 'await' needs one, for example arg0->so_lock",
        "act: allocate | act: wake, lock: agr0 | 17:40: lock 'agr0' is in no 'is' of 'locks', did you mean 'arg0'?",
        "is: [kernel_lock] | is: [kernel_lock], kind: recursive | 6:51: 'kind' is 'recursive', allowed: adaptive, spin, section",
        "name: KERNEL_LOCK, | name: SOCK_LOCK, | 6:13: duplicate lock name 'SOCK_LOCK', first on line 5; keep one of the two",
        "is: [kernel_lock] | is: [kernel->lock] | 6:31: an item of 'is' is 'kernel->lock'; it must be a field such as socket.so_lock or a variable such as softnet_lock",
        "is: other_lock | is: proc.p_lock | 9:30: a lock is no alias of itself; say which other lock it is at run time",
        "callout_setfunc(arg1) | callout_setfunc(arg) | 23:13: 'slot' is 'callout_setfunc(arg)'; it must be a member such as pr_usrreqs.pr_send, a registering call such as callout_setfunc(arg1), or a function such as main()",
        "context: softint | context: soft | 23:56: 'context' is 'soft', allowed: thread, softint, interrupt, debugger",
        "SOCK_LOCK > KERNEL_LOCK | SOCK_LOCK > KERNL_LOCK | 26:13: lock class 'KERNL_LOCK' is not among 'locks', did you mean 'KERNEL_LOCK'?",
        "SOCK_LOCK > KERNEL_LOCK | SOCK_LOCK > > KERNEL_LOCK | 26:13: a lock class is missing next to '>' or '/'; write the order as 'A > B > C / D'",
        "SOCK_LOCK > KERNEL_LOCK / vnode.v_interlock > other_lock | SOCK_LOCK | 26:13: an order of one lock says nothing; write it as 'A > B'"
    })
    void whatDoesNotFitSaysWhereAndHowToMend(String piece, String replacement, String problem) {
        assertThat(PackText.lockingProblems(piece, replacement == null ? "" : replacement)).contains("tiny.yaml:" + problem);
    }

    @Test
    void aLockMayBeTheRunningThreadsAndASlotMayDependOnAFlag() {
        Locking locking = PackText.load("""
                pack: p
                version: 1
                summary: s
                calls: [{ call: sleepq_block, act: release, lock: "curlwp->lwp::l_mutex" }]
                slots: [{ slot: "softint_establish(arg1)[SOFTINT_MPSAFE]" }, { slot: "cdevsw.d_*[D_MPSAFE]" }]
                """).locking();
        assertThat(locking.rows()).extracting(Locking.Row::lock).containsExactly("curlwp->lwp::l_mutex");
        assertThat(locking.slots()).extracting(Locking.Slot::slot).containsExactly(
                "softint_establish(arg1)[SOFTINT_MPSAFE]", "cdevsw.d_*[D_MPSAFE]");
    }

    @Test
    void aPackSaysWhatSleepsAndWhatKindOfLockACallMakes() {
        Locking locking = PackText.load("""
                pack: p
                version: 1
                summary: s
                locks: [{ name: BOUND, is: [bound] }, { name: READ, is: [read], kind: section }]
                calls:
                - { call: alloc, act: allocate, sleeps-when: [A_SLEEP], sleeps-unless: [A_NOSLEEP] }
                - { call: halt, act: await, lock: arg0, sleeps: true, softint: true }
                - { call: make, act: init, lock: arg0, level: arg2, adaptive-at: [IPL_NONE, IPL_SOFTNET] }
                - { call: rw_make, act: init, lock: arg0 }
                - { call: run, act: start, lock: result, runs: arg1 }
                - { call: hold, act: acquire, lock: arg1, thread-needs: [bound, read] }
                slots: [{ slot: clock(), context: interrupt, level: IPL_SCHED }]
                """).locking();
        assertThat(locking.locks()).extracting(Locking.LockName::kind).containsExactly("", "section");
        assertThat(locking.rows()).extracting(Locking.Row::sleep).startsWith(
                new Locking.Sleep(false, List.of("A_SLEEP"), List.of("A_NOSLEEP"), false),
                new Locking.Sleep(true, List.of(), List.of(), true));
        assertThat(locking.rows()).extracting(Locking.Row::level).contains(new Locking.Level("arg2", List.of("IPL_NONE", "IPL_SOFTNET")), new Locking.Level("", List.of()));
        assertThat(locking.rows()).extracting(Locking.Row::runs).containsExactly("", "", "", "", "arg1", "");
        assertThat(locking.rows().get(5).threadNeeds()).containsExactly("bound", "read");
        assertThat(locking.slots()).extracting(Locking.Slot::level).containsExactly("IPL_SCHED");
    }

    @Test
    void aCallSleepsWithSomeMacrosAndWithoutOthers() {
        Locking.Row row = PackText.load("""
                pack: p
                version: 1
                summary: s
                calls: [{ call: alloc, act: allocate, sleeps-when: [A_SLEEP], sleeps-unless: [A_NOSLEEP] }]
                """).locking().rows().get(0);
        assertThat(row.maySleep(Set.of("A_SLEEP"))).isTrue();
        assertThat(row.maySleep(Set.of())).isFalse();
        assertThat(row.maySleep(Set.of("A_SLEEP", "A_NOSLEEP"))).isFalse();
    }

    @Test
    void aMergeTakesEachCallFromThePackThatStandsAbove() {
        Locking base = PackText.load(PackText.LOCKING).locking();
        Locking over = PackText.load("""
                pack: over
                version: 1
                summary: s
                locks: [{ name: SOCK_LOCK, is: [socket.so_own_lock] }]
                aliases: [{ lock: a.b, is: c }, { lock: proc.p_lock, is: other_lock }]
                calls: [{ call: sblock, act: acquire, lock: arg0->sb_io_lock }]
                slots: [{ slot: main() }]
                orders: [{ line: "SOCK_LOCK > c", where: here }]
                """).locking();
        Locking merged = Locking.merge(base, over);

        assertThat(merged.locks()).extracting(Locking.LockName::name).containsExactly("SOCK_LOCK", "KERNEL_LOCK");
        assertThat(merged.locks().get(0).is()).containsExactly("socket.so_own_lock");
        assertThat(merged.rows()).filteredOn(row -> row.call().equals("sblock")).isEqualTo(over.rows());
        assertThat(merged.rows()).hasSize(8);
        assertThat(merged.aliases()).extracting(Locking.Alias::lock).containsExactly("a.b", "proc.p_lock", "socket.so_lock");
        assertThat(merged.slots()).hasSize(5).startsWith(over.slots().get(0));
        assertThat(merged.orders()).hasSize(2).startsWith(over.orders().get(0));
        assertThat(Locking.merge(base, Locking.NONE)).isEqualTo(base);
        assertThat(Locking.merge(Locking.NONE, over)).isEqualTo(over);
    }
}
