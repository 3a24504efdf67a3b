package org.lockwright.rules.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/** Which functions and structs a file defines, in any configuration, by its tokens alone. */
final class Definitions {

    private final List<String> words;
    /** For each opening parenthesis the one that closes it; the end for one that stays open. */
    private final int[] closing;
    /** For each place the next brace from there. */
    private final int[] brace;
    /** For each place the next semicolon from there. */
    private final int[] semicolon;

    private Definitions(List<String> words) {
        this.words = words;
        int n = words.size();
        closing = new int[n + 1];
        brace = new int[n + 1];
        semicolon = new int[n + 1];
        Deque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < n; i++) {
            closing[i] = n;
            if (words.get(i).equals("(")) {
                open.push(i);
            } else if (words.get(i).equals(")") && !open.isEmpty()) {
                closing[open.pop()] = i;
            }
        }
        brace[n] = n;
        semicolon[n] = n;
        for (int i = n - 1; i >= 0; i--) {
            brace[i] = words.get(i).equals("{") || words.get(i).equals("}") ? i : brace[i + 1];
            semicolon[i] = words.get(i).equals(";") ? i : semicolon[i + 1];
        }
    }

    /** The names of functions, and of structs and unions with {@code "struct "} before them. */
    static Set<String> in(SourceText source) {
        Definitions all = new Definitions(words(source));
        Set<String> out = new HashSet<>();
        for (int i = 0; i + 1 < all.words.size(); i++) {
            String word = all.words.get(i);
            String next = all.words.get(i + 1);
            if (next.equals("(") && isName(word) && all.hasBody(all.closing[i + 1] + 1)) {
                out.add(word);
            } else if (next.equals("{") && i > 0 && (all.words.get(i - 1).equals("struct") || all.words.get(i - 1).equals("union"))) {
                out.add("struct " + word);
            }
        }
        return out;
    }

    /** The tokens outside comments and directives. */
    private static List<String> words(SourceText source) {
        List<String> out = new ArrayList<>();
        boolean inDirective = false;
        for (Token token : Lexer.tokens(source)) {
            inDirective = token.kind() == Token.Kind.DIRECTIVE || inDirective && token.kind() != Token.Kind.END_OF_DIRECTIVE;
            if (!inDirective && token.kind() != Token.Kind.COMMENT && token.kind() != Token.Kind.END_OF_DIRECTIVE) {
                out.add(token.in(source));
            }
        }
        return out;
    }

    private static boolean isName(String word) {
        return Character.isLetter(word.charAt(0)) || word.charAt(0) == '_';
    }

    /** Whether a body follows at {@code first}, after attributes or after declarations of the parameters in the old style. */
    private boolean hasBody(int first) {
        int open = first < words.size() ? brace[first] : words.size();
        if (open >= words.size() || words.get(open).equals("}")) {
            return false;
        }
        return open == first || isName(words.get(first)) && (semicolon[first] > open || words.get(open - 1).equals(";"));
    }
}
