package org.lockwright.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.lockwright.rules.simulate.LoadSketch.MS;
import static org.lockwright.rules.simulate.LoadSketch.SECOND;
import static org.lockwright.rules.simulate.LoadSketch.US;
import static org.lockwright.rules.simulate.LoadSketch.table;
import static org.lockwright.rules.simulate.LoadSketch.us;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.simulate.Load.Raise;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** Which class runs next: levels, ladder, bits, lines. */
class DispatchTest {

    private static final SoftintClass CLOCK = SoftintClass.CLOCK;
    private static final SoftintClass NET = SoftintClass.NET;
    private static final SoftintClass BIO = SoftintClass.BIO;

    /** A long run of net every 2 ms, a short one of clock every 100 us. */
    private static LoadSketch longNetShortClock() {
        return LoadSketch.ofCpus(1)
                .handler("rx", NET, us(1000)).every(2000, "rx", 0)
                .handler("callout", CLOCK, us(10)).every(100, "callout", 0);
    }

    private static ClassTimes times(SimulationResult result, SoftintClass type) {
        return result.row(0, type).orElseThrow().times();
    }

    @Test
    void aHigherLevelPreemptsAndTheOtherResumes() {
        SimulationResult result = longNetShortClock().run(table("clock 2", "net 1"), SECOND);
        assertThat(times(result, CLOCK).latency().max()).isZero();
        assertThat(times(result, NET).runs()).isBetween(499L, 500L);
        // 1000 us of work with a tenth of the CPU taken: 1100 to 1120 us.
        assertThat(times(result, NET).response().mean()).isBetween(1090.0 * US, 1130.0 * US);
        assertThat(times(result, NET).share()).isCloseTo(0.5, within(0.002));
    }

    @Test
    void aLowerLevelWaits() {
        SimulationResult result = longNetShortClock().run(table("net 2", "clock 1"), SECOND);
        assertThat(times(result, NET).latency().max()).isZero();
        assertThat(times(result, NET).response().max()).isEqualTo(1000 * US);
        assertThat(times(result, CLOCK).latency().max()).isBetween(900 * US, 1000 * US);
    }

    @Test
    void anEqualLevelDoesNotPreempt() {
        SimulationResult result = longNetShortClock().run(table("clock 1", "net 1"), SECOND);
        assertThat(times(result, NET).response().max()).isLessThanOrEqualTo(1010 * US);
        assertThat(times(result, CLOCK).latency().max()).isGreaterThan(800 * US);
    }

    @Test
    void theLadderChoosesWhenTheLevelDrops() {
        LoadSketch sketch = LoadSketch.ofCpus(1)
                .raising("rx", NET, us(50), new Raise("biodone", Load.OWN), new Raise("callout", Load.OWN)).every(1000, "rx", 0)
                .handler("biodone", BIO, us(20))
                .handler("callout", CLOCK, us(30));
        SimulationResult bioFirst = sketch.run(table("net 2", "bio 1", "clock 1"), SECOND);
        assertThat(times(bioFirst, BIO).latency().max()).isZero();
        assertThat(times(bioFirst, CLOCK).latency().max()).isEqualTo(20 * US);
        SimulationResult clockFirst = sketch.run(table("net 2", "clock 1", "bio 1"), SECOND);
        assertThat(times(clockFirst, CLOCK).latency().max()).isZero();
        assertThat(times(clockFirst, BIO).latency().max()).isEqualTo(30 * US);
    }

    // contract: a class runs on while its handlers are scheduled again, so an equal level that comes first in the ladder starves too.
    @Test
    void theLadderHasNoSayWhileAClassGoesOn() {
        SimulationResult result = LoadSketch.ofCpus(1)
                .items("rx", NET, 10, us(10)).saturating("rx", 100, 0, 1)
                .handler("callout", CLOCK, us(10)).every(1000, "callout", 0)
                .run(table("clock 1", "net 1"), SECOND);
        assertThat(times(result, CLOCK).runs()).isLessThanOrEqualTo(1);
        assertThat(times(result, CLOCK).isUnbounded()).isTrue();
        assertThat(times(result, NET).runs()).isGreaterThan(9_000);
    }

    @Test
    void aBitThatIsSharedIsTakenByTheFirstInTheLadder() {
        DispatchTable merged = new DispatchTable("sketch", List.of(
                new DispatchTable.Row(NET, 2, 4, 2), new DispatchTable.Row(CLOCK, 3, 4, 3), new DispatchTable.Row(BIO, 1, 0, 1)));
        SimulationResult result = longNetShortClock().handler("biodone", BIO, us(1)).every(500, "biodone", 0).run(merged, SECOND);
        assertThat(times(result, CLOCK).runs()).isZero();
        assertThat(times(result, CLOCK).isUnbounded()).isTrue();
        assertThat(times(result, CLOCK).longestStarvation()).isGreaterThan(999 * MS);
        assertThat(times(result, NET).runs()).isGreaterThan(498);
        assertThat(times(result, BIO).runs()).as("no bit, a list of its own").isGreaterThan(900);
    }

