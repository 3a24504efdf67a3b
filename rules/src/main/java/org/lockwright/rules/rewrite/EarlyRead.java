package org.lockwright.rules.rewrite;

import java.util.EnumSet;
import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Whether a value that an expression reads is the same if it is read before the expression. */
final class EarlyRead {

    private static final Set<Kind> UNREAD = EnumSet.of(Kind.STATEMENT_EXPRESSION, Kind.ASM, Kind.OTHER, Kind.PROBLEM);

    /** Calls that give a value and do nothing; other builtins may be {@code memcpy()}. */
    private static final Set<String> HARMLESS = Set.of("__builtin_expect", "__builtin_constant_p");

    private EarlyRead() {
    }

    /** Whether {@code whole} always evaluates {@code read}, and nothing in it that may change the value does so before. */
    static boolean isSame(Node read, Node whole) {
        boolean[] found = {!Evaluated.always(whole, n -> n == read)};
        whole.walk(n -> found[0] |= UNREAD.contains(n.kind()) || acts(n) && !isIn(read, n) && !isBehind(n, read, whole));
        return !found[0];
    }

    /** Whether only the value of {@code read} is wanted: it is not changed, its address is not taken, and no part of it is named. */
    static boolean isValue(Node read) {
        Node parent = outer(read);
        return switch (parent.kind()) {
            case ASSIGN -> !isIn(read, parent.child(0));
            case UNARY -> !steps(parent) && !parent.operator().equals("&") && (!parent.operator().equals("*") || isCallee(parent));
            case FIELD, INDEX -> parent.kind() == Kind.INDEX && isIn(read, parent.child(1));
            default -> true;
        };
    }

    /** Whether all that is asked of the pointer {@code read} is which it is, so that it is not followed. */
    static boolean isCompared(Node read) {
        Node at = outer(read);
        boolean compares = at.kind() == Kind.BINARY && Set.of("==", "!=", "&&", "||").contains(at.operator());
        return compares || at.kind() == Kind.UNARY && at.operator().equals("!") || at.kind() == Kind.IF;
    }

    /** Whether {@code pointer}, a {@code *} on the way from it included, is what a call calls. */
    static boolean isCallee(Node pointer) {
        Node parent = outer(pointer);
        boolean followed = pointer.kind() != Kind.UNARY && parent.kind() == Kind.UNARY && parent.operator().equals("*");
        return followed ? isCallee(parent) : parent.kind() == Kind.CALL && isIn(pointer, parent.child(0));
    }

    /** What {@code node} is an operand of, parentheses and casts passed over. */
    private static Node outer(Node node) {
        Node at = node.parent().orElseThrow();
        while (at.kind() == Kind.PAREN || at.kind() == Kind.CAST) {
            at = at.parent().orElseThrow();
        }
        return at;
    }

    /** Whether {@code n} may change something; what it is evaluated from is evaluated before that. */
    private static boolean acts(Node n) {
        return n.kind() == Kind.ASSIGN || n.kind() == Kind.CALL && !HARMLESS.contains(n.child(0).text()) || n.kind() == Kind.UNARY && steps(n);
    }

    private static boolean steps(Node n) {
        return n.operator().contains("++") || n.operator().contains("--");
    }

    /** Whether {@code n} is evaluated only when {@code read} has been: in a later operand of what evaluates them in order. */
    private static boolean isBehind(Node n, Node read, Node whole) {
        for (Node at = n; at != whole; at = at.parent().orElseThrow()) {
            Node outer = at.parent().orElseThrow();
            boolean inOrder = outer.kind() == Kind.COMMA || outer.kind() == Kind.CONDITIONAL
                    || outer.kind() == Kind.BINARY && (outer.operator().equals("&&") || outer.operator().equals("||"));
            int own = outer.children().indexOf(at);
            if (inOrder && outer.children().subList(0, own).stream().anyMatch(before -> isIn(read, before))) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code node} is {@code outer} or stands in it. */
    static boolean isIn(Node node, Node outer) {
        Node n = node;
        while (n != null && n != outer) {
            n = n.parent().orElse(null);
        }
        return n == outer;
    }
}
