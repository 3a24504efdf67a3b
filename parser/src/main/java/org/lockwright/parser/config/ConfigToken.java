package org.lockwright.parser.config;

/**
 * One token of a config(5) file.
 *
 * @param kind what it is
 * @param text its characters; a string's without the quotes, a number's as config(1) would print it
 * @param line where it begins, from 1
 */
record ConfigToken(Kind kind, String text, int line) {

    /** Kinds of token. */
    enum Kind {
        /** A name or keyword; may hold {@code -}. */
        WORD,
        /** A file name that needs no quotes: it holds a {@code .} or {@code /}. */
        PATH,
        /** Text between double quotes, its backslashes kept. */
        STRING,
        /** Decimal, octal or hexadecimal. */
        NUMBER,
        /** {@code += :=} or one other character. */
        SYMBOL
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.SYMBOL || kind == Kind.WORD) && text.equals(symbolOrWord);
    }
}
