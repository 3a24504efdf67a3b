package org.lockwright.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.rules.simulate.LoadSketch.SECOND;
import static org.lockwright.rules.simulate.LoadSketch.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.simulate.SimulationResult.ClassRow;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** What the simulation is for: a saturating network load on one core, under today's tables, under the new order, under wrong ones. */
class StarvationTest {

    private static final SoftintClass CLOCK = SoftintClass.CLOCK;

    /** Seconds that a watchdog of 4 s runs out in, and that are simulated in well under a second of real time. */
    private static final long DURATION = 5 * SECOND;

    private static final Map<String, SimulationResult> RUNS = new HashMap<>();

    private static DispatchTable today(String profile) {
        return profile.equals("amd64") ? LoadSketch.amd64Today() : LoadSketch.octeonToday();
    }

    private static DispatchTable after(String profile) {
        return profile.equals("amd64") ? LoadSketch.amd64After() : LoadSketch.octeonAfter();
    }

    private static SimulationResult run(String profile, DispatchTable table) {
        return RUNS.computeIfAbsent(profile + table, key -> new Simulation(table, LoadReader.shipped(profile).orElseThrow(), 1, DURATION)
                .run());
    }

    private static ClassTimes clock(SimulationResult result) {
        return result.row(0, CLOCK).orElseThrow().times();
    }

