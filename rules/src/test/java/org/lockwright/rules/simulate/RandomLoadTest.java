package org.lockwright.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** What holds of every run, tried on loads and tables drawn at random. */
class RandomLoadTest {

    private static final long DURATION = 100_000_000;

    private static final SoftintClass[] CLASSES = {SoftintClass.CLOCK, SoftintClass.SERIAL, SoftintClass.NET, SoftintClass.BIO};

    static IntStream seeds() {
        return IntStream.rangeClosed(1, 60);
    }

    /** Draws from a stream; the same seed draws the same. */
    private record Draw(SplitMix random) {

        int of(int n) {
            return (int) (random.uniform() * n);
        }

        long us(int least, int most) {
            return (least + of(most - least + 1)) * LoadSketch.US;
        }

        /** A step that may hold one of two mutexes, or mask. */
        Step step() {
            Step step = Step.of(us(1, 40));
            return switch (of(5)) {
                case 0 -> step.holding("a");
                case 1 -> step.holding("b");
                case 2 -> step.masking(of(2) == 0 ? Step.Masks.SOFTINTS : Step.Masks.INTERRUPTS);
                default -> step;
            };
        }

        DispatchTable table() {
            List<DispatchTable.Row> rows = new ArrayList<>();
            for (SoftintClass c : CLASSES) {
                int level = 1 + of(4);
                rows.add(of(rows.size() + 1), new DispatchTable.Row(c, level, 1L << rows.size(), of(6) == 0 ? 1 + of(4) : level));
            }
            return new DispatchTable("random", rows);
        }

        /** One handler for each class, on any of the CPUs by one or two sources, and threads. */
        Load load(int cpus) {
            List<Load.Interrupt> interrupts = new ArrayList<>();
            List<Load.Handler> handlers = new ArrayList<>();
            List<Load.Application> threads = new ArrayList<>();
            for (SoftintClass c : CLASSES) {
                boolean items = of(2) == 0;
                handlers.add(new Load.Handler(c.word(), c, List.of(step(), step()), items ? List.of(step(), step()) : List.of(),
                        items ? of(4) : 0, items ? of(20) : 0, true,
                        of(3) == 0 && c != SoftintClass.CLOCK ? List.of(new Load.Raise("clock", of(cpus))) : List.of()));
                for (int i = 0; i <= of(2); i++) {
                    interrupts.add(new Load.Interrupt(c.word() + i, of(cpus), of(2) == 0 ? Load.Arrival.POISSON : Load.Arrival.PERIODIC,
                            us(60, 900), 1 + of(4), 0, 0, of(3) == 0 ? 0 : us(1, 6), of(2) == 0, c.word(),
                            of(3) == 0 ? of(cpus) : Load.OWN));
                }
            }
            for (int cpu = 0; cpu < cpus; cpu++) {
                if (of(3) > 0) {
                    threads.add(new Load.Application("t" + cpu, cpu, List.of(step(), step(), step())));
                }
            }
            return new Load("random", "random", cpus, DURATION, 0, of(2) == 0 ? 0 : us(1, 5),
                    of(2) == 0 ? Load.Lending.LEVEL : Load.Lending.PRIORITY, interrupts, handlers, threads, List.of(), List.of());
        }
    }

    private static long total(List<Step> steps) {
        return steps.stream().mapToLong(Step::time).sum();
    }

    // contract: no time is booked twice, every trigger is measured once, and twice the same is the same.
    @ParameterizedTest
    @MethodSource("seeds")
    void timeAndTriggersAreAccountedFor(int seed) {
        Draw draw = new Draw(new SplitMix(seed, 0));
        Load load = draw.load(1 + draw.of(3));
        Simulation simulation = new Simulation(draw.table(), load, seed, DURATION);
        SimulationResult result = simulation.run();
        assertThat(simulation.run()).isEqualTo(result);
        for (SimulationResult.CpuTimes cpu : result.cpus()) {
            double busy = cpu.interrupts() + cpu.thread() + cpu.classes().stream().mapToDouble(r -> r.times().share()).sum();
            assertThat(busy).isBetween(0.0, 1 + 1e-9);
            boolean threaded = load.threads().stream().anyMatch(t -> t.cpu() == cpu.cpu());
            if (threaded && load.cpus() == 1) {
                assertThat(busy).as("a thread leaves no time idle on one CPU").isCloseTo(1, within(1e-9));
            }
            for (SimulationResult.ClassRow row : cpu.classes()) {
                ClassTimes t = row.times();
                assertThat(t.latency().count()).isEqualTo(t.raised());
                assertThat(t.response().count()).isBetween(t.raised() - t.waiting() - 25, t.raised() - t.waiting());
                assertThat(t.latency().p50()).isLessThanOrEqualTo(t.latency().p99());
                assertThat(t.latency().max()).isLessThanOrEqualTo(DURATION);
            }
        }
    }

    // contract: on one CPU nobody spins, so a class has run exactly as long as what it finished takes, but for what it is at.
    @ParameterizedTest
    @MethodSource("seeds")
    void aClassRunsAsLongAsItsWorkTakes(int seed) {
        Draw draw = new Draw(new SplitMix(seed, 1));
        Load load = draw.load(1);
        SimulationResult result = new Simulation(draw.table(), load, seed, DURATION).run();
        for (Load.Handler handler : load.handlers()) {
            ClassTimes t = result.row(0, handler.type()).orElseThrow().times();
            long finished = t.runs() * total(handler.perRun()) + t.items() * total(handler.perItem());
            assertThat(t.share() * DURATION).as(handler.name())
                    .isBetween(finished - 1.0, finished + total(handler.perRun()) + total(handler.perItem()) + 1.0);
        }
    }

    // contract: a mutex has one holder at a time, so that all holds together take no more than the time there was.
    @ParameterizedTest
    @MethodSource("seeds")
    void holdsOfOneMutexNeverOverlap(int seed) {
        Draw draw = new Draw(new SplitMix(seed, 2));
        Step held = Step.of(draw.us(5, 30)).holding("a");
        LoadSketch sketch = LoadSketch.ofCpus(3).ipi(draw.of(3));
        List<SoftintClass> types = List.of(CLASSES);
        for (int cpu = 0; cpu < 3; cpu++) {
            String name = "h" + cpu;
            sketch.handler(name, types.get(draw.of(4)), held);
            sketch.interrupt(new Load.Interrupt(name, cpu, Load.Arrival.POISSON, draw.us(8, 60), 1, 0, 0, 0, false, name, Load.OWN));
        }
        SimulationResult result = sketch.run(draw.table(), DURATION);
        long runs = result.cpus().stream().flatMap(c -> c.classes().stream()).mapToLong(r -> r.times().runs()).sum();
        assertThat(runs * held.time()).isLessThanOrEqualTo(DURATION);
        assertThat(runs).isGreaterThan(1000);
        if (result.cpus().stream().flatMap(c -> c.classes().stream()).anyMatch(r -> r.times().isUnbounded())) {
            assertThat(runs * held.time()).as("what queues for it keeps it busy").isGreaterThan(DURATION / 2);
        }
    }
}
