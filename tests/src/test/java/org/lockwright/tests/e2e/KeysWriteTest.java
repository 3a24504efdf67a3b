package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;
import org.lockwright.parser.source.CommentOnly;
import org.lockwright.parser.source.SourceText;

/** {@code keys --write} on the embedded tree: what it makes, judged by git, and by reading the result again. */
class KeysWriteTest {

    private static final String BRANCH = "lockwright/keys/v1";

    @TempDir private static Path here;
    private static Outcome run;
    private static Sample sample;

    @BeforeAll
    static void writeAll() {
        run = CommandLineRun.run(here, true, "--tree", "embedded", "keys", "--write");
        sample = new Sample(here.resolve("lockwright-sample"));
    }

    private static List<String> changed() {
        return sample.git().run("diff", "--name-only", "main", BRANCH).lines().toList();
    }

    private static void assertAmMakes(Sample tree, Path mail, String branch, Path clone) {
        new Git(clone.getParent()).run("clone", "-q", "-b", "main", tree.folder().toString(), clone.toString());
        Git applied = new Git(clone);
        applied.run("am", "-q", mail.resolve("series.mbox").toString());
        assertThat(applied.run("rev-parse", "HEAD^{tree}")).isEqualTo(tree.git().run("rev-parse", branch + "^{tree}"));
    }

    @Test
    void makesACommitForEachFileThatHasKeys() {
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("tree: embedded, written to ./lockwright-sample\nbranch: " + BRANCH + "\n");
        List<String> titles = sample.git().run("log", "--reverse", "--format=%s", "main.." + BRANCH).lines().toList();
        assertThat(titles).hasSameSizeAs(changed()).contains("sys/lwp.h: spell locking keys as (k)", "net/if.h: spell locking keys as (k)");
        titles.forEach(title -> assertThat(run.out()).contains(" " + title + "\n"));
        assertThat(run.out()).contains("refused: none\n", "token by token", "C files read");
    }

    @Test
    void gitAmOfTheMailMakesTheTreeOfTheBranch(@TempDir Path other) {
        assertAmMakes(sample, here.resolve("keys-v1"), BRANCH, other.resolve("clone"));
        assertThat(sample.git().tried("fsck", "--strict", "--full").exit()).isZero();
        assertThat(sample.git().run("status", "--porcelain", "--ignored")).isEmpty();
    }

    @Test
    void onlyCommentsDiffer() {
        assertThat(changed()).hasSizeGreaterThan(4).allSatisfy(path -> {
            SourceText before = SourceText.ofLatin1(path, latin1(sample.git().show("main", path)));
            SourceText after = SourceText.ofLatin1(path, latin1(sample.git().show(BRANCH, path)));
            assertThat(CommentOnly.difference(before, after)).isEmpty();
            assertThat(after).isNotEqualTo(before);
        });
    }

    /** Output of git that is not ASCII came through as UTF-8. */
    private static String latin1(String text) {
        return text.chars().mapToObj(c -> String.valueOf((char) (c > 0xff ? '?' : c))).collect(Collectors.joining());
    }

    @Test
    void keysReadsTheSameFromItsBranch() {
        Outcome before = sample.run("keys", "--format", "json");
        Outcome after = sample.run("keys", "--format", "json", "--base", BRANCH);
        assertThat(after.out()).contains("\"dialect\" : \"paren\"").doesNotContain("\"dialect\" : \"colon\"", "\"dialect\" : \"bare\"");
        assertThat(withoutDialect(after.out())).isEqualTo(withoutDialect(before.out()));
    }

    private static String withoutDialect(String json) {
        return json.replaceAll("\"dialect\" : \"\\w+\"", "").replaceAll("\"line\" : \\d+", "");
    }

