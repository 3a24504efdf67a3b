package org.lockwright.parser.cdt;

import java.util.List;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

/** A type as we spell it: one space between words and before a star, none elsewhere. */
final class TypeText {

    private final StringBuilder out = new StringBuilder();

    /** The spelling of {@code tokens}, comments left out. */
    static String of(SourceText source, List<Token> tokens) {
        TypeText text = new TypeText();
        tokens.forEach(t -> text.append(t, source));
        return text.toString();
    }

    void append(Token token, SourceText source) {
        String text = token.kind() == Token.Kind.COMMENT ? "" : token.in(source);
        if (text.isEmpty()) {
            return; // the end of a directive has no text either
        }
        boolean afterWord = out.length() > 0 && isWord(out.charAt(out.length() - 1));
        if (isWord(text.charAt(0)) && (afterWord || endsWith(',') || endsWith('*')) || text.equals("*") && (afterWord || endsWith(')'))) {
            out.append(' ');
        }
        out.append(text);
    }

    /** Adds a word as it is. */
    void append(String word) {
        out.append(word);
    }

    private boolean endsWith(char c) {
        return out.length() > 0 && out.charAt(out.length() - 1) == c;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    @Override
    public String toString() {
        return out.toString().strip();
    }
}
