package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockwright.rules.asserts.AssertReason;
import org.lockwright.rules.asserts.AssertSite;
import org.lockwright.rules.asserts.Assertions;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.lockset.EntryNeed;
import org.lockwright.rules.rewrite.Edit;

/** The JSON model of {@code generate asserts}; {@code generate-asserts.schema.json} describes it. */
final class AssertsJson {

    private AssertsJson() {
    }

    static Map<String, Object> of(String tree, List<String> structs, Assertions found) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", tree);
        out.put("structs", structs);
        out.put("sites", found.sites().stream().map(AssertsJson::site).toList());
        out.put("insertions", found.edits().stream().map(AssertsJson::insertion).toList());
        return out;
    }

    private static Map<String, Object> site(AssertSite site) {
        EntryNeed need = site.need();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("function", need.function().name());
        place(out, need.place());
        out.put("lock", need.lockClass());
        out.put("expression", need.lock());
        out.put("exclusive", need.exclusive());
        out.put("outcome", site.outcome().name().toLowerCase(Locale.ROOT));
        out.put("assert", site.test());
        out.put("reason", site.reason().map(AssertReason::code).orElse(""));
        out.put("what", site.what());
        Map<String, Object> at = new LinkedHashMap<>();
        place(at, site.at());
        out.put("at", at);
        out.put("callers", need.callers());
        out.put("needs", need.supports().stream().map(AssertsJson::support).toList());
        return out;
    }

    private static Map<String, Object> support(EntryNeed.Support support) {
        Map<String, Object> out = new LinkedHashMap<>();
        place(out, support.place());
        out.put("what", support.what());
        return out;
    }

    private static Map<String, Object> insertion(Edit edit) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", edit.path());
        out.put("start", edit.span().start());
        out.put("text", edit.replacement());
        return out;
    }

    private static void place(Map<String, Object> out, Place place) {
        out.put("path", place.path());
        out.put("line", place.line());
        out.put("column", place.column());
    }
}
