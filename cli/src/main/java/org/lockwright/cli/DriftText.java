package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.generators.DraftText;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.rewrite.Drift;

/**
 * What moved under a series, for the report and the cover letter.
 *
 * @param lines the text
 */
record DriftText(List<String> lines) {

    private static final int SHORT_ID = 12;

    DriftText {
        lines = List.copyOf(lines);
    }

    /** The text where the base did not move. */
    static DriftText sameBase(String base) {
        return new DriftText(List.of("drift: none, the base is " + base.substring(0, SHORT_ID) + " as before"));
    }

    /** The text where the pack does not fit the old base. */
    static DriftText unknown(String base, String why) {
        return new DriftText(List.of(DraftText.wrap("drift: not known, as on the old base " + base.substring(0, SHORT_ID)
                + " the pack as it is now does not work: " + why, 4)));
    }

    /** The text of {@code drift} between two bases; {@code findings} are new on the second. */
    static DriftText of(String from, String to, Drift drift, List<Finding> findings) {
        List<String> out = new ArrayList<>();
        String bases = "drift from base " + from.substring(0, SHORT_ID) + " to " + to.substring(0, SHORT_ID) + ":";
        if (drift.isEmpty() && findings.isEmpty()) {
            return new DriftText(List.of(bases + " none"));
        }
        out.add(bases);
        Map<String, List<Drift.Change>> byRule = new LinkedHashMap<>();
        drift.changes().forEach(c -> byRule.computeIfAbsent(c.rule(), r -> new ArrayList<>()).add(c));
        byRule.forEach((rule, changes) -> {
            Map<Drift.Kind, Long> counts = changes.stream().collect(Collectors.groupingBy(Drift.Change::kind, TreeMap::new, Collectors.counting()));
            out.add("  " + rule + ": " + counts.entrySet().stream().map(e -> e.getValue() + " " + word(e.getKey())).collect(Collectors.joining(", ")));
            changes.forEach(c -> out.add("    " + line(c)));
        });
        drift.silent().forEach(r -> out.add("  rule that matches nothing any more: " + r));
        drift.vanished().forEach(f -> out.add("  file gone: " + f));
        drift.appeared().forEach(f -> out.add("  file new: " + f));
        findings.forEach(f -> out.add("  finding new on the base: " + f.path() + ":" + f.line() + ": " + f.rule() + ": " + f.message()));
        return new DriftText(out);
    }

    private static String word(Drift.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static String line(Drift.Change c) {
        String where = word(c.kind()) + ": " + c.place() + (c.function().isEmpty() ? "" : " in " + c.function() + "()") + ": ";
        return switch (c.kind()) {
            case NEW -> where + c.to();
            case GONE -> where + "was " + c.from();
            case CHANGED -> where + c.from() + " -> " + c.to();
            case MOVED -> where + "from " + c.from() + ", " + c.to();
        };
    }
}
