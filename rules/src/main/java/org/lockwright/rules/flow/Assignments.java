package org.lockwright.rules.flow;

import org.lockwright.parser.tree.Node;

/** Lowers the operators that store: assignments, {@code ++} and {@code --}. */
final class Assignments {

    private final FunctionLowering function;

    Assignments(FunctionLowering function) {
        this.function = function;
    }

    static boolean isStepping(String operator) {
        return operator.endsWith("++") || operator.endsWith("--");
    }

    /** Lowers an ASSIGN node; its value if {@code used}. */
    Expr assign(Node n, boolean used) {
        Expr right = function.values().value(n.child(1));
        Lvalue left = function.lvalues().lvalue(n.child(0));
        Expr value = right;
        if (n.operator().equals("=")) {
            function.access(left, Step.Use.WRITE, "");
        } else {
            function.access(left, Step.Use.MODIFY, n.operator());
            value = Folding.binary(n.operator().substring(0, n.operator().length() - 1), left.value(), right);
        }
        function.assign(n, left.target(), value);
        boolean lasting = value instanceof Expr.Constant || isLasting(value) && !(left.target() instanceof Expr.Target.Variable);
        return used && !lasting ? left.value() : value;
    }

    /** Lowers {@code ++} or {@code --}; the value it has if {@code used}. */
    Expr step(Node n, boolean used) {
        String operator = n.operator();
        Lvalue place = function.lvalues().lvalue(n.child(0));
        String sign = operator.substring(operator.length() - 1);
        function.access(place, Step.Use.MODIFY, sign + sign);
        Expr before = place.value();
        if (used && operator.startsWith("p")) {
            Expr.Target.Variable kept = function.variables().made();
            function.assign(n, kept, before);
            before = new Expr.Local(kept.variable());
        }
        function.assign(n, place.target(), Folding.binary(sign, place.value(), Folding.number(1)));
        return operator.startsWith("p") ? before : place.value();
    }

    /** Whether a value stays what it is whatever is stored. */
    private static boolean isLasting(Expr value) {
        return value instanceof Expr.Result || value instanceof Expr.FunctionRef;
    }
}
