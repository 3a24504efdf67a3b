package org.lockwright.rules.audit;

import java.util.HashMap;
import java.util.Map;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Where levels are kept: spells the variable, and follows copies of it. */
final class SavedLevel {

    private final Map<String, String> copies = new HashMap<>();

    /** Notes every {@code a = b} between variables of {@code function}. */
    SavedLevel(Node function) {
        function.walk(n -> {
            boolean isAssignment = n.kind() == Kind.ASSIGN && n.operator().equals("=");
            if (isAssignment && isPlace(n.child(1))) {
                copies.putIfAbsent(spell(n.child(0)), spell(n.child(1)));
            } else if (n.kind() == Kind.VARIABLE && n.children().size() == 1 && isPlace(n.child(0))) {
                copies.putIfAbsent(n.text(), spell(n.child(0)));
            }
        });
    }

    private static boolean isPlace(Node n) {
        return n.kind() == Kind.NAME || n.kind() == Kind.FIELD || n.kind() == Kind.PAREN;
    }

    /** What {@code place} was copied from, if it was; else itself. */
    String origin(String place) {
        return copies.getOrDefault(place, place);
    }

    /** Where the value of {@code call} goes: a variable, {@code "return"}, or nowhere, which is empty. */
    static String of(Node call) {
        Node at = call;
        Node parent = at.parent().orElse(null);
        while (parent != null && (parent.kind() == Kind.PAREN || parent.kind() == Kind.CAST)) {
            at = parent;
            parent = at.parent().orElse(null);
        }
        if (parent == null) {
            return "";
        }
        return switch (parent.kind()) {
            case ASSIGN -> parent.child(1) == at ? spell(parent.child(0)) : "";
            case VARIABLE -> parent.text();
            case RETURN -> "return";
            default -> "";
        };
    }

    /** An lvalue as text, the same for each way to write it. */
    static String spell(Node n) {
        return switch (n.kind()) {
            case NAME -> n.text();
            case FIELD -> spell(n.child(0)) + n.operator() + n.text();
            case PAREN, CAST -> spell(n.child(0));
            case UNARY -> n.operator() + spell(n.child(0));
            case INDEX -> spell(n.child(0)) + "[" + spell(n.child(1)) + "]";
            case LITERAL -> n.text();
            default -> "?";
        };
    }
}
