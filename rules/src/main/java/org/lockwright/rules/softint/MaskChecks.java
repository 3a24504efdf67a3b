package org.lockwright.rules.softint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockwright.rules.check.Finding;

/** Holds tables that say what each level masks against the levels of the classes. */
final class MaskChecks {

    private final PortTable table;
    private final SoftintFindings out;

    /** Checks against {@code table}; findings name {@code profile}. */
    MaskChecks(PortTable table, String profile) {
        this.table = table;
        this.out = new SoftintFindings(profile);
    }

    /** What is wrong with an initialiser. */
    List<Finding> findings(MaskTable masks) {
        if (masks.lines().isEmpty()) {
            return List.of();
        }
        Map<Long, MaskTable.Row> byLevel = masks.rows().stream()
                .collect(Collectors.toMap(MaskTable.Row::level, r -> r, (a, b) -> b));
        for (MaskTable.Row row : masks.rows()) {
            row(masks.name(), row.level(), row.mask(), row.text(), row.place(), masks.lines());
        }
        for (Map.Entry<Long, String> level : softLevels().entrySet()) {
            if (!byLevel.containsKey(level.getKey())) {
                out.add("LW4006", masks.place(), masks.name() + " " + level.getValue(), masks.name() + " has no row for level "
                        + level.getKey() + " (" + level.getValue() + "), which then masks nothing");
            }
        }
        return out.all();
    }

    /** What is wrong with a table in assembler; {@code values} gives the value of each row's expression. */
    List<Finding> findings(String name, AssemblerTable rows, List<Long> lines, Map<String, Long> values, boolean masks) {
        for (int level = 0; level < rows.rows().size(); level++) {
            AssemblerTable.Row row = rows.rows().get(level);
            Long value = values.get(row.expression());
            if (masks && value != null && !lines.isEmpty()) {
                row(name, level, value, row.expression(), row.place(), lines);
            }
            int here = level;
            List<SoftintClass> wrong = row.named().stream()
                    .filter(c -> table.row(c).isPresent() && table.row(c).get().ipl().value() != here).toList();
            if (!wrong.isEmpty()) {
                out.add("LW4006", row.place(), name + " row " + level, "row " + level + " of " + name + " is said to be of "
                        + wrong.get(0).word() + ", whose level is " + table.row(wrong.get(0)).get().ipl().value(),
                        table.row(wrong.get(0)).get().ipl().place().note("level at "));
            }
        }
        long highest = table.levels().containsKey("HIGH") ? table.levels().get("HIGH").value() : -1;
        if (highest >= 0 && rows.rows().size() != highest + 1) {
            out.add("LW4005", rows.rows().get(0).place(), name, name + " has " + rows.rows().size() + " rows, levels go from 0 to " + highest,
                    table.levels().get("HIGH").place().note("IPL_HIGH at "));
        }
        return out.all();
    }

    private Map<Long, String> softLevels() {
        return table.rows().stream().collect(Collectors.toMap(r -> r.ipl().value(), r -> "IPL_SOFT" + r.type(), (a, b) -> a + ", " + b));
    }

    private void row(String name, long level, long mask, String text, Place place, List<Long> lines) {
        long all = lines.stream().reduce(0L, (a, b) -> a | b);
        long expected = table.rows().stream()
                .filter(r -> r.ipl().value() <= level)
                .map(r -> line(r, lines))
                .reduce(0L, (a, b) -> a | b);
        long missing = expected & ~mask;
        long extra = mask & all & ~expected;
        if (missing == 0 && extra == 0) {
            return;
        }
        long wrong = missing != 0 ? missing : extra;
        String classes = table.rows().stream().filter(r -> (line(r, lines) & wrong) != 0).map(r -> r.type().word())
                .collect(Collectors.joining(" and "));
        out.add("LW4006", place, name + " level " + level, "level " + level + " of " + name + " (" + text + ") "
                + (missing != 0 ? "does not mask " + classes + ", whose level is not above it"
                        : "masks " + classes + ", whose level is above it"));
    }

    private long line(PortTable.Row row, List<Long> lines) {
        int rank = table.iplRanks().get(row.type());
        return rank <= lines.size() ? lines.get(rank - 1) : 0;
    }
}
