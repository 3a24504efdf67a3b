package org.lockwright.tests.mutate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.check.LockProgram;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.tests.kit.LockCaseHarness;
import org.lockwright.tests.kit.MemoryTree;

/** The programs that faults are put into. */
final class Trees {

    private static final List<String> FOLDERS = List.of("sys/kern/", "sys/net/", "sys/netinet/", "sys/uvm/", "sys/miscfs/");

    private Trees() {
    }

    private static LockFindings locks() {
        return new LockFindings(LockProgram.locking(Optional.empty()), LockProgram.todayKeys(Optional.empty()));
    }

    /** Those folders of a kernel tree that the real tree's faults are drawn from, as one program. */
    static Plot real(SourceTree tree, int threads) {
        List<String> units = Lint.cFiles(tree).stream().filter(p -> p.endsWith(".c") && FOLDERS.stream().anyMatch(p::startsWith)).toList();
        return Plot.of("", Original.of(tree, units, Profile.named("amd64").in(tree, List.of()), locks(), threads));
    }

    /** The embedded sample as one program. */
    static Plot embedded(int threads) {
        MemoryTree tree = MemoryTree.empty().with(EmbeddedTree.paths().stream().map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList());
        return Plot.of("", Original.of(tree, tree.sources().stream().filter(p -> p.startsWith("sys/")).toList(), Profile.named("amd64").in(tree, List.of()), locks(), threads));
    }

    /**
     * The lock cases that are not among the debts, each a program.
     *
     * @param folder the folder of {@code lock-cases} and {@code lock-branch}
     * @param wanted the cases by name, those of the branch with {@code branch/} before it
     */
    static List<Plot> cases(Path folder, Predicate<String> wanted) {
        Map<String, String> cases = texts(folder.resolve("lock-cases"));
        Map<String, String> branch = texts(folder.resolve("lock-branch"));
        Map<String, String> headers = headers(cases);
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.putAll(headers(branch));
        List<String> debts = cases.get("debts.txt").lines().toList();
        List<Plot> out = new ArrayList<>();
        Predicate<String> taken = name -> name.endsWith(".c") && !debts.contains(name) && wanted.test(name);
        cases.forEach((name, text) -> {
            if (taken.test(name) && LockCaseHarness.gap(text).isEmpty()) {
                out.add(one(name, text, headers, cases.get("pack.yaml")));
            }
        });
        branch.forEach((name, text) -> {
            if (taken.test("branch/" + name) && LockCaseHarness.gap(text).isEmpty()) {
                out.add(one("branch/" + name, text, more, branch.get("pack.yaml")));
            }
        });
        return out;
    }

    /** One C text with its headers as a program, under what {@code pack} says beyond the built-in pack. */
    static Plot one(String name, String text, Map<String, String> headers, String pack) {
        Locking locking = PackLoader.builtin("netbsd").locking();
        Locking all = pack.isEmpty() ? locking : Locking.merge(locking, PackLoader.load("pack.yaml", pack.getBytes(StandardCharsets.UTF_8)).locking());
        MemoryTree tree = LockCaseHarness.of(t -> List.of(), headers).tree(text);
        Configuration configuration = Profile.named("amd64").in(tree, List.of());
        return Plot.of(name, Original.of(tree, tree.sources(), configuration, new LockFindings(all, List.of()), 1));
    }

    private static Map<String, String> headers(Map<String, String> texts) {
        Map<String, String> out = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.endsWith(".h")) {
                out.put(name.replaceFirst("^include/", ""), text);
            }
        });
        return out;
    }

    private static Map<String, String> texts(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            Map<String, String> out = new TreeMap<>();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
