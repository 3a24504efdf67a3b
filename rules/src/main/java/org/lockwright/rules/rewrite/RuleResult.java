package org.lockwright.rules.rewrite;

import java.util.List;
import org.lockwright.parser.tree.Gap;

/**
 * What one rule does to a tree.
 *
 * @param rule the rule's id
 * @param edits its edits, sorted; they do not overlap
 * @param sites every place it answers for, and every mention that is none, sorted
 * @param unitsParsed C files parsed to decide
 * @param gaps what was not understood in those files and their headers of interest, sorted
 * @param notes one line each on what the user should know, for the cover letter
 */
public record RuleResult(String rule, List<Edit> edits, List<Site> sites, int unitsParsed, List<Gap> gaps, List<String> notes) {

    public RuleResult {
        edits = edits.stream().sorted().toList();
        sites = sites.stream().sorted().toList();
        gaps = gaps.stream().distinct().sorted().toList();
        notes = List.copyOf(notes);
    }

    /** The sites with {@code outcome}. */
    public List<Site> sites(Site.Outcome outcome) {
        return sites.stream().filter(s -> s.outcome() == outcome).toList();
    }

    /** Whether the rule found anything it answers for. */
    public boolean matched() {
        return sites.stream().anyMatch(s -> s.outcome().isSite());
    }
}
