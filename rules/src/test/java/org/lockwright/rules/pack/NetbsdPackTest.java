package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.pack.Locking.Act;
import org.lockwright.rules.pack.Locking.When;

/** What the pack {@code netbsd} says of the tree, as far as that can be checked without one. */
class NetbsdPackTest {

    private static final Pack PACK = PackLoader.builtin("netbsd");
    private static final Locking LOCKING = PACK.locking();

    @Test
    void itIsNothingButLocks() {
        assertThat(LOCKING.locks()).hasSizeGreaterThan(80);
        assertThat(LOCKING.aliases()).hasSizeGreaterThan(20);
        assertThat(LOCKING.rows()).hasSizeGreaterThan(300);
        assertThat(LOCKING.slots()).hasSizeGreaterThan(80);
        assertThat(LOCKING.orders()).hasSizeGreaterThan(50);
        assertThat(PACK.rewrites()).isEmpty();
        assertThat(PACK.patches()).isEmpty();
        assertThat(PACK.primitives()).isEmpty();
    }

    @Test
    void locksAreTakenAndDroppedAsTheManualPagesSay() {
        assertThat(LOCKING.rows()).contains(
                row("mutex_enter", Act.ACQUIRE, "arg0", "exclusive", List.of(), When.ALWAYS, false, false),
                row("mutex_tryenter", Act.ACQUIRE, "arg0", "exclusive", List.of(), When.NONZERO, false, false),
                row("rw_enter", Act.ACQUIRE, "arg0", "arg1", List.of("RW_READER"), When.ALWAYS, false, false),
                row("rw_read_held", Act.TEST, "arg0", "shared", List.of(), When.ALWAYS, false, false),
                row("cv_timedwait_sig", Act.RELEASE_AND_REACQUIRE, "arg1", "exclusive", List.of(), When.ALWAYS, false, true),
                row("_kernel_lock", Act.ACQUIRE, "kernel_lock", "exclusive", List.of(), When.ALWAYS, true, false),
                row("pserialize_read_enter", Act.ACQUIRE, "pserialize_read", "shared", List.of(), When.ALWAYS, true, false),
                row("sblock", Act.ACQUIRE, "arg0->sockbuf::sb_io", "exclusive", List.of(), When.ZERO, false, false),
                row("sofree", Act.RELEASE, "arg0->so_lock", "exclusive", List.of(), When.ALWAYS, false, false),
                sure("vn_lock", Act.ACQUIRE, "arg0->vnode::v_lock", "arg1", List.of("LK_SHARED"), When.ZERO, false, false),
                row("VOP_REMOVE", Act.RELEASE, "arg1->vnode::v_lock", "exclusive", List.of(), When.ALWAYS, false, false),
                row("panic", Act.NO_RETURN, "", "exclusive", List.of(), When.ALWAYS, false, false));
    }

    @Test
    void whatSleepsIsWhatTheManualPagesSay() {
        assertThat(rows("kmem_alloc")).allMatch(r -> r.maySleep(Set.of("KM_SLEEP")) && !r.maySleep(Set.of("KM_NOSLEEP")));
        assertThat(rows("pool_get")).allMatch(r -> r.maySleep(Set.of("PR_WAITOK")) && !r.maySleep(Set.of("PR_NOWAIT")));
        assertThat(rows("callout_halt")).extracting(Locking.Row::act).containsExactly(Act.AWAIT, Act.RELEASE_AND_REACQUIRE);
        // contract: of what sleeps, soft interrupts may call callout_halt(9), and start a transfer, as drivers stacked on others do in biodone(9).
        assertThat(LOCKING.rows().stream().filter(r -> r.sleep().softint())).extracting(Locking.Row::call).containsExactly("callout_halt", "VOP_STRATEGY");
    }

    @Test
    void kindsOfLocksFollowFromTheirLevels() {
        List<String> soft = List.of("IPL_NONE", "IPL_SOFTCLOCK", "IPL_SOFTBIO", "IPL_SOFTNET", "IPL_SOFTSERIAL");
        assertThat(rows("mutex_init").get(0).level()).isEqualTo(new Locking.Level("arg2", soft));
        assertThat(rows("mutex_obj_alloc")).anyMatch(r -> r.act() == Act.INIT && r.lock().equals("result") && r.level().equals(new Locking.Level("arg1", soft)));
        assertThat(rows("rw_init").get(0).level().argument()).isEmpty();
        assertThat(LOCKING.locks().stream().filter(l -> l.kind().equals("section"))).extracting(Locking.LockName::name).containsExactly("PSERIALIZE");
    }

