package org.lockwright.rules.lockset;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.rules.pack.Locking;

/**
 * Which objects are the running code's own, as a buffer is with BC_BUSY: not by a lock, but by what calls the pack says hand them out.
 * A path knows it as a fact of the object.
 */
final class Ownership {

    static final String OWN = "own";

    private final CallRows rows;

    Ownership(CallRows rows) {
        this.rows = rows;
    }

    private static Term own(Term object) {
        return Term.operation(OWN, object, null);
    }

    /** Whether {@code object} is known to be owned in {@code state}; empty if nothing is known. */
    static Optional<Boolean> of(Term object, PathState state) {
        return Optional.ofNullable(state.facts().get(own(object))).map(Fact::isNonzero);
    }

    /** {@code state} after a call, by what its rows say. */
    PathState after(String call, List<Term> arguments, Term result, PathState before) {
        PathState state = before;
        for (Locking.Row row : rows.ownership(call)) {
            Term object = rows.value(row.lock(), arguments, result, state).orElse(null);
            if (row.act() == Locking.Act.PUBLISH || row.act() == Locking.Act.UNLOCKED) {
                continue;
            }
            if (object != null && !object.isConstant() && row.act() == Locking.Act.FRESH) {
                state = Newness.made(object, state);
            } else if (object != null && !object.isConstant()) {
                state = state.tell(own(object), row.act() == Locking.Act.DISOWN ? Fact.ZERO : Fact.of(1));
            }
        }
        return state;
    }

    /** The parameters of {@code function} that are its own when it is called. */
    Set<Term> onEntry(String function) {
        Set<Term> out = new HashSet<>();
        for (Locking.Row row : rows.ownership(function)) {
            boolean isEntry = (row.act() == Locking.Act.OWNED || row.act() == Locking.Act.DISOWN) && row.lock().matches("arg[0-9]");
            if (isEntry) {
                out.add(Term.parameter(Integer.parseInt(row.lock().substring(3))));
            }
        }
        return out;
    }
}
