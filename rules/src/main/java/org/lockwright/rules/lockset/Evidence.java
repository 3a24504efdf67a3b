package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lockwright.rules.flow.Place;

/** Says how a point of a function is reached, and which locks on the way. */
final class Evidence {

    private static final int MOST = 6;

    private Evidence() {
    }

    /** The calls that lead to a function called in {@code context}, outermost first, one line each. */
    static List<String> calls(Context context, String function) {
        List<String> out = new ArrayList<>();
        if (context == null) {
            return out;
        }
        for (Context.Origin origin : context.path()) {
            if (origin.caller() == null) {
                out.add(origin.root().isEmpty() ? "" : "called from outside: " + origin.root());
            } else {
                out.add(origin.caller() + " calls at " + origin.place());
            }
        }
        out.removeIf(String::isEmpty);
        return out.size() > MOST ? out.subList(out.size() - MOST, out.size()) : out;
    }

    /** Where the locks of {@code held} were taken. */
    static List<String> locks(Map<Term, Hold> held, java.util.function.Function<Term, String> spell) {
        return held.entrySet().stream().map(e -> spell.apply(e.getKey()) + " " + (e.getValue().how() == Hold.How.TAKEN ? "taken" : "known to be held") + at(e.getValue().where()))
                .sorted().limit(MOST).toList();
    }

    private static String at(Place place) {
        return place.line() > 0 ? " at " + place : " by the contract of " + place.path();
    }
}
