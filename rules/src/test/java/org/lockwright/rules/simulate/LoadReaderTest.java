package org.lockwright.rules.simulate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.pack.PackProblem;
import org.lockwright.rules.softint.SoftintClass;

/** Loads in YAML: what is read, and how each mistake is told. */
class LoadReaderTest {

    private static final String TINY = """
            load: tiny
            summary: a receiver
            cpus: { value: 2, source: "board" }
            duration: { value: 10 s, source: "enough" }
            ipi: { value: 1.5 us, source: "assumption" }
            interrupts:
              - name: nic
                cpu: 0
                arrival: closed
                rate: { value: 81.3 kHz, source: "line" }
                window: { value: 64, source: "assumption" }
                round-trip: { value: 300 us, source: "ping(8)" }
                cost: { value: 4 us, source: "assumption" }
                polled: true
                raises: rx
                on-cpu: 1
              - name: hardclock
                arrival: periodic
                rate: { value: 100 Hz, source: "HZ" }
                raises: callout
            handlers:
              - name: rx
                class: net
                per-item:
                  - for: { value: 12 us, source: "measured" }
                    mutex: softnet_lock
                limit: { value: 16, source: "driver" }
                queue: { value: 256, source: "IFQ_MAXLEN" }
              - name: callout
                class: clock
                per-run:
                  - for: { value: 5 us, source: "assumption" }
                    spread: hyperexponential
                    variation: { value: 4.0, source: "assumption" }
                raises:
                  - { handler: rx, cpu: 1 }
            threads:
              - name: app
                cpu: 1
                loop:
                  - for: { value: 1 ms, source: "assumption" }
                    masks: interrupts
            watchdogs:
              - name: wdog
                cpu: 0
                poked-by: callout
                timeout: { value: 4 s, source: "manual" }
            """;

    private static List<String> problems(String text) {
        PackException e = catchThrowableOfType(PackException.class, () -> LoadReader.read("tiny.yaml", text.getBytes(UTF_8)));
        assertThat(e).as("a load that cannot be used").isNotNull();
        return e.problems().stream().map(PackProblem::toString).toList();
    }

