package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What holds for every series written, whatever its plan. */
final class SeriesLaw {

    private SeriesLaw() {
    }

    /** Writes {@code plan} and holds the outcome against git; returns the result. */
    static SeriesResult writeAndCheck(Git git, SeriesPlan plan, Path out) throws IOException {
        SeriesResult result;
        try (GitRepository repo = GitRepository.open(git.folder())) {
            result = SeriesWriter.write(plan, repo, out);
        }
        assertThat(git.run("rev-parse", plan.branch())).isEqualTo(result.tip());
        assertThat(git.run("rev-list", "--reverse", plan.base() + ".." + result.tip()).lines())
                .containsExactlyElementsOf(result.commits().stream().map(SeriesResult.WrittenCommit::id).toList());
        git.run("fsck", "--strict", "--no-dangling");
        try (var listed = Files.list(out)) {
            assertThat(listed.map(p -> p.getFileName().toString())).containsExactlyInAnyOrderElementsOf(result.files());
        }
        checkMail(git, plan, out, result);
        checkStats(git, plan, result);
        return result;
    }

    /** Contract: git am of the mbox on the base gives the branch's trees and messages, and with its dates the very commits. */
    private static void checkMail(Git git, SeriesPlan plan, Path out, SeriesResult result) {
        String mbox = out.resolve("series.mbox").toAbsolutePath().toString();
        Path clones = out.toAbsolutePath().resolveSibling(out.getFileName() + "-clones");
        Git plain = git.clone(clones.resolve("plain"), plan.base());
        plain.run("am", "-q", mbox);
        String range = plan.base() + "..";
        assertThat(plain.run("log", "--format=%T%n%an <%ae>%n%B", range + "HEAD"))
                .isEqualTo(git.run("log", "--format=%T%n%an <%ae>%n%B", range + result.tip()));
        Git dated = git.clone(clones.resolve("dated"), plan.base()).committing(plan.author());
        dated.run("am", "-q", "--committer-date-is-author-date", mbox);
        assertThat(dated.run("rev-parse", "HEAD")).isEqualTo(result.tip());
    }

    private static void checkStats(Git git, SeriesPlan plan, SeriesResult result) {
        assertThat(result.total().totals()).isEqualTo(git.run("diff", "--histogram", "--shortstat", plan.base(),
                result.tip()).strip());
        // One git for all commits: the title and the totals of each, with empty lines between.
        String log = git.run("log", "--reverse", "--format=%s", "--histogram", "--shortstat", plan.base() + ".." + result.tip());
        assertThat(log.lines().map(String::strip).filter(line -> !line.isEmpty()))
                .containsExactlyElementsOf(result.commits().stream().flatMap(c -> Stream.of(c.title(), c.stat().totals())).toList());
    }
}
