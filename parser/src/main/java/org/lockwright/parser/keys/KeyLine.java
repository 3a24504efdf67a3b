package org.lockwright.parser.keys;

/**
 * One legend line to write.
 *
 * @param key a key of one or two letters or digits, or a combination of such
 * @param text its meaning, on one line, Latin-1, without a comment's end
 */
public record KeyLine(String key, String text) {

    public KeyLine {
        requireKey(key);
        requireText(text);
    }

    static void requireKey(String key) {
        if (!key.matches(KeySyntax.WORDS)) {
            throw new IllegalArgumentException("locking key '" + key + "' is not one or two letters or digits");
        }
    }

    static void requireText(String text) {
        if (text.isBlank() || text.contains("*/") || text.chars().anyMatch(c -> c < ' ' || c > 0xff)) {
            throw new IllegalArgumentException("legend text '" + text + "' does not fit on one line of a Latin-1 comment");
        }
    }
}
