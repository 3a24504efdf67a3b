package org.lockwright.rules.flow;

import java.util.regex.Pattern;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Reads the spelling of C types: whether one is an array, and of what. */
final class CTypes {

    private static final Pattern ARRAY_OF_POINTERS = Pattern.compile("\\(\\s*\\*[^()]*\\[");
    private static final Pattern QUALIFIER = Pattern.compile("\\b(const|volatile|restrict|struct|union|enum|static|extern|register)\\b");

    private CTypes() {
    }

    /** {@code type} without the place of a struct that has no name. */
    static String spelled(String type) {
        return type.indexOf('{') < 0 ? type : type.replaceAll("\\{[^}]*\\}", "(anonymous)");
    }

    /** Whether {@code type} is an array, not a pointer to one. */
    static boolean isArray(String type) {
        return type.indexOf('[') >= 0 && (!type.contains("(*") || ARRAY_OF_POINTERS.matcher(type).find());
    }

    /** What an array of {@code type}, or a pointer of it, has as elements; empty if not known. */
    static String element(String type) {
        if (isArray(type)) {
            int open = type.indexOf('[');
            int close = type.indexOf(']', open);
            return close < 0 ? "" : (type.substring(0, open).strip() + " " + type.substring(close + 1).strip()).strip();
        }
        int star = type.lastIndexOf('*');
        return star < 0 || type.contains("(") ? "" : type.substring(0, star).strip();
    }

    /** The tag or typedef name that {@code type} has left without qualifiers, pointers and array sizes. */
    static String tag(String type) {
        int cut = type.length();
        for (char stop : new char[] {'[', '(', '*'}) {
            int at = type.indexOf(stop);
            cut = at >= 0 ? Math.min(cut, at) : cut;
        }
        return QUALIFIER.matcher(type.substring(0, cut)).replaceAll(" ").strip();
    }

    /** The type of {@code n} as far as it is declared; empty if not known. */
    static String of(Node n) {
        return switch (n.kind()) {
            case NAME, FIELD -> n.type();
            case PAREN -> n.children().isEmpty() ? "" : of(n.child(0));
            case INDEX -> element(of(n.child(0)));
            case UNARY -> n.operator().equals("*") ? element(of(n.child(0))) : "";
            default -> "";
        };
    }

    /** Whether the value of {@code n} is an array, which stands for its address. */
    static boolean isArrayValue(Node n) {
        if (n.kind() == Kind.PAREN && !n.children().isEmpty()) {
            return isArrayValue(n.child(0));
        }
        boolean parameter = n.symbol().map(s -> s instanceof Symbol.Variable v && v.scope() == Symbol.Scope.PARAMETER).orElse(false);
        return !parameter && isArray(of(n));
    }

    /** {@code n} without the parentheses and casts around it. */
    static Node bare(Node n) {
        Node at = n;
        while ((at.kind() == Kind.PAREN || at.kind() == Kind.CAST) && !at.children().isEmpty()) {
            at = at.child(0);
        }
        return at;
    }
}
