package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/**
 * The words of one comment, line by line, without its opening, its closing and the stars down its side.
 *
 * @param source the file
 * @param span the whole comment
 * @param lines its lines in order, at least one
 */
record CommentText(SourceText source, Span span, List<Line> lines) {

    /**
     * One line of a comment.
     *
     * @param start offset of its first word, or of its end when blank
     * @param end offset one past its last word
     * @param starred whether a star stood at its side; true for the line that opens a comment
     * @param indent screen column of {@code start}
     */
    record Line(int start, int end, boolean starred, int indent) {

        boolean blank() {
            return start == end;
        }
    }

    /** How much of a comment is looked at: no legend comes near it, and patterns on one endless line would take long. */
    private static final int BUDGET = 16_384;

    /** The words of the comment at {@code span}; those of its first 16 KiB if it is longer. */
    static CommentText of(SourceText source, Span span) {
        String text = source.text();
        boolean block = text.startsWith("/*", span.start());
        boolean closed = block && span.length() >= 4 && text.startsWith("*/", span.end() - 2);
        int end = Math.min(closed ? span.end() - 2 : span.end(), span.start() + BUDGET);
        int at = span.start() + 2;
        while (block && at < end && text.charAt(at) == '*') {
            at++;
        }
        List<Line> lines = new ArrayList<>();
        int next = block ? endOfLine(text, at, end) : end;
        lines.add(line(source, at, next, true));
        while (next < end) {
            at = next + 1;
            next = endOfLine(text, at, end);
            int word = skipBlank(text, at, next);
            boolean starred = word < next && text.charAt(word) == '*';
            lines.add(line(source, starred ? word + 1 : at, next, starred));
        }
        return new CommentText(source, span, List.copyOf(lines));
    }

    /** The characters of {@code line}. */
    String in(Line line) {
        return source.text().substring(line.start(), line.end());
    }

    /** The first line with a word on it. */
    Optional<Line> first() {
        return lines.stream().filter(l -> !l.blank()).findFirst();
    }

    /** The words from {@code offset} on, lines joined by one space. */
    String joinedFrom(int offset) {
        StringBuilder joined = new StringBuilder();
        for (Line line : lines) {
            int from = Math.max(offset, line.start());
            String words = from < line.end() ? source.text().substring(from, line.end()).strip() : "";
            if (!words.isEmpty()) {
                joined.append(joined.isEmpty() ? "" : " ").append(words);
            }
        }
        return joined.toString();
    }

    private static Line line(SourceText source, int from, int to, boolean starred) {
        String text = source.text();
        int end = to;
        while (end > from && isBlank(text.charAt(end - 1))) {
            end--;
        }
        int start = skipBlank(text, from, end);
        return new Line(start, end, starred, Columns.at(source, start));
    }

    private static int skipBlank(String text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int endOfLine(String text, int from, int end) {
        int newline = text.indexOf('\n', from);
        return newline < 0 || newline > end ? end : newline;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0b;
    }
}
