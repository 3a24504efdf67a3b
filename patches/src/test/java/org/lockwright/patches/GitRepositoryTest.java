package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitRepositoryTest {

    @TempDir
    Path temp;

    private Git git;
    private String base;

    @BeforeEach
    void tree() throws IOException {
        git = Git.init(temp.resolve("repo"));
        git.file("sys/sys/param.h", "#define X 1\n").file("sys/kern/a.c", "int a;\n").file("run.sh", "exit 0\n");
        Files.setPosixFilePermissions(git.folder().resolve("run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(git.folder().resolve("link"), Path.of("sys"));
        base = git.commit("Import\nthe tree\n\nLong story.");
    }

    private static void refused(Path place, String... parts) {
        assertThatThrownBy(() -> GitRepository.open(place)).isInstanceOf(PatchException.class)
                .message().contains(place.toString()).contains(parts).doesNotContain("\n");
    }

    private void unresolved(Git where, String revision, String... parts) {
        try (GitRepository repo = GitRepository.open(where.folder())) {
            assertThatThrownBy(() -> repo.resolve(revision)).isInstanceOf(PatchException.class)
                    .message().contains(parts).doesNotContain("\n");
        }
    }

    @Test
    void opensFromAnyFolderOfTheWorkTree() {
        try (GitRepository repo = GitRepository.open(git.folder().resolve("sys/kern"))) {
            assertThat(repo.root()).isEqualTo(git.folder().toAbsolutePath());
            assertThat(repo.isBare()).isFalse();
            assertThat(repo.resolve("HEAD")).isEqualTo(base);
            assertThat(repo.resolve("trunk")).isEqualTo(base);
            assertThat(repo.resolve(base.substring(0, 10))).isEqualTo(base);
            assertThat(repo.subject("HEAD")).isEqualTo("Import the tree");
            assertThat(repo.commitTime("HEAD")).isEqualTo(Instant.ofEpochSecond(1736000000));
            assertThat(repo.treeId("HEAD")).isEqualTo(git.run("rev-parse", "HEAD^{tree}"));
            assertThat(repo.branchExists("trunk")).isTrue();
            assertThat(repo.branchExists("refs/heads/trunk")).isTrue();
            assertThat(repo.branchExists("other")).isFalse();
        }
    }

    @Test
    void opensBareSharedLinkedAndPacked() {
        git.run("tag", "-a", "-m", "tagged", "v1");
        git.run("pack-refs", "--all");
        git.run("repack", "-adq");
        Path bare = temp.resolve("bare.git");
        git.run("clone", "-q", "--bare", "--shared", git.folder().toString(), bare.toString());
        Path linked = temp.resolve("linked");
        git.run("worktree", "add", "-q", "--detach", linked.toString());
        for (Path place : new Path[] {bare, bare.resolve("objects"), linked, linked.resolve("sys"), git.folder()}) {
            try (GitRepository repo = GitRepository.open(place)) {
                assertThat(repo.resolve("v1")).as("%s", place).isEqualTo(base);
                assertThat(repo.resolve("trunk")).isEqualTo(base);
                assertThat(repo.tree("HEAD").read("sys/kern/a.c").orElseThrow().text()).isEqualTo("int a;\n");
                assertThat(repo.uncommittedChanges()).hasValue(0);
            }
        }
    }

    @Test
    void refusesWhatIsNoRepository() throws IOException {
        Path plain = Files.createDirectory(temp.resolve("plain"));
        refused(plain, "not a git repository", "git init");
        refused(temp.resolve("missing"), "not a folder");
        Files.createFile(temp.resolve("file"));
        refused(temp.resolve("file"), "not a folder");
        Git.init(temp.resolve("sha256"), "--object-format=sha256");
        refused(temp.resolve("sha256"), "sha256", "only sha1");
        Path broken = Files.createDirectory(temp.resolve("broken"));
        Files.writeString(broken.resolve(".git"), "gitdir: /nowhere/at/all\n");
        refused(broken, "git");
        Git odd = Git.init(temp.resolve("odd"));
        Files.writeString(odd.folder().resolve(".git/config"), "[core\n");
        refused(odd.folder(), "cannot open the git repository");
    }

    @Test
    void refusesRevisionsThatAreNone() {
        unresolved(git, "nope", "no revision 'nope'");
        unresolved(git, "", "no revision ''");
        unresolved(git, "HEAD~5", "no revision 'HEAD~5'");
        unresolved(git, "f".repeat(40), "f".repeat(40));
        unresolved(git, "HEAD..trunk", "HEAD..trunk");
        unresolved(git, "HEAD^{bogus}", "HEAD^{bogus}");
        unresolved(git, git.run("rev-parse", "HEAD^{tree}"), "is not a commit");
        unresolved(Git.init(temp.resolve("empty")), "HEAD", "no commits");
    }

    @Test
    void reportsMissingAndDamagedObjects() throws IOException {
        String tree = git.run("rev-parse", "HEAD:sys/kern");
        Path loose = git.folder().resolve(".git/objects/" + tree.substring(0, 2) + "/" + tree.substring(2));
        byte[] good = Files.readAllBytes(loose);
        Files.delete(loose);
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThatThrownBy(() -> repo.tree("HEAD")).isInstanceOf(PatchException.class)
                    .message().contains("needs object " + tree, "git fsck");
        }
        Files.write(loose, new byte[good.length]);
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThatThrownBy(() -> repo.tree("HEAD")).isInstanceOf(PatchException.class).message().contains("git fsck");
        }
    }

    @Test
    void countsWhatGitDiffCounts() throws IOException {
        count(0);
        git.file("untracked.c", "u\n");
        count(0);
        git.file("sys/kern/a.c", "int b;\n");
        count(1);
        Files.setPosixFilePermissions(git.folder().resolve("run.sh"), PosixFilePermissions.fromString("rw-r--r--"));
        count(2);
        Files.delete(git.folder().resolve("link"));
        Files.createSymbolicLink(git.folder().resolve("link"), Path.of("elsewhere"));
        count(3);
        Files.delete(git.folder().resolve("sys/sys/param.h"));
        count(4);
        git.file("added.c", "x\n").run("add", "added.c");
        count(5);
        git.run("rm", "-q", "--cached", "run.sh");
        count(5);
        git.run("reset", "-q", "--hard");
        count(0);
    }

    @Test
    void comparesContentWhereTimesDiffer() throws IOException {
        Files.setLastModifiedTime(git.folder().resolve("sys/kern/a.c"), FileTime.fromMillis(1_000_000));
        count(0);
        // contract: same size and time as the index noted, but written after it was read: content decides.
        FileTime noted = Files.getLastModifiedTime(git.folder().resolve("sys/sys/param.h"));
        git.file("sys/sys/param.h", "#define Y 1\n");
        Files.setLastModifiedTime(git.folder().resolve("sys/sys/param.h"), noted);
        Files.setLastModifiedTime(git.folder().resolve(".git/index"), noted);
        count(1);
    }

    @Test
    void countsEveryFileBeforeTheFirstCommit() {
        Git fresh = Git.init(temp.resolve("fresh"));
        fresh.file("a.c", "x\n").file("b.c", "y\n").run("add", "a.c");
        try (GitRepository repo = GitRepository.open(fresh.folder())) {
            assertThat(repo.uncommittedChanges()).hasValue(1);
        }
    }

    @Test
    void saysNothingOfAnIndexItCannotRead() throws IOException {
        git.run("update-index", "--split-index");
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThat(repo.uncommittedChanges()).isEmpty();
        }
    }

    private void count(int expected) {
        assertThat(git.run("diff", "--name-only", "HEAD").lines().count()).isEqualTo(expected);
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThat(repo.uncommittedChanges()).hasValue(expected);
        }
    }
}
