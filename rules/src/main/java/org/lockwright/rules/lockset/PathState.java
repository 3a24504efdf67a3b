package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.lockwright.rules.flow.Expr;

/**
 * What is known on a set of paths to one point of a function: the locks, what variables and memory hold, and facts about values.
 *
 * <p>Paths with the same locks are one state, others are kept apart, so that {@code if (c) lock(); ... if (c) unlock();} is followed as
 * its author means it. Values never change.
 */
final class PathState {

    private final Locks locks;
    private final Map<Term, Term> values;
    private final Map<Term, Fact> facts;
    private final boolean tainted;
    private final boolean lost;
    private final Map<Term, Fact> early;

    PathState(Locks locks, Map<Term, Term> values, Map<Term, Fact> facts, boolean tainted) {
        this(locks, values, facts, tainted, false, null);
    }

    private PathState(Locks locks, Map<Term, Term> values, Map<Term, Fact> facts, boolean tainted, boolean lost, Map<Term, Fact> early) {
        this.lost = lost;
        this.early = early;
        this.locks = locks;
        this.values = values;
        this.facts = facts;
        this.tainted = tainted;
    }

    Locks locks() {
        return locks;
    }

    /** Whether something that was not understood lies on the way. */
    boolean tainted() {
        return tainted;
    }

    /** Whether locks that are not seen may be held all the same, because there were too many sets of them to keep apart. */
    boolean lost() {
        return lost;
    }

    Map<Term, Fact> facts() {
        return facts;
    }

    PathState with(Locks other) {
        return other == locks ? this : new PathState(other, values, facts, tainted, lost, early);
    }

    PathState taint() {
        return tainted ? this : new PathState(locks, values, facts, true, lost, early);
    }

    /** This state where not all locks are known. */
    PathState lose() {
        return new PathState(locks, values, facts, true, true, early);
    }

    /** This state with other facts. */
    PathState withFacts(Map<Term, Fact> other) {
        return new PathState(locks, values, other, tainted, lost, early);
    }

    /** What is stored at {@code address}, if this path stored it. */
    Optional<Term> value(Term address) {
        return Optional.ofNullable(values.get(address));
    }

    /** This state after {@code value} was stored at {@code address}; what was known of that place is forgotten. */
    PathState store(Term address, Term value) {
        Map<Term, Term> v = new HashMap<>(values);
        v.put(address, value);
        if (address.kind() == Term.Kind.LOCAL) {
            return new PathState(locks, v, facts, tainted, lost, early == null ? null : EntryMemory.overwritten(early, address));
        }
        Term load = Term.load(address);
        Map<Term, Fact> f = new HashMap<>(facts);
        if (!value.contains(load)) { // else the load is the old value still, of which the new one is made
            f.keySet().removeIf(t -> t.contains(load));
        }
        return new PathState(locks, v, f, tainted, lost, early);
    }

    /** The numbers that were stored where parameters point to. */
    Map<Term, Term> stored() {
        Map<Term, Term> out = new HashMap<>();
        values.forEach((address, value) -> {
            if (address.kind() == Term.Kind.PARAMETER && value.isConstant()) {
                out.put(address, value);
            }
        });
        return out;
    }

    /** The locks held of objects to which a pointer was stored outside of the function's variables. */
    Set<Term> handed() {
        Set<Term> out = new java.util.HashSet<>(locks.held().keySet());
        out.removeIf(lock -> values.entrySet().stream().noneMatch(e -> !e.getValue().isConstant() && e.getKey().root().kind() != Term.Kind.LOCAL && lock.contains(e.getValue())));
        return out;
    }

    /** This state where nothing is known of what lies in the variable at {@code address}. */
    PathState forgetParts(Term address) {
        if (values.keySet().stream().noneMatch(t -> t.kind() != Term.Kind.LOCAL && t.contains(address))) {
            return this;
        }
        Map<Term, Term> v = new HashMap<>(values);
        v.keySet().removeIf(t -> t.kind() != Term.Kind.LOCAL && t.contains(address));
        return new PathState(locks, v, facts, tainted, lost, early);
    }

