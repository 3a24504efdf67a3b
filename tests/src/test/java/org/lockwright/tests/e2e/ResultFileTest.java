package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** What {@code -o} does to the file it names. */
class ResultFileTest {

    @TempDir private Path here;

    private Outcome keys(String out) {
        return CommandLineRun.run(here, true, "--tree", "embedded", "keys", "-o", out);
    }

    @Test
    void theFileHoldsWhatStandardOutputWouldAndNothingIsLeftBesideIt() throws IOException {
        Outcome shown = CommandLineRun.run(here, true, "--tree", "embedded", "keys");
        Files.writeString(here.resolve("result"), "an older result\n");
        Outcome filed = keys("result");
        assertThat(filed.exit()).isEqualTo(shown.exit()).isZero();
        assertThat(filed.out()).isEmpty();
        assertThat(filed.err()).isEqualTo(shown.err());
        assertThat(here.resolve("result")).hasContent(shown.out());
        assertThat(Snapshot.of(here).keySet()).containsExactly("", "result");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aLinkStaysALink() throws IOException {
        Files.createSymbolicLink(here.resolve("link"), Path.of("real"));
        Files.writeString(here.resolve("real"), "old");
        assertThat(keys("link").exit()).isZero();
        assertThat(here.resolve("link")).isSymbolicLink();
        assertThat(here.resolve("real")).content().startsWith("tree: embedded\n");
    }

    // contract: root may replace a device by a file, and the machine would not like that.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsWrittenToAndNotReplaced() throws Exception {
        Path pipe = here.resolve("pipe");
        assertThat(Finished.run(here, java.util.Map.of("PATH", System.getenv("PATH")), java.util.List.of("mkfifo", "pipe")).exit()).isZero();
        Process reader = new ProcessBuilder("cat", "pipe").directory(here.toFile()).start();
        Outcome outcome = keys("pipe");
        String read = new String(reader.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(outcome.exit()).isZero();
        assertThat(read).startsWith("tree: embedded\n");
        assertThat(Files.isRegularFile(pipe, LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
}
