package org.lockwright.netbsd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GCC accepts every source of the tree without a word, for each machine and with options on and off. */
class CompileTest {

    private static final Pattern QUOTED = Pattern.compile("^#include \"([^\"]+)\"", Pattern.MULTILINE);
    private static final Pattern SOFTINT_CORE = Pattern.compile("sys/kern/(?:kern|subr)_.*");

    /** The machines, and of each the folders below {@code arch} whose headers and sources it uses; its own is {@code machine}. */
    private static final Map<String, List<String>> PORTS = Map.ofEntries(
            Map.entry("acorn32", List.of("acorn32", "arm")),
            Map.entry("alpha", List.of("alpha")),
            Map.entry("amd64", List.of("amd64", "x86")),
            Map.entry("arc", List.of("arc", "mips")),
            Map.entry("evbarm", List.of("evbarm", "aarch64", "arm")),
            Map.entry("evbmips", List.of("evbmips", "mips")),
            Map.entry("evbppc", List.of("evbppc", "powerpc")),
            Map.entry("hp300", List.of("hp300", "m68k")),
            Map.entry("hppa", List.of("hppa")),
            Map.entry("i386", List.of("i386", "x86")),
            Map.entry("macppc", List.of("macppc", "powerpc")),
            Map.entry("mipsco", List.of("mipsco", "mips")),
            Map.entry("playstation2", List.of("playstation2", "mips")),
            Map.entry("pmax", List.of("pmax", "mips")),
            Map.entry("riscv", List.of("riscv")),
            Map.entry("sgimips", List.of("sgimips", "mips")),
            Map.entry("sparc64", List.of("sparc64")),
            Map.entry("sun3", List.of("sun3", "sun68k", "m68k")),
            Map.entry("vax", List.of("vax")));

    @TempDir
    private static Path folder;

