package org.lockwright.rules.asserts;

import java.util.List;
import org.lockwright.rules.rewrite.Edit;

/**
 * The assertions that a tree is to have.
 *
 * @param sites every lock that some function needs on entry or seems to, by file and place
 * @param edits the insertions that write those assertions, one for each function, by file and place
 */
public record Assertions(List<AssertSite> sites, List<Edit> edits) {

    public Assertions {
        sites = List.copyOf(sites);
        edits = List.copyOf(edits);
    }

    /** The insertions in the file {@code path}. */
    public List<Edit> in(String path) {
        return edits.stream().filter(e -> e.path().equals(path)).toList();
    }

    /** How many sites ended as {@code outcome}. */
    public long count(AssertSite.Outcome outcome) {
        return sites.stream().filter(s -> s.outcome() == outcome).count();
    }
}
