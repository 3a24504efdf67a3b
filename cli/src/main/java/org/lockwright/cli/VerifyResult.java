package org.lockwright.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.patches.GitTree;
import org.lockwright.patches.SeriesBranch;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.rewrite.Verification;

/**
 * What {@code verify} shows.
 *
 * @param tree the tree as it was named
 * @param series the series
 * @param baseTitle subject of its base
 * @param pack the pack it was held to
 * @param report how that went
 * @param command the command of {@code --exec}; null without
 * @param runs how that went; empty without, or if nothing was run because the checks failed
 * @param base the tree at the base
 */
record VerifyResult(String tree, SeriesBranch series, String baseTitle, Pack pack, Verification.Report report, String command,
        Optional<CommitRuns.Outcome> runs, GitTree base) {

    /** A commit with how its prefix fared; {@code first} are problems that no earlier prefix has. */
    record Row(int number, SeriesBranch.Commit commit, Verification.Prefix prefix, List<Verification.Problem> first) {

        int carried() {
            return prefix.problems().size() - first.size();
        }
    }

    boolean isGood() {
        return report.isGood() && runs.stream().noneMatch(CommitRuns.Outcome::failed);
    }

    List<Row> rows() {
        List<Row> out = new ArrayList<>();
        Set<String> before = Set.of();
        for (int i = 0; i < series.commits().size(); i++) {
            Verification.Prefix prefix = report.prefixes().get(i);
            Set<String> earlier = before;
            out.add(new Row(i + 1, series.commits().get(i), prefix, prefix.problems().stream().filter(p -> !earlier.contains(p.identity())).toList()));
            before = new HashSet<>(prefix.problems().stream().map(Verification.Problem::identity).toList());
        }
        return out;
    }

    /** The trailer that lockwright would write for the pack at hand; empty for a pack without a file. */
    String packAtHand() {
        return pack.hash().isEmpty() ? "" : pack.name() + " " + pack.version() + " sha256:" + pack.hash();
    }

    /** What the reader should know of the series as a whole, one line each. */
    List<String> notes() {
        List<String> out = new ArrayList<>();
        for (String said : series.packs()) {
            if (!said.equals(packAtHand())) {
                out.add("made with pack " + brief(said) + ", held to " + (packAtHand().isEmpty() ? "no pack" : brief(packAtHand())));
            }
        }
        long odd = series.commits().stream().filter(c -> !c.remarks().isEmpty()).count();
        if (odd > 0) {
            out.add(odd + " of " + series.commits().size() + " commits are not as lockwright made them");
        }
        return out;
    }

    /** Changed files that are no C files of the tree. */
    long otherFiles() {
        return series.commits().stream().flatMap(c -> c.changes().stream()).map(SeriesBranch.Change::path).distinct()
                .filter(p -> base.treePath(p).filter(t -> t.startsWith("sys/") && (t.endsWith(".c") || t.endsWith(".h"))).isEmpty()).count();
    }

    /** Whether none of the changed files is a C file of a kernel looked at, so that nothing was checked at all. */
    boolean isIncomplete() {
        return files() == otherFiles() + report.foreign().size();
    }

    /** Changed files. */
    long files() {
        return series.commits().stream().flatMap(c -> c.changes().stream()).map(SeriesBranch.Change::path).distinct().count();
    }

    /** A pack's trailer with a short hash. */
    static String brief(String trailer) {
        return trailer.replaceFirst("(sha256:[0-9a-f]{12})[0-9a-f]*", "$1");
    }
}
