package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code lint --baseline} and {@code --write-baseline}: living with the findings of today and hearing of each new one. */
class BaselineTest {

    private static final String LWP = "sys/sys/lwp.h";
    private static final String EVENT = "sys/sys/event.h";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path scratch;
    private Sample tree;
    private Path baseline;

    /** A tree with one must finding: a key that the legend lacks. */
    @BeforeEach
    void spoilOneMark() {
        tree = Sample.at(scratch.resolve("tree"));
        tree.edit(LWP, "/* l: one of LS* */", "/* z: one of LS* */");
        baseline = scratch.resolve("baseline.json");
    }

    private void spoilAnother() {
        tree.edit(LWP, "/* l: LW_* flags */", "/* z: LW_* flags */");
    }

    private void writeBaseline() {
        Outcome written = tree.run("lint", "--no-locks", "--write-baseline", "baseline.json");
        assertThat(written.exit()).as(written.err()).isZero();
    }

    private static JsonNode json(Outcome outcome) throws IOException {
        return JSON.readTree(outcome.out());
    }

    private static List<String> fingerprints(JsonNode findings) {
        List<String> out = new ArrayList<>();
        findings.forEach(f -> out.add(f.path("fingerprint").asText()));
        return out;
    }

    @Test
    void withoutABaselineTheFindingCounts() {
        Outcome lint = tree.run("lint", "--no-locks");
        assertThat(lint.exit()).isEqualTo(1);
        assertThat(lint.out().lines().filter(l -> l.matches("sys/[^ ]+: (?:error|warning): LW.*"))).singleElement().asString()
                .startsWith(LWP + ":52:19: error: LW0001: 'z:' on lwp.l_stat is no key of its legend");
    }

    @Test
    void afterWritingItTheNextRunIsClean() throws IOException {
        writeBaseline();
        JsonNode file = JSON.readTree(baseline.toFile());
        assertThat(file.path("baseline").asInt()).isEqualTo(1);
        assertThat(file.path("findings")).singleElement()
                .satisfies(f -> assertThat(f.path("path").asText()).isEqualTo(LWP), f -> assertThat(f.path("count").asInt()).isEqualTo(1));
        Outcome next = tree.run("lint", "--no-locks", "--baseline", "baseline.json");
        assertThat(next.exit()).isZero();
        assertThat(next.out()).isEmpty();
        assertThat(next.err()).contains("0 must and 0 may findings, 1 in the baseline");
        Outcome strict = tree.run("--strict", "lint", "--no-locks", "--baseline", "baseline.json");
        assertThat(strict.exit()).isZero();
    }

    // contract: one new finding among many known ones is reported, and nothing else is.
    @Test
    void oneMoreChangedMarkIsTheOnlyThingReported() throws IOException {
        writeBaseline();
        spoilAnother();
        Outcome lint = tree.run("lint", "--no-locks", "--baseline", "baseline.json");
        assertThat(lint.exit()).isEqualTo(1);
        assertThat(lint.out().lines().filter(l -> l.matches("sys/[^ ]+: (?:error|warning): LW.*"))).singleElement().asString()
                .startsWith(LWP + ":63:19: error: LW0001: 'z:' on lwp.l_flag");
        JsonNode findings = json(tree.run("lint", "--no-locks", "--baseline", "baseline.json", "--format", "json")).path("findings");
        assertThat(findings).hasSize(2);
        assertThat(findings).extracting(f -> f.path("message").asText().contains("l_flag") + " " + f.path("baseline").asText())
                .containsExactlyInAnyOrder("true new", "false known");
    }

    @Test
    void linesAboveMoveNothing() {
        writeBaseline();
        tree.edit(LWP, "struct lwp {", "/* Moved. */\n\nstruct lwp_moved;\n\nstruct lwp {");
        assertThat(tree.run("lint", "--no-locks", "--baseline", "baseline.json").exit()).isZero();
    }