    @Test
    void aSecondRunOnTheBranchHasNothingToWrite() {
        String refs = sample.git().run("show-ref");
        Outcome again = sample.run("keys", "--write", "--base", BRANCH);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).startsWith("nothing to write\n");
        assertThat(sample.git().run("show-ref")).isEqualTo(refs);
    }

    @Test
    void theBranchAndTheFolderMustBeFree() throws IOException {
        SortedMap<String, String> before = Snapshot.of(here);
        String refs = sample.git().run("show-ref");
        Outcome branch = sample.run("keys", "--write", "--out", "elsewhere");
        OneLine.of(branch, BRANCH, "exists");
        Outcome folder = sample.run("keys", "--write", "--branch", "another");
        OneLine.of(folder, "keys-v1", "not empty");
        assertThat(List.of(branch.exit(), folder.exit())).containsOnly(2);
        assertThat(sample.git().run("show-ref")).isEqualTo(refs);
        assertThat(Snapshot.of(here)).isEqualTo(before);
        assertThat(Files.exists(here.resolve("elsewhere"))).isFalse();
    }

    @Test
    void thereAndBackAreTheSameBytesWhereNoLineMoved(@TempDir Path other) {
        Sample tree = Sample.at(other.resolve("tree"));
        assertThat(tree.run("keys", "--write", "--dialect", "paren", "--branch", "a", "--out", "a-mail", "soft_ctx").exit()).isZero();
        Outcome back = tree.run("keys", "--write", "--dialect", "colon", "--branch", "b", "--out", "b-mail", "--base", "a", "soft_ctx");
        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(tree.git().run("rev-parse", "b^{tree}")).isEqualTo(tree.git().run("rev-parse", "main^{tree}"));
    }

    @Test
    void structsThatShareALegendAreNamed(@TempDir Path other) {
        Sample tree = Sample.at(other.resolve("tree"));
        Outcome lwp = tree.run("keys", "--write", "lwp", "--author", "A Developer <dev@lockwright.invalid>");
        assertThat(lwp.out()).contains("note: sys/sys/lwp.h:47: struct l_sched re-spelt too, as the same legend is theirs");
        assertThat(tree.git().run("diff", "--name-only", "main", BRANCH)).isEqualTo("sys/sys/lwp.h");
        assertThat(tree.git().run("log", "-1", "--format=%an <%ae>", BRANCH)).isEqualTo("A Developer <dev@lockwright.invalid>");
    }

    @Test
    void theKeysOfAPackAreWrittenWhereTheyAreTrue(@TempDir Path other) {
        Sample tree = Sample.at(other.resolve("tree"));
        Outcome pack = tree.run("keys", "--write", "--pack", "socket-locking", "sockbuf");
        assertThat(pack.exit()).as(pack.err()).isZero();
        assertThat(tree.git().run("log", "--format=%s", "main.." + BRANCH)).isEqualTo("sys/socketvar.h: document the locking of struct sockbuf");
        assertThat(tree.git().show(BRANCH, Sample.SOCKETVAR)).contains("Field locking key:");
        assertThat(tree.run("keys", "--base", BRANCH, "sockbuf").out()).contains("struct sockbuf");
        assertAmMakes(tree, other.resolve("keys-v1"), BRANCH, other.resolve("clone"));
        assertThat(tree.run("keys", "--write", "--pack", "socket-locking", "--base", BRANCH, "sockbuf").out()).startsWith("nothing to write\n");
    }

    // contract: after the whole series so_state is (a); the pack's "today" must not take that back.
    @Test
    void aKeyThatThePackHasTurnedStaysTurned(@TempDir Path other) {
        Sample tree = Sample.withSeries(other.resolve("tree"));
        Outcome again = tree.run("keys", "--write", "--pack", "socket-locking", "--base", Sample.BRANCH);
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).startsWith("nothing to write\n");
    }

    @Test
    void wrongWordsAreOneLineAndNothingIsWritten() {
        SortedMap<String, String> before = Snapshot.of(here);
        OneLine.of(sample.run("keys", "--dialect", "paren"), "--dialect", "add --write");
        OneLine.of(sample.run("keys", "--out", "x"), "--out", "add --write");
        OneLine.of(sample.run("keys", "--write", "--dialect", "prose"), "--dialect", "prose");
        OneLine.of(sample.run("keys", "--write", "nothing_like_it"), "nothing_like_it", "no struct of that tag", "lockwright keys");
        OneLine.of(sample.run("keys", "--write", "--pack", "socket-locking", "proc"), "proc", "has no struct of that tag", "sockbuf");
        OneLine.of(sample.run("keys", "--write", "--pack", "socket-locking", "--dialect", "colon"), "--dialect", "written as (k)");
        OneLine.of(sample.run("keys", "--write", "--author", "nobody"), "--author", "Name <mail@address>");
        assertThat(Snapshot.of(here)).isEqualTo(before);
    }
}
