package org.lockwright.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.lockwright.parser.source.SourceText;
import org.lockwright.patches.GitRepository;
import org.lockwright.patches.SampleRepository;
import org.lockwright.patches.SeriesPlan;
import org.lockwright.patches.SeriesWriter;
import org.lockwright.rules.rewrite.Draft;

/** The law <em>am</em>: {@code git am} of the mails makes the after-tree of the before-tree, byte for byte. */
final class MailLaw {

    private static final SeriesPlan.Author AUTHOR = new SeriesPlan.Author("Test Kit", "kit@example.org");

    private MailLaw() {
    }

    /** Ends the test as skipped where there is no git command. */
    static void check(MemoryTree before, List<Draft.Patch> patches, MemoryTree after) {
        if (patches.isEmpty()) {
            return;
        }
        Assumptions.assumeTrue(Git.isPresent(), "law 'am' not tried: there is no git command");
        try {
            Path folder = Files.createTempDirectory("lockwright-am");
            try {
                check(folder, before, patches, after);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(Path folder, MemoryTree before, List<Draft.Patch> patches, MemoryTree after) throws IOException {
        Path base = folder.resolve("base");
        SortedMap<String, byte[]> files = new TreeMap<>();
        before.files().forEach(path -> files.put(path, before.read(path).orElseThrow().bytes()));
        String commit = SampleRepository.write(files, base, "base"); // without a process for each of init, add and commit
        Git git = new Git(base);
        Path mails = folder.resolve("mails");
        try (GitRepository repository = GitRepository.open(base)) {
            SeriesWriter.write(plan(patches, commit), repository, mails);
        }
        git.run("am", "-q", mails.resolve("series.mbox").toString());
        for (String path : after.files()) {
            if (!Arrays.equals(Files.readAllBytes(base.resolve(path)), after.read(path).orElseThrow().bytes())) {
                throw Laws.broken("am", path + " is not what the mails should make of it");
            }
        }
        String others = git.run("status", "--porcelain") + git.run("ls-files");
        if (!others.lines().sorted().toList().equals(after.files())) {
            throw Laws.broken("am", "the tree has " + others.lines().toList() + " instead of " + after.files());
        }
    }

    private static SeriesPlan plan(List<Draft.Patch> patches, String base) {
        List<SeriesPlan.PlannedPatch> planned = new ArrayList<>();
        for (Draft.Patch patch : patches) {
            planned.add(new SeriesPlan.PlannedPatch(patch.title(), patch.body(), List.of("Rule: " + patch.rules()),
                    patch.after().stream()
                            .sorted(Comparator.comparing(SourceText::path))
                            .map(t -> new SeriesPlan.NewFile(t.path(), t.bytes())).toList()));
        }
        return new SeriesPlan("case", 1, "refs/heads/case", base, AUTHOR, planned, "A case", "Of a test.", "");
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
