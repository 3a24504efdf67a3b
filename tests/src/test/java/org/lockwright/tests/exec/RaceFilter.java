package org.lockwright.tests.exec;

import java.util.List;
import java.util.Set;

/**
 * What to make of races that are seen while the outer lock is hidden. A field that is to stay under the outer lock, key
 * {@code k}, must race then; so must one of a class that is not split off yet.
 *
 * @param ready the keys whose fields do without the outer lock
 */
record RaceFilter(Set<String> ready) {

    /** The key of the outer lock. */
    private static final String OUTER = "k";

    /** What became of a report. */
    enum Verdict {
        /** It counts: the field's own lock, or being atomic, should have ordered the two. */
        KEPT,
        /** The outer lock, which was hidden, is what orders them, and may. */
        FILTERED,
        /** It is not about a field that the pack knows. */
        OUTSIDE
    }

    Verdict of(Race race) {
        if (race.field().equals("?")) {
            return Verdict.OUTSIDE;
        }
        return !race.key().equals(OUTER) && ready.contains(race.key()) ? Verdict.KEPT : Verdict.FILTERED;
    }

    List<Race> kept(List<Race> races) {
        return races.stream().filter(r -> of(r) == Verdict.KEPT).toList();
    }
}
