package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the last step of a series fails. */
class StagedFolderTest {

    @TempDir
    Path temp;

    private void holds(Path folder, String... names) throws IOException {
        try (var listed = Files.list(folder)) {
            assertThat(listed.map(p -> p.getFileName().toString())).containsExactlyInAnyOrder(names);
        }
    }

    @Test
    void closedEarlyLeavesNothing() throws IOException {
        try (StagedFolder folder = StagedFolder.prepare(temp.resolve("a/b/out"))) {
            folder.write("x", new byte[] {1});
            holds(temp.resolve("a/b"), ".out.part");
        }
        holds(temp);
    }

    @Test
    void emptyTargetStaysTheSameFolder() throws IOException {
        Path out = Files.createDirectory(temp.resolve("out"));
        Object key = Files.readAttributes(out, BasicFileAttributes.class).fileKey();
        try (StagedFolder folder = StagedFolder.prepare(out)) {
            folder.write("x", new byte[] {1});
            folder.publish();
        }
        holds(out, "x");
        assertThat(Files.readAttributes(out, BasicFileAttributes.class).fileKey()).isEqualTo(key);
    }

    @Test
    void fileThatAppearsInTheTargetIsKeptAndOursAreTakenBack() throws IOException {
        Path out = Files.createDirectory(temp.resolve("out"));
        try (StagedFolder folder = StagedFolder.prepare(out)) {
            folder.write("a", new byte[] {1});
            folder.write("b", new byte[] {2});
            Files.writeString(out.resolve("b"), "theirs");
            assertThatThrownBy(folder::publish).isInstanceOf(IOException.class);
        }
        holds(out, "b");
        assertThat(out.resolve("b")).hasContent("theirs");
    }

    @Test
    void twoStagesDoNotMix() throws IOException {
        try (StagedFolder one = StagedFolder.prepare(temp.resolve("out"));
                StagedFolder two = StagedFolder.prepare(temp.resolve("out"))) {
            one.write("x", new byte[] {1});
            two.write("x", new byte[] {2});
            one.publish();
            assertThatThrownBy(two::publish).isInstanceOf(IOException.class);
        }
        holds(temp, "out");
        assertThat(temp.resolve("out/x")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void branchIsTakenBackWhenTheMailsCannotBePlaced() throws IOException {
        Git git = Git.init(temp.resolve("repo"));
        String base = git.file("a", "x\n").commit("base");
        Path out = temp.resolve("out");
        try (GitRepository repo = GitRepository.open(git.folder()); StagedFolder folder = StagedFolder.prepare(out)) {
            folder.write("x", new byte[] {1});
            SeriesRef ref = SeriesRef.unused(repo, Plans.BRANCH);
            ref.create(base, new PersonIdent("A", "a@b", Instant.EPOCH, ZoneOffset.UTC), "test");
            assertThat(git.run("rev-parse", Plans.BRANCH)).isEqualTo(base);
            Files.createDirectories(out.resolve("theirs"));
            assertThatThrownBy(() -> SeriesWriter.publish(folder, ref, base, out))
                    .isInstanceOf(PatchException.class).message().contains("cannot be put in place").doesNotContain("stayed");
            assertThat(repo.branchExists(Plans.BRANCH)).isFalse();
        }
        assertThat(git.run("for-each-ref", "--format=%(refname)")).isEqualTo("refs/heads/trunk");
        holds(out, "theirs");
        holds(temp, "out", "repo");
    }
}
