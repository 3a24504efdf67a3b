package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code infer}, {@code order} and {@code explain} on the embedded tree. */
class LockCommandsTest {

    @TempDir private static Path scratch;

    private static String embedded(String... arguments) {
        return Embedded.said(Embedded.run(arguments));
    }

    private static JsonNode json(String... arguments) throws IOException {
        return new ObjectMapper().readTree(Embedded.said(Embedded.json(arguments)));
    }

    private static JsonNode row(JsonNode list, String key, String value) {
        for (JsonNode row : list) {
            if (row.path(key).asText().equals(value)) {
                return row;
            }
        }
        throw new AssertionError("no " + key + " " + value + " in " + list);
    }

    @Test
    void inferProposesTheSocketLock() throws IOException {
        String text = embedded("infer", "socket");
        assertThat(text).startsWith("tree: embedded\n\nstruct socket, ")
                .containsPattern("\n  so_onq: \\d+ reads, \\d+ writes(?:, \\d+ more while nobody else sees the object)?\n    socket\\.so_lock held at ")
                .contains("    proposed: socket.so_lock; today: *so->so_lock, taken by solock()\n");
        JsonNode fields = json("infer", "socket").at("/structs/0/fields");
        JsonNode onq = row(fields, "field", "so_onq");
        JsonNode vote = row(onq.path("votes"), "lock", "socket.so_lock");
        assertThat(onq.path("proposed").asText()).isEqualTo("socket.so_lock");
        assertThat(vote.path("writes").asInt()).isPositive().isEqualTo(onq.path("writes").asInt());
        for (JsonNode field : fields) {
            JsonNode proposed = field.path("proposed");
            int held = 0;
            for (JsonNode v : field.path("votes")) {
                held += v.path("lock").equals(proposed) ? v.path("reads").asInt() + v.path("writes").asInt() : 0;
            }
            int all = field.path("reads").asInt() + field.path("writes").asInt();
            assertThat(field.path("without").size()).as(field.toString()).isEqualTo(proposed.asText().isEmpty() ? 0 : all - held);
        }
    }

    // contract: what the text leaves out it counts.
    @Test
    void inferCutsLongListsInTextOnly() throws IOException {
        JsonNode options = row(json("infer", "sockbuf").at("/structs/0/fields"), "field", "sb_flags");
        String text = embedded("infer", "sockbuf");
        int without = options.path("without").size();
        String paragraph = text.substring(text.indexOf("\n  sb_flags: "));
        assertThat(paragraph.contains("and " + (without - 5) + " more; --format json lists them all\n")).isEqualTo(without > 5);
    }

    @Test
    void inferOfAPartReadsThatPart() {
        Outcome part = Embedded.run("infer", "socket", "--in", "sys/kern/uipc_socket2.c");
        assertThat(part.exit()).isZero();
        assertThat(part.err()).contains("tree: embedded: 1 C files read, ", "0 with gaps");
        assertThat(part.out()).doesNotContain("sys/netinet/");
    }

    @Test
    void orderSetsWhatIsSeenAgainstWhatIsDeclared() throws IOException {
        assertThat(embedded("order")).containsPattern("\nSOCK_LOCK -> KERNEL_LOCK +\\d+ places  declared: SOCK_LOCK > KERNEL_LOCK\n    sys/\\S+:\\d+: in ");
        JsonNode edges = json("order").path("edges");
        List<String> verdicts = new ArrayList<>();
        for (JsonNode edge : edges) {
            verdicts.add(edge.path("verdict").asText());
            assertThat(edge.path("order").asText().isEmpty()).as(edge.toString())
                    .isEqualTo(List.of("undeclared", "in a cycle").contains(edge.path("verdict").asText()));
        }
        assertThat(verdicts).contains("declared", "undeclared");
        assertThat(embedded("order", "--pack", turned().toString())).containsPattern("SOCK_LOCK -> KERNEL_LOCK +\\d+ places  contradicts: KERNEL_LOCK > SOCK_LOCK");
    }

