package org.lockwright.rules.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/** The sites of a draft, counted by file and by idiom: what its patches change, what only comments are, and what waits for a later phase. */
public final class Tally {

    private final Draft draft;
    private final Set<String> comments;

    /** The tally of {@code draft}. */
    public Tally(Draft draft) {
        this.draft = draft;
        this.comments = ids(draft.pack(), r -> r instanceof Rewrite.WriteKeys || r instanceof Rewrite.TurnKey);
    }

    private static Set<String> ids(Pack pack, Predicate<Rewrite> wanted) {
        return pack.rewrites().stream().filter(wanted).map(Rewrite::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * How sites ended.
     *
     * @param rewritten code that a patch changes
     * @param comments places at which a patch changes a comment only
     * @param right sites that are right as they are
     * @param refused sites that were left, with a reason
     * @param waiting sites that a later phase changes
     */
    public record Counts(int rewritten, int comments, int right, int refused, int waiting) {

        /** Whether there is nothing but what waits. */
        public boolean onlyWaits() {
            return waiting > 0 && rewritten + comments + right + refused == 0;
        }
    }

    /** The counts of each file with a site, by path. */
    public Map<String, Counts> files() {
        Map<String, List<Site>> byPath = draft.sites().stream().filter(s -> s.outcome().isSite()).collect(Collectors.groupingBy(Site::path, TreeMap::new, Collectors.toList()));
        Map<String, Counts> out = new TreeMap<>();
        byPath.forEach((path, sites) -> out.put(path, counts(sites)));
        return out;
    }

    /** The counts of each idiom of the pack; a site of several counts in each. */
    public Map<Pack.Idiom, Counts> idioms() {
        Map<Pack.Idiom, Counts> out = new LinkedHashMap<>();
        draft.pack().idioms().forEach(i -> out.put(i, counts(draft.sites().stream().filter(s -> i.rules().contains(s.rule())).toList())));
        return out;
    }

    /** The counts of everything. */
    public Counts all() {
        return counts(draft.sites());
    }

    private Counts counts(List<Site> sites) {
        int[] n = new int[5];
        for (Site s : sites) {
            switch (s.outcome()) {
                case REWRITTEN -> n[comments.contains(s.rule()) ? 1 : 0]++;
                case RIGHT_BY_TEXT, RIGHT_BY_PROOF -> n[2]++;
                case REFUSED -> n[isLater(s) ? 4 : 3]++;
                default -> { }
            }
        }
        return new Counts(n[0], n[1], n[2], n[3], n[4]);
    }

    /** Whether {@code site} is left to a later phase, and was not looked at for this one. */
    public static boolean isLater(Site site) {
        return site.outcome() == Site.Outcome.REFUSED && (site.detail().equals(Reason.LATER_PHASE.code()) || site.detail().equals(Reason.COMES_BEFORE.code()));
    }
}
