package org.lockwright.rules.lockset;

import java.util.HashSet;
import java.util.Set;
import org.lockwright.rules.flow.Expr;

/** Which local variables expressions make use of. */
final class Mentions {

    private Mentions() {
    }

    /** The variable that points at the object at {@code address} or around it; -1 for none. */
    static int root(Expr address) {
        if (address instanceof Expr.Local l) {
            return l.variable();
        } else if (address instanceof Expr.Address a && a.place() instanceof Expr.Target.Member m) {
            return root(m.object());
        } else if (address instanceof Expr.Address a && a.place() instanceof Expr.Target.Element e) {
            return root(e.array());
        }
        return address instanceof Expr.Container c ? root(c.member()) : -1;
    }

    /** Variables whose values are part of {@code e}, as they are; not those that memory is read through. */
    static Set<Integer> values(Expr e) {
        Set<Integer> out = new HashSet<>();
        collect(e, false, out);
        return out;
    }

    /** All variables that {@code e} looks at. */
    static Set<Integer> all(Expr e) {
        Set<Integer> out = new HashSet<>();
        collect(e, true, out);
        return out;
    }

    /** All variables that it takes to find {@code place}. */
    static Set<Integer> all(Expr.Target place) {
        Set<Integer> out = new HashSet<>();
        collect(place, true, out);
        return out;
    }

    /** The variable whose own address {@code e} is. */
    static Set<Integer> addressed(Expr e) {
        return e instanceof Expr.Address a && a.place() instanceof Expr.Target.Variable v ? Set.of(v.variable()) : Set.of();
    }

    /** The calls whose results are part of {@code e}. */
    static Set<Integer> results(Expr e) {
        Set<Integer> out = new HashSet<>();
        if (e instanceof Expr.Result r) {
            out.add(r.call());
        } else if (e instanceof Expr.Operation o) {
            o.operands().forEach(x -> out.addAll(results(x)));
        }
        return out;
    }

    private static void collect(Expr e, boolean loads, Set<Integer> out) {
        if (e instanceof Expr.Local l) {
            out.add(l.variable());
        } else if (e instanceof Expr.Load l && loads) {
            collect(l.place(), true, out);
        } else if (e instanceof Expr.Address a) {
            collect(a.place(), loads, out);
        } else if (e instanceof Expr.Container c) {
            collect(c.member(), loads, out);
        } else if (e instanceof Expr.Operation o) {
            o.operands().forEach(x -> collect(x, loads, out));
        }
    }

    private static void collect(Expr.Target place, boolean loads, Set<Integer> out) {
        if (place instanceof Expr.Target.Member m) {
            collect(m.object(), loads, out);
        } else if (place instanceof Expr.Target.Element e) {
            collect(e.array(), loads, out);
            collect(e.index(), loads, out);
        } else if (place instanceof Expr.Target.Pointee p) {
            collect(p.address(), loads, out);
        }
    }
}
