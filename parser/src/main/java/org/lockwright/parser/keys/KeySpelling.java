package org.lockwright.parser.keys;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes keys out of the punctuation of one dialect and puts them into that of another; what stands between them stays.
 *
 * @param from the dialect they are spelt in
 * @param to the dialect wanted
 */
record KeySpelling(Dialect from, Dialect to) {

    private static final Pattern GROUP = Pattern.compile("[(\\[](" + KeySyntax.FREES + ")[)\\]]");

    /** {@code (a) (b)} is one mark with these between its brackets. */
    private static final String SEPARATE = " ";

    /**
     * {@code mark}, whose bytes are {@code text}, as the other dialect has it; empty where that has no form for it.
     *
     * <p>A lone letter that is the whole comment stays one where colons are wanted.
     */
    Optional<String> mark(Mark mark, String text, boolean lone) {
        if (mark.keys().isEmpty()) {
            return Optional.of(noKey());
        }
        if (mark.operator().equals(SEPARATE)) {
            return isBracketed(to) ? Optional.of(groups(text)) : Optional.empty();
        }
        String inner = isBracketed(from) ? text.substring(1, text.length() - 1) : withoutColon(mark, text);
        return Optional.of(lone && to == Dialect.COLON && text.equals(inner) ? text : around(inner));
    }

    /** The keys of a legend line with the punctuation that belongs to them. */
    String head(String inner) {
        return around(inner);
    }

    /** Matches the keys that begin a legend line, group 1, and the punctuation that belongs to them. */
    Pattern headForm() {
        String keys = "(" + KeySyntax.FREES + ")";
        return Pattern.compile(switch (from) {
            case PAREN -> "\\(" + keys + "\\)" + separator();
            case BRACKET -> "\\[" + keys + "\\]" + separator();
            case COLON -> keys + ":";
            case EQUALS -> keys + "[ \\t]*+=";
            case BARE -> keys;
            case PROSE -> throw new IllegalStateException("a sentence has no keys to spell");
        });
    }

    /** {@code (k) - text}: the dash stays between brackets, and goes where a colon takes its place. */
    private String separator() {
        return isBracketed(to) ? "" : "(?:[ \\t]*[-=:](?=[ \\t]))?";
    }

    /** What stands in the place of a key that is left blank, the blank before it included where it has no brackets. */
    private String noKey() {
        return switch (to) {
            case PAREN -> "( )";
            case BRACKET -> "[ ]";
            default -> " :";
        };
    }

    private String around(String inner) {
        return switch (to) {
            case PAREN -> "(" + inner + ")";
            case BRACKET -> "[" + inner + "]";
            case COLON -> inner + ":";
            default -> throw new IllegalStateException("nothing is re-spelt as " + to);
        };
    }

    private String groups(String text) {
        Matcher m = GROUP.matcher(text);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement(around(m.group(1))));
        }
        return m.appendTail(out).toString();
    }

    private static String withoutColon(Mark mark, String text) {
        String shorter = text.endsWith(":") ? text.substring(0, text.length() - 1) : text;
        return KeySyntax.parts(shorter).equals(mark.keys()) ? shorter : text;
    }

    static boolean isBracketed(Dialect dialect) {
        return dialect == Dialect.PAREN || dialect == Dialect.BRACKET;
    }
}
