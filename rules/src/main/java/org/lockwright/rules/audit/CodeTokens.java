package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/** The tokens of a file without comments and marks of directives; replacement lists of macros stay. */
final class CodeTokens {

    private final SourceText source;
    private final List<Token> tokens;

    CodeTokens(SourceText source) {
        this.source = source;
        this.tokens = Lexer.tokens(source).stream().filter(t -> t.kind() != Token.Kind.COMMENT
                && t.kind() != Token.Kind.END_OF_DIRECTIVE && t.kind() != Token.Kind.DIRECTIVE).toList();
    }

    /** Number of tokens. */
    int size() {
        return tokens.size();
    }

    /** The text of token {@code i}; empty outside the file. */
    String text(int i) {
        return i < 0 || i >= tokens.size() ? "" : tokens.get(i).in(source);
    }

    /** Offset of token {@code i}. */
    int at(int i) {
        return tokens.get(i).span().start();
    }

    /** Line of token {@code i}. */
    int line(int i) {
        return source.lines().line(at(i));
    }

    /** Whether token {@code i} is an identifier. */
    boolean isName(int i) {
        return i >= 0 && i < tokens.size() && tokens.get(i).kind() == Token.Kind.IDENTIFIER;
    }

    /** The arguments of the call whose parenthesis is token {@code open}, as indices of tokens. */
    List<List<Integer>> arguments(int open) {
        List<List<Integer>> out = new ArrayList<>();
        List<Integer> argument = new ArrayList<>();
        int depth = 0;
        for (int i = open; i < tokens.size() && i < open + 400; i++) {
            String t = text(i);
            depth += t.equals("(") || t.equals("{") || t.equals("[") ? 1 : t.equals(")") || t.equals("}") || t.equals("]") ? -1 : 0;
            if (depth == 0 || depth == 1 && t.equals(",")) {
                out.add(argument);
                argument = new ArrayList<>();
                if (depth == 0) {
                    break;
                }
            } else if (i > open) {
                argument.add(i);
            }
        }
        return out;
    }
}
