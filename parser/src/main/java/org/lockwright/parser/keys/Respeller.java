package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.keys.FieldComments.Attached;
import org.lockwright.parser.keys.FieldComments.Place;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;

/** Re-spells a legend and every mark under it in another dialect; changes comments and the white space beside them, nothing else. */
public final class Respeller {

    /** How many blanks leave the place of a key open: {@code /}{@code *    text}. */
    private static final int OPEN_PLACE = 4;

    private final SourceText source;
    private final FileKeys keys;
    private final FieldComments comments;
    private final Legend legend;
    private final KeySpelling spelling;
    private final Map<Span, TextChange> changes = new TreeMap<>();
    private final List<Mark> left = new ArrayList<>();
    private final Map<Integer, Integer> textShifts = new HashMap<>();

    private Respeller(SourceText source, FileKeys keys, Legend legend, Dialect to) {
        this.source = source;
        this.keys = keys;
        this.comments = new FieldComments(source);
        this.legend = legend;
        this.spelling = new KeySpelling(legend.dialect(), to);
    }

    /**
     * What it takes to spell {@code legend}, the marks of all structs and of all variables under it in {@code to}.
     *
     * @param keys what was read from {@code source}
     * @param legend one of its legends
     * @param to {@code PAREN}, {@code BRACKET} or {@code COLON}
     */
    public static Respelling respell(SourceText source, FileKeys keys, Legend legend, Dialect to) {
        if (to != Dialect.PAREN && to != Dialect.BRACKET && to != Dialect.COLON) {
            throw new IllegalArgumentException("keys are not written as " + to);
        }
        if (legend.dialect() == to) {
            return new Respelling.Unchanged();
        }
        if (legend.dialect() == Dialect.PROSE) {
            return new Respelling.Refused(Respelling.Obstacle.NO_LETTERS, "");
        }
        if (legend.entries().stream().anyMatch(e -> e.span().equals(legend.span()))) {
            return new Respelling.Refused(Respelling.Obstacle.SENTENCE, "");
        }
        return new Respeller(source, keys, legend, to).respell();
    }

    private Respelling respell() {
        List<Mark> marks = marks();
        int squeeze = squeeze(marks.stream().filter(m -> !m.keys().isEmpty()).map(Mark::span).toList());
        for (Mark mark : marks) {
            String text = source.slice(mark.span());
            boolean noKey = mark.keys().isEmpty() && spelling.to() == Dialect.COLON && legend.keys().contains(":");
            Optional<String> respelt = noKey ? Optional.empty() : spelling.mark(mark, text, mark.text().isEmpty());
            if (respelt.isEmpty()) {
                return new Respelling.Refused(Respelling.Obstacle.NO_FORM, "'" + text + "' on " + mark.field());
            }
            splice(mark, respelt.get(), squeeze);
        }
        boolean implied = keys.structs().stream().anyMatch(s -> s.def().span().equals(legend.span()));
        if (!implied) {
            legend();
        }
        openPlaces();
        return new Respelling.Changed(changes.values().stream().filter(c -> !c.expected().equals(c.replacement())).toList(), left);
    }

    /** Every mark under the legend once, in order; those whose letters are not the legend's stay, as they may be words. */
    private List<Mark> marks() {
        Map<Span, Mark> marks = new TreeMap<>();
        structs().flatMap(s -> Stream.of(s.marks(), s.doubles(), s.accessors(), s.parts()).flatMap(Collection::stream))
                .forEach(m -> marks.putIfAbsent(m.span(), m));
        keys.variables().stream().filter(v -> v.legend().equals(legend)).forEach(v -> marks.putIfAbsent(v.mark().span(), v.mark()));
        structs().flatMap(s -> s.strays().stream()).forEach(m -> {
            if (m.keys().stream().allMatch(k -> k.length() == 1 && !Character.isLetterOrDigit(k.charAt(0)))) {
                marks.putIfAbsent(m.span(), m);
            } else if (!marks.containsKey(m.span())) {
                left.add(m);
            }
        });
        return List.copyOf(marks.values());
    }

