package org.lockwright.parser.source;

import java.util.List;
import java.util.Set;
import org.lockwright.parser.source.Token.Kind;

/**
 * A file as it reads when every conditional branch is taken.
 *
 * <p>The lines of {@code #if}, {@code #else}, {@code #endif} and their relatives are blanked; comments and every other byte keep their
 * place, so spans in it are spans in the file.
 */
public final class EveryBranch {

    private static final Set<String> CONDITIONALS = Set.of("if", "ifdef", "ifndef", "elif", "elifdef", "elifndef", "else", "endif");

    private EveryBranch() {
    }

    /** {@code source} without its conditionals. */
    public static SourceText of(SourceText source) {
        List<Token> tokens = Lexer.tokens(source);
        StringBuilder text = new StringBuilder(source.text());
        boolean blanking = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Kind.DIRECTIVE && i + 1 < tokens.size()) {
                blanking = CONDITIONALS.contains(tokens.get(i + 1).in(source));
            } else if (token.kind() == Kind.END_OF_DIRECTIVE) {
                blanking = false;
            }
            if (blanking && token.kind() != Kind.COMMENT) {
                blank(text, token.span());
                if (i + 1 < tokens.size()) {
                    splice(text, token.span().end(), tokens.get(i + 1).span().start());
                }
            }
        }
        return SourceText.ofLatin1(source.path(), text.toString());
    }

    private static void blank(StringBuilder text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** Takes the backslashes of continued lines between two tokens. */
    private static void splice(StringBuilder text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\') {
                text.setCharAt(i, ' ');
            }
        }
    }
}
