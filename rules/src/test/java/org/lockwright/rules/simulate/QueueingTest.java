package org.lockwright.rules.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.lockwright.rules.simulate.LoadSketch.SECOND;
import static org.lockwright.rules.simulate.LoadSketch.us;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** The model against queueing theory: M/G/1 with preemptive-resume priorities. */
class QueueingTest {

    private static final DispatchTable THREE = LoadSketch.table("clock 3", "net 2", "bio 1");

    /** A class of jobs: Poisson arrivals with a mean distance in microseconds, and what one takes. */
    private record Jobs(SoftintClass type, double distance, Step service) {

        double rate() {
            return 1 / (distance * LoadSketch.US);
        }

        double load() {
            return rate() * service.time();
        }

        /** Second moment of the service time, in square nanoseconds. */
        double secondMoment() {
            double mean = service.time();
            return mean * mean * (1 + service.squaredVariation());
        }
    }

    static Stream<Arguments> loads() {
        Step exponential = us(10).varying(Step.Spread.EXPONENTIAL, 1);
        return Stream.of(
                Arguments.of("exponential", List.of(
                        new Jobs(SoftintClass.CLOCK, 50, exponential),
                        new Jobs(SoftintClass.NET, 40, exponential),
                        new Jobs(SoftintClass.BIO, 80, us(16).varying(Step.Spread.EXPONENTIAL, 1)))),
                Arguments.of("constant", List.of(
                        new Jobs(SoftintClass.CLOCK, 100, us(30)),
                        new Jobs(SoftintClass.NET, 25, us(5)),
                        new Jobs(SoftintClass.BIO, 200, us(50)))),
                Arguments.of("mixed", List.of(
                        new Jobs(SoftintClass.CLOCK, 60, us(6).varying(Step.Spread.HYPEREXPONENTIAL, 4)),
                        new Jobs(SoftintClass.NET, 30, us(9)),
                        new Jobs(SoftintClass.BIO, 100, us(20).varying(Step.Spread.EXPONENTIAL, 1)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loads")
    void meanResponsesAreWithinTwoPercentOfTheClosedForm(String name, List<Jobs> classes) {
        LoadSketch sketch = LoadSketch.ofCpus(1);
        classes.forEach(c -> sketch.jobs(c.type().word(), c.type(), c.service()).poisson(c.distance(), c.type().word()));
        SimulationResult result = sketch.run(THREE, 20 * SECOND);

        double above = 0;
        double residual = 0;
        for (Jobs c : classes) {
            residual += c.rate() * c.secondMoment() / 2;
            double upTo = above + c.load();
            double expected = c.service().time() / (1 - above) + residual / ((1 - above) * (1 - upTo));
            ClassTimes times = result.row(0, c.type()).orElseThrow().times();
            assertThat(times.response().mean()).as("%s, %s", name, c.type()).isCloseTo(expected, withinPercentage(2));
            assertThat(times.share()).as("%s, load of %s", name, c.type()).isCloseTo(c.load(), withinPercentage(2));
            assertThat(times.isUnbounded()).isFalse();
            above = upTo;
        }
        assertThat(above).as("a load that queues at all").isGreaterThan(0.6);
    }

    // contract: with one service time the mean over two classes of equal level depends on neither's place in the ladder, and is
    // that of one queue: Pollaczek and Khinchine's.
    @Test
    void equalLevelsShareOneServer() {
        SimulationResult result = LoadSketch.ofCpus(1)
                .jobs("net", SoftintClass.NET, us(10)).poisson(50, "net")
                .jobs("serial", SoftintClass.SERIAL, us(10)).poisson(50, "serial")
                .run(LoadSketch.table("serial 2", "net 2"), 20 * SECOND);
        double mean = Stream.of(SoftintClass.NET, SoftintClass.SERIAL)
                .map(c -> result.row(0, c).orElseThrow().times().response())
                .mapToDouble(Latency::mean).average().orElseThrow();
        assertThat(mean).isCloseTo(10_000 + 0.4 * 10_000 / 2 / 0.6, withinPercentage(2));
    }

    // contract: an overloaded queue is the one thing the formula has no answer for, and the verdict says so.
    @Test
    void anOverloadedQueueGrows() {
        SimulationResult result = LoadSketch.ofCpus(1)
                .jobs("net", SoftintClass.NET, us(10)).poisson(9.5, "net")
                .run(THREE, SECOND);
        assertThat(result.row(0, SoftintClass.NET).orElseThrow().times().isUnbounded()).isTrue();
    }
}
