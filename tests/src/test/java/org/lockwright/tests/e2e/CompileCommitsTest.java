package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code tools/compile-commits.py} under {@code verify --exec}, on the sample's series and on one that is broken by hand. */
class CompileCommitsTest {

    private static final Path TOOL = Path.of("..", "tools", "compile-commits.py").toAbsolutePath().normalize();
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C");
    private static final Pattern BASE = Pattern.compile("compile base [0-9a-f]{12}: (\\d+) files for amd64 and mips64, (\\d+) of other machines left out; \\d+ runs, \\d+ messages; "
            + "more than 20 errors in (\\d+) of (\\d+), .*, none in (\\d+)");

    @TempDir private static Path scratch;
    private static Sample tree;
    private static String compiler;

    @BeforeAll
    static void makeSeries() {
        assumeTrue(runs("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 8))"), "there is no python3 of at least 3.8");
        compiler = List.of("clang-19", "clang").stream().filter(c -> List.of("x86_64", "mips64").stream().allMatch(cpu ->
                runs(c, "--target=" + cpu + "-unknown-netbsd", "-fsyntax-only", "-x", "c", "/dev/null"))).findFirst().orElse("");
        assumeTrue(!compiler.isEmpty(), "there is no clang for x86_64 and mips64");
        tree = Sample.withSoState(scratch.resolve("tree"));
        List<String> commits = tree.git().commits("main.." + Sample.BRANCH);
        tree.git().run("branch", "-q", "short", commits.get(2));
    }

    private static boolean runs(String... words) {
        try {
            return Finished.run(scratch, PATH, List.of(words)).exit() == 0;
        } catch (UncheckedIOException none) {
            return false;
        }
    }

    private static Outcome check(String branch, String... words) {
        return tree.run("--base", "main", "verify", branch, "--exec", "python3 " + TOOL + " --cc " + compiler + " " + String.join(" ", words));
    }

    // contract: each file that the changed header reaches is compiled for both machines at the base, and after that only where tokens are others.
    @Test
    void theSeriesBringsNoMessage() {
        Outcome outcome = check("short");
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isZero();
        Matcher base = BASE.matcher(outcome.err());
        assertThat(base.find()).as(outcome.err()).isTrue();
        int files = Integer.parseInt(base.group(1));
        assertThat(files).isGreaterThan(25).isLessThan(Integer.parseInt(base.group(4)) + 1);
        assertThat(Integer.parseInt(base.group(5))).isGreaterThan(files);
        assertThat(outcome.err())
                .containsPattern("compile 1/3 [0-9a-f]{12}: \\d+ files, 0 runs, 0 new messages")
                .containsPattern("compile 2/3 [0-9a-f]{12}: \\d+ files, [1-9]\\d+ runs, 0 new messages")
                .containsPattern("compile 3/3 [0-9a-f]{12}: \\d+ files, [1-9]\\d? runs, 0 new messages");
    }

    // contract: what only a compiler sees is found at the commit that brings it, for each machine.
    @Test
    void aWrongArgumentFails(@TempDir Path folder) {
        tree.git().run("checkout", "-q", "-B", "broken", "short");
        String user = "sys/kern/uipc_socket.c";
        tree.write(user, tree.read(user).replaceFirst("atomic_or_uint\\(&", "atomic_or_uint("));
        tree.git().run("commit", "-qa", "-m", "kern: by hand");
        tree.git().run("checkout", "-q", "main");
        Path state = folder.resolve("state");
        assertThat(check("short", "--state", state.toString()).exit()).isZero();
        // What was found for the other branch is kept; what is new is compiled in a checkout of its own.
        Outcome outcome = check("broken", "--state", state.toString());
        assertThat(outcome.exit()).as(outcome.out() + outcome.err()).isEqualTo(1);
        assertThat(outcome.out()).contains("exits 1 at 4/4 ").contains("failed: --exec");
        assertThat(outcome.err()).contains("  amd64 " + user + ": new: " + user + ": error: incompatible integer to pointer conversion")
                .contains("  mips64 " + user + ": new: " + user + ": error: incompatible integer to pointer conversion")
                .containsPattern("compile 2/4 [0-9a-f]{12}: \\d+ files, 0 runs, 0 new messages")
                .containsPattern("compile 4/4 [0-9a-f]{12}: \\d+ files, 2 runs, 2 new messages");
    }

    // contract: an include of a header that nobody has is an error, though headers that the base misses are made; verify itself would stop before.
    @Test
    void anIncludeOfNothingFails(@TempDir Path folder) {
        Git git = tree.git();
        git.run("checkout", "-q", "-B", "nothing", "short");
        tree.edit(Sample.SOCKETVAR, "#include <sys/atomic.h>", "#include <sys/atomic_loadstore.h>");
        git.run("commit", "-qa", "-m", "sys: by hand");
        String tip = git.run("rev-parse", "nothing");
        Map<String, String> told = new HashMap<>(PATH);
        told.putAll(Map.of("LOCKWRIGHT_REPOSITORY", tree.folder().toString(), "LOCKWRIGHT_BASE", git.run("rev-parse", "main"), "LOCKWRIGHT_TIP", tip,
                "LOCKWRIGHT_COMMIT", tip, "LOCKWRIGHT_NUMBER", "1", "LOCKWRIGHT_COUNT", "1"));
        Finished done = Finished.run(tree.folder(), told, List.of("python3", TOOL.toString(), "--cc", compiler, "--target", "amd64", "--state", folder.toString()));
        git.run("checkout", "-q", "main");
        assertThat(done.out()).contains("'sys/atomic_loadstore.h' file not found");
        assertThat(done.exit()).isEqualTo(1);
    }

    @Test
    void outsideOfVerifyItSaysHowItIsRun() {
        Finished alone = Finished.run(scratch, PATH, List.of("python3", TOOL.toString()));
        assertThat(alone).isEqualTo(new Finished(2, "", "compile-commits: LOCKWRIGHT_REPOSITORY is not set; run it by 'lockwright verify BRANCH --exec'\n"));
    }
}
