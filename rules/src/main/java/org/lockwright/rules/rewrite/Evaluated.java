package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** What is evaluated whichever way a statement goes, and what has been before it. */
final class Evaluated {

    private static final Set<Kind> BARRIERS = Set.of(Kind.LABEL, Kind.CASE, Kind.DEFAULT);

    private Evaluated() {
    }

    /** Whether something {@code wanted} is evaluated each time {@code node} is. */
    static boolean always(Node node, Predicate<Node> wanted) {
        if (wanted.test(node)) {
            return true;
        }
        return switch (node.kind()) {
            case IF, SWITCH, WHILE, CONDITIONAL -> always(node.child(0), wanted);
            case FOR -> always(node.child(0), wanted) || always(node.child(1), wanted);
            case BINARY -> always(node.child(0), wanted) || !isShort(node) && always(node.child(1), wanted);
            case UNEVALUATED -> false;
            default -> node.children().stream().anyMatch(c -> always(c, wanted));
        };
    }

    /** Whether something {@code wanted} has been evaluated each time control comes to {@code statement}, as far as the blocks around it tell. */
    static boolean before(Node statement, Predicate<Node> wanted) {
        for (Node at = statement; at.parent().isPresent() && at.kind() != Kind.FUNCTION; at = at.parent().get()) {
            Node outer = at.parent().get();
            List<Node> row = outer.kind() == Kind.COMPOUND ? outer.children() : List.of();
            for (int i = row.indexOf(at) - 1; i >= 0; i--) {
                if (BARRIERS.contains(row.get(i).kind())) {
                    return false;
                } else if (always(row.get(i), wanted)) {
                    return true;
                }
            }
            if (BARRIERS.contains(outer.kind())) {
                return false;
            } else if (outer.kind() == Kind.IF && at != outer.child(0) && (always(outer.child(0), wanted) || at == outer.child(1) && holds(outer.child(0), wanted))
                    || outer.kind() == Kind.WHILE && at != outer.child(0) && holds(outer.child(0), wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether something {@code wanted} has been evaluated where {@code condition} was true. */
    private static boolean holds(Node condition, Predicate<Node> wanted) {
        Node at = condition;
        while (at.kind() == Kind.PAREN) {
            at = at.child(0);
        }
        return at.kind() == Kind.BINARY && at.operator().equals("&&") ? holds(at.child(0), wanted) || holds(at.child(1), wanted) : always(at, wanted);
    }

    private static boolean isShort(Node node) {
        return node.operator().equals("&&") || node.operator().equals("||");
    }
}
