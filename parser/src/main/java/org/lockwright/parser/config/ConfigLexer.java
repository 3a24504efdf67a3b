package org.lockwright.parser.config;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts a config(5) file into logical lines of tokens.
 *
 * <p>A {@code #} begins a comment, except in a string. A line that begins with white space goes on from the one before it, blank or
 * comment lines included; conditionals and includes end at their line's end all the same. A string may span lines.
 */
final class ConfigLexer {

    /** Words whose statement ends where its line ends. */
    private static final Set<String> ONE_LINE =
            Set.of("ifdef", "ifndef", "elifdef", "elifndef", "else", "endif", "include", "cinclude", "package");

    /** Strings a file may leave open before its quotes are no longer looked at; bounds the work on hostile text. */
    private static final int OPEN_STRINGS = 16;
    /** Digits a number has at most that is printed anew. */
    private static final int DIGITS = 20;

    private final String text;
    private final List<List<ConfigToken>> lines = new ArrayList<>();
    private List<ConfigToken> current = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean lineBegins = true;
    private int openStrings;

    private ConfigLexer(String text) {
        this.text = text;
    }

    /** The logical lines of {@code text} that hold a token. */
    static List<List<ConfigToken>> lines(String text) {
        ConfigLexer lexer = new ConfigLexer(text);
        while (lexer.at < text.length()) {
            lexer.next();
        }
        lexer.flush();
        return lexer.lines;
    }

    private void next() {
        char c = text.charAt(at);
        if (c == '\n') {
            newline();
        } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
            at++;
        } else if (c == '#') {
            at = endOfLine(at);
        } else {
            token(c);
            lineBegins = false;
        }
    }

    private void newline() {
        at++;
        line++;
        lineBegins = true;
        boolean continues = at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t');
        if (!continues || !current.isEmpty() && ONE_LINE.contains(current.get(0).text())) {
            flush();
        }
    }

    private void flush() {
        if (!current.isEmpty()) {
            lines.add(current);
            current = new ArrayList<>();
        }
    }

    private int endOfLine(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void token(char c) {
        int string = c == '"' ? stringEnd() : -1;
        if (string > 0) {
            add(ConfigToken.Kind.STRING, text.substring(at + 1, string - 1), string);
            return;
        }
        int path = pathEnd();
        int word = wordEnd();
        int number = numberEnd();
        if (path > at && path >= word && path >= number) {
            add(ConfigToken.Kind.PATH, text.substring(at, path), path);
        } else if (word > at) {
            if (lineBegins && ONE_LINE.contains(text.substring(at, word))) {
                flush();
            }
            add(ConfigToken.Kind.WORD, text.substring(at, word), word);
        } else if (number > at) {
            add(ConfigToken.Kind.NUMBER, number(text.substring(at, number)), number);
        } else {
            boolean pair = (c == '+' || c == ':') && at + 1 < text.length() && text.charAt(at + 1) == '=';
            add(ConfigToken.Kind.SYMBOL, text.substring(at, at + (pair ? 2 : 1)), at + (pair ? 2 : 1));
        }
    }

    private void add(ConfigToken.Kind kind, String value, int end) {
        current.add(new ConfigToken(kind, value, line));
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        at = end;
    }

    /** One past the closing quote of the string that begins here; -1 if it is never closed. */
    private int stringEnd() {
        if (openStrings > OPEN_STRINGS) {
            return -1;
        }
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        openStrings++;
        return -1;
    }

    private int wordEnd() {
        if (!isLetter(text.charAt(at))) {
            return at;
        }
        int i = at;
        while (i < text.length() && (isNameChar(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        return i;
    }

    private int pathEnd() {
        int i = at;
        while (i < text.length() && isNameChar(text.charAt(i))) {
            i++;
        }
        if (i == text.length() || text.charAt(i) != '.' && text.charAt(i) != '/') {
            return at;
        }
        while (i < text.length() && (isNameChar(text.charAt(i)) || "-./".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private int numberEnd() {
        boolean hex = text.startsWith("0x", at) || text.startsWith("0X", at);
        boolean octal = text.charAt(at) == '0' && !hex;
        int i = hex ? at + 2 : at;
        while (i < text.length() && Character.digit(text.charAt(i), hex ? 16 : octal ? 8 : 10) >= 0 && text.charAt(i) < 128) {
            i++;
        }
        return hex && i == at + 2 ? at + 1 : i;
    }

    /** A number as config(1) prints it again: in its own base, without leading zeros. */
    private static String number(String digits) {
        String lower = digits.toLowerCase(Locale.ROOT);
        if (lower.length() > DIGITS) {
            return lower;
        }
        if (lower.startsWith("0x")) {
            return "0x" + new BigInteger(lower.substring(2), 16).toString(16);
        }
        if (lower.startsWith("0")) {
            BigInteger value = new BigInteger(lower, 8);
            return value.signum() == 0 ? "0" : "0" + value.toString(8);
        }
        return lower;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    private static boolean isNameChar(char c) {
        return isLetter(c) || c >= '0' && c <= '9';
    }
}
