package org.lockwright.parser.cdt;

import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/** Finds the macro that makes a header empty the second time: {@code #ifndef G}, {@code #define G} around the whole file. */
final class IncludeGuard {

    private IncludeGuard() {
    }

    /** The guard of {@code header}, if nothing but comments stands outside it. */
    static Optional<String> of(SourceText header) {
        List<Token> tokens = Lexer.tokens(header).stream().filter(t -> t.kind() != Token.Kind.COMMENT).toList();
        boolean opens = tokens.size() > 7
                && isDirective(header, tokens, 0, "ifndef")
                && tokens.get(2).kind() == Token.Kind.IDENTIFIER
                && tokens.get(3).kind() == Token.Kind.END_OF_DIRECTIVE
                && isDirective(header, tokens, 4, "define")
                && tokens.get(6).in(header).equals(tokens.get(2).in(header));
        return opens && spansFile(header, tokens) ? Optional.of(tokens.get(2).in(header)) : Optional.empty();
    }

    private static boolean isDirective(SourceText header, List<Token> tokens, int at, String word) {
        return at + 1 < tokens.size()
                && tokens.get(at).kind() == Token.Kind.DIRECTIVE
                && tokens.get(at + 1).in(header).equals(word);
    }

    /** Whether the first conditional has no other branch and ends with the last directive. */
    private static boolean spansFile(SourceText header, List<Token> tokens) {
        int depth = 0;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() != Token.Kind.DIRECTIVE) {
                continue;
            }
            switch (tokens.get(i + 1).in(header)) {
                case "if", "ifdef", "ifndef" -> depth++;
                case "else", "elif" -> {
                    if (depth == 1) {
                        return false;
                    }
                }
                case "endif" -> {
                    depth--;
                    if (depth == 0) {
                        return tokens.subList(i + 2, tokens.size()).stream().allMatch(t -> t.kind() == Token.Kind.END_OF_DIRECTIVE);
                    }
                }
                default -> { }
            }
        }
        return false;
    }
}
