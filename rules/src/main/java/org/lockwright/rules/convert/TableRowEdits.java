package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.softint.AssemblerTable;
import org.lockwright.rules.softint.MaskTable;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.SoftintClass;

/** Edits of tables with a row for each level. */
final class TableRowEdits {

    private final Bench bench;

    TableRowEdits(Bench bench) {
        this.bench = bench;
    }

    void rows(TableEdit.Rows edit) {
        Optional<AssemblerTable> table = AssemblerTable.of(bench.tree(),
                new PortSpec.AssemblerRows(edit.in(), edit.label(), edit.directive(), null, false, List.of()));
        if (table.isEmpty() || table.get().rows().size() <= edit.to()) {
            return;
        }
        SourceText source = bench.read(edit.in()).orElseThrow();
        List<AssemblerTable.Row> rows = table.get().rows().subList(edit.from(), edit.to() + 1);
        int from = source.lines().startOf(rows.get(0).place().line());
        int to = source.lines().endOf(rows.get(rows.size() - 1).place().line());
        Optional<AssemblerTable.Row> done = table.get().rows().stream().filter(r -> r.named().contains(bench.priorities().lowest())).findFirst();
        if (done.isPresent()) {
            bench.right(source, done.get().place().span(), edit.label());
            return;
        }
        Map<String, Object> more = new LinkedHashMap<>();
        more.put("rows", rows.stream().map(AssemblerTable.Row::expression).toList());
        bench.replace(source, new Span(from, to), bench.block(edit.block(), more), edit.label());
    }

    void maskRows(TableEdit.MaskRows edit, PortSpec spec) {
        for (MaskTable table : bench.files().maskTables(spec)) {
            SourceText source = bench.read(table.place().path()).orElseThrow();
            List<MaskTable.Row> soft = table.rows().stream().filter(r -> r.spelt().startsWith("IPL_SOFT")).toList();
            if (edit.except().contains(source.path())) {
                bench.refuse(source, table.place().span(), Reason.OWN_TRIGGER);
            } else if (soft.stream().anyMatch(r -> r.spelt().equals("IPL_SOFT" + bench.priorities().lowest())
                    || r.spelt().equals("IPL_SOFT" + bench.priorities().ladder().get(0)) && r == soft.get(soft.size() - 1))) {
                bench.right(source, table.place().span(), table.name());
            } else if (!soft.isEmpty()) {
                table(source, table, soft);
            }
        }
    }

    /** One row for each level where today has one for each, one for each class where today has one for each class. */
    private void table(SourceText source, MaskTable table, List<MaskTable.Row> soft) {
        Map<SoftintClass, Integer> ranks = bench.priorities().ranks();
        List<SoftintClass> ascending = new ArrayList<>(bench.priorities().ladder());
        Collections.reverse(ascending);
        List<SoftintClass> named = soft.size() > bench.priorities().order().levels()
                ? ascending.stream().filter(c -> c != bench.priorities().lowest()).toList()
                : List.of(bench.priorities().lowest(), bench.priorities().ladder().get(0));
        if (named.size() != soft.size()) {
            bench.refuse(source, table.place().span(), Reason.OTHER_SHAPE);
            return;
        }
        List<Long> levels = soft.stream().map(MaskTable.Row::level).distinct().sorted().toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < soft.size(); i++) {
            int rank = ranks.get(named.get(i));
            MaskTable.Row today = soft.stream().filter(r -> levels.indexOf(r.level()) + 1 == rank).findFirst().orElseThrow();
            Optional<String> value = masking(table, today, rank, soft.get(0));
            if (value.isEmpty()) {
                bench.refuse(source, today.place().span(), Reason.OTHER_SHAPE);
                return;
            }
            if (i > 0) {
                out.append(source.text(), soft.get(i - 1).place().span().end(), soft.get(i).place().span().start());
            }
            String element = source.slice(today.place().span());
            out.append(element.replace(today.spelt(), "IPL_SOFT" + named.get(i)).replace(valueOf(element), value.get()));
        }
        Span whole = new Span(soft.get(0).place().span().start(), soft.get(soft.size() - 1).place().span().end());
        bench.replace(source, whole, out.toString(), table.name());
    }

    /** The row's mask as spelt, or mended where it lacks a line that its level must mask. */
    private Optional<String> masking(MaskTable table, MaskTable.Row row, int rank, MaskTable.Row lowest) {
        String spelt = valueOf(bench.read(row.place().path()).orElseThrow().slice(row.place().span()));
        long needed = table.lines().stream().limit(rank).reduce(0L, (a, b) -> a | b);
        if ((row.mask() & needed) == needed) {
            return Optional.of(spelt);
        }
        String all = spelt.replaceAll("\\bMIPS_SOFT_INT_MASK_0\\b", "MIPS_SOFT_INT_MASK");
        if (all.equals(spelt)) {
            return Optional.empty();
        }
        bench.note(row.place().path() + ":" + row.place().line() + ": level " + row.level() + " of " + table.name()
                + " masks too little today; the new row masks every line it must");
        return Optional.of(all);
    }

    private static String valueOf(String element) {
        String value = element.substring(element.indexOf('=') + 1);
        return value.lines().collect(Collectors.joining("\n")).strip();
    }
}
