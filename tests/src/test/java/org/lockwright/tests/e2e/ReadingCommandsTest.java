package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code keys}, {@code lint} and {@code profiles} on the embedded tree and on what the series makes of it. */
class ReadingCommandsTest {

    @TempDir private static Path scratch;
    private static Sample tree;

    @BeforeAll
    static void makeSeries() {
        tree = Sample.withSeries(scratch.resolve("tree"));
    }

    private static Outcome embedded(String... arguments) {
        Outcome outcome = Embedded.run(arguments);
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        return outcome;
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return new ObjectMapper().readTree(outcome.out());
    }

    @Test
    void keysShowsEveryLegendOfTheSample() throws IOException {
        Outcome text = embedded("keys");
        JsonNode json = json(embedded("--format", "json", "keys"));
        assertThat(text.out()).startsWith("tree: embedded\n");
        assertThat(json.path("structs")).hasSizeGreaterThanOrEqualTo(5);
        int fields = 0;
        for (JsonNode struct : json.path("structs")) {
            assertThat(text.out()).contains("\n" + struct.path("path").asText() + ":" + struct.path("line").asInt() + ": struct "
                    + struct.path("struct").asText() + ", " + struct.path("marked").asInt() + " of " + struct.path("total").asInt()
                    + " fields marked\n");
            assertThat(struct.path("fields").size()).isGreaterThanOrEqualTo(struct.path("total").asInt());
            assertThat(struct.path("legend")).isNotEmpty();
            fields += struct.path("total").asInt();
        }
        assertThat(text.err().lines()).singleElement().asString()
                .contains(Plan.ofEmbedded().files() + " C files read", json.path("structs").size() + " keyed structs", " of " + fields + " fields marked");
    }

    @Test
    void keysShowsTheSocketAfterTheSeries() throws IOException {
        assertThat(tree.run("keys", "socket").exit()).isEqualTo(2);
        Outcome text = tree.run("--base", Sample.BRANCH, "keys", "socket");
        assertThat(text.exit()).as(text.err()).isZero();
        assertThat(text.out()).containsPattern("\n    k +\\*so->so_lock, taken by solock\\(\\)  = socket\\.so_lock\n")
                .containsPattern("\n  so_state +unsigned int +a +atomic +\\d+\n")
                .containsPattern("\n  so_options +[a-z_ ]+ +k +\\*so->so_lock +\\d+\n")
                .containsPattern("\n  so_pgid +\\w+ +a +atomic +\\d+\n");
        JsonNode struct = json(tree.run("--base", Sample.BRANCH, "keys", "socket", "--format", "json")).at("/structs/0");
        String[] lines = tree.git().show(Sample.BRANCH, Sample.SOCKETVAR).split("\n");
        for (JsonNode field : struct.path("fields")) {
            int line = field.path("line").asInt();
            assertThat(lines[line - 1]).contains(field.path("field").asText());
            String declared = declaration(lines, line - 1);
            boolean marked = Pattern.compile("/\\* \\([a-z]\\)").matcher(declared).find();
            assertThat(field.path("marked").asBoolean()).as(field.toString()).isEqualTo(marked);
        }
    }

    /** The declaration that begins in line {@code from} (from 0), with a comment that had to go to a line of its own. */
    private static String declaration(String[] lines, int from) {
        StringBuilder out = new StringBuilder(lines[from]);
        int i = from;
        while (lines[i].indexOf(';') < 0) {
            i++;
            out.append(lines[i]);
        }
        return lines[i + 1].isBlank() || lines[i + 1].indexOf(';') >= 0 ? out.toString() : out + lines[i + 1];
    }

