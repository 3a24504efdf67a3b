package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GCC accepts every source of the tree without a word at every commit of the series: so does a bisecting reader's build. */
@Tag("slow")
class SeriesCompileTest {

    private static final Pattern QUOTED = Pattern.compile("^#include \"([^\"]+)\"", Pattern.MULTILINE);

    @TempDir private static Path scratch;
    private static Sample tree;

    @BeforeAll
    static void makeSeries() throws IOException {
        assumeTrue(gccIsThere(), "gcc is not installed");
        tree = Sample.withSeries(scratch.resolve("tree"));
        Path opt = Files.createDirectory(scratch.resolve("opt"));
        for (String path : sources("sys")) {
            Matcher m = QUOTED.matcher(tree.read(path));
            while (m.find()) {
                Files.write(opt.resolve(m.group(1)), new byte[0]);
            }
        }
        for (var link : Map.of("machine", "amd64", "amd64", "amd64", "x86", "x86").entrySet()) {
            Files.createSymbolicLink(opt.resolve(link.getKey()), tree.folder().resolve("sys/arch/" + link.getValue() + "/include"));
        }
    }

    private static List<String> sources(String folder) {
        return tree.git().run("ls-files", folder).lines().filter(p -> p.endsWith(".c") || p.endsWith(".h")).toList();
    }

    /** What GCC says of all units that amd64 can compile. */
    private static Finished gcc(String... options) {
        List<String> command = new ArrayList<>(List.of("gcc", "-fsyntax-only", "-Wall", "-std=gnu99", "-ffreestanding", "-nostdinc",
                "-D_KERNEL", "-D_KERNEL_OPT"));
        command.addAll(List.of(options));
        command.addAll(List.of("-I" + scratch.resolve("opt"), "-Isys", "-Isys/arch"));
        sources("sys").stream().filter(p -> p.endsWith(".c") && !p.startsWith("sys/arch/mips/")).forEach(command::add);
        return Finished.run(tree.folder(), Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C"), command);
    }

    @Test
    void everyCommitCompiles() {
        List<String> commits = tree.git().commits("main.." + Sample.BRANCH);
        assertThat(commits).hasSizeGreaterThan(5);
        for (String commit : commits) {
            tree.git().run("checkout", "-q", commit);
            assertThat(gcc("-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6")).as(commit).isEqualTo(new Finished(0, "", ""));
        }
        assertThat(gcc("-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6", "-DNET_MPSAFE", "-DMBUFTRACE", "-DPIPE_SOCKETPAIR",
                "-DSO_TRACE", "-DTCP_DEBUG", "-DSCTP_DEBUG", "-DGRE_DEBUG", "-DBLUETOOTH_DEBUG", "-DNGRE=1")).isEqualTo(new Finished(0, "", ""));
        assertThat(gcc("-DINET")).isEqualTo(new Finished(0, "", ""));
    }

    // contract: the check above can fail: the atomic calls of the branch over the base's header are noticed.
    @Test
    void aCallBeforeItsFunctionIsNoticed() {
        tree.git().run("checkout", "-q", "-f", Sample.BRANCH);
        tree.git().run("checkout", "-q", "main", "--", Sample.SOCKETVAR);
        Finished gcc = gcc("-DINET");
        tree.git().run("reset", "-q", "--hard");
        assertThat(gcc.err()).contains("so_state_change");
    }

    // contract: a 'gcc' that is another compiler in disguise warns of other things, so it does not count.
    private static boolean gccIsThere() {
        try {
            return Finished.run(scratch, Map.of("PATH", System.getenv("PATH")), List.of("gcc", "--version")).out()
                    .contains("Free Software Foundation");
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }
}
