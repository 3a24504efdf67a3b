package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.lockwright.rules.pack.Pack;

/** The built-in pack as text, for tests to spoil and to cut. */
final class PackText {

    /** How many patches bring {@code so_state} to its goal: the first of each kind, and what most tests need to see. */
    private static final int SO_STATE = 4;

    private static final Pattern RULES = Pattern.compile("^  - rules: \\[([a-z-]+(?:, [a-z-]+)*)\\]");
    private static final Pattern ID = Pattern.compile("^  - id: ([a-z-]+)\n");

    private static final Map<Integer, Path> written = new HashMap<>();

    private PackText() {
    }

    static String builtin() {
        try (InputStream in = Pack.class.getResourceAsStream("/packs/socket-locking.yaml")) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The built-in pack up to the patch that marks {@code so_state}, as a file: what a run with it costs is half. */
    static String soState() {
        return first(SO_STATE);
    }

    /** The path of a file that holds {@link #cut} of so many patches. */
    static synchronized String first(int patches) {
        return written.computeIfAbsent(patches, n -> {
            try {
                Path folder = Files.createDirectories(Launcher.scratch());
                return Files.writeString(folder.resolve("first-" + n + ".yaml"), cut(n));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }).toString();
    }

    /** The built-in pack with the first entries of its patches and the rewrites that these name, each as it stands there; no idioms. */
    static String cut(int patches) {
        String text = builtin();
        List<String> parts = List.of(text.split("(?m)^(?=(?:rewrites|patches|subsystems):\n)"));
        if (parts.size() != 4) {
            throw new AssertionError("the sections of the pack stand in another order");
        }
        List<String> kept = entries(parts.get(2)).subList(0, patches + 1);
        Set<String> rules = new TreeSet<>();
        kept.stream().skip(1).forEach(patch -> rules.addAll(List.of(word(RULES, patch).split(", "))));
        List<String> rewrites = entries(parts.get(1));
        StringBuilder named = new StringBuilder(rewrites.get(0));
        rewrites.stream().skip(1).filter(rewrite -> rules.contains(word(ID, rewrite))).forEach(named::append);
        return parts.get(0) + named + String.join("", kept) + parts.get(3).replaceFirst("(?s)\nidioms:\n.*", "\n");
    }

    /** The head of a section, and then its entries. */
    private static List<String> entries(String section) {
        return List.of(section.split("(?m)^(?=  - )"));
    }

    private static String word(Pattern pattern, String entry) {
        var m = pattern.matcher(entry);
        if (!m.find()) {
            throw new AssertionError("not an entry of the pack: " + entry);
        }
        return m.group(1);
    }
}
