package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code plan}: it answers for every mention of the field, writes nothing, and what it refuses the series does not pretend. */
class PlanTest {

    private static final Pattern WORD = Pattern.compile("(?<![A-Za-z0-9_])so_state(?![A-Za-z0-9_])");

    /** How many patches there are up to the one that marks {@code so_error}. */
    private static final int SO_ERROR = 10;

    @TempDir private Path scratch;

    /** What a plan by the first patches of the pack says in text. */
    private static Outcome plan(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("--pack", PackText.soState(), "plan"));
        arguments.addAll(List.of(more));
        return Embedded.run(arguments.toArray(String[]::new));
    }

    /** {@code "path:offset"} of every mention in a folder's C files, found by nothing but the letters. */
    private static List<String> mentions(Path folder, Git git) {
        return git.run("ls-files", "sys").lines().filter(p -> p.endsWith(".c") || p.endsWith(".h")).flatMap(path -> {
            try {
                Matcher m = WORD.matcher(Files.readString(folder.resolve(path), ISO_8859_1));
                return m.results().map(r -> path + ":" + r.start()).toList().stream();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }).sorted().toList();
    }

    // contract: the rule sees the header as the patches before its own left it, so the scanner looks there too.
    @Test
    void everyMentionIsOneSiteOrOneNonSite() {
        Sample tree = Sample.withSeries(scratch.resolve("tree"));
        Git git = tree.git();
        git.run("checkout", "-q", git.run("log", "--format=%H", "--grep=widen so_state", Sample.BRANCH));
        List<String> planned = Plan.ofEmbedded().sites().stream().filter(s -> s.rule().equals(Plan.ATOMIC))
                .map(s -> s.path() + ":" + s.start()).sorted().toList();
        assertThat(planned).doesNotHaveDuplicates().hasSizeGreaterThan(150).isEqualTo(mentions(tree.folder(), git));
    }

    @Test
    void theCountsAreThoseOfTheSites() {
        for (var rule : Plan.ofEmbedded().json().path("rules")) {
            Map<String, Integer> counted = new TreeMap<>();
            rule.path("sites").forEach(s -> counted.merge(s.path("outcome").asText(), 1, Integer::sum));
            Map<String, Integer> said = new TreeMap<>();
            rule.path("counts").fields().forEachRemaining(e -> said.put(e.getKey(), e.getValue().asInt()));
            said.values().removeIf(n -> n == 0);
            assertThat(said).as(rule.path("rule").asText()).isEqualTo(counted).isNotEmpty().doesNotContainKey("unhandled");
        }
    }

    @Test
    void theTextSaysTheSameNumbers() {
        Outcome text = plan();
        assertThat(text.exit()).isZero();
        assertThat(text.err()).isEmpty();
        assertThat(text.out()).startsWith("tree: embedded\npack: socket-locking 1 (");
        Plan json = Plan.ofSoState();
        for (var rule : json.json().path("rules")) {
            String id = rule.path("rule").asText();
            assertThat(text.out()).contains("\nrule " + id + ": " + json.count(id, "rewritten") + " rewritten");
        }
        assertThat(text.out()).contains(json.count(Plan.ATOMIC, "comment") + " comment, " + json.count(Plan.ATOMIC, "literal") + " literal");
        Map<String, Long> byFile = json.sites().stream()
                .filter(s -> s.rule().equals(Plan.ATOMIC) && s.outcome().equals("rewritten"))
                .collect(Collectors.groupingBy(Plan.Site::path, Collectors.counting()));
        byFile.forEach((path, n) -> assertThat(text.out()).contains("  " + path + ": " + n + " rewritten"));
        assertThat(text.out().lines().toList()).last().asString().startsWith(json.files() + " C files read, ");
    }

    @Test
    void thePatchesAreThoseOfTheSeries() {
        Sample tree = Sample.withSeries(scratch.resolve("tree"));
        assertThat(tree.git().run("log", "--reverse", "--format=%s", "main.." + Sample.BRANCH).lines().toList()).isEqualTo(titles(Plan.ofEmbedded()));
    }

    private static List<String> titles(Plan plan) {
        List<String> titles = new java.util.ArrayList<>();
        plan.json().path("patches").forEach(p -> titles.add(p.path("title").asText()));
        return titles;
    }

    @Test
    void sitesListsTheRewrittenToo() {
        assertThat(plan().out()).doesNotContain("  rewritten:\n");
        String listed = plan("--sites").out();
        for (Plan.Site site : Plan.ofSoState().sites()) {
            if (site.outcome().equals("rewritten")) {
                assertThat(listed).contains("    " + site.path() + ":" + site.line() + ": " + site.detail());
            }
        }
    }

    @Test
    void nothingIsWritten() {
        Sample tree = Sample.at(scratch.resolve("tree"));
        SortedMap<String, String> before = Snapshot.of(scratch);
        String pack = PackText.soState();
        assertThat(CommandLineRun.run(scratch, true, "--tree", "embedded", "--pack", pack, "plan").exit()).isZero();
        assertThat(tree.run("plan", "--pack", pack).exit()).isZero();
        assertThat(tree.run("plan", "--pack", pack, "--format", "json", "--sites").exit()).isZero();
        assertThat(Snapshot.of(scratch)).isEqualTo(before);
    }

    /** A tree in which one access cannot be rewritten. */
    private Sample withRefusal() {
        return Sample.at(scratch.resolve("tree")).write("sys/kern/uipc_watch.c", """
                #include <sys/param.h>
                #include <sys/socketvar.h>

                void so_watch(void *);
                void so_watch_state(struct socket *);

                void
                so_watch_state(struct socket *so)
                {

                	so_watch(&so->so_state);
                }
                """).commit();
    }

    @Test
    void whatIsRefusedIsSaidAndTheMarkStays() throws IOException {
        Sample tree = withRefusal();
        String pack = PackText.first(SO_ERROR);
        Outcome plan = tree.run("plan", "--pack", pack, "--fail-on", "refused");
        assertThat(plan.exit()).isEqualTo(1);
        assertThat(plan.out()).contains("sys/kern/uipc_watch.c:11: address-taken in so_watch_state()");
        Outcome series = tree.run("series", "--pack", pack);
        assertThat(series.exit()).as(series.err()).isZero();
        assertThat(series.out()).contains("refused:\n  address-taken sys/kern/uipc_watch.c:11\n");
        String header = tree.git().show(Sample.BRANCH, Sample.SOCKETVAR);
        assertThat(header).containsPattern("so_state;\\s*/\\* \\(k\\)").containsPattern("so_error;\\s*/\\* \\(a\\)");
        List<String> planned = titles(Plan.ofEmbedded());
        int last = planned.indexOf("socketvar.h: mark so_error as atomic");
        assertThat(tree.git().run("log", "--reverse", "--format=%s", "main.." + Sample.BRANCH).lines().toList()).hasSizeGreaterThan(10)
                .isEqualTo(planned.subList(0, last + 1).stream().filter(t -> !t.contains("mark so_state as atomic")).toList());
        String cover = Files.readString(scratch.resolve("socket-locking-v1/v1-0000-cover-letter.patch"));
        assertThat(cover).contains("address-taken:\n", "sys/kern/uipc_watch.c:11 so_watch_state()", "to unlock:",
                "depends-on-refused:\n", "sys/sys/socketvar.h:").doesNotContain("Nothing was refused.");
    }

    @Test
    @Tag("slow")
    void failingOnRefusalsChangesTheExitCodeAndNothingElse() {
        Sample tree = withRefusal();
        String pack = PackText.soState();
        assertThat(tree.run("plan", "--pack", pack).exit()).isZero();
        assertThat(tree.run("series", "--pack", pack).exit()).isZero();
        assertThat(tree.run("series", "--pack", pack, "--fail-on", "refused", "--branch", "other", "--out", "other").exit()).isEqualTo(1);
        assertThat(tree.git().run("rev-parse", "other")).isEqualTo(tree.git().run("rev-parse", Sample.BRANCH));
    }
}
