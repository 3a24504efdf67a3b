package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.CommandLineRun.Outcome;

/**
 * Compilers accept the softint series at every commit, its compile-time assertions included: GCC what amd64 and i386 compile, and what
 * changes of other ports with the macros of their machines; clang the latter for the real machine.
 */
@Tag("slow")
class SoftintCompileTest {

    private static final String INTRDEFS = "sys/arch/x86/include/intrdefs.h";

    @TempDir private static Path scratch;
    private static Sample tree;
    private static SyntaxCheck check;

    @BeforeAll
    static void makeSeries() {
        tree = Sample.at(scratch.resolve("tree"));
        Outcome series = tree.run("series", "--pack", "softint-priorities");
        assertThat(series.exit()).as(series.err()).isZero();
        check = new SyntaxCheck(tree, scratch);
    }

    private static List<String> commits() {
        List<String> commits = tree.git().commits("main.." + SoftintSeriesTest.BRANCH);
        assertThat(commits).hasSizeGreaterThan(6);
        return commits;
    }

    private static void assertSilent(Finished compiler, String what) {
        assertThat(compiler).as(what).isEqualTo(new Finished(0, "", ""));
    }

    @Test
    void gccAcceptsEveryCommit() {
        assumeTrue(SyntaxCheck.gccIsThere(scratch), "gcc is not installed");
        for (String commit : commits()) {
            tree.git().run("checkout", "-q", "-f", commit);
            List<String> units = check.unitsOfAmd64();
            assertThat(units).contains("sys/arch/x86/x86/x86_softintr.c", "sys/kern/subr_xcall.c").hasSizeGreaterThan(50);
            assertSilent(check.gcc(units, "-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6"), commit);
            assertSilent(check.gcc(units, "-DINET"), commit);
            List<String> i386 = units.stream().filter(p -> !p.startsWith("sys/arch/amd64/")).toList();
            assertSilent(check.run("gcc", "i386", "x86", List.of("-Wall", "-m32", "-DINET"), i386), commit + " for i386");
        }
    }

    /** Sources of other ports that the series changes, by machine. */
    private static Map<String, List<String>> changed() {
        Map<String, List<String>> out = new TreeMap<>();
        tree.git().run("diff", "--name-only", "main", SoftintSeriesTest.BRANCH).lines()
                .filter(p -> p.startsWith("sys/arch/") && p.endsWith(".c") && !p.startsWith("sys/arch/x86/"))
                .forEach(p -> out.computeIfAbsent(p.split("/")[2].replaceFirst("^mips$", "evbmips"), m -> new ArrayList<>()).add(p));
        assertThat(out.keySet()).contains("alpha", "evbmips", "pmax", "sgimips");
        return out;
    }

    private static String cpu(String machine) {
        return machine.equals("alpha") || machine.equals("riscv") ? machine : "mips";
    }

    // contract: GCC for x86 sizes types as x86 does, but the levels, bits and tables that are asserted are not of such types.
    @Test
    void gccAcceptsOtherPortsUnderTheirMacros() {
        assumeTrue(SyntaxCheck.gccIsThere(scratch), "gcc is not installed");
        Map<String, List<String>> changed = changed();
        for (String commit : commits()) {
            tree.git().run("checkout", "-q", "-f", commit);
            changed.forEach((machine, units) -> assertSilent(check.run("gcc", machine, cpu(machine),
                    List.of("-Wall", "-U__x86_64__", "-U__amd64__", "-U__i386__", "-D__" + cpu(machine) + "__"), units), commit + " for " + machine));
        }
    }

    @ParameterizedTest
    @CsvSource({"mips, mips64-unknown-netbsd", "mips, mipsel-unknown-netbsd"})
    void clangAcceptsOtherPortsForTheirMachines(String cpu, String target) {
        assumeTrue(SyntaxCheck.clangKnows(scratch, target), "clang is not installed, or not for " + target);
        Map<String, List<String>> changed = changed();
        for (String commit : commits()) {
            tree.git().run("checkout", "-q", "-f", commit);
            changed.forEach((machine, units) -> {
                if (cpu(machine).equals(cpu)) {
                    assertThat(check.run("clang", machine, cpu, List.of("--target=" + target, "-w"), units)).as("%s for %s", commit, machine)
                            .isEqualTo(new Finished(0, "", ""));
                }
            });
        }
    }

    // contract: the assertions that the series writes hold the tables to the order: a change of one level or bit does not compile.
    @ParameterizedTest
    @CsvSource({"'IPL_SOFTNET\t0x4', 'IPL_SOFTNET\t0x3'", "'IPL_SOFTCLOCK\t0x5', 'IPL_SOFTCLOCK\t0x4'", "'SIR_CLOCK\t30', 'SIR_CLOCK\t20'"})
    void aWrongTableDoesNotCompile(String right, String wrong) {
        assumeTrue(SyntaxCheck.gccIsThere(scratch), "gcc is not installed");
        tree.git().run("checkout", "-q", "-f", SoftintSeriesTest.BRANCH);
        List<String> unit = List.of("sys/arch/x86/x86/x86_softintr.c");
        assertSilent(check.gcc(unit), "as it is");
        tree.edit(INTRDEFS, right, wrong);
        Finished gcc = check.gcc(unit);
        tree.git().run("reset", "-q", "--hard");
        assertThat(gcc.exit()).isNotZero();
        assertThat(gcc.err()).contains("__CTASSERT");
    }

    // contract: no commit but the one that introduces it uses the new class first.
    @Test
    void theNewClassIsThereBeforeItIsUsed() {
        Set<String> seen = new TreeSet<>();
        for (String commit : commits()) {
            boolean defined = tree.git().show(commit, "sys/sys/intr.h").contains("#define\tSOFTINT_GEN\t");
            for (String path : tree.git().tried("grep", "-l", "-w", "-e", "SOFTINT_GEN", commit, "--", "sys").out().lines().toList()) {
                assertThat(defined).as(path).isTrue();
                seen.add(path);
            }
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }
}