    /** This state where nothing is known of memory that others may change: after a wait. */
    PathState forgetMemory(Steady steady) {
        Map<Term, Fact> f = new HashMap<>(facts);
        f.keySet().removeIf(t -> t.has(Term.Kind.LOAD) && !steady.isSteady(t));
        Map<Term, Term> v = new HashMap<>(values);
        v.keySet().removeIf(t -> (t.kind() == Term.Kind.MEMBER || t.kind() == Term.Kind.GLOBAL || t.kind() == Term.Kind.ELEMENT) && !(steady.isPlace(t) && steady.isSteady(t)));
        return new PathState(locks, v, f, tainted, lost, early());
    }

    /** What is known of {@link EntryMemory}. */
    Map<Term, Fact> onEntry() {
        return EntryMemory.of(early != null ? early : facts);
    }

    /** The same, with the variables that hold what was read there before the first wait. */
    private Map<Term, Fact> early() {
        return early != null ? early : EntryMemory.withVariables(facts, values);
    }

    /** This state, which is on the way where {@code condition}, in whose value is {@code term}, is {@code truth}: after a wait too, old values tell of {@link EntryMemory}. */
    PathState recalling(Expr condition, Term term, boolean truth) {
        if (early == null || !EntryMemory.isOf(term) || !EntryMemory.isOld(condition, early)) {
            return this;
        }
        boolean negated = term.name().equals("!") && term.second() == null;
        Map<Term, Fact> e = new HashMap<>(early);
        e.put(negated ? term.first() : term, truth != negated ? Fact.NONZERO : Fact.ZERO);
        implied(negated ? term.first() : term, truth != negated, e);
        return new PathState(locks, values, facts, tainted, lost, e);
    }

    /** Whether the path has waited, so that others may have changed memory since the function was called. */
    boolean hasWaited() {
        return early != null;
    }

    /** This state on the way where {@code condition} is {@code truth}; empty if it cannot be. */
    Optional<PathState> assume(Term condition, boolean truth) {
        Fact known = fact(condition);
        Fact now = truth ? Fact.NONZERO : Fact.ZERO;
        if (known != null && known.contradicts(now)) {
            return Optional.empty();
        } else if (known != null && (known.isZero() || known.isNonzero())) {
            return Optional.of(this);
        }
        Map<Term, Fact> f = new HashMap<>(facts);
        f.put(condition, known == null ? now : known.and(now));
        implied(condition, truth, f);
        return Optional.of(new PathState(locks, values, f, tainted, lost, early));
    }

    private static void implied(Term c, boolean truth, Map<Term, Fact> out) {
        if (c.kind() != Term.Kind.OPERATION || c.second() == null) {
            return;
        }
        boolean equality = c.name().equals("==") && truth || c.name().equals("!=") && !truth;
        boolean difference = c.name().equals("==") && !truth || c.name().equals("!=") && truth;
        boolean ofZero = c.second().isConstant() && c.second().value() == 0 && truth && (c.name().equals("<") || c.name().equals(">"));
        if (c.second().isConstant() && equality) {
            out.put(c.first(), Fact.of(c.second().value()));
        } else if (c.second().isConstant() && difference || ofZero) {
            Fact differs = Fact.noneOf(Set.of(c.second().value()));
            out.merge(c.first(), differs, (a, b) -> a.contradicts(b) ? b : a.and(b));
        } else if (truth && (c.name().equals("<") || c.name().equals(">"))) {
            out.put(Term.operation("!=", c.first(), c.second()), Fact.of(1));
        } else if (c.name().equals("&") && truth) {
            out.putIfAbsent(c.first(), Fact.NONZERO);
        }
    }

    /** This state knowing {@code fact} of {@code term}; empty if it cannot be. */
    Optional<PathState> know(Term term, Fact fact) {
        Fact before = fact(term);
        if (before != null) {
            Fact both = before.contradicts(fact) ? null : before.and(fact);
            return both == null ? Optional.empty() : Optional.of(both.equals(before) ? this : put(term, both));
        }
        return Optional.of(put(term, fact));
    }

