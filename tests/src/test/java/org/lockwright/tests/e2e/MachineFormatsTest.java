package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code --format sarif|junit|github} from end to end, on a tree with one file that has a finding of each sort. */
class MachineFormatsTest {

    private static final String LAMP = "sys/dev/lamp.c";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path scratch;
    private static Sample tree;

    @BeforeAll
    static void writeTree() throws IOException {
        tree = Sample.at(scratch.resolve("tree"));
        tree.write(LAMP, new String(resource("/golden/formats/lamp.c"), ISO_8859_1));
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CommandLineRun.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    /** The result in a format; the tree is named {@code tree}. */
    private static Outcome lint(String format, String... more) {
        List<String> all = new ArrayList<>(List.of("--tree", "tree", "lint", "--format", format, LAMP));
        all.addAll(List.of(more));
        return CommandLineRun.run(scratch, true, all.toArray(String[]::new));
    }

    /** Holds {@code text} against a golden file; what differs is left in {@code target/golden} to be looked at, and copied if it is right. */
    private static void golden(String name, String text) throws IOException {
        Path made = Files.createDirectories(Path.of("target", "golden")).resolve(name);
        Files.writeString(made, text);
        assertThat(text).as("%s, see %s", name, made).isEqualTo(new String(resource("/golden/formats/" + name), UTF_8));
    }

    private static List<String> sorted(JsonNode array, String pointer) {
        List<String> out = new ArrayList<>();
        array.forEach(n -> out.add(n.at(pointer).asText()));
        return out.stream().sorted().toList();
    }

    /** Without what a new check, a change of a page or a file more in the sample would move. */
    private static String settled(JsonNode sarif) {
        assertThat(sarif.at("/runs/0/properties/seen/files").asInt()).isPositive();
        ((ObjectNode) sarif.at("/runs/0/properties")).remove(List.of("summary", "seen"));
        ((ObjectNode) sarif.at("/runs/0/tool/driver")).remove(List.of("rules", "version"));
        sarif.at("/runs/0/invocations/0/ruleConfigurationOverrides").forEach(o -> ((ObjectNode) o.at("/descriptor")).remove("index"));
        sarif.at("/runs/0/results").forEach(r -> ((ObjectNode) r).remove("ruleIndex"));
        return sarif.toPrettyString().replace("\r\n", "\n") + "\n";
    }

    @Test
    void sarifIsAsItWas() throws IOException {
        Outcome sarif = lint("sarif");
        assertThat(sarif.exit()).as(sarif.err()).isEqualTo(1);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(new String(resource("/schema/sarif-schema-2.1.0.json"), UTF_8), InputFormat.JSON).validate(sarif.out(), InputFormat.JSON)).isEmpty();
        JsonNode read = JSON.readTree(sarif.out());
        for (JsonNode result : read.at("/runs/0/results")) {
            assertThat(read.at("/runs/0/tool/driver/rules").get(result.path("ruleIndex").asInt()).path("id")).isEqualTo(result.path("ruleId"));
        }
        assertThat(sorted(read.at("/runs/0/results"), "/partialFingerprints/lockwrightFingerprint~1v1"))
                .isEqualTo(sorted(JSON.readTree(lint("json").out()).path("findings"), "/fingerprint"));
        golden("lint.sarif", settled(read));
    }

    @Test
    void junitIsAsItWas() throws IOException {
        Outcome junit = lint("junit");
        assertThat(junit.exit()).as(junit.err()).isEqualTo(1);
        String passed = "  <testsuite name=\"LW[^\"]*+\"[^>]*+>\\n    <testcase name=\"nothing found\"[^>]*+></testcase>\\n  </testsuite>\\n";
        assertThat(junit.out()).containsPattern(passed);
        golden("lint.junit.xml", junit.out().replaceAll(passed, "").replaceFirst(" tests=\"[0-9]+\"", "")
                .replaceAll(" *<property name=\"(?!tree|commit|configurations).*\\n", ""));
    }

    @Test
    void githubIsAsItWasAndWrittenToAFileAsToStandardOutput() throws IOException {
        Outcome github = lint("github");
        assertThat(github.exit()).as(github.err()).isEqualTo(1);
        golden("lint.github.txt", github.out().replaceFirst("::tree: tree: .*", "::tree: tree: ..."));
        Outcome filed = lint("github", "-o", "result");
        assertThat(filed.out()).isEmpty();
        assertThat(filed.err()).isEqualTo(github.err());
        assertThat(scratch.resolve("result")).hasContent(github.out());
        assertThat(scratch.resolve(".result.part")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "junit", "github"})
    void aBaselineLeavesNothingToFailOn(String format) throws IOException {
        Path baseline = scratch.resolve(format + ".json");
        assertThat(lint("text", "--no-locks", "--write-baseline", baseline.toString()).exit()).isZero();
        Outcome outcome = lint(format, "--no-locks", "--baseline", baseline.toString(), "--strict");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("::error", "<failure", "\"baselineState\": \"new\",\"properties\"");
        assertThat(outcome.out().contains("\"baselineState\": \"unchanged\"")).isEqualTo(format.equals("sarif"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "junit", "github"})
    void theSampleIsNotUsedUnasked(String format, @TempDir Path nowhere) {
        Outcome outcome = CommandLineRun.run(nowhere, false, "--format", format, "lint");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        OneLine.of(outcome, "no kernel tree here", "--tree");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "order", "plan", "series", "infer socket", "explain LW1003", "softint simulate", "profiles"})
    void commandsThatMakeNoFindingsRefuseIt(String command, @TempDir Path nowhere) {
        Outcome outcome = CommandLineRun.run(nowhere, true, ("--tree embedded --format sarif " + command).split(" "));
        assertThat(outcome.exit()).isEqualTo(2);
        OneLine.of(outcome, "--format sarif", "lint", "softint check", "text or json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sarif", "junit", "github"})
    void softintCheckHasThemToo(String format, @TempDir Path nowhere) throws IOException {
        Outcome outcome = CommandLineRun.run(nowhere, true, "--tree", "embedded", "--format", format, "softint", "check");
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("LW4003", "pool_reclaim()");
    }
}
