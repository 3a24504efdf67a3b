package org.lockwright.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.Whereabouts;
import picocli.CommandLine.Option;

/** What {@code lint} holds its findings against: {@code --baseline}, {@code --write-baseline}. */
final class LintBaselines {

    @Option(names = "--baseline", paramLabel = "FILE", description = "report only findings that are not in FILE")
    private Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE",
            description = "write the findings to FILE; refused if FILE exists and would grow")
    private Path writeBaseline;

    @Option(names = "--allow-growth", description = "let --write-baseline add findings to a file that exists")
    private boolean allowGrowth;

    /** The files, read before any work is done. */
    record Read(Optional<Baseline> before, Optional<Baseline> old) {
    }

    boolean isAsked() {
        return baseline != null || writeBaseline != null;
    }

    boolean isWriting() {
        return writeBaseline != null;
    }

    Read read(Session session) {
        return new Read(Optional.ofNullable(baseline).map(f -> file(session, f, "--baseline").require()),
                Optional.ofNullable(writeBaseline).flatMap(f -> file(session, f, "--write-baseline").read()));
    }

    /** Adds to {@code question} what the baseline says. */
    void addTo(CacheKey.Builder question, Session session) {
        try {
            Path file = baseline == null ? null : session.resolve(baseline);
            question.add(String.valueOf(baseline)).add(file != null && Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
        } catch (IOException e) {
            question.add("unreadable"); // the run says so
        }
    }

    /** The baseline that the findings of {@code linted} are held against, once what is to be written of them is written. */
    Baseline known(Session session, Read files, LintRun.Linted linted, Whereabouts whereabouts) {
        if (writeBaseline != null && isComplete(session, linted.result())) {
            write(session, linted.outcome().left(), files.old(), whereabouts);
        }
        return files.before().orElseGet(() -> writeBaseline == null ? new Baseline(Map.of()) : Baseline.of(linted.outcome().left()));
    }

    private static BaselineFile file(Session session, Path path, String option) {
        return new BaselineFile(session.resolve(path), option);
    }

    private void write(Session session, List<Finding> found, Optional<Baseline> old, Whereabouts whereabouts) {
        Baseline now = Baseline.of(found);
        Baseline next = old.map(o -> o.updated(now, whereabouts::isLinted)).orElse(now);
        List<String> growth = old.map(o -> o.split(found, whereabouts).fresh().stream().map(Finding::fingerprint).distinct().sorted().toList())
                .orElse(List.of());
        if (!growth.isEmpty() && !allowGrowth) {
            throw new UsageException("--write-baseline " + writeBaseline + ": would grow by " + growth.size() + ", first '" + growth.get(0)
                    + "'; mend them, or say --allow-growth");
        }
        file(session, writeBaseline, "--write-baseline").write(next);
        session.err().println("lockwright: " + next.entries().size() + " fingerprints written to " + writeBaseline);
    }

    /** Whether the run saw enough to say what is no longer found. */
    private static boolean isComplete(Session session, Lint.Result result) {
        return !result.keys().structs().isEmpty() && Exit.withGaps(result.gaps().size(), session.options(), Exit.DONE) == Exit.DONE;
    }
}
