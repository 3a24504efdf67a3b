package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.CommentText.Line;
import org.lockwright.parser.keys.FieldComments.Attached;
import org.lockwright.parser.keys.FieldComments.Place;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** Writes marks of the form {@code (k)} into the comments of struct members; edits, never touching a token of code. */
public final class MarkWriter {

    private static final Pattern MARKS = Pattern.compile("\\((" + KeySyntax.WORDS + ")\\)(?=[ \\t]|$)");

    private final SourceText source;
    private final FieldComments comments;
    private final Set<String> keys;

    private MarkWriter(SourceText source, Set<String> keys) {
        this.source = source;
        this.comments = new FieldComments(source);
        this.keys = Set.copyOf(keys);
    }

    /** A writer for {@code source}, in which a leading {@code (x)} is an old mark exactly if {@code keys} has {@code x}. */
    public static MarkWriter on(SourceText source, Set<String> keys) {
        return new MarkWriter(source, keys);
    }

    /**
     * The change that gives {@code field} the mark {@code (key)} and no other.
     *
     * <p>An old mark is replaced; else the mark opens the member's comment; else a new comment is added after its {@code ;}.
     *
     * @throws IllegalArgumentException if {@code key} is not a key as {@link KeyLine} describes it
     */
    public CommentEdit mark(FieldDef field, String key) {
        KeyLine.requireKey(key);
        Span declaration = field.declaration();
        if (declaration.end() > source.length() || !source.slice(declaration).endsWith(";")) {
            return new CommentEdit.Refused("its declaration does not end in ';' in this file");
        }
        List<Attached> attached = comments.of(declaration);
        for (Attached comment : attached) {
            Optional<CommentEdit> old = overOldMark(comment.text(), key);
            if (old.isPresent()) {
                return old.get();
            }
        }
        Optional<Attached> target = target(attached, field);
        return target.isPresent() ? intoComment(target.get(), key) : newComment(declaration, key);
    }

    /**
     * The changes that mark the members of {@code def} named in {@code keyByField}; a name declared twice is marked twice.
     *
     * <p>Members declared together get one mark, and are refused unless all of them ask for the same.
     */
    public MarkPlan plan(StructDef def, Map<String, String> keyByField) {
        Map<Span, List<FieldDef>> together = new LinkedHashMap<>();
        def.fields().forEach(f -> together.computeIfAbsent(f.declaration(), d -> new ArrayList<>()).add(f));
        List<TextChange> changes = new ArrayList<>();
        List<MarkPlan.Refusal> refusals = new ArrayList<>();
        Set<String> missing = new HashSet<>(keyByField.keySet());
        together.forEach((declaration, fields) -> {
            fields.forEach(f -> missing.remove(f.name()));
            List<FieldDef> asked = fields.stream().filter(f -> keyByField.containsKey(f.name())).toList();
            if (asked.isEmpty()) {
                return;
            }
            Optional<String> conflict = conflict(fields, keyByField);
            CommentEdit edit = conflict.isPresent() ? new CommentEdit.Refused(conflict.get())
                    : mark(asked.get(0), keyByField.get(asked.get(0).name()));
            if (edit instanceof CommentEdit.Change change) {
                changes.add(change.change());
            } else if (edit instanceof CommentEdit.Refused refused) {
                asked.forEach(f -> refusals.add(new MarkPlan.Refusal(f.name(), declaration, refused.reason())));
            }
        });
        missing.stream().sorted().forEach(name -> refusals.add(
                new MarkPlan.Refusal(name, def.span(), "'" + def.tag() + "' has no such member")));
        changes.sort(Comparator.comparing(TextChange::span));
        return new MarkPlan(changes, refusals);
    }

    private static Optional<String> conflict(List<FieldDef> together, Map<String, String> keyByField) {
        FieldDef first = together.stream().filter(f -> keyByField.containsKey(f.name())).findFirst().orElseThrow();
        String key = keyByField.get(first.name());
        for (FieldDef other : together) {
            String otherKey = keyByField.get(other.name());
            if (otherKey == null) {
                return Optional.of("declared together with '" + other.name() + "', which is to have no mark");
            }
            if (!otherKey.equals(key)) {
                return Optional.of("declared together: '" + first.name() + "' is to be (" + key + "), '" + other.name() + "' ("
                        + otherKey + ")");
            }
        }
        return Optional.empty();
    }

