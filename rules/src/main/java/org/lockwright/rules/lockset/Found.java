package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.lockwright.rules.flow.Note;

/**
 * What is wrong with an event in some context.
 *
 * @param what what is wrong, in a word
 * @param context the context in which it is so that is the fewest calls away from its root, the first of them
 * @param must whether it is so in all contexts that can be, with nothing on the way that was not understood
 */
record Found(String what, Context context, boolean must) {

    /** What {@code wrong} finds for {@code event}; it gives null for a context in which nothing is wrong. Only what runs once the kernel is up counts. */
    static Optional<Found> in(FunctionFacts facts, Event event, Contexts contexts, Function<Context, String> wrong) {
        Event.Seen seen = Contexts.seen(event);
        String first = null;
        Context in = null;
        boolean all = !seen.tainted() && facts.gaps().isEmpty();
        for (Context context : contexts.of(facts.flow().function())) {
            if (Contexts.isPossible(seen, context) && !context.isAlone() && !context.isBooting()) {
                String here = wrong.apply(context);
                all &= here != null && !context.tainted();
                if (here != null && (in == null || context.calls() < in.calls())) {
                    first = here;
                    in = context;
                }
            }
        }
        return in == null ? Optional.empty() : Optional.of(new Found(first, in, all));
    }

    /** Classes of the locks held at a point in {@code context}, without the other names of those that were given up, sorted. */
    static Set<String> held(Event.Seen seen, Context context, Aliases aliases, String path) {
        Set<String> held = new TreeSet<>(Contexts.others(seen, context, aliases, path));
        Contexts.held(seen, context, aliases, path).keySet().forEach(t -> held.add(t.lockClass()));
        held.removeIf(h -> seen.locks().gone().stream().map(Term::lockClass).anyMatch(g -> !g.equals(h) && aliases.mayBeOne(g, h, path)));
        return held;
    }

    /** The calls that lead there, and where the locks were taken that are held. */
    List<Note> notes(FunctionFacts facts, Event.Seen seen, Aliases aliases, String path) {
        List<Note> notes = new ArrayList<>(Evidence.calls(context, facts.flow().function().name()));
        notes.addAll(Evidence.locks(Contexts.held(seen, context, aliases, path), t -> TermText.of(t, facts::variable)));
        return notes;
    }
}
