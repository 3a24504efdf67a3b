package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Map;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.pack.Pack;

/**
 * A series before it becomes commits.
 *
 * @param pack the pack
 * @param patches the patches in order; those without edits are left out
 * @param results what each rule did, in the order of the pack
 * @param filesSeen C files whose text was looked at
 * @param unreadable one line for each file that could not be read
 * @param configurations names of the configurations looked under
 */
public record Draft(
        Pack pack,
        List<Patch> patches,
        List<RuleResult> results,
        int filesSeen,
        List<String> unreadable,
        List<String> configurations) {

    public Draft {
        patches = List.copyOf(patches);
        results = List.copyOf(results);
    }

    /**
     * One patch.
     *
     * @param title its subject
     * @param body its text
     * @param rules ids of the rules in it
     * @param edits its edits by file, against the patch before, sorted by path
     * @param before the files it changes, as the patch before leaves them
     * @param after the same files as it leaves them
     */
    public record Patch(
            String title,
            String body,
            List<String> rules,
            Map<String, List<Edit>> edits,
            List<SourceText> before,
            List<SourceText> after) {
    }

    /** Every site of every rule. */
    public List<Site> sites() {
        return results.stream().flatMap(r -> r.sites().stream()).toList();
    }

    /** Number of sites with {@code outcome}. */
    public long count(Site.Outcome outcome) {
        return sites().stream().filter(s -> s.outcome() == outcome).count();
    }
}
