package org.lockwright.patches;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Header fields of mail as RFC 5322 and RFC 2047 want them, folded and in ASCII. */
final class MailHeader {

    private static final int WIDTH = 76;
    private static final int LONGEST_WORD = 75;
    private static final String OPEN = "=?UTF-8?q?";
    private static final String CLOSE = "?=";
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private MailHeader() {
    }

    /** The Subject field with {@code tag}, such as {@code "[PATCH 1/2]"}, before {@code title}; ends in a newline. */
    static String subject(String tag, String title) {
        String start = "Subject: " + tag;
        return isPlain(title) ? fold(start, title) : encode(start + " ", title) + "\n";
    }

    /** The From field; ends in a newline. */
    static String from(SeriesPlan.Author author) {
        String name = author.name();
        String address = "<" + author.mail() + ">";
        String start = "From: ";
        String shown;
        if (!isPlain(name)) {
            shown = encode(start, name);
        } else if (name.chars().anyMatch(c -> "()<>[]:;@\\,.\"".indexOf(c) >= 0)) {
            shown = start + '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        } else {
            shown = start + name;
        }
        int lastLine = shown.length() - shown.lastIndexOf('\n') - 1;
        return shown + (lastLine + 1 + address.length() > WIDTH ? "\n " : " ") + address + "\n";
    }

    /** {@code when} at +0000, such as {@code "Thu, 1 Jan 1970 00:00:00 +0000"}, whatever the locale. */
    static String date(Instant when) {
        OffsetDateTime t = when.atOffset(ZoneOffset.UTC);
        return String.format(Locale.ROOT, "%s, %d %s %d %02d:%02d:%02d +0000", DAYS[t.getDayOfWeek().getValue() - 1],
                t.getDayOfMonth(), MONTHS[t.getMonthValue() - 1], t.getYear(), t.getHour(), t.getMinute(), t.getSecond());
    }

    private static boolean isPlain(String s) {
        return s.chars().allMatch(c -> c >= 0x20 && c < 0x7f) && !s.contains("=?");
    }

    /** Adds the words of {@code text}, starting a new line before one that would pass the width. */
    private static String fold(String start, String text) {
        StringBuilder out = new StringBuilder(start);
        int column = start.length();
        for (String word : text.split(" ")) {
            boolean breaks = column + 1 + word.length() > WIDTH && column > 1;
            out.append(breaks ? "\n " : " ").append(word);
            column = breaks ? 1 + word.length() : column + 1 + word.length();
        }
        return out.append('\n').toString();
    }

    /** Adds {@code text} as encoded words, each of whole characters and short enough for its line. */
    private static String encode(String start, String text) {
        StringBuilder out = new StringBuilder(start).append(OPEN);
        int column = start.length() + OPEN.length();
        int word = OPEN.length();
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            at += Character.charCount(point);
            String coded = coded(point);
            boolean full = column + coded.length() + CLOSE.length() > WIDTH
                    || word + coded.length() + CLOSE.length() > LONGEST_WORD;
            if (full && word > OPEN.length()) {
                out.append(CLOSE).append("\n ").append(OPEN);
                column = 1 + OPEN.length();
                word = OPEN.length();
            }
            out.append(coded);
            column += coded.length();
            word += coded.length();
        }
        return out.append(CLOSE).toString();
    }

    private static String coded(int point) {
        boolean literal = point < 0x80 && (Character.isLetterOrDigit(point) || "!*+-/".indexOf(point) >= 0);
        if (literal) {
            return Character.toString(point);
        }
        if (point == ' ') {
            return "_";
        }
        StringBuilder out = new StringBuilder();
        for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
            out.append(String.format(Locale.ROOT, "=%02X", b & 0xff));
        }
        return out.toString();
    }
}
