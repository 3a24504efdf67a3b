package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** What the commands print as JSON is what the published schemas say, key by key. */
class JsonSchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path scratch;
    private static Sample tree;
    private static final Map<String, Outcome> TROUBLE = new HashMap<>();

    /** A tree with findings, refusals, gaps, variants and a legend that cannot be read, so that no part of a schema goes unused. */
    @BeforeAll
    static void spoilTree() {
        tree = Sample.withSeries(scratch.resolve("tree"));
        tree.git().run("checkout", "-q", Sample.BRANCH);
        tree.write("sys/kern/bad.c", """
                #include <sys/param.h>
                #include <sys/socketvar.h>
                void bad(struct socket *, unsigned int *);
                void
                bad(struct socket *so, unsigned int *p)
                {
                	so->so_state |= 1;
                	bad(so, &so->so_state);
                #ifdef BAD_OPTION
                	so->so_state &= ~4;
                #endif
                	@ ) ;
                }
                """).commit();
    }

    /** What a command says of the tree in trouble; a plan is made by the first patches of the pack. */
    private static Outcome inTrouble(String command) {
        return TROUBLE.computeIfAbsent(command, c -> {
            List<String> words = new ArrayList<>(List.of("--format", "json"));
            words.addAll(List.of(c.split(" ")));
            if (c.equals("plan")) {
                words.addAll(List.of("--pack", PackText.soState()));
            }
            return tree.run(words.toArray(String[]::new));
        });
    }

    /** The text of the schema of a command line, whose arguments do not count. */
    private static String text(String command) throws IOException {
        String name = command.startsWith("softint") || command.startsWith("generate") ? command.replace(' ', '-') : command.replaceFirst(" .*", "");
        try (InputStream in = CommandLineRun.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static void valid(String name, String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text(name), InputFormat.JSON);
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "profiles", "softint check", "infer socket", "generate asserts", "order", "explain sys/kern/uipc_socket.c:120"})
    void theSampleKeepsItsSchema(String command) throws IOException {
        Outcome outcome = Embedded.json(command.split(" "));
        assertThat(outcome.exit()).isEqualTo(command.equals("lint") || command.startsWith("softint") ? 1 : 0);
        valid(command, outcome.out());
        assertThat(JSON.readTree(outcome.out()).path("tree").asText()).isEqualTo("embedded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "profiles", "softint check", "infer socket", "generate asserts", "order", "explain sys/kern/uipc_socket.c:120"})
    void aTreeInTroubleKeepsItsSchema(String command) throws IOException {
        Outcome outcome = inTrouble(command);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(command.equals("lint") || command.startsWith("softint") ? 1 : 0);
        valid(command, outcome.out());
        JsonNode json = JSON.readTree(outcome.out());
        if (command.equals("lint")) {
            assertThat(json.path("findings")).isNotEmpty();
            assertThat(json.path("gaps")).isNotEmpty();
        }
    }

    // contract: an unknown directive and a file that is not there are in the result, with their places.
    @Test
    void aProfileInFullKeepsTheSchema(@TempDir Path other) throws IOException {
        Sample spoilt = Sample.at(other.resolve("tree"));
        Path config = spoilt.folder().resolve("sys/arch/amd64/conf/GENERIC");
        Files.writeString(config, Files.readString(config) + "frobnicate it\nfile no/such.c\nfile no/other.c nothing\nobject o/x.o\n");
        Outcome outcome = spoilt.run("--format", "json", "profiles", "amd64", "er4");
        assertThat(outcome.exit()).isZero();
        valid("profiles", outcome.out());
        JsonNode details = JSON.readTree(outcome.out()).at("/profiles/0/details");
        assertThat(details.at("/gaps/0/cause").asText()).isEqualTo("'frobnicate' is no statement of config(5)");
        assertThat(details.at("/missing/0/path").asText()).isEqualTo("sys/no/such.c");
        assertThat(details.at("/dangling/0/place/path").asText()).isEqualTo("sys/arch/amd64/conf/GENERIC");
        assertThat(details.at("/objects/0").asText()).isEqualTo("sys/o/x.o");
        assertThat(spoilt.run("lint").err()).contains("1 gap in sys/arch/amd64/conf/GENERIC, the first is "
                + "sys/arch/amd64/conf/GENERIC:");
    }

    @Test
    void aMissingProfileKeepsTheSchema(@TempDir Path other) throws IOException {
        Sample without = Sample.at(other.resolve("tree"));
        Files.delete(without.folder().resolve("sys/arch/amd64/conf/GENERIC"));
        Outcome outcome = without.run("--format", "json", "profiles");
        assertThat(outcome.exit()).isZero();
        valid("profiles", outcome.out());
        assertThat(JSON.readTree(outcome.out()).at("/profiles/0/missing").asText()).contains("sys/arch/amd64/conf/GENERIC");
    }

    // contract: problems, remarks and the runs of a command are in the result of a verification.
    @Test
    void aVerificationKeepsTheSchema() throws IOException {
        String first = tree.git().commits("main.." + Sample.BRANCH).get(0);
        String bad = tree.git().run("commit-tree", "-p", first, "-m", "by hand", Sample.BRANCH + "^{tree}");
        Outcome failed = tree.run("--format", "json", "--base", "main", "verify", bad);
        assertThat(failed.exit()).as(failed.err()).isEqualTo(1);
        valid("verify", failed.out());
        JsonNode commits = JSON.readTree(failed.out()).path("commits");
        assertThat(commits).hasSize(2);
        assertThat(commits.at("/0/problems")).isEmpty();
        assertThat(commits.at("/0/rules")).isNotEmpty();
        assertThat(commits.at("/1/problems").findValuesAsText("kind")).contains("gap", "finding");
        assertThat(commits.at("/1/remarks")).hasSize(3);

        Outcome run = tree.run("--format", "json", "--base", "main", "verify", first, "--exec", "exit 3");
        assertThat(run.exit()).as(run.err()).isNotZero();
        valid("verify", run.out());
        assertThat(JSON.readTree(run.out()).at("/exec/exit").asInt()).isEqualTo(3);
    }

    // contract: a schema that allowed anything would make the tests above say nothing.
    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "profiles", "softint check", "infer socket", "generate asserts", "order", "explain sys/kern/uipc_socket.c:120", "verify"})
    void everyObjectIsClosedAndEveryKeyIsSaid(String name) throws IOException {
        List<ObjectNode> objects = new ArrayList<>();
        collect(JSON.readTree(text(name)), objects);
        assertThat(objects).hasSizeGreaterThan(1);
        for (ObjectNode object : objects) {
            assertThat(object.path("additionalProperties").isBoolean()).as(object.toString()).isTrue();
            assertThat(object.path("additionalProperties").asBoolean()).as(object.toString()).isFalse();
            assertThat(object.path("required")).as(object.toString()).isNotEmpty();
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node.path("type").asText().equals("object")) {
            objects.add((ObjectNode) node);
        }
        node.forEach(child -> collect(child, objects));
    }

    // contract: each key matters: without it, or with one more beside it, a result is no longer valid.
    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "profiles", "softint check", "infer socket", "generate asserts", "order", "explain sys/kern/uipc_socket.c:120"})
    void aKeyMoreOrLessIsNoticed(String command) throws IOException {
        String out = inTrouble(command).out();
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(text(command), InputFormat.JSON);
        List<String> keys = new ArrayList<>();
        JSON.readTree(out).fieldNames().forEachRemaining(keys::add);
        for (String key : keys) {
            ObjectNode less = (ObjectNode) JSON.readTree(out);
            less.remove(key);
            assertThat(schema.validate(less.toString(), InputFormat.JSON)).as("without %s", key).isNotEmpty();
            ObjectNode more = (ObjectNode) JSON.readTree(out);
            JsonNode part = more.path(key);
            if (part instanceof ArrayNode list && list.path(0) instanceof ObjectNode first) {
                first.put("surplus", 1);
                assertThat(schema.validate(more.toString(), InputFormat.JSON)).as("more in %s", key).isNotEmpty();
            }
        }
    }
}
