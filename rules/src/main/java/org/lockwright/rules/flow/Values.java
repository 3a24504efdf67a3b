package org.lockwright.rules.flow;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Lowers expressions for their values. */
final class Values {

    private final FunctionLowering function;

    Values(FunctionLowering function) {
        this.function = function;
    }

    /** Lowers {@code n} for its value. */
    Expr value(Node n) {
        Optional<Expr> macro = function.macros().value(n);
        if (macro.isPresent()) {
            return macro.get();
        }
        return switch (n.kind()) {
            case NAME -> name(n);
            case LITERAL -> Literals.of(n.text());
            case PAREN, CAST -> n.children().isEmpty() ? new Expr.Unknown("empty") : value(n.child(0));
            case FIELD, INDEX -> read(n);
            case UNARY -> unary(n);
            case BINARY -> binary(n);
            case ASSIGN -> function.assignments().assign(n, true);
            case CONDITIONAL -> function.conditions().choice(n);
            case COMMA -> comma(n);
            case CALL -> function.calls().call(n);
            case STATEMENT_EXPRESSION ->
                    Optional.ofNullable(function.statements().expression(n, this::value)).orElse(new Expr.Unknown("no value"));
            default -> rare(n);
        };
    }

    private Expr rare(Node n) {
        switch (n.kind()) {
            case UNEVALUATED, TYPE_NAME:
                if (n.kind() == Kind.UNEVALUATED && !n.text().isEmpty()) {
                    return Literals.of(n.text());
                }
                return new Expr.Constant(n.operator().isEmpty() ? n.text() : n.operator(), null);
            case INITIALIZER_LIST:
                return function.declarations().literal(n).value();
            case PROBLEM:
                function.problem(n);
                return new Expr.Unknown("not parsed");
            default:
                n.children().forEach(this::effect);
                return new Expr.Unknown(n.kind().name().toLowerCase(java.util.Locale.ROOT));
        }
    }

    /** Lowers {@code n} for what it does; its value is not used. */
    void effect(Node n) {
        if (function.macros().value(n).isPresent()) {
            return;
        }
        switch (n.kind()) {
            case PAREN, CAST, COMMA -> n.children().forEach(this::effect);
            case ASSIGN -> function.assignments().assign(n, false);
            case CONDITIONAL -> function.conditions().either(n);
            case STATEMENT_EXPRESSION -> function.statements().expression(n, last -> {
                effect(last);
                return null;
            });
            case BINARY -> {
                if (Conditions.isLogical(n)) {
                    function.conditions().effect(n);
                } else {
                    value(n);
                }
            }
            case UNARY -> {
                if (Assignments.isStepping(n.operator())) {
                    function.assignments().step(n, false);
                } else {
                    value(n);
                }
            }
            default -> value(n);
        }
    }

    private Expr comma(Node n) {
        int last = n.children().size() - 1;
        n.children().subList(0, last).forEach(this::effect);
        return value(n.child(last));
    }

    private Expr name(Node n) {
        Symbol symbol = n.symbol().orElse(null);
        if (symbol instanceof Symbol.Function f) {
            return new Expr.FunctionRef(new FunctionId(f.name(), f.file()));
        } else if (symbol instanceof Symbol.Variable && function.variables().find(n.text()) == null && function.unit().isRow(n.text())) {
            return function.call(function.unit().place(n), n.text(), null, null, List.of());
        } else if (symbol instanceof Symbol.Variable v) {
            return v.path().isEmpty() && n.text().startsWith("__") && function.variables().find(n.text()) == null
                    ? new Expr.Constant(n.text(), null)
                    : read(n);
        }
        Expr.Target declared = function.variables().find(n.text());
        if (declared != null) {
            return Lvalue.of(declared).value();
        }
        Long value = function.unit().enumerators().value(n);
        return symbol instanceof Symbol.Other || symbol instanceof Symbol.Enumerator || value != null
                ? new Expr.Constant(n.text(), value)
                : new Expr.Unknown(n.text());
    }

    /** The value stored at the place {@code n} names; that of an array is its address. */
    private Expr read(Node n) {
        Lvalue lvalue = function.lvalues().lvalue(n);
        if (CTypes.isArrayValue(n)) {
            return lvalue.address();
        }
        function.access(lvalue, Step.Use.READ, "");
        return lvalue.value();
    }

    private Expr unary(Node n) {
        String operator = n.operator();
        if (n.children().isEmpty()) {
            return new Expr.Unknown(operator);
        } else if (Assignments.isStepping(operator)) {
            return function.assignments().step(n, true);
        }
        return switch (operator) {
            case "&" -> address(n, "");
            case "&&" -> new Expr.Unknown("label");
            case "*" -> pointee(n);
            case "+" -> value(n.child(0));
            case "!" -> Conditions.hasLogical(n.child(0)) ? function.conditions().value(n) : Folding.unary(operator, value(n.child(0)));
            default -> Folding.unary(operator, value(n.child(0)));
        };
    }

    private Expr pointee(Node n) {
        Node operand = CTypes.bare(n.child(0));
        if (operand.kind() == Kind.NAME && operand.symbol().orElse(null) instanceof Symbol.Function) {
            return value(operand);
        }
        return read(n);
    }

    /**
     * The address that the {@code &} node {@code n} takes.
     *
     * @param atomic the atomic operation it goes to; empty for none known so far
     */
    Expr address(Node n, String atomic) {
        if (Offsets.member(n) != null) {
            return new Expr.Constant("offsetof", null);
        }
        Node operand = CTypes.bare(n.child(0));
        if (operand.kind() == Kind.NAME && operand.symbol().orElse(null) instanceof Symbol.Function) {
            return value(operand);
        }
        Lvalue lvalue = function.lvalues().lvalue(n.child(0));
        String operation = atomic.isEmpty() ? AtomicNames.around(n, function.unit()) : atomic;
        function.access(lvalue, operation.isEmpty() ? Step.Use.ADDRESS : Step.Use.ATOMIC, operation);
        return lvalue.address();
    }

    private Expr binary(Node n) {
        if (n.children().size() < 2) {
            return rare(n);
        } else if (Conditions.isLogical(n)) {
            return function.conditions().value(n);
        } else if (Offsets.member(n) != null) {
            return new Expr.Constant("offsetof", null);
        }
        if (n.operator().equals("-")) {
            Node member = Offsets.member(n.child(1));
            Expr container = member == null ? null : container(n.child(0), member);
            if (container != null) {
                return container;
            }
        }
        Expr left = value(n.child(0));
        return Folding.binary(n.operator(), left, value(n.child(1)));
    }

    /** The object around the member that the FIELD chain {@code path} names, at the address that {@code pointer} has. */
    private Expr container(Node pointer, Node path) {
        List<Node> fields = Offsets.chain(path);
        if (fields.isEmpty()) {
            return null;
        }
        Expr out = value(pointer);
        for (Node field : fields) {
            Expr.Target.Member member = function.unit().member(out, field);
            out = new Expr.Container(out, member.tag(), member.field());
        }
        return out;
    }
}
