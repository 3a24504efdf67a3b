package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.Access;
import org.lockwright.rules.program.AtomicText;
import org.lockwright.rules.program.FieldId;

/** What the {@code atomic-field} rule decides for each access of one unit. */
final class AtomicSites {

    private final Unit unit;
    private final Rewrite.AtomicField rule;
    private final Pack pack;
    private final FieldId field;
    private final Map<String, SourceText> texts;
    private final List<Decision> decisions = new ArrayList<>();

    /** {@code texts} holds the unit's own file and the headers of interest. */
    AtomicSites(Unit unit, Rewrite.AtomicField rule, Pack pack, Map<String, SourceText> texts) {
        this.unit = unit;
        this.rule = rule;
        this.pack = pack;
        this.field = FieldId.parse(rule.field());
        this.texts = texts;
    }

    /** The decisions for every access in the unit and its headers of interest, in the order met. */
    List<Decision> decide() {
        unit.declarations().forEach(this::declaration);
        unit.headerDeclarations().forEach(this::declaration);
        return decisions;
    }

    private void declaration(Node top) {
        List<Access> accesses = Access.in(top, field);
        SourceText source = texts.get(top.path());
        if (accesses.isEmpty() || source == null) {
            return;
        }
        Map<Node, ClearThenSet> pairs = rule.clearThenSet().isEmpty() ? Map.of() : pairs(top, source);
        LoadOrder order = top.kind() == Kind.FUNCTION ? new LoadOrder(source, top, rule, pack) : null;
        String function = top.kind() == Kind.FUNCTION ? top.text() : "";
        for (Access access : accesses) {
            decisions.add(decide(access, function, pairs, order));
        }
    }

    private Map<Node, ClearThenSet> pairs(Node top, SourceText source) {
        Map<Node, ClearThenSet> out = new HashMap<>();
        top.walk(block -> {
            if (block.kind() == Kind.COMPOUND) {
                for (int i = 0; i + 1 < block.children().size(); i++) {
                    Optional<ClearThenSet> pair = ClearThenSet.of(block.child(i), block.child(i + 1), field, source);
                    if (pair.isPresent() && !out.containsKey(block.child(i))) {
                        out.put(block.child(i), pair.get());
                        out.put(block.child(i + 1), pair.get());
                    }
                }
            }
        });
        return out;
    }

    private Decision decide(Access access, String function, Map<Node, ClearThenSet> pairs, LoadOrder order) {
        Node.NamePlace name = access.reference().name().orElseThrow();
        if (access.use() == Access.Use.UNEVALUATED) {
            return decision(name, function, Site.Outcome.RIGHT_BY_TEXT, "not evaluated");
        }
        if (isAtomicByText(access)) {
            return decision(name, function, Site.Outcome.RIGHT_BY_TEXT, "atomic operation");
        }
        Optional<ClearThenSet> pair = access.whole().parent().map(pairs::get);
        if (pair.isPresent()) {
            return rewritten(name, function, pair.get().by(rule.clearThenSet()), "one step by " + rule.clearThenSet());
        }
        Optional<Reason> refusal = refusal(access);
        return refusal.isPresent()
                ? decision(name, function, Site.Outcome.REFUSED, refusal.get().code())
                : rewrite(access, name, function, order);
    }

    private static Decision decision(Node.NamePlace name, String function, Site.Outcome outcome, String detail) {
        return new Decision(name.path(), name.span(), function, outcome, detail, Optional.empty());
    }

    private static Decision rewritten(Node.NamePlace name, String function, Replacement by, String detail) {
        return new Decision(name.path(), name.span(), function, Site.Outcome.REWRITTEN, detail, Optional.of(by));
    }

    /** Whether the access is written as the operand of an atomic operation, in the file or in a macro argument. */
    private boolean isAtomicByText(Access access) {
        if (access.use() == Access.Use.ATOMIC) {
            return true;
        }
        Node reference = access.reference();
        SourceText source = texts.get(reference.path());
        return reference.origin().isExact() && source != null && AtomicText.isOperand(source, reference.span());
    }

