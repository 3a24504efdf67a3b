package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code reroll} of the first patches of the sample's series onto bases that moved, or did not. */
class RerollTest {

    private static final String USER = "sys/kern/uipc_socket.c";
    private static final String NEXT = "lockwright/socket-locking/v2";

    @TempDir private static Path scratch;
    private static Sample tree;
    private static String base;
    private static Outcome outcome;
    private static SortedMap<String, String> files;

    /** A base with a new site, a lost one, one in a function that went to another file, lines that moved, and one patch done. */
    @BeforeAll
    static void rerollOntoAMovedBase() throws IOException {
        tree = Sample.withSoState(scratch.resolve("tree"));
        base = tree.git().run("rev-parse", "main");
        String done = tree.git().run("log", "--format=%H", "--grep=^miscfs: access so_state", Sample.BRANCH);
        tree.git().run("checkout", "-q", "main");
        tree.git().run("checkout", "-q", done, "--", "sys/miscfs");
        tree.write(USER, "/* lines move */\n" + tree.read(USER) + "\nvoid\nsofresh(struct socket *so)\n{\n\n\tso->so_state |= SS_ISCONNECTED;\n}\n");
        tree.edit("sys/netbt/l2cap_socket.c", line("sys/netbt/l2cap_socket.c"), "\t(void)so;\n");
        tree.commit();
        files = Snapshot.of(tree.folder().resolve("sys"));
        outcome = tree.run("reroll", "--pack", PackText.soState(), "--fail-on", "drift");
    }

    /** The first line of a file that reads or writes {@code so->so_state}. */
    private static String line(String path) {
        return tree.read(path).lines().filter(l -> l.contains("so->so_state") && l.endsWith(";")).findFirst().orElseThrow() + "\n";
    }

    // contract: the next version on its own branch, in its own folder, with its number in the subjects; work tree and HEAD stay.
    @Test
    void makesTheNextVersion() throws IOException {
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("branch: " + NEXT + "\n").contains("mail: socket-locking-v2 ");
        assertThat(tree.git().run("merge-base", "main", NEXT)).isEqualTo(tree.git().run("rev-parse", "main"));
        assertThat(tree.git().run("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(tree.git().run("status", "--porcelain")).isEmpty();
        assertThat(Snapshot.of(tree.folder().resolve("sys"))).isEqualTo(files);
        String cover = Files.readString(scratch.resolve("socket-locking-v2/v2-0000-cover-letter.patch"));
        assertThat(cover).contains("Subject: [PATCH v2 00/").contains("Changes since " + Sample.BRANCH).contains("Range-diff against the version before:");
    }

    @Test
    void tellsWhatMovedUnderIt() {
        assertThat(outcome.out()).contains("drift from base " + base.substring(0, 12) + " to " + tree.git().run("rev-parse", "main").substring(0, 12))
                .containsPattern("    new: " + USER + ":\\d+ in sofresh\\(\\): rewritten \\(atomic_or_uint\\)\n")
                .containsPattern("    gone: sys/netbt/l2cap_socket.c:\\d+ in \\w+\\(\\): was rewritten")
                .containsPattern("    changed: sys/miscfs/fifofs/fifo_vnops.c:\\d+ in \\w+\\(\\): rewritten \\(\\w+\\) -> right by text")
                .containsPattern("no patch any more: miscfs: access so_state .*: the new base has it")
                .doesNotContain("new: sys/kern/uipc_socket2.c");
    }

    // contract: pairs, marks and diffs of diffs are those of git range-diff, which is asked.
    @Test
    void theRangeDiffIsGits() {
        String theirs = tree.git().run("range-diff", "--no-color", "--abbrev=12", base + ".." + Sample.BRANCH, "main.." + NEXT);
        String ours = outcome.out().substring(outcome.out().indexOf('\n', outcome.out().indexOf("range-diff against")) + 1,
                outcome.out().indexOf("no patch any more"));
        assertThat(shortIds(ours.stripTrailing())).isEqualTo(shortIds(theirs)).contains("! ").contains("< ");
    }

    private static String shortIds(String text) {
        return text.replaceAll("(?m)^( *(?:\\d+|-):  )([0-9a-f]{7}|-{7})[0-9a-f-]*( .  *(?:\\d+|-):  )([0-9a-f]{7}|-{7})[0-9a-f-]*", "$1$2$3$4");
    }

    @Test
    void theNewVersionVerifies() {
        Outcome verified = tree.run("verify", NEXT, "--pack", PackText.soState());
        assertThat(verified.exit()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("base: " + tree.git().run("rev-parse", "main").substring(0, 12)).doesNotContain("note:");
    }

    // contract: same base and pack, same commits: nothing is made, and that is no error.
    @Test
    @Tag("slow")
    void nothingNewMakesNothing(@TempDir Path folder) {
        Sample same = Sample.withSoState(folder.resolve("tree"));
        same.git().run("checkout", "-q", "main");
        SortedMap<String, String> refs = Snapshot.of(same.folder().resolve(".git/refs"));
        Outcome again = same.run("reroll", "--pack", PackText.soState(), "--fail-on", "drift");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(again.out()).startsWith("nothing changed: the series is, commit by commit, " + Sample.BRANCH)
                .contains("drift: none, the base is ");
        assertThat(Snapshot.of(same.folder().resolve(".git/refs"))).isEqualTo(refs);
        assertThat(folder.resolve("socket-locking-v2")).doesNotExist();
    }

    // contract: same inputs, same bytes, whatever the number of threads; only the branch's name differs.
    @Test
    @Tag("slow")
    void theSameBytesEachTime() throws IOException {
        Outcome again = tree.run("reroll", Sample.BRANCH, "--pack", PackText.soState(), "--branch", "again", "--out", "again", "--jobs", "1");
        assertThat(again.exit()).as(again.err()).isZero();
        assertThat(tree.git().run("rev-parse", "again")).isNotEqualTo(tree.git().run("rev-parse", "main"));
        List<String> before = tree.git().run("log", "--format=%T %s", "main.." + NEXT).lines().toList();
        assertThat(tree.git().run("log", "--format=%T %s", "main..again").lines().toList()).isEqualTo(before);
        assertThat(tree.git().run("rev-parse", "again")).isEqualTo(tree.git().run("rev-parse", NEXT));
    }

    @Test
    void whatCannotBeRerolledIsRefused(@TempDir Path here) throws IOException {
        Sample fresh = Sample.at(here.resolve("tree"));
        refused(fresh.run("reroll"), "no branch lockwright/socket-locking/vN", "lockwright series");
        refused(fresh.run("reroll", "nowhere"), "no revision 'nowhere'");
        refused(fresh.run("reroll", "main"), "has no commit above", "another branch");
        refused(CommandLineRun.run(here, true, "--tree", "embedded", "reroll"), "embedded sample has no branches");
        refused(fresh.run("series", "--fail-on", "drift"), "--fail-on drift", "reroll");
        refused(fresh.run("plan", "--fail-on", "drift"), "--fail-on drift", "reroll");
        Files.createDirectories(scratch.resolve("full"));
        Files.writeString(scratch.resolve("full/file"), "mine\n");
        refused(tree.run("reroll", "--out", "full"), "full", "not empty");
        refused(tree.run("reroll", "--branch", "main"), "'main' exists");
        assertThat(scratch.resolve("socket-locking-v3")).doesNotExist();
    }

    private static void refused(Outcome refused, String... says) {
        OneLine.of(refused, says);
        assertThat(refused.exit()).as(refused.err()).isEqualTo(2);
        assertThat(refused.out()).isEmpty();
    }
}
