package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From where on in a function others may know an object that it had before: from the call that the pack says makes it known, as
 * if_attach() does. What comes before that in the text is done to an object that nobody else knows.
 */
final class Births {

    private final Map<Term, Integer> births = new HashMap<>();
    private final CallRows rows;

    private Births(CallRows rows) {
        this.rows = rows;
    }

    /** {@code events} of one function, where uses and calls that come before an object's birth say that it is new. */
    static List<Event> told(List<Event> events, CallRows rows) {
        Births births = new Births(rows);
        events.forEach(births::note);
        return births.births.isEmpty() ? events : events.stream().map(births::told).toList();
    }

    private void note(Event event) {
        if (event instanceof Event.Calling call && call.isDirect()) {
            for (Term object : rows.published(call)) {
                if (object.kind() != Term.Kind.CONSTANT) {
                    births.merge(object, call.place().start(), Math::max);
                }
            }
        }
    }

    private boolean isUnborn(Term object, int at) {
        Term part = object;
        while (part != null) {
            Integer birth = births.get(part);
            if (birth != null) {
                return at <= birth;
            }
            part = part.kind() == Term.Kind.MEMBER || part.kind() == Term.Kind.ELEMENT ? part.first() : null;
        }
        return false;
    }

    private Event told(Event event) {
        if (event instanceof Event.Use use && use.exempt().isEmpty() && isUnborn(use.object(), use.place().start())) {
            return new Event.Use(use.place(), use.access(), use.object(), "before it is made known", Optional.empty(), use.seen());
        } else if (event instanceof Event.Calling call) {
            List<Term> unborn = new ArrayList<>(call.arguments());
            unborn.removeIf(a -> !isUnborn(a, call.place().start()));
            if (!unborn.isEmpty()) {
                Set<Term> fresh = new HashSet<>(call.known().fresh());
                fresh.addAll(unborn);
                return call.withFresh(fresh);
            }
        }
        return event;
    }
}
