package org.lockwright.tests.exec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.tests.kit.OwnFolder;

/** The tree under test, and what lockwright says of it. */
final class Sockets {

    static final Pack PACK = PackLoader.builtin("socket-locking");

    /** A program's exit status when a shim has seen a fault. */
    static final int SHIM = 90;

    /** Its exit status when an assertion of the kernel has failed. */
    static final int PANIC = 91;

    private static final Pattern FINDING = Pattern.compile("(?m)^(sys/\\S+:\\d+):\\d+: error: LW1\\d{3}:");

    /** What all tests of a JVM share, as it takes seconds to make. */
    private static final Path SHARED = OwnFolder.in(Path.of("target/exec").toAbsolutePath());

    private static final Map<Sanitizer, Programs> ON_BASE = new EnumMap<>(Sanitizer.class);
    private static Optional<Toolchain> tools;

    private Sockets() {
    }

    /** What compiles here; the test is skipped, and says why, if nothing does. */
    static synchronized Toolchain tools() {
        if (tools == null) {
            delete(SHARED);
            tools = Toolchain.find(SHARED.resolve("trial"));
        }
        assumeTrue(tools.isPresent(), "skipped: no clang or gcc whose -fsanitize=thread and -fsanitize=address make programs that run here");
        return tools.get();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The programs of the tree under test as it is: the embedded one, or what {@code -Dlockwright.exec.tree} names. */
    static synchronized Programs onBase(Sanitizer sanitizer) {
        Toolchain found = tools();
        return ON_BASE.computeIfAbsent(sanitizer, s -> Programs.build(found, base(), SHARED.resolve(s.name()), s, PACK));
    }

    /** Writes a report beside the programs. */
    static void note(String name, List<String> lines) {
        try {
            Files.write(Files.createDirectories(SHARED).resolve(name), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree under test. */
    static synchronized Path base() {
        String given = System.getProperty("lockwright.exec.tree");
        Path written = SHARED.resolve("tree");
        return given != null ? Path.of(given) : Files.exists(written) ? written : write(written);
    }

    /** The embedded tree as a git repository in {@code folder}. */
    static Path write(Path folder) {
        succeed(CommandLineRun.run(folder.getParent(), true, "fixtures", folder.toString()));
        return folder;
    }

    /** Makes the series of the tree in {@code folder}. */
    static void makeSeries(Path folder) {
        succeed(CommandLineRun.run(folder.getParent(), true, "--tree", folder.toString(), "series", "--out", folder + "-mail"));
    }

    private static void succeed(Outcome outcome) {
        assertThat(outcome.exit()).as(outcome.err()).isZero();
    }

    /** Where {@code lint} says for sure that a field is used without its lock: {@code sys/kern/sys_socket.c:90}. */
    static Set<String> findings(Path tree) {
        Outcome lint = CommandLineRun.run(tree.getParent(), true, "--tree", tree.toString(), "lint");
        assertThat(lint.exit()).as(lint.err()).isLessThan(2);
        Set<String> out = new TreeSet<>();
        Matcher m = FINDING.matcher(lint.out());
        while (m.find()) {
            out.add(m.group(1));
        }
        return out;
    }
}
