package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a series begins and ends, and what its commits say of themselves. */
class SeriesBranchTest {

    private static final List<String> TRAILERS = List.of("Lockwright-Rule: rule-one", "Lockwright-Pack: demo 1 sha256:abc");

    @TempDir private Path folder;
    private Git git;
    private String base;
    private SeriesResult series;

    @BeforeEach
    void makeSeries() {
        git = Git.init(folder.resolve("repo"));
        git.file("sys/kern/a.c", "int a;\n").file("sys/kern/b.c", "int b;\n").commit("old");
        git.file("sys/kern/a.c", "int a2;\n");
        base = git.commit("base");
        SeriesPlan plan = Plans.plan().patch("one", "Why.", TRAILERS, Plans.file("sys/kern/a.c", "int a3;\n"))
                .patch("two", "Why.", TRAILERS, Plans.file("sys/kern/b.c", "int b2;\n"), Plans.file("sys/kern/c.c", "int c;\n")).on(base);
        try (GitRepository repo = GitRepository.open(git.folder())) {
            series = SeriesWriter.write(plan, repo, folder.resolve("mail"));
        }
    }

    private SeriesBranch read(String name, String onto, boolean isNamed) {
        try (GitRepository repo = GitRepository.open(git.folder())) {
            return SeriesBranch.read(repo, name, onto, isNamed);
        }
    }

    @Test
    void isReadAsItWasWritten() {
        SeriesBranch read = read(series.branch(), "HEAD", false);
        assertThat(read.base()).isEqualTo(base);
        assertThat(read.ids()).isEqualTo(series.commits().stream().map(SeriesResult.WrittenCommit::id).toList());
        assertThat(read.packs()).containsExactly("demo 1 sha256:abc");
        assertThat(read.author()).isEqualTo(Plans.AUTHOR);
        assertThat(read.commits()).allSatisfy(c -> assertThat(c.remarks()).isEmpty());
        assertThat(read.commits().get(1).changes()).extracting(SeriesBranch.Change::path).containsExactly("sys/kern/b.c", "sys/kern/c.c");
        assertThat(read.commits().get(0).changes().get(0).bytes().orElseThrow()).asString().isEqualTo("int a3;\n");
    }

    // contract: HEAD inside the series, or moved on from its base, finds the same base; a base that is named is taken at its word.
    @Test
    void isFoundFromWhereverHeadIs() {
        git.run("checkout", "-q", "--detach", series.tip());
        assertThat(read("HEAD", "HEAD", false).base()).isEqualTo(base);
        assertThat(read(series.branch(), series.commits().get(0).id(), true).ids()).containsExactly(series.tip());
        git.run("checkout", "-q", "trunk");
        git.file("sys/kern/b.c", "int moved;\n").commit("moved on");
        assertThat(read(series.branch(), "HEAD", false).base()).isEqualTo(base);
    }

    @Test
    void whatItWasMadeOnIsTrimmed() {
        SeriesBranch read = read(series.branch(), base + "~1", false);
        assertThat(read.commits()).hasSize(3);
        assertThat(read.commits().get(0).remarks()).hasSize(3);
        assertThat(read.trimmed().base()).isEqualTo(base);
        assertThat(read.trimmed().commits()).hasSize(2);
        assertThat(read.author()).isEqualTo(Plans.AUTHOR);
    }

    @Test
    void aCommitThatWasAmendedSaysSo() {
        git.run("checkout", "-q", "--detach", series.tip());
        git.file("sys/kern/b.c", "int by_hand;\n").run("commit", "-qa", "--amend", "--no-edit");
        SeriesBranch read = read("HEAD", "trunk", false);
        assertThat(read.commits().get(0).remarks()).isEmpty();
        assertThat(read.commits().get(1).remarks()).containsExactly("was amended, rebased or applied from mail: its committer or date is not the series'");
    }

    @Test
    void aFileThatIsRemovedHasNoBytes() {
        git.run("checkout", "-q", "--detach", series.tip());
        git.run("rm", "-q", "sys/kern/c.c");
        git.commit("gone");
        SeriesBranch read = read("HEAD", "trunk", false);
        assertThat(read.commits().get(2).changes()).singleElement().matches(c -> c.path().equals("sys/kern/c.c") && c.bytes().isEmpty());
    }

    @Test
    void whatIsNoSeriesIsRefused() {
        git.file("sys/kern/b.c", "int plain;\n").commit("plain");
        assertThatThrownBy(() -> read("trunk", base, true)).isInstanceOf(PatchException.class).hasMessageContaining("is no series");
        assertThatThrownBy(() -> read("trunk", "trunk", true)).isInstanceOf(PatchException.class).hasMessageContaining("no commit above");
        git.run("merge", "-q", "--no-ff", "-m", "merge", "-s", "ours", series.tip());
        assertThatThrownBy(() -> read("trunk", base, true)).isInstanceOf(PatchException.class).hasMessageContaining("2 parents");
        git.run("checkout", "-q", "--orphan", "other");
        git.commit("unrelated");
        assertThatThrownBy(() -> read(series.branch(), "other", true)).isInstanceOf(PatchException.class).hasMessageContaining("no commit in common");
        assertThat(read(series.branch(), "other", false).base()).isEqualTo(base);
    }

    // contract: the same commits make nothing, other commits make the next version with the difference in its cover letter.
    @Test
    void aNextVersionIsMadeOnlyIfItDiffers() throws IOException {
        SeriesBranch before = read(series.branch(), "HEAD", false);
        Plans plans = Plans.plan().branch("refs/heads/next").version(2).patch("one", "Why.", TRAILERS, Plans.file("sys/kern/a.c", "int a3;\n"));
        SeriesPlan other = plans.patch("two", "Why.", TRAILERS, Plans.file("sys/kern/b.c", "int b3;\n")).on(base);
        SeriesPlan same = Plans.plan().branch("refs/heads/same").version(2).patch("one", "Why.", TRAILERS, Plans.file("sys/kern/a.c", "int a3;\n"))
                .patch("two", "Why.", TRAILERS, Plans.file("sys/kern/b.c", "int b2;\n"), Plans.file("sys/kern/c.c", "int c;\n")).on(base);
        try (GitRepository repo = GitRepository.open(git.folder())) {
            assertThat(SeriesWriter.writeAfter(before, same, repo, folder.resolve("same"))).isEmpty();
            assertThat(repo.branchExists("same")).isFalse();
            assertThat(folder.resolve("same")).doesNotExist();
            SeriesResult next = SeriesWriter.writeAfter(before, other, repo, folder.resolve("next")).orElseThrow();
            assertThat(next.difference().orElseThrow().entries()).extracting(RangeDiff.Entry::status).containsExactly('=', '<', '>');
            assertThat(repo.branches("ne")).containsExactly("next");
        }
        assertThat(Files.readString(folder.resolve("next/v2-0000-cover-letter.patch")))
                .contains("[PATCH v2 0/2]").contains("Range-diff against the version before:\n1:  ").contains(" < -:  ").contains(" > 2:  ");
    }
}
