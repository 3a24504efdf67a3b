package org.lockwright.rules.program;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/**
 * One use of a field in the syntax tree of one unit.
 *
 * @param field the field
 * @param reference the FIELD node
 * @param whole the node that makes up the access: the assignment, the increment, the address taken, or the reference itself
 * @param use what is done to the field
 * @param valueUsed whether the value of {@code whole} is used; always true for a read
 */
public record Access(FieldId field, Node reference, Node whole, Use use, boolean valueUsed) {

    /** What an access does. */
    public enum Use {
        /** Reads the value. */
        READ,
        /** Plain assignment. */
        STORE,
        /** {@code |=}. */
        OR,
        /** {@code &=}. */
        AND,
        /** {@code += -= ++ --}. */
        ADD,
        /** Another read-modify-write. */
        MODIFY,
        /** Its address goes to an atomic operation. */
        ATOMIC,
        /** Its address goes elsewhere. */
        ADDRESS,
        /** Operand of {@code sizeof} or {@code typeof}: no access at run time. */
        UNEVALUATED
    }

    /** Every reference to {@code field} below {@code root}, in source order. */
    public static List<Access> in(Node root, FieldId field) {
        List<Access> out = new ArrayList<>();
        root.walk(node -> {
            if (node.kind() == Kind.FIELD && field.isReferredToBy(node)) {
                out.add(of(field, node));
            }
        });
        return out;
    }

    private static Access of(FieldId field, Node reference) {
        Node operand = outOfParens(reference);
        Node parent = operand.parent().orElse(null);
        if (parent == null) {
            return new Access(field, reference, reference, Use.READ, true);
        }
        boolean first = parent.children().get(0) == operand;
        return switch (parent.kind()) {
            case ASSIGN -> first ? modify(field, reference, parent, assignment(parent.operator())) : read(field, reference);
            case UNARY -> unary(field, reference, parent);
            case UNEVALUATED -> new Access(field, reference, reference, Use.UNEVALUATED, false);
            default -> read(field, reference);
        };
    }

    private static Access unary(FieldId field, Node reference, Node parent) {
        return switch (parent.operator()) {
            case "++", "--", "p++", "p--" -> modify(field, reference, parent, Use.ADD);
            case "&" -> new Access(field, reference, parent, isAtomicArgument(parent) ? Use.ATOMIC : Use.ADDRESS, true);
            default -> read(field, reference);
        };
    }

    private static Access read(FieldId field, Node reference) {
        return new Access(field, reference, reference, Use.READ, true);
    }

    private static Access modify(FieldId field, Node reference, Node whole, Use use) {
        return new Access(field, reference, whole, use, isValueUsed(whole));
    }

    private static Use assignment(String operator) {
        return switch (operator) {
            case "=" -> Use.STORE;
            case "|=" -> Use.OR;
            case "&=" -> Use.AND;
            case "+=", "-=" -> Use.ADD;
            default -> Use.MODIFY;
        };
    }

    private static boolean isAtomicArgument(Node address) {
        Node operand = outOfParens(address);
        Node parent = operand.parent().orElse(null);
        if (parent != null && parent.kind() == Kind.CALL && parent.children().size() > 1 && parent.child(1) == operand) {
            Node callee = parent.child(0);
            return callee.kind() == Kind.NAME && callee.text().startsWith("atomic_");
        }
        return address.macro().map(m -> m.name().startsWith("atomic_")).orElse(false);
    }

    private static boolean isValueUsed(Node whole) {
        Node operand = outOfParens(whole);
        Node parent = operand.parent().orElse(null);
        if (parent == null) {
            return true;
        }
        return switch (parent.kind()) {
            case EXPRESSION_STATEMENT -> isLastOfStatementExpression(parent);
            case FOR -> parent.child(1) == operand;
            case COMMA -> parent.children().get(parent.children().size() - 1) == operand && isValueUsed(parent);
            case CAST -> !parent.text().equals("void");
            default -> true;
        };
    }

    private static boolean isLastOfStatementExpression(Node statement) {
        Node block = statement.parent().orElse(null);
        return block != null
                && block.kind() == Kind.COMPOUND
                && block.parent().map(p -> p.kind() == Kind.STATEMENT_EXPRESSION).orElse(false)
                && block.children().get(block.children().size() - 1) == statement;
    }

    private static Node outOfParens(Node node) {
        Node n = node;
        while (n.parent().map(p -> p.kind() == Kind.PAREN).orElse(false)) {
            n = n.parent().orElseThrow();
        }
        return n;
    }
}