    @BeforeAll
    static void layOut() throws IOException, InterruptedException {
        assumeTrue(gccIsThere(), "gcc is not installed");
        for (String path : EmbeddedTree.paths()) {
            Path file = folder.resolve("tree").resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, EmbeddedTree.read(path));
        }
        Files.createDirectories(folder.resolve("tree/common/include"));
        for (String machine : PORTS.keySet()) {
            Path opt = Files.createDirectories(folder.resolve("opt-" + machine));
            for (String path : EmbeddedTree.paths()) {
                Matcher m = QUOTED.matcher(new String(EmbeddedTree.read(path), StandardCharsets.ISO_8859_1));
                while (m.find()) {
                    Files.write(opt.resolve(m.group(1)), new byte[0]);
                }
            }
            Files.createSymbolicLink(opt.resolve("machine"), folder.resolve("tree/sys/arch/" + machine + "/include"));
            for (String part : PORTS.get(machine)) {
                Files.createSymbolicLink(opt.resolve(part), folder.resolve("tree/sys/arch/" + part + "/include"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "evbmips"})
    void asThePortConfiguresIt(String machine) throws IOException, InterruptedException {
        assertThat(gcc(machine, List.of("-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6"))).isEmpty();
    }

    // contract: without DIAGNOSTIC an assertion vanishes with its argument, and nothing it used may become unused.
    @ParameterizedTest
    @ValueSource(strings = {"amd64", "evbmips"})
    void withFewOptions(String machine) throws IOException, InterruptedException {
        assertThat(gcc(machine, List.of("-DINET"))).isEmpty();
    }

    @Test
    void withAllOptions() throws IOException, InterruptedException {
        assertThat(gcc("amd64", List.of("-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DINET", "-DINET6", "-DNET_MPSAFE", "-DMBUFTRACE",
                "-DPIPE_SOCKETPAIR", "-DSO_TRACE", "-DTCP_DEBUG", "-DSCTP_DEBUG", "-DGRE_DEBUG", "-DBLUETOOTH_DEBUG", "-DNGRE=1")))
                .isEmpty();
    }

    static Set<String> ports() {
        return new TreeSet<>(PORTS.keySet());
    }

    // contract: every port compiles what is its own, and the portable code that knows of its levels.
    @ParameterizedTest
    @MethodSource("ports")
    void whatAPortHasOfItsOwn(String machine) throws IOException, InterruptedException {
        List<String> sources = sources(machine).filter(p -> p.startsWith("sys/arch/") || SOFTINT_CORE.matcher(p).matches()).toList();
        assertThat(sources).anyMatch(p -> p.startsWith("sys/arch/"));
        assertThat(run(machine, List.of("-DMULTIPROCESSOR", "-DDIAGNOSTIC", "-DPARANOIA", "-DNWDOG=1"), sources)).isEmpty();
        assertThat(run(machine, List.of(), sources)).isEmpty();
    }

    // contract: tables that no port switches on are C all the same.
    @ParameterizedTest
    @ValueSource(strings = {"evbppc", "macppc", "riscv"})
    void withFastSoftInterruptsWhereTheyAreOff(String machine) throws IOException, InterruptedException {
        List<String> sources = sources(machine).filter(p -> p.startsWith("sys/arch/") || SOFTINT_CORE.matcher(p).matches()).toList();
        assertThat(run(machine, List.of("-DDIAGNOSTIC", "-D__HAVE_FAST_SOFTINTS"), sources)).isEmpty();
    }

    // contract: the checks above can fail, so an accepted tree means something.
    @Test
    void aBrokenSourceIsNoticed() throws IOException, InterruptedException {
        Path broken = Files.writeString(folder.resolve("tree/broken.c"), "#include <sys/socketvar.h>\nint f(struct socket *so) { return so->so_stat; }\n");
        assertThat(run("amd64", List.of(), List.of(broken.toString()))).contains("so_stat");
    }

    private static String gcc(String machine, List<String> options) throws IOException, InterruptedException {
        List<String> sources = sources(machine).toList();
        assertThat(sources).hasSizeGreaterThan(25);
        return run(machine, options, sources);
    }

    /** Portable sources, and those of the folders a machine uses. */
    private static Stream<String> sources(String machine) {
        return EmbeddedTree.paths().stream()
                .filter(p -> p.endsWith(".c"))
                .filter(p -> !p.startsWith("sys/arch/") || PORTS.get(machine).stream().anyMatch(a -> p.startsWith("sys/arch/" + a + "/")));
    }

    private static List<String> command(String machine, List<String> options, List<String> sources) {
        List<String> command = new ArrayList<>(List.of("gcc", "-fsyntax-only", "-Wall", "-std=gnu99", "-ffreestanding", "-nostdinc",
                "-D_KERNEL", "-D_KERNEL_OPT"));
        command.addAll(options);
        command.addAll(List.of("-I" + folder.resolve("opt-" + machine), "-Isys", "-Icommon/include", "-Isys/arch"));
        command.addAll(sources);
        return command;
    }

    /** What the compiler says of {@code sources}, and its exit status if that is not zero; two compilers share them. */
    private static String run(String machine, List<String> options, List<String> sources) throws IOException, InterruptedException {
        int half = (sources.size() + 1) / 2;
        List<Process> both = new ArrayList<>();
        for (List<String> part : List.of(sources.subList(0, half), sources.subList(half, sources.size()))) {
            if (!part.isEmpty()) {
                both.add(start(command(machine, options, part)));
            }
        }
        StringBuilder said = new StringBuilder();
        for (Process process : both) {
            said.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            int status = process.waitFor();
            said.append(status == 0 ? "" : "exit status " + status);
        }
        return said.toString();
    }

    private static Process start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).directory(folder.resolve("tree").toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return process;
    }

    // contract: a 'gcc' that is another compiler in disguise warns of other things, so it does not count.
    private static boolean gccIsThere() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("gcc", "--version").redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(1, TimeUnit.MINUTES) && said.contains("Free Software Foundation");
        } catch (IOException e) {
            return false;
        }
    }
}
