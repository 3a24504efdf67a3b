package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.lockwright.rules.flow.Note;

/**
 * What is wrong with an event in some context.
 *
 * @param what what is wrong, in a word
 * @param context the first context in which it is so
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
                if (here != null && in == null) {
                    first = here;
                    in = context;
                }
            }
        }
        return in == null ? Optional.empty() : Optional.of(new Found(first, in, all));
    }

    /** The calls that lead there, and where the locks were taken that are held. */
    List<Note> notes(FunctionFacts facts, Event.Seen seen, Aliases aliases, String path) {
        List<Note> notes = new ArrayList<>(Evidence.calls(context, facts.flow().function().name()));
        notes.addAll(Evidence.locks(Contexts.held(seen, context, aliases, path), t -> TermText.of(t, facts::variable)));
        return notes;
    }
}
