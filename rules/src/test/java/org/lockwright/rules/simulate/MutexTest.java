package org.lockwright.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.lockwright.rules.simulate.LoadSketch.SECOND;
import static org.lockwright.rules.simulate.LoadSketch.US;
import static org.lockwright.rules.simulate.LoadSketch.table;
import static org.lockwright.rules.simulate.LoadSketch.us;

import org.junit.jupiter.api.Test;
import org.lockwright.rules.simulate.Load.Lending;
import org.lockwright.rules.simulate.Load.Raise;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** Blocking on adaptive mutexes, what is lent to their holders, and other CPUs. */
class MutexTest {

    private static final SoftintClass CLOCK = SoftintClass.CLOCK;
    private static final SoftintClass NET = SoftintClass.NET;
    private static final SoftintClass BIO = SoftintClass.BIO;
    private static final DispatchTable THREE = table("clock 3", "net 2", "bio 1");

    /** bio holds a mutex for long that clock wants, and net would like to run in between; each is periodic and out of step. */
    private static LoadSketch inversion(Lending lending) {
        return LoadSketch.ofCpus(1).lending(lending)
                .handler("biodone", BIO, us(400).holding("m")).every(1010, "biodone", 0)
                .handler("rx", NET, us(300)).every(701, "rx", 0)
                .handler("callout", CLOCK, us(10).holding("m")).every(503, "callout", 0);
    }

    private static ClassTimes times(SimulationResult result, int cpu, SoftintClass type) {
        return result.row(cpu, type).orElseThrow().times();
    }

    // contract: the holder runs until it lets go, undisturbed by what is below the waiter, then the waiter goes on.
    @Test
    void aHolderIsLentTheWaitersLevel() {
        ClassTimes clock = times(inversion(Lending.LEVEL).run(THREE, 5 * SECOND), 0, CLOCK);
        assertThat(clock.latency().max()).isZero();
        assertThat(clock.response().max()).isBetween(300 * US, 410 * US);
        assertThat(clock.longestStarvation()).isBetween(290 * US, 400 * US);
    }

    @Test
    void whereOnlyPriorityIsLentAClassInBetweenDelaysTheWaiter() {
        ClassTimes clock = times(inversion(Lending.PRIORITY).run(THREE, 5 * SECOND), 0, CLOCK);
        assertThat(clock.response().max()).isGreaterThan(600 * US);
    }

    @Test
    void withoutTheMutexNothingWaits() {
        ClassTimes clock = times(LoadSketch.ofCpus(1)
                .handler("biodone", BIO, us(400).holding("other")).every(1010, "biodone", 0)
                .handler("callout", CLOCK, us(10).holding("m")).every(503, "callout", 0).run(THREE, SECOND), 0, CLOCK);
        assertThat(clock.response().max()).isEqualTo(10 * US);
    }

    // contract: a class has one LWP on a CPU; while it is blocked, its other handlers wait with it.
    @Test
    void theWholeClassWaitsWhileItsLwpIsBlocked() {
        LoadSketch sketch = LoadSketch.ofCpus(1)
                .handler("biodone", BIO, us(400).holding("m")).every(1010, "biodone", 0)
                .handler("timer", CLOCK, us(5)).every(101, "timer", 0);
        assertThat(times(sketch.run(THREE, SECOND), 0, CLOCK).latency().max()).isZero();
        sketch.handler("callout", CLOCK, us(10).holding("m")).every(503, "callout", 0);
        assertThat(times(sketch.run(THREE, SECOND), 0, CLOCK).latency().max()).isBetween(250 * US, 415 * US);
    }

    @Test
    void aThreadThatHoldsTheMutexRunsFirst() {
        SimulationResult result = LoadSketch.ofCpus(1)
                .thread(0, us(100), us(60).holding("m"))
                .handler("rx", NET, us(200)).every(701, "rx", 0)
                .handler("callout", CLOCK, us(10).holding("m")).every(503, "callout", 0).run(THREE, SECOND);
        assertThat(times(result, 0, CLOCK).response().max()).isBetween(50 * US, 70 * US);
    }

    // contract: who wants a mutex whose owner runs on another CPU spins, and keeps its own CPU busy.
    @Test
    void whoWaitsForARunningOwnerSpins() {
        SimulationResult result = LoadSketch.ofCpus(2)
                .thread(1, us(70), us(30).holding("m"))
                .handler("callout", CLOCK, us(10).holding("m")).every(497, "callout", 0).run(THREE, SECOND);
        ClassTimes clock = times(result, 0, CLOCK);
        assertThat(clock.response().max()).isBetween(30 * US, 40 * US);
        assertThat(clock.longestStarvation()).as("it runs, in circles").isZero();
        assertThat(clock.share()).isCloseTo(clock.response().mean() / (497 * US), within(0.0005)).isGreaterThan(11.0 / 497);
    }