    // contract: a trigger below the class's level does not get through; the ladder still finds the class when another's run ends.
    @Test
    void aTriggerThatComesInTooLowIsHeldBack() {
        SimulationResult right = longNetShortClock().run(table("clock 3", "net 2"), SECOND);
        SimulationResult wrong = longNetShortClock().run(table("clock 3 1", "net 2"), SECOND);
        assertThat(times(right, CLOCK).latency().max()).isZero();
        assertThat(times(wrong, CLOCK).latency().max()).isBetween(900 * US, 1000 * US);
    }

    // contract: once in its ladder the dispatcher needs no trigger: it takes what is above the level it returns to.
    @Test
    void theLadderFindsWhatNoTriggerBroughtThrough() {
        LoadSketch sketch = LoadSketch.ofCpus(1)
                .handler("biodone", BIO, us(1000)).every(2000, "biodone", 0)
                .handler("callout", CLOCK, us(10)).every(100, "callout", 0);
        DispatchTable tooLow = table("clock 3 1", "net 2", "bio 1");
        assertThat(times(sketch.run(tooLow, SECOND), CLOCK).latency().max()).isGreaterThan(900 * US);
        sketch.handler("rx", NET, us(10)).every(100, "rx", 0);
        assertThat(times(sketch.run(tooLow, SECOND), CLOCK).latency().max()).as("net's run ends in the ladder").isBetween(10 * US, 110 * US);
    }

    @Test
    void aHandlerThatIsPendingIsNotQueuedAgain() {
        SimulationResult result = longNetShortClock().run(table("net 2", "clock 1"), SECOND);
        assertThat(times(result, CLOCK).raised()).isBetween(9_999L, 10_000L);
        assertThat(times(result, CLOCK).runs()).as("half of them fall together into one run").isBetween(5_000L, 5_600L);
        assertThat(times(result, CLOCK).latency().count()).as("each is measured").isEqualTo(times(result, CLOCK).raised());
    }

    @Test
    void eachJobRunsByItself() {
        SimulationResult result = LoadSketch.ofCpus(1)
                .handler("rx", NET, us(1000)).every(2000, "rx", 0)
                .jobs("callout", CLOCK, us(10)).every(100, "callout", 0)
                .run(table("net 2", "clock 1"), SECOND);
        assertThat(times(result, CLOCK).runs()).isGreaterThan(9_990);
    }

    @Test
    void workOfGenGoesToClockWhereThereIsNoGen() {
        LoadSketch sketch = LoadSketch.ofCpus(1).handler("log", SoftintClass.GEN, us(10)).every(1000, "log", 0);
        SimulationResult today = sketch.run(LoadSketch.amd64Today(), SECOND);
        assertThat(times(today, CLOCK).runs()).isGreaterThan(998);
        SimulationResult after = sketch.run(LoadSketch.amd64After(), SECOND);
        assertThat(times(after, CLOCK).raised()).isZero();
        assertThat(times(after, SoftintClass.GEN).runs()).isGreaterThan(998);
    }

    @Test
    void aHardwareInterruptDelaysEveryClassAndAThreadGetsTheRest() {
        SimulationResult result = LoadSketch.ofCpus(1)
                .handler("callout", CLOCK, us(10)).every(100, "callout", 5)
                .thread(0, us(50))
                .run(table("clock 1"), SECOND);
        assertThat(times(result, CLOCK).latency().max()).isEqualTo(5 * US);
        SimulationResult.CpuTimes cpu = result.cpus().get(0);
        assertThat(cpu.interrupts()).isCloseTo(0.05, within(0.0001));
        assertThat(cpu.thread()).isCloseTo(0.85, within(0.0002));
        assertThat(cpu.idle()).isCloseTo(0, within(1e-9));
    }

    @Test
    void aMaskedStepHoldsBackWhatItMasks() {
        SimulationResult soft = LoadSketch.ofCpus(1)
                .handler("callout", CLOCK, us(10)).every(100, "callout", 5)
                .thread(0, us(50), us(40).masking(Step.Masks.SOFTINTS)).run(table("clock 1"), SECOND);
        assertThat(times(soft, CLOCK).latency().max()).isBetween(35 * US, 45 * US);
        SimulationResult hard = LoadSketch.ofCpus(1)
                .handler("callout", CLOCK, us(10)).every(100, "callout", 5)
                .thread(0, us(50), us(40).masking(Step.Masks.INTERRUPTS)).run(table("clock 1"), SECOND);
        assertThat(times(hard, CLOCK).latency().max()).isBetween(40 * US, 45 * US);
        assertThat(hard.cpus().get(0).interrupts()).isCloseTo(0.05, within(0.0001));
    }

    @Test
    void aFullQueueDropsWhatDoesNotFit() {
        Load.Handler bounded = new Load.Handler("rx", NET, List.of(), List.of(us(10)), 0, 4, true, List.of());
        Load.Interrupt burst = new Load.Interrupt("nic", 0, Load.Arrival.PERIODIC, 1000 * US, 10, 0, 0, 0, false, "rx", Load.OWN);
        Load load = new Load("burst", "a test", 1, SECOND, 0, 0, Load.Lending.LEVEL, List.of(burst), List.of(bounded), List.of(),
                List.of(), List.of());
        ClassTimes net = times(new Simulation(table("net 1"), load, 1, SECOND).run(), NET);
        assertThat(net.items()).isEqualTo(4 * net.raised()).isGreaterThan(3_990);
        assertThat(net.dropped()).isEqualTo(6 * net.raised());
        assertThat(net.response().max()).isEqualTo(40 * US);
    }
}