    private Stream<KeyedStruct> structs() {
        return keys.structs().stream().filter(s -> s.legend().equals(legend));
    }

    /** Where a key must be set off by two blanks, how many of them brackets make needless: those that every such key has. */
    private int squeeze(List<Span> heads) {
        if (legend.dialect() != Dialect.BARE) {
            return 0;
        }
        int least = Integer.MAX_VALUE;
        for (Span head : heads) {
            int end = Columns.endOfLine(source, head.end());
            int at = head.end();
            while (at < end && source.text().charAt(at) == ' ') {
                at++;
            }
            boolean lone = source.text().startsWith("*/", at) || at == end;
            least = lone ? least : Math.min(least, at - head.end());
        }
        return least == Integer.MAX_VALUE ? 0 : Math.max(0, least - 1);
    }

    private void splice(Mark mark, String respelt, int squeeze) {
        int at = comments.indexAt(mark.span().start() + 1) - 1;
        Token token = comments.tokens().get(at);
        CommentText comment = CommentText.of(source, token.span());
        Line line = comment.first().orElseThrow();
        // A key left blank has no brackets of its own: the blank before the colon belongs to it.
        boolean blank = mark.keys().isEmpty() && !KeySpelling.isBracketed(legend.dialect());
        Span old = blank ? new Span(mark.span().start() - 1, mark.span().end()) : mark.span();
        boolean mayBreak = !comments.inDirective(at) && source.text().startsWith("/*", token.span().start());
        MarkSplice splice = new MarkSplice(comment, line, token.span().end(), mayBreak, old, respelt, squeeze);
        splice.changes().forEach(this::add);
        textShifts.merge(splice.words() - token.span().start(), splice.textShift(), (a, b) -> a.equals(b) ? a : Integer.valueOf(0));
    }

    private void add(TextChange change) {
        changes.put(change.span(), change);
    }

    private void legend() {
        CommentText comment = CommentText.of(source, legend.span());
        List<Span> heads = new ArrayList<>();
        Map<Span, String> inner = new TreeMap<>();
        Map<Span, Entry> entries = new TreeMap<>(Comparator.naturalOrder());
        for (Entry entry : legend.entries()) {
            Matcher m = spelling.headForm().matcher(source.text());
            m.region(entry.span().start(), Columns.endOfLine(source, entry.span().start()));
            if (m.lookingAt()) {
                Span head = new Span(m.start(), m.end());
                heads.add(head);
                inner.put(head, m.group(1));
                entries.put(head, entry);
            }
        }
        int squeeze = squeeze(heads);
        entries.forEach((head, entry) -> {
            Line line = comment.lines().stream().filter(l -> l.start() <= head.start() && head.end() <= l.end()).findFirst().orElseThrow();
            new MarkSplice(comment, line, entry.span().end(), false, head, spelling.head(inner.get(head)), squeeze).changes()
                    .forEach(this::add);
        });
    }

    /** Comments of members without a mark that leave the place of one open: their words stay below those of the others. */
    private void openPlaces() {
        structs().forEach(s -> s.def().fields().stream().filter(f -> s.unmarkedFields().contains(f.name()))
                .flatMap(f -> comments.of(f.declaration()).stream()).filter(a -> a.place() == Place.TRAILING).forEach(this::openPlace));
    }

    private void openPlace(Attached attached) {
        Span span = attached.text().span();
        int from = span.start() + 2;
        int to = from;
        while (to < span.end() && source.text().charAt(to) == ' ') {
            to++;
        }
        int shift = textShifts.getOrDefault(to - span.start(), 0);
        int start = source.lines().startOf(source.lines().line(to));
        int width = Columns.after(0, source.text().substring(start, Columns.endOfLine(source, to)));
        if (attached.text().lines().size() == 1 && to - from >= OPEN_PLACE && shift > 0 && width + shift <= Columns.LIMIT) {
            add(TextChange.of(source, to, to, " ".repeat(shift)));
        }
    }
}
