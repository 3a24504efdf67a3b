package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.FlagLegend;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.keys.MarkedVariable;
import org.lockwright.parser.keys.Note;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.rules.key.Coverage;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockPath;

/** The JSON model of {@code keys}; {@code keys.schema.json} describes it. */
final class KeysJson {

    private final KeysResult result;

    private KeysJson(KeysResult result) {
        this.result = result;
    }

    static Map<String, Object> of(KeysResult result) {
        return new KeysJson(result).model();
    }

    private Map<String, Object> model() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", result.tree());
        out.put("structs", result.structs().stream().map(this::struct).toList());
        List<Map<String, Object>> variables = new ArrayList<>();
        List<Map<String, Object>> flags = new ArrayList<>();
        List<Map<String, Object>> notes = new ArrayList<>();
        result.files().forEach((path, keys) -> {
            keys.variables().forEach(v -> variables.add(variable(path, v)));
            keys.flags().forEach(f -> flags.add(flag(path, f)));
            keys.notes().forEach(n -> notes.add(note(path, n)));
        });
        out.put("variables", variables);
        out.put("flags", flags);
        out.put("notes", notes);
        out.put("unparsed", result.model().unparsed().stream().map(u -> {
            Map<String, Object> row = at(u.path(), u.span().start());
            row.put("reason", u.reason());
            return row;
        }).toList());
        out.put("lost", result.model().gaps().stream().map(g -> Map.of("path", g.path(), "cause", g.cause())).toList());
        out.put("coverage", coverage());
        return out;
    }

    private Map<String, Object> at(String path, int offset) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("path", path);
        row.put("line", result.line(path, offset));
        return row;
    }

    private Map<String, Object> struct(KeyedStruct s) {
        Map<String, Object> out = new LinkedHashMap<>();
        String path = s.def().path();
        out.put("struct", s.def().tag());
        out.putAll(at(path, s.def().span().start()));
        out.put("marked", s.marked());
        out.put("total", s.total());
        out.put("dialect", s.legend().dialect().name().toLowerCase(Locale.ROOT));
        out.put("scope", s.scope().name().toLowerCase(Locale.ROOT));
        out.put("legend", s.legend().entries().stream().map(e -> entry(s, e)).toList());
        out.put("otherwise", s.legend().otherwise().map(Entry::text).orElse(""));
        out.put("fields", s.def().fields().stream().map(f -> field(s, path, f)).toList());
        out.put("accessors", s.accessors().stream().map(m -> part(s.legend(), path, m)).toList());
        out.put("parts", s.parts().stream().map(m -> part(s.legend(), path, m)).toList());
        out.put("unread", s.def().unread().stream().map(u -> result.line(path, u.start())).toList());
        out.put("strays", s.strays().stream().map(m -> {
            Map<String, Object> stray = new LinkedHashMap<>();
            stray.put("field", m.field());
            stray.put("keys", m.keys());
            stray.put("line", result.line(path, m.span().start()));
            return stray;
        }).toList());
        return out;
    }

    private Map<String, Object> entry(KeyedStruct s, Entry e) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", e.key());
        entry.put("text", e.text());
        List<Map<String, Object>> locks = new ArrayList<>();
        result.locks(s, e).forEach((lock, found) -> locks.add(lock(lock, found)));
        entry.put("locks", locks);
        return entry;
    }

    private static Map<String, Object> lock(LockPath lock, LockClass found) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("lock", lock.text());
        row.put("root", found.root().name().toLowerCase(Locale.ROOT));
        row.put("class", found.name());
        row.put("why", found.why());
        return row;
    }

    private Map<String, Object> field(KeyedStruct s, String path, FieldDef f) {
        Optional<Mark> mark = s.mark(f);
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("field", f.name());
        field.put("type", f.type());
        field.put("keys", mark.map(Mark::keys).orElse(List.of()));
        field.put("marked", mark.isPresent());
        field.put("place", mark.map(m -> m.place().name().toLowerCase(Locale.ROOT)).orElse(""));
        mark.ifPresent(m -> guard(field, s.legend(), m));
        field.put("line", result.line(path, f.nameSpan().start()));
        return field;
    }

    private static void guard(Map<String, Object> row, Legend legend, Mark mark) {
        Guard guard = KeyModel.guard(legend, mark);
        row.put("read", guard.read().print());
        row.put("write", guard.write().print());
        row.put("condition", guard.condition().orElse(""));
    }

    private Map<String, Object> part(Legend legend, String path, Mark mark) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", mark.field());
        row.put("keys", mark.keys());
        guard(row, legend, mark);
        row.put("line", result.line(path, mark.span().start()));
        return row;
    }

    private Map<String, Object> variable(String path, MarkedVariable v) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", v.name());
        row.putAll(at(path, v.mark().span().start()));
        row.put("keys", v.mark().keys());
        guard(row, v.legend(), v.mark());
        return row;
    }

    private Map<String, Object> flag(String path, FlagLegend f) {
        Map<String, Object> row = at(path, f.span().start());
        row.put("word", f.word());
        row.put("flags", f.flags());
        row.put("text", f.text());
        return row;
    }

    private Map<String, Object> note(String path, Note n) {
        Map<String, Object> row = at(path, n.span().start());
        row.put("subject", n.subject());
        row.put("text", n.text());
        return row;
    }

    private Map<String, Object> coverage() {
        Coverage coverage = Coverage.of(result.structs());
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("folders", coverage.folders().entrySet().stream().map(e -> count(e.getKey(), e.getValue())).toList());
        out.put("tree", count("", coverage.tree()));
        return out;
    }

    private static Map<String, Object> count(String folder, Coverage.Count count) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("folder", folder);
        row.put("structs", count.structs());
        row.put("marked", count.marked());
        row.put("total", count.total());
        return row;
    }
}
