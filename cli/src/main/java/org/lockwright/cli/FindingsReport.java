package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Finding;

/**
 * What a command that makes findings has to say, whichever it is, for the formats that other tools read.
 *
 * @param scope what was asked for
 * @param split the findings against the baseline
 * @param stale the fingerprints of the baseline that were not found any more, and their files
 * @param suppressed findings that a comment suppresses, and why
 * @param ending how the run ends
 */
record FindingsReport(Scope scope, Baseline.Split split, Map<String, String> stale, Map<Finding, String> suppressed, Ending ending) {

    /**
     * What was asked for.
     *
     * @param command the command, {@code "lint"}
     * @param category what tells results of this tool apart that stand beside each other, {@code "lint/amd64"}
     * @param name the tree as it was named
     * @param commit the commit read; empty for files
     * @param tree the tree, for the ends of places
     * @param configurations the kernels, sorted
     * @param checks the checks that the command has
     * @param notRun those of them that did not run, and why
     * @param baseline whether a baseline was given
     */
    record Scope(String command, String category, String name, String commit, SourceTree tree, List<String> configurations, List<CheckPage> checks,
            Map<String, String> notRun, boolean baseline) {
    }

    /**
     * How a run ends.
     *
     * @param exit the exit code
     * @param incomplete why it is incomplete; empty if it is not
     * @param strict whether may findings and stale entries count
     * @param summary the denominator in words
     * @param seen the denominator in numbers
     */
    record Ending(int exit, String incomplete, boolean strict, String summary, Map<String, Object> seen) {
    }

    /** A report without a baseline and suppressions. */
    static FindingsReport of(Scope scope, List<Finding> findings, Ending ending) {
        return new FindingsReport(scope, new Baseline.Split(findings, List.of(), List.of()), Map.of(), Map.of(), ending);
    }

    /** Whether {@code finding} makes the exit code 1. */
    boolean counts(Finding finding) {
        return Exit.counts(finding, ending.strict());
    }

    /** The new findings of each check that ran or found something, by id. */
    Map<String, List<Finding>> byCheck() {
        Map<String, List<Finding>> out = new TreeMap<>();
        scope.checks().forEach(c -> out.put(c.id(), new ArrayList<>()));
        split.fresh().forEach(f -> out.computeIfAbsent(f.rule(), k -> new ArrayList<>()).add(f));
        return out;
    }

    /** What is wrong by the check of that id; the id itself for one without a page. */
    String title(String id) {
        return scope.checks().stream().filter(c -> c.id().equals(id)).map(CheckPage::title).findFirst().orElse(id);
    }

    /** How the format asked for writes this. */
    Result.Writing as(GlobalOptions.Format format) {
        return switch (format) {
            case SARIF -> new SarifText(this)::write;
            case JUNIT -> new JUnitText(this)::write;
            case GITHUB -> new GitHubText(this)::write;
            default -> throw new IllegalArgumentException(format.name());
        };
    }
}
