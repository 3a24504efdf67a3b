package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** GCC accepts every source of the tree without a word at every commit of the series: so does a bisecting reader's build. */
@Tag("slow")
class SeriesCompileTest {

    @TempDir private static Path scratch;
    private static Sample tree;
    private static SyntaxCheck check;

    @BeforeAll
    static void makeSeries() {
        assumeTrue(SyntaxCheck.gccIsThere(scratch), "gcc is not installed");
        tree = Sample.withSeries(scratch.resolve("tree"));
        check = new SyntaxCheck(tree, scratch);
    }

    /** What GCC says of all units that amd64 can compile. */
    private static Finished gcc(String... options) {
        return check.gcc(check.unitsOfAmd64(), options);
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
}
