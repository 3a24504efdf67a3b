package org.lockwright.tests.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compilers on the sources of a sample tree as they lie on disk; nothing is written but the headers that config(1) would make. */
record SyntaxCheck(Sample tree, Path scratch) {

    private static final Pattern QUOTED = Pattern.compile("^#include \"([^\"/]+)\"", Pattern.MULTILINE);
    private static final Map<String, String> PATH = Map.of("PATH", System.getenv("PATH"), "LC_ALL", "C");

    /** The tracked files under {@code folder} that are C. */
    List<String> sources(String folder) {
        return tree.git().run("ls-files", folder).lines().filter(p -> p.endsWith(".c") || p.endsWith(".h")).toList();
    }

    /** The units that amd64 can compile. */
    List<String> unitsOfAmd64() {
        return sources("sys").stream().filter(p -> p.endsWith(".c"))
                .filter(p -> !p.startsWith("sys/arch/") || p.startsWith("sys/arch/x86/") || p.startsWith("sys/arch/amd64/")).toList();
    }

    /** What GCC says of {@code units} for amd64. */
    Finished gcc(List<String> units, String... options) {
        List<String> all = new ArrayList<>(List.of("-Wall"));
        all.addAll(List.of(options));
        return run("gcc", "amd64", "x86", all, units);
    }

    /**
     * What a compiler says.
     *
     * @param machine the machine, a folder under {@code sys/arch}
     * @param cpu the folder of its CPU
     */
    Finished run(String compiler, String machine, String cpu, List<String> options, List<String> units) {
        List<String> command = new ArrayList<>(List.of(compiler, "-fsyntax-only", "-std=gnu99", "-ffreestanding", "-nostdinc", "-D_KERNEL", "-D_KERNEL_OPT"));
        command.addAll(options);
        command.addAll(List.of("-I" + made(machine, cpu), "-Isys", "-Isys/arch"));
        command.addAll(units);
        return Finished.run(tree.folder(), PATH, command);
    }

    /** A folder with what config(1) would make for a machine: its links, and a header for each option, empty. */
    private Path made(String machine, String cpu) {
        Path folder = scratch.resolve("made-" + machine);
        try {
            Files.createDirectories(folder);
            for (String path : sources("sys")) {
                Matcher m = QUOTED.matcher(tree.read(path));
                while (m.find()) {
                    Files.write(folder.resolve(m.group(1)), new byte[0]);
                }
            }
            link(folder, "machine", machine);
            link(folder, machine, machine);
            link(folder, cpu, cpu);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    private void link(Path folder, String name, String machine) throws IOException {
        if (!Files.exists(folder.resolve(name))) {
            Files.createSymbolicLink(folder.resolve(name), tree.folder().resolve("sys/arch/" + machine + "/include"));
        }
    }

    /** Whether there is a GCC; another compiler under its name warns of other things, so it does not count. */
    static boolean gccIsThere(Path folder) {
        return version(folder, "gcc").contains("Free Software Foundation");
    }

    /** Whether there is a clang that can compile for {@code target}. */
    static boolean clangKnows(Path folder, String target) {
        try {
            return Finished.run(folder, PATH, List.of("clang", "--target=" + target, "-fsyntax-only", "-x", "c", "/dev/null")).exit() == 0;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private static String version(Path folder, String compiler) {
        try {
            return Finished.run(folder, PATH, List.of(compiler, "--version")).out();
        } catch (UncheckedIOException e) {
            return "";
        }
    }
}
