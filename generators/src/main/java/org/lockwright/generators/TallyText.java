package org.lockwright.generators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Split;
import org.lockwright.rules.rewrite.Tally;

/** Tables about a draft: its sites by file and by idiom, and the split report. */
public final class TallyText {

    private final Draft draft;

    /** Tables about {@code draft}. */
    public TallyText(Draft draft) {
        this.draft = draft;
    }

    /** What {@code plan --table} prints. */
    public String table() {
        Tally tally = new Tally(draft);
        Tally.Counts all = tally.all();
        int own = all.rewritten() + all.right() + all.refused();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("files", rows(tally.files(), false));
        model.put("waiting", rows(tally.files(), true));
        List<Map<String, Object>> idioms = new ArrayList<>();
        tally.idioms().forEach((idiom, counts) -> idioms.add(Map.of("number", idiom.number(), "what", idiom.what(), "counts", counts(counts))));
        model.put("idioms", idioms);
        model.put("all", counts(all));
        model.put("right", all.rewritten() + all.right());
        model.put("own", own);
        model.put("percent", own == 0 ? 100 : (all.rewritten() + all.right()) * 100 / own);
        model.put("denominator", new DraftText(draft).denominator());
        return Templates.render("table.ftl", model);
    }

    private static List<Map<String, Object>> rows(Map<String, Tally.Counts> files, boolean waiting) {
        List<Map<String, Object>> out = new ArrayList<>();
        files.forEach((path, counts) -> {
            if (counts.onlyWaits() == waiting) {
                out.add(Map.of("path", path, "counts", counts(counts), "waiting", counts.waiting()));
            }
        });
        return out;
    }

    private static List<Integer> counts(Tally.Counts c) {
        return List.of(c.rewritten(), c.comments(), c.right(), c.refused(), c.waiting());
    }

    /** What {@code plan --split} prints. */
    public String split() {
        List<Map<String, Object>> classes = new ArrayList<>();
        for (Split.LockClass one : Split.of(draft).classes()) {
            Map<String, List<String>> byReason = new TreeMap<>();
            for (Site s : one.open()) {
                byReason.computeIfAbsent(s.detail(), d -> new ArrayList<>())
                        .add(s.path() + ":" + s.line() + ": " + s.rule() + (s.function().isEmpty() ? "" : " in " + s.function() + "()"));
            }
            List<Map<String, Object>> reasons = new ArrayList<>();
            byReason.forEach((code, sites) -> reasons.add(Map.of("code", code, "sites", sites,
                    "why", Reason.of(code).why() + "; to unlock: " + Reason.of(code).mend())));
            classes.add(Map.of("name", one.name(), "covered", one.covered(), "open", one.open().size(), "ready", one.isReady(), "reasons", reasons));
        }
        return Templates.render("split.ftl", Map.of("classes", classes, "denominator", new DraftText(draft).denominator()));
    }
}
