package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lockwright.parser.tree.Gap;

/**
 * What one rule does to a tree.
 *
 * @param rule the rule's id
 * @param edits its edits, sorted; they do not overlap
 * @param sites every place it answers for, and every mention that is none, sorted
 * @param unitsParsed C files parsed to decide
 * @param gaps what was not understood in those files and their headers of interest, sorted
 * @param variants configurations with further options that files were read under as well
 * @param notes one line each on what the user should know, for the cover letter
 */
public record RuleResult(
        String rule,
        List<Edit> edits,
        List<Site> sites,
        int unitsParsed,
        List<Gap> gaps,
        List<Variant> variants,
        List<String> notes) {

    /**
     * Files read with further options, because a branch that names them holds a site.
     *
     * @param options as {@code Profile.in} takes them
     * @param configuration the configuration's name
     * @param paths the files
     */
    public record Variant(List<String> options, String configuration, Set<String> paths) {
    }

    RuleResult(String rule, List<Edit> edits, List<Site> sites, int unitsParsed, List<Gap> gaps, List<String> notes) {
        this(rule, edits, sites, unitsParsed, gaps, List.of(), notes);
    }

    public RuleResult {
        edits = edits.stream().sorted().toList();
        sites = sites.stream().sorted().toList();
        gaps = gaps.stream().distinct().sorted().toList();
        variants = List.copyOf(variants);
        notes = List.copyOf(notes);
    }

    /** This and {@code other}, of the same rule, as one. */
    RuleResult and(RuleResult other) {
        return new RuleResult(rule, both(edits, other.edits), both(sites, other.sites), unitsParsed + other.unitsParsed, both(gaps, other.gaps),
                both(variants, other.variants), both(notes, other.notes));
    }

    private static <T> List<T> both(List<T> a, List<T> b) {
        return Stream.concat(a.stream(), b.stream()).toList();
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
