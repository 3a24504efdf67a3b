package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random edits of C-like text, with many equal lines, held against git byte for byte. */
class RandomEditTest {

    private static final int CASES = 80;
    private static final String[] LINES = {
        "", "", "\t}", "{", "}", "\tint error;", "\treturn error;", "\tsounlock(so);", "\tif (error != 0) {",
                "\t\tgoto out;", "out:",
        "static int", "\tKASSERT(solocked(so));", "/* From here */", "#ifdef INET6", "#endif", "\tmutex_exit(&so->so_lock);  "
    };

    @TempDir
    Path temp;

    @Test
    void mailsCarryWhatGitWouldShow() throws IOException {
        Git git = Git.init(temp.resolve("repo"));
        Random random = new Random(20250106);
        TreeMap<String, List<String>> files = new TreeMap<>();
        for (int i = 0; i < 6; i++) {
            files.put("sys/d" + i % 3 + "/f" + i + ".c", lines(random, 40 + random.nextInt(200)));
        }
        files.forEach((path, text) -> git.file(path, joined(text)));
        String base = git.commit("base");
        Plans plans = Plans.plan();
        for (int i = 0; i < CASES; i++) {
            String path = new ArrayList<>(files.keySet()).get(random.nextInt(files.size()));
            List<String> edited = edited(random, files.get(path));
            files.put(path, edited);
            plans.patch("random: Edit " + i, Plans.file(path, joined(edited) + (random.nextInt(4) == 0 ? "\tno newline "
                    + i : "")));
        }

        SeriesResult result = SeriesLaw.writeAndCheck(git, plans.on(base), temp.resolve("out"));

        // contract: git's histogram diff without its indent heuristic is what JGit computes.
        List<String> same = diffs(git, base, result.tip(), "--histogram", "--no-indent-heuristic");
        List<String> byDefault = diffs(git, base, result.tip());
        int likeDefault = 0;
        for (int i = 0; i < CASES; i++) {
            String ours = diffOf(git, temp.resolve("out").resolve(result.files().get(i + 1)));
            assertThat(ours).as("patch %d", i + 1).isEqualTo(same.get(i));
            likeDefault += ours.equals(byDefault.get(i)) ? 1 : 0;
        }
        // Git's default is Myers with indent heuristic: other hunks for the same change, in a few cases (4 of 80).
        assertThat(likeDefault).isGreaterThan(CASES * 3 / 4);
    }

    /** What git shows of each commit behind {@code base}, oldest first. */
    private static List<String> diffs(Git git, String base, String tip, String... options) {
        List<String> log = new ArrayList<>(List.of("log", "--reverse", "--format=%x01", "--patch", "--full-index"));
        log.addAll(List.of(options));
        log.add(base + ".." + tip);
        List<String> diffs = List.of(text(git.bytes(log.toArray(String[]::new))).substring(1).split("\001"));
        assertThat(diffs).hasSize(CASES).allMatch(diff -> diff.startsWith("\n\ndiff "));
        return diffs.stream().map(diff -> diff.substring(2)).toList();
    }

    /** The diff in {@code mail}, taken out of its transfer encoding by git. */
    private String diffOf(Git git, Path mail) throws IOException {
        Path patch = temp.resolve("patch");
        Process mailinfo = new ProcessBuilder("git", "mailinfo", temp.resolve("message").toString(), patch.toString())
                .directory(git.folder().toFile()).redirectInput(mail.toFile()).redirectOutput(temp.resolve("info").toFile())
                        .start();
        assertThat(waitFor(mailinfo)).isZero();
        String text = text(Files.readAllBytes(patch));
        int signature = text.lastIndexOf("-- \nlockwright\n");
        return text.substring(text.indexOf("diff --git "), signature);
    }

    private static int waitFor(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(Random random, int count) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean unique = random.nextInt(3) == 0;
            out.add(unique ? "\tx" + random.nextInt(1000) + " = y;" : LINES[random.nextInt(LINES.length)]);
        }
        return out;
    }

    private static List<String> edited(Random random, List<String> lines) {
        List<String> out = new ArrayList<>(lines);
        int edits = 1 + random.nextInt(6);
        for (int i = 0; i < edits; i++) {
            int at = random.nextInt(out.size() + 1);
            int end = Math.min(out.size(), at + random.nextInt(4));
            if (random.nextInt(3) > 0) {
                out.subList(at, end).clear();
            }
            out.addAll(at, lines(random, random.nextInt(5)));
        }
        out.add(random.nextInt(out.size()), "\tz" + random.nextInt() + ";");
        return out;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
