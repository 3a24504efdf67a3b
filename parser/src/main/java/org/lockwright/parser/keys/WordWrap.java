package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;

/** Breaks one line of comment text at its spaces so that no line passes the column limit. */
final class WordWrap {

    private WordWrap() {
    }

    /**
     * The lines {@code text} is broken into; a word that is too long alone is let pass the limit.
     *
     * @param first screen column where the first line's text begins
     * @param later screen column where the other lines' text begins
     * @param tail number of columns needed after the last line's text
     * @param keep number of characters at the start within which no line may be broken
     */
    static List<String> lines(String text, int first, int later, int tail, int keep) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        int column = first;
        int head = keep;
        while (Columns.after(column, rest) + tail > Columns.LIMIT) {
            int cut = cut(rest, column, head);
            if (cut < 0) {
                break;
            }
            lines.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
            column = later;
            head = 0;
        }
        lines.add(rest);
        return lines;
    }

    /** Whether one blank stands at {@code i} between words; a wider gap means something, and is lost where a line is broken. */
    private static boolean isSingleBlank(String text, int i) {
        return i > 0 && i + 1 < text.length() && text.charAt(i) == ' ' && !isBlank(text.charAt(i - 1)) && !isBlank(text.charAt(i + 1));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    /** The last space that fits, else the first one there is; -1 when there is none. */
    private static int cut(String text, int column, int head) {
        int best = -1;
        for (int i = head; i < text.length(); i++) {
            if (!isSingleBlank(text, i)) {
                continue;
            }
            if (best >= 0 && Columns.after(column, text.substring(0, i)) > Columns.LIMIT) {
                return best;
            }
            best = i;
        }
        return best;
    }
}
