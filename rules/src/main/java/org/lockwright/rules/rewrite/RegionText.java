package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Rewrite;

/** Writes the macros of a lock class around statements, with the braces that takes. */
final class RegionText {

    private static final Set<Kind> JUMPS = Set.of(Kind.RETURN, Kind.GOTO, Kind.BREAK, Kind.CONTINUE);

    private final SourceText source;
    private final String enter;
    private final String exit;
    private final String end;

    RegionText(SourceText source, Rewrite.ClassNames names, String lock) {
        this.source = source;
        this.enter = names.enter() + "(" + lock + ");";
        this.exit = names.exit() + "(" + lock + ");";
        this.end = source.text().contains("\r\n") ? "\r\n" : "\n";
    }

    /** The statements from {@code first} to {@code last} with the lock around them; empty if their lines hold other things too. */
    Optional<Replacement> around(Node first, Node last) {
        Optional<Span> from = PatternText.span(first, source.path());
        Optional<Span> to = PatternText.span(last, source.path());
        if (from.isEmpty() || to.isEmpty() || !isFirst(from.get().start()) || lineEnd(to.get().end()) < 0) {
            return Optional.empty();
        }
        String indent = indentation(from.get().start());
        Span whole = new Span(from.get().start(), lineEnd(to.get().end()));
        return Optional.of(new Replacement(source.path(), whole, List.of(
                new Replacement.Text(enter + end + indent), new Replacement.Old(whole), new Replacement.Text(end + indent + exit))));
    }

    /** The only statement of a branch or a loop's body, {@code body}, with the lock and braces around it; {@code braced} if it has braces by then. */
    Optional<Replacement> bare(Node body, boolean braced) {
        Optional<Span> span = PatternText.span(body, source.path());
        Node outer = body.parent().orElse(null);
        int open = outer == null ? -1 : headEnd(outer, body);
        if (span.isEmpty() || open < 0 || lineEnd(span.get().end()) < 0 || !isFirst(outer.span().start()) && !isElse(outer)) {
            return Optional.empty();
        }
        String indent = indentation(outer.span().start());
        Span old = new Span(span.get().start(), lineEnd(span.get().end()));
        List<Replacement.Segment> out = new ArrayList<>();
        if (braced) {
            String inner = indent + "\t";
            return Optional.of(new Replacement(source.path(), old, List.of(
                    new Replacement.Text(enter + end + inner), new Replacement.Old(old), new Replacement.Text(end + inner + exit))));
        }
        out.add(new Replacement.Text(" {" + end + indent + "\t" + enter + end + indent + "\t"));
        out.add(new Replacement.Old(old));
        out.add(new Replacement.Text(end + indent + "\t" + exit + end + indent + "}"));
        int to = closing(outer, body, old.end(), out);
        return Optional.of(new Replacement(source.path(), new Span(open, to), out));
    }

    /** Where the text of {@code body} ends: at its end, or where {@code else} follows it at that, which then goes on the brace's line. */
    private int closing(Node outer, Node body, int at, List<Replacement.Segment> out) {
        boolean more = outer.kind() == Kind.IF && outer.children().size() > 2 && outer.child(1) == body;
        int keyword = more ? word("else", at, outer.child(2).span().start()) : -1;
        if (keyword >= 0 && source.text().substring(at, keyword).isBlank()) {
            out.add(new Replacement.Text(" "));
            return keyword;
        }
        return at;
    }

    /** The {@code if} statement {@code s} with the lock held for its conditions alone; empty if its lines hold other things too. */
    Optional<Replacement> conditions(Node s) {
        Span whole = s.span();
        if (!s.origin().isExact() || !isFirst(whole.start()) || lineEnd(whole.end()) < 0) {
            return Optional.empty();
        }
        String indent = indentation(whole.start());
        List<Replacement.Segment> out = new ArrayList<>(List.of(new Replacement.Text(enter + end + indent)));
        int from = whole.start();
        boolean falls = false;
        Node at = s;
        while (true) {
            falls |= !jumps(at.child(1));
            from = branch(at, at.child(1), from, indent, out);
            Node other = at.children().size() > 2 ? at.child(2) : null;
            if (from < 0) {
                return Optional.empty();
            } else if (other != null && other.kind() == Kind.IF) {
                at = other;
            } else {
                Optional<Integer> last = other == null ? Optional.empty() : Optional.of(branch(at, other, from, indent, out));
                if (last.filter(l -> l < 0).isPresent()) {
                    return Optional.empty();
                }
                int rest = last.orElse(from);
                int stop = lineEnd(whole.end());
                out.add(new Replacement.Old(new Span(rest, Math.max(rest, other == null && falls ? whole.end() : stop))));
                if (other == null) {
                    out.add(new Replacement.Text(falls ? " else" + end + indent + "\t" + exit : end + indent + exit));
                }
                return Optional.of(new Replacement(source.path(), new Span(whole.start(), Math.max(rest, other == null && falls ? whole.end() : stop)), out));
            }
        }
    }

