package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.patches.Plans.file;
import static org.lockwright.patches.Plans.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesWriterTest {

    private static final String MANY = IntStream.rangeClosed(1, 40).mapToObj(i -> "line " + i + "\n")
            .collect(Collectors.joining());

    @TempDir
    Path temp;

    private Git git;
    private String base;

    @BeforeEach
    void tree() throws IOException {
        git = Git.init(temp.resolve("repo"));
        git.file("sys/sys/param.h", "#define MAXUSERS 4\n");
        git.file("sys/kern/uipc_socket.c", "int\nsolisten(struct socket *so)\n{\n" + MANY + "}\n");
        git.file("sys/kern/crlf.c", MANY.replace("\n", "\r\n"));
        git.file("sys/kern/mixed.c", "one\r\ntwo\nthree\rfour\n");
        git.file("sys/kern/nonl.c", "first\nlast");
        git.file("sys/dev/latin.c", "/* J\u00f6rg */\nint x;\n");
        git.file("sys/dev/deep/er/leaf.c", "int leaf;\n");
        git.file("sys/dev/gone.c", "int gone;\n");
        git.file("tools/run.sh", "#!/bin/sh\nexit 0\n");
        Files.setPosixFilePermissions(git.folder().resolve("tools/run.sh"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(git.folder().resolve("sys/link"), Path.of("kern"));
        base = git.commit("Import the tree");
    }

    private Path out() {
        return temp.resolve("out");
    }

    private SeriesResult write(Plans plans) throws IOException {
        return SeriesLaw.writeAndCheck(git, plans.on(base), out());
    }

    private String mbox() throws IOException {
        return Files.readString(out().resolve("series.mbox"), StandardCharsets.ISO_8859_1);
    }

    @Test
    void writesBranchAndMails() throws IOException {
        SeriesResult result = write(plan()
                .patch("kern: Lock the socket", file("sys/kern/uipc_socket.c", "int\nsolisten(struct socket *so)\n{\n"
                        + MANY.replace("line 20\n", "line 20\n\tsolock(so);\n") + "}\n"))
                .patch("dev: Name the leaf", file("sys/dev/deep/er/leaf.c", "int leaf2;\n")));

        assertThat(result.files()).containsExactly("v1-0000-cover-letter.patch", "v1-0001-kern-Lock-the-socket.patch",
                "v1-0002-dev-Name-the-leaf.patch", "series.mbox");
        assertThat(result.commits()).extracting(SeriesResult.WrittenCommit::title)
                .containsExactly("kern: Lock the socket", "dev: Name the leaf");
        assertThat(result.total().insertions()).isEqualTo(2);
        assertThat(result.total().deletions()).isEqualTo(1);
        assertThat(git.run("log", "-1", "--format=%ad|%cd|%an|%ce", "--date=raw", result.commits().get(1).id()))
                .isEqualTo("1736000002 +0000|1736000002 +0000|Lock Wright|lock@example.org");
        assertThat(git.run("log", "-1", "--format=%B", result.tip()))
                .isEqualTo("dev: Name the leaf\n\nWhy this is so.\n\nAnd more of it.\n\nRule: LW1003");
    }

    @Test
    void keepsCarriageReturns() throws IOException {
        write(plan()
                .patch("kern: Touch CRLF", file("sys/kern/crlf.c", MANY.replace("line 7\n", "line seven\n").replace("\n",
                        "\r\n")))
                .patch("kern: Touch mixed", file("sys/kern/mixed.c", "one\r\ntwo\r\nthree\rfour\nfive\r")));
        assertThat(mbox()).contains("Content-Transfer-Encoding: quoted-printable").contains("+line seven=0D\n");
    }

    @Test
    void keepsMissingFinalNewline() throws IOException {
        write(plan()
                .patch("a", file("sys/kern/nonl.c", "first\nmiddle\nlast"))
                .patch("b", file("sys/kern/nonl.c", "first\nmiddle\nlast\n"))
                .patch("c", file("sys/kern/nonl.c", "first\nmiddle\nother")));
        assertThat(mbox()).contains("\\ No newline at end of file\n");
    }

    @Test
    void keepsLatin1Bytes() throws IOException {
        write(plan().patch("dev: Touch Latin-1", file("sys/dev/latin.c", "/* J\u00f6rg \u00a7 */\nint x;\n\u00ff\u0080")));
        assertThat(mbox()).contains("Content-Transfer-Encoding: 8bit\n").contains("+/* J\u00f6rg \u00a7 */\n");
    }

    @Test
    void keepsModes() throws IOException {
        SeriesResult result = write(plan().patch("tools: Fail", file("tools/run.sh", "#!/bin/sh\nexit 1\n")));
        assertThat(git.run("ls-tree", result.tip(), "tools/run.sh")).startsWith("100755 blob");
        assertThat(git.run("ls-tree", result.tip(), "sys/link")).startsWith("120000 blob");
        assertThat(mbox()).containsPattern("index [0-9a-f]{40}\\.\\.[0-9a-f]{40} 100755\n");
    }

    @Test
    void emptiesFillsAndMakesFiles() throws IOException {
        SeriesResult result = write(plan()
                .patch("a", file("sys/dev/gone.c", ""))
                .patch("b", file("sys/dev/gone.c", "int back;\n"), file("sys/dev/deep.c", "int beside;\n"))
                .patch("c", file("sys/new/folder/made.h", "int made;\n"), file("sys/new/empty.h", "")));
        assertThat(git.run("ls-tree", "-r", "--name-only", result.tip())).contains("sys/new/folder/made.h", "sys/new/empty.h");
        assertThat(result.total().files()).extracting(Diffstat.FileStat::path)
                .containsExactly("sys/dev/deep.c", "sys/dev/gone.c", "sys/new/empty.h", "sys/new/folder/made.h");
    }

    @Test
    void undoneChangeIsNotInTheTotal() throws IOException {
        SeriesResult result = write(plan()
                .patch("a", file("sys/dev/gone.c", "x\n"), file("sys/kern/nonl.c", "z\n"))
                .patch("b", file("sys/dev/gone.c", "int gone;\n")));
        assertThat(result.total().files()).extracting(Diffstat.FileStat::path).containsExactly("sys/kern/nonl.c");
    }

    @Test
    void odditiesOfPathAndContent() throws IOException {
        git.file("sys/a name.c", "x\n").file("sys/From here", "-- x\nFrom y\n");
        base = git.commit("Add odd names");
        write(plan().patch("odd",
                file("sys/a name.c", "y\n"),
                file("sys/\u00e4\"q.c", "y\n"),
                file("sys/From here", "++ x\nFrom me Mon Sep 17 00:00:00 2001\n---\ndiff --git a/x b/x\n"
                        + "w".repeat(5000) + "\n-- \n"))
                .patch("odd again", file("sys/From here", "--- x\n-- \n.\n")));
    }

    @Test
    void bodyLineBeginningWithFrom() throws IOException {
        write(plan()
                .patch("kern: From", "From the start.\nFrom x Mon Sep 17 00:00:00 2001\n>From quoted\n\n  indented = 3D\n.dot", List.of(),
                        file("sys/dev/gone.c", "x\n"))
                .patch("kern: No body", "", List.of(), file("sys/dev/gone.c", "y\n"))
                .patch("kern: Untidy", "\n\nText.   \n\n\n\nMore \u20ac.\n\n", List.of("Pack: sha256:00"),
                        file("sys/dev/gone.c", "z\n")));
        assertThat(mbox()).contains("\n=46rom the start.\n=46rom x Mon").doesNotContain("\nFrom x Mon");
    }

    @Test
    void longAndForeignSubjects() throws IOException {
        String words = "sockets: Replace the one lock of all domains by a lock of each socket so that two processors can work";
        String foreign = "n\u00e4her am Ger\u00e4t: \u65e5\u672c\u8a9e\u306e\u9577\u3044\u984c\u540d \ud83d\udd12 und noch viel mehr W\u00f6rter, damit es "
                + "mehrere Zeilen braucht = 100%? _ja_";
        SeriesResult result = write(plan()
                .author("J\u00f6rg M\u00fcller", "joerg@example.org")
                .patch(words, file("sys/dev/gone.c", "x\n"))
                .patch(foreign, file("sys/dev/gone.c", "y\n"))
                .patch("tokens =?UTF-8?q?x?= stay", file("sys/dev/gone.c", "z\n"))
                .patch("x".repeat(300), file("sys/dev/gone.c", "w\n")));
        assertThat(result.commits()).extracting(SeriesResult.WrittenCommit::title).contains(words, foreign);
        assertThat(mbox().lines().filter(l -> l.startsWith("=?") || l.startsWith("Subject: ") || l.startsWith(" =?")))
                .isNotEmpty()
                .filteredOn(l -> !l.contains("xxx")).allMatch(l -> l.length() <= 76);
    }

    @Test
    void fileNamesAreThoseOfFormatPatch() throws IOException {
        SeriesResult result = write(plan()
                .patch("kern: a--b c", file("sys/dev/gone.c", "1\n"))
                .patch("(x) ...and / more... stuff_1.2.", file("sys/dev/gone.c", "2\n"))
                .patch("A title that is a good deal longer than any file name should ever be, even here",
                        file("sys/dev/gone.c", "3\n"))
                .patch("\u00e4\u00f6\u00fc only", file("sys/dev/gone.c", "4\n")));
        Path theirs = temp.resolve("theirs");
        git.run("format-patch", "-q", "-v1", "-o", theirs.toString(), base + ".." + result.tip());
        try (var listed = Files.list(theirs)) {
            assertThat(result.files().subList(1, 5))
                    .containsExactlyInAnyOrderElementsOf(listed.map(p -> p.getFileName().toString()).toList());
        }
    }

    @Test
    void sameBytesEveryTime() throws IOException {
        Plans plans = plan()
                .patch("a", file("sys/kern/crlf.c", "x\r\n"), file("sys/dev/latin.c", "\u00e9\n"))
                .patch("b", file("sys/dev/new.c", "x\n"));
        SeriesLaw.writeAndCheck(git, plans.on(base), out());
        Git other = git.clone(temp.resolve("other/place"), base);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
            SeriesLaw.writeAndCheck(other, plans.on(base), temp.resolve("elsewhere/deep/out"));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(content(temp.resolve("elsewhere/deep/out"))).isEqualTo(content(out())).hasSize(4);
        String log = "logs/" + Plans.BRANCH;
        assertThat(Files.readString(other.folder().resolve(".git").resolve(log)))
                .isEqualTo(Files.readString(git.folder().resolve(".git").resolve(log)));
    }

    @Test
    void repositoryConfigurationAndHooksChangeNothing() throws IOException {
        Plans plans = plan().patch("a", file("sys/kern/crlf.c", "x\r\ny\n"), file("sys/dev/new.c", "x\r\n"));
        SeriesLaw.writeAndCheck(git, plans.on(base), out());
        Git other = git.clone(temp.resolve("other"), base);
        String[][] settings = {{"core.autocrlf", "true"}, {"commit.gpgSign", "true"}, {"user.name", "Else"}, {"core.abbrev", "7"},
            {"diff.algorithm", "patience"}, {"diff.noprefix", "true"}, {"i18n.commitEncoding", "ISO-8859-1"},
                    {"format.signature", "x"}};
        for (String[] setting : settings) {
            other.run("config", setting[0], setting[1]);
        }
        Files.createDirectory(other.folder().resolve(".git/hooks"));
        for (String hook : List.of("post-commit", "reference-transaction", "prepare-commit-msg")) {
            Path script = other.folder().resolve(".git/hooks/" + hook);
            Files.writeString(script, "#!/bin/sh\ntouch \"$(dirname \"$0\")/ran\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path theirs = temp.resolve("theirs");
        try (GitRepository repo = GitRepository.open(other.folder())) {
            SeriesWriter.write(plans.on(base), repo, theirs);
        }
        assertThat(content(theirs)).isEqualTo(content(out())).hasSize(3);
        assertThat(other.folder().resolve(".git/hooks/ran")).doesNotExist();
    }

    @Test
    void authorNamesThatMailQuotes() throws IOException {
        write(plan().author("Dr. \"Q\" Wright, III", "q@example.org").patch("a", file("sys/dev/gone.c", "x\n")));
        assertThat(mbox()).contains("From: \"Dr. \\\"Q\\\" Wright, III\" <q@example.org>\n");
    }

    @Test
    void leavesHeadIndexAndWorkTreeAlone() throws IOException {
        git.file("sys/kern/nonl.c", "dirty\n").file("untracked.c", "u\n").file("sys/dev/latin.c", "staged\n");
        git.run("add", "sys/dev/latin.c");
        Files.delete(git.folder().resolve("sys/dev/gone.c"));
        Map<String, String> before = content(git.folder());
        String status = git.run("status", "--porcelain", "--branch");
        byte[] index = Files.readAllBytes(git.folder().resolve(".git/index"));

        write(plan().patch("a", file("sys/kern/nonl.c", "clean\n"), file("sys/dev/gone.c", "int still;\n")));

        assertThat(Files.readAllBytes(git.folder().resolve(".git/index"))).isEqualTo(index);
        assertThat(content(git.folder())).isEqualTo(before);
        assertThat(git.run("status", "--porcelain", "--branch")).isEqualTo(status);
        assertThat(git.run("rev-parse", "HEAD")).isEqualTo(base);
        assertThat(git.run("symbolic-ref", "HEAD")).isEqualTo("refs/heads/trunk");
    }

    @Test
    void writesIntoAnEmptyFolderAndABareRepository() throws IOException {
        Path bare = temp.resolve("bare.git");
        git.run("clone", "-q", "--bare", git.folder().toString(), bare.toString());
        Files.createDirectory(out());
        SeriesResult result = SeriesLaw.writeAndCheck(new Git(bare), plan().patch("a", file("sys/dev/gone.c", "x\n"))
                .on(base), out());
        assertThat(result.files()).hasSize(3);
    }

    @Test
    void writesFromALinkedWorkTree() throws IOException {
        Path linked = temp.resolve("linked");
        git.run("worktree", "add", "-q", "--detach", linked.toString());
        SeriesResult result = SeriesLaw.writeAndCheck(new Git(linked), plan().patch("a", file("sys/dev/gone.c", "x\n"))
                .on(base), out());
        assertThat(git.run("rev-parse", Plans.BRANCH)).isEqualTo(result.tip());
    }

    /** Every file under {@code folder} outside {@code .git}, as Latin-1. */
    private static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (var walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith(".git/")) {
                    found.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return found;
    }
}
