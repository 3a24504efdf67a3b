package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.Violation;

/** The JSON model of {@code explain}; {@code explain.schema.json} describes it. */
final class ExplainJson {

    private ExplainJson() {
    }

    static Map<String, Object> of(ExplainCommand.Answer answer) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("what", answer.what());
        out.put("tree", answer.tree());
        out.put("page", answer.page());
        out.put("uses", answer.uses().stream().map(u -> use(u, answer.keys().getOrDefault(u.field(), ""))).toList());
        out.put("violations", answer.violations().stream().map(ExplainJson::violation).toList());
        out.put("gaps", answer.gaps().entrySet().stream().map(e -> gap(e.getKey(), List.copyOf(new java.util.TreeSet<>(e.getValue())))).toList());
        return out;
    }

    private static Map<String, Object> use(FieldUse use, String key) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("field", use.field());
        out.put("key", key);
        out.put("function", use.function());
        out.put("column", use.place().column());
        out.put("write", use.write());
        out.put("needed", use.need());
        out.put("held", use.held());
        out.put("verdict", use.answer().toLowerCase(Locale.ROOT).replace('_', ' '));
        out.put("why", use.why());
        return out;
    }

    private static Map<String, Object> violation(Violation v) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", v.id());
        out.put("confidence", v.must() ? "must" : "may");
        out.put("message", v.message());
        out.put("notes", Note.texts(v.notes()));
        return out;
    }

    private static Map<String, Object> gap(String function, List<String> causes) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("function", function);
        out.put("causes", causes);
        return out;
    }
}
