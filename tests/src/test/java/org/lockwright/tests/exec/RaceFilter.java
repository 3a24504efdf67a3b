package org.lockwright.tests.exec;

import java.util.List;
import java.util.Set;

/**
 * What to make of races that are seen while the outer lock is hidden. A field that is to stay under the outer lock, key
 * {@code k}, must race then; so must one that is not split off yet.
 *
 * @param ready what does without the outer lock: keys, {@code b}, for all their fields, or single fields, {@code so_state}
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
        /** One of the two makes the object or frees it: until all is split off, the outer lock guards how others find it. */
        WHOLE,
        /** It is not about a field that the pack knows. */
        OUTSIDE
    }

    Verdict of(Race race) {
        if (race.field().equals("?")) {
            return Verdict.OUTSIDE;
        }
        String name = race.field().substring(race.field().lastIndexOf('.') + 1);
        boolean counts = !race.key().equals(OUTER) && (ready.contains(race.key()) || ready.contains(name));
        return !counts ? Verdict.FILTERED : race.whole() ? Verdict.WHOLE : Verdict.KEPT;
    }

    List<Race> kept(List<Race> races) {
        return races.stream().filter(r -> of(r) == Verdict.KEPT).toList();
    }
}
