package org.lockwright.parser.keys;

import org.lockwright.parser.source.SourceText;

/** Screen columns and line ends of a source file: tabs stop every 8 columns, columns count from 0. */
final class Columns {

    static final int TAB = 8;
    /** The last column a line may reach before its comment is broken. */
    static final int LIMIT = 80;

    private Columns() {
    }

    /** Screen column of the byte at {@code offset}. */
    static int at(SourceText source, int offset) {
        int start = source.lines().startOf(source.lines().line(offset));
        return after(0, source.text().substring(start, offset));
    }

    /** Screen column reached by writing {@code text} from {@code column} on. */
    static int after(int column, String text) {
        int at = column;
        for (int i = 0; i < text.length(); i++) {
            at = text.charAt(i) == '\t' ? at - at % TAB + TAB : at + 1;
        }
        return at;
    }

    /** White space leading from {@code from} to {@code to}; one space when already there. */
    static String pad(int from, int to, boolean tabs) {
        if (from >= to) {
            return " ";
        }
        StringBuilder pad = new StringBuilder();
        int at = from;
        while (tabs && at - at % TAB + TAB <= to) {
            at = at - at % TAB + TAB;
            pad.append('\t');
        }
        return pad.append(" ".repeat(to - at)).toString();
    }

    /** White space leading from the start of a line to {@code to}. */
    static String indent(int to, boolean tabs) {
        return to <= 0 ? "" : pad(0, to, tabs);
    }

    /** Offset one past the last byte of the line at {@code offset}, its line end left out. */
    static int endOfLine(SourceText source, int offset) {
        int line = source.lines().line(offset);
        int end = source.lines().endOf(line);
        String text = source.text();
        if (end > source.lines().startOf(line) && text.charAt(end - 1) == '\n') {
            end--;
            if (end > source.lines().startOf(line) && text.charAt(end - 1) == '\r') {
                end--;
            }
        }
        return end;
    }

    /** The line end used at {@code offset}: that of its line, or of the line before when it has none. */
    static String lineEnd(SourceText source, int offset) {
        int line = source.lines().line(offset);
        int end = source.lines().endOf(line);
        if (end == source.length() && !source.text().endsWith("\n") && line > 1) {
            end = source.lines().endOf(line - 1);
        }
        return end >= 2 && source.text().startsWith("\r\n", end - 2) ? "\r\n" : "\n";
    }
}
