package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/** Finds directives of the preprocessor in a file's text. */
final class Directives {

    private final SourceText source;
    private final List<Token> tokens;

    Directives(SourceText source) {
        this.source = source;
        this.tokens = Lexer.tokens(source);
    }

    /**
     * A definition of a macro.
     *
     * @param name the macro
     * @param nameSpan the name
     * @param body what stands for it, comments behind it left out; empty if nothing does
     * @param comment the comment behind it on its lines; empty if there is none
     * @param lines the directive's whole lines, line end included
     */
    record Define(String name, Span nameSpan, Span body, String comment, Span lines) {
    }

    /** Every definition of {@code name}, whatever its branch. */
    List<Define> defines(String name) {
        return all().stream().filter(d -> d.name().equals(name)).toList();
    }

    private List<Define> all() {
        List<Define> out = new ArrayList<>();
        for (int i = 0; i + 2 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.DIRECTIVE && text(i + 1).equals("define")) {
                out.add(define(i));
            }
        }
        return out;
    }

    private Define define(int at) {
        int end = at + 3;
        while (end < tokens.size() && tokens.get(end).kind() != Kind.END_OF_DIRECTIVE) {
            end++;
        }
        List<Token> rest = tokens.subList(Math.min(at + 3, tokens.size()), end);
        List<Token> code = rest.stream().filter(t -> t.kind() != Kind.COMMENT).toList();
        Span name = tokens.get(at + 2).span();
        Span body = code.isEmpty() ? new Span(name.end(), name.end())
                : new Span(code.get(0).span().start(), code.get(code.size() - 1).span().end());
        String comment = rest.stream().filter(t -> t.kind() == Kind.COMMENT && t.span().start() >= body.end())
                .map(t -> t.in(source)).findFirst().orElse("");
        int last = end < tokens.size() ? tokens.get(end).span().start() : source.length();
        return new Define(text(at + 2), name, body, comment, lines(source, tokens.get(at).span().start(), last));
    }

    /** The directive {@code word} whose text contains {@code part}, its whole lines. */
    Optional<Span> directive(String word, String part) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.DIRECTIVE && text(i + 1).equals(word)) {
                int end = i;
                while (end < tokens.size() && tokens.get(end).kind() != Kind.END_OF_DIRECTIVE) {
                    end++;
                }
                int last = end < tokens.size() ? tokens.get(end).span().start() : source.length();
                Span lines = lines(source, tokens.get(i).span().start(), last);
                if (source.slice(lines).contains(part)) {
                    return Optional.of(lines);
                }
            }
        }
        return Optional.empty();
    }

    /** Whether the code, comments apart, has {@code identifier} in it. */
    boolean mentions(String identifier) {
        return tokens.stream().anyMatch(t -> t.kind() == Kind.IDENTIFIER && t.in(source).equals(identifier));
    }

    /** Start of the comment that ends on the line before {@code lineStart}, or {@code lineStart} if there is none. */
    int withCommentAbove(int lineStart) {
        Token above = null;
        for (Token t : tokens) {
            if (t.span().end() <= lineStart) {
                above = t.kind() == Kind.END_OF_DIRECTIVE ? above : t;
                above = t.kind() == Kind.END_OF_DIRECTIVE && t.span().end() > (above == null ? 0 : above.span().end()) ? t : above;
            }
        }
        boolean directly = above != null && above.kind() == Kind.COMMENT
                && source.lines().line(above.span().end() - 1) == source.lines().line(lineStart) - 1;
        return directly ? source.lines().startOf(source.lines().line(above.span().start())) : lineStart;
    }

    /** The whole lines that {@code start} to {@code end} touch, line ends included. */
    static Span lines(SourceText source, int start, int end) {
        int last = Math.max(start, end);
        return new Span(source.lines().startOf(source.lines().line(start)), source.lines().endOf(source.lines().line(last)));
    }

    private String text(int i) {
        return tokens.get(i).in(source);
    }
}
