package org.lockwright.rules.softint;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.PortTable.Rung;

/** Looks at a port's own columns: levels, bits, ladder. */
final class LevelChecks {

    private final PortTable table;
    private final SoftintFindings out;

    LevelChecks(PortTable table) {
        this.table = table;
        this.out = new SoftintFindings(table.profile());
    }

    List<Finding> findings() {
        range();
        bits();
        if (table.isFast()) {
            ladder();
        }
        return out.all();
    }

    /** Levels of software interrupts lie between none and the level that blocks devices. */
    private void range() {
        Cell none = table.levels().get("NONE");
        Cell vm = table.levels().get("VM");
        int sign = table.descending() ? -1 : 1;
        for (Row row : table.rows()) {
            long level = sign * row.ipl().value();
            boolean low = none != null && level <= sign * none.value();
            boolean high = vm != null && level >= sign * vm.value();
            if (low || high) {
                out.add("LW4013", row.ipl().place(), "IPL_SOFT" + row.type(), "IPL_SOFT" + row.type() + " is " + row.ipl().value()
                        + (low ? ", not above IPL_NONE " + none.value() + " at " + none.place()
                                : ", not below IPL_VM " + vm.value() + " at " + vm.place()));
            }
        }
    }

    private void bits() {
        Map<Long, Row> byBit = new HashMap<>();
        for (Row row : table.rows()) {
            if (row.pending() == null) {
                continue;
            }
            Row other = byBit.putIfAbsent(row.pending().value(), row);
            if (other != null) {
                out.add("LW4004", row.pending().place(), row.type().word() + " " + other.type().word(), row.type().word() + " and "
                        + other.type().word() + " have the same pending bit 0x" + Long.toHexString(row.pending().value())
                        + ": setting one dispatches the other", other.pending().place().note(other.type().word() + " at "));
            }
            if (Long.bitCount(row.pending().value()) != 1) {
                out.add("LW4004", row.pending().place(), row.type().word(), "the pending mask of " + row.type().word() + " is 0x"
                        + Long.toHexString(row.pending().value()) + ", not one bit");
            }
        }
    }

    private void ladder() {
        if (table.ladder().isEmpty()) {
            return;
        }
        Map<SoftintClass, Integer> ranks = table.ranks();
        Set<SoftintClass> seen = new HashSet<>();
        Rung lowest = null;
        for (Rung rung : table.ladder()) {
            Integer rank = ranks.get(rung.type());
            if (!seen.add(rung.type())) {
                out.add("LW4003", rung.place(), rung.type().word(), rung.type().word() + " stands twice in the ladder of dispatch");
            } else if (rank != null && lowest != null && rank > ranks.get(lowest.type())) {
                out.add("LW4002", rung.place(), rung.type().word() + " " + lowest.type().word(), rung.type().word()
                        + " is dispatched after " + lowest.type().word() + ", whose level is lower",
                        lowest.place().note(lowest.type().word() + " at "), Place.note("levels at ",
                                table.row(rung.type()).orElseThrow().ipl().place(), table.row(lowest.type()).orElseThrow().ipl().place()));
            }
            if (rank != null && (lowest == null || rank < ranks.get(lowest.type()))) {
                lowest = rung;
            }
        }
        for (Row row : table.rows()) {
            if (!seen.contains(row.type())) {
                out.add("LW4003", table.ladder().get(0).place(), row.type().word(), row.type().word()
                        + " is never dispatched: the ladder lacks it", row.id().place().note("class at "));
            }
        }
    }
}