    /** Gives the branch {@code body} of {@code outer} the release in front; the position up to which the old text is in {@code out}, or -1. */
    private int branch(Node outer, Node body, int from, String indent, List<Replacement.Segment> out) {
        if (!body.origin().isExact() || !body.path().equals(source.path())) {
            return -1;
        }
        if (body.kind() == Kind.COMPOUND) {
            List<Node> declared = body.children().stream().takeWhile(c -> c.kind() == Kind.DECLARATION_STATEMENT).toList();
            int at = declared.isEmpty() ? body.span().start() + 1 : lineEnd(declared.get(declared.size() - 1).span().end());
            if (at < 0) {
                return -1;
            }
            out.add(new Replacement.Old(new Span(from, at)));
            out.add(new Replacement.Text((declared.isEmpty() ? "" : end) + end + indent + "\t" + exit));
            return at;
        }
        int open = headEnd(outer, body);
        int stop = lineEnd(body.span().end());
        if (open < 0 || stop < 0) {
            return -1;
        }
        out.add(new Replacement.Old(new Span(from, open)));
        out.add(new Replacement.Text(" {" + end + indent + "\t" + exit + end + indent + "\t"));
        out.add(new Replacement.Old(new Span(body.span().start(), stop)));
        out.add(new Replacement.Text(end + indent + "}"));
        return closing(outer, body, stop, out);
    }

    /** Whether control never comes to the end of {@code body}. */
    static boolean jumps(Node body) {
        Node last = body.kind() == Kind.COMPOUND && !body.children().isEmpty() ? body.child(body.children().size() - 1) : body;
        return JUMPS.contains(last.kind());
    }

    /** The end of the head that {@code body} follows in {@code outer}: of its parenthesis, or of {@code else}; -1 if it is not plain. */
    private int headEnd(Node outer, Node body) {
        int index = outer.children().indexOf(body);
        if (!outer.origin().isExact() || index < 0) {
            return -1;
        } else if (outer.kind() == Kind.IF && index == 2) {
            int word = word("else", outer.child(1).span().end(), body.span().start());
            return word < 0 ? -1 : word + 4;
        } else if (outer.kind() == Kind.IF && index == 1 || outer.kind() == Kind.WHILE || outer.kind() == Kind.FOR) {
            return last(")", outer.span().start(), body.span().start());
        }
        return -1;
    }

    /** Where {@code word} begins between two places; -1 if it does not stand there. */
    private int word(String word, int from, int to) {
        return Lexer.tokens(source, new Span(from, to)).stream().filter(t -> t.kind() == Token.Kind.IDENTIFIER && t.in(source).equals(word))
                .mapToInt(t -> t.span().start()).findFirst().orElse(-1);
    }

    /** Where the last {@code mark} between two places ends; -1 if comments or other things follow it. */
    private int last(String mark, int from, int to) {
        List<Token> tokens = Lexer.tokens(source, new Span(from, to));
        Token token = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        return token != null && token.in(source).equals(mark) ? token.span().end() : -1;
    }

    private boolean isElse(Node node) {
        return node.parent().filter(p -> p.kind() == Kind.IF && p.children().size() > 2 && p.child(2) == node).isPresent();
    }

    private boolean isFirst(int at) {
        int start = source.text().lastIndexOf('\n', at - 1) + 1;
        return source.text().substring(start, at).isBlank();
    }

    private String indentation(int at) {
        int start = source.text().lastIndexOf('\n', at - 1) + 1;
        String line = source.text().substring(start);
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    /** {@code at}, or the end of a comment that ends its line; -1 if something else follows on the line. */
    private int lineEnd(int at) {
        int stop = source.text().indexOf('\n', at);
        String rest = source.text().substring(at, stop < 0 ? source.length() : stop).stripTrailing();
        boolean comment = rest.strip().matches("/\\*.*\\*/") && rest.indexOf("*/") == rest.length() - 2;
        return rest.isBlank() ? at : comment ? at + rest.length() : -1;
    }
}
