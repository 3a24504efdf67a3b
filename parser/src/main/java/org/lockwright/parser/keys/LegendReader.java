package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.source.Span;

/** Finds the legend in one comment; does not know which struct it belongs to. */
final class LegendReader {

    /**
     * What a comment turned out to be.
     *
     * @param announced whether its words announce a legend
     * @param legend the legend, if entries were found
     */
    record Reading(boolean announced, Optional<Legend> legend) {
    }

    /** How far to the right of the first key a later key may stand before it counts as text of the one above. */
    private static final int SLACK = 2;

    private static final Pattern ANNOUNCEMENT = Pattern.compile(
            "(?:\\bfield (?:markings?|locking)\\b[^:]*|\\blocking key\\b[^:]*|\\blocks used to protect\\b[^:]*"
            + "|(?:^|[.;:] )\\s*locks|\\blocking notes|^serialization|[.;:] +serialization|\\bprotected by"
            + "|\\block requirements are|\\bcorresponding locks):$", Pattern.CASE_INSENSITIVE);
    private static final Pattern INDICATED = Pattern.compile("\\block is indicated by\\b.{0,120}\\bin (?:parens|parentheses|(?:square )?brackets)\\b.{0,60}\\.$");
    private static final Pattern IN_PARENS = Pattern.compile("\\bin paren(?:s|theses)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern IN_BRACKETS = Pattern.compile("\\bin (?:square )?brackets\\b|\\blocks used to protect\\b", Pattern.CASE_INSENSITIVE);
    /** {@code Legend:} is also used for register bits and instruction operands: alone it announces nothing. */
    private static final Pattern LEGEND_WORD = Pattern.compile("^legend:\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern LOCK_WORD = Pattern.compile("lock|mutex|atomic", Pattern.CASE_INSENSITIVE);

    /** {@code Some fields, marked (A), can be read outside the lock}. */
    private static final Pattern MARKED = Pattern.compile("\\b(?:fields?|members?|variables?),? (?:are )?marked (?:with |as )?\\(("
            + KeySyntax.WORD + ")\\),? ([^.]{1,300})");

    private static final Pattern OTHERWISE = Pattern.compile("(?:otherwise|default|everything else|(?:all )?(?:other|unmarked|remaining) "
            + "(?:fields|members)(?: are| is)?|(?:fields|members) without (?:a )?mark(?: are| is)?)[,:=]?[ \\t]+(\\S.*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WRITES = Pattern.compile(
            "\\bwrites? (?:is |are )?(?:protected|serialized|guarded) by (?:the )?([^.]{1,100})", Pattern.CASE_INSENSITIVE);

    private static final String BRACKETED_TEXT = "(?:(?:[ \\t]*+[-=:])?[ \\t]++(\\S.*)|[ \\t]*+$)";

    private final CommentText comment;
    private final String path;

    private LegendReader(CommentText comment) {
        this.comment = comment;
        this.path = comment.source().path();
    }

    static Reading read(CommentText comment) {
        return new LegendReader(comment).read();
    }

    private Reading read() {
        boolean announced = false;
        List<Line> lines = comment.lines();
        for (int i = 0; i < lines.size(); i++) {
            Optional<Legend> found = Optional.empty();
            if (announces(i)) {
                announced = true;
                found = entries(i + 1, true, Optional.empty());
            } else if (LEGEND_WORD.matcher(comment.in(lines.get(i))).lookingAt()) {
                boolean speaksOfLocks = LOCK_WORD.matcher(comment.source().slice(comment.span())).find();
                announced |= speaksOfLocks;
                found = speaksOfLocks ? afterLegendWord(i) : Optional.empty();
            }
            if (found.isPresent()) {
                return new Reading(announced, found);
            }
        }
        return new Reading(announced, announced ? Optional.empty() : unannounced().or(this::sentences));
    }

    /** Whether {@code words}, one line ending in a colon, announce a legend. */
    static boolean announces(String words) {
        return words.endsWith(":") && ANNOUNCEMENT.matcher(words).find();
    }

    /** Whether {@code words}, one line, say what holds of members without a mark. */
    static boolean saysOtherwise(String words) {
        return OTHERWISE.matcher(words).matches();
    }

    private boolean announces(int i) {
        String words = comment.in(comment.lines().get(i));
        String both = i > 0 ? comment.in(comment.lines().get(i - 1)) + " " + words : words;
        return announces(words) || announces(both) || words.endsWith(".") && INDICATED.matcher(both).find();
    }

    private Optional<Legend> afterLegendWord(int i) {
        Line line = comment.lines().get(i);
        Matcher word = LEGEND_WORD.matcher(comment.in(line));
        if (word.lookingAt() && line.start() + word.end() < line.end()) {
            int start = line.start() + word.end();
            int indent = Columns.at(comment.source(), start);
            return entries(i, true, Optional.of(new Line(start, line.end(), line.starred(), indent)));
        }
        return entries(i + 1, true, Optional.empty());
    }

    /** Keys that sentences define. */
    private Optional<Legend> sentences() {
        Matcher m = MARKED.matcher(comment.joinedFrom(comment.span().start()));
        List<Entry> entries = new ArrayList<>();
        while (m.find()) {
            entries.add(new Entry(m.group(1), m.group(2).strip(), comment.span()));
        }
        return entries.isEmpty() || !sane(entries, Dialect.PAREN) ? Optional.empty()
                : Optional.of(new Legend(path, comment.span(), Dialect.PAREN, entries, otherwise().or(this::writes)));
    }

    /** {@code Writes protected by the global lock.}: what holds for every member that the keys do not speak of. */
    private Optional<Entry> writes() {
        Matcher m = WRITES.matcher(comment.joinedFrom(comment.span().start()));
        return m.find() ? Optional.of(new Entry("", m.group(1).strip(), comment.span())) : Optional.empty();
    }

    /** A legend without an announcement must fill its comment from the first line on and have two entries. */
    private Optional<Legend> unannounced() {
        int i = 0;
        while (i < comment.lines().size() && comment.lines().get(i).blank()) {
            i++;
        }
        return entries(i, false, Optional.empty()).filter(l -> l.entries().size() >= 2 && l.dialect() != Dialect.BARE);
    }

    /** The entries from line {@code from} on; {@code head} replaces that line where an announcement shares it. */
    private Optional<Legend> entries(int from, boolean announced, Optional<Line> head) {
        List<Line> lines = new ArrayList<>(comment.lines().subList(Math.min(from, comment.lines().size()), comment.lines().size()));
        if (head.isPresent()) {
            lines.set(0, head.get());
        }
        while (!lines.isEmpty() && (lines.get(0).blank() || comment.in(lines.get(0)).startsWith("* - "))) {
            lines.remove(0);
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        for (EntryForm form : EntryForm.values()) {
            if ((announced || form.dialect != Dialect.BARE) && form.matches(comment, lines.get(0))) {
                List<Entry> entries = collect(lines, form);
                return sane(entries, form.dialect)
                        ? Optional.of(new Legend(path, comment.span(), form.dialect, entries, otherwise(), marks(form.dialect))) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** How marks are spelled below a legend of {@code dialect}: OpenBSD puts them in brackets, FreeBSD says that they are in parens. */
    private Dialect marks(Dialect dialect) {
        String words = comment.joinedFrom(comment.span().start());
        return dialect != Dialect.BARE ? dialect : IN_PARENS.matcher(words).find() ? Dialect.PAREN
                : IN_BRACKETS.matcher(words).find() ? Dialect.BRACKET : dialect;
    }

    /** {@code Otherwise, stable from attach to detach.} */
    private Optional<Entry> otherwise() {
        for (Line line : comment.lines()) {
            Matcher m = OTHERWISE.matcher(comment.in(line));
            if (m.matches()) {
                return Optional.of(new Entry("", m.group(1).strip(), new Span(line.start(), line.end())));
            }
        }
        return Optional.empty();
    }

    private List<Entry> collect(List<Line> lines, EntryForm form) {
        List<Entry> entries = new ArrayList<>();
        int column = lines.get(0).indent();
        boolean afterBlank = false;
        int first = 0;
        int last = -1;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            if (line.blank()) {
                afterBlank = true;
            } else if (beginsEntry(line, form, column, afterBlank)) {
                if (last >= 0) {
                    entries.add(entry(form, lines.subList(first, last + 1)));
                }
                first = i;
                last = i;
                afterBlank = false;
            } else if (!afterBlank && continues(lines, i, form, column)) {
                last = i;
            } else {
                break;
            }
        }
        entries.add(entry(form, lines.subList(first, last + 1)));
        return entries;
    }

    private boolean beginsEntry(Line line, EntryForm form, int column, boolean afterBlank) {
        boolean inColumn = line.indent() <= column + SLACK && (!afterBlank || line.indent() >= column - SLACK);
        return inColumn && form.matches(comment, line);
    }

    /** Text further right, a line a mailer broke off (it lost its star), or prose followed by more entries before a blank line. */
    private boolean continues(List<Line> lines, int i, EntryForm form, int column) {
        Line line = lines.get(i);
        if (line.indent() > column || !line.starred() && lines.get(0).starred()) {
            return true;
        }
        for (int next = i + 1; next < lines.size() && !lines.get(next).blank(); next++) {
            if (beginsEntry(lines.get(next), form, column, false)) {
                return true;
            }
        }
        return false;
    }

    private Entry entry(EntryForm form, List<Line> lines) {
        Line head = lines.get(0);
        Matcher m = form.matcher(comment, head);
        m.lookingAt();
        StringBuilder text = new StringBuilder(m.group(2) == null ? "" : m.group(2).strip());
        for (Line more : lines.subList(1, lines.size())) {
            text.append(text.isEmpty() ? "" : " ").append(comment.in(more));
        }
        Span span = new Span(head.start(), lines.get(lines.size() - 1).end());
        return new Entry(KeySyntax.normal(m.group(1)), text.toString(), span);
    }

    /** Rejects what is a bullet list or a numbered list rather than a legend. */
    private static boolean sane(List<Entry> entries, Dialect dialect) {
        Set<String> keys = new HashSet<>();
        boolean letter = false;
        boolean repeated = false;
        for (Entry entry : entries) {
            letter |= entry.key().chars().anyMatch(Character::isLetter);
            repeated |= !keys.add(entry.key());
        }
        return letter && !(repeated && (dialect == Dialect.BARE || dialect == Dialect.EQUALS));
    }

    /** The spelling of one legend line, tried in this order. */
    private enum EntryForm {
        PAREN(Dialect.PAREN, "\\((" + KeySyntax.FREES + ")\\)" + BRACKETED_TEXT),
        BRACKET(Dialect.BRACKET, "\\[(" + KeySyntax.FREES + ")\\]" + BRACKETED_TEXT),
        COLON(Dialect.COLON, "(" + KeySyntax.FREES + "):(?:[ \\t]++(\\S.*)|[ \\t]*+$)"),
        EQUALS(Dialect.EQUALS, "(" + KeySyntax.FREES + ")[ \\t]*+=[ \\t]++(\\S.*)"),
        BARE(Dialect.BARE, "(" + KeySyntax.FREES + ")(?:(?:\\t| {2,}+)[ \\t]*+| - )(\\S.*)");

        private final Dialect dialect;
        private final Pattern pattern;

        EntryForm(Dialect dialect, String pattern) {
            this.dialect = dialect;
            this.pattern = Pattern.compile(pattern);
        }

        Matcher matcher(CommentText comment, Line line) {
            return pattern.matcher(comment.in(line));
        }

        boolean matches(CommentText comment, Line line) {
            return matcher(comment, line).lookingAt();
        }
    }
}
