package org.lockwright.parser.keys;

/** The way a legend spells its keys; marks of the struct follow it. */
public enum Dialect {
    /** {@code (k) text}, marks {@code (k) text}: FreeBSD, and what this project writes. */
    PAREN,
    /** {@code [k] text}, marks {@code [k] text}: OpenBSD. */
    BRACKET,
    /** {@code k: text}, marks {@code k: text}: most of NetBSD. */
    COLON,
    /** {@code k = text}, marks {@code k: text}. */
    EQUALS,
    /** {@code k<tab>text}, marks {@code k  text} or {@code k: text}. */
    BARE,
    /** A sentence without letters: "all fields are protected by x_lock", or the lock's name in brackets in a member's comment. */
    PROSE;

    /** A legend line of this dialect, without its indentation. */
    String line(String key, String text) {
        return switch (this) {
            case PAREN -> "(" + key + ") " + text;
            case BRACKET -> "[" + key + "] " + text;
            case COLON -> key + ":\t" + text;
            case EQUALS -> key + " = " + text;
            case BARE -> key + "\t" + text;
            case PROSE -> throw new IllegalArgumentException("a sentence is not written from keys");
        };
    }
}
