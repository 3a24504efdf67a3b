package org.lockwright.parser.keys;

import java.util.List;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.source.SourceText;

/** Breaks one line of a comment at the column limit, as KNF continues comments. */
final class CommentWrap {

    private CommentWrap() {
    }

    /** {@code words} in place of those of {@code line}, which begin at {@code column}, broken where they pass the limit. */
    static String broken(CommentText comment, Line line, int column, String words, int keep, String closing) {
        String prefix = prefix(comment, line);
        String lineEnd = Columns.lineEnd(comment.source(), line.start());
        List<String> lines = WordWrap.lines(words, column, Columns.after(0, prefix), widthOf(closing), keep);
        return String.join(lineEnd + prefix, lines) + closing;
    }

    /** From the end of the words of {@code line} to the end of the comment if they are its last, else nothing. */
    static String closing(CommentText comment, Line line) {
        boolean last = line.end() == comment.lines().get(comment.lines().size() - 1).end();
        return last ? comment.source().text().substring(line.end(), comment.span().end()) : "";
    }

    /** Columns the comment's closing takes on the line of its last words. */
    static int widthOf(String closing) {
        return closing.indexOf('\n') < 0 ? closing.length() : 0;
    }

    /** What stands before the words on the comment's next line, or would if it had one. */
    private static String prefix(CommentText comment, Line line) {
        SourceText source = comment.source();
        int next = comment.lines().indexOf(line) + 1;
        if (next < comment.lines().size() && !comment.lines().get(next).blank()) {
            int start = comment.lines().get(next).start();
            return source.text().substring(source.lines().startOf(source.lines().line(start)), start);
        }
        int start = comment.span().start();
        String before = source.text().substring(source.lines().startOf(source.lines().line(start)), start);
        return Columns.indent(Columns.after(0, before), before.indexOf('\t') >= 0) + " * ";
    }
}
