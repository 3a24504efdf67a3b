package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;

/**
 * A second release with nothing between that takes the lock: on whichever way the first leads to the second, no step waits for the lock or
 * tries it, and no call of which nothing is known gets the object that it is in. Where a function gives several such locks up, which of them it
 * is at one of the places may have been mistaken, and nothing is said.
 */
final class Rerelease {

    private Rerelease() {
    }

    /** Where {@code lock}, which is given up at {@code event} without being held, was given up before; null if something between may take it. */
    static Place first(FunctionFacts facts, Term lock, Event.Giving event, Aliases aliases) {
        boolean alone = facts.events().stream().noneMatch(e -> e instanceof Event.Giving g && !g.lock().equals(lock) && aliases.mayBeOne(g.lock().lockClass(), lock.lockClass(), e.place().path()));
        boolean held = facts.events().stream().anyMatch(e -> e.place().equals(event.place()) && Contexts.seen(e).locks().held().containsKey(lock));
        boolean named = lock.isHandedOut() || lock.root().kind() != Term.Kind.LOAD; // who finds an object anew in memory may find another
        boolean gone = named && event.before().locks().gone().contains(lock);
        Flow flow = facts.flow();
        return !alone ? null : facts.events().stream().filter(e -> e instanceof Event.Giving g && g.lock().equals(lock)
                && (gone || g.before().locks().held().containsKey(lock)))
                .map(Event::place).filter(p -> !held || p.equals(event.place())).filter(p -> p.equals(event.place()) ? StepOrder.isRepeated(flow, p) : StepOrder.lead(flow, p, event.place()))
                .filter(p -> facts.events().stream().noneMatch(e -> mayTake(e, lock, aliases) && StepOrder.lead(flow, p, e.place())
                        && StepOrder.lead(flow, e.place(), event.place()))).findFirst().orElse(null);
    }

    private static boolean mayTake(Event e, Term lock, Aliases aliases) {
        String path = e.place().path();
        return e instanceof Event.Taking t && aliases.mayBeOne(t.lock().lockClass(), lock.lockClass(), path)
                || e instanceof Event.Moved m && m.taken().stream().anyMatch(t -> aliases.mayBeOne(t.lockClass(), lock.lockClass(), path))
                || e instanceof Event.Calling c && c.targets().isEmpty() && c.arguments().stream().anyMatch(a -> a.root().equals(lock.root()));
    }
}
