package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockwright.patches.Plans.file;
import static org.lockwright.patches.Plans.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans and places that are refused: one line, no branch, no file. */
class SeriesRefusalTest {

    @TempDir
    Path temp;

    private Git git;
    private String base;
    private Path out;

    @BeforeEach
    void tree() throws IOException {
        git = Git.init(temp.resolve("repo"));
        git.file("sys/sys/param.h", "#define X 1\n").file("sys/kern/a.c", "int a;\n").file("sys/nul.c", "a\0b\n");
        Files.createSymbolicLink(git.folder().resolve("sys/link"), Path.of("kern"));
        base = git.commit("Import");
        out = temp.resolve("new/out");
    }

    private static SeriesPlan.NewFile good() {
        return file("sys/kern/a.c", "int b;\n");
    }

    private void refused(SeriesPlan plan, String... parts) {
        List<String> refs = git.run("for-each-ref").lines().toList();
        List<String> files = listing();
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThatThrownBy(() -> SeriesWriter.write(plan, repo, out))
                    .isInstanceOf(PatchException.class)
                    .message().contains(parts).doesNotContain("\n");
        }
        assertThat(git.run("for-each-ref").lines().toList()).isEqualTo(refs);
        assertThat(listing()).isEqualTo(files);
    }

    /** Every path outside the repository's own folder. */
    private List<String> listing() {
        List<String> found = new ArrayList<>();
        try (var walk = Files.walk(temp)) {
            walk.map(p -> temp.relativize(p).toString()).filter(p -> !p.startsWith("repo/.git/")).sorted().forEach(found::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    @Test
    void emptyPlan() {
        refused(plan().on(base), "no patches");
    }

    @Test
    void existingBranch() {
        git.run("branch", "lockwright/demo/v1");
        refused(plan().patch("a", good()).on(base), "branch 'lockwright/demo/v1' exists", "git branch -D");
        git.run("pack-refs", "--all");
        refused(plan().patch("a", good()).on(base), "branch 'lockwright/demo/v1' exists");
    }

    @Test
    void branchInTheWayOrMisnamed() {
        git.run("branch", "lockwright");
        refused(plan().patch("a", good()).on(base), "cannot exist beside 'lockwright'");
        refused(plan().branch("demo").patch("a", good()).on(base), "'demo' is not a full branch name");
        refused(plan().branch("refs/heads/a..b").patch("a", good()).on(base), "branch 'a..b': git allows no such name");
    }

    @Test
    void lockedBranchIsAllUndone() throws IOException {
        Path lock = git.folder().resolve(".git/" + Plans.BRANCH + ".lock");
        Files.createDirectories(lock.getParent());
        Files.createFile(lock);
        refused(plan().patch("a", good()).on(base), "cannot be made (LOCK_FAILURE)");
    }

    @Test
    void folderInUse() throws IOException {
        Files.createDirectories(out);
        Files.createFile(out.resolve("mine"));
        refused(plan().patch("a", good()).on(base), "not empty");
    }

    @Test
    void folderIsAFileOrUnderOne() throws IOException {
        Files.createFile(temp.resolve("new"));
        refused(plan().patch("a", good()).on(base), "cannot be made");
        out = temp.resolve("new");
        refused(plan().patch("a", good()).on(base), "is a file");
    }

    @Test
    void badBase() {
        refused(plan().patch("a", good()).on("HEAD"), "not a full commit id");
        refused(plan().patch("a", good()).on("1".repeat(40)), "1".repeat(40));
    }

    @Test
    void nothingChanged() {
        refused(plan().patch("a", good()).patch("b", good()).on(base), "patch 2: changes no file");
    }

    @Test
    void badFiles() {
        refused(plan().patch("a", file("sys/nul.c", "ab\n")).on(base), "patch 1: sys/nul.c", "NUL");
        refused(plan().patch("a", file("sys/kern/a.c", "\0")).on(base), "NUL");
        refused(plan().patch("a", file("sys/link", "x")).on(base), "sys/link", "only regular files");
        refused(plan().patch("a", file("sys/kern", "x")).on(base), "sys/kern", "only regular files");
        refused(plan().patch("a", file("sys/kern/a.c/b.c", "x")).on(base), "'sys/kern/a.c' is a file");
        refused(plan().patch("a", good(), file("sys/kern/a.c", "int c;\n")).on(base), "named twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "sys/../x", "sys//x", "sys/", ".git/config", "./x"})
    void badPaths(String path) {
        refused(plan().patch("a", file(path, "x\n")).on(base), "patch 1: " + path, "not a path git can hold");
    }

    @ParameterizedTest
    @ValueSource(strings = {"---", "x\n---  \ny", "--- a/x", "x\ndiff --git a b", "diff -u", "Index: x", "-- >8 --", "8<"})
    void bodiesThatLookLikeDiffs(String body) {
        refused(plan().patch("t", body, List.of(), good()).on(base), "patch 1: body line", "reword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"From: me <me@x>", "subject: x", "Date: today", ">From x", "[PATCH] x"})
    void bodiesThatBeginLikeMail(String body) {
        refused(plan().patch("t", "\n" + body, List.of(), good()).on(base), "patch 1: body begins", "reword");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a  b", "a\nb", "a\tb", "[x] a", "re: a", "Re: a", ": a"})
    void titlesMailWouldChange(String title) {
        refused(plan().patch(title, good()).on(base), "patch 1: title '" + title.replace("\n", " "));
    }

    @Test
    void badTrailersAndControls() {
        refused(plan().patch("t", "", List.of("no colon"), good()).on(base), "trailer 'no colon'");
        refused(plan().patch("t", "a\u0007b", List.of(), good()).on(base), "control character");
        refused(plan().version(0).patch("t", good()).on(base), "version 0");
        refused(plan().author("A <x>", "a@b").patch("t", good()).on(base), "author's name");
        refused(plan().author("A", "").patch("t", good()).on(base), "mail address");
    }

    @Test
    void missingObjectsOfTheBase() throws IOException {
        String blob = git.run("rev-parse", base + ":sys/kern/a.c");
        Files.delete(git.folder().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        refused(plan().patch("t", good()).on(base), "needs object " + blob, "git fsck");
    }
}
