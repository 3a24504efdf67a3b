package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.softint.Cell;
import org.lockwright.rules.softint.OrderCheck;
import org.lockwright.rules.softint.Place;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.PortTable.Encoding;
import org.lockwright.rules.softint.PortTable.Row;

/** The JSON model of {@code softint check}; {@code softint-check.schema.json} describes it. */
final class SoftintJson {

    private final SoftintResult result;

    private SoftintJson(SoftintResult result) {
        this.result = result;
    }

    static Map<String, Object> of(SoftintResult result) {
        return new SoftintJson(result).model();
    }

    private Map<String, Object> model() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", result.tree());
        out.put("commit", result.commit());
        out.put("order", result.order() == null ? "" : result.order().toString());
        out.put("tables", result.groups().stream().map(this::table).toList());
        out.put("kernelPlaces", result.survey().kernelPlaces().stream().map(SoftintJson::place).toList());
        out.put("findings", result.survey().findings().stream().map(SoftintJson::finding).toList());
        out.put("absent", result.survey().absent());
        out.put("seen", result.numbers());
        return out;
    }

    private Map<String, Object> table(SoftintResult.Group group) {
        PortTable t = group.table();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("port", t.spec().port());
        out.put("title", t.spec().title());
        out.put("kernels", group.kernels());
        out.put("fast", cell(t.fast()));
        out.put("trigger", t.spec().trigger().name().toLowerCase(Locale.ROOT));
        out.put("descending", t.descending());
        out.put("distinctLevels", t.distinctLevels());
        out.put("hardwareLevels", t.hardwareLevels());
        out.put("order", t.order().toString());
        out.put("classes", t.rows().stream().map(row -> row(t, row)).toList());
        List<Map<String, Object>> ladder = new ArrayList<>();
        t.ladder().forEach(r -> {
            Map<String, Object> rung = new LinkedHashMap<>();
            rung.put("class", r.type().word());
            at(rung, r.place());
            ladder.add(rung);
        });
        out.put("ladder", ladder);
        List<Map<String, Object>> levels = new ArrayList<>();
        t.levels().forEach((name, cell) -> {
            Map<String, Object> level = cell(cell);
            level.put("name", "IPL_" + name);
            levels.add(level);
        });
        out.put("otherLevels", levels);
        out.put("places", t.encodings().stream().map(SoftintJson::place).toList());
        out.put("gaps", t.gaps());
        out.put("distance", result.distance(t).map(SoftintJson::distance).orElse(null));
        return out;
    }

    private static Map<String, Object> row(PortTable t, Row row) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("class", row.type().word());
        out.put("number", cell(row.id()));
        out.put("level", cell(row.ipl()));
        out.put("hardwareLevel", cell(t.hardware().get(row.type())));
        out.put("pending", cell(row.pending()));
        out.put("raises", cell(row.raises()));
        out.put("priority", cell(row.priority()));
        return out;
    }

    private static Map<String, Object> cell(Cell cell) {
        if (cell == null) {
            return null;
        }
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("value", cell.value());
        out.put("text", cell.text());
        at(out, cell.place());
        return out;
    }

    private static Map<String, Object> place(Encoding e) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", e.kind());
        out.put("what", e.what());
        at(out, e.place());
        return out;
    }

    private static void at(Map<String, Object> out, Place place) {
        out.put("path", place.path());
        out.put("line", place.line());
        out.put("column", place.column());
    }

    private static Map<String, Object> distance(OrderCheck.Distance d) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("wanted", d.wanted().toString());
        out.put("pairs", d.pairs());
        out.put("unmet", d.unmet());
        return out;
    }

    private static Map<String, Object> finding(Finding f) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", f.rule());
        out.put("confidence", f.confidence().name().toLowerCase(Locale.ROOT));
        out.put("path", f.path());
        out.put("line", f.line());
        out.put("column", f.column());
        out.put("subject", f.subject());
        out.put("message", f.message());
        out.put("notes", Note.texts(f.notes()));
        out.put("configurations", f.configurations());
        out.put("fingerprint", f.fingerprint());
        return out;
    }
}
