package org.lockwright.rules.flow;

import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Lowers conditions to branches, and the operators whose values branches decide. */
final class Conditions {

    private static final Set<String> TRUTHS = Set.of("&&", "||", "==", "!=", "<", ">", "<=", ">=");

    private final FunctionLowering function;

    Conditions(FunctionLowering function) {
        this.function = function;
    }

    static boolean isLogical(Node n) {
        return n.kind() == Kind.BINARY && (n.operator().equals("&&") || n.operator().equals("||"));
    }

    /** Whether {@code n} is made of {@code &&} or {@code ||}, perhaps negated. */
    static boolean hasLogical(Node n) {
        Node at = CTypes.bare(n);
        while (at.kind() == Kind.UNARY && at.operator().equals("!")) {
            at = CTypes.bare(at.child(0));
        }
        return isLogical(at);
    }

    /** Ends the open block: goes to {@code whenTrue} if {@code n} is not zero, else to {@code whenFalse}. */
    void branch(Node n, int whenTrue, int whenFalse) {
        if (function.macros().isUse(n)) {
            decide(n, whenTrue, whenFalse);
            return;
        }
        switch (n.kind()) {
            case EMPTY -> function.graph().jump(whenTrue);
            case PAREN, CAST -> branch(n.child(0), whenTrue, whenFalse);
            case COMMA -> {
                int last = n.children().size() - 1;
                n.children().subList(0, last).forEach(function.values()::effect);
                branch(n.child(last), whenTrue, whenFalse);
            }
            case UNARY -> {
                if (n.operator().equals("!")) {
                    branch(n.child(0), whenFalse, whenTrue);
                } else {
                    decide(n, whenTrue, whenFalse);
                }
            }
            case BINARY -> binary(n, whenTrue, whenFalse);
            case CONDITIONAL -> conditional(n, whenTrue, whenFalse);
            case STATEMENT_EXPRESSION -> {
                Expr decided = new Expr.Unknown("decided");
                Expr value = function.statements().expression(n, last -> {
                    branch(last, whenTrue, whenFalse);
                    return decided;
                });
                decide(n, value == null ? new Expr.Unknown("no value") : value, whenTrue, whenFalse);
            }
            case CALL -> {
                if (Calls.isExpect(n)) {
                    branch(n.child(1), whenTrue, whenFalse);
                } else {
                    decide(n, whenTrue, whenFalse);
                }
            }
            default -> decide(n, whenTrue, whenFalse);
        }
    }

    private void binary(Node n, int whenTrue, int whenFalse) {
        String operator = n.operator();
        if (isLogical(n)) {
            int right = function.graph().block();
            boolean and = operator.equals("&&");
            branch(n.child(0), and ? right : whenTrue, and ? whenFalse : right);
            function.graph().start(right);
            branch(n.child(1), whenTrue, whenFalse);
        } else if ((operator.equals("!=") || operator.equals("==")) && isZero(n.child(1)) && isTruth(n)) {
            boolean same = operator.equals("!=");
            branch(n.child(0), same ? whenTrue : whenFalse, same ? whenFalse : whenTrue);
        } else {
            decide(n, whenTrue, whenFalse);
        }
    }

    /** Whether the left side of a comparison with 0 is a condition, or the comparison is one that {@code __predict_true} adds. */
    private static boolean isTruth(Node n) {
        Node left = CTypes.bare(n.child(0));
        boolean truth = left.kind() == Kind.BINARY && TRUTHS.contains(left.operator())
                || left.kind() == Kind.UNARY && left.operator().equals("!")
                || Calls.isExpect(left);
        return truth || n.operator().equals("!=") && n.parent().map(Calls::isExpect).orElse(false);
    }

    private static boolean isZero(Node n) {
        return n.kind() == Kind.LITERAL && n.text().equals("0");
    }

    private void conditional(Node n, int whenTrue, int whenFalse) {
        if (n.children().size() < 3) {
            int otherwise = function.graph().block();
            branch(n.child(0), whenTrue, otherwise);
            function.graph().start(otherwise);
            branch(n.child(1), whenTrue, whenFalse);
            return;
        }
        int first = function.graph().block();
        int second = function.graph().block();
        branch(n.child(0), first, second);
        function.graph().start(first);
        branch(n.child(1), whenTrue, whenFalse);
        function.graph().start(second);
        branch(n.child(2), whenTrue, whenFalse);
    }

    private void decide(Node n, int whenTrue, int whenFalse) {
        decide(n, function.values().value(n), whenTrue, whenFalse);
    }

    private void decide(Node n, Expr value, int whenTrue, int whenFalse) {
        Long known = Folding.known(value);
        if (known != null) {
            function.graph().jump(known != 0 ? whenTrue : whenFalse);
        } else if (value instanceof Expr.FunctionRef) {
            function.graph().jump(whenTrue);
        } else {
            function.graph().end(new Flow.End.Branch(function.place(n), value, whenTrue, whenFalse));
        }
    }

    /** The value of {@code && || !}: a variable that is 1 or 0. */
    Expr value(Node n) {
        int one = function.graph().block();
        int zero = function.graph().block();
        int after = function.graph().block();
        Expr.Target.Variable kept = function.variables().made();
        branch(n, one, zero);
        function.graph().start(one);
        function.assign(n, kept, Folding.number(1));
        function.graph().jump(after);
        function.graph().start(zero);
        function.assign(n, kept, Folding.number(0));
        function.graph().start(after);
        return new Expr.Local(kept.variable());
    }

    /** The value of {@code c ? a : b}. */
    Expr choice(Node n) {
        Long known = n.children().size() > 2 ? function.unit().enumerators().compute(n.child(0)) : null;
        if (known != null) {
            return function.values().value(n.child(known != 0 ? 1 : 2));
        }
        Expr.Target.Variable kept = function.variables().made();
        int second = function.graph().block();
        int after = function.graph().block();
        if (n.children().size() < 3) {
            Expr value = function.values().value(n.child(0));
            function.assign(n.child(0), kept, value);
            decide(n.child(0), Folding.known(value) != null ? value : new Expr.Local(kept.variable()), after, second);
        } else {
            int first = function.graph().block();
            branch(n.child(0), first, second);
            function.graph().start(first);
            function.assign(n.child(1), kept, function.values().value(n.child(1)));
            function.graph().jump(after);
        }
        function.graph().start(second);
        Node last = n.child(n.children().size() - 1);
        function.assign(last, kept, function.values().value(last));
        function.graph().start(after);
        return new Expr.Local(kept.variable());
    }

    /** Lowers {@code c ? a : b} whose value is not used. */
    void either(Node n) {
        int first = function.graph().block();
        int second = function.graph().block();
        int after = function.graph().block();
        boolean whole = n.children().size() > 2;
        branch(n.child(0), whole ? first : after, second);
        if (whole) {
            function.graph().start(first);
            function.values().effect(n.child(1));
            function.graph().jump(after);
        }
        function.graph().start(second);
        function.values().effect(n.child(n.children().size() - 1));
        function.graph().start(after);
    }

    /** Lowers {@code &&} or {@code ||} whose value is not used. */
    void effect(Node n) {
        int right = function.graph().block();
        int after = function.graph().block();
        boolean and = n.operator().equals("&&");
        branch(n.child(0), and ? right : after, and ? after : right);
        function.graph().start(right);
        function.values().effect(n.child(1));
        function.graph().start(after);
    }
}
