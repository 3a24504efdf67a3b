package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.patches.Plans.file;
import static org.lockwright.patches.Plans.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesMailTest {

    @TempDir
    Path temp;

    private String written(SeriesResult result, int index) throws IOException {
        return Files.readString(temp.resolve("out").resolve(result.files().get(index)), StandardCharsets.UTF_8);
    }

    private SeriesResult write(Plans plans) throws IOException {
        Git git = Git.init(temp.resolve("repo"));
        git.file("sys/kern/a.c", "int\nf(void)\n{\n\n\n\n\treturn 1;\n}\n");
        return SeriesLaw.writeAndCheck(git, plans.on(git.commit("base")), temp.resolve("out"));
    }

    @Test
    void patchMailInFull() throws IOException {
        SeriesResult result = write(plan().version(2)
                .patch("kern: Return 2", "Since 1 is wrong.", List.of("Rule: LW1003", "Pack: demo"),
                        file("sys/kern/a.c", "int\nf(void)\n{\n\n\n\n\treturn 2;\n}\n"), file("sys/kern/new.h", "int x;\n")));
        String id = result.tip();
        assertThat(result.files().get(1)).isEqualTo("v2-0001-kern-Return-2.patch");
        assertThat(written(result, 1)).isEqualTo("From " + id + " Mon Sep 17 00:00:00 2001\n"
                + "From: Lock Wright <lock@example.org>\n"
                + "Date: Sat, 4 Jan 2025 14:13:21 +0000\n"
                + "Subject: [PATCH v2 1/1] kern: Return 2\n"
                + "Message-ID: <v2-1-" + id + "@lockwright.invalid>\n"
                + "In-Reply-To: <v2-0-" + id + "@lockwright.invalid>\n"
                + "References: <v2-0-" + id + "@lockwright.invalid>\n"
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
                + "Since 1 is wrong.\n\nRule: LW1003\nPack: demo\n---\n"
                + " sys/kern/a.c   | 2 +-\n sys/kern/new.h | 1 +\n 2 files changed, 2 insertions(+), 1 deletion(-)\n"
                + " create mode 100644 sys/kern/new.h\n\n"
                + "diff --git a/sys/kern/a.c b/sys/kern/a.c\n"
                + indexLine(id)
                + "--- a/sys/kern/a.c\n+++ b/sys/kern/a.c\n"
                + "@@ -4,5 +4,5 @@ f(void)\n \n \n \n-\treturn 1;\n+\treturn 2;\n }\n"
                + "diff --git a/sys/kern/new.h b/sys/kern/new.h\nnew file mode 100644\n"
                + "index 0000000000000000000000000000000000000000..6d1a0d47b7f73eacb962f3711df06b21ed11f7ca\n"
                + "--- /dev/null\n+++ b/sys/kern/new.h\n@@ -0,0 +1 @@\n+int x;\n-- \nlockwright\n\n");
    }

    /** The line git writes for the first file of commit {@code id}. */
    private String indexLine(String id) {
        return new Git(temp.resolve("repo")).run("show", "--full-index", id).lines().filter(l -> l.startsWith("index "))
                .findFirst()
                .orElseThrow() + "\n";
    }

    @Test
    void coverLetterInFull() throws IOException {
        SeriesResult result = write(plan().patch("kern: One", file("sys/kern/a.c", "x\n")).patch("kern: Two",
                file("sys/b.c", "y\n")));
        String base = new Git(temp.resolve("repo")).run("rev-parse", "trunk");
        assertThat(written(result, 0)).isEqualTo("From " + result.tip() + " Mon Sep 17 00:00:00 2001\n"
                + "From: Lock Wright <lock@example.org>\n"
                + "Date: Sat, 4 Jan 2025 14:13:20 +0000\n"
                + "Subject: [PATCH 0/2] Fine-grained locks for sockets\n"
                + "Message-ID: <v1-0-" + result.tip() + "@lockwright.invalid>\n"
                + "MIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n\n"
                + "This series does things.\n\nLock Wright (2):\n  kern: One\n  kern: Two\n\n"
                + " sys/b.c      | 1 +\n sys/kern/a.c | 9 +--------\n 2 files changed, 2 insertions(+), 8 deletions(-)\n"
                + " create mode 100644 sys/b.c\n\nRefused: none.\n\n"
                + "base-commit: " + base + "\nbranch-tip: " + result.tip() + "\n-- \nlockwright\n\n");
    }

    @Test
    void numbersAreAsWideAsTheCount() throws IOException {
        Plans plans = plan();
        for (int i = 1; i <= 10; i++) {
            plans.patch("kern: Step " + i, file("sys/kern/a.c", i + "\n"));
        }
        SeriesResult result = write(plans);
        assertThat(written(result, 0)).contains("Subject: [PATCH 00/10] ");
        assertThat(written(result, 1)).contains("Subject: [PATCH 01/10] ");
        assertThat(written(result, 10)).contains("Subject: [PATCH 10/10] ");
    }

    @Test
    void mboxHoldsThePatchesInOrder() throws IOException {
        SeriesResult result = write(plan().patch("a", file("sys/kern/a.c", "x\n")).patch("b", file("sys/kern/a.c", "y\r\n")));
        assertThat(written(result, 3)).isEqualTo(written(result, 1) + written(result, 2));
    }

    @Test
    void datesDoNotPadTheDay() {
        assertThat(MailHeader.date(Instant.parse("2024-09-09T01:02:03Z"))).isEqualTo("Mon, 9 Sep 2024 01:02:03 +0000");
        assertThat(MailHeader.date(Instant.EPOCH)).isEqualTo("Thu, 1 Jan 1970 00:00:00 +0000");
    }

    @Test
    void namesAreQuotedOrEncoded() {
        assertThat(MailHeader.from(new SeriesPlan.Author("A B", "a@b.org"))).isEqualTo("From: A B <a@b.org>\n");
        assertThat(MailHeader.from(new SeriesPlan.Author("A. \"B\" C", "a@b.org")))
                .isEqualTo("From: \"A. \\\"B\\\" C\" <a@b.org>\n");
        assertThat(MailHeader.from(new SeriesPlan.Author("J\u00f6 X", "a@b.org")))
                .isEqualTo("From: =?UTF-8?q?J=C3=B6_X?= <a@b.org>\n");
        assertThat(MailHeader.from(new SeriesPlan.Author("A".repeat(50), "long.address.of.a@example.org")))
                .isEqualTo("From: " + "A".repeat(50) + "\n <long.address.of.a@example.org>\n");
    }
}
