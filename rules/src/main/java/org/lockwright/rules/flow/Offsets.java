package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Knows {@code offsetof} in what it expands to: the address of a member of the object at address 0. */
final class Offsets {

    private Offsets() {
    }

    /** The member reference whose offset {@code n} is; null if {@code n} is no offset. */
    static Node member(Node n) {
        Node at = CTypes.bare(n);
        Node reference = null;
        if (at.kind() == Kind.UNARY && at.operator().equals("&") && at.children().size() == 1) {
            reference = CTypes.bare(at.child(0));
        } else if (at.kind() == Kind.BINARY && at.operator().equals("&") && isUnknownType(CTypes.bare(at.child(0)))) {
            // A cast to a type that the unit does not declare reads as a binary operator.
            reference = CTypes.bare(at.child(1));
        }
        return reference != null && isBased(reference) ? reference : null;
    }

    private static boolean isUnknownType(Node n) {
        return n.kind() == Kind.NAME && n.symbol().orElse(null) instanceof Symbol.Unresolved;
    }

    private static boolean isBased(Node reference) {
        Node at = reference;
        while (at.kind() == Kind.INDEX || at.kind() == Kind.FIELD && at.operator().equals(".")) {
            at = CTypes.bare(at.child(0));
        }
        if (at.kind() != Kind.FIELD || !at.operator().equals("->")) {
            return false;
        }
        Node base = CTypes.bare(at.child(0));
        return base.kind() == Kind.LITERAL && base.text().equals("0");
    }

    /** The member references on the way, the one named last first; empty if an array element is among them. */
    static List<Node> chain(Node reference) {
        List<Node> out = new ArrayList<>();
        Node at = reference;
        while (at.kind() == Kind.FIELD) {
            out.add(at);
            at = CTypes.bare(at.child(0));
        }
        return at.kind() == Kind.LITERAL ? out : List.of();
    }
}
