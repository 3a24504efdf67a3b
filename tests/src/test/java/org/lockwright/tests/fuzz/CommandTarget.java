package org.lockwright.tests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Whole command lines in a folder that holds a small tree, of which nothing may change but what lies under {@code out}. */
final class CommandTarget {

    private static final Map<String, String> RING = Seeds.folder("baseline");
    private static final String CASE = "tree/sys/kern/ring.c";
    private static final List<String> COMMANDS = List.of("lint", "lint --no-locks --format sarif -o out/sarif", "lint --format junit --strict", "lint --format github", "lint --write-baseline out/b.json",
            "keys", "keys --format json -o out/keys", "order --format json", "order --graph dot -o out/dot", "infer ring", "explain sys/kern/ring.c:9", "explain sys/kern/ring.c:17 --format json",
            "profiles amd64", "plan --pack socket-locking");

    private CommandTarget() {
    }

    /** {@code lint} with a baseline that was meddled with, read and then written. */
    static Target baselines() {
        return Targets.of("baselines", List.of(baseline()), Dictionaries.JSON, input -> inFolder(RING.get("ring.c").getBytes(ISO_8859_1), folder -> {
            write(folder.resolve("baseline.json"), input);
            String read = run(folder, "lint --no-locks --strict --format sarif --baseline baseline.json");
            Files.copy(folder.resolve("baseline.json"), Files.createDirectories(folder.resolve("out")).resolve("baseline.json"));
            return read + run(folder, "lint --no-locks --write-baseline out/baseline.json --allow-growth");
        }));
    }

    /** One of the commands, chosen by the bytes of a C file. */
    static Target commands() {
        List<String> seeds = new ArrayList<>(Targets.cases());
        seeds.addAll(List.of(RING.get("ring.c"), RING.get("bugs.c"), RING.get("ring.c")));
        return Targets.of("commands", seeds, Dictionaries.C, input -> inFolder(input,
                folder -> run(folder, COMMANDS.get(Math.floorMod(Arrays.hashCode(input), COMMANDS.size())))));
    }

    private static String baseline() {
        return inFolder(RING.get("ring.c").getBytes(ISO_8859_1), folder -> {
            run(folder, "lint --write-baseline out/b.json");
            return Files.readString(folder.resolve("out/b.json"), ISO_8859_1);
        });
    }

    private interface Work {

        String in(Path folder) throws IOException;
    }

    private static String inFolder(byte[] input, Work work) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("fuzz");
            Files.createDirectories(folder.resolve("out"));
            write(folder.resolve("tree/sys/sys/param.h"), "#define\t__NetBSD_Version__\t1099000000\n".getBytes(ISO_8859_1));
            write(folder.resolve("tree/sys/arch/amd64/conf/GENERIC"), "machine amd64 x86\noptions \tINET\n".getBytes(ISO_8859_1));
            write(folder.resolve("tree/sys/conf/files"), "defflag opt_inet.h INET\nfile kern/ring.c\n".getBytes(ISO_8859_1));
            write(folder.resolve("tree/sys/sys/systm.h"), Files.readAllBytes(Seeds.path("lock-cases/include/sys/sys/systm.h")));
            write(folder.resolve("tree/sys/sys/ring.h"), RING.get("ring.h").getBytes(ISO_8859_1));
            write(folder.resolve(CASE), input);
            return work.in(folder).replace(folder.toString(), "FOLDER");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (folder != null) {
                delete(folder);
            }
        }
    }

    /** The outcome of one command line, held to what holds of every one. */
    private static String run(Path folder, String arguments) throws IOException {
        Map<String, String> before = listing(folder);
        List<String> all = new ArrayList<>(List.of("--tree", "tree"));
        all.addAll(List.of(arguments.split(" ")));
        Outcome outcome = CommandLineRun.run(folder, true, all.toArray(String[]::new));
        if (!listing(folder).equals(before)) {
            throw new AssertionError("files outside out changed: " + arguments);
        }
        boolean isRefusal = outcome.exit() == 2;
        long said = outcome.err().lines().filter(l -> !l.startsWith("lockwright: ") || l.isBlank()).count();
        if (outcome.exit() < 0 || outcome.exit() > 3 || said > 0 || isRefusal && !outcome.out().isEmpty() || outcome.err().contains("internal error")) {
            throw new AssertionError("exit " + outcome.exit() + " of " + arguments + " with standard error\n" + outcome.err());
        }
        return (isRefusal ? "refused: " : "") + outcome.exit() + outcome.out() + outcome.err();
    }

    private static Map<String, String> listing(Path folder) throws IOException {
        Map<String, String> out = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> !f.startsWith(folder.resolve("out"))).toList()) {
                out.put(file.toString(), Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) + "" : "folder");
            }
        }
        return out;
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
