package org.lockwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.SimulateReport.NamedTable;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code softint simulate} with tables of its own: what it prints, writes and refuses. */
class SoftintSimulateCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path folder;

    /** What a run left; {@code refused} is the line it was refused with. */
    private record Outcome(int exit, String out, String err, String refused) {
    }

    /** The command with tables that no tree was read for. */
    @Command(name = "simulate")
    private static final class Simulate extends SoftintSimulateCommand {

        private final Session session;

        Simulate(Session session) {
            this.session = session;
        }

        @Override
        Session session() {
            return session;
        }

        @Override
        List<NamedTable> tables(Session of, String profile) {
            return List.of(
                    new NamedTable("today", table(profile, "serial 2", "net 2", "bio 1", "clock 1")),
                    new NamedTable("after", table(profile, "clock 2", "serial 1", "net 1", "bio 1", "gen 1")));
        }

        private static DispatchTable table(String port, String... rows) {
            List<DispatchTable.Row> out = new ArrayList<>();
            for (String row : rows) {
                String[] words = row.split(" ");
                int level = Integer.parseInt(words[1]);
                out.add(new DispatchTable.Row(SoftintClass.of(words[0]).orElseThrow(), level, 1L << out.size(), level));
            }
            return new DispatchTable(port, out);
        }
    }

    private Outcome run(String profile, GlobalOptions.Format format, String... arguments) {
        GlobalOptions options = new GlobalOptions();
        options.profiles.add(profile);
        options.format = format;
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        StringBuilder refused = new StringBuilder();
        Session session = new Session(options, new PrintWriter(out), new PrintWriter(err, true),
                new Session.Surroundings(folder, false, false, 2));
        int exit = new CommandLine(new Simulate(session)).setExecutionExceptionHandler((failure, at, parsed) -> {
            refused.append(failure.getMessage());
            return Exit.USAGE;
        }).execute(arguments);
        return new Outcome(exit, out.toString(), err.toString(), refused.toString());
    }

    private static String schema() throws IOException {
        try (InputStream in = SimulateReport.class.getResourceAsStream("/schemas/simulate.schema.json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static List<String> problems(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema(), InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
    }

    @Test
    void theTextSaysWhatStarvesAndWhatDoesNot() {
        Outcome outcome = run("er4", GlobalOptions.Format.TEXT, "--seconds", "6");
        assertThat(outcome.exit()).as(outcome.refused()).isZero();
        assertThat(outcome.out()).startsWith("profile: er4\nload: er4: an EdgeRouter 4")
                .contains("time: 6 s on 4 CPUs, the first 500 ms not measured; seed 1\n")
                .contains("today: ladder serial 2, net 2, bio 1, clock 1\n", "after: ladder clock 2, serial 1, net 1, bio 1, gen 1\n")
                .contains("clock on CPU 0: latency grows without bound: ")
                .contains("clock: no bound on its latency, not preempted by clock: serial, net, bio\n")
                .contains("watchdog wdog on CPU 3: 1 missed, timeout 4 s, longest time without a poke 5.5 s\n")
                .contains("clock on CPU 0: bound 111 us = 59 us not preemptible + 24 us mutexes held by others + 28 us work of its own; "
                        + "p99.9 is within it\n")
                .contains("watchdog wdog on CPU 3: none missed")
                .containsPattern("hardclock rate +100 Hz +HZ is not set in OCTEON");
        assertThat(outcome.err()).matches("lockwright: 2 tables simulated, [0-9]+ events\n");
        assertThat(outcome.out().lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void theColumnsOfATableAreAligned() {
        List<String> table = run("octeon", GlobalOptions.Format.TEXT, "--seconds", "1").out().lines()
                .dropWhile(line -> !line.startsWith("  cpu")).takeWhile(line -> !line.startsWith("  CPU")).toList();
        assertThat(table).hasSize(5);
        assertThat(table).allSatisfy(line -> assertThat(line).hasSameSizeAs(table.get(0)));
    }

    @Test
    void theJsonKeepsItsSchemaAndHoldsTheBound() throws IOException {
        Outcome outcome = run("octeon", GlobalOptions.Format.JSON, "--seconds", "2", "--seed", "5");
        assertThat(problems(outcome.out())).isEmpty();
        JsonNode json = JSON.readTree(outcome.out());
        assertThat(json.path("seed").asLong()).isEqualTo(5);
        assertThat(json.path("duration").asLong()).isEqualTo(2_000_000_000L);
        JsonNode clockToday = json.at("/runs/0/cpus/0/classes/3");
        assertThat(clockToday.path("class").asText()).isEqualTo("clock");
        assertThat(clockToday.path("unbounded").asBoolean()).isTrue();
        assertThat(clockToday.at("/bound/holds").asBoolean(true)).isFalse();
        JsonNode clockAfter = json.at("/runs/1/cpus/0/classes/0");
        assertThat(clockAfter.path("unbounded").asBoolean(true)).isFalse();
        assertThat(clockAfter.at("/bound/kept").asBoolean()).isTrue();
        assertThat(clockAfter.at("/bound/total").asLong()).isEqualTo(107_000);
        assertThat(json.path("parameters")).isNotEmpty().allSatisfy(p -> assertThat(p.path("source").asText()).isNotEmpty());
    }

    // contract: the schema allows no key it does not list and misses none it requires, wherever that key stands.
    @Test
    void aKeyMoreOrLessIsNoticed() throws IOException {
        String out = run("octeon", GlobalOptions.Format.JSON, "--seconds", "1").out();
        for (String at : List.of("", "/parameters/0", "/runs/0", "/runs/0/ladder/0", "/runs/0/cpus/0", "/runs/0/cpus/0/classes/0",
                "/runs/0/cpus/0/classes/0/latency", "/runs/0/cpus/0/classes/3/bound", "/runs/0/handlers/0", "/runs/0/watchdogs/0")) {
            JsonNode more = JSON.readTree(out);
            ((ObjectNode) more.at(at)).put("surplus", 1);
            assertThat(problems(more.toString())).as("more in %s", at).isNotEmpty();
            JsonNode less = JSON.readTree(out);
            ObjectNode object = (ObjectNode) less.at(at);
            object.remove(object.fieldNames().next());
            assertThat(problems(less.toString())).as("less in %s", at).isNotEmpty();
        }
    }

    @Test
    void thePlotIsWrittenBesideTheResult() throws IOException {
        Outcome outcome = run("octeon", GlobalOptions.Format.TEXT, "--seconds", "1", "--svg", "plot.svg");
        assertThat(outcome.exit()).as(outcome.refused()).isZero();
        assertThat(Files.readString(folder.resolve("plot.svg"))).startsWith("<?xml").contains(">today<", ">after<");
        assertThat(outcome.out()).startsWith("profile: octeon");
    }

    @Test
    void theSameSeedPrintsTheSameBytes() {
        String[] arguments = {"--seconds", "1", "--seed", "3"};
        String first = run("er4", GlobalOptions.Format.JSON, arguments).out();
        assertThat(run("er4", GlobalOptions.Format.JSON, arguments).out()).isEqualTo(first).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "octeon | --seconds 0 | --seconds 0: give more than 0 and at most 3600",
        "octeon | --seconds 3601 | --seconds 3601: give more than 0 and at most 3600",
        "octeon | --seconds 0.1 | simulated time 100 ms: must be more than the load's warm-up of 500 ms and at most an hour; give another time",
        "octeon | --load none.yaml | --load none.yaml: cannot be read (NoSuchFile); name a readable file",
        "octeon | --svg no/plot.svg | --svg no/plot.svg: cannot be written (no such folder); name a file in a folder you can write to",
        "i386 | --seconds 1 | --profile i386: no load is shipped for it, only for amd64, octeon, er4; give one with --load FILE"
    })
    void whatCannotBeDoneIsOneLine(String profile, String arguments, String message) {
        Outcome outcome = run(profile, GlobalOptions.Format.TEXT, arguments.split(" "));
        assertThat(outcome.exit()).isEqualTo(Exit.USAGE);
        assertThat(outcome.refused()).isEqualTo(message);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void aLoadOfOnesOwnIsReadAndItsMistakesAreTold() throws IOException {
        String load = """
                load: own
                summary: one timer
                cpus: { value: 1, source: "test" }
                duration: { value: 1 s, source: "test" }
                interrupts:
                  - name: timer
                    arrival: periodic
                    rate: { value: 1 kHz, source: "test" }
                    raises: tick
                handlers:
                  - name: tick
                    class: clock
                    per-run:
                      - for: { value: 10 us, source: "test" }
                """;
        Files.writeString(folder.resolve("own.yaml"), load);
        Outcome right = run("i386", GlobalOptions.Format.TEXT, "--load", "own.yaml");
        assertThat(right.out()).contains("load: own: one timer", "time: 1 s on 1 CPU");
        Files.writeString(folder.resolve("own.yaml"), load.replace("rate:", "rats:"));
        Outcome wrong = run("i386", GlobalOptions.Format.TEXT, "--load", "own.yaml");
        assertThat(wrong.refused()).isEqualTo("own.yaml:8:5: unknown key 'rats', did you mean 'rate'?");
        Files.writeString(folder.resolve("own.yaml"), load.replace("summary:", "sumary:"));
        Outcome twice = run("i386", GlobalOptions.Format.TEXT, "--load", "own.yaml");
        assertThat(twice.refused()).isEqualTo("own.yaml:2:1: unknown key 'sumary', did you mean 'summary'? (and 1 more problem)");
    }
}
