package org.lockwright.parser.keys;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.parser.keys.FieldComments.Attached;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** The legend that a struct implies where its locks carry the letters: {@code kmutex_t *sc_lock;}, commented {@code i: lock for intr} or {@code (i) lock for intr}. */
final class ImpliedLegend {

    private static final String LETTER = "([A-Za-z0-9]{1,2})";
    private static final Map<Dialect, Pattern> FORMS = new EnumMap<>(Map.of(Dialect.COLON, form(LETTER + ":"),
            Dialect.PAREN, form("\\(" + LETTER + "\\)"), Dialect.BRACKET, form("\\[" + LETTER + "\\]")));

    private static final Pattern IN_TEXT = Pattern.compile("[ \\t*](?:[A-Za-z0-9]{1,2}:|\\([A-Za-z0-9]{1,2}\\)|\\[[A-Za-z0-9]{1,2}\\])"
            + "[ \\t]++[^\\n]{0,200}\\block\\b", Pattern.CASE_INSENSITIVE);

    private ImpliedLegend() {
    }

    private static Pattern form(String key) {
        return Pattern.compile(key + "[ \\t]++(.{0,200}\\block\\b.*)", Pattern.CASE_INSENSITIVE);
    }

    /** Whether {@code text} has a line that could be such a letter; false is certain. */
    static boolean mayBeIn(String text) {
        return IN_TEXT.matcher(text).find();
    }

    /** The legend of {@code def}, each of whose lock members says its letter; empty when none does, or two say the same one. */
    static Optional<Legend> of(SourceText source, FieldComments comments, StructDef def) {
        return FORMS.keySet().stream().map(dialect -> of(source, comments, def, dialect)).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Legend> of(SourceText source, FieldComments comments, StructDef def, Dialect dialect) {
        List<Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (FieldDef field : def.fields()) {
            if (!LockType.is(field.type())) {
                continue;
            }
            for (Attached attached : comments.of(field.declaration())) {
                Optional<CommentText.Line> line = attached.text().first();
                Matcher m = FORMS.get(dialect).matcher(line.map(attached.text()::in).orElse(""));
                if (m.matches()) {
                    if (!keys.add(m.group(1))) {
                        return Optional.empty();
                    }
                    int start = line.orElseThrow().start();
                    entries.add(new Entry(m.group(1), field.name(), new Span(start, start + m.end())));
                }
            }
        }
        return entries.isEmpty() ? Optional.empty()
                : Optional.of(new Legend(source.path(), def.span(), dialect, entries));
    }
}
