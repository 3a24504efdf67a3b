package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.lockwright.parser.keys.LockType;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/** Something a function does that checks ask about, with the locks held there on each set of paths. */
sealed interface Event {

    /** Where. */
    Place place();

    /**
     * One set of paths to an event.
     *
     * @param locks the locks, relative to those on entry
     * @param given what is known of the parameters there
     * @param tainted whether something that was not understood lies on the way
     * @param promised whether bits of an argument are set which may say what else the caller holds
     * @param lost whether there were too many sets of locks on the way, so that one that is not seen may be held all the same
     * @param memory what is known of {@link EntryMemory}; of calls, and where something is waited for or woken, only
     * @param same comparisons by which two values that are no constants are one there
     */
    record Seen(Locks locks, Map<Term, Fact> given, boolean tainted, boolean promised, boolean lost, Map<Term, Fact> memory, List<Term> same) {

        /** What is known in {@code state}. */
        static Seen of(PathState state) {
            Map<Term, Fact> given = new HashMap<>();
            List<Term> same = new ArrayList<>();
            state.facts().forEach((term, fact) -> {
                if (term.isOfParameters()) {
                    given.put(term, fact);
                }
                if (isEqual(term, fact)) {
                    same.add(term);
                }
            });
            return new Seen(state.locks(), given, state.tainted(), isPromised(state), state.lost(), Map.of(), List.copyOf(same));
        }

        /** The same, with what is known of memory. */
        static Seen whole(PathState state) {
            Seen seen = of(state);
            return new Seen(seen.locks, seen.given, seen.tainted, seen.promised, seen.lost, state.onEntry(), seen.same);
        }

        private static boolean isEqual(Term t, Fact fact) {
            boolean compares = t.kind() == Term.Kind.OPERATION && t.second() != null && !t.first().isConstant() && !t.second().isConstant();
            return compares && (t.name().equals("==") && fact.isNonzero() || t.name().equals("!=") && fact.isZero());
        }

        /** Whether bits are set in the arguments of a method that come in a struct of their own, as in {@code ap->a_flags & PGO_LOCKED}. */
        private static boolean isPromised(PathState state) {
            return state.facts().entrySet().stream().anyMatch(e -> e.getKey().name().equals("&") && e.getValue().isNonzero() && e.getKey().first().isMethodArgument());
        }
    }

    /**
     * A use of a field.
     *
     * @param object the object's address on these paths
     * @param exempt the name of the rule that lets it be done without a lock; empty for none
     * @param own whether the object is known to be the running code's own, or not; empty if neither is known
     */
    record Use(Place place, Step.Access access, Term object, String exempt, Optional<Boolean> own, Seen seen) implements Event {

        /** The use that {@code access} makes of the object at {@code object} in {@code state}. */
        static Use of(Step.Access access, Term object, PathState state) {
            return new Use(access.place(), access, object, Newness.exemption(object, state), Ownership.of(object, state), Seen.of(state));
        }

        /**
         * This use as one of the innermost member of {@code wanted}, by tag and name, that it is one of or of a part of; empty for none.
         * A lock that is part of a member is taken or looked for, which is no use of what it guards.
         */
        Optional<Use> within(BiPredicate<String, String> wanted) {
            Expr.Target.Member member = access.member();
            Term at = object;
            while (!wanted.test(member.tag(), member.field())) {
                Expr.Target.Member outer = outer(member);
                at = at.kind() == Term.Kind.ELEMENT ? at.first() : at;
                if (at.kind() != Term.Kind.MEMBER || LockType.is(member.type())) {
                    return Optional.empty();
                }
                boolean isWritten = outer != null && outer.tag().equals(at.tag()) && outer.field().equals(at.name());
                member = isWritten ? outer : new Expr.Target.Member(new Expr.Unknown("outer"), at.tag(), at.name(), "");
                at = at.first();
            }
            boolean same = member == access.member();
            return Optional.of(same ? this : new Use(place, new Step.Access(place, member, access.use(), access.operation()), at, exempt, own, seen));
        }

        /** The member that {@code part} is written as a part of; null for none. */
        private static Expr.Target.Member outer(Expr.Target.Member part) {
            Expr.Target place = part.object() instanceof Expr.Address a ? a.place() : null;
            if (place instanceof Expr.Target.Element e && e.array() instanceof Expr.Address a) {
                place = a.place();
            }
            return place instanceof Expr.Target.Member m ? m : null;
        }
    }

