package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.Expr;

/** Values of expressions on a path. */
final class Evaluation {

    private Evaluation() {
    }

    /** The value of {@code e} in {@code state}. */
    static Term of(Expr e, PathState state) {
        if (e instanceof Expr.Constant c) {
            return Term.constant(c.text(), c.value());
        } else if (e instanceof Expr.Local l) {
            return load(Term.local(l.variable()), state);
        } else if (e instanceof Expr.Global g) {
            return load(Term.global(g.name(), g.file()), state);
        } else if (e instanceof Expr.Load l) {
            return load(address(l.place(), state), state);
        } else if (e instanceof Expr.Address a) {
            return address(a.place(), state);
        } else if (e instanceof Expr.Result r) {
            Term result = Term.result(r.call());
            return state.value(result).orElse(result);
        } else if (e instanceof Expr.FunctionRef f) {
            return Term.function(f.function().name());
        } else if (e instanceof Expr.Container c) {
            return Term.container(of(c.member(), state), c.tag(), c.field());
        } else if (e instanceof Expr.Operation o) {
            return operation(o, state);
        }
        return Term.opaque(((Expr.Unknown) e).why());
    }

    private static Term operation(Expr.Operation o, PathState state) {
        if (o.operands().isEmpty()) {
            return Term.opaque(o.operator());
        }
        Term first = of(o.operands().get(0), state);
        Term second = o.operands().size() < 2 ? null : of(o.operands().get(1), state);
        if (second != null && first.isConstant() && !second.isConstant() && (o.operator().equals("==") || o.operator().equals("!="))) {
            return Term.operation(o.operator(), second, first);
        }
        Term made = Bits.plain(Term.operation(o.operator(), first, second));
        Fact value = made.kind() == Term.Kind.OPERATION && (second == null || second.isConstant()) && first.isConstant() ? state.fact(made) : null;
        return value != null && value.equal() != null ? Term.constant("", value.equal()) : made;
    }

    /** The address of {@code place} in {@code state}. */
    static Term address(Expr.Target place, PathState state) {
        if (place instanceof Expr.Target.Variable v) {
            return Term.local(v.variable());
        } else if (place instanceof Expr.Target.GlobalVariable g) {
            return Term.global(g.name(), g.file());
        } else if (place instanceof Expr.Target.Member m) {
            return Term.member(of(m.object(), state), m.tag(), m.field());
        } else if (place instanceof Expr.Target.Element e) {
            return Term.element(of(e.array(), state), of(e.index(), state));
        } else if (place instanceof Expr.Target.Pointee p) {
            return of(p.address(), state);
        }
        return Term.opaque("a place not understood");
    }

    private static Term load(Term address, PathState state) {
        return state.value(address).orElseGet(() -> address.kind() == Term.Kind.LOCAL
                ? Term.opaque("uninitialised " + address.number()) : Term.load(address));
    }
}
