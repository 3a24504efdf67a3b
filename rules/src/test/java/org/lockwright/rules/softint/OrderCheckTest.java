package org.lockwright.rules.softint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Finding;

/** How far a port's table is from an order. */
class OrderCheckTest {

    private static final Place PLACE = new Place("sys/arch/box/include/intr.h", new Span(0, 1), 1, 1);
    private static final SoftintOrder PROPOSED = SoftintOrder.parse("clock > net == serial > bio > gen");

    private static Cell cell(long value) {
        return new Cell(value, "" + value, PLACE);
    }

    /**
     * A table.
     *
     * @param fast whether levels count; else the priorities of threads do
     * @param hardware how many levels the hardware has; 0 for any number
     * @param classes each class and its level or priority: {@code "clock 4"}, in the order of the ladder
     */
    private static PortTable table(boolean fast, int hardware, String... classes) {
        PortSpec spec = new PortSpec("box", "a box", List.of("box/KERNEL"), PortSpec.Trigger.SOFTWARE, hardware, null, null, null, null, null, null,
                null, null, null, null, null, null, null);
        List<PortTable.Row> rows = Arrays.stream(classes).map(c -> c.split(" ")).map(w -> {
            SoftintClass type = SoftintClass.of(w[0]).orElseThrow();
            long n = Long.parseLong(w[1]);
            return new PortTable.Row(type, cell(type.ordinal()), cell(fast ? n : 1), null, null, cell(fast ? 1 : n));
        }).toList();
        return new PortTable(spec, "box/KERNEL", fast ? cell(1) : null, false, rows,
                rows.stream().map(r -> new PortTable.Rung(r.type(), PLACE)).toList(), Map.of(), Map.of(), List.of(), List.of());
    }

    @Test
    void aTableThatIsSoMeetsTheOrder() {
        OrderCheck.Distance distance = OrderCheck.distance(table(true, 0, "clock 5", "serial 4", "net 4", "bio 3", "gen 2"), PROPOSED);
        assertThat(distance).isEqualTo(new OrderCheck.Distance(PROPOSED, 10, List.of()));
        assertThat(distance.isMet()).isTrue();
    }

    // contract: which of two equals goes first is nobody's promise.
    @Test
    void equalsMayStandEitherWayInTheLadder() {
        assertThat(OrderCheck.distance(table(true, 0, "clock 5", "net 4", "serial 4", "bio 3", "gen 2"), PROPOSED).unmet()).isEmpty();
        assertThat(OrderCheck.distance(table(true, 0, "clock 5", "net 4", "serial 3", "bio 2", "gen 1"), PROPOSED).unmet())
                .containsExactly("net == serial: is net > serial");
    }

    @Test
    void everyPairThatStandsOtherwiseIsNamed() {
        OrderCheck.Distance today = OrderCheck.distance(table(true, 0, "serial 5", "net 4", "bio 3", "clock 2"), PROPOSED);
        assertThat(today.unmet()).containsExactly("clock > net: is clock < net", "clock > serial: is clock < serial", "clock > bio: is clock < bio",
                "clock > gen: no class gen", "net == serial: is net < serial", "net > gen: no class gen", "serial > gen: no class gen",
                "bio > gen: no class gen");
        assertThat(today.pairs()).isEqualTo(10);
        assertThat(today.isMet()).isFalse();
    }

    // contract: a port is asked for what its hardware can carry, and threads, which have no levels, for all of it.
    @Test
    void twoLevelsCarryOneStep() {
        PortTable two = table(true, 2, "clock 2", "serial 1", "net 1", "bio 1", "gen 1");
        assertThat(OrderCheck.distance(two, PROPOSED).unmet()).isEmpty();
        assertThat(OrderCheck.distance(two, PROPOSED).wanted()).hasToString("clock > net == serial >= bio >= gen");
        assertThat(OrderCheck.distance(table(true, 0, "clock 2", "serial 1", "net 1", "bio 1", "gen 1"), PROPOSED).unmet())
                .containsExactly("net > bio: is net >= bio", "net > gen: is net >= gen", "serial > bio: is serial >= bio",
                        "serial > gen: is serial >= gen", "bio > gen: is bio >= gen");
        PortTable threads = table(false, 2, "clock 223", "serial 222", "net 222", "bio 221", "gen 220");
        assertThat(OrderCheck.distance(threads, PROPOSED)).isEqualTo(new OrderCheck.Distance(PROPOSED, 10, List.of()));
    }

    @Test
    void theLadderCountsWhereLevelsAreEqual() {
        assertThat(OrderCheck.distance(table(true, 2, "clock 2", "net 1", "bio 1", "serial 1", "gen 1"), PROPOSED).unmet())
                .containsExactly("serial >= bio: is serial < bio");
    }

    // contract: to preempt is more than to go first.
    @Test
    void aStepThatIsStrongerThanAskedForIsMet() {
        assertThat(OrderCheck.distance(table(true, 0, "clock 2", "net 1"), SoftintOrder.parse("clock >= net")).unmet()).isEmpty();
        assertThat(OrderCheck.distance(table(true, 0, "clock 2", "net 1"), SoftintOrder.parse("clock == net")).unmet())
                .containsExactly("clock == net: is clock > net");
    }

    @Test
    void aClassThatTheOrderDoesNotNameIsFree() {
        assertThat(OrderCheck.distance(table(true, 0, "gen 9", "clock 2", "net 1"), SoftintOrder.parse("clock > net"))).isEqualTo(
                new OrderCheck.Distance(SoftintOrder.parse("clock > net"), 1, List.of()));
    }

    @Test
    void whatIsNotMetIsAFindingWithThePairs() {
        Finding finding = OrderCheck.finding(table(true, 0, "serial 2", "clock 1"), SoftintOrder.parse("clock > serial")).orElseThrow();
        assertThat(finding.rule()).isEqualTo("LW4001");
        assertThat(finding.message()).isEqualTo("box implements 'serial > clock', not 'clock > serial': 1 of 1 pairs differ");
        assertThat(OrderCheck.finding(table(true, 0, "clock 2", "serial 1"), SoftintOrder.parse("clock > serial"))).isEmpty();
    }
}