    private Optional<CommentEdit> overOldMark(CommentText comment, String key) {
        Optional<Line> line = comment.first();
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String words = comment.in(line.get());
        Matcher m = MARKS.matcher(words);
        if (!m.lookingAt()) {
            return Optional.empty();
        }
        String old = KeySyntax.normal(m.group(1));
        if (!isKey(old, key)) {
            return Optional.of(new CommentEdit.Refused("its comment begins with '(" + old + ")', which is no known key"));
        }
        int end = m.end();
        while (m.find() && words.substring(end, m.start()).isBlank() && isKey(KeySyntax.normal(m.group(1)), key)) {
            end = m.end();
        }
        String mark = "(" + key + ")";
        if (words.substring(0, end).equals(mark)) {
            return Optional.of(new CommentEdit.Unchanged());
        }
        int start = line.get().start();
        return Optional.of(new CommentEdit.Change(TextChange.of(source, start, start + end, mark)));
    }

    private boolean isKey(String old, String wanted) {
        return old.equals(KeySyntax.normal(wanted)) || keys.contains(old) || keys.containsAll(KeySyntax.parts(old));
    }

    /** The comment to write into: the trailing one, else one below in the comment column, else the last one inside, if it ends its line. */
    private Optional<Attached> target(List<Attached> attached, FieldDef field) {
        Optional<Attached> trailing = first(attached, Place.TRAILING);
        if (trailing.isPresent()) {
            return trailing;
        }
        int name = Columns.at(source, field.nameSpan().start());
        Optional<Attached> below = first(attached, Place.BELOW)
                .filter(a -> Columns.at(source, a.text().span().start()) > name);
        if (below.isPresent()) {
            return below;
        }
        return attached.stream().filter(a -> a.place() == Place.INSIDE && endsLine(a.text().span())).reduce((a, b) -> b);
    }

    private static Optional<Attached> first(List<Attached> attached, Place place) {
        return attached.stream().filter(a -> a.place() == place).findFirst();
    }

    private boolean endsLine(Span comment) {
        return source.text().substring(comment.end(), Columns.endOfLine(source, comment.end())).isBlank();
    }

    private CommentEdit intoComment(Attached target, String key) {
        CommentText comment = target.text();
        Span span = comment.span();
        boolean block = source.text().startsWith("/*", span.start());
        Optional<Line> first = comment.first();
        String mark = "(" + key + ")";
        if (first.isEmpty()) {
            return new CommentEdit.Change(TextChange.of(source, span.start(), span.end(), block ? "/* " + mark + " */" : "// " + mark));
        }
        Line line = first.get();
        String closing = CommentWrap.closing(comment, line);
        int end = line.end() + closing.length();
        int width = Columns.after(line.indent(), mark + " " + comment.in(line)) + CommentWrap.widthOf(closing);
        if (width <= Columns.LIMIT || target.place() == Place.BELOW || !block) {
            return new CommentEdit.Change(TextChange.of(source, line.start(), line.start(), mark + " "));
        }
        return new CommentEdit.Change(TextChange.of(source, line.start(), end,
                CommentWrap.broken(comment, line, line.indent(), mark + " " + comment.in(line), mark.length() + 1, closing)));
    }

    private CommentEdit newComment(Span declaration, String key) {
        int end = Columns.endOfLine(source, declaration.end());
        if (!source.text().substring(declaration.end(), end).isBlank()) {
            return new CommentEdit.Refused("something else follows it on its line");
        }
        String comment = "/* (" + key + ") */";
        Neighbours neighbours = Neighbours.of(source, comments, declaration);
        int column = Columns.at(source, declaration.end());
        String gap = Columns.pad(column, neighbours.column(), neighbours.tabs());
        if (Columns.after(column, gap + comment) > Columns.LIMIT) {
            int below = Math.max(neighbours.column(), Columns.at(source, declaration.start()) + Columns.TAB);
            gap = Columns.lineEnd(source, declaration.start()) + Columns.indent(below, neighbours.tabs());
        }
        return new CommentEdit.Change(TextChange.of(source, declaration.end(), end, gap + comment));
    }
}
