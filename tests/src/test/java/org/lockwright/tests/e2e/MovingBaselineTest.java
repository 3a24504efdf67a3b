package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** A baseline through what happens to a kernel tree: nothing that only moved is new, and everything that was written anew is. */
class MovingBaselineTest {

    private static final String RING = "sys/kern/ring.c";
    private static final String BUGS = "sys/kern/bugs.c";
    private static final String HEADER = "sys/sys/ring.h";
    private static final String FILES = "sys/conf/files";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path scratch;
    private Sample tree;

    /** A repository of three files with findings, and a commit with the baseline of them. */
    @BeforeEach
    void writeTree() throws IOException {
        tree = RingSample.in(Files.createDirectories(scratch.resolve("tree")));
        tree.git().run("init", "-q", "-b", "trunk");
        writeBaseline();
        tree.commit();
    }

    private Outcome writeBaseline(String... more) {
        List<String> all = new ArrayList<>(List.of("lint", "--write-baseline", "tree/baseline.json"));
        all.addAll(List.of(more));
        Outcome written = tree.run(all.toArray(String[]::new));
        assertThat(written.err()).contains("fingerprints written");
        return written;
    }

    private JsonNode held() throws IOException {
        return JSON.readTree(tree.run("lint", "--baseline", "tree/baseline.json", "--format", "json").out());
    }

    /** The new findings, as rule and function. */
    private List<String> fresh() throws IOException {
        List<String> out = new ArrayList<>();
        held().path("findings").forEach(f -> {
            if (f.path("baseline").asText().equals("new")) {
                out.add(f.path("rule").asText() + " " + f.path("function").asText());
            }
        });
        return out;
    }

    /** All is known and nothing stale, whichever format says so; {@code --strict} ends with 0. */
    private void nothingChanged() throws IOException {
        JsonNode json = held();
        assertThat(fresh()).isEmpty();
        assertThat(json.path("stale")).isEmpty();
        Outcome strict = tree.run("--strict", "--format", "sarif", "lint", "--baseline", "tree/baseline.json");
        assertThat(strict.exit()).as(strict.err()).isZero();
        assertThat(states(strict)).containsExactly("unchanged");
        assertThat(json.path("findings")).hasSizeGreaterThanOrEqualTo(6);
    }

    private static TreeSet<String> states(Outcome sarif) throws IOException {
        TreeSet<String> out = new TreeSet<>();
        JSON.readTree(sarif.out()).at("/runs/0/results").forEach(r -> out.add(r.path("baselineState").asText()));
        return out;
    }

    private void change(String path, UnaryOperator<String> how) {
        String before = tree.read(path);
        String after = how.apply(before);
        assertThat(after).isNotEqualTo(before);
        tree.write(path, after).commit();
    }

    private void rename(String from, String to) {
        tree.write(to, tree.read(from)).edit(FILES, from.substring(4), to.substring(4));
        tree.git().run("rm", "-q", from);
        tree.commit();
    }

    /** The functions of a file, each with the lines before it. */
    private static List<String> functions(String text) {
        return Arrays.asList(text.split("(?<=\n}\n)\n"));
    }

    @Test
    void theTreeHasAFindingOfEachSort() throws IOException {
        List<String> all = new ArrayList<>();
        held().path("findings").forEach(f -> all.add(f.path("fingerprint").asText().replaceFirst("^(\\S+ \\S+ \\S* \\S+).*", "$1")));
        assertThat(all).containsExactlyInAnyOrder("LW0001 sys/sys/ring.h  ring.r_size", "LW1001 sys/kern/ring.c sys_ring_head ring.r_head",
                "LW1001 * * ring.r_count", "LW1003 sys/kern/ring.c sys_ring_ask ring.r_flags", "LW2004 * * ant.a_lock",
                "LW2004 * * ant.a_lock",
                "LW3001 sys/kern/ring.c sys_ring_search ring.r_lock");
        nothingChanged();
    }

