package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.Parsing;

/** What a {@code replace} rule decides for each use, in one unit, of the field or the function that it is about. */
final class ReplaceSites {

    /** Expressions that may stand where something is stored. */
    private static final Set<Kind> PLACES = Set.of(Kind.FIELD, Kind.NAME, Kind.INDEX);

    private final Rewrite.Replace rule;
    private final Anchor anchor;
    private final List<Pair> pairs;

    /** A case, and how often each metavariable stands {@code before} and {@code after}. */
    private record Pair(CodePattern match, CodePattern by, Map<String, Integer> before, Map<String, Integer> after) {

        Pair(CodePattern match, CodePattern by) {
            this(match, by, PatternText.counts(match), PatternText.counts(by));
        }
    }

    /**
     * A match and what becomes of it.
     *
     * @param decision as for the use that it was found by
     */
    private record Found(String path, PatternMatch match, Decision decision) {
    }

    /**
     * The sites of {@code rule}, whose patterns {@code parsing} reads; call it on a thread with a big stack.
     *
     * @throws DraftException if a pattern is no C
     */
    ReplaceSites(Rewrite.Replace rule, Anchor anchor, Parsing parsing) {
        this.rule = rule;
        this.anchor = anchor;
        this.pairs = rule.cases().stream().map(c -> new Pair(CodePattern.of(rule.id(), c.match(), rule.with(), parsing),
                CodePattern.of(rule.id(), c.by(), rule.with(), parsing))).toList();
        for (Pair pair : pairs) {
            Set<String> unbound = new TreeSet<>(pair.after().keySet());
            unbound.removeAll(pair.before().keySet());
            if (!unbound.isEmpty() || pair.match().isExpression() != pair.by().isExpression()) {
                throw new DraftException("rule '" + rule.id() + "': " + (unbound.isEmpty() ? "an expression and statements cannot replace each other"
                        : "'" + unbound.iterator().next() + "' stands for nothing in 'match'") + "; mend the case of '" + pair.match().text().lines().findFirst().orElse("") + "'");
            }
        }
    }

    /** The decisions for every use in {@code unit} and its headers of interest. */
    List<Decision> decide(Unit unit, Map<String, SourceText> texts) {
        List<Decision> out = new ArrayList<>();
        List<Found> found = new ArrayList<>();
        List<Node> tops = new ArrayList<>(unit.declarations());
        tops.addAll(unit.headerDeclarations());
        tops.forEach(top -> top.walk(node -> {
            if (anchor.isUsedBy(node) && texts.containsKey(Anchor.place(node).path())) {
                out.add(decide(node, texts, found));
            }
        }));
        return out;
    }

    private Decision decide(Node use, Map<String, SourceText> texts, List<Found> found) {
        Node.NamePlace name = Anchor.place(use);
        String function = use.enclosing(Kind.FUNCTION).map(Node::text).orElse("");
        Optional<Decision> same = found.stream().filter(f -> f.path().equals(use.path()) && f.match().covers(use.span())).map(Found::decision).findFirst();
        if (same.isPresent()) {
            return new Decision(name.path(), name.span(), function, same.get().outcome(), same.get().detail(), same.get().replacements());
        }
        SourceText source = texts.get(use.path());
        if (source != null && rule.where().admits(function)) {
            if (pairs.stream().anyMatch(p -> PatternMatch.around(p.by(), use, source).isPresent())) {
                return new Decision(name.path(), name.span(), function, Site.Outcome.RIGHT_BY_TEXT, "so already", Optional.empty());
            }
            for (Pair pair : pairs) {
                Optional<PatternMatch> match = PatternMatch.around(pair.match(), use, source)
                        .filter(m -> !pair.match().isExpression() || PLACES.contains(pair.by().nodes().get(0).kind()) || !isPlace(m.whole().get(0)))
                        .filter(m -> found.stream().noneMatch(f -> f.path().equals(use.path()) && f.match().span().overlaps(m.span())
                                && f.match().bound().values().stream().noneMatch(b -> b.span().contains(m.span()))));
                if (match.isPresent()) {
                    Decision decision = replace(pair, match.get(), name, function, source);
                    found.add(new Found(use.path(), match.get().keeping(pair.after().keySet()), decision));
                    return decision;
                }
            }
        }
        return new Decision(name.path(), name.span(), function, Site.Outcome.UNMATCHED, "used otherwise", Optional.empty());
    }