    private Optional<Reason> refusal(Access access) {
        Node reference = access.reference();
        if (reference.name().orElseThrow().origin() == Origin.MACRO_BODY) {
            return Optional.of(Reason.MACRO_BODY);
        } else if (!reference.origin().isExact() || !access.whole().origin().isExact()) {
            return Optional.of(Reason.CROSSES_MACRO);
        } else if (access.use() == Access.Use.ADDRESS) {
            return Optional.of(Reason.ADDRESS_TAKEN);
        } else if (access.use() != Access.Use.READ && access.valueUsed()) {
            return Optional.of(Reason.VALUE_USED);
        }
        return operation(access).isEmpty() ? Optional.of(Reason.NO_OPERATION) : Optional.empty();
    }

    private String operation(Access access) {
        Rewrite.AtomicOperations operations = rule.operations();
        return switch (access.use()) {
            case STORE -> operations.store();
            case OR -> operations.or();
            case AND -> operations.and();
            case ADD -> operations.add();
            case READ -> operations.loadAcquire();
            default -> "";
        };
    }

    private Decision rewrite(Access access, Node.NamePlace name, String function, LoadOrder order) {
        Node reference = access.reference();
        if (access.use() == Access.Use.READ) {
            boolean relaxed = order != null && order.isRelaxed(reference.child(0), reference);
            String load = relaxed ? rule.operations().loadRelaxed() : rule.operations().loadAcquire();
            Replacement by = new Replacement(reference.path(), reference.span(), List.of(
                    new Replacement.Text(load + "(&"), new Replacement.Old(reference.span()), new Replacement.Text(")")));
            return rewritten(name, function, by, load);
        }
        String operation = operation(access);
        return rewritten(name, function, readModifyWrite(access, operation), operation);
    }

    private Replacement readModifyWrite(Access access, String operation) {
        Node whole = access.whole();
        SourceText source = texts.get(whole.path());
        List<Replacement.Segment> segments = new ArrayList<>();
        segments.add(new Replacement.Text(operation + "(&"));
        segments.add(new Replacement.Old(target(source, whole.child(0), access.reference())));
        if (whole.kind() == Kind.UNARY) {
            segments.add(new Replacement.Text(whole.operator().contains("--") ? ", -1" : ", 1"));
        } else {
            Span operator = operatorOf(source, whole);
            Node right = whole.child(1);
            int value = right.origin().isExact() ? right.span().start() : afterSpace(source, operator.end());
            segments.add(new Replacement.Text("," + between(
                    source.text().substring(whole.child(0).span().end(), operator.start()),
                    source.text().substring(operator.end(), value))));
            boolean minus = whole.operator().equals("-=");
            segments.add(new Replacement.Text(minus ? "-(" : ""));
            segments.add(new Replacement.Old(new Span(value, whole.span().end())));
            segments.add(new Replacement.Text(minus ? ")" : ""));
        }
        segments.add(new Replacement.Text(")"));
        return new Replacement(whole.path(), whole.span(), segments);
    }

    /** The reference without the parentheses around it, unless these hold more than it. */
    private static Span target(SourceText source, Node left, Node reference) {
        boolean bare = left == reference || !left.origin().isExact()
                || source.slice(new Span(left.span().start(), reference.span().start())).matches("[(\\s]*")
                && source.slice(new Span(reference.span().end(), left.span().end())).matches("[)\\s]*");
        return bare ? reference.span() : left.span();
    }

    private static Span operatorOf(SourceText source, Node assignment) {
        Span rest = new Span(assignment.child(0).span().end(), assignment.span().end());
        return Lexer.tokens(source, rest).stream()
                .filter(t -> t.kind() == Token.Kind.PUNCTUATOR && t.in(source).equals(assignment.operator()))
                .findFirst().map(Token::span)
                .orElseThrow(() -> new IllegalStateException("no " + assignment.operator() + " in " + assignment));
    }

    private static int afterSpace(SourceText source, int from) {
        int at = from;
        while (Character.isWhitespace(source.text().charAt(at))) {
            at++;
        }
        return at;
    }

    /** What stands between the comma and the value: a line break and comments from around the operator stay. */
    private static String between(String before, String after) {
        boolean lineBefore = before.indexOf('\n') >= 0;
        String kept = !before.isBlank() ? before + after : lineBefore && after.isBlank() ? before : after;
        String tidy = kept.replaceFirst("^[ \t]+(?=\r?\n)", "");
        return tidy.isBlank() && tidy.indexOf('\n') < 0 ? " " : Character.isWhitespace(tidy.charAt(0)) ? tidy : " " + tidy;
    }
}
