package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;

/**
 * Breaks lines that edits made longer than a page is wide, as KNF does: after an operator, with four more spaces.
 *
 * <p>Only lines of C that an edit touches are looked at, and only white space is added; a line of assembler is a statement. A line
 * whose comment alone is too long, or that ends in a backslash, is left as it is. Source: NetBSD style guide,
 * {@code share/misc/style}.
 */
final class LineFitter {

    private static final int WIDTH = 80;
    private static final int TAB = 8;

    private final SourceText source;
    private final List<Edit> edits;

    private LineFitter(SourceText source, List<Edit> edits) {
        this.source = source;
        this.edits = new ArrayList<>(edits);
    }

    /** {@code edits} of {@code source}, sorted, with line breaks added where they are needed. */
    static List<Edit> fit(SourceText source, List<Edit> edits) {
        if (!source.path().endsWith(".c") && !source.path().endsWith(".h")) {
            return edits.stream().sorted().toList();
        }
        LineFitter fitter = new LineFitter(source, edits);
        while (fitter.breakOne()) {
            // each turn shortens one line
        }
        return fitter.edits.stream().sorted().toList();
    }

    /** A point in the text to be: in the replacement of an edit, or in the source. */
    private record Point(int edit, int offset) {
    }

    private boolean breakOne() {
        edits.sort(null);
        StringBuilder text = new StringBuilder();
        List<int[]> changed = new ArrayList<>();
        int at = 0;
        for (Edit edit : edits) {
            text.append(source.text(), at, edit.span().start());
            int start = text.length();
            text.append(edit.replacement());
            changed.add(new int[] {start, text.length()});
            at = edit.span().end();
        }
        text.append(source.text(), at, source.length());
        SourceText after = SourceText.ofLatin1(source.path(), text.toString());
        for (int i = 0; i < changed.size(); i++) {
            int[] range = changed.get(i);
            Set<String> old = lines(source, edits.get(i).span());
            for (int line = after.lines().line(range[0]); line <= after.lines().line(range[1]); line++) {
                Optional<Break> found = old.contains(line(after, line)) ? Optional.empty() : breakOf(after, line);
                if (found.isPresent()) {
                    insert(found.get(), changed);
                    return true;
                }
            }
        }
        return false;
    }

    /** The lines of {@code text} that {@code span} touches: where they stay as they are, they stay as long as they are. */
    private static Set<String> lines(SourceText text, Span span) {
        return IntStream.rangeClosed(text.lines().line(span.start()), text.lines().line(span.end())).mapToObj(n -> line(text, n)).collect(Collectors.toSet());
    }

    private static String line(SourceText text, int line) {
        return text.text().substring(text.lines().startOf(line), text.lines().endOf(line));
    }

    /** White space {@code [from, to)} of the text to be that becomes {@code text}. */
    private record Break(int from, int to, String text) {
    }