    /** A lock is taken by {@code call}; {@code tried} if without waiting for it, {@code again} if at the end of a wait that gave it up. */
    record Taking(Place place, String call, Term lock, boolean shared, boolean tried, boolean recursive, boolean again, Seen before) implements Event {
    }

    /** A lock is given up. */
    record Giving(Place place, Term lock, Seen before) implements Event {
    }

    /** A lock is asserted to be held; {@code conditional} if only where something else is known. */
    record Claim(Place place, Term lock, boolean shared, boolean conditional, Seen before) implements Event {
    }

    /**
     * What a path knows of the arguments of a call.
     *
     * @param own those that are the running code's own
     * @param fresh those that nobody else knows
     * @param handedOut those that a call handed out, and may have locked
     * @param facts what it knows of their values
     * @param memory what it knows of their objects' members
     */
    record Known(Set<Term> own, Set<Term> fresh, Set<Term> handedOut, Map<Term, Fact> facts, Memory memory) {

        Known withFresh(Set<Term> other) {
            return new Known(own, other, handedOut, facts, memory);
        }
    }

    /**
     * What a path knows of the members of objects that it hands to a call.
     *
     * @param facts of values, by what the calling function calls them
     * @param changed values that are no longer as they were when the function was called; null for all
     * @param setUp what the call before it left there, in terms of the called function
     */
    record Memory(Map<Term, Fact> facts, Set<Term> changed, Map<Term, Fact> setUp) {

        /** Nothing is known. */
        static final Memory UNKNOWN = new Memory(Map.of(), null, Map.of());

        boolean isAsOnEntry(Term value) {
            return changed != null && !changed.contains(value);
        }
    }

    /** A call that may run {@code targets}. */
    record Calling(Step.Call call, List<FunctionId> targets, List<Term> arguments, Known known, Seen seen) implements Event {

        @Override
        public Place place() {
            return call.place();
        }

        int number() {
            return call.number();
        }

        boolean isDirect() {
            return call.function() != null;
        }

        Calling withFresh(Set<Term> fresh) {
            return new Calling(call, targets, arguments, known.withFresh(fresh), seen);
        }
    }

    /**
     * The function returns {@code value}, null for none; {@code stored} are numbers that it leaves behind through its pointer arguments, and
     * {@code handed} those of the held locks whose objects it leaves where others may look.
     */
    record Leaving(Place place, Term value, Fact result, Map<Term, Term> stored, java.util.Set<Term> handed, Seen seen) implements Event {
    }

    /**
     * A turn of a loop leaves a lock otherwise than it found it.
     *
     * @param place the loop
     * @param change by how much more often the lock is held after the turn; 0 if only its mode is another
     * @param where where it was taken; null if it is not held
     * @param always whether all turns on these paths do so
     */
    record Turn(Place place, Term lock, int change, Place where, boolean always, Loop loop, Seen seen) implements Event {
    }

    /**
     * A loop.
     *
     * @param head the block at which each turn begins
     * @param last its last block in source order
     * @param calls the calls in it
     */
    record Loop(int head, int last, java.util.Set<Integer> calls) {
    }

    /**
     * A call changes which locks are held.
     *
     * @param lost locks that were given up in it, whether or not they were taken again
     * @param taken locks that were not held, or not all the time, and are held after it
     */
    record Moved(Step.Call call, java.util.Set<Term> lost, java.util.Set<Term> taken, Seen seen) implements Event {

        @Override
        public Place place() {
            return call.place();
        }
    }

    /**
     * A call of {@code call} that may sleep, which {@code softint} soft interrupts may do.
     *
     * @param given locks that it gives up meanwhile
     * @param seen without the locks that it gives up meanwhile
     */
    record Sleeping(Place place, String call, boolean softint, Set<Term> given, Seen seen) implements Event {
    }

    /** A wait for the condition variable at {@code condvar} with {@code interlock}. */
    record Waiting(Place place, Term condvar, Term interlock, Seen seen) implements Event {
    }

    /**
     * The call {@code call}, which wakes those who wait for the condition variable at {@code condvar}; {@code exempt} as in {@link Use}.
     */
    record Waking(Place place, String call, Term condvar, String exempt, Seen seen) implements Event {
    }

    /** The call {@code call}, which waits until no handler of {@code handle} runs; {@code seen} is without the locks that it gives up meanwhile. */
    record Awaiting(Place place, String call, Term handle, Seen seen) implements Event {
    }

    /** A value that depends on what was read from the member at {@code address} is stored there by an atomic store. */
    record Split(Place place, Term address, Seen seen) implements Event {
    }
}
