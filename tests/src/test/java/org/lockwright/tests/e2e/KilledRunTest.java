package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with a cache is ended by SIGKILL while it writes, again and again; whoever takes that cache next says what a plain run says. */
@Tag("slow")
class KilledRunTest {

    /** At how many files in the cache a run is killed; each run finds what those before it left there. */
    private static final int[] FILES = {1, 2, 4, 8, 14, 22, 32, 45};

    private static final long PATIENCE_MILLIS = 60_000;

    @TempDir private Path scratch;

    @Test
    void aKilledRunLeavesNothingThatIsWrong() throws IOException, InterruptedException {
        Sample.at(scratch.resolve("tree"));
        Finished plain = lint();
        Path cache = scratch.resolve("cache");
        int killed = 0;
        List<List<String>> parsed = new ArrayList<>();
        for (int files : FILES) {
            Process run = Launcher.start(scratch, "--tree", "tree", "lint", "--cache", "cache");
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            while (run.isAlive() && count(cache) < files && System.currentTimeMillis() < end) {
                Thread.sleep(1);
            }
            killed += run.isAlive() ? 1 : 0;
            run.destroyForcibly().waitFor();
            copy(cache, scratch.resolve("copy" + files));
            Finished next = lint("--cache", "copy" + files);
            assertThat(next.out()).as("killed at %d files", files).isEqualTo(plain.out()).isNotEmpty();
            assertThat(next.exit()).isEqualTo(plain.exit());
            parsed.add(next.err().lines().filter(l -> l.startsWith("lockwright: cache:")).toList());
        }
        assertThat(killed).as("runs that were still at it when they were killed").isGreaterThan(FILES.length / 2);
        assertThat(parsed.get(FILES.length - 1)).as("what was left is used").isNotEqualTo(parsed.get(0));
    }

    private Finished lint(String... more) {
        List<String> all = new ArrayList<>(List.of("--tree", "tree", "lint"));
        all.addAll(List.of(more));
        return Launcher.run(scratch, Map.of(), all.toArray(String[]::new));
    }

    private static long count(Path folder) {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException | UncheckedIOException e) { // a part that was renamed meanwhile
            return 0;
        }
    }

    /** The cache as the killed run left it, so that what is taken from it does not fill it for the next. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.exists(from) ? Files.walk(from) : Stream.empty()) {
            for (Path path : all.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }
}
