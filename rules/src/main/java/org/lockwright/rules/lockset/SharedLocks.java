package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which locks, of those that objects only point to, are one on a path: facts that two pointers are equal. */
final class SharedLocks {

    private SharedLocks() {
    }

    /** What is known where the pointers at {@code lock} and {@code held} lead to one lock. */
    static Term fact(Term lock, Term held) {
        return Term.operation("==", Term.load(lock), Term.load(held));
    }

    /** Whether {@code t} says of two pointers of one name, each in its object, that they are equal. */
    static boolean isFact(Term t) {
        return t.kind() == Term.Kind.OPERATION && t.name().equals("==") && isPointer(t.first()) && isPointer(t.second()) && t.first().first().name().equals(t.second().first().name());
    }

    /** Where else pointers lead to the lock at {@code lock}, as {@code facts} say. */
    static Stream<Term> same(Term lock, Collection<Term> facts) {
        Term pointer = Term.load(lock);
        return facts.stream().filter(SharedLocks::isFact).filter(t -> t.first().equals(pointer) || t.second().equals(pointer))
                .map(t -> t.first().equals(pointer) ? t.second().first() : t.first().first());
    }

    private static boolean isPointer(Term t) {
        return t != null && t.kind() == Term.Kind.LOAD && t.first().kind() == Term.Kind.MEMBER;
    }

    /** Where the pointer is that {@code facts} say to be equal to the one at {@code lock}. */
    static Optional<Term> sharing(Term lock, Map<Term, Fact> facts) {
        Term pointer = Term.load(lock);
        return facts.keySet().stream().filter(t -> isFact(t) && t.first().equals(pointer)).map(t -> t.second().first()).min(Comparator.comparing(Term::toString));
    }

    /** {@code facts} without those of the pointer at {@code lock}, which was given up, so that others may change what leads to it; the same map if there are none. */
    static Map<Term, Fact> without(Term lock, Map<Term, Fact> facts) {
        Term pointer = Term.load(lock);
        if (facts.keySet().stream().noneMatch(t -> isEqual(t, pointer))) {
            return facts;
        }
        Map<Term, Fact> out = new HashMap<>(facts);
        out.keySet().removeIf(t -> isEqual(t, pointer));
        return out;
    }

    private static boolean isEqual(Term t, Term pointer) {
        return t.kind() == Term.Kind.OPERATION && t.name().equals("==") && (pointer.equals(t.first()) || pointer.equals(t.second()));
    }

    /** Puts in {@code out} what the lock of {@code either}, the value that stands for {@code a} and for {@code b}, shares with as both of theirs do. */
    static void either(Term a, Map<Term, Fact> ofA, Term b, Map<Term, Fact> ofB, Term either, Map<Term, Fact> out) {
        if (b == null) {
            return;
        }
        ofA.forEach((t, fact) -> {
            if (isFact(t) && t.first().first().first().equals(a)) {
                Term pointer = t.first().first();
                Term other = t.second().first();
                if (fact.equals(ofB.get(fact(Term.member(b, pointer.tag(), pointer.name()), other)))) {
                    out.put(fact(Term.member(either, pointer.tag(), pointer.name()), other), fact);
                }
            }
        });
    }
}
