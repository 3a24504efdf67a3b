package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;

/** Finds what a file asserts of priorities at compile time: CTASSERT(9), _Static_assert, and {@code #if ... #error}. */
final class Assertions {

    private static final Set<String> MACROS = Set.of("CTASSERT", "__CTASSERT", "_Static_assert", "__CTASSERTMSG");

    private final SourceText source;
    private final List<Token> tokens;
    private final List<Asserted> out = new ArrayList<>();

    private Assertions(SourceText source) {
        this.source = source;
        this.tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Kind.COMMENT).toList();
    }

    /**
     * Something that must hold.
     *
     * @param condition the condition, as an expression
     * @param text how the file says it
     * @param place where
     */
    record Asserted(String condition, String text, Place place) {
    }

    /** What {@code path} asserts of classes or of their count, whatever its branches. */
    static List<Asserted> conditions(SourceTree tree, String path) {
        Optional<SourceText> source = tree.isFile(path) ? tree.read(path) : Optional.empty();
        return source.map(s -> new Assertions(s).find()).orElse(List.of());
    }

    private List<Asserted> find() {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.IDENTIFIER && MACROS.contains(text(i)) && i + 1 < tokens.size() && text(i + 1).equals("(")) {
                call(i);
            } else if (tokens.get(i).kind() == Kind.DIRECTIVE && i + 1 < tokens.size() && text(i + 1).matches("if|elif")) {
                error(i);
            }
        }
        return out;
    }

    private void call(int at) {
        int depth = 0;
        int start = tokens.get(at + 1).span().end();
        for (int i = at + 1; i < tokens.size(); i++) {
            String t = text(i);
            depth += t.equals("(") ? 1 : t.equals(")") ? -1 : 0;
            boolean ends = depth == 0 || depth == 1 && t.equals(",");
            if (ends) {
                add(new Span(start, tokens.get(i).span().start()), false, tokens.get(at).span().start());
                return;
            }
        }
    }

    /** {@code #if C} directly followed by {@code #error}: C must not hold. */
    private void error(int at) {
        int end = at;
        while (end < tokens.size() && tokens.get(end).kind() != Kind.END_OF_DIRECTIVE) {
            end++;
        }
        boolean error = end + 2 < tokens.size() && tokens.get(end + 1).kind() == Kind.DIRECTIVE && text(end + 2).equals("error");
        if (error && end > at + 2) {
            add(new Span(tokens.get(at + 2).span().start(), tokens.get(end - 1).span().end()), true, tokens.get(at).span().start());
        }
    }

    private void add(Span span, boolean negated, int from) {
        boolean speaks = Lexer.tokens(source, span).stream().filter(t -> t.kind() == Kind.IDENTIFIER)
                .map(t -> t.in(source)).anyMatch(t -> SoftintClass.in(t).isPresent() || t.contains("SOFTINT") || t.startsWith("XC_IPL"));
        if (speaks) {
            String text = source.slice(span).replaceAll("\\\\\\r?\\n", " ").replaceAll("\\s+", " ").strip();
            out.add(new Asserted(negated ? "!(" + text + ")" : text, text, Place.of(source, new Span(from, span.end()))));
        }
    }

    private String text(int i) {
        return tokens.get(i).in(source);
    }
}
