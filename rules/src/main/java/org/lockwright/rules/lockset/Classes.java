package org.lockwright.rules.lockset;

import org.lockwright.rules.flow.Expr;

/** Classes of locks, and of other parts of objects, as the code spells them: {@code "socket.so_lock"}, {@code "softnet_lock"}. */
final class Classes {

    private Classes() {
    }

    /** The class of what is at the address {@code e}, or of the pointer that {@code e} is read from; empty if it cannot be told. */
    static String of(Expr e) {
        if (e instanceof Expr.Address a) {
            return of(a.place());
        } else if (e instanceof Expr.Load l) {
            return of(l.place());
        }
        return e instanceof Expr.Global g ? g.name() : "";
    }

    /** The class of {@code place}; empty if it cannot be told. */
    static String of(Expr.Target place) {
        if (place instanceof Expr.Target.Member m) {
            return m.tag() + "." + m.field();
        } else if (place instanceof Expr.Target.GlobalVariable g) {
            return g.name();
        }
        return place instanceof Expr.Target.Element e ? of(e.array()) : "";
    }
}