    @Test
    void growthIsRefusedUnlessAllowed() throws IOException {
        writeBaseline();
        spoilAnother();
        SortedMap<String, String> before = Snapshot.of(scratch);
        Outcome refused = tree.run("lint", "--no-locks", "--write-baseline", "baseline.json");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
        OneLine.of(refused, "--write-baseline baseline.json", "would grow by 1", "lwp.l_flag", "--allow-growth");
        assertThat(Snapshot.of(scratch)).isEqualTo(before);
        Outcome allowed = tree.run("lint", "--no-locks", "--write-baseline", "baseline.json", "--allow-growth");
        assertThat(allowed.exit()).as(allowed.err()).isZero();
        assertThat(JSON.readTree(baseline.toFile()).path("findings")).hasSize(2);
        assertThat(tree.run("lint", "--no-locks", "--baseline", "baseline.json").exit()).isZero();
    }

    @Test
    void aMendedFindingIsStaleUntilTheFileIsWrittenAnew() throws IOException {
        writeBaseline();
        tree.edit(LWP, "/* z: one of LS* */", "/* l: one of LS* */");
        Outcome stale = tree.run("lint", "--no-locks", "--baseline", "baseline.json");
        assertThat(stale.exit()).isZero();
        assertThat(stale.err()).contains("lockwright: stale in the baseline, write it anew: LW0001 " + LWP);
        assertThat(tree.run("--strict", "lint", "--no-locks", "--baseline", "baseline.json").exit()).isEqualTo(1);
        assertThat(json(tree.run("lint", "--no-locks", "--baseline", "baseline.json", "--format", "json")).path("stale")).hasSize(1);
        writeBaseline();
        assertThat(JSON.readTree(baseline.toFile()).path("findings")).isEmpty();
        assertThat(tree.run("lint", "--no-locks", "--baseline", "baseline.json").err()).doesNotContain("stale");
    }

    @Test
    void aPartThatIsLintedSpeaksOfItselfOnly() throws IOException {
        writeBaseline();
        Outcome other = tree.run("lint", "--no-locks", "--baseline", "baseline.json", EVENT);
        assertThat(other.exit()).isZero();
        assertThat(other.err()).doesNotContain("stale");
        assertThat(tree.run("lint", "--no-locks", "--write-baseline", "baseline.json", EVENT).exit()).isZero();
        assertThat(fingerprints(JSON.readTree(baseline.toFile()).path("findings"))).singleElement().asString().contains("lwp.l_stat");
        Files.delete(tree.folder().resolve(LWP));
        assertThat(tree.run("lint", "--no-locks", "--baseline", "baseline.json", EVENT).err()).as("its file is gone").contains("stale");
    }

    @Test
    void aSuppressedFindingIsNotWritten() throws IOException {
        tree.edit(LWP, "/* z: one of LS* */", "/* z: one of LS* */ /* lockwright: allow LW0001 -- until the lock has a letter */");
        writeBaseline();
        assertThat(JSON.readTree(baseline.toFile()).path("findings")).isEmpty();
        JsonNode findings = json(tree.run("lint", "--no-locks", "--format", "json")).path("findings");
        assertThat(findings).singleElement()
                .satisfies(f -> assertThat(f.path("suppressed").asText()).isEqualTo("until the lock has a letter"));
    }