    private Decision replace(Pair pair, PatternMatch match, Node.NamePlace name, String function, SourceText source) {
        Optional<Reason> refusal = refusal(pair, match, name, source);
        if (refusal.isPresent()) {
            return new Decision(name.path(), name.span(), function, Site.Outcome.REFUSED, refusal.get().code(), Optional.empty());
        }
        Replacement by = new Replacement(source.path(), span(match, source).orElseThrow(), PatternText.of(pair.by(), match, source));
        return new Decision(name.path(), name.span(), function, Site.Outcome.REWRITTEN, "replaced", Optional.of(by));
    }

    private static Optional<Span> span(PatternMatch match, SourceText source) {
        return PatternText.span(new PatternMatch.Bound(match.whole(), match.span(), ""), source.path());
    }

    private static Optional<Reason> refusal(Pair pair, PatternMatch match, Node.NamePlace name, SourceText source) {
        Map<String, Integer> after = pair.after();
        boolean bare = match.whole().get(0).parent().filter(p -> p.kind() == Kind.COMPOUND).isEmpty();
        boolean plain = pair.by().nodes().size() == 1 && pair.by().nodes().get(0).kind() == Kind.EXPRESSION_STATEMENT;
        if (name.origin() == Origin.MACRO_BODY) {
            return Optional.of(Reason.MACRO_BODY);
        } else if (span(match, source).isEmpty() || after.keySet().stream().anyMatch(v -> PatternText.span(match.bound().get(v), source.path()).isEmpty())) {
            return Optional.of(Reason.CROSSES_MACRO);
        } else if (match.untyped() != null) {
            return Optional.of(Reason.UNRESOLVED_TYPE);
        } else if (pair.before().entrySet().stream().anyMatch(e -> !e.getValue().equals(after.getOrDefault(e.getKey(), 0)) && acts(match.bound().get(e.getKey())))) {
            return Optional.of(Reason.SIDE_EFFECT);
        } else if (!pair.by().isExpression() && bare && !plain) {
            return Optional.of(Reason.NO_BRACES);
        }
        if (match.bound().entrySet().stream().anyMatch(e -> e.getValue().nodes().isEmpty() && !after.containsKey(e.getKey()) && isUsedElsewhere(e.getValue().text(), match))) {
            return Optional.of(Reason.STILL_USED);
        }
        return losesText(match.keeping(after.keySet()), source) ? Optional.of(Reason.TEXT_LOST) : Optional.empty();
    }

    /** Whether the variable {@code name}, which the match declares, is used in its block but not by what the pattern itself has. */
    private static boolean isUsedElsewhere(String name, PatternMatch match) {
        boolean[] used = {false};
        match.whole().get(0).parent().ifPresent(block -> block.walk(n -> used[0] |= n.kind() == Kind.NAME && n.text().equals(name) && !match.covers(n.span())));
        return used[0];
    }

    /** Whether {@code node} is stored to, has its address taken, or is not evaluated. */
    private static boolean isPlace(Node node) {
        Node outer = node;
        while (outer.parent().filter(p -> p.kind() == Kind.PAREN).isPresent()) {
            outer = outer.parent().get();
        }
        Node parent = outer.parent().orElse(null);
        boolean stored = parent != null && (parent.kind() == Kind.ASSIGN && parent.child(0) == outer
                || parent.kind() == Kind.UNARY && (parent.operator().equals("&") || parent.operator().contains("++") || parent.operator().contains("--")));
        return stored || node.enclosing(Kind.UNEVALUATED).isPresent();
    }

    /** Whether a comment or a directive stands in what is replaced, and in no metavariable's part. */
    private static boolean losesText(PatternMatch match, SourceText source) {
        return Lexer.tokens(source, match.span()).stream()
                .anyMatch(t -> (t.kind() == Token.Kind.COMMENT || t.kind() == Token.Kind.DIRECTIVE) && match.covers(t.span()));
    }

    /** Whether what {@code bound} stands for does something when it is evaluated. */
    private static boolean acts(PatternMatch.Bound bound) {
        boolean[] acts = {false};
        bound.nodes().forEach(top -> top.walk(n -> acts[0] |= n.kind() == Kind.CALL || n.kind() == Kind.ASSIGN
                || n.kind() == Kind.UNARY && (n.operator().contains("++") || n.operator().contains("--"))));
        return acts[0];
    }
}
