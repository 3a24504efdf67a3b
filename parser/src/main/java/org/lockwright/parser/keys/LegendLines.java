package org.lockwright.parser.keys;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lockwright.parser.source.SourceText;

/** Changes single lines of a legend that is already there, in its own dialect. */
public final class LegendLines {

    private final SourceText source;
    private final Legend legend;

    private LegendLines(SourceText source, Legend legend) {
        this.source = source;
        this.legend = legend;
    }

    /** The lines of {@code legend}, which was read from {@code source}. */
    public static LegendLines of(SourceText source, Legend legend) {
        return new LegendLines(source, legend);
    }

    /** The change that gives the key of {@code line} its new text. */
    public CommentEdit replace(KeyLine line) {
        Optional<Entry> entry = legend.entry(KeySyntax.normal(line.key()));
        if (entry.isEmpty()) {
            return new CommentEdit.Refused("the legend has no key '" + line.key() + "'");
        }
        if (entry.get().text().equals(line.text())) {
            return new CommentEdit.Unchanged();
        }
        int start = entry.get().span().start();
        String prefix = prefix(entry.get());
        String lead = isPlain(prefix) ? prefix : " ".repeat(Columns.after(0, prefix));
        String text = text(line, lead).substring(lead.length());
        return new CommentEdit.Change(TextChange.of(source, start, entry.get().span().end(), text));
    }

    /**
     * The change that adds {@code line} before the first key that comes after it in {@code order}, or at the end.
     *
     * @param order every key in the order wanted
     */
    public CommentEdit add(KeyLine line, List<String> order) {
        if (legend.entry(KeySyntax.normal(line.key())).isPresent()) {
            return new CommentEdit.Refused("the legend already has the key '" + line.key() + "'");
        }
        int rank = order.indexOf(line.key());
        Optional<Entry> next = legend.entries().stream().filter(e -> rank >= 0 && order.indexOf(e.key()) > rank).findFirst();
        Entry last = legend.entries().get(legend.entries().size() - 1);
        Entry model = next.orElse(last);
        String prefix = prefix(model);
        if (!isPlain(prefix)) {
            return new CommentEdit.Refused("the line of key '" + model.key() + "' begins with other text");
        }
        String lineEnd = Columns.lineEnd(source, legend.span().start());
        if (next.isPresent()) {
            int at = model.span().start() - prefix.length();
            return new CommentEdit.Change(TextChange.of(source, at, at, text(line, prefix) + lineEnd));
        }
        int at = last.span().end();
        return new CommentEdit.Change(TextChange.of(source, at, at, lineEnd + text(line, prefix)));
    }

    /** The change that removes the line of {@code key}, continuation lines included. */
    public CommentEdit remove(String key) {
        Optional<Entry> entry = legend.entry(KeySyntax.normal(key));
        if (entry.isEmpty()) {
            return new CommentEdit.Unchanged();
        }
        if (legend.entries().size() == 1) {
            return new CommentEdit.Refused("'" + key + "' is the only key of the legend");
        }
        String prefix = prefix(entry.get());
        if (!isPlain(prefix)) {
            return new CommentEdit.Refused("the line of key '" + key + "' begins with other text");
        }
        int start = entry.get().span().start() - prefix.length();
        int end = entry.get().span().end();
        int endOfLine = Columns.endOfLine(source, end);
        if (source.text().substring(end, endOfLine).isBlank()) {
            return new CommentEdit.Change(TextChange.of(source, start, source.lines().endOf(source.lines().line(end)), ""));
        }
        // The comment's end shares the line: it moves up to the line before.
        return new CommentEdit.Change(TextChange.of(source, Columns.endOfLine(source, start - 1), end, ""));
    }

    /** One legend line, broken at the column limit; every part begins with {@code prefix}. */
    static List<String> wrapped(Dialect dialect, KeyLine line, String prefix) {
        return wrapped(dialect.line(line.key(), line.text()), line.text().length(), prefix);
    }

    /** {@code line}, which ends in a meaning of {@code length} characters, broken at the column limit before any of them but the first. */
    static List<String> wrapped(String line, int length, String prefix) {
        int keep = line.length() - length;
        int hang = Columns.after(0, prefix) + 4;
        List<String> lines = WordWrap.lines(line, Columns.after(0, prefix), hang, 0, keep);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> prefix + (i == 0 ? "" : "    ") + lines.get(i)).toList();
    }

    private String text(KeyLine line, String prefix) {
        return String.join(Columns.lineEnd(source, legend.span().start()), wrapped(legend.dialect(), line, prefix));
    }

    private String prefix(Entry entry) {
        int start = entry.span().start();
        return source.text().substring(source.lines().startOf(source.lines().line(start)), start);
    }

    private static boolean isPlain(String prefix) {
        return prefix.chars().allMatch(c -> c == ' ' || c == '\t' || c == '*');
    }
}