    private static WatchTimes watchdog(SimulationResult result) {
        return result.watchdogs().stream().filter(w -> w.timeout() == 4 * SECOND && w.cpu() == 0).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "octeon", "er4"})
    void underTodaysTableClockStarvesAndTheWatchdogIsMissed(String profile) {
        SimulationResult result = run(profile, today(profile));
        assertThat(clock(result).isUnbounded()).isTrue();
        assertThat(clock(result).latency().max()).isGreaterThan(DURATION * 9 / 10);
        assertThat(clock(result).longestStarvation()).isGreaterThan(DURATION * 9 / 10);
        assertThat(watchdog(result).missed()).isPositive();
        assertThat(result.row(0, CLOCK).orElseThrow().bound().orElseThrow().none()).startsWith("not preempted by clock: ");
        assertThat(result.cpus().get(0).idle()).as("saturated").isLessThan(1e-6);
    }

    // contract: it grows with the time simulated, so twice the time is twice the wait.
    @Test
    void todaysLatencyGrowsWithTheTime() {
        Load load = LoadReader.shipped("octeon").orElseThrow();
        long shorter = clock(new Simulation(today("octeon"), load, 1, SECOND).run()).latency().max();
        long longer = clock(new Simulation(today("octeon"), load, 1, 2 * SECOND).run()).latency().max();
        assertThat(longer).isBetween(shorter * 19 / 10, shorter * 21 / 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "octeon", "er4"})
    void afterTheChangeClockKeepsItsBoundOnEveryCpu(String profile) {
        SimulationResult result = run(profile, after(profile));
        assertThat(result.cpus()).allSatisfy(cpu -> {
            ClassRow row = result.row(cpu.cpu(), CLOCK).orElseThrow();
            Bound bound = row.bound().orElseThrow();
            assertThat(bound.holds()).as(bound.none()).isTrue();
            assertThat(bound.total()).isEqualTo(bound.section() + bound.hold() + bound.work()).isLessThan(150_000);
            assertThat(row.times().latency().p999()).isPositive().isLessThanOrEqualTo(bound.total());
            assertThat(row.times().isUnbounded()).isFalse();
        });
        assertThat(watchdog(result).missed()).isZero();
        assertThat(watchdog(result).pokes()).isGreaterThanOrEqualTo(2);
    }

    // contract: 26 = 4 + 2 (4 + 6) + 3 us of work, 24 = 2 times 12 us that iperf3 holds the lock, 56 = 30 us masked + 6 + 4 + 8 + 8 us
    // of interrupts, by hand from the shipped load; logsoft is no part, for it is of class gen.
    @Test
    void theBoundIsWhatTheLoadAddsUpTo() {
        Bound bound = run("octeon", after("octeon")).row(0, CLOCK).orElseThrow().bound().orElseThrow();
        assertThat(List.of(bound.section(), bound.hold(), bound.work())).containsExactly(56_000L, 24_000L, 27_000L);
    }

    // contract: a bound that nothing comes near would say nothing: masked steps of 40 us, a lock held for 30 us, interrupts of 5 us.
    @Test
    void aLoadThatTriesComesNearTheBound() {
        ClassRow row = LoadSketch.ofCpus(1)
                .thread(0, LoadSketch.us(20), LoadSketch.us(40).masking(Step.Masks.INTERRUPTS))
                .handler("rx", SoftintClass.NET, LoadSketch.us(30).holding("m")).every(211, "rx", 5)
                .handler("callout", CLOCK, LoadSketch.us(10).holding("m")).every(97, "callout", 5)
                .handler("timer", CLOCK, LoadSketch.us(10)).every(101, "timer", 0)
                .run(table("clock 2", "net 1"), 5 * SECOND).row(0, CLOCK).orElseThrow();
        Bound bound = row.bound().orElseThrow();
        assertThat(List.of(bound.section(), bound.hold(), bound.work())).containsExactly(50_000L, 30_000L, 20_000L);
        assertThat(row.times().latency().p999()).isBetween(bound.total() / 2, bound.total());
        assertThat(row.times().latency().max()).isLessThanOrEqualTo(bound.total());
    }

    /** How much of its throughput the network loses by the change, from 0 to 1. */
    private static double fall(String profile) {
        return 1 - run(profile, after(profile)).perSecond(SoftintClass.NET) / run(profile, today(profile)).perSecond(SoftintClass.NET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "octeon"})
    void theNetworkLosesNoMoreThanTheClockCosts(String profile) {
        assertThat(clock(run(profile, today(profile))).share()).as("today it costs nothing, for it does not run").isLessThan(1e-4);
        assertThat(fall(profile)).isPositive().isLessThanOrEqualTo(clock(run(profile, after(profile))).share() * 1.01);
    }

    // contract: with more cores the clock's cost is not only its own time: whoever waits on another core for a lock of the preempted
    // net gets it next, and net waits in its turn.
    @Test
    void withManyCoresTheLockCostsAsMuchAgainAtMost() {
        assertThat(fall("er4")).isPositive().isLessThanOrEqualTo(2 * clock(run("er4", after("er4"))).share());
    }

    /** Tables somebody might write who meant the new order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "first in the ladder, but of the level of net | clock 1,net 1,serial 1,bio 1,gen 1",
        "the level of today, in the new ladder        | clock 1,net 2,serial 2,bio 2,gen 2",
        "the new level, its trigger on the old line   | clock 2 1,net 1,serial 1,bio 1,gen 1",
        "net above clock by one                       | clock 2,net 3,serial 1,bio 1,gen 1"})
    void aTableEditedWronglyStarvesClock(String what, String rows) {
        SimulationResult result = run("octeon", table(rows.split(",")));
        assertThat(clock(result).isUnbounded()).as(what).isTrue();
        assertThat(watchdog(result).missed()).as(what).isPositive();
        assertThat(result.row(0, CLOCK).orElseThrow().bound().orElseThrow().holds()).as(what).isFalse();
    }

    @Test
    void aBitThatClockSharesWithNetStarvesIt() {
        DispatchTable merged = new DispatchTable("octeon", List.of(
                new DispatchTable.Row(SoftintClass.NET, 1, 1, 1), new DispatchTable.Row(CLOCK, 2, 1, 2),
                new DispatchTable.Row(SoftintClass.SERIAL, 1, 2, 1), new DispatchTable.Row(SoftintClass.BIO, 1, 4, 1)));
        SimulationResult result = run("octeon", merged);
        assertThat(clock(result).runs()).isZero();
        assertThat(watchdog(result).missed()).isPositive();
        assertThat(result.row(0, CLOCK).orElseThrow().bound().orElseThrow().none()).isEqualTo("clock shares its bit with another class");
    }

    @Test
    void whereOnlyPriorityIsLentThereIsNoBound() {
        Load load = LoadSketch.ofCpus(1).lending(Load.Lending.PRIORITY).thread(0, LoadSketch.us(10).holding("m"))
                .handler("callout", CLOCK, LoadSketch.us(5).holding("m")).load();
        assertThat(Bound.of(LoadSketch.table("clock 1"), load, 0).none())
                .isEqualTo("who holds a mutex that the class takes can be preempted by the others");
    }
}
