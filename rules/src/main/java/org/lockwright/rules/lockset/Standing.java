package org.lockwright.rules.lockset;

import java.util.Set;

/**
 * In which contexts of a function a lock is held that is given up there.
 *
 * @param bad one in which it surely is not, the clearest; null for none
 * @param open one of which nothing is known; null for none
 * @param held how many there are in which it is, or may be one of those that are held
 * @param doubtful whether there is one in which a call may have locked the object that it handed out
 * @param tainted whether something that was not understood lies on the way to {@code bad}, or to others like it if the lock is reached through memory
 * @param split whether on the way to {@code bad} some call is made with the lock held in another state of its function
 */
record Standing(Context bad, Context open, int held, boolean doubtful, boolean tainted, boolean split) {

    /** How {@code lock} stands at {@code event}. */
    static Standing of(FunctionFacts facts, Term lock, Event event, Contexts contexts, Verdicts verdicts, Aliases aliases, Unheld unheld) {
        Event.Seen seen = Contexts.seen(event);
        String path = event.place().path();
        Need.Lock need = new Need.Lock(lock, lock.lockClass(), false);
        Context bad = null;
        Context open = null;
        int held = 0;
        boolean doubtful = false;
        boolean tainted = seen.tainted();
        for (Context context : contexts.of(facts.flow().function())) {
            if (Contexts.isPossible(seen, context)) {
                Verdict.Answer answer = verdicts.held(need, seen, context, path);
                if (answer == Verdict.Answer.NOT_HELD) {
                    bad = bad == null || bad.tainted() && !context.tainted() ? context : bad;
                    tainted |= context.tainted() && lock.has(Term.Kind.LOAD) && !StackLocks.isOnStack(lock);
                } else if (answer == Verdict.Answer.UNDECIDED || answer == Verdict.Answer.HELD_BY_CLASS && isNameless(lock, seen, context, aliases, path)
                        && unheld.isNobodys(facts, lock, event.place())) {
                    open = open == null ? context : open;
                    doubtful |= (lock.isHandedOut() || context.entry().isHandedOut(lock)) && !unheld.isNobodys(facts, lock, event.place());
                } else {
                    held++;
                }
            }
        }
        boolean split = bad != null && contexts.isSplitBelow(facts.flow().function(), bad, Set.of(lock.lockClass()), path);
        return new Standing(bad, open, held, doubtful, tainted || bad != null && bad.tainted() && !StackLocks.isOnStack(lock), split);
    }

    /** Whether what may be {@code lock} of the locks held is only what an assertion or a test says of a lock without a name. */
    private static boolean isNameless(Term lock, Event.Seen seen, Context context, Aliases aliases, String path) {
        return Contexts.others(seen, context, aliases, path).stream().noneMatch(o -> o.isEmpty() || aliases.mayBeOne(o, lock.lockClass(), path))
                && Contexts.held(seen, context, aliases, path).entrySet().stream().allMatch(e -> e.getKey().lockClass().isEmpty()
                        ? e.getValue().how() == Hold.How.TOLD : !aliases.mayBeOne(e.getKey().lockClass(), lock.lockClass(), path));
    }
}
