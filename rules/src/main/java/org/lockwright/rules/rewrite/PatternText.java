package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Rewrite;

/** The text of a pattern with what its metavariables stand for at one place, laid out as the lines around it are. */
final class PatternText {

    private static final Set<Kind> LOOSE = Set.of(Kind.BINARY, Kind.CONDITIONAL, Kind.ASSIGN, Kind.COMMA);

    /** What an expression stands in by itself. */
    private static final Set<Kind> CLOSED = Set.of(Kind.EXPRESSION_STATEMENT, Kind.RETURN, Kind.IF, Kind.WHILE, Kind.DO, Kind.SWITCH, Kind.FOR);

    /** What binds closer than a prefix operator. */
    private static final String POSTFIX = "(->|\\.|\\[|\\(|\\+\\+|--).*";

    private final CodePattern pattern;
    private final PatternMatch match;
    private final SourceText source;
    private final List<Replacement.Segment> segments = new ArrayList<>();

    private PatternText(CodePattern pattern, PatternMatch match, SourceText source) {
        this.pattern = pattern;
        this.match = match;
        this.source = source;
    }

    /** The pieces of {@code pattern} at {@code match} in {@code source}. */
    static List<Replacement.Segment> of(CodePattern pattern, PatternMatch match, SourceText source) {
        PatternText text = new PatternText(pattern, match, source);
        String end = lineEnd(source);
        String indent = indentation(source, match.span().start());
        boolean first = true;
        for (String line : pattern.text().split("\n")) {
            Rewrite.Metavariable statements = line.strip().endsWith(";") ? pattern.variables().get(line.strip().substring(0, line.strip().length() - 1)) : null;
            boolean isStatement = statements != null && statements.kind().isStatement();
            PatternMatch.Bound bound = isStatement ? match.bound().get(statements.name()) : null;
            if (bound != null && bound.nodes().isEmpty()) {
                continue;
            }
            text.text(first ? "" : end + (bound != null && isApart(source, bound.span().start()) ? end : "") + (line.isBlank() ? "" : indent));
            text.line(line);
            first = false;
        }
        if (pattern.isExpression() && isLoose(pattern.nodes().get(0), match.whole().get(0))) {
            text.segments.add(0, new Replacement.Text("("));
            text.segments.add(new Replacement.Text(")"));
        }
        return text.segments;
    }

    /** Whether {@code by} has to stand in parentheses where {@code whole} stands. */
    private static boolean isLoose(Node by, Node whole) {
        Node parent = whole.parent().orElse(null);
        if (parent == null || parent.kind() == Kind.PAREN || CLOSED.contains(parent.kind())) {
            return false;
        }
        boolean argument = parent.kind() == Kind.CALL && parent.child(0) != whole || parent.kind() == Kind.INDEX && parent.child(1) == whole;
        boolean postfix = parent.kind() == Kind.FIELD || parent.kind() == Kind.INDEX || parent.kind() == Kind.CALL || parent.kind() == Kind.UNARY && parent.operator().startsWith("p");
        return !argument && (LOOSE.contains(by.kind()) || postfix && (by.kind() == Kind.UNARY || by.kind() == Kind.CAST)) || argument && by.kind() == Kind.COMMA;
    }

    private void line(String line) {
        SourceText by = SourceText.ofLatin1("", line);
        int at = 0;
        for (Token token : Lexer.tokens(by)) {
            boolean isMember = line.substring(0, token.span().start()).stripTrailing().matches(".*(->|\\.)");
            PatternMatch.Bound bound = token.kind() == Token.Kind.IDENTIFIER && !isMember ? match.bound().get(token.in(by)) : null;
            if (bound != null) {
                text(line.substring(at, token.span().start()));
                bound(bound, line.substring(0, token.span().start()), line.substring(token.span().end()));
                boolean isStatement = pattern.variables().get(token.in(by)).kind().isStatement();
                at = isStatement ? line.indexOf(';', token.span().end()) + 1 : token.span().end();
            }
        }
        text(line.substring(at));
    }

    private void bound(PatternMatch.Bound bound, String before, String after) {
        if (bound.nodes().isEmpty()) {
            text(bound.text());
            return;
        }
        boolean apart = before.isBlank() || before.stripTrailing().matches(".*([(,]|[^=!<>]=|\\breturn)");
        boolean closed = after.isBlank() || after.strip().matches("[),;].*");
        Kind kind = bound.nodes().get(0).kind();
        boolean loose = LOOSE.contains(kind) && !(apart && closed && kind != Kind.COMMA) || (kind == Kind.UNARY || kind == Kind.CAST) && after.strip().matches(POSTFIX);
        text(loose ? "(" : "");
        segments.add(new Replacement.Old(span(bound, source.path()).orElseThrow()));
        text(loose ? ")" : "");
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            segments.add(new Replacement.Text(text));
        }
    }

    /** The bytes of {@code path} that are what {@code bound} holds; empty if no bytes are just that. */
    static Optional<Span> span(PatternMatch.Bound bound, String path) {
        if (bound.nodes().isEmpty()) {
            return Optional.of(bound.span());
        }
        Optional<Span> first = span(bound.nodes().get(0), path);
        return first.flatMap(f -> span(bound.nodes().get(bound.nodes().size() - 1), path).map(l -> new Span(Math.min(f.start(), bound.span().start()), l.end())));
    }

    /** Whether a blank line stands in front of {@code at}. */
    private static boolean isApart(SourceText source, int at) {
        String before = source.text().substring(0, at);
        return before.substring(before.stripTrailing().length()).chars().filter(c -> c == '\n').count() > 1;
    }

    /** The bytes of {@code path} that are {@code node} and nothing else: its own, or those of the use of a macro that it is all of. */
    static Optional<Span> span(Node node, String path) {
        if (node.origin().isExact()) {
            return node.path().equals(path) ? Optional.of(node.span()) : Optional.empty();
        }
        return node.macro().filter(use -> MacroText.isWhole(node) && use.path().equals(path)).map(MacroUse::span);
    }

    /** How often each metavariable stands in {@code pattern}. */
    static Map<String, Integer> counts(CodePattern pattern) {
        Map<String, Integer> out = new HashMap<>();
        pattern.nodes().forEach(top -> top.walk(n -> {
            if ((n.kind() == Kind.NAME || n.kind() == Kind.VARIABLE) && pattern.variables().containsKey(n.text())) {
                out.merge(n.text(), 1, Integer::sum);
            }
        }));
        return out;
    }

    /** What ends the lines of {@code source}. */
    static String lineEnd(SourceText source) {
        return source.text().contains("\r\n") ? "\r\n" : "\n";
    }

    /** The white space that the line of {@code at} begins with, up to there. */
    static String indentation(SourceText source, int at) {
        int start = source.text().lastIndexOf('\n', at - 1) + 1;
        int end = start;
        while (end < at && (source.text().charAt(end) == '\t' || source.text().charAt(end) == ' ')) {
            end++;
        }
        return source.text().substring(start, end);
    }
}
