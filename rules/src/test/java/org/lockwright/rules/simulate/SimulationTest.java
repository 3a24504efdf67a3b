package org.lockwright.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.lockwright.rules.simulate.LoadSketch.MS;
import static org.lockwright.rules.simulate.LoadSketch.SECOND;
import static org.lockwright.rules.simulate.LoadSketch.us;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** Runs as a whole: repeatable, complete, limited. */
class SimulationTest {

    private static final DispatchTable TODAY = LoadSketch.octeonToday();

    private static Load er4() {
        return LoadReader.shipped("er4").orElseThrow();
    }

    @Test
    void theSameInputGivesTheSameResult() {
        SimulationResult one = new Simulation(TODAY, er4(), 7, SECOND).run();
        assertThat(new Simulation(TODAY, er4(), 7, SECOND).run()).isEqualTo(one);
        assertThat(new Simulation(TODAY, er4(), 8, SECOND).run()).isNotEqualTo(one);
    }

    // contract: a table changes what is made of the arrivals, never the arrivals.
    @Test
    void bothTablesSeeTheSameArrivals() {
        LoadSketch sketch = LoadSketch.ofCpus(1)
                .jobs("rx", SoftintClass.NET, us(20).varying(Step.Spread.EXPONENTIAL, 1)).poisson(50, "rx")
                .jobs("tick", SoftintClass.CLOCK, us(10).varying(Step.Spread.EXPONENTIAL, 1)).poisson(100, "tick");
        SimulationResult one = sketch.run(LoadSketch.amd64Today(), SECOND);
        SimulationResult other = sketch.run(LoadSketch.amd64After(), SECOND);
        for (SoftintClass c : List.of(SoftintClass.NET, SoftintClass.CLOCK)) {
            assertThat(one.row(0, c).orElseThrow().times().raised()).isEqualTo(other.row(0, c).orElseThrow().times().raised());
        }
        assertThat(one.cpus().get(0).idle()).isCloseTo(other.cpus().get(0).idle(), within(1e-3));
    }

    @Test
    void sharesOfACpuAddUp() {
        SimulationResult result = new Simulation(TODAY, er4(), 1, 2 * SECOND).run();
        assertThat(result.cpus()).hasSize(4).allSatisfy(cpu -> assertThat(cpu.interrupts() + cpu.thread() + cpu.idle()
                + cpu.classes().stream().mapToDouble(c -> c.times().share()).sum()).isCloseTo(1, within(1e-9)));
        assertThat(result.cpus().get(0).idle()).as("nothing is booked twice").isLessThan(1e-6);
    }

    @Test
    void progressGrowsFromNoneToAll() {
        List<Double> seen = new ArrayList<>();
        new Simulation(TODAY, er4(), 1, 2 * SECOND).run(Simulation.MOST_EVENTS, seen::add);
        assertThat(seen).isSorted().hasSizeGreaterThan(3).allSatisfy(s -> assertThat(s).isBetween(0.0, 1.0));
    }

    @Test
    void tooManyEventsAreOneClearLine() {
        assertThatThrownBy(() -> new Simulation(TODAY, er4(), 1, SECOND).run(1000, s -> { }))
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("1000 events at simulated time")
                .hasMessageContaining("ask for a shorter time");
    }

    @Test
    void aTimeThatCannotBeSimulatedIsRefused() {
        assertThatThrownBy(() -> new Simulation(TODAY, er4(), 1, 100 * MS)).isInstanceOf(SimulationException.class)
                .hasMessage("simulated time 100 ms: must be more than the load's warm-up of 500 ms and at most an hour; "
                        + "give another time");
        assertThatThrownBy(() -> new Simulation(TODAY, er4(), 1, Simulation.LONGEST + 1)).isInstanceOf(SimulationException.class);
    }

    @Test
    void aTableWithoutAClassOfTheLoadIsRefused() {
        assertThatThrownBy(() -> Simulation.of(LoadSketch.table("clock 2", "net 1"), er4(), 1).run())
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("the table of sketch has no class bio, which handler 'biodone' of load 'er4' needs");
    }

    @Test
    void aWatchdogRunsOutOnceForEachTimeoutWithoutAPoke() {
        LoadSketch fed = LoadSketch.ofCpus(1).handler("poke", SoftintClass.CLOCK, us(1)).every(100_000, "poke", 0);
        assertThat(fed.watchdog("poke", 150 * MS).run(TODAY, SECOND).missed()).isZero();
        SimulationResult starved = LoadSketch.ofCpus(1).handler("poke", SoftintClass.CLOCK, us(1)).every(10_000_000, "poke", 0)
                .watchdog("poke", 300 * MS).run(TODAY, SECOND);
        assertThat(starved.missed()).isEqualTo(3);
        assertThat(starved.watchdogs().get(0).longest()).isEqualTo(SECOND);
    }

    // contract: what happens in the warm-up is not measured.
    @Test
    void theWarmUpIsNotMeasured() {
        Load load = LoadSketch.ofCpus(1).handler("poke", SoftintClass.CLOCK, us(1)).every(10_000_000, "poke", 0)
                .handler("rx", SoftintClass.NET, us(100)).every(1000, "rx", 0).watchdog("poke", 300 * MS).load();
        Load warmed = new Load(load.name(), load.summary(), 1, SECOND, 500 * MS, 0, load.lending(), load.interrupts(), load.handlers(),
                List.of(), load.watchdogs(), List.of());
        SimulationResult result = Simulation.of(TODAY, warmed, 1).run();
        assertThat(result.measured()).isEqualTo(500 * MS);
        assertThat(result.missed()).as("half a second, 300 ms at a time").isEqualTo(1);
        assertThat(result.watchdogs().get(0).longest()).isEqualTo(500 * MS);
        ClassTimes net = result.row(0, SoftintClass.NET).orElseThrow().times();
        assertThat(net.raised()).isBetween(499L, 501L);
        assertThat(net.share()).isCloseTo(0.1, within(0.001));
    }

    @Test
    void timesAreShownWithThreeDigits() {
        assertThat(List.of(Quantity.time(0), Quantity.time(999), Quantity.time(1_234), Quantity.time(20_000_000),
                Quantity.time(999_999), Quantity.time(12_345_678_901L)))
                .containsExactly("0 s", "999 ns", "1.23 us", "20 ms", "1 ms", "12.3 s");
    }

    // contract: streams of one seed are uniform and do not follow each other.
    @Test
    void theStreamsOfASeedAreIndependent() {
        SplitMix one = new SplitMix(1, 0);
        SplitMix other = new SplitMix(1, 1);
        double sum = 0;
        double sumOfOther = 0;
        double product = 0;
        int n = 200_000;
        for (int i = 0; i < n; i++) {
            double u = one.uniform();
            double v = other.uniform();
            sum += u;
            sumOfOther += v;
            product += (u - 0.5) * (v - 0.5);
        }
        assertThat(sum / n).isCloseTo(0.5, within(0.003));
        assertThat(sumOfOther / n).isCloseTo(0.5, within(0.003));
        assertThat(product / n).as("streams are independent").isCloseTo(0, within(0.001));
    }
}
