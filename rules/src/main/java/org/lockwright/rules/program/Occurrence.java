package org.lockwright.rules.program;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;

/**
 * An identifier in a file's text, whether or not any configuration compiles it.
 *
 * @param path the file
 * @param span the identifier
 * @param where what kind of text it stands in
 */
public record Occurrence(String path, Span span, Where where) implements Comparable<Occurrence> {

    /** Kinds of text. */
    public enum Where {
        /** Ordinary code. */
        CODE,
        /** The replacement list of a {@code #define}. */
        MACRO_DEFINITION,
        /** Another directive. */
        DIRECTIVE,
        /** A comment. */
        COMMENT,
        /** A string or character literal, or a preprocessing number, which {@code 1e+name} is. */
        LITERAL
    }

    /** Every occurrence of {@code name} as a whole word in {@code source}, in order. */
    public static List<Occurrence> of(SourceText source, String name) {
        return of(source, Set.of(name)).getOrDefault(name, List.of());
    }

    /** Every occurrence of each of {@code names} as a whole word in {@code source}, in order; names that do not occur are left out. */
    public static Map<String, List<Occurrence>> of(SourceText source, Set<String> names) {
        Map<String, List<Occurrence>> out = new HashMap<>();
        boolean inDirective = false;
        boolean inDefine = false;
        boolean first = false;
        for (Token token : Lexer.tokens(source)) {
            switch (token.kind()) {
                case DIRECTIVE -> {
                    inDirective = true;
                    first = true;
                    inDefine = false;
                }
                case END_OF_DIRECTIVE -> inDirective = false;
                case IDENTIFIER -> {
                    String text = token.in(source);
                    inDefine = first ? text.equals("define") : inDefine;
                    first = false;
                    if (names.contains(text)) {
                        Where where = !inDirective ? Where.CODE : inDefine ? Where.MACRO_DEFINITION : Where.DIRECTIVE;
                        out.computeIfAbsent(text, n -> new ArrayList<>()).add(new Occurrence(source.path(), token.span(), where));
                    }
                }
                case COMMENT -> inside(source, token.span(), names, Where.COMMENT, out);
                case STRING, CHARACTER, NUMBER -> inside(source, token.span(), names, Where.LITERAL, out);
                default -> { }
            }
        }
        return out;
    }

    private static void inside(SourceText source, Span span, Set<String> names, Where where, Map<String, List<Occurrence>> out) {
        String text = source.text();
        int at = span.start();
        while (at < span.end()) {
            int end = at;
            while (end < span.end() && isPart(text.charAt(end))) {
                end++;
            }
            String word = text.substring(at, end);
            if (names.contains(word) && isWordAt(text, at, word.length())) {
                out.computeIfAbsent(word, n -> new ArrayList<>()).add(new Occurrence(source.path(), new Span(at, end), where));
            }
            at = end + 1;
        }
    }

    /** Whether the characters at {@code at} are a whole word, not part of a longer identifier. */
    static boolean isWordAt(String text, int at, int length) {
        boolean before = at > 0 && isPart(text.charAt(at - 1));
        boolean after = at + length < text.length() && isPart(text.charAt(at + length));
        return !before && !after;
    }

    /** Whether {@code c} may stand in an identifier. */
    static boolean isPart(char c) {
        return c == '_' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    @Override
    public int compareTo(Occurrence other) {
        int c = path.compareTo(other.path);
        return c != 0 ? c : span.compareTo(other.span);
    }
}
