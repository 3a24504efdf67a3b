package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/** Says how a point of a function is reached, and which locks on the way. */
final class Evidence {

    private static final int MOST = 6;

    private Evidence() {
    }

    /** The calls that lead to a function called in {@code context}, outermost first, one line each. */
    static List<Note> calls(Context context, String function) {
        List<Note> out = new ArrayList<>();
        if (context == null) {
            return out;
        }
        for (Context.Origin origin : context.path()) {
            if (origin.caller() != null) {
                out.add(Note.step(origin.caller() + " calls at " + origin.place(), origin.place()));
            } else if (!origin.root().isEmpty()) {
                out.add(Note.of("called from outside: " + origin.root()));
            }
        }
        return out.size() > MOST ? out.subList(out.size() - MOST, out.size()) : out;
    }

    /** Where the locks of {@code held} were taken. */
    static List<Note> locks(Map<Term, Hold> held, java.util.function.Function<Term, String> spell) {
        return held.entrySet().stream().map(e -> lock(spell.apply(e.getKey()), e.getValue())).sorted(Comparator.comparing(Note::text)).limit(MOST).toList();
    }

    private static Note lock(String spelt, Hold hold) {
        String how = spelt + " " + (hold.how() == Hold.How.TAKEN ? "taken" : "known to be held");
        Place place = hold.where();
        return place.line() > 0 ? Note.step(how + " at " + place, place) : Note.of(how + " by the contract of " + place.path());
    }
}
