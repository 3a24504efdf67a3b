package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Where a tree may lie, and what it may be: bare, given by its {@code sys/}, found around the current directory, changed. */
class TreePlacesTest {

    private static final String HEADER_CHANGE = "diff --git a/sys/sys/socketvar.h b/sys/sys/socketvar.h";

    @TempDir private Path scratch;
    private Sample tree;

    @BeforeEach
    void writeTree() {
        tree = Sample.at(scratch.resolve("tree"));
    }

    private Outcome run(String... arguments) {
        return CommandLineRun.run(scratch, true, arguments);
    }

    private Outcome series(String place) {
        return run("--tree", place, "--pack", PackText.soState(), "series");
    }

    private static Outcome plan(Path folder, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--pack", PackText.soState(), "plan", "--format", "json"));
        return CommandLineRun.run(folder, true, arguments.toArray(String[]::new));
    }

    private static void same(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(Plan.of(outcome.out()).sites()).hasSizeGreaterThan(150).isEqualTo(Plan.ofSoState().sites());
    }

    @Test
    void aBareRepositoryIsEnough() throws IOException {
        tree.git().run("clone", "-q", "--bare", ".", scratch.resolve("bare.git").toString());
        same(plan(scratch, "--tree", "bare.git"));
        Outcome series = series("bare.git");
        assertThat(series.exit()).as(series.err()).isZero();
        assertThat(series.err()).isEmpty();
        Git bare = new Git(scratch.resolve("bare.git"));
        assertThat(bare.commits("main.." + Sample.BRANCH)).hasSizeGreaterThan(3);
        assertThat(scratch.resolve("socket-locking-v1/series.mbox")).content().contains(HEADER_CHANGE);
    }

    @Test
    void theSysFolderNamesTheTreeAroundIt() {
        same(plan(scratch, "--tree", "tree/sys"));
        Outcome lint = run("--tree", "tree/sys", "lint", "--no-locks", "sys/kern");
        assertThat(lint.exit()).as(lint.err()).isZero();
        Outcome series = series("tree/sys");
        assertThat(series.exit()).as(series.err()).isZero();
        assertThat(scratch.resolve("socket-locking-v1/series.mbox")).content().contains(HEADER_CHANGE);
    }

    @Test
    @Tag("slow")
    void aTreeDeepInARepositoryGetsPathsFromItsRoot() throws IOException {
        Path outer = Files.createDirectories(scratch.resolve("outer/src"));
        Files.move(tree.folder().resolve("sys"), outer.resolve("sys"));
        Git git = new Git(scratch.resolve("outer"));
        git.run("init", "-q", "-b", "main");
        git.run("add", "-A");
        git.run("commit", "-qm", "import");
        same(plan(scratch, "--tree", "outer/src"));
        assertThat(series("outer/src").exit()).isZero();
        assertThat(scratch.resolve("socket-locking-v1/series.mbox")).content()
                .contains("diff --git a/src/sys/sys/socketvar.h b/src/sys/sys/socketvar.h");
        git.run("am", "-q", scratch.resolve("socket-locking-v1/series.mbox").toString());
        assertThat(git.run("rev-parse", "HEAD^{tree}")).isEqualTo(git.run("rev-parse", Sample.BRANCH + "^{tree}"));
    }

    @Test
    @Tag("slow")
    void aRepositoryOfTheSysFolderAloneWorks() throws IOException {
        Path sys = Files.move(tree.folder().resolve("sys"), Files.createDirectory(scratch.resolve("alone")).resolve("sys"),
                StandardCopyOption.ATOMIC_MOVE);
        Git git = new Git(sys);
        git.run("init", "-q", "-b", "main");
        git.run("add", "-A");
        git.run("commit", "-qm", "import");
        same(plan(scratch, "--tree", "alone/sys"));
        assertThat(run("--tree", "alone/sys", "lint", "--no-locks").exit()).isZero();
        assertThat(run("--tree", "alone/sys", "lint", "--no-locks", "--base", "HEAD").exit()).isZero();
        Outcome series = series("alone/sys");
        assertThat(series.exit()).as(series.err()).isZero();
        assertThat(scratch.resolve("socket-locking-v1/series.mbox")).content()
                .contains("diff --git a/sys/socketvar.h b/sys/socketvar.h");
        git.run("am", "-q", scratch.resolve("socket-locking-v1/series.mbox").toString());
        assertThat(git.run("rev-parse", "HEAD^{tree}")).isEqualTo(git.run("rev-parse", Sample.BRANCH + "^{tree}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "sys", "sys/arch/amd64/conf"})
    void theTreeAroundTheCurrentFolderIsFound(String folder) {
        Path inside = tree.folder().resolve(folder).normalize();
        same(plan(inside));
        Outcome lint = CommandLineRun.run(inside, true, "lint", "--no-locks");
        assertThat(lint.exit()).as(lint.err()).isZero();
        assertThat(lint.err()).contains("tree: " + tree.folder());
    }

    @Test
    @Tag("slow")
    void uncommittedChangesAreIgnoredAndCountedInOneLine() throws IOException {
        tree.edit("sys/kern/uipc_socket.c", "#include <sys/socketvar.h>", "#error not finished\n#include <sys/socketvar.h>");
        tree.edit("sys/kern/uipc_socket2.c", "#include <sys/socketvar.h>", "#include <sys/socketvar.h>\n");
        tree.git().run("add", "sys/kern/uipc_socket2.c");
        Files.delete(tree.folder().resolve("sys/nfs/nfs_socket.c"));
        tree.write("sys/kern/untracked.c", "int x;\n");
        SortedMap<String, String> before = Snapshot.of(tree.folder());
        Outcome plan = plan(scratch, "--tree", "tree");
        same(plan);
        assertThat(plan.err()).isEqualTo("lockwright: 3 files with uncommitted changes are ignored\n");
        assertThat(Snapshot.of(tree.folder())).isEqualTo(before);
        String status = tree.git().run("status", "--porcelain");
        Outcome series = series("tree");
        assertThat(series.exit()).as(series.err()).isZero();
        assertThat(series.err()).isEqualTo("lockwright: 3 files with uncommitted changes are ignored\n");
        assertThat(tree.git().run("status", "--porcelain")).isEqualTo(status);
        assertThat(tree.read("sys/kern/uipc_socket.c")).contains("#error not finished");
    }

    @Test
    void anotherBaseIsReadInsteadOfHead() {
        String good = tree.git().run("rev-parse", "HEAD");
        tree.edit("sys/kern/uipc_socket.c", "#include <sys/socketvar.h>", "#include <sys/socketvar.h>\nint later;\n").commit();
        Outcome plan = plan(scratch, "--tree", "tree", "--base", "HEAD~1");
        same(plan);
        assertThat(Plan.of(plan.out()).json().path("commit").asText()).isEqualTo(good);
    }

    @Test
    void aSeriesOnTopOfItselfHasNothingToDo() {
        Sample done = Sample.withSeries(scratch.resolve("done"));
        Outcome again = done.run("--base", Sample.BRANCH, "series", "--branch", "again", "--out", "again");
        assertThat(again.exit()).isEqualTo(2);
        OneLine.of(again, "no patches", "nothing to write");
        assertThat(done.git().run("branch", "--format=%(refname:short)").lines().toList()).isEqualTo(List.of(Sample.BRANCH, "main"));
    }
}