    /** A pack that declares an order the other way round than the sample takes the locks. */
    private static Path turned() throws IOException {
        return Files.writeString(scratch.resolve("turned.yaml"), """
                pack: turned
                version: 1
                summary: Turns an order round.
                locks:
                - { name: KERNEL_LOCK, is: [kernel_lock] }
                - { name: SOCK_LOCK, is: [socket.so_lock] }
                orders:
                - { line: "KERNEL_LOCK > SOCK_LOCK", where: "sys/kern, for a test" }
                """);
    }

    @Test
    void orderDrawsEveryEdge() throws Exception {
        int edges = json("order").path("edges").size();
        String dot = embedded("order", "--graph", "dot");
        assertThat(dot).startsWith("digraph locks {\n").endsWith("}\n").contains("\t\"SOCK_LOCK\" -> \"KERNEL_LOCK\" [label=\"");
        assertThat(dot.lines().filter(l -> l.contains(" -> "))).hasSize(edges);
        byte[] svg = embedded("order", "--graph", "svg").getBytes(StandardCharsets.UTF_8);
        var root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg)).getDocumentElement();
        assertThat(root.getElementsByTagName("title").getLength()).isEqualTo(edges + 1);
    }

    @Test
    void explainPrintsThePageOfACheck() throws IOException {
        assertThat(embedded("explain", "LW1003")).startsWith("# LW1003: an atomic field is accessed plainly\n").contains("## Limits");
        assertThat(json("explain", "LW1003").path("page").asText()).isEqualTo(embedded("explain", "LW1003"));
    }

    @Test
    void explainSaysWhatIsHeldAtALine() throws IOException {
        JsonNode field = row(json("infer", "socket").at("/structs/0/fields"), "field", "so_error");
        JsonNode use = field.at("/without/0");
        String place = use.path("path").asText() + ":" + use.path("line").asInt();
        String text = embedded("explain", place);
        assertThat(text).contains("\n" + place + ": ", "\nsocket.so_error is ", " in " + use.path("function").asText() + "(), column ",
                "\n  key:     *so->so_lock, taken by solock()\n", "\n  needed:  ", "\n  held:    ", "\n  verdict: ");
        JsonNode explained = row(json("explain", place).path("uses"), "field", "socket.so_error");
        assertThat(explained.path("held")).isEqualTo(use.path("held"));
        assertThat(explained.path("verdict").asText()).isNotEqualTo("held");
    }

    @Test
    void explainSaysSoWhereNothingIsUsed() {
        assertThat(embedded("explain", "sys/kern/uipc_socket.c:1")).contains("no use of a field was seen on this line");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "infer | STRUCT",
        "infer nosuch | infer nosuch: no field of a struct of that tag is used",
        "infer socket --in sys/nowhere | --in sys/nowhere: no .c file of that path",
        "order --in sys/sys/socketvar.h | --in sys/sys/socketvar.h: no .c file of that path",
        "order --graph png | png",
        "order --graph dot --format json | a graph is not JSON",
        "explain | WHAT",
        "explain LW9998 | no check has this id; those that have a page are LW0001, ",
        "explain solock | neither a check nor a place",
        "explain sys/kern/nosuch.c:3 | no file sys/kern/nosuch.c in embedded",
        "explain sys/kern/uipc_socket.c:0 | has lines 1 to ",
        "explain sys/kern/uipc_socket.c:999999999 | has lines 1 to ",
    })
    void badArgumentsAreRefusedInOneLine(String command, String says) {
        Outcome outcome = Embedded.run(command.split(" "));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        OneLine.of(outcome, says);
    }

    // contract: exit 3 where nothing was analysed.
    @Test
    void aFileWithoutFunctionsIsNotAnAnalysis(@TempDir Path other) throws IOException {
        Sample sample = Sample.at(other.resolve("tree"));
        Files.writeString(sample.folder().resolve("sys/kern/none.c"), "int none;\n");
        Outcome outcome = sample.run("order", "--in", "sys/kern/none.c");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("no function was read, so nothing could be analysed");
    }
}
