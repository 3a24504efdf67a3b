package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code verify} on the sample's series, as it was made and as people change it. */
class VerifyTest {

    private static final String USER = "sys/kern/uipc_socket.c";

    @TempDir private static Path scratch;
    private static Sample tree;
    private static List<String> commits;

    @BeforeAll
    static void makeSeries() {
        tree = Sample.withSeries(scratch.resolve("tree"));
        commits = tree.git().commits("main.." + Sample.BRANCH);
    }

    /** A branch of the series up to commit {@code count}. */
    private static String cut(String name, int count) {
        tree.git().run("branch", "-qf", name, commits.get(count - 1));
        return name;
    }

    /** A copy of the tree, to change, with the branch checked out. */
    private static Sample copy(Path folder, String branch) {
        tree.git().run("clone", "-q", tree.folder().toString(), folder.toString());
        Sample out = new Sample(folder);
        out.git().run("checkout", "-q", "-B", "main", "origin/main");
        out.git().run("checkout", "-q", branch);
        return out;
    }

    // contract: a series as it was made holds at every prefix, and nothing of the user's is touched.
    @Test
    void theSeriesHoldsAndTheRepositoryStaysAsItIs() {
        SortedMap<String, String> before = Snapshot.of(tree.folder());
        Outcome outcome = tree.run("verify", Sample.BRANCH);
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out()).contains("base: " + tree.git().run("rev-parse", "main").substring(0, 12))
                .contains("verified: " + commits.size() + " prefixes, no new gap, no lost function, no undeclared name, no new finding")
                .doesNotContain("note:").containsPattern(commits.size() + " commits, \\d+ files changed, of them 0 not C");
        assertThat(commits).allSatisfy(c -> assertThat(outcome.out()).containsPattern("\\d+/" + commits.size() + " " + c.substring(0, 12) + " ok "));
        assertThat(Snapshot.of(tree.folder())).isEqualTo(before);
    }

    // contract: the commit that breaks something is named with what it breaks, and so is the hand that changed it.
    @Test
    void aCommitAmendedByHandFailsAndIsNamed(@TempDir Path folder) {
        Sample other = copy(folder.resolve("tree"), cut("short", 3));
        String text = other.read(USER);
        String call = "atomic_or_uint(&so->so_state, SS_NOFDREF);";
        other.write(USER, text.replaceFirst(Pattern.quote(call), "atomic_or_uint(&so->so_state, SS_NOFDREF;"));
        other.git().run("commit", "-qa", "--amend", "-m", "kern: by hand");
        String id = other.git().run("rev-parse", "HEAD").substring(0, 12);
        Outcome outcome = other.run("--base", "main", "verify", "short");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("3/3 " + id + " FAILED .*kern: by hand").containsPattern("    " + USER + ".*: new gap: ")
                .contains("note: has no trailer 'Lockwright-Pack:'").contains("note: was amended, rebased or applied from mail")
                .contains("note: 1 of 3 commits are not as lockwright made them").contains("failed: 1 of 3 prefixes are worse than the base, the first is 3/3");
    }

    // contract: a mark that says atomic fails where an access that was converted is plain again.
    @Test
    @Tag("slow")
    void aPlainAccessUnderTheMarkFails(@TempDir Path folder) {
        int mark = (int) commits.stream().map(c -> tree.git().run("log", "-1", "--format=%s", c)).takeWhile(t -> !t.contains("mark so_state")).count() + 1;
        Sample other = copy(folder.resolve("tree"), cut("marked", mark));
        String text = other.read(USER);
        other.write(USER, text.replaceFirst("atomic_or_uint\\(&so->so_state, SS_NOFDREF\\);", "so->so_state |= SS_NOFDREF;")).commit();
        Outcome outcome = other.run("--base", "main", "verify", "marked");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("    " + USER + ":\\d+: new finding LW1003: 'so->so_state' is changed plainly, but socket.so_state is atomic")
                .contains("failed: 1 of " + (mark + 1) + " prefixes");
    }

    // contract: each commit and none else is checked out, in order; the first failure ends it; the folder goes, also then.
    @Test
    void execRunsOnEachCommitUpToTheFirstFailure(@TempDir Path folder) throws IOException {
        String branch = cut("short", 4);
        Path log = folder.resolve("log");
        String command = "echo $LOCKWRIGHT_NUMBER/$LOCKWRIGHT_COUNT $LOCKWRIGHT_COMMIT $(pwd) >> " + log
                + "; test -f sys/sys/param.h && test $LOCKWRIGHT_NUMBER -lt 3";
        SortedMap<String, String> before = Snapshot.of(tree.folder());
        Outcome outcome = tree.run("verify", branch, "--exec", command);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("exits 1 at 3/4 " + commits.get(2).substring(0, 12)).contains("failed: --exec");
        List<String> lines = Files.readAllLines(log);
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            expected.add((i + 1) + "/4 " + commits.get(i));
        }
        assertThat(lines).extracting(l -> l.replaceFirst(" [^ ]*$", "")).isEqualTo(expected);
        assertThat(Path.of(lines.get(0).replaceFirst(".* ", ""))).doesNotExist();
        assertThat(Snapshot.of(tree.folder())).isEqualTo(before);
    }

    // contract: from one commit to the next only changed files are written, and the folder asked for holds the last commit afterwards.
    @Test
    void theCheckoutIsTheCommit(@TempDir Path folder) throws IOException {
        Path there = folder.resolve("out");
        Outcome outcome = tree.run("verify", cut("short", 4), "--exec", "echo built > product", "--checkout", there.toString());
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("exec: 'echo built > product' exits 0 on each of 4 commits");
        assertThat(outcome.err()).containsPattern("exec 2/4 [0-9a-f]{12}: 1 file written");
        Git git = new Git(there);
        git.run("init", "-q");
        Files.delete(there.resolve("product"));
        git.run("add", "-A");
        assertThat(git.run("write-tree")).isEqualTo(tree.git().run("rev-parse", "short^{tree}"));
        assertThat(tree.run("verify", "short", "--exec", "true", "--checkout", there.toString()).exit()).isEqualTo(2);
    }

    // contract: with the series checked out, its base is found below the commits that say they are of it.
    @Test
    void aCheckedOutSeriesIsFoundFromItsTip(@TempDir Path folder) {
        Sample other = copy(folder.resolve("tree"), cut("short", 2));
        Outcome outcome = other.run("verify", "HEAD");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("base: " + tree.git().run("rev-parse", "main").substring(0, 12)).contains("verified: 2 prefixes");
    }

    @Test
    @Tag("slow")
    void theSameBytesEachTime() {
        String branch = cut("third", commits.size() / 3);
        Outcome one = tree.run("verify", branch, "--jobs", "1");
        Outcome two = tree.run("verify", branch, "--jobs", "3");
        assertThat(one.out()).isEqualTo(two.out()).contains("verified: " + commits.size() / 3 + " prefixes");
    }

    @Test
    void whatIsNoSeriesIsRefused(@TempDir Path here) throws IOException {
        Sample other = copy(here.resolve("tree"), "main");
        other.write("sys/kern/more.c", "int more;\n").commit();
        other.git().run("branch", "plain");
        refused(other.run("verify", "nowhere"), "no revision 'nowhere'", "git log --all");
        refused(other.run("--base", "main~1", "verify", "plain"), "'plain' is no series", "Lockwright-Pack");
        refused(other.run("--base", "plain", "verify", "plain"), "has no commit above", "--base");
        refused(other.run("verify", "a b"), "a b");
        refused(other.run("verify", "plain", "--checkout", "x"), "--checkout x", "--exec");
        refused(other.run("--base", "nope", "verify", "plain"), "no revision 'nope'");
        refused(CommandLineRun.run(here, true, "--tree", "embedded", "verify", "plain"), "embedded sample has no branches");
        other.git().run("checkout", "-qb", "merged", "origin/" + Sample.BRANCH + "~1");
        other.git().run("merge", "-q", "--no-ff", "-m", "merged", "plain");
        refused(other.run("--base", "main~1", "verify", "merged"), "2 parents", "without merges");
        try (Stream<Path> left = Files.list(here)) {
            assertThat(left.map(p -> p.getFileName().toString()).toList()).containsExactly("tree");
        }
    }

    private static void refused(Outcome outcome, String... says) {
        OneLine.of(outcome, says);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }
}
