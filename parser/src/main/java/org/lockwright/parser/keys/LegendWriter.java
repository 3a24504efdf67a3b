package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.source.Token.Kind;
import org.lockwright.parser.tree.StructDef;

/** Writes a new legend of the form {@code (k) text}: as a comment of its own, or into the comment above a struct. */
public final class LegendWriter {

    private LegendWriter() {
    }

    /**
     * A block comment holding only a legend, its line end after every line.
     *
     * @param title what announces it, such as {@code "Field locking key"}; a colon is added when it has none
     * @param lines its lines, at least one
     * @param lineEnd {@code "\n"} or {@code "\r\n"}
     * @throws IllegalArgumentException if the title would not be read as an announcement, or there are no lines
     */
    public static String legend(String title, List<KeyLine> lines, String lineEnd) {
        List<String> text = new ArrayList<>();
        text.add("/*");
        text.addAll(body(title, lines, " *"));
        text.add(" */");
        return String.join(lineEnd, text) + lineEnd;
    }

    /**
     * The change that puts a legend above {@code def}: into the block comment that stands on the line before it, if there is one,
     * at its end and after an empty line; else as a new comment.
     *
     * @throws IllegalArgumentException as {@link #legend}
     */
    public static CommentEdit insert(SourceText source, StructDef def, String title, List<KeyLine> lines) {
        FieldComments comments = new FieldComments(source);
        int keyword = comments.indexAt(def.span().start());
        if (keyword == comments.tokens().size() || comments.inDirective(keyword)) {
            return new CommentEdit.Refused("'" + def.tag() + "' is written in a macro");
        }
        int first = new Preamble(source, comments).start(keyword);
        int start = comments.tokens().get(first).span().start();
        int lineStart = source.lines().startOf(source.lines().line(start));
        String indent = source.text().substring(lineStart, start);
        if (!indent.isBlank()) {
            return new CommentEdit.Refused("'" + def.tag() + "' does not begin its line");
        }
        if (first > 0 && isBlockAbove(source, comments, first - 1, start)) {
            CommentText above = CommentText.of(source, comments.tokens().get(first - 1).span());
            return LegendReader.read(above).announced() ? new CommentEdit.Refused("the comment above it already announces a legend")
                    : new CommentEdit.Change(appended(above, title, lines));
        }
        String lineEnd = Columns.lineEnd(source, start);
        StringBuilder text = new StringBuilder();
        legend(title, lines, "\n").lines().forEach(l -> text.append(indent).append(l).append(lineEnd));
        return new CommentEdit.Change(TextChange.of(source, lineStart, lineStart, text.toString()));
    }

    private static boolean isBlockAbove(SourceText source, FieldComments comments, int i, int start) {
        Token token = comments.tokens().get(i);
        Span span = token.span();
        if (token.kind() != Kind.COMMENT || comments.inDirective(i) || !source.slice(span).startsWith("/*")) {
            return false;
        }
        int lineStart = source.lines().startOf(source.lines().line(span.start()));
        return source.text().substring(lineStart, span.start()).isBlank()
                && source.lines().line(span.end()) == source.lines().line(start) - 1;
    }

    /** The comment with the legend before its end; a comment of one line becomes one of several. */
    private static TextChange appended(CommentText comment, String title, List<KeyLine> lines) {
        SourceText source = comment.source();
        Span span = comment.span();
        String lineEnd = Columns.lineEnd(source, span.start());
        String margin = source.text().substring(source.lines().startOf(source.lines().line(span.start())), span.start());
        if (comment.lines().size() == 1) {
            Line only = comment.lines().get(0);
            List<String> text = new ArrayList<>();
            text.add("/*");
            if (!only.blank()) {
                text.add(margin + " * " + comment.in(only));
                text.add(margin + " *");
            }
            text.addAll(body(title, lines, margin + " *"));
            text.add(margin + " */");
            return TextChange.of(source, span.start(), span.end(), String.join(lineEnd, text));
        }
        String star = star(comment, margin);
        Line last = comment.lines().get(comment.lines().size() - 1);
        List<String> text = new ArrayList<>();
        if (!blankAtEnd(comment)) {
            text.add(star);
        }
        text.addAll(body(title, lines, star));
        if (last.blank() && !last.starred()) {
            int at = source.lines().startOf(source.lines().line(span.end() - 1));
            return TextChange.of(source, at, at, String.join(lineEnd, text) + lineEnd);
        }
        text.add(star + "/");
        return TextChange.of(source, last.end(), span.end(), lineEnd + String.join(lineEnd, text));
    }

    /** Whether an empty line already ends the comment's text. */
    private static boolean blankAtEnd(CommentText comment) {
        List<Line> lines = comment.lines();
        return lines.get(lines.size() - 1).blank() && lines.get(lines.size() - 2).blank();
    }

    /** What a line of the comment begins with, its star included. */
    private static String star(CommentText comment, String margin) {
        SourceText source = comment.source();
        for (Line line : comment.lines().subList(1, comment.lines().size())) {
            int start = source.lines().startOf(source.lines().line(line.start()));
            int star = source.text().indexOf('*', start);
            if (star >= 0 && star <= line.end() && source.text().substring(start, star).isBlank()) {
                return source.text().substring(start, star + 1);
            }
        }
        return margin + " *";
    }

    private static List<String> body(String title, List<KeyLine> lines, String star) {
        String announcement = title.endsWith(":") ? title : title + ":";
        KeyLine.requireText(announcement);
        if (lines.isEmpty() || !LegendReader.announces(announcement)) {
            throw new IllegalArgumentException("a legend needs a line and a title such as 'Field locking key', not '" + title + "'");
        }
        List<String> text = new ArrayList<>();
        text.add(star + " " + announcement);
        for (KeyLine line : lines) {
            text.addAll(LegendLines.wrapped(Dialect.PAREN, line, star + "   "));
        }
        return text;
    }
}
