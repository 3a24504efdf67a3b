package org.lockwright.parser.source;

/**
 * One preprocessing token, comment, or directive mark of a C file.
 *
 * @param kind what it is
 * @param span its bytes
 */
public record Token(Kind kind, Span span) {

    /** Kinds of token; white space has none. */
    public enum Kind {
        /** Identifier or keyword. */
        IDENTIFIER,
        /** Preprocessing number. */
        NUMBER,
        /** String literal, prefix included. */
        STRING,
        /** Character constant, prefix included. */
        CHARACTER,
        /** Operator or punctuator. */
        PUNCTUATOR,
        /** Block or line comment. */
        COMMENT,
        /** The {@code #} that begins a directive. */
        DIRECTIVE,
        /** End of a directive's last line; an empty span. */
        END_OF_DIRECTIVE,
        /** A byte that begins no token. */
        OTHER
    }

    /** The token's characters in {@code source}. */
    public String in(SourceText source) {
        return source.slice(span);
    }
}
