package org.lockwright.rules.flow;

import org.lockwright.parser.tree.Node;

/**
 * A place that an expression names.
 *
 * @param target the place
 * @param accessed the member that a use of the place is an access of: itself, or the array it is an element of; null for none
 * @param reference the FIELD node of {@code accessed}; null for none
 */
record Lvalue(Expr.Target target, Expr.Target.Member accessed, Node reference) {

    /** A place that is no member. */
    static Lvalue of(Expr.Target target) {
        return new Lvalue(target, null, null);
    }

    /** Its value. */
    Expr value() {
        if (target instanceof Expr.Target.Variable v) {
            return new Expr.Local(v.variable());
        } else if (target instanceof Expr.Target.GlobalVariable g) {
            return new Expr.Global(g.name(), g.file());
        }
        return new Expr.Load(target);
    }

    /** Its address. */
    Expr address() {
        return target instanceof Expr.Target.Pointee p ? p.address() : new Expr.Address(target);
    }

    /** The place whose address is {@code address}. */
    static Expr.Target at(Expr address) {
        return address instanceof Expr.Address a ? a.place() : new Expr.Target.Pointee(address);
    }

    /** The place whose value is {@code value}. */
    static Expr.Target holding(Expr value) {
        if (value instanceof Expr.Load l) {
            return l.place();
        } else if (value instanceof Expr.Local l) {
            return new Expr.Target.Variable(l.variable());
        } else if (value instanceof Expr.Global g) {
            return new Expr.Target.GlobalVariable(g.name(), g.file());
        }
        return new Expr.Target.Unknown();
    }
}
