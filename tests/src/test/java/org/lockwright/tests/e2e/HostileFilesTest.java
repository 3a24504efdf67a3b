package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Files no kernel should have: a run goes on past them, says what it did not read, and answers for all the others as before. */
@DisabledOnOs(OS.WINDOWS)
class HostileFilesTest {

    private static final String USE = """
            #include <sys/param.h>
            #include <sys/socketvar.h>

            int odd_use(struct socket *);

            int
            odd_use(struct socket *so)
            {

            	return %s;
            }
            """;

    @TempDir private Path scratch;
    private Sample tree;

    @BeforeEach
    void writeTree() {
        tree = Sample.at(scratch.resolve("tree"));
    }

    /** The plan of the tree as committed; everything outside {@code odd} is as in the untouched tree. */
    private Plan plan(String odd) {
        Outcome outcome = tree.run("--pack", PackText.soState(), "plan", "--format", "json");
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        Plan plan = Plan.of(outcome.out());
        assertThat(plan.sitesOutside(odd)).isEqualTo(Plan.ofSoState().sitesOutside(odd));
        Outcome lint = tree.run("lint", "--no-locks");
        assertThat(lint.exit()).as(lint.err()).isZero();
        assertThat(tree.run("keys").exit()).isZero();
        return plan;
    }

    @Test
    void randomBytesAreNoEnd() throws IOException {
        byte[] noise = new byte[50_000];
        new Random(1).nextBytes(noise);
        Files.write(tree.folder().resolve("sys/kern/noise.c"), noise);
        Files.write(tree.folder().resolve("sys/kern/noise.h"), noise);
        tree.commit();
        assertThat(plan("sys/kern/noise").sites("sys/kern/noise.c")).isEmpty();
    }

    // contract: a mention that cannot be understood is refused or a gap, never rewritten and never the end of the run.
    @Test
    void randomBytesAroundTheFieldAreNoEnd() {
        byte[] noise = new byte[20_000];
        new Random(2).nextBytes(noise);
        String text = new String(noise, ISO_8859_1).replace("*", "").replace("\"", "").replace("'", "");
        tree.write("sys/kern/noise.c", "#include <sys/socketvar.h>\n" + text + "\nso->so_state |= 1;\n" + text).commit();
        Plan plan = plan("sys/kern/noise.c");
        assertThat(plan.sites("sys/kern/noise.c")).isNotEmpty().allMatch(site -> !site.outcome().equals("rewritten"));
        assertThat(tree.run("--pack", PackText.soState(), "series").exit()).isZero();
    }

    @Test
    void aHeaderThatIncludesItselfIsReadOnce() {
        tree.write("sys/kern/self.h", "#include \"self.h\"\nextern int self_state;\n");
        tree.write("sys/kern/self.c", USE.formatted("so->so_state").replace("socketvar.h>\n", "socketvar.h>\n#include \"self.h\"\n"));
        tree.commit();
        assertThat(plan("sys/kern/self.").sites("sys/kern/self.c")).extracting(Plan.Site::outcome).containsExactly("rewritten");
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        Files.createSymbolicLink(tree.folder().resolve("sys/kern/loop"), Path.of(".."));
        Files.createSymbolicLink(tree.folder().resolve("sys/kern/me.c"), Path.of("me.c"));
        Files.createSymbolicLink(tree.folder().resolve("sys/kern/gone.c"), Path.of("nowhere.c"));
        Files.createSymbolicLink(tree.folder().resolve("sys/kern/twin.c"), Path.of("uipc_socket.c"));
        tree.commit();
        Plan plan = plan("sys/kern/loop");
        assertThat(plan.files()).isEqualTo(Plan.ofSoState().files());
    }

    // contract: a folder, a pipe or a device is no file, whatever it is called; opening a pipe would wait for ever.
    @Test
    void whatOnlyHasTheNameOfAFileIsLeftOut() throws IOException {
        Files.createDirectory(tree.folder().resolve("sys/kern/folder.c"));
        Files.createDirectory(tree.folder().resolve("sys/sys/folder.h"));
        assertThat(Finished.run(tree.folder(), Map.of("PATH", System.getenv("PATH")), List.of("mkfifo", "sys/kern/pipe.c")).exit()).isZero();
        Outcome lint = tree.run("lint", "--no-locks");
        assertThat(lint.exit()).isZero();
        assertThat(lint.err()).contains(Plan.ofSoState().files() + " C files read");
    }

    @Test
    void aBlobThatIsMissingIsNamedAndTheRestIsPlanned() throws IOException {
        tree.write("sys/kern/lost.c", "int lost;\n").commit();
        String blob = tree.git().run("rev-parse", "HEAD:sys/kern/lost.c");
        Files.delete(tree.folder().resolve(".git/objects").resolve(blob.substring(0, 2)).resolve(blob.substring(2)));
        Outcome outcome = tree.run("--pack", PackText.soState(), "plan", "--format", "json");
        assertThat(outcome.exit()).isZero();
        Plan plan = Plan.of(outcome.out());
        assertThat(plan.unreadable()).singleElement().asString().contains("sys/kern/lost.c", blob, "git fsck");
        assertThat(plan.sitesOutside("sys/kern/lost.c")).isEqualTo(Plan.ofSoState().sitesOutside("sys/kern/lost.c"));
        assertThat(tree.run("--pack", PackText.soState(), "plan").out()).contains("1 unreadable");
    }

    @Test
    void twentyThousandParenthesesAreNoEnd() {
        tree.write("sys/kern/deep.c", USE.formatted("(".repeat(20_000) + "so->so_state" + ")".repeat(20_000))).commit();
        Plan plan = plan("sys/kern/deep.c");
        assertThat(plan.sites("sys/kern/deep.c")).singleElement().matches(s -> List.of("rewritten", "refused").contains(s.outcome()));
    }

    // contract: the stack of the launcher's main thread is smaller than that of a test's.
    @Test
    @Tag("slow")
    void twentyThousandParenthesesAreNoEndOfTheProcess() {
        tree.write("sys/kern/deep.c", USE.formatted("(".repeat(20_000) + "so->so_state" + ")".repeat(20_000))).commit();
        Finished series = Launcher.run(scratch, Map.of("CI", "true"), "--tree", "tree", "--pack", PackText.soState(), "series");
        assertThat(series.exit()).as(series.err()).isZero();
        assertThat(series.out()).contains("sys/kern/deep.c");
        Finished lint = Launcher.run(scratch, Map.of("CI", "true"), "--tree", "tree", "--base", Sample.BRANCH, "lint", "--no-locks");
        assertThat(lint.exit()).as(lint.err()).isZero();
    }

    @Test
    @Tag("slow")
    void tenMegabytesAreNoEnd() {
        String filler = "static int filler_%06d(int a, int b)\n{\n\n\treturn (a + %d) * (b - %d) + (a << 3) - (b >> 2);\n}\n";
        StringBuilder text = new StringBuilder(USE.formatted("so->so_state & SS_ISCONNECTED"));
        for (int i = 0; text.length() < 10_000_000; i++) {
            text.append(String.format(java.util.Locale.ROOT, filler, i, i, i));
        }
        text.append(USE.formatted("so->so_state & SS_ISCONNECTED").replace("odd_use", "even_use"));
        tree.write("sys/kern/big.c", text.toString()).commit();
        Plan plan = plan("sys/kern/big.c");
        assertThat(plan.sites("sys/kern/big.c")).hasSize(2).allMatch(s -> List.of("rewritten", "refused").contains(s.outcome()));
    }
}
