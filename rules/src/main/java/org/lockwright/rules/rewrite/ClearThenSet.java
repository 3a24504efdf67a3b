package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.rules.program.FieldId;

/**
 * Two statements next to each other, {@code o->f &= ~A; o->f |= B;}, which must become one step.
 *
 * @param clear the first statement
 * @param set the second
 * @param object the object's expression
 * @param pointer whether {@code object} is a pointer
 * @param cleared the bits cleared, without the {@code ~} and its parentheses
 * @param added the bits set
 */
record ClearThenSet(Node clear, Node set, Node object, boolean pointer, Node cleared, Node added) {

    /** The pair that {@code first} and {@code second} make, if they do. */
    static Optional<ClearThenSet> of(Node first, Node second, FieldId field, SourceText source) {
        Optional<Node> clear = assignment(first, "&=", field);
        Optional<Node> set = assignment(second, "|=", field);
        if (clear.isEmpty() || set.isEmpty() || !isBlank(source, first.span().end(), second.span().start())) {
            return Optional.empty();
        }
        Node object = clear.get().child(0).child(0);
        Node mask = clear.get().child(1);
        boolean inverted = mask.kind() == Kind.UNARY && mask.operator().equals("~");
        boolean same = source.slice(object.span()).equals(source.slice(set.get().child(0).child(0).span()));
        boolean plain = isPlain(source, new Span(first.span().start(), second.span().end()));
        boolean steady = isSteady(mask, field) && isSteady(set.get().child(1), field);
        if (!inverted || !same || !plain || !steady || !isPure(object)) {
            return Optional.empty();
        }
        boolean pointer = clear.get().child(0).operator().equals("->");
        return Optional.of(new ClearThenSet(
                first, second, object, pointer, outOfParens(mask.child(0)), outOfParens(set.get().child(1))));
    }

    private static Node outOfParens(Node node) {
        Node n = node;
        while (n.kind() == Kind.PAREN && n.child(0).kind() != Kind.COMMA) {
            n = n.child(0);
        }
        return n;
    }

    private static Optional<Node> assignment(Node statement, String operator, FieldId field) {
        if (statement.kind() != Kind.EXPRESSION_STATEMENT || statement.origin() != Origin.FILE) {
            return Optional.empty();
        }
        Node e = statement.child(0);
        boolean matches = e.kind() == Kind.ASSIGN
                && e.operator().equals(operator)
                && e.origin() == Origin.FILE
                && e.child(0).origin() == Origin.FILE
                && field.isReferredToBy(e.child(0));
        return matches ? Optional.of(e) : Optional.empty();
    }

    private static boolean isBlank(SourceText source, int from, int to) {
        return from <= to && source.text().substring(from, to).isBlank();
    }

    /** Whether nothing but code stands in {@code span}: what is no part of the operands would be lost. */
    private static boolean isPlain(SourceText source, Span span) {
        return Lexer.tokens(source, span).stream()
                .noneMatch(t -> t.kind() == Token.Kind.COMMENT || t.kind() == Token.Kind.DIRECTIVE);
    }

    /** Whether {@code bits} are the same before the clear and after it: no call, no side effect, no read of the field. */
    private static boolean isSteady(Node bits, FieldId field) {
        boolean step = bits.kind() == Kind.UNARY && List.of("++", "--", "p++", "p--").contains(bits.operator());
        boolean changes = step || List.of(Kind.CALL, Kind.ASSIGN, Kind.STATEMENT_EXPRESSION).contains(bits.kind());
        return !changes && !field.isReferredToBy(bits) && bits.children().stream().allMatch(b -> isSteady(b, field));
    }

    /** Whether evaluating {@code object} twice or once is the same. */
    private static boolean isPure(Node object) {
        return switch (object.kind()) {
            case NAME, LITERAL -> true;
            case FIELD, PAREN, CAST, INDEX -> object.children().stream().allMatch(ClearThenSet::isPure);
            case UNARY -> List.of("*", "&").contains(object.operator()) && isPure(object.child(0));
            default -> false;
        };
    }

    /** The replacement of both statements by a call of {@code helper(object, clear, set)}. */
    Replacement by(String helper) {
        Span whole = new Span(clear.span().start(), set.span().end());
        return new Replacement(clear.path(), whole, List.of(
                new Replacement.Text(helper + (pointer ? "(" : "(&")),
                new Replacement.Old(object.span()),
                new Replacement.Text(", "),
                new Replacement.Old(spanOf(cleared)),
                new Replacement.Text(", "),
                new Replacement.Old(spanOf(added)),
                new Replacement.Text(");")));
    }

    /** An operand that is one macro use has the span of the use; others have their own. */
    private static Span spanOf(Node operand) {
        return operand.origin() == Origin.MACRO_BODY ? operand.macro().orElseThrow().span() : operand.span();
    }
}
