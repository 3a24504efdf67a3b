package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** The pack {@code socket-locking-2015} on a tree of that sort: a series as that of the pack it builds upon, but for what is not there. */
class OlderSocketsTest {

    private static final String PACK = "socket-locking-2015";
    private static final String BRANCH = "lockwright/" + PACK + "/v1";

    @TempDir private static Path scratch;
    private static Sample tree;
    private static Outcome series;

    @BeforeAll
    static void makeSeries() {
        tree = OlderTree.in(scratch.resolve("tree"));
        series = tree.run("--pack", PACK, "series");
    }

    // contract: the pack without what is otherwise here stops, and says at which rule; nothing is left out because a tree lacks it.
    @Test
    void thePackBelowNamesWhatIsNotThere() {
        Outcome outcome = tree.run("series");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("rule 'so-rerror-type' matches nothing");
    }

    @Test
    void theFirstPatchBringsWhatTheOthersUse() {
        assertThat(series.exit()).as(series.err()).isZero();
        List<String> titles = titles();
        assertThat(titles.get(0)).isEqualTo("socketvar.h: bring the atomic loads and stores");
        assertThat(titles.get(1)).isEqualTo("socketvar.h: document the locking of struct socket and struct sockbuf");
        assertThat(titles).contains("socketvar.h: widen so_error", "kern: access so_error with atomic operations", "socketvar.h: mark so_error as atomic",
                "kern: bracket accesses to socket buffers");
        assertThat(tree.git().run("show", BRANCH + ":" + Sample.SOCKETVAR)).contains("#include <sys/atomic.h>\n").contains("#define\tatomic_load_acquire(p)")
                .contains("u_int\t\tso_error;\t/* (a)").contains("void\t\t*so_internal;");
    }

    // contract: of the series nothing speaks of what this tree does not have.
    @Test
    void nothingSpeaksOfTheOtherError() {
        assertThat(tree.git().run("log", "-p", "main.." + BRANCH)).doesNotContain("so_rerror").doesNotContain("so_error_take");
        assertThat(series.out()).doesNotContain("so_rerror").doesNotContain("so-rerror");
    }

    @Test
    @Tag("slow")
    void everyCommitCompiles() {
        assumeTrue(SyntaxCheck.gccIsThere(scratch), "gcc is not installed");
        SyntaxCheck check = new SyntaxCheck(tree, scratch);
        List<String> commits = tree.git().commits("main.." + BRANCH);
        assertThat(commits).hasSizeGreaterThan(20);
        tree.git().run("checkout", "-q", "main");
        Finished base = check.gcc(check.unitsOfAmd64(), "-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6");
        assertThat(base).isEqualTo(new Finished(0, "", ""));
        for (String commit : commits) {
            tree.git().run("checkout", "-q", commit);
            assertThat(check.gcc(check.unitsOfAmd64(), "-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6")).as(commit).isEqualTo(base);
        }
    }

    private static List<String> titles() {
        return tree.git().commits("main.." + BRANCH).stream().map(c -> tree.git().run("log", "-1", "--format=%s", c).strip()).toList();
    }
}
