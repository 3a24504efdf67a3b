package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Optional;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.program.FieldId;

/**
 * What the pack says of locks that objects share: one that hangs on a queue of another has the lock of that one, and some calls make an object with the lock of
 * another. Pointers to the two locks are equal then.
 */
final class LockSharing {

    private static final String FIRST = "_first";
    private static final String NEXT = "_next";

    private final Locking locking;

    LockSharing(Locking locking) {
        this.locking = locking;
    }

    /** {@code state} where {@code value}, which a variable holds from now on, was read out of a queue, if it was. */
    PathState after(Term value, PathState state) {
        Term end = value.kind() == Term.Kind.LOAD ? value.first() : null;
        Term part = end != null && end.kind() == Term.Kind.MEMBER ? end.first() : null;
        if (part == null || part.kind() != Term.Kind.MEMBER || locking.queues().isEmpty()) {
            return state;
        }
        String name = part.tag() + "." + part.name();
        for (Locking.Queue queue : locking.queues()) {
            if (end.name().endsWith(FIRST) && queue.heads().contains(name)) {
                return state.shares(lock(queue, value), lock(queue, part.first()));
            } else if (end.name().endsWith(NEXT) && queue.link().equals(name)) {
                Optional<Term> head = SharedLocks.sharing(lock(queue, part.first()), state.facts());
                return head.isPresent() ? state.shares(lock(queue, value), head.get()) : state;
            }
        }
        return state;
    }

    /** Whether a call of {@code name} makes two pointers lead to one lock. */
    boolean isBy(String name) {
        return locking.shares().stream().anyMatch(s -> s.call().equals(name));
    }

    /** {@code state} after a call that makes two pointers lead to one lock, if it does. */
    PathState after(String call, List<Term> arguments, CallRows rows, PathState state) {
        PathState out = state;
        for (Locking.Share share : locking.shares()) {
            if (share.call().equals(call)) {
                Optional<Term> lock = rows.lock(share.lock(), arguments, Term.returned(), state);
                Optional<Term> with = rows.lock(share.with(), arguments, Term.returned(), state).filter(l -> !l.isRootedInConstant());
                out = lock.isPresent() && with.isPresent() ? out.shares(lock.get(), with.get()) : out;
            }
        }
        return out;
    }

    private static Term lock(Locking.Queue queue, Term object) {
        FieldId lock = FieldId.parse(queue.lock());
        return Term.member(object, lock.tag(), lock.name());
    }
}
