package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockwright.patches.Plans.file;
import static org.lockwright.patches.Plans.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.parser.source.UnreadableFileException;

class GitTreeTest {

    @TempDir
    Path temp;

    @Test
    void listsRegularFilesInByteOrder() throws IOException {
        Git git = Git.init(temp.resolve("repo"));
        git.file("sys/sys/param.h", "x\n").file("sys/a/b.c", "x\n").file("sys/a.c", "x\n").file("sys/a-b.c", "x\n")
                .file("Z", "x\n");
        Files.createSymbolicLink(git.folder().resolve("sys/link.c"), Path.of("a.c"));
        String base = git.commit("base");
        try (GitRepository repo = GitRepository.open(git.folder())) {
            GitTree tree = repo.tree("trunk");
            assertThat(tree.describe()).isEqualTo(base);
            assertThat(tree.files()).containsExactly("Z", "sys/a-b.c", "sys/a.c", "sys/a/b.c", "sys/sys/param.h");
            assertThat(tree.isFile("sys/a.c")).isTrue();
            assertThat(tree.isFile("sys/a")).isFalse();
            assertThat(tree.isFile("sys/link.c")).isFalse();
            assertThat(tree.read("sys/none.c")).isEmpty();
            assertThat(tree.repositoryPath("sys/a.c")).hasValue("sys/a.c");
            assertThat(tree.treePath("sys/a.c")).hasValue("sys/a.c");
        }
    }

    @Test
    void readsExactBytesFromManyThreads() {
        Git git = Git.init(temp.resolve("repo"));
        byte[] all = new byte[256];
        IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
        git.file("sys/sys/param.h", all).file("empty", "");
        IntStream.range(0, 200).forEach(i -> git.file("many/f" + i, ("file " + i + "\r\n").repeat(i)));
        git.commit("base");
        git.run("repack", "-adq");
        try (GitRepository repo = GitRepository.open(git.folder())) {
            GitTree tree = repo.tree("HEAD");
            assertThat(tree.read("sys/sys/param.h").orElseThrow().bytes()).isEqualTo(all);
            assertThat(tree.read("empty").orElseThrow().bytes()).isEmpty();
            List<Integer> wrong = IntStream.range(0, 200).parallel().boxed()
                    .filter(i -> !tree.read("many/f" + i).orElseThrow().text().equals(("file " + i + "\r\n").repeat(i)))
                    .toList();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void missingAndDamagedBlobsAreUnreadable() throws IOException {
        Git git = Git.init(temp.resolve("repo"));
        git.file("a.c", "one\n").file("b.c", "two\n").commit("base");
        String a = git.run("rev-parse", "HEAD:a.c");
        String b = git.run("rev-parse", "HEAD:b.c");
        Files.delete(git.folder().resolve(".git/objects/" + a.substring(0, 2) + "/" + a.substring(2)));
        Path damaged = git.folder().resolve(".git/objects/" + b.substring(0, 2) + "/" + b.substring(2));
        Files.delete(damaged);
        Files.write(damaged, new byte[] {1, 2, 3});
        try (GitRepository repo = GitRepository.open(git.folder())) {
            GitTree tree = repo.tree("HEAD");
            assertThat(tree.isFile("a.c")).isTrue();
            assertThatThrownBy(() -> tree.read("a.c")).isInstanceOf(UnreadableFileException.class).message().contains("a.c", a);
            assertThatThrownBy(() -> tree.read("b.c")).isInstanceOf(UnreadableFileException.class).message().contains("b.c", b);
        }
    }

    @Test
    void repositoryWhoseRootIsSys() throws IOException {
        Git git = Git.init(temp.resolve("sys"));
        String base = git.file("sys/param.h", "x\n").file("kern/a.c", "int a;\n").commit("base");
        try (GitRepository repo = GitRepository.open(git.folder())) {
            GitTree tree = repo.tree("HEAD");
            assertThat(tree.files()).containsExactly("sys/kern/a.c", "sys/sys/param.h");
            assertThat(tree.read("sys/kern/a.c").orElseThrow().path()).isEqualTo("sys/kern/a.c");
            assertThat(tree.isFile("kern/a.c")).isFalse();
            assertThat(tree.repositoryPath("sys/kern/a.c")).hasValue("kern/a.c");
            assertThat(tree.repositoryPath("common/x.c")).isEmpty();
            assertThat(tree.treePath("kern/a.c")).hasValue("sys/kern/a.c");
            SeriesPlan plan = plan().patch("a", file(tree.repositoryPath("sys/kern/a.c").orElseThrow(), "int b;\n")).on(base);
            SeriesLaw.writeAndCheck(git, plan, temp.resolve("out"));
            assertThat(Files.readString(temp.resolve("out/series.mbox"), StandardCharsets.UTF_8)).contains("+++ b/kern/a.c\n");
        }
    }

    @Test
    void treeInAFolderOfTheRepository() {
        Git git = Git.init(temp.resolve("repo"));
        git.file("top.c", "x\n").file("src/sys/sys/param.h", "x\n").file("src/sys/kern/a.c", "x\n").file("src/common/c.c",
                "x\n").commit("base");
        for (String folder : List.of("src", "src/sys", "src/sys/sys", "src/sys/kern", "src/common")) {
            try (GitRepository repo = GitRepository.open(git.folder().resolve(folder))) {
                GitTree tree = repo.tree("HEAD");
                assertThat(tree.files()).as(folder).containsExactly("common/c.c", "sys/kern/a.c", "sys/sys/param.h");
                assertThat(tree.repositoryPath("sys/kern/a.c")).hasValue("src/sys/kern/a.c");
                assertThat(tree.treePath("src/sys/kern/a.c")).hasValue("sys/kern/a.c");
                assertThat(tree.treePath("top.c")).isEmpty();
            }
        }
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThat(repo.tree("HEAD").files()).hasSize(4);
        }
    }

    @Test
    void emptyCommitIsAnEmptyTree() {
        Git git = Git.init(temp.resolve("repo"));
        git.commit("nothing");
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThat(repo.tree("HEAD").files()).isEmpty();
        }
    }
}