    @Test
    void otherSpacesBracesAndComments() throws IOException {
        for (String path : List.of(RING, BUGS)) {
            change(path, t -> t.replace(")\n{\n", ") {\n").replace("\t", "        ").replace("\n\n", "\n\n/* Moved apart. */\n\n"));
            nothingChanged();
            change(path, t -> t.replace("->", " -> ").replace("&", "& ").replace("(struct", "( /* of */ struct").replace("return ", "return\n\t    "));
            nothingChanged();
            change(path, t -> t.replaceAll("\n(int|u_int|void)\n", "\n$1 ").replaceAll("(?s)if \\((.*?)\\) \\{\n(.*?)\n *\\}", "if ($1)\n$2"));
            nothingChanged();
        }
        change(HEADER, t -> t.replace("\t\t", " ").replace(" * m:\t", " *\tm:  ").replace("struct ring {", "struct ring\n{"));
        nothingChanged();
        change(HEADER, t -> t.replaceAll("\t?/\\* ([a-z:]): ([a-z ]*) \\*/", "/* $1:\t$2.  And more\n\t\t\t\t * of it. */"));
        nothingChanged();
        change(RING, t -> t.replace("\n", "\r\n"));
        nothingChanged();
    }

    @Test
    void functionsMoveInTheirFile() throws IOException {
        for (String path : List.of(RING, BUGS)) {
            change(path, t -> {
                List<String> parts = new ArrayList<>(functions(t.substring(t.indexOf("\n\n") + 2)));
                Collections.reverse(parts);
                return t.substring(0, t.indexOf("\n\n") + 2) + String.join("\n", parts);
            });
            nothingChanged();
        }
    }

    private void moveToNewFile(String function) {
        String text = tree.read(RING);
        String moved = functions(text.substring(text.indexOf("\n\n") + 2)).stream().filter(f -> f.contains(function + "(")).findFirst().orElseThrow();
        tree.write("sys/kern/ring_more.c", "#include <sys/ring.h>\n\n" + moved).write(RING, text.replace(moved, ""));
        tree.edit(FILES, "file kern/ring.c\n", "file kern/ring.c\nfile kern/ring_more.c\n");
    }

    // contract: a file still there that no longer has the function has given it away.
    @Test
    void aFunctionMovesToAnotherFile() throws IOException {
        moveToNewFile("sys_ring_search");
        change(RING, t -> t + "\nint\nsys_ring_both(struct ring *r)\n{\n\treturn sys_ring_search(r, 1);\n}\n");
        nothingChanged();
        moveToNewFile("sys_ring_first");
        tree.git().run("checkout", "-q", "HEAD", "--", FILES);
        tree.commit();
        assertThat(fresh()).as("the key's findings are told at another place").isEmpty();
    }

    @Test
    void aStructMovesToAnotherHeader() throws IOException {
        change(HEADER, t -> t.replaceAll("(?s)/\\*\n \\* Descriptor.*?\n};\n", "#include <sys/ringvar.h>\n"));
        String header = RingSample.resource("baseline/ring.h");
        tree.write("sys/sys/ringvar.h", header.substring(0, header.indexOf("struct ant {")) + "#endif\n");
        tree.edit("sys/sys/ringvar.h", "#define _SYS_RING_H_", "#define _SYS_RINGVAR_H_").edit("sys/sys/ringvar.h", "#ifndef _SYS_RING_H_", "#ifndef _SYS_RINGVAR_H_");
        nothingChanged();
    }

    // contract: the function stayed and was mended; the same slip in a namesake elsewhere is another.
    @Test
    void aNamesakeIsNoMove() throws IOException {
        tree.write("sys/kern/other.c", "#include <sys/ring.h>\n\nint\nsys_ring_head(struct ring *r)\n{\n\treturn r->r_head;\n}\n");
        tree.edit(FILES, "file kern/ring.c\n", "file kern/ring.c\nfile kern/other.c\n");
        change(RING, t -> t.replace("\treturn r->r_head;", "\treturn 0;"));
        assertThat(fresh()).containsExactly("LW1001 sys_ring_head");
        assertThat(held().path("stale")).hasSize(1);
    }

    @Test
    void filesAreRenamed() throws IOException {
        rename(RING, "sys/dev/aa_ring.c");
        nothingChanged();
        rename(BUGS, "sys/net/zz_bugs.c");
        nothingChanged();
        tree.git().run("mv", HEADER, "sys/sys/ringvar.h");
        tree.write(HEADER, "#include <sys/ringvar.h>\n");
        tree.git().run("add", "-A");
        nothingChanged();
    }

    @Test
    void writingItAfterARenameIsNoGrowth() throws IOException {
        rename(RING, "sys/dev/ring.c");
        writeBaseline();
        JsonNode rows = JSON.readTree(tree.folder().resolve("baseline.json").toFile()).path("findings");
        assertThat(rows).hasSize(6).noneMatch(r -> r.path("path").asText().equals(RING));
        nothingChanged();
        rename("sys/dev/ring.c", RING);
        nothingChanged();
    }