    @Test
    void theSameFindingsGiveTheSameBytes() throws IOException {
        spoilAnother();
        writeBaseline();
        byte[] first = Files.readAllBytes(baseline);
        Files.delete(baseline);
        assertThat(tree.run("--jobs", "1", "lint", "--no-locks", "--write-baseline", "baseline.json").exit()).isZero();
        assertThat(Files.readAllBytes(baseline)).isEqualTo(first);
        assertThat(new String(first, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain(scratch.toString());
    }

    // contract: a run that could check nothing does not wipe out what is known.
    @Test
    void aRunThatReadNoLegendWritesNothing() throws IOException {
        writeBaseline();
        byte[] before = Files.readAllBytes(baseline);
        for (String path : tree.git().run("ls-files", "*.h", "*.c").split("\n")) {
            tree.write(path, "");
        }
        Outcome lint = tree.run("lint", "--no-locks", "--write-baseline", "baseline.json");
        assertThat(lint.exit()).as(lint.err()).isEqualTo(3);
        assertThat(Files.readAllBytes(baseline)).isEqualTo(before);
    }

    @Test
    void aRunWithTooManyGapsWritesNothing() throws IOException {
        writeBaseline();
        byte[] before = Files.readAllBytes(baseline);
        tree.edit(LWP, "/* z: one of LS* */", "/* l: one of LS* */")
                .write("sys/kern/broken.c", "#include <sys/proc.h>\nint f(struct proc *p) { return p->p_mqueue_cnt + ; }\n");
        Outcome lint = tree.run("--max-gaps", "0", "lint", "--no-locks", "--write-baseline", "baseline.json");
        assertThat(lint.exit()).as(lint.err()).isEqualTo(3);
        assertThat(Files.readAllBytes(baseline)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "                                                      | baseline of this version",
        "{                                                     | is not JSON",
        "{\"baseline\": 1, \"findings\": []                    | is not JSON",
        "not json                                              | is not JSON",
        "{\"baseline\": 1, \"findings\": []} more              | is not JSON",
        "[]                                                    | baseline of this version",
        "{\"baseline\": 2, \"findings\": []}                   | baseline of this version",
        "{\"baseline\": \"1\", \"findings\": []}               | baseline of this version",
        "{\"findings\": []}                                    | baseline of this version",
        "{\"baseline\": 1}                                     | baseline of this version",
        "{\"baseline\": 1, \"baseline\": 1, \"findings\": []}  | says a key twice",
        "{\"baseline\": 1, \"findings\": [], \"more\": 1}       | baseline of this version",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": \"a\", \"path\": \"etc/b\", \"count\": 1}]} | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": \"a\", \"path\": \"sys/b\", \"count\": 1, \"line\": 3}]} | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{}]}                 | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [7]}                  | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": \"a\", \"path\": \"sys/b\", \"count\": 0}]}     | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": \"a\", \"path\": \"sys/b\", \"count\": 1.5}]}   | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": \"a\", \"path\": \"sys/b\", \"count\": \"2\"}]} | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": 4, \"path\": \"sys/b\", \"count\": 1}]}         | finding 1 is not",
        "{\"baseline\": 1, \"findings\": [{\"fingerprint\": \"a\", \"path\": \"sys/b\", \"count\": 1}, {\"fingerprint\": \"a\", \"path\": \"sys/b\", \"count\": 1}]} | stands in it twice",
    })
    void aBrokenFileIsRefusedAndKept(String text, String why) throws IOException {
        Files.writeString(baseline, text == null ? "" : text.strip());
        SortedMap<String, String> before = Snapshot.of(scratch);
        for (String option : List.of("--baseline", "--write-baseline")) {
            Outcome outcome = tree.run("lint", "--no-locks", option, "baseline.json");
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            OneLine.of(outcome, option, baseline.toString(), why.strip(), "restore it");
            assertThat(Snapshot.of(scratch)).isEqualTo(before);
        }
    }

    @Test
    void aFileThatIsNotThereOrCannotBe() throws IOException {
        Outcome gone = tree.run("lint", "--no-locks", "--baseline", "gone.json");
        assertThat(gone.exit()).isEqualTo(2);
        OneLine.of(gone, "--baseline", "gone.json", "no such file", "--write-baseline");
        Files.createDirectory(scratch.resolve("folder"));
        Outcome folder = tree.run("lint", "--no-locks", "--write-baseline", "folder");
        assertThat(folder.exit()).isEqualTo(2);
        OneLine.of(folder, "--write-baseline", "folder");
        Outcome nowhere = tree.run("lint", "--no-locks", "--write-baseline", "no/such/folder.json");
        assertThat(nowhere.exit()).isEqualTo(2);
        OneLine.of(nowhere, "no/such/folder.json", "folder you can write to");
    }
}
