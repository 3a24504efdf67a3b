package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code generate asserts} on the embedded tree: a patch that applies, compiles, and is the last of its kind. */
class GenerateAssertsTest {

    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C");

    @TempDir private static Path scratch;
    private static Sample tree;
    private static Outcome first;

    @BeforeAll
    static void makePatch() {
        tree = Sample.at(scratch.resolve("tree"));
        first = tree.run("generate", "asserts", "socket", "sockbuf", "inpcb", "-o", scratch.resolve("asserts.diff").toString());
        assertThat(first.exit()).as(first.err()).isZero();
    }

    private static String patch() throws IOException {
        return Files.readString(scratch.resolve("asserts.diff"));
    }

    @Test
    void thePatchOnlyAddsAssertions() throws IOException {
        assertThat(patch()).startsWith("diff --git a/sys/").contains("+\tKASSERT(solocked(so));\n");
        assertThat(patch().lines().filter(l -> l.startsWith("+") && !l.startsWith("+++")).toList()).hasSizeGreaterThan(3).allMatch(l -> l.equals("+") || l.startsWith("+\tKASSERT("));
        assertThat(patch().lines().filter(l -> l.startsWith("-") && !l.startsWith("---"))).isEmpty();
        assertThat(first.out()).isEmpty();
        assertThat(first.err()).containsPattern("lockwright: \\d+ assertions in \\d+ functions, \\d+ stand there already, \\d+ refused: ");
    }

    @Test
    void itAppliesCompilesAndIsRightTheSecondTime() throws IOException {
        Finished applied = Finished.run(tree.folder(), PATH, List.of("git", "apply", scratch.resolve("asserts.diff").toString()));
        assertThat(applied).isEqualTo(new Finished(0, "", ""));
        Outcome again = tree.run("generate", "asserts", "socket", "sockbuf", "inpcb");
        List<String> changed = patch().lines().filter(l -> l.startsWith("+++ b/")).map(l -> l.substring(6)).filter(p -> p.endsWith(".c")).toList();
        Finished compiled = SyntaxCheck.gccIsThere(scratch) ? new SyntaxCheck(tree, scratch).gcc(changed, "-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6") : new Finished(0, "", "");
        tree.git().run("checkout", "-q", "--", ".");
        assertThat(again.out()).isEmpty();
        assertThat(again.err()).contains("lockwright: 0 assertions in 0 functions");
        assertThat(compiled).isEqualTo(new Finished(0, "", ""));
    }

    @Test
    void jsonSaysWhereAndWhy() throws IOException {
        Outcome outcome = tree.run("--format", "json", "--jobs", "1", "generate", "asserts", "socket", "sys/kern");
        JsonNode json = new ObjectMapper().readTree(outcome.out());
        assertThat(json.path("structs")).singleElement().satisfies(s -> assertThat(s.asText()).isEqualTo("socket"));
        assertThat(json.path("sites")).isNotEmpty().allMatch(s -> s.path("path").asText().startsWith("sys/kern/"));
        json.path("sites").forEach(s -> {
            boolean refused = s.path("outcome").asText().equals("refused");
            assertThat(s.path("reason").asText().isEmpty()).isNotEqualTo(refused);
            assertThat(s.path("needs")).isNotEmpty();
        });
        assertThat(json.path("insertions")).allMatch(i -> i.path("text").asText().contains("KASSERT("));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "generate asserts nosuch | generate asserts nosuch: no struct of that tag has keys",
        "generate asserts sys/nowhere | sys/nowhere: no .c file of that path",
        "generate asserts --kernel --in sys/kern | --in: --kernel says what is read",
        "generate | generate: say what",
    })
    void badInputGetsOneLine(String command, String message) {
        Outcome outcome = CommandLineRun.run(scratch, true, ("--tree embedded " + command).split(" "));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(message);
    }
}