    // contract: one entry is one finding; a copy is a new one whichever of the two is the copy.
    @Test
    void aCopyIsNew() throws IOException {
        String text = tree.read(RING);
        tree.write("sys/dev/ring_copy.c", text.replace("sys_ring_search", "sys_ring_search2").replace("sys_ring_head", "sys_ring_head2"));
        tree.edit(FILES, "file kern/ring.c\n", "file kern/ring.c\nfile dev/ring_copy.c\n").commit();
        assertThat(fresh()).contains("LW1001 sys_ring_head2", "LW3001 sys_ring_search2", "LW1003 sys_ring_ask")
                .doesNotContain("LW3001 sys_ring_search", "LW1001 sys_ring_head");
        tree.write("sys/dev/ring_copy.c", text);
        rename(RING, "sys/kern/renamed.c");
        assertThat(fresh()).contains("LW1003 sys_ring_ask").doesNotContain("LW0001 ");
        assertThat(tree.run("lint", "--write-baseline", "tree/baseline.json").exit()).as("a copy is growth").isEqualTo(2);
    }

    @Test
    void whatIsMendedAndComesBackIsNew() throws IOException {
        String wrong = tree.read(RING);
        change(RING, t -> t.replace("\t\treturn 0;\n", "\t\tmutex_exit(&r->r_lock);\n\t\treturn 0;\n"));
        assertThat(fresh()).isEmpty();
        assertThat(held().path("stale")).singleElement().asString().contains("LW3001");
        writeBaseline();
        tree.commit().write(RING, wrong).commit();
        assertThat(fresh()).containsExactly("LW3001 sys_ring_search");
        rename(RING, "sys/dev/ring.c");
        assertThat(fresh()).as("a rename does not hide it").containsExactly("LW3001 sys_ring_search");
        assertThat(states(tree.run("--format", "sarif", "lint", "--baseline", "tree/baseline.json"))).containsExactly("new", "unchanged");
        Outcome refused = tree.run("lint", "--write-baseline", "tree/baseline.json");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err()).contains("would grow by 1", "LW3001 sys/dev/ring.c sys_ring_search");
    }

    // contract: a second place in the same function, about the same lock, is one more than the baseline counts.
    @Test
    void oneMoreOfTheSameIsNew() throws IOException {
        change(RING, t -> t.replace("\treturn r->r_head;", "\tif (r->r_head == 3)\n\t\treturn 0;\n\treturn r->r_head;"));
        assertThat(fresh()).containsExactly("LW1001 sys_ring_head");
    }

    // contract: a circle is known at both of its ends, and at the one where it is told when a function more takes the locks the one way.
    @Test
    void aCircleIsKnownAtItsEnds() throws IOException {
        String bugs = tree.read(BUGS);
        change(BUGS, t -> t + "\n" + functions(bugs).get(1).replace("sys_bee_ant", "sys_bee_ant_again"));
        nothingChanged();
        writeBaseline();
        change(BUGS, t -> bugs);
        nothingChanged();
        change(BUGS, t -> functions(bugs).get(0));
        assertThat(held().path("stale")).singleElement().satisfies(s -> assertThat(s.asText()).startsWith("LW2004"));
    }

    @Test
    void rebasingOnOtherWorkChangesNothing() throws IOException {
        tree.git().run("checkout", "-q", "-b", "work");
        rename(BUGS, "sys/kern/locks.c");
        tree.git().run("checkout", "-q", "trunk");
        change(HEADER, t -> t.replace("#include <sys/systm.h>\n", "#include <sys/systm.h>\n\nstruct unrelated {\n\tint u_size;\n};\n"));
        change(RING, t -> t.replace("#include <sys/ring.h>\n", "#include <sys/ring.h>\n\nint\nsys_unrelated(void)\n{\n\treturn 1;\n}\n"));
        tree.write("sys/kern/aaa.c", "#include <sys/ring.h>\n\nint\nsys_aaa(void)\n{\n\treturn 2;\n}\n")
                .edit(FILES, "defflag opt_inet.h INET\n", "defflag opt_inet.h INET\nfile kern/aaa.c\n").commit();
        nothingChanged();
        tree.git().run("checkout", "-q", "work");
        tree.git().run("rebase", "-q", "trunk");
        assertThat(tree.read(FILES)).contains("kern/aaa.c", "kern/locks.c");
        nothingChanged();
    }
}
