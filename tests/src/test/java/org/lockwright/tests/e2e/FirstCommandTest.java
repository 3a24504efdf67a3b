package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, run as a process in an empty folder, judged by git. */
@DisabledOnOs(OS.WINDOWS)
class FirstCommandTest {

    private static final Map<String, String> CI = Map.of("CI", "true");
    private static final String COVER = "socket-locking-v1/v1-0000-cover-letter.patch";

    @TempDir private static Path here;
    private static Finished run;
    private static Git git;

    @BeforeAll
    static void runIt() {
        run = Launcher.run(here, CI, "--tree", "embedded", "series");
        git = new Git(here.resolve("lockwright-sample"));
    }

    private static String mail(String name) throws IOException {
        return Files.readString(here.resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void endsWellAndSaysNothingOnStandardError() {
        assertThat(run.err()).isEmpty();
        assertThat(run.exit()).isZero();
    }

    @Test
    void saysWhatItMadeAndOutOfWhat() {
        String tip = git.run("rev-parse", Sample.BRANCH);
        assertThat(run.out()).startsWith("tree: embedded, written to ./lockwright-sample\n");
        assertThat(run.out().lines()).contains("branch: " + Sample.BRANCH, "tip: " + tip, "refused:");
        assertThat(run.out()).containsPattern("\n  not-held sys/kern/sys_socket.c:\\d+\n").contains("\n  not-held: today's lock is not known to be held here");
        List<String> shortlog = git.run("log", "--reverse", "--abbrev=12", "--format=%h %s", "main.." + Sample.BRANCH).lines().toList();
        assertThat(run.out().lines().filter(l -> l.matches("[0-9a-f]{12} .*"))).containsExactlyElementsOf(shortlog);
        assertThat(run.out()).containsPattern("\\d+ C files read, \\d+ parsed \\(amd64.*\\), \\d+ gaps in \\d+ of them, 0 unreadable\n");
        assertThat(run.out()).containsPattern("\\d+ units re-checked");
    }

    @Test
    void theDiffstatIsTheOneOfGit() throws IOException {
        String last = git.run("diff", "--shortstat", "main", Sample.BRANCH).strip();
        assertThat(run.out()).contains(" " + last + "\n");
        assertThat(mail(COVER)).contains(" " + last + "\n");
        for (String line : git.run("diff", "--numstat", "main", Sample.BRANCH).lines().toList()) {
            String[] words = line.split("\t");
            int changed = Integer.parseInt(words[0]) + Integer.parseInt(words[1]);
            assertThat(run.out()).containsPattern(java.util.regex.Pattern.quote(words[2]) + " +\\| +" + changed + " ");
        }
    }

    @Test
    void oneMailForEachCommitAndTheCoverLetter() throws IOException {
        List<String> commits = git.commits("main.." + Sample.BRANCH);
        List<String> names = new ArrayList<>();
        try (var files = Files.list(here.resolve("socket-locking-v1"))) {
            files.forEach(f -> names.add(f.getFileName().toString()));
        }
        assertThat(names).hasSize(commits.size() + 2).contains("series.mbox", "v1-0000-cover-letter.patch");
        StringBuilder all = new StringBuilder();
        names.stream().sorted().filter(n -> n.matches("v1-\\d{4}-.*") && !n.contains("cover-letter")).forEach(n -> {
            try {
                all.append(mail("socket-locking-v1/" + n));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(mail("socket-locking-v1/series.mbox")).isEqualTo(all.toString());
        for (int i = 0; i < commits.size(); i++) {
            assertThat(all.toString()).contains("From " + commits.get(i) + " ", "[PATCH " + padded(i + 1, commits.size()) + "/" + commits.size() + "]");
        }
    }

    private static String padded(int number, int of) {
        return String.format(java.util.Locale.ROOT, "%0" + Integer.toString(of).length() + "d", number);
    }

    @Test
    void relaxedLoadsAreListedWhereTheLockIsAsserted() throws IOException {
        String cover = mail(COVER);
        String section = cover.substring(cover.indexOf("Relaxed loads"), cover.indexOf("\nNotes\n"));
        List<String> places = section.lines().filter(l -> l.matches("    sys/.*\\(\\).*")).map(String::strip).toList();
        assertThat(places).isNotEmpty().allSatisfy(place -> {
            String[] words = place.split(" ");
            String text = git.run("show", "main:" + words[0]);
            int at = text.indexOf("\n" + words[1].replace("()", "("));
            assertThat(text.substring(at, text.indexOf("\n}", at))).as(place).contains("solocked(");
        });
    }

    @Test
    void theCoverLetterTellsTheWholeStory() throws IOException {
        String cover = mail(COVER);
        for (String title : git.run("log", "--format=%s", "main.." + Sample.BRANCH).lines().toList()) {
            assertThat(cover.replace("\n    ", " ")).contains(title);
        }
        assertThat(cover).contains("What the rules did", "socket-keys:", "so-state-type:", "so-state-helper:", "so-state-atomic:",
                "so-state-key:", "\nnot-held:\n", "What was looked at", "C files read", "units re-checked",
                "Made by pack socket-locking 1, sha256 ");
        assertThat(cover.lines()).allMatch(line -> line.length() <= 80 || line.contains("sha256"));
    }

    @Test
    void gitAmMakesTheTreeOfTheBranch() throws IOException {
        Path clone = here.resolveSibling(here.getFileName() + "-am");
        new Git(here).run("clone", "-q", "-b", "main", "lockwright-sample", clone.toString());
        try {
            Git applied = new Git(clone);
            applied.run("am", "-q", here.resolve("socket-locking-v1/series.mbox").toString());
            assertThat(applied.run("rev-parse", "HEAD^{tree}")).isEqualTo(git.run("rev-parse", Sample.BRANCH + "^{tree}"));
            assertThat(applied.run("log", "--format=%an <%ae> %aD%n%B", "origin/main..HEAD"))
                    .isEqualTo(git.run("log", "--format=%an <%ae> %aD%n%B", "main.." + Sample.BRANCH));
        } finally {
            org.assertj.core.util.Files.delete(clone.toFile());
        }
    }

    @Test
    void theRepositoryIsSoundAndOnMainAsBefore() {
        assertThat(git.tried("fsck", "--strict", "--full").exit()).isZero();
        assertThat(git.run("symbolic-ref", "HEAD")).isEqualTo("refs/heads/main");
        assertThat(git.run("status", "--porcelain", "--ignored")).isEmpty();
        assertThat(git.run("branch", "--format=%(refname:short)").lines().toList()).containsExactly(Sample.BRANCH, "main");
        assertThat(git.run("merge-base", "main", Sample.BRANCH)).isEqualTo(git.run("rev-parse", "main"));
    }

    @Test
    void noCommitHasBlanksAtLineEndsOrNothingInIt() {
        for (String commit : git.commits("main.." + Sample.BRANCH)) {
            // CRLF files keep their line ends, which git takes for blanks unless told.
            Finished check = git.tried("-c", "core.whitespace=cr-at-eol", "diff", "--check", commit + "~1", commit);
            assertThat(check.out()).as(commit).isEmpty();
            assertThat(git.run("diff", "--name-only", commit + "~1", commit)).as(commit).isNotEmpty();
        }
    }

    @Test
    void aSecondRunInTheSameFolderIsRefusedAndChangesNothing() {
        SortedMap<String, String> before = Snapshot.of(here);
        Finished again = Launcher.run(here, CI, "--tree", "embedded", "series");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.out()).isEmpty();
        assertThat(again.err().lines()).singleElement().asString().contains("lockwright-sample", "not empty", "name another");
        assertThat(Snapshot.of(here)).isEqualTo(before);
    }

    @Test
    @Tag("slow")
    void anotherFolderGetsTheSameBytes(@TempDir Path other) {
        Finished second = Launcher.run(other, Map.of("CI", "true", "TZ", "Asia/Tokyo", "LC_ALL", "C.UTF-8"), "--tree", "embedded", "series");
        assertThat(second).isEqualTo(run);
        assertThat(Snapshot.of(other.resolve("socket-locking-v1"))).isEqualTo(Snapshot.of(here.resolve("socket-locking-v1")));
        assertThat(new Git(other.resolve("lockwright-sample")).run("rev-parse", Sample.BRANCH))
                .isEqualTo(git.run("rev-parse", Sample.BRANCH));
    }
}