    /** This state where {@code fact} is so of {@code term}, whatever was so before. */
    PathState tell(Term term, Fact fact) {
        return put(term, fact);
    }

    private PathState put(Term term, Fact fact) {
        Map<Term, Fact> f = new HashMap<>(facts);
        f.put(term, fact);
        return new PathState(locks, values, f, tainted, lost, early);
    }

    /** What is known of {@code term}; null for nothing. */
    Fact fact(Term term) {
        if (term.isConstant()) {
            return Fact.of(term.value());
        }
        Fact known = facts.get(term);
        if (known != null) {
            return known;
        }
        return switch (term.kind()) {
            case LOCAL, GLOBAL, FUNCTION, THREAD, MEMBER, ELEMENT -> Fact.NONZERO;
            case OPERATION -> operation(term);
            default -> locks.isIn(term) ? Fact.NONZERO : null;
        };
    }

    /** This state knowing that the pointers at {@code lock} and {@code held} lead to one lock. */
    PathState shares(Term lock, Term held) {
        return put(SharedLocks.fact(lock, held), Fact.of(1));
    }

    /** This state after {@code lock} was given up, so that others may change which pointers lead to it. */
    PathState given(Term lock) {
        PathState after = with(locks.give(lock));
        Map<Term, Fact> f = SharedLocks.without(lock, facts);
        return f == facts ? after : after.withFacts(f);
    }

    /** Whether this path knows that {@code a} and {@code b} are one. */
    boolean areOne(Term a, Term b) {
        Fact equal = fact(Term.operation("==", a, b));
        return equal != null && equal.isNonzero();
    }

    /** The running thread, if this path knows that {@code object} is it; else {@code object}. */
    Term running(Term object) {
        Fact same = facts.get(Term.operation("==", object, Term.thread()));
        Fact turned = facts.get(Term.operation("==", Term.thread(), object));
        boolean known = same != null && same.isNonzero() || turned != null && turned.isNonzero();
        return known ? Term.thread() : object;
    }

    private Fact operation(Term t) {
        if (t.second() == null) {
            Fact f = t.name().equals("!") ? fact(t.first()) : null;
            return f == null ? null : f.isZero() ? Fact.of(1) : f.isNonzero() ? Fact.ZERO : null;
        }
        Fact turned = Comparisons.are(t.name()) ? Comparisons.turned(t, facts) : null;
        if (turned != null) {
            return turned;
        }
        Fact a = fact(t.first());
        Fact b = fact(t.second());
        boolean comparison = t.name().equals("==") || t.name().equals("!=");
        if (comparison && t.first().equals(t.second())) {
            return Fact.truth(t.name().equals("=="));
        }
        if (a == null || b == null) {
            return null;
        }
        if (comparison && a.equal() != null && b.equal() != null) {
            return Fact.truth(t.name().equals("==") == a.equal().equals(b.equal()));
        } else if (comparison && a.contradicts(b)) {
            return Fact.truth(t.name().equals("!="));
        } else if (a.equal() != null && b.equal() != null) {
            return Fact.arithmetic(t.name(), a.equal(), b.equal());
        }
        if (t.name().equals("|") && a.isOneOf() && b.equal() != null) {
            return Fact.arithmetic("|", a, b.equal());
        }
        return !t.name().equals("&") ? null : a.isZero() || b.isZero() ? Fact.ZERO : b.equal() == null ? null : a.masked(b.equal());
    }

    /** This state with every term put through {@code change}. */
    PathState map(UnaryOperator<Term> change) {
        Map<Term, Term> v = new HashMap<>();
        values.forEach((a, t) -> v.put(change.apply(a), change.apply(t)));
        Map<Term, Fact> f = new HashMap<>();
        facts.forEach((t, fact) -> {
            Term now = change.apply(t);
            if (now.equals(t) || SharedLocks.isFact(t)) {
                f.put(now, fact);
            }
        });
        return new PathState(locks.map(change), v, f, tainted, lost, early);
    }

    /** The values that variables have. */
    Map<Term, Term> values() {
        return values;
    }