    @Test
    void lintOfTheSampleFindsNothingAndSaysWhatItSaw() throws IOException {
        Outcome text = embedded("lint", "--no-locks");
        assertThat(text.out()).isEmpty();
        assertThat(text.err()).contains("tree: embedded: 0 must and 0 may findings, 0 in the baseline, 0 suppressed", Plan.ofEmbedded().files() + " C files read", "0 gaps");
        JsonNode json = json(embedded("--format", "json", "lint", "--no-locks"));
        assertThat(json.path("findings")).isEmpty();
        assertThat(json.at("/seen/files").asInt()).isEqualTo(Plan.ofEmbedded().files());
        assertThat(json.at("/seen/keyedStructs").asInt()).isPositive();
    }

    // contract: locks are followed unless --no-locks says otherwise; the sample reads two fields of a socket without its lock, as NetBSD does.
    @Test
    void lintFollowsTheLocks() throws IOException {
        Outcome lint = Embedded.json("lint");
        assertThat(lint.exit()).isEqualTo(1);
        JsonNode json = json(lint);
        List<String> found = new ArrayList<>();
        json.path("findings").forEach(f -> found.add(f.path("rule").asText() + " " + f.path("confidence").asText() + " " + f.path("function").asText()));
        assertThat(found).containsExactly("LW1001 must soo_ioctl", "LW1001 must soo_ioctl", "LW1007 may soo_kqfilter", "LW1007 may soo_kqfilter");
        assertThat(json.at("/seen/functions").asInt()).isGreaterThan(100);
        assertThat(json.at("/seen/verdicts/HELD").asInt()).isGreaterThan(100);
    }

    @Test
    void lintOfAPartSeesThatPart(@TempDir Path other) throws IOException {
        new Git(other).run("clone", "-q", "-b", Sample.BRANCH, tree.folder().toString(), "tree");
        Sample spoilt = new Sample(other.resolve("tree"));
        for (String path : List.of("sys/kern/uipc_socket2.c", "sys/nfs/nfs_socket.c")) {
            String text = spoilt.read(path);
            String plain = text.replaceFirst("atomic_(or|and)_uint\\(&(\\w+)->so_state, ([^;]+)\\);", "$2->so_state |= $3;");
            assertThat(plain).isNotEqualTo(text);
            spoilt.write(path, plain);
        }
        assertThat(paths(spoilt.run("lint", "--no-locks", "--format", "json"))).containsExactly("sys/kern/uipc_socket2.c", "sys/nfs/nfs_socket.c");
        assertThat(paths(spoilt.run("lint", "--no-locks", "--format", "json", "sys/nfs"))).containsExactly("sys/nfs/nfs_socket.c");
        assertThat(paths(spoilt.run("lint", "--no-locks", "--format", "json", "sys/kern/uipc_socket2.c"))).containsExactly("sys/kern/uipc_socket2.c");
    }

    private static List<String> paths(Outcome lint) throws IOException {
        assertThat(lint.exit()).as(lint.err()).isEqualTo(1);
        List<String> out = new ArrayList<>();
        json(lint).path("findings").forEach(f -> {
            if (!f.path("rule").asText().equals("LW0003")) {
                out.add(f.path("path").asText());
            }
        });
        return out;
    }

    @Test
    void moreGapsThanAllowedIsExitThree(@TempDir Path other) {
        new Git(other).run("clone", "-q", "-b", Sample.BRANCH, tree.folder().toString(), "tree");
        Sample broken = new Sample(other.resolve("tree"));
        broken.write("sys/kern/broken.c", "#include <sys/socketvar.h>\nint f(struct socket *so) { return so->so_state + ; }\n");
        assertThat(broken.run("lint", "--no-locks", "--max-gaps", "100").exit()).isZero();
        assertThat(broken.run("lint", "--no-locks", "--max-gaps", "0").exit()).isEqualTo(3);
        assertThat(tree.run("lint", "--no-locks", "--max-gaps", "0").exit()).isZero();
    }

