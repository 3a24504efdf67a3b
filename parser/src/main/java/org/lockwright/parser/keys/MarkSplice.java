package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/**
 * Puts other bytes in the place of a mark: words that tabs lead to keep their column, lines below follow the words they are aligned
 * with, and where the line would pass the limit the comment moves left or is broken; code never moves.
 */
final class MarkSplice {

    private final SourceText source;
    private final CommentText comment;
    private final Line line;
    private final int reach;
    private final boolean mayBreak;
    private final Span old;
    private final String mark;
    private final int squeeze;
    private final int lineStart;
    private final int lineEnd;
    private final int words;

    /**
     * A place for {@code mark} instead of the bytes {@code old} on {@code line} of {@code comment}.
     *
     * @param reach where the lines that belong to the mark end
     * @param mayBreak whether the comment may get a further line
     * @param squeeze by how many blanks a gap of blanks after the mark shrinks
     */
    MarkSplice(CommentText comment, Line line, int reach, boolean mayBreak, Span old, String mark, int squeeze) {
        this.source = comment.source();
        this.comment = comment;
        this.line = line;
        this.reach = reach;
        this.mayBreak = mayBreak;
        this.old = old;
        this.mark = mark;
        this.squeeze = squeeze;
        this.lineStart = source.lines().startOf(source.lines().line(old.start()));
        this.lineEnd = Columns.endOfLine(source, old.end());
        int at = old.end();
        while (at < line.end() && isBlank(source.text().charAt(at))) {
            at++;
        }
        this.words = at;
    }

    /**
     * How the line may come to look.
     *
     * @param gap what leads to the comment
     * @param shift by how many columns the comment moves, 0 or less
     * @param head the mark and what leads to the words after it
     * @param column where those words begin
     * @param width the line's width
     */
    private record Layout(String gap, int shift, String head, int column, int width) {
    }

    /** The changes, in order. */
    List<TextChange> changes() {
        Layout layout = layout(gap(), 0);
        int before = Columns.after(0, source.text().substring(lineStart, lineEnd));
        if (layout.width() > Columns.LIMIT) {
            Layout narrow = narrower(Columns.LIMIT);
            boolean fits = narrow.width() <= Columns.LIMIT;
            if (!fits && before <= Columns.LIMIT && mayBreak && words < line.end()) {
                return broken(layout);
            }
            layout = fits ? narrow : layout;
        }
        List<TextChange> changes = new ArrayList<>();
        if (layout.shift() != 0) {
            int start = comment.span().start();
            changes.add(TextChange.of(source, start - gap().length(), start, layout.gap()));
        }
        changes.add(head(layout));
        changes.addAll(below(layout));
        return changes;
    }

    /** Offset of the words after the mark. */
    int words() {
        return words;
    }

    /** By how many columns the words after the mark move, if no line has to be made shorter; 0 where there are none. */
    int textShift() {
        return words < line.end() ? layout(gap(), 0).column() - Columns.at(source, words) : 0;
    }

    private Layout layout(String gap, int shift) {
        int start = Math.max(lineStart, comment.span().start());
        String code = source.text().substring(lineStart, start - (start == lineStart ? 0 : gap().length()));
        String lead = start == lineStart ? "" : gap;
        int from = Columns.after(0, code + lead + source.text().substring(start, old.start()));
        String gapAfter = source.text().substring(old.end(), words);
        String separator = words < line.end() ? separator(Columns.after(from, mark), gapAfter, shift) : gapAfter;
        int column = Columns.after(from, mark + separator);
        return new Layout(gap, shift, mark + separator, column, Columns.after(column, source.text().substring(words, lineEnd)));
    }

    private String separator(int column, String gap, int shift) {
        if (gap.indexOf('\t') >= 0) {
            int wanted = Columns.at(source, words) + shift;
            return Columns.after(column, gap) == wanted ? gap : Columns.pad(column, wanted, true);
        }
        return gap.isEmpty() ? " " : gap.substring(Math.min(squeeze, gap.length() - 1));
    }