    @Test
    void everyNumberIsReadInItsUnit() {
        Load load = LoadReader.read("tiny.yaml", TINY.getBytes(UTF_8));
        assertThat(load.duration()).isEqualTo(10_000_000_000L);
        assertThat(load.ipi()).isEqualTo(1_500);
        Load.Interrupt nic = load.interrupts().get(0);
        assertThat(nic.interval()).isBetween(12_300.0, 12_301.0);
        assertThat(nic).extracting(Load.Interrupt::cpu, Load.Interrupt::arrival, Load.Interrupt::window, Load.Interrupt::roundTrip,
                Load.Interrupt::cost, Load.Interrupt::polled, Load.Interrupt::raises, Load.Interrupt::target)
                .containsExactly(0, Load.Arrival.CLOSED, 64, 300_000L, 4_000L, true, "rx", 1);
        assertThat(load.interrupts().get(1)).extracting(Load.Interrupt::cpu, Load.Interrupt::items, Load.Interrupt::interval,
                Load.Interrupt::target).containsExactly(Load.EVERY, 1, 1e7, Load.OWN);
        assertThat(load.handlers().get(0)).isEqualTo(new Load.Handler("rx", SoftintClass.NET, List.of(),
                List.of(Step.of(12_000).holding("softnet_lock")), 16, 256, true, List.of()));
        assertThat(load.handlers().get(1)).isEqualTo(new Load.Handler("callout", SoftintClass.CLOCK,
                List.of(Step.of(5_000).varying(Step.Spread.HYPEREXPONENTIAL, 4)), List.of(), 0, 0, true,
                List.of(new Load.Raise("rx", 1))));
        assertThat(load.threads()).containsExactly(new Load.Application("app", 1,
                List.of(Step.of(1_000_000).masking(Step.Masks.INTERRUPTS))));
        assertThat(load.watchdogs()).containsExactly(new Load.Watchdog("wdog", 0, "callout", 4_000_000_000L));
        assertThat(load.parameters()).hasSize(15)
                .contains(new Load.Parameter("nic rate", "81.3 kHz", "line"), new Load.Parameter("rx per-item 1 for", "12 us", "measured"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cost: { | costs: { | 13:5: unknown key 'costs', did you mean 'cost'?",
        "value: 300 us, | value: 300, | 12:26: 'value' is a whole number; it must be a time above 0 with its unit (ns, us, ms or s), as in '12 us'",
        "value: 300 us, | value: 300 usec, | 12:26: 'value' is '300 usec'; it must be a time above 0 with its unit (ns, us, ms or s), as in '12 us'",
        "value: 300 us, | value: 0 us, | 12:26: 'value' is '0 us'; it must be a time above 0 with its unit (ns, us, ms or s), as in '12 us'",
        "value: 100 Hz, | value: 100 ms, | 19:20: 'value' is '100 ms'; it must be a rate above 0 with its unit (Hz, kHz or MHz), as in '100 Hz'",
        "4 us, source: \"assumption\" | 4 us | 13:11: missing key 'source'; add it to 'cost'",
        "source: \"HZ\" | source: \"\" | 19:36: 'source' is empty; give it at least one character",
        "{ value: 16, source: \"driver\" } | 16 | 27:12: 'limit' is a whole number; it must be a mapping",
        "value: 16, | value: 16 packets, | 27:21: 'value' is text; it must be a whole number",
        "class: net | class: nett | 23:12: 'class' is 'nett', did you mean 'net'? allowed: clock, serial, net, bio, gen",
        "arrival: periodic | arrival: random | 18:14: 'arrival' is 'random', allowed: periodic, poisson, closed"
    })
    void whatTheSchemaForbidsSaysWhereAndHowToMend(String piece, String replacement, String problem) {
        assertThat(TINY).contains(piece);
        assertThat(problems(TINY.replace(piece, replacement))).contains("tiny.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "raises: callout | raises: calout | 20:13: no handler 'calout', did you mean 'callout'?",
        "poked-by: callout | poked-by: rxx | 46:15: no handler 'rxx', did you mean 'rx'?",
        "handler: rx, | handler: tx, | 36:20: no handler 'tx', did you mean 'rx'?",
        "on-cpu: 1 | on-cpu: 2 | 16:13: no CPU 2; there are 2, the first is 0",
        "arrival: closed | arrival: poisson | 11:13: 'window' means nothing with arrival 'poisson'; leave it out",
        "arrival: periodic | arrival: closed | 18:14: missing key 'window'; a source with arrival 'closed' needs it",
        "name: hardclock | name: nic | 17:11: a second 'nic' in 'interrupts'; give it another name",
        "value: 10 s, | value: 2000000 s, | 4:11: 'duration' is 2000000 s; it must be at most an hour",
        "variation: { value: 4.0, | variation: { value: 0.5, | 34:20: 'variation' is 0.5; it must be more than 1",
        "spread: hyperexponential | spread: exponential | 34:20: 'variation' and spread 'hyperexponential' go together; leave it out",
        "cpus: { value: 2, | cpus: { value: 900, | 3:7: 'cpus' is 900; it must be at most 64",
        "ipi: | warm-up: { value: 20 s, source: \"x\" }~ipi: | 5:10: 'warm-up' takes all of 'duration'; make it shorter"
    })
    void whatThePartsSayOfEachOtherIsChecked(String piece, String replacement, String problem) {
        assertThat(TINY).contains(piece);
        List<String> problems = problems(TINY.replace(piece, replacement.replace("~", "\n")));
        assertThat(problems).contains("tiny.yaml:" + problem);
    }

    @Test
    void aStepCannotMaskAndBlock() {
        assertThat(problems(TINY.replace("        masks: interrupts", "        masks: interrupts\n        mutex: m")))
                .containsExactly("tiny.yaml:42:16: a step that masks cannot wait for an adaptive mutex; leave out one of the two");
    }

    @Test
    void whatIsTwiceOrForNothingIsTold() {
        assertThat(problems(TINY + "  - name: wdog\n    poked-by: callout\n    timeout: { value: 1 s, source: x }\n"))
                .containsExactly("tiny.yaml:48:11: a second 'wdog' in 'watchdogs'; give it another name");
        assertThat(problems(TINY.replace("threads:", "  - name: nothing\n    class: bio\nthreads:")))
                .containsExactly("tiny.yaml:37:11: handler 'nothing' does nothing in a run; give it 'per-run' or 'per-item'");
        assertThat(problems(TINY.replace("watchdogs:", "  - name: other\n    loop:\n      - for: { value: 1 s, source: x }\nwatchdogs:")))
                .containsExactly("tiny.yaml:43:5: a second thread on this CPU; a CPU has at most one");
    }

    @Test
    void whatIsNoYamlIsToldAsSuch() {
        assertThat(problems("")).containsExactly("tiny.yaml:1:1: the load is empty; begin with 'load:', 'summary:' and 'cpus:'");
        assertThat(problems("load: &a x\n")).containsExactly("tiny.yaml:1:7: an anchor '&a'; a load has no aliases, remove it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "octeon", "er4"})
    void everyShippedNumberHasASource(String profile) {
        Load load = LoadReader.shipped(profile).orElseThrow();
        assertThat(load.name()).isEqualTo(profile);
        assertThat(load.parameters()).hasSizeGreaterThan(20).allSatisfy(p -> assertThat(p.source()).hasSizeGreaterThan(8));
        assertThat(load.handlers()).extracting(Load.Handler::type).contains(SoftintClass.values());
        assertThat(load.watchdogs()).isNotEmpty();
    }

    // contract: the example of the page is a load, and runs.
    @Test
    void theExampleOfThePageWorks() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "simulate.md"));
        int start = page.indexOf("```yaml\n") + "```yaml\n".length();
        Load load = LoadReader.read("simulate.md", page.substring(start, page.indexOf("```", start)).getBytes(UTF_8));
        SimulationResult result = Simulation.of(LoadSketch.table("clock 1"), load, 1).run();
        assertThat(result.row(0, SoftintClass.CLOCK).orElseThrow().times().runs()).isBetween(999L, 1000L);
        assertThat(result.row(0, SoftintClass.CLOCK).orElseThrow().times().latency().max()).isEqualTo(6_000);
    }

    @Test
    void noLoadIsShippedForAnotherProfile() {
        assertThat(LoadReader.shipped("macppc/GENERIC")).isEmpty();
        assertThat(LoadReader.SHIPPED).allSatisfy(p -> assertThat(LoadReader.shipped(p)).isPresent());
    }
}
