package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Expr;

/**
 * What is known of the memory that a function's parameters point to, as it was when the function was called: {@code sc->sc_flags & F_RUN}
 * of the parameter {@code sc}. A caller that has just stored or tested it decides the branch.
 *
 * <p>Of members of the objects themselves only, and up to the first wait, after which others may have changed them. What a called function
 * stores meanwhile is not seen, as everywhere in the analysis of paths.
 */
final class EntryMemory {

    private EntryMemory() {
    }

    /** Those of {@code facts} that are of such memory. */
    static Map<Term, Fact> of(Map<Term, Fact> facts) {
        Map<Term, Fact> out = null;
        for (Map.Entry<Term, Fact> e : facts.entrySet()) {
            if (isOf(e.getKey())) {
                out = out == null ? new HashMap<>() : out;
                out.put(e.getKey(), e.getValue());
            }
        }
        return out == null ? Map.of() : out;
    }

    /** What is so whichever of the two is. */
    static Map<Term, Fact> either(Map<Term, Fact> a, Map<Term, Fact> b) {
        if (a.equals(b)) {
            return a;
        }
        Map<Term, Fact> out = new HashMap<>();
        a.forEach((term, fact) -> {
            Fact both = b.containsKey(term) ? fact.or(b.get(term)) : null;
            if (both != null) {
                out.put(term, both);
            }
        });
        return Fixed.map(out);
    }

    /** Those of {@code facts} that are of such memory, with a mark for each variable whose value was read there. */
    static Map<Term, Fact> withVariables(Map<Term, Fact> facts, Map<Term, Term> values) {
        Map<Term, Fact> out = new HashMap<>(of(facts));
        values.forEach((address, value) -> {
            if (address.kind() == Term.Kind.LOCAL && isOf(value)) {
                out.put(mark(address), Fact.NONZERO);
            }
        });
        return Fixed.map(out);
    }

    private static Term mark(Term variable) {
        return Term.operation("as on entry", variable, null);
    }

    /** {@code early} where something else is stored in {@code variable}. */
    static Map<Term, Fact> overwritten(Map<Term, Fact> early, Term variable) {
        Term mark = mark(variable);
        if (!early.containsKey(mark)) {
            return early;
        }
        Map<Term, Fact> out = new HashMap<>(early);
        out.remove(mark);
        return out;
    }

    /** Whether {@code e} is made of numbers, and of variables that {@code early} has a mark for. */
    static boolean isOld(Expr e, Map<Term, Fact> early) {
        if (e instanceof Expr.Operation o) {
            return o.operands().stream().allMatch(part -> isOld(part, early));
        }
        return e instanceof Expr.Constant || e instanceof Expr.Local l && early.containsKey(mark(Term.local(l.variable())));
    }

    /** Whether {@code t} is a value in such memory, or is computed of some and of numbers. */
    static boolean isOf(Term t) {
        return t.kind() == Term.Kind.OPERATION ? !Newness.isTrait(t) && t.first() != null && isOf(t.first())
                && (t.second() == null || t.second().isConstant() || isOf(t.second())) : isCell(t);
    }

    /** Whether {@code t} is a value in such memory. */
    static boolean isCell(Term t) {
        if (t.kind() != Term.Kind.LOAD || t.first().kind() != Term.Kind.MEMBER) {
            return false;
        }
        Term at = t.first();
        while (at.kind() == Term.Kind.MEMBER) {
            at = at.first();
        }
        return at.kind() == Term.Kind.PARAMETER;
    }

    /** What {@code state} knows of the members of the objects that are {@code arguments} of a call; {@code setUp} is known from the call before. */
    static Event.Memory at(List<Term> arguments, PathState state, Map<Term, Fact> setUp) {
        Set<Term> objects = new HashSet<>();
        arguments.stream().filter(a -> !a.isConstant()).forEach(objects::add);
        Map<Term, Fact> facts = new HashMap<>();
        state.facts().forEach((term, fact) -> {
            if (isMemberOf(term, objects)) {
                facts.put(term, fact);
            }
        });
        Set<Term> changed = state.hasWaited() ? null : new HashSet<>();
        state.values().forEach((address, value) -> {
            Term cell = Term.load(address);
            if (address.kind() == Term.Kind.MEMBER && isMemberOf(cell, objects)) {
                Fact fact = state.fact(value);
                if (fact != null) {
                    facts.put(cell, fact);
                }
                if (changed != null) {
                    changed.add(cell);
                }
            }
        });
        boolean isNothing = facts.isEmpty() && setUp.isEmpty();
        return isNothing && changed == null ? Event.Memory.UNKNOWN : new Event.Memory(Fixed.map(facts), changed == null ? null : Fixed.set(changed), setUp);
    }

    /** Whether {@code t} is the value of a member of one of {@code objects}, or is computed of one and of numbers. */
    private static boolean isMemberOf(Term t, Set<Term> objects) {
        if (t.kind() == Term.Kind.OPERATION) {
            return !Newness.isTrait(t) && t.second() != null && t.second().isConstant() && isMemberOf(t.first(), objects);
        }
        Term at = t.kind() == Term.Kind.LOAD ? t.first() : null;
        while (at != null && at.kind() == Term.Kind.MEMBER) {
            at = at.first();
            if (objects.contains(at)) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code t} is some bits of a value in such memory. */
    static boolean isBits(Term t) {
        return t.kind() == Term.Kind.OPERATION && t.name().equals("&") && t.second() != null && t.second().isConstant() && isCell(t.first());
    }

    /** Adds to {@code out} the parts of {@code t} that a caller may know: parameters, bits of them and values in their memory. */
    static void parts(Term t, Set<Term> out) {
        if (t.kind() == Term.Kind.PARAMETER || t.isFlagOfParameter() || isCell(t) || isBits(t)) {
            out.add(t);
        }
        if (!isCell(t) && t.first() != null) {
            parts(t.first(), out);
            if (t.second() != null) {
                parts(t.second(), out);
            }
        }
    }
}