    /** Whether the two are of callers that set different bits of a parameter, as {@code UVM_LK_EXIT}. */
    boolean differsInFlags(PathState o) {
        return facts.entrySet().stream().anyMatch(e -> e.getKey().isFlagOfParameter() && o.facts.containsKey(e.getKey()) && e.getValue().contradicts(o.facts.get(e.getKey())));
    }

    /** What is so on both of two sets of paths with like locks; {@code phi} gives a value where they differ on a variable. */
    PathState merge(PathState o, UnaryOperator<Term> phi) {
        Map<Term, Term> v = new HashMap<>();
        Map<Term, Fact> f = new HashMap<>();
        values.forEach((address, value) -> {
            Term other = o.values.get(address);
            if (value.equals(other)) {
                v.put(address, value);
            } else if (address.kind() == Term.Kind.LOCAL) {
                Term either = either(phi.apply(address), value, other);
                v.put(address, either);
                keep(value, other, o, either, f);
                SharedLocks.either(value, facts, other, o.facts, either, f);
            } else if (other == null && o.isNothing(address)) {
                v.put(address, value);
            }
        });
        o.values.forEach((address, value) -> {
            if (values.containsKey(address)) {
                return;
            } else if (address.kind() == Term.Kind.LOCAL) {
                v.put(address, phi.apply(address));
            } else if (isNothing(address)) {
                v.put(address, value);
            }
        });
        facts.forEach((t, fact) -> {
            Fact other = o.fact(t);
            Fact both = other == null ? null : fact.or(other);
            if (both != null) {
                f.put(t, both);
            }
        });
        forgetUpdated(this, o, f);
        forgetUpdated(o, this, f);
        return new PathState(locks.equals(o.locks) ? locks : locks.join(o.locks), v, f, tainted || o.tainted, lost || o.lost,
                early == null && o.early == null ? null : EntryMemory.either(early(), o.early()));
    }

    /** Whether {@code address} is in an object that is not there: a call that would have made it has returned a null pointer. */
    private boolean isNothing(Term address) {
        Fact root = address.kind() == Term.Kind.MEMBER && address.root().kind() == Term.Kind.RESULT ? facts.get(address.root()) : null;
        return root != null && root.isZero();
    }

    /** Takes out of {@code facts} what {@code a} knows of memory that it has changed since, and {@code b} not in the same way. */
    private static void forgetUpdated(PathState a, PathState b, Map<Term, Fact> facts) {
        a.values.forEach((address, value) -> {
            if (address.kind() != Term.Kind.LOCAL && !value.equals(b.values.get(address))) {
                Term load = Term.load(address);
                long changed = Bits.changed(value, load);
                facts.keySet().removeIf(t -> t.contains(load) && !(changed != Bits.ALL && Bits.areOthers(t, load, changed)));
            }
        });
    }

    /** The value that stands for two, which a call may have handed out if it may one of them. */
    private static Term either(Term phi, Term a, Term b) {
        boolean handedOut = a.isHandedOut() || b != null && b.isHandedOut();
        return handedOut ? Term.opaque(Term.HANDED_OUT + " or else " + phi.name()) : phi;
    }

    /** What {@code a} here and {@code b} there both are, the value that stands for either is: fresh, or owned. */
    private void keep(Term a, Term b, PathState there, Term either, Map<Term, Fact> out) {
        if (b == null) {
            return;
        }
        Fact fact = fact(a);
        Fact other = there.fact(b);
        Fact both = fact == null || other == null ? null : fact.or(other);
        if (both != null) {
            out.put(either, both);
        }
        for (String trait : List.of(Newness.FRESH, Ownership.OWN)) {
            Fact here = facts.get(Term.operation(trait, a, null));
            if (here != null && here.equals(there.facts.get(Term.operation(trait, b, null)))) {
                out.put(Term.operation(trait, either, null), here);
            }
        }
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof PathState that && tainted == that.tainted && lost == that.lost && locks.equals(that.locks) && values.equals(that.values)
                && facts.equals(that.facts) && Objects.equals(early, that.early);
    }

    @Override
    public int hashCode() {
        return Objects.hash(locks, values.size(), facts.size(), tainted);
    }
}