    private Optional<Break> breakOf(SourceText after, int line) {
        int start = after.lines().startOf(line);
        String full = after.text().substring(start, after.lines().endOf(line));
        String body = full.stripTrailing();
        if (Columns.width(body, TAB) <= WIDTH || body.endsWith("\\")) {
            return Optional.empty();
        }
        String indent = body.substring(0, body.length() - body.stripLeading().length());
        String next = indent.endsWith("    ") ? indent : indent + "    ";
        Candidate best = null;
        int depth = 0;
        List<Token> tokens = Lexer.tokens(after, new Span(start, start + body.length()));
        if (tokens.isEmpty() || tokens.get(0).kind() == Token.Kind.DIRECTIVE || isComment(after, start)) {
            return Optional.empty();
        }
        int codeEnd = start;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            String t = token.in(after);
            if (token.kind() == Token.Kind.COMMENT) {
                continue;
            }
            codeEnd = token.span().end();
            depth += t.equals("(") || t.equals("[") || t.equals("{") ? 1 : t.equals(")") || t.equals("]") || t.equals("}") ? -1 : 0;
            boolean last = i + 1 == tokens.size();
            int rank = last || i == 0 ? -1 : rank(t, tokens.get(i - 1).in(after), tokens.get(i + 1).in(after));
            boolean sign = t.equals("*") || t.equals("&") || t.equals("-");
            if (sign && rank >= 0 && tokens.get(i + 1).span().start() == token.span().end()) {
                rank = -1; // it belongs to what follows: "struct socket *so"
            }
            int width = Columns.width(after.text().substring(start, token.span().end()), TAB);
            if (rank >= 0 && width <= WIDTH) {
                Candidate c = new Candidate(10 * depth + rank, token.span().end(), tokens.get(i + 1).span().start());
                best = best == null || c.isBetterThan(best) ? c : best;
            }
        }
        boolean codeFits = Columns.width(after.text().substring(start, codeEnd), TAB) <= WIDTH;
        if (codeFits || best == null || Columns.width(next, TAB) >= WIDTH / 2 + WIDTH / 4) {
            return Optional.empty();
        }
        String end = full.endsWith("\r\n") ? "\r\n" : "\n";
        return Optional.of(new Break(best.from(), best.to(), end + next));
    }

    /** Whether {@code offset} lies inside a comment that began on an earlier line. */
    private static boolean isComment(SourceText text, int offset) {
        int open = text.text().lastIndexOf("/*", offset - 1);
        return open >= 0 && text.text().indexOf("*/", open + 2) >= offset;
    }

    /** A place to break: the lower the cost the better, then the further right. */
    private record Candidate(int cost, int from, int to) {

        boolean isBetterThan(Candidate other) {
            return cost != other.cost ? cost < other.cost : from > other.from;
        }
    }

    /**
     * What it costs to break after a token; -1 not at all. A comparison is broken only when nothing one level deeper can be: its
     * right side is mostly a {@code 0}. Opening a call's arguments is the last resort.
     */
    private static int rank(String token, String before, String after) {
        return switch (token) {
            case "&&", "||" -> 0;
            case ",", "?", ":" -> 1;
            case "=", "|=", "&=", "+=", "-=" -> 2;
            case "|", "+" -> 3;
            case "&", "-", "*" -> isBinaryAfter(before) && !after.equals(")") ? 3 : -1;
            case "==", "!=", "<", ">", "<=", ">=" -> 14;
            case "(" -> isBinaryAfter(before) && !after.equals(")") && !isKeyword(before) ? 100 : -1;
            default -> -1;
        };
    }

    private static boolean isKeyword(String word) {
        return List.of("if", "while", "for", "switch", "return", "sizeof", "=").contains(word);
    }

    private static boolean isBinaryAfter(String before) {
        char last = before.isEmpty() ? '(' : before.charAt(before.length() - 1);
        return last == ')' || last == ']' || last == '_' || Character.isLetterOrDigit(last) && !before.equals("return");
    }

    private void insert(Break b, List<int[]> changed) {
        Point from = pointOf(b.from(), changed);
        Point to = pointOf(b.to(), changed);
        if (from.edit() >= 0 && from.edit() == to.edit()) {
            Edit e = edits.get(from.edit());
            String r = e.replacement();
            edits.set(from.edit(), with(e, e.span(), e.expected(),
                    r.substring(0, from.offset()) + b.text() + r.substring(to.offset())));
        } else if (from.edit() >= 0) {
            Edit e = edits.get(from.edit());
            Span span = new Span(e.span().start(), to.offset());
            edits.set(from.edit(), with(e, span, source.slice(span), e.replacement().substring(0, from.offset()) + b.text()));
        } else if (to.edit() >= 0) {
            Edit e = edits.get(to.edit());
            Span span = new Span(from.offset(), e.span().end());
            edits.set(to.edit(), with(e, span, source.slice(span), b.text() + e.replacement().substring(to.offset())));
        } else {
            Span span = new Span(from.offset(), to.offset());
            edits.add(new Edit(source.path(), span, source.slice(span), b.text(), edits.get(0).rule()));
        }
    }

    private static Edit with(Edit e, Span span, String expected, String replacement) {
        return new Edit(e.path(), span, expected, replacement, e.rule());
    }

    private Point pointOf(int offset, List<int[]> changed) {
        int shift = 0;
        for (int i = 0; i < changed.size(); i++) {
            int[] range = changed.get(i);
            if (offset < range[0]) {
                break;
            }
            boolean inside = offset < range[1] || offset == range[1] && range[1] > range[0];
            if (inside) {
                return new Point(i, offset - range[0]);
            }
            shift += edits.get(i).span().length() - (range[1] - range[0]);
        }
        return new Point(-1, offset + shift);
    }
}