    /** The first layout within {@code limit} when tabs before the comment are taken away one by one, down to a blank; else the last. */
    private Layout narrower(int limit) {
        String gap = gap();
        int start = comment.span().start();
        int code = Columns.at(source, start - gap.length());
        int column = Columns.at(source, start);
        Layout best = layout(gap, 0);
        int stop = gap.indexOf('\t') >= 0 ? (column - 1) / Columns.TAB * Columns.TAB : code;
        while (best.width() > limit && !gap.isEmpty() && column > code + 1) {
            int to = Math.max(stop, code + 1);
            best = layout(to == code + 1 ? " " : Columns.pad(code, to, true), to - Columns.at(source, start));
            column = to;
            stop = to - Columns.TAB;
        }
        return best;
    }

    /** The white space between code and a comment that begins on the mark's line. */
    private String gap() {
        int start = comment.span().start();
        int from = start;
        while (from > lineStart && isBlank(source.text().charAt(from - 1))) {
            from--;
        }
        return start < lineStart || from == lineStart ? "" : source.text().substring(from, start);
    }

    private TextChange head(Layout layout) {
        String after = source.text().substring(old.end(), words);
        boolean same = layout.head().equals(mark + after);
        return TextChange.of(source, old.start(), same ? old.end() : words, same ? mark : layout.head());
    }

    private List<TextChange> broken(Layout layout) {
        String closing = CommentWrap.closing(comment, line);
        int from = Columns.at(source, old.start());
        String text = CommentWrap.broken(comment, line, from, layout.head() + source.text().substring(words, line.end()),
                layout.head().length(), closing);
        return List.of(TextChange.of(source, old.start(), line.end() + closing.length(), text));
    }

    /** The lines below: moved with the comment, and with the words of the mark's line where they are aligned with them. */
    private List<TextChange> below(Layout layout) {
        List<TextChange> changes = new ArrayList<>();
        int aligned = alignment();
        for (int i = comment.lines().indexOf(line) + 1; i < comment.lines().size(); i++) {
            Line next = comment.lines().get(i);
            if (next.start() >= reach) {
                break;
            }
            boolean last = i + 1 == comment.lines().size();
            int start = source.lines().startOf(source.lines().line(next.start()));
            int end = next.blank() && last ? reach : next.end();
            int at = start;
            while (at < end && isBlank(source.text().charAt(at))) {
                at++;
            }
            boolean starred = next.starred() && at < next.end() && source.text().charAt(at) == '*';
            if (next.blank() && !starred && !last) {
                continue;
            }
            boolean follows = !next.blank() && next.indent() == aligned;
            int lead = starred || next.blank() ? at : next.start();
            int column = Columns.at(source, lead) + (starred || !follows ? layout.shift() : layout.column() - aligned);
            move(start, lead, column, changes);
            if (starred && follows) {
                afterStar(at + 1, next.start(), column + 1, layout.column(), changes);
            }
        }
        return changes;
    }

    /** The column of the words after the mark, if no line below begins left of it; a list below has columns of its own. */
    private int alignment() {
        int column = words < line.end() ? Columns.at(source, words) : -1;
        boolean below = comment.lines().stream().skip(comment.lines().indexOf(line) + 1L).filter(l -> l.start() < reach && !l.blank())
                .allMatch(l -> l.indent() >= column);
        return below ? column : -1;
    }

    /** Makes the white space between a star and its words lead from {@code from} to {@code column}, as far as blanks can. */
    private void afterStar(int start, int end, int from, int column, List<TextChange> changes) {
        String lead = source.text().substring(start, end);
        int more = column - Columns.after(from, lead);
        if (more > 0) {
            changes.add(TextChange.of(source, end, end, " ".repeat(more)));
        } else if (more < 0 && lead.length() > -more && lead.substring(lead.length() + more).isBlank() && lead.indexOf('\t') < 0) {
            changes.add(TextChange.of(source, end + more, end, ""));
        }
    }

    /** Makes the white space from the line's start to {@code end} lead to {@code column}. */
    private void move(int start, int end, int column, List<TextChange> changes) {
        String lead = source.text().substring(start, end);
        int now = Columns.after(0, lead);
        if (now == column || column < 0 || !lead.isBlank()) {
            return;
        }
        String extra = column > now ? lead + " ".repeat(column - now) : Columns.indent(column, lead.indexOf('\t') >= 0);
        changes.add(TextChange.of(source, start, end, extra));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
