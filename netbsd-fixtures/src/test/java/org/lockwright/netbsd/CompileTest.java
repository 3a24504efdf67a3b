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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GCC accepts every source of the tree without a word, for each machine and with options on and off. */
class CompileTest {

    private static final Pattern QUOTED = Pattern.compile("^#include \"([^\"]+)\"", Pattern.MULTILINE);
    private static final Map<String, Map<String, String>> LINKS = Map.of(
            "amd64", Map.of("machine", "amd64", "amd64", "amd64", "x86", "x86"),
            "evbmips", Map.of("machine", "evbmips", "mips", "mips"));
    private static final Map<String, String> FOREIGN = Map.of("amd64", "sys/arch/mips/", "evbmips", "sys/arch/x86/");

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
        for (String machine : LINKS.keySet()) {
            Path opt = Files.createDirectories(folder.resolve("opt-" + machine));
            for (String path : EmbeddedTree.paths()) {
                Matcher m = QUOTED.matcher(new String(EmbeddedTree.read(path), StandardCharsets.ISO_8859_1));
                while (m.find()) {
                    Files.write(opt.resolve(m.group(1)), new byte[0]);
                }
            }
            for (Map.Entry<String, String> link : LINKS.get(machine).entrySet()) {
                Files.createSymbolicLink(opt.resolve(link.getKey()),
                        folder.resolve("tree/sys/arch/" + link.getValue() + "/include"));
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

    // contract: the check above can fail, so an accepted tree means something.
    @Test
    void aBrokenSourceIsNoticed() throws IOException, InterruptedException {
        Path broken = Files.writeString(folder.resolve("tree/broken.c"), "#include <sys/socketvar.h>\nint f(struct socket *so) { return so->so_stat; }\n");
        assertThat(run(command("amd64", List.of(), List.of(broken.toString())))).contains("so_stat");
    }

    private static String gcc(String machine, List<String> options) throws IOException, InterruptedException {
        List<String> sources = EmbeddedTree.paths().stream()
                .filter(p -> p.endsWith(".c") && !p.startsWith(FOREIGN.get(machine)))
                .toList();
        assertThat(sources).hasSizeGreaterThan(25);
        return run(command(machine, options, sources));
    }

    private static List<String> command(String machine, List<String> options, List<String> sources) {
        List<String> command = new ArrayList<>(List.of("gcc", "-fsyntax-only", "-Wall", "-std=gnu99", "-ffreestanding", "-nostdinc",
                "-D_KERNEL", "-D_KERNEL_OPT"));
        command.addAll(options);
        command.addAll(List.of("-I" + folder.resolve("opt-" + machine), "-Isys", "-Icommon/include", "-Isys/arch"));
        command.addAll(sources);
        return command;
    }

    /** What the compiler says, and its exit status if that is not zero. */
    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.resolve("tree").toFile()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        return status == 0 ? said : said + "exit status " + status;
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