    // contract: an owner that is preempted on another CPU is no longer spun for, and is lent the level of who waits.
    @Test
    void anOwnerPreemptedElsewhereIsLentTheLevelThere() {
        SimulationResult result = LoadSketch.ofCpus(2)
                .thread(1, us(50), us(50).holding("m"))
                .handler("rx", NET, us(300))
                .interrupt(new Load.Interrupt("nic", 1, Load.Arrival.PERIODIC, 701 * US, 1, 0, 0, 0, false, "rx", Load.OWN))
                .handler("callout", CLOCK, us(10).holding("m")).every(503, "callout", 0).run(THREE, SECOND);
        assertThat(times(result, 0, CLOCK).response().max()).isBetween(20 * US, 60 * US);
        assertThat(times(result, 1, NET).response().max()).isGreaterThan(300 * US);
    }

    // contract: a mutex has one owner at a time, and is handed to who waits.
    @Test
    void twoCpusHoldAMutexOneAfterTheOther() {
        SimulationResult result = LoadSketch.ofCpus(2)
                .thread(0, us(100).holding("m")).thread(1, us(100).holding("m"))
                .handler("callout", CLOCK, us(1)).every(1000, "callout", 0)
                .run(THREE, SECOND);
        assertThat(result.cpus().get(0).thread()).isCloseTo(0.5, within(0.01));
        assertThat(result.cpus().get(1).thread()).isCloseTo(0.5, within(0.01));
    }

    // contract: of those that wait the highest level is next, however long the others have waited.
    @Test
    void theHighestWaiterIsNext() {
        LoadSketch sketch = LoadSketch.ofCpus(4)
                .handler("biodone", BIO, us(60).holding("m"))
                .handler("callout", CLOCK, us(10).holding("m")).every(503, "callout", 0);
        for (int cpu = 1; cpu < 4; cpu++) {
            sketch.interrupt(new Load.Interrupt("disk" + cpu, cpu, Load.Arrival.POISSON, 150 * US, 1, 0, 0, 0, false, "biodone", Load.OWN));
        }
        SimulationResult result = sketch.run(THREE, SECOND);
        assertThat(times(result, 0, CLOCK).response().max()).isBetween(60 * US, 70 * US);
        assertThat(times(result, 1, BIO).response().max()).as("they queue").isGreaterThan(180 * US);
    }

    // contract: who spins and is preempted has no claim on the mutex meanwhile; else a third CPU would wait for what does not run.
    @Test
    void aPreemptedSpinnerIsNotHandedTheMutex() {
        SimulationResult result = LoadSketch.ofCpus(3).lending(Lending.PRIORITY)
                .thread(1, us(50), us(40).holding("m"))
                .handler("biodone", BIO, us(1).holding("m")).every(53, "biodone", 0)
                .handler("rx", NET, us(300)).every(701, "rx", 0)
                .handler("callout", CLOCK, us(5).holding("m"))
                .interrupt(new Load.Interrupt("timer", 2, Load.Arrival.PERIODIC, 97 * US, 1, 0, 0, 0, false, "callout", Load.OWN))
                .run(THREE, SECOND);
        ClassTimes bio = times(result, 0, BIO);
        assertThat(bio.longestStarvation()).as("it is preempted").isGreaterThan(290 * US);
        assertThat(bio.runs()).isGreaterThan(5_000);
        // The thread's hold, and bio's own unless net has preempted that; which holds it for 300 us, but seldom.
        assertThat(times(result, 2, CLOCK).response().p99()).isLessThan(100 * US);
    }

    @Test
    void anotherCpuIsReachedByAnInterrupt() {
        SimulationResult result = LoadSketch.ofCpus(2).ipi(7)
                .raising("tickle", CLOCK, us(3), new Raise("poke", 1)).every(1000, "tickle", 0)
                .handler("poke", NET, us(2)).run(THREE, SECOND);
        ClassTimes net = times(result, 1, NET);
        assertThat(net.runs()).isBetween(999L, 1000L);
        assertThat(net.latency().max()).isEqualTo(7 * US);
        assertThat(net.latency().p50()).isCloseTo(7 * US, withinPercentage(0.1));
        assertThat(times(result, 0, NET).raised()).isZero();
        assertThat(result.cpus().get(1).interrupts()).isCloseTo(0.007, within(0.0001));
        assertThat(result.cpus().get(0).interrupts()).isZero();
    }
}