    @Test
    void waitsWakeupsAndHandlersHaveTheirActs() {
        assertThat(rows("cv_timedwait_sig")).extracting(Locking.Row::act).containsExactly(Act.WAIT, Act.RELEASE_AND_REACQUIRE);
        assertThat(rows("cv_broadcast")).extracting(Locking.Row::act).containsExactly(Act.WAKE);
        assertThat(rows("callout_reset")).extracting(Locking.Row::runs).containsExactly("arg2");
        assertThat(rows("workqueue_create")).extracting(Locking.Row::runs).containsExactly("arg2");
        assertThat(rows("softint_establish")).extracting(Locking.Row::lock).containsExactly("result");
        assertThat(rows("workqueue_destroy")).extracting(Locking.Row::act).containsExactly(Act.AWAIT);
        assertThat(rows("psref_acquire").get(0).threadNeeds()).containsExactly("lwp_bound", "kpreempt");
        // contract: a thread that is made for a CPU is bound to it.
        assertThat(LOCKING.slots().stream().filter(s -> s.holds().contains("lwp_bound"))).extracting(Locking.Slot::slot)
                .containsExactly("pr_usrreqs.pr_ioctl", "ifnet.if_ioctl", "wqinput_create(arg1)", "workqueue_create(arg2)[WQ_PERCPU]", "xc_broadcast(arg1)",
                "xc_unicast(arg1)");
    }

    @Test
    void callersThroughPointersHoldWhatTheirContractsSay() {
        assertThat(LOCKING.slots()).contains(
                new Locking.Slot("pr_usrreqs.pr_attach", List.of(), "thread", "", List.of(), List.of("arg0"), false, List.of(), List.of(), List.of()),
                new Locking.Slot("pr_usrreqs.*", List.of("arg0->so_lock"), "thread", "", List.of(), List.of(), false, List.of(), List.of(), List.of()),
                new Locking.Slot("ifnet.if_ioctl", List.of("arg0->if_ioctl_lock", "lwp_bound"), "thread", "", List.of(), List.of(), false, List.of(), List.of(), List.of()),
                new Locking.Slot("softint_establish(arg1)[SOFTINT_MPSAFE]", List.of(), "softint", "", List.of(), List.of(), false, List.of(), List.of(), List.of()),
                new Locking.Slot("vnodeopv_entry_desc.opve_impl[vop_link_desc]",
                        List.of("arg0->vop_link_v2_args::a_dvp->vnode::v_lock"), "thread", "", List.of(), List.of(), false, List.of(), List.of(), List.of()));
        List<String> slots = LOCKING.slots().stream().map(Locking.Slot::slot).toList();
        assertThat(slots).doesNotHaveDuplicates();
        // contract: the first slot that fits counts, so an exception stands before its rule.
        assertThat(slots.indexOf("pr_usrreqs.pr_attach")).isLessThan(slots.indexOf("pr_usrreqs.*"));
        assertThat(slots.indexOf("cdevsw.d_*[D_MPSAFE]")).isLessThan(slots.indexOf("cdevsw.d_*"));
    }

    @Test
    void ordersAreLinesOfTheTreesComments() {
        assertThat(LOCKING.orders()).extracting(Locking.Order::line).doesNotHaveDuplicates()
                .contains("IFNET_LOCK > IN6_MULTILOCK > IF_AFDATA_LOCK > IFQ_LOCK", "CPU_LOCK > PROC_LOCK > P_LOCK > LWP_LOCK");
        assertThat(LOCKING.orders()).extracting(Locking.Order::where).allSatisfy(where -> assertThat(where).contains("sys/"));
    }

    @Test
    void noTwoOrdersContradict() {
        // contract: all orders together have no cycle; each line's classes are taken from left to right.
        List<LockOrder> orders = LOCKING.orders().stream().map(order -> LockOrder.parse(order.line())).toList();
        Set<String> left = orders.stream().flatMap(order -> order.classes().stream()).collect(Collectors.toSet());
        boolean shrank = true;
        while (shrank) {
            Set<String> inner = Set.copyOf(left);
            shrank = left.removeIf(name -> orders.stream().noneMatch(order -> inner.stream()
                    .anyMatch(other -> order.rank(name).isPresent() && order.rank(other).isPresent() && !order.mayNest(name, other)
                            && !name.equals(other))));
        }
        assertThat(left).isEmpty();
    }

    private static List<Locking.Row> rows(String call) {
        return LOCKING.rows().stream().filter(r -> r.call().equals(call)).toList();
    }

    private static Locking.Row sure(String call, Act act, String lock, String mode, List<String> shared, When when, boolean recursive, boolean sleeps) {
        return new Locking.Row(call, act, lock, mode, shared, when, recursive, sleeps, List.of("LK_RETRY"), List.of("LK_NOWAIT"), List.of());
    }

    private static Locking.Row row(String call, Act act, String lock, String mode, List<String> shared, When when, boolean recursive, boolean sleeps) {
        return new Locking.Row(call, act, lock, mode, shared, when, recursive, sleeps, List.of(), List.of(), List.of());
    }
}
