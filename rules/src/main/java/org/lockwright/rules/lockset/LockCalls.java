package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.rules.flow.Place;

/** How well the lock is known that a call takes, gives up or asserts. */
enum LockCalls {

    /** Members from a parameter, a global, an object on the stack or a call's result. */
    PATH,

    /** Members from a local variable that has one of several values there. */
    VARIABLE,

    /** Only the class is known, {@code proc.p_lock}. */
    CLASS,

    /** Nothing is known. */
    NONE;

    /** The places of such calls by how well the lock is known on the worst way there. */
    static Map<String, Integer> count(Collection<FunctionFacts> all) {
        Map<Place, LockCalls> worst = new HashMap<>();
        for (FunctionFacts facts : all) {
            for (Event event : facts.events()) {
                Term lock = event instanceof Event.Taking t ? t.lock() : event instanceof Event.Giving g ? g.lock() : event instanceof Event.Claim c ? c.lock() : null;
                if (lock != null) {
                    worst.merge(event.place(), of(lock), (a, b) -> a.compareTo(b) >= 0 ? a : b);
                }
            }
        }
        Map<String, Integer> out = new TreeMap<>();
        worst.values().forEach(w -> out.merge(w.name().toLowerCase(java.util.Locale.ROOT), 1, Integer::sum));
        return out;
    }

    private static LockCalls of(Term lock) {
        if (!lock.has(Term.Kind.OPAQUE)) {
            return lock.lockClass().isEmpty() && lock.kind() != Term.Kind.PARAMETER && lock.kind() != Term.Kind.RESULT && lock.kind() != Term.Kind.LOCAL ? NONE : PATH;
        } else if (isOfVariable(lock)) {
            return VARIABLE;
        }
        return lock.lockClass().isEmpty() ? NONE : CLASS;
    }

    private static boolean isOfVariable(Term t) {
        if (t.kind() == Term.Kind.OPAQUE) {
            return t.name().startsWith("local") || t.name().startsWith(Term.HANDED_OUT) || t.name().startsWith(Term.UNTOUCHED);
        }
        return (t.first() == null || isOfVariable(t.first())) && (t.second() == null || isOfVariable(t.second()));
    }
}
