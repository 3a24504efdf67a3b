package org.lockwright.rules.flow;

import java.util.HashMap;
import java.util.Map;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** The values of the enumerators that a unit and its headers declare. */
final class Enumerators {

    private final Map<String, Long> values = new HashMap<>();

    /** Takes the enums that {@code declaration} defines, those inside structs included. */
    void add(Node declaration) {
        for (Node child : declaration.children()) {
            if (child.kind() == Kind.ENUM) {
                enumeration(child);
            } else if (child.kind() == Kind.STRUCT || child.kind() == Kind.DECLARATION) {
                add(child);
            }
        }
    }

    private void enumeration(Node definition) {
        Long next = 0L;
        for (Node enumerator : definition.children()) {
            Long value = enumerator.children().isEmpty() ? next : compute(enumerator.child(0));
            if (value != null) {
                values.put(enumerator.text(), value);
            }
            next = value == null ? null : value + 1;
        }
    }

    /** The value of the enumerator that {@code name} names, of the unit or of a header; null if it is not known. */
    Long value(Node name) {
        Long declared = values.get(name.text());
        return declared == null && name.symbol().orElse(null) instanceof Symbol.Enumerator e ? e.value() : declared;
    }

    /** The value of a constant expression; null if it is not known. */
    Long compute(Node n) {
        return Folding.known(constant(n));
    }

    private Expr constant(Node n) {
        return switch (n.kind()) {
            case LITERAL -> Literals.of(n.text());
            case NAME -> new Expr.Constant(n.text(), value(n));
            case PAREN, CAST -> n.children().isEmpty() ? new Expr.Unknown("") : constant(n.child(0));
            case UNARY -> n.children().isEmpty() ? new Expr.Unknown("") : Folding.unary(n.operator(), constant(n.child(0)));
            case UNEVALUATED -> Literals.of(n.text());
            case CONDITIONAL -> choice(n);
            case BINARY -> Folding.binary(n.operator(), constant(n.child(0)), constant(n.child(1)));
            default -> new Expr.Unknown("");
        };
    }

    private Expr choice(Node n) {
        Long known = n.children().size() < 3 ? null : compute(n.child(0));
        return known == null ? new Expr.Unknown("") : constant(n.child(known != 0 ? 1 : 2));
    }
}
