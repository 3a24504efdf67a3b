package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Rewrite;

/** Writes the macros of a lock class around statements, with the braces that takes. */
final class RegionText {

    private final SourceText source;
    private final String enter;
    private final String exit;
    private final String end;

    RegionText(SourceText source, Rewrite.ClassNames names, String lock) {
        this.source = source;
        this.enter = names.enter() + "(" + lock + ");";
        this.exit = names.exit() + "(" + lock + ");";
        this.end = PatternText.lineEnd(source);
    }

    /** {@code run} in one region, of the last statement perhaps only what is read in front of it; empty if the lines hold other things too. */
    Optional<Replacement> run(List<RegionPlan.Piece> run) {
        Optional<Span> first = PatternText.span(run.get(0).statement(), source.path());
        RegionPlan.Piece end = run.get(run.size() - 1);
        Optional<Span> last = PatternText.span(end.statement(), source.path()).map(s -> end.isBefore() ? new Span(s.start(), s.start()) : s);
        if (first.isEmpty() || last.isEmpty() || !isFirst(first.get().start())
                || (end.isBefore() ? !isFirst(last.get().start()) : lineEnd(source, last.get().end()) < 0)
                || crossesBranch(source, first.get().start(), last.get().end())) {
            return Optional.empty();
        }
        String indent = PatternText.indentation(source, first.get().start());
        List<Replacement.Segment> out = new ArrayList<>(List.of(new Replacement.Text(enter + this.end + indent)));
        int from = first.get().start();
        for (RegionPlan.Piece piece : run) {
            from = piece.whole() || piece.isBefore() ? from : conditions(piece.statement(), from, piece == end, out);
            if (from < 0) {
                return Optional.empty();
            }
        }
        int stop = end.isBefore() ? last.get().start() : end.whole() ? Math.max(from, lineEnd(source, last.get().end())) : from;
        if (end.isBefore()) {
            out.add(new Replacement.Old(new Span(from, stop)));
            taken(end).forEach(line -> out.add(new Replacement.Text(line + this.end + indent)));
            out.add(new Replacement.Text(exit + this.end + indent));
        } else if (end.whole()) {
            out.add(new Replacement.Old(new Span(from, stop)));
            out.add(new Replacement.Text(this.end + indent + exit));
        }
        return Optional.of(new Replacement(source.path(), new Span(first.get().start(), stop), out));
    }

    /** What takes the values that are read in front of a statement. */
    private static List<String> taken(RegionPlan.Piece piece) {
        return piece.values().stream().map(TakenValues.Value::assignment).distinct().toList();
    }

    /** The lines of a region that {@code piece} has in front of its statement, or the one that begins its own. */
    List<String> front(RegionPlan.Piece piece) {
        return piece.isBefore() ? Stream.of(List.of(enter), taken(piece), List.of(exit)).flatMap(List::stream).toList() : List.of(enter);
    }

    /** The only statement of a branch or a loop's body, {@code body}, with the lock and braces around it; {@code braced} if it has braces by then. */
    Optional<Replacement> bare(Node body, boolean braced) {
        return bare(body, braced, List.of(enter), List.of(exit));
    }

    /** The same with what {@code group} has in front of it, and in the region of its last piece if that holds the statement itself. */
    Optional<Replacement> bare(Node body, boolean braced, List<RegionPlan.Piece> group, Function<RegionLock, RegionText> texts) {
        List<String> front = group.stream().flatMap(p -> texts.apply(p.lock()).front(p).stream()).toList();
        return bare(body, braced, front, group.get(group.size() - 1).isBefore() ? List.of() : List.of(exit));
    }

