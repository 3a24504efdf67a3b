package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** The series of pack {@code softint-priorities} on the embedded tree, from the launcher to what {@code softint check} says of it. */
class SoftintSeriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PACK = "softint-priorities";
    static final String BRANCH = "lockwright/" + PACK + "/v1";
    private static final String PROPOSED = "clock > net == serial > bio > gen";
    private static final List<String> TITLES = List.of(
            "softint: give the highest level a name",
            "softint: add a general class, SOFTINT_GEN",
            "kern: use SOFTINT_GEN where no timer is behind it",
            "net: use SOFTINT_GEN where no timer is behind it",
            "dev: use SOFTINT_GEN where no timer is behind it",
            "mips: put clock above the other software interrupts",
            "riscv: put clock above the other software interrupts",
            "x86: put clock above the other software interrupts",
            "softint: clock > net == serial > bio > gen");
    private static final Set<String> CONVERTED = Set.of("mips", "x86");
    private static final Set<String> THREADS = Set.of("hppa", "m68k", "powerpc", "riscv");
    private static final Set<String> LEFT = Set.of("aarch64", "alpha", "arm32", "sparc64", "vax");

    @TempDir private static Path scratch;
    private static Finished series;
    private static Sample tree;
    private static Plan base;
    private static final Map<String, JsonNode> CHECKS = new TreeMap<>();

    @BeforeAll
    static void makeSeries() {
        series = Launcher.run(scratch, Map.of(), "--tree", "embedded", "series", "--pack", PACK);
        assertThat(series.exit()).as(series.err()).isZero();
        tree = new Sample(scratch.resolve("lockwright-sample"));
    }

    private static Path mails() {
        return scratch.resolve(PACK + "-v1");
    }

    private static List<String> commits() {
        return tree.git().commits("main.." + BRANCH);
    }

    /** What the check says of a branch or commit; each is checked once. */
    private static JsonNode check(String revision) throws IOException {
        String commit = tree.git().run("rev-parse", revision);
        JsonNode known = CHECKS.get(commit);
        if (known == null) {
            Outcome outcome = tree.run("softint", "check", "--format", "json", "--base", revision);
            assertThat(outcome.exit()).as(outcome.err()).isLessThanOrEqualTo(1);
            known = JSON.readTree(outcome.out());
            CHECKS.put(commit, known);
        }
        return known;
    }

    @Test
    void thePatchesStandInTheirOrder() {
        assertThat(tree.git().run("log", "--reverse", "--format=%s", "main.." + BRANCH).lines()).containsExactlyElementsOf(TITLES);
        assertThat(series.out()).contains("branch: " + BRANCH, "mail: " + PACK + "-v1 (11 files").contains(TITLES);
        assertThat(tree.git().run("status", "--porcelain")).isEmpty();
        assertThat(tree.git().run("rev-parse", "--abbrev-ref", "HEAD")).isEqualTo("main");
    }

    @Test
    void theMailsMakeTheBranch(@TempDir Path other) {
        Path folder = other.resolve("tree");
        new Git(other).run("clone", "-q", "-b", "main", tree.folder().toString(), folder.toString());
        Git git = new Git(folder);
        git.run("am", "-q", mails().resolve("series.mbox").toString());
        assertThat(git.run("rev-parse", "HEAD^{tree}")).isEqualTo(tree.git().run("rev-parse", BRANCH + "^{tree}"));
        assertThat(git.run("log", "--reverse", "--format=%s", "origin/main..").lines()).containsExactlyElementsOf(TITLES);
    }

    // contract: neither the number of threads nor the run shows in a commit's id.
    @Test
    void theTipIsTheSameEveryTime(@TempDir Path other) {
        Sample again = Sample.at(other.resolve("tree"));
        Outcome outcome = again.run("series", "--pack", PACK, "--jobs", "1");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(again.git().run("rev-parse", BRANCH)).isEqualTo(tree.git().run("rev-parse", BRANCH));
        assertThat(other.resolve(PACK + "-v1/series.mbox")).hasSameBinaryContentAs(mails().resolve("series.mbox"));
    }

    @Test
    void aSecondRunHasNothingToDo() {
        Outcome outcome = tree.run("plan", "--pack", PACK, "--base", BRANCH, "--format", "json", "--sites");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        Plan plan = Plan.of(outcome.out());
        assertThat(plan.sites()).hasSizeGreaterThan(60).allSatisfy(s -> assertThat(s.outcome()).as(s.toString()).isIn("right by text", "refused"));
        assertThat(refused(plan)).isEqualTo(refused(planOfBase()));
    }

    private static Plan planOfBase() {
        if (base == null) {
            Outcome outcome = tree.run("plan", "--pack", PACK, "--format", "json", "--sites");
            assertThat(outcome.exit()).as(outcome.err()).isZero();
            base = Plan.of(outcome.out());
        }
        return base;
    }

    private static Map<String, String> refused(Plan plan) {
        Map<String, String> out = new TreeMap<>();
        plan.sites().stream().filter(s -> s.outcome().equals("refused")).forEach(s -> out.put(s.path(), s.detail()));
        return out;
    }

    @Test
    void everythingThatIsLeftIsNamed() {
        assertThat(refused(planOfBase())).isEqualTo(Map.of(
                "sys/arch/alpha/include/intr.h", "not-converted",
                "sys/arch/sparc64/include/intr.h", "not-converted",
                "sys/arch/vax/include/intr.h", "not-converted",
                "sys/arch/acorn32/include/intr.h", "bit-from-level",
                "sys/arch/evbarm/include/intr.h", "bit-from-level",
                "sys/arch/playstation2/playstation2/interrupt.c", "own-trigger"));
        refused(planOfBase()).forEach((path, reason) -> assertThat(series.out()).contains(reason + " " + path + ":"));
    }

    @Test
    void theCoverLetterSaysWhatWasDoneAndWhatReliedOnTheOldOrder() throws IOException {
        String cover = Files.readString(mails().resolve("v1-0000-cover-letter.patch"), UTF_8);
        assertThat(cover).contains("Subject: [PATCH 0/9] softint: " + PROPOSED + "\n").contains(TITLES);
        refused(planOfBase()).forEach((path, reason) -> assertThat(cover).contains("\n" + reason + ":\n").contains("    " + path + ":"));
        assertThat(cover.replaceAll("\\s+", " ")).contains("x86: converted: clock > ", "mips: converted: clock > serial >= net >= bio >= gen",
                "alpha: not converted: serial >= net > bio >= clock", "threads in the machine-independent order: " + "clock > serial >= net > bio > gen",
                "level 2 of ar9344_ipl_sr_map masks too little today");
        assertThat(cover).contains("\nWhat relied on softnet keeping callouts out\n", "\nRelied on it:\n  sys/netinet/if_arp.c\n", "arp_drain(), line ")
                .containsPattern("relied on it: [1-9]\\d*, ").containsPattern("unknown: [1-9]\\d*, ");
    }

    @Test
    void theFinishedTreeMeetsTheOrderWhereItCan() throws IOException {
        Outcome outcome = tree.run("softint", "check", "--base", BRANCH, "--order", PROPOSED, "--format", "json");
        assertThat(outcome.exit()).isEqualTo(1);
        JsonNode json = JSON.readTree(outcome.out());
        Set<String> unmet = new TreeSet<>();
        json.path("findings").forEach(f -> {
            if (f.path("rule").asText().equals("LW4001")) {
                unmet.add(f.path("subject").asText());
            }
        });
        assertThat(unmet).isEqualTo(new TreeSet<>(LEFT));
        Set<String> read = new TreeSet<>(json.path("tables").findValuesAsText("port"));
        assertThat(read).containsAll(CONVERTED).containsAll(THREADS).containsAll(LEFT).hasSize(11);
    }

    // contract: the sample has one fault of its own, in a list that the series adds to; with it mended, nothing is left to say.
    @Test
    void theConvertedPortsHaveNoFindingAtAll(@TempDir Path other) {
        Path folder = other.resolve("tree");
        new Git(other).run("clone", "-q", "-b", BRANCH, tree.folder().toString(), folder.toString());
        Sample branch = new Sample(folder);
        branch.edit("sys/kern/subr_pool.c", "pp->pr_ipl == IPL_SOFTNET || ", "pp->pr_ipl == IPL_SOFTNET || pp->pr_ipl == IPL_SOFTBIO || ");
        Outcome outcome = branch.run("softint", "check", "--order", PROPOSED, "--port", "x86", "--port", "mips");
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.err()).contains("5 of 5 kernels meet the order; 0 must and 0 may findings");
    }

    @Test
    @Tag("slow")
    void noPrefixHasAFindingThatTheBaseLacks() throws IOException {
        Set<String> base = fingerprints(check("main"));
        assertThat(base).isNotEmpty();
        for (String commit : commits()) {
            assertThat(base).as(commit).containsAll(fingerprints(check(commit)));
        }
        assertThat(fingerprints(check(BRANCH))).as("the table that masked too little").doesNotContainAnyElementsOf(
                base.stream().filter(f -> f.contains("ar9344")).toList());
    }

    private static Set<String> fingerprints(JsonNode check) {
        return new TreeSet<>(check.path("findings").findValuesAsText("fingerprint"));
    }

    // contract: a port that is not converted runs as before: levels, pending bits and ladder, and gen is clock.
    @Test
    void portsThatAreLeftAreAsTheyWere() throws IOException {
        Map<String, String> before = tables(check("main"));
        Map<String, String> after = tables(check(BRANCH));
        assertThat(after.keySet()).isEqualTo(before.keySet()).hasSize(LEFT.size());
        assertThat(after).isEqualTo(before);
        assertThat(tree.git().run("diff", "--name-only", "main", BRANCH).lines().filter(p -> p.startsWith("sys/arch/"))
                .filter(p -> p.matches("sys/arch/(aarch64|acorn32|alpha|arm|evbarm|hp300|hppa|m68k|macppc|playstation2|sparc64|sun3|vax)/.*")))
                .containsExactly("sys/arch/alpha/alpha/interrupt.c");
    }

    /** Of each port that is left: level and pending bit of every class but gen, and the ladder. */
    private static Map<String, String> tables(JsonNode check) {
        Map<String, String> out = new TreeMap<>();
        for (JsonNode table : check.path("tables")) {
            if (!LEFT.contains(table.path("port").asText())) {
                continue;
            }
            List<String> words = new ArrayList<>();
            for (JsonNode c : table.path("classes")) {
                if (!c.path("class").asText().equals("gen")) {
                    words.add(c.path("class").asText() + " " + c.at("/number/value") + " " + c.at("/level/value") + " " + c.at("/pending/value"));
                }
            }
            table.path("ladder").forEach(r -> words.add(r.path("class").asText()));
            out.put(table.path("port").asText() + table.path("kernels"), words.toString());
        }
        return out;
    }

    // contract: a comment is true at its commit.
    @Test
    void noCommentSaysWhatIsNoLongerSo() {
        assertThat(tree.git().show("main", "sys/kern/kern_softint.c")).contains("There are four classes.", "clock, bio, net, serial");
        assertThat(tree.git().show(commits().get(1), "sys/kern/kern_softint.c")).contains("There are five classes.", "gen, clock, bio, net, serial");
        assertThat(tree.git().show(BRANCH, "sys/kern/kern_softint.c")).contains("There are five classes.", "gen, bio, net and serial, clock");
        assertThat(tree.git().show(BRANCH, "sys/arch/mips/mips/mips_softint.c")).doesNotContain("bit of serial and net");
        assertThat(tree.git().show(BRANCH, "sys/arch/mips/include/intr.h")).doesNotContain("in pairs");
        assertThat(tree.git().show(BRANCH, "sys/arch/mips/cavium/octeon_cpunode.c")).contains("If the clock soft interrupt does not", "(SOFTINT_CLOCK|");
    }
}