    @Test
    void profilesSaysWhatTheTreeMakesOfEach() throws IOException {
        Outcome text = embedded("profiles");
        JsonNode json = json(embedded("--format", "json", "profiles"));
        assertThat(json.path("profiles")).isNotEmpty();
        for (JsonNode profile : json.path("profiles")) {
            assertThat(text.out()).contains(profile.path("configuration").asText() + "  " + profile.path("config").asText() + ": "
                    + profile.at("/files/compiled").asInt() + " files, " + profile.path("optionHeaders").asInt() + " option headers, "
                    + profile.path("macros").asInt() + " predefined macros, 0 gaps\n");
            assertThat(profile.at("/files/compiled").asInt()).isPositive();
        }
        assertThat(json.path("profiles").findValuesAsText("profile")).containsExactly("amd64", "octeon", "er4");
        assertThat(json.path("configs").findValuesAsText("machine")).contains("amd64", "evbmips", "riscv");
        assertThat(text.out()).contains("\namd64  1\n", "\nevbmips  7\n");
        JsonNode more = json(embedded("--format", "json", "profiles", "--option", "NET_MPSAFE"));
        assertThat(more.at("/profiles/0/configuration").asText()).isEqualTo("amd64+NET_MPSAFE");
    }

    // contract: er4 is octeon with all its cores in use, and nothing else.
    @Test
    void aProfileIsShownInFull() throws IOException {
        JsonNode both = json(embedded("--format", "json", "profiles", "octeon", "er4"));
        JsonNode octeon = both.at("/profiles/0/details");
        JsonNode er4 = both.at("/profiles/1/details");
        assertThat(octeon.path("compiled").toString()).contains("sys/arch/mips/cavium/octeon_intr.c", "sys/kern/uipc_socket.c")
                .doesNotContain("x86");
        assertThat(octeon.path("headers").toString()).contains("{\"name\":\"opt_multiprocessor.h\",\"defines\":[]}");
        assertThat(er4.path("headers").toString())
                .contains("{\"name\":\"opt_multiprocessor.h\",\"defines\":[{\"name\":\"MULTIPROCESSOR\",\"value\":\"1\"}]}");
        assertThat(er4.path("compiled")).isEqualTo(octeon.path("compiled"));
        String text = embedded("profiles", "evbmips/OCTEON").out();
        assertThat(text).contains("machine: evbmips mips; CPU: mips", "    opt_inet.h  INET=1  INET6=1\n", "    sys/net/if_gre.c\n");
        assertThat(embedded("--profile", "evbmips/OCTEON", "profiles").out()).isEqualTo(text);
    }

    @Test
    void everyConfigOfTheTreeIsAProfile() throws IOException {
        JsonNode json = json(embedded("--format", "json", "profiles", "--all"));
        int configs = 0;
        for (JsonNode machine : json.path("configs")) {
            configs += machine.path("configs").size();
        }
        assertThat(json.path("profiles").findValuesAsText("profile"))
                .startsWith("amd64", "octeon", "er4")
                .contains("amd64/GENERIC", "evbmips/OCTEON", "riscv/GENERIC64")
                .hasSize(3 + configs);
    }

    // contract: global options mean the same before and after the command.
    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "profiles"})
    void globalOptionsStandOnEitherSide(String command) {
        List<String> words = new ArrayList<>(List.of(command, "--format", "json"));
        if (command.equals("plan")) {
            words.addAll(List.of("--pack", PackText.soState()));
        }
        List<String> turned = new ArrayList<>(words.subList(1, words.size()));
        turned.add(command);
        words.addAll(List.of("--tree", "embedded"));
        Outcome after = CommandLineRun.run(scratch, true, words.toArray(String[]::new));
        assertThat(after).isEqualTo(Embedded.run(turned.toArray(String[]::new)));
    }

    @Test
    void atAPromptTheSampleIsTakenAndSaidSo(@TempDir Path empty) {
        Outcome outcome = CommandLineRun.run(empty, false, "keys");
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("tree: embedded\n");
        assertThat(outcome.err()).startsWith("lockwright: no kernel tree around " + empty + ", using the embedded sample; ");
    }
}
