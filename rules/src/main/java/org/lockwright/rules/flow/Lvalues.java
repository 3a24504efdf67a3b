package org.lockwright.rules.flow;

import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Lowers expressions for the place they name; the place itself is not accessed. */
final class Lvalues {

    private final FunctionLowering function;

    Lvalues(FunctionLowering function) {
        this.function = function;
    }

    /** The place that {@code n} names. */
    Lvalue lvalue(Node n) {
        if (function.macros().isUse(n)) {
            return rvalue(n);
        }
        return switch (n.kind()) {
            case NAME -> name(n);
            case PAREN, CAST -> n.children().isEmpty() ? rvalue(n) : lvalue(n.child(0));
            case FIELD -> field(n);
            case INDEX -> element(n);
            case UNARY -> n.operator().equals("*") ? pointee(n.child(0)) : rvalue(n);
            case INITIALIZER_LIST -> function.declarations().literal(n);
            case COMMA -> {
                int last = n.children().size() - 1;
                n.children().subList(0, last).forEach(function.values()::effect);
                yield lvalue(n.child(last));
            }
            default -> rvalue(n);
        };
    }

    /** The place of a value: where it was read from if that is known. */
    private Lvalue rvalue(Node n) {
        return Lvalue.of(Lvalue.holding(function.values().value(n)));
    }

    private Lvalue name(Node n) {
        Symbol symbol = n.symbol().orElse(null);
        Expr.Target declared = symbol instanceof Symbol.Function ? null : function.variables().find(n.text());
        if (declared != null) {
            return Lvalue.of(declared);
        }
        return symbol instanceof Symbol.Variable ? Lvalue.of(function.unit().global(n.text())) : rvalue(n);
    }

    private Lvalue field(Node n) {
        Node owner = n.child(0);
        Expr object = n.operator().equals("->") ? pointee(owner).address() : owner(owner);
        return own(function.unit().member(object, n), n);
    }

    private static Lvalue own(Expr.Target.Member member, Node reference) {
        return new Lvalue(member, member, reference);
    }

    /** The address of the object before a dot; the value itself where it has no place, as the result of a call. */
    private Expr owner(Node n) {
        if (CTypes.bare(n).kind() == Kind.CALL && !function.macros().isUse(n)) {
            return function.values().value(n);
        }
        return lvalue(n).address();
    }

    /** What the pointer {@code n} points to. An address taken only to go on from it is no access. */
    private Lvalue pointee(Node n) {
        Node bare = CTypes.bare(n);
        if (function.macros().isUse(n) || function.macros().isUse(bare)) {
            return Lvalue.of(Lvalue.at(function.values().value(n)));
        } else if (bare.kind() == Kind.UNARY && bare.operator().equals("&") && Offsets.member(bare) == null) {
            return lvalue(bare.child(0));
        } else if (CTypes.isArrayValue(bare)) {
            Lvalue array = lvalue(bare);
            return new Lvalue(new Expr.Target.Element(array.address(), Folding.number(0)), array.accessed(), array.reference());
        }
        return Lvalue.of(Lvalue.at(function.values().value(n)));
    }

    private Lvalue element(Node n) {
        Node array = n.child(0);
        Node bare = CTypes.bare(array);
        if (CTypes.isArrayValue(bare) && !function.macros().isUse(array) && !function.macros().isUse(bare)) {
            Lvalue whole = lvalue(bare);
            Expr.Target element = new Expr.Target.Element(whole.address(), function.values().value(n.child(1)));
            return new Lvalue(element, whole.accessed(), whole.reference());
        }
        Expr base = function.values().value(array);
        return Lvalue.of(new Expr.Target.Element(base, function.values().value(n.child(1))));
    }
}
