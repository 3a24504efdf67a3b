package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun;

/** The assertions of {@code generate asserts} in a program that runs: each fires where its lock is left out, and none under contention. */
class AssertsRunTest {

    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C");
    private static final int ENTRIES = 8;

    @TempDir private static Path scratch;
    private static String asserted;

    @BeforeAll
    static void makeAssertions() throws IOException {
        assumeTrue(SyntaxCheck.gccIsThere(scratch), "gcc is not installed");
        put("tree/sys/sys/param.h", "#define\t__NetBSD_Version__\t1099000000\n");
        put("tree/sys/arch/amd64/conf/GENERIC", "machine amd64 x86\noptions \tINET\n");
        put("tree/sys/conf/files", "defflag opt_inet.h INET\n");
        for (String header : List.of("systm.h", "socketvar.h")) {
            put("tree/sys/sys/" + header, text("/lock-cases/include/sys/sys/" + header));
        }
        put("tree/sys/kern/store.c", text("/assert-cases/store.c"));
        put("runtime.c", text("/assert-cases/runtime.c"));
        CommandLineRun.Outcome made = CommandLineRun.run(scratch, true, "--tree", "tree", "generate", "asserts", "-o", "asserts.diff");
        assertThat(made.exit()).as(made.err()).isZero();
        Finished applied = Finished.run(scratch.resolve("tree"), PATH, List.of("git", "apply", "../asserts.diff"));
        assertThat(applied).isEqualTo(new Finished(0, "", ""));
        asserted = Files.readString(scratch.resolve("tree/sys/kern/store.c"));
    }

    private static void put(String path, String text) throws IOException {
        Path file = scratch.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = AssertsRunTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.ISO_8859_1);
        }
    }

    /** What the program says whose entry {@code leave} leaves its lock out; 0 for none. */
    private static Finished run(int leave, int threads, int turns) {
        List<String> object = new ArrayList<>(List.of("gcc", "-std=gnu99", "-O1", "-ffreestanding", "-nostdinc", "-Itree/sys", "-DLEAVE=" + leave, "-c", "-o", "store.o",
                "tree/sys/kern/store.c"));
        assertThat(Finished.run(scratch, PATH, object)).isEqualTo(new Finished(0, "", ""));
        assertThat(Finished.run(scratch, PATH, List.of("gcc", "-std=gnu11", "-O1", "-pthread", "-o", "program", "runtime.c", "store.o")).exit()).isZero();
        return Finished.run(scratch, PATH, List.of("./program", String.valueOf(threads), String.valueOf(turns)));
    }

    private static List<String> conditions(String c) {
        return Pattern.compile("KASSERT\\(((?:mutex|rw_|solocked).*)\\);").matcher(c).results().map(r -> r.group(1)).toList();
    }

    @Test
    void eachFiresWhereItsLockIsLeftOut() {
        TreeSet<String> fired = new TreeSet<>();
        for (int leave = 1; leave <= ENTRIES; leave++) {
            Finished run = run(leave, 1, 1);
            assertThat(run.exit()).as("lock %d is left out", leave).isEqualTo(3);
            MatchResult condition = Pattern.compile("assertion \"(.*)\" failed\n").matcher(run.out()).results().findFirst().orElseThrow();
            fired.add(condition.group(1));
        }
        assertThat(fired).isEqualTo(new TreeSet<>(conditions(asserted)));
        assertThat(conditions(asserted)).hasSize(ENTRIES);
    }

    @Test
    void noneFiresUnderContention() {
        assertThat(run(0, 4, 20_000)).isEqualTo(new Finished(0, "", ""));
    }
}