    private Optional<Replacement> bare(Node body, boolean braced, List<String> front, List<String> back) {
        Optional<Span> span = PatternText.span(body, source.path());
        Node outer = body.parent().orElse(null);
        int open = outer == null ? -1 : headEnd(outer, body);
        if (span.isEmpty() || open < 0 || lineEnd(source, span.get().end()) < 0 || !isFirst(outer.span().start()) && !isElse(outer)) {
            return Optional.empty();
        }
        String indent = PatternText.indentation(source, outer.span().start());
        Span old = new Span(span.get().start(), lineEnd(source, span.get().end()));
        String inner = end + indent + "\t";
        List<Replacement.Segment> out = new ArrayList<>();
        out.add(new Replacement.Text((braced ? "" : " {" + inner) + String.join("", front.stream().map(line -> line + inner).toList())));
        out.add(new Replacement.Old(old));
        back.forEach(line -> out.add(new Replacement.Text(inner + line)));
        if (braced) {
            return Optional.of(new Replacement(source.path(), old, out));
        }
        out.add(new Replacement.Text(end + indent + "}"));
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

    /** Whether control comes behind {@code s}, an {@code if}, only where none of its conditions was true. */
    static boolean leavesOpen(Node s) {
        Node at = s;
        while (jumps(at.child(1)) && at.children().size() > 2 && at.child(2).kind() == Kind.IF) {
            at = at.child(2);
        }
        return at.children().size() == 2 && jumps(at.child(1));
    }

    /**
     * Gives up the lock in each branch of the {@code if} statement {@code s}, and behind it if {@code closing}.
     *
     * @return the position up to which the old text is in {@code out}; -1 if its lines hold other things too
     */
    private int conditions(Node s, int start, boolean closing, List<Replacement.Segment> out) {
        if (!s.origin().isExact() || !isFirst(s.span().start()) || lineEnd(source, s.span().end()) < 0) {
            return -1;
        }
        String indent = PatternText.indentation(source, s.span().start());
        int from = branch(s, s.child(1), start, indent, out);
        Node at = s;
        while (from >= 0 && at.children().size() > 2 && at.child(2).kind() == Kind.IF) {
            at = at.child(2);
            from = branch(at, at.child(1), from, indent, out);
        }
        if (from >= 0 && at.children().size() > 2) {
            from = branch(at, at.child(2), from, indent, out);
            return from < 0 ? -1 : rest(from, lineEnd(source, s.span().end()), "", out);
        } else if (from < 0 || !closing) {
            return from;
        }
        return leavesOpen(s) ? rest(from, lineEnd(source, s.span().end()), end + indent + exit, out)
                : rest(from, s.span().end(), " else" + end + indent + "\t" + exit, out);
    }

    private static int rest(int from, int to, String text, List<Replacement.Segment> out) {
        int stop = Math.max(from, to);
        out.add(new Replacement.Old(new Span(from, stop)));
        if (!text.isEmpty()) {
            out.add(new Replacement.Text(text));
        }
        return stop;
    }

    /** Gives the branch {@code body} of {@code outer} the release in front; the position up to which the old text is in {@code out}, or -1. */
    private int branch(Node outer, Node body, int from, String indent, List<Replacement.Segment> out) {
        if (!body.origin().isExact() || !body.path().equals(source.path())) {
            return -1;
        }
        if (body.kind() == Kind.COMPOUND) {
            List<Node> declared = body.children().stream().takeWhile(c -> c.kind() == Kind.DECLARATION_STATEMENT).toList();
            int at = declared.isEmpty() ? body.span().start() + 1 : lineEnd(source, declared.get(declared.size() - 1).span().end());
            if (at < 0) {
                return -1;
            }
            out.add(new Replacement.Old(new Span(from, at)));
            out.add(new Replacement.Text((declared.isEmpty() ? "" : end) + end + indent + "\t" + exit));
            return at;
        }
        int open = headEnd(outer, body);
        int stop = lineEnd(source, body.span().end());
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
        if (body.kind() == Kind.COMPOUND && !body.children().isEmpty()) {
            return jumps(body.child(body.children().size() - 1));
        }
        return body.kind().isJump() || body.kind() == Kind.DO && endsFunction(body.child(0));
    }

    /** Whether {@code body}, of a macro's {@code do} most often, ends with a jump that no loop takes. */
    private static boolean endsFunction(Node body) {
        Node last = body.kind() == Kind.COMPOUND && !body.children().isEmpty() ? body.child(body.children().size() - 1) : body;
        return last.kind() == Kind.RETURN || last.kind() == Kind.GOTO;
    }

    /** The statement {@code s} with its value taken into {@code variable} in a region. */
    Optional<Replacement> returned(Node s, String variable) {
        Optional<Span> value = PatternText.span(s.child(0), source.path());
        if (!s.origin().isExact() || value.isEmpty() || !isFirst(s.span().start()) || lineEnd(source, s.span().end()) < 0) {
            return Optional.empty();
        }
        String line = end + PatternText.indentation(source, s.span().start());
        return Optional.of(new Replacement(source.path(), s.span(), List.of(new Replacement.Text(enter + line + variable + " = "), new Replacement.Old(value.get()),
                new Replacement.Text(";" + line + exit + line + "return " + variable + ";"))));
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

    /** Whether a branch of the preprocessor begins or ends between two places and not both. */
    static boolean crossesBranch(SourceText source, int from, int to) {
        int depth = 0;
        List<Token> tokens = Lexer.tokens(source, new Span(from, to));
        for (int i = 0; i + 1 < tokens.size(); i++) {
            String word = tokens.get(i).kind() == Token.Kind.DIRECTIVE ? tokens.get(i + 1).in(source) : "";
            boolean turns = depth == 0 && (word.equals("else") || word.equals("elif"));
            depth += word.startsWith("if") ? 1 : word.equals("endif") ? -1 : 0;
            if (depth < 0 || turns) {
                return true;
            }
        }
        return depth != 0;
    }

    private boolean isElse(Node node) {
        return node.parent().filter(p -> p.kind() == Kind.IF && p.children().size() > 2 && p.child(2) == node).isPresent();
    }

    private boolean isFirst(int at) {
        int start = source.text().lastIndexOf('\n', at - 1) + 1;
        return source.text().substring(start, at).isBlank();
    }

    /** {@code at}, or the end of a comment that ends its line; -1 if something else follows on the line. */
    static int lineEnd(SourceText source, int at) {
        int stop = source.text().indexOf('\n', at);
        String rest = source.text().substring(at, stop < 0 ? source.length() : stop).stripTrailing();
        boolean comment = rest.strip().matches("/\\*.*\\*/") && rest.indexOf("*/") == rest.length() - 2;
        return rest.isBlank() ? at : comment ? at + rest.length() : -1;
    }
}
