package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code softint check}: what it shows, which kernels it reads, and how it ends. */
class SoftintCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TODAY = "serial > net > bio > clock";
    private static final String PROPOSED = "clock > net == serial > bio > gen";

    @TempDir private static Path scratch;
    private static Sample mended;

    /** The sample without the one fault that the machine-independent kernel has. */
    @BeforeAll
    static void mend() {
        mended = Sample.at(scratch.resolve("tree"));
        mended.edit("sys/kern/subr_pool.c", "pp->pr_ipl == IPL_SOFTNET || ", "pp->pr_ipl == IPL_SOFTNET || pp->pr_ipl == IPL_SOFTBIO || ").commit();
    }

    private static Outcome run(String... words) {
        List<String> all = new ArrayList<>(List.of("softint", "check"));
        all.addAll(List.of(words));
        return mended.run(all.toArray(String[]::new));
    }

    private static String line(String path, String text) {
        String[] lines = mended.read(path).split("\n");
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(text)) {
                return path + ":" + (i + 1);
            }
        }
        throw new AssertionError(path + " has no " + text);
    }

    @Test
    void everyValueHasItsPlace() {
        Outcome outcome = run("--profile", "amd64");
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        String out = outcome.out().replaceAll(" +", " ");
        assertThat(out).startsWith("tree: ").contains("x86: amd64, i386 and Xen", " kernels amd64/GENERIC\n", " order today " + TODAY + "\n",
                " levels 4 distinct\n");
        assertThat(out).contains(" level 5 " + line("sys/arch/x86/include/intrdefs.h", "IPL_SOFTSERIAL\t"));
        assertThat(out).contains(" pending bit 0x20000000 " + line("sys/arch/x86/include/intrdefs.h", "SIR_SERIAL"));
        assertThat(out).contains(" thread priority 223 " + line("sys/sys/param.h", "PRI_SOFTSERIAL"));
        assertThat(out).contains(" ladder 1 of 4 ");
        assertThat(outcome.err()).contains("0 must and 0 may findings; 1 kernels of 1 ports read from ", " 0 gaps");
    }

    // contract: the processor's levels are what splraise() does, whatever numbers the header has.
    @Test
    void levelsThatCollapseAreShown() {
        String out = run("--port", "m68k").out().replaceAll(" +", " ");
        assertThat(out).contains(" kernels hp300/GENERIC\n", " levels 4 distinct, 1 of the processor\n", " kernels sun3/GENERIC\n",
                " levels 4 distinct, 2 of the processor\n");
        assertThat(out).contains(" processor level 3 " + line("sys/arch/sun68k/include/intr.h", "MACHINE_PSL_IPL_SOFTSERIAL"));
    }

    @Test
    void kernelsThatReadAlikeAreShownOnce() {
        String out = run("--port", "mips").out();
        assertThat(out.split("mips: all MIPS machines", -1)).hasSize(2);
        assertThat(out).containsPattern(" kernels +evbmips/OCTEON, evbmips/MALTA, pmax/GENERIC");
    }

    @Test
    void aProfileThatNoPortListsIsReadUnderItsPort() throws IOException {
        JsonNode tables = JSON.readTree(run("--profile", "er4", "--format", "json").out()).path("tables");
        assertThat(tables).hasSize(1);
        assertThat(tables.at("/0/kernels/0").asText()).isEqualTo("er4");
        assertThat(tables.at("/0/port").asText()).isEqualTo("mips");
        assertThat(tables.at("/0/distinctLevels").asInt()).isEqualTo(2);
    }

    @Test
    void aNameOfItsOwnIsTheKernelItStandsFor() throws IOException {
        JsonNode tables = JSON.readTree(run("--profile", "octeon", "--profile", "amd64", "--format", "json").out()).path("tables");
        assertThat(tables.findValuesAsText("port")).containsExactly("mips", "x86");
        assertThat(tables.at("/0/kernels/0").asText()).isEqualTo("evbmips/OCTEON");
    }

    @Test
    void anOrderThatIsMetEndsWell() {
        Outcome outcome = run("--profile", "amd64", "--order", TODAY);
        assertThat(outcome.exit()).as(outcome.out()).isZero();
        assertThat(outcome.out()).contains("order: " + TODAY, "none: meets '" + TODAY + "'").doesNotContain("LW4001");
        assertThat(outcome.err()).contains("1 of 1 kernels meet the order; ");
    }

    // contract: with two levels in hardware a port is held against what it can carry, no more.
    @Test
    void anOrderThatIsNotMetIsAFinding() {
        Outcome outcome = run("--profile", "amd64", "--profile", "octeon", "--order", PROPOSED);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("8 of 10 pairs differ from '" + PROPOSED + "'", "clock > net: is clock < net",
                "bio > gen: no class gen", "pairs differ from 'clock > net == serial >= bio >= gen'");
        assertThat(outcome.out()).containsPattern("(?m)^sys/arch/x86/include/intrdefs\\.h:\\d+:\\d+: error: LW4001: x86 implements '");
        assertThat(outcome.err()).contains("0 of 2 kernels meet the order; 2 must and 0 may findings");
    }

    @Test
    void findingsHavePlaceAndKernel() {
        Outcome outcome = CommandLineRun.run(scratch, true, "--tree", "embedded", "softint", "check", "--profile", "amd64");
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).containsPattern("(?m)^sys/kern/subr_pool\\.c:\\d+:\\d+: error: LW4003: .*\\bbio$")
                .containsPattern("(?m)^    read under \\S+$");
    }

    @Test
    void theCommitIsReadWithBase() {
        mended.edit("sys/arch/x86/include/intrdefs.h", "SIR_NET\t\t28", "SIR_NET\t\t29");
        try {
            assertThat(run("--profile", "amd64").exit()).isEqualTo(1);
            assertThat(run("--profile", "amd64", "--base", "HEAD").exit()).isZero();
        } finally {
            mended.edit("sys/arch/x86/include/intrdefs.h", "SIR_NET\t\t29", "SIR_NET\t\t28");
        }
    }

    @Test
    void placesAreGatheredUnlessAllAreAskedFor() {
        String few = run("--port", "mips").out();
        String all = run("--port", "mips", "--verbose").out();
        assertThat(few).containsPattern("mask table +sys/arch/mips: \\d+ rows of \\d+ tables +sys/arch/mips/").doesNotContain("level 0 masks");
        assertThat(all).contains("octeon_ipl_sr_map: level 1 masks MIPS_SOFT_INT_MASK_0");
        assertThat(all.lines().count()).isGreaterThan(few.lines().count() + 40);
    }

    @Test
    void whereNothingCanBeReadTheRunIsIncomplete(@TempDir Path other) throws IOException {
        Sample without = Sample.at(other.resolve("tree"));
        Files.delete(without.folder().resolve("sys/arch/vax/conf/GENERIC"));
        Outcome outcome = without.run("softint", "check", "--port", "vax");
        assertThat(outcome.exit()).isEqualTo(3);
        assertThat(outcome.err()).contains("none of the kernels could be read", "1 not in this tree: vax (vax/GENERIC)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "--port;x68                              | --port x68: no port has that name; did you mean 'x86'?",
        "--order;clok > net                      | no class is called 'clok'; did you mean 'clock'?",
        "--order;clock net                       | cannot be read from 'net'",
        "--order;clock > clock                   | class 'clock' stands twice",
        "--order;clock                           | needs two classes or more",
        "--profile;amd64/GENERC                  | has no sys/arch/amd64/conf/GENERC; did you mean 'amd64/GENERIC'?",
        "--profile;amd46                         | unknown profile 'amd46'",
        "--profile;amd64;--port;vax              | a kernel of port x86, which --port leaves out",
    })
    void badInputGetsOneLine(String words, String message) {
        Outcome outcome = run(words.split(";"));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1).allMatch(l -> l.startsWith("lockwright: ") && l.contains(message), message);
    }

    @Test
    void theParentAloneSaysWhatThereIs() {
        Outcome outcome = mended.run("softint");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("softint check");
        assertThat(mended.run("softint", "check", "--help").out()).contains("--order", "--port", "--verbose", "--profile");
    }
}
