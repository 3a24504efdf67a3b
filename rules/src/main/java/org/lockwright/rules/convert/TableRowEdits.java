package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    void maskRows(PortSpec spec) {
        Map<String, List<MaskTable>> byFile = bench.files().maskTables(spec).stream()
                .collect(Collectors.groupingBy(t -> t.place().path(), TreeMap::new, Collectors.toList()));
        Map<SoftintClass, Long> levels = bench.files().levels(spec.profiles());
        byFile.forEach((path, tables) -> {
            SourceText source = bench.read(path).orElseThrow();
            for (List<DesignatedRow> group : DesignatedRow.groups(source)) {
                group(source, group, tables, levels);
            }
        });
    }

    /** One row for each level where today has one for each, one for each class where today has one for each class. */
    private void group(SourceText source, List<DesignatedRow> rows, List<MaskTable> tables, Map<SoftintClass, Long> levels) {
        SoftintClass lowest = bench.priorities().lowest();
        SoftintClass highest = bench.priorities().ladder().get(0);
        Span whole = new Span(rows.get(0).span().start(), rows.get(rows.size() - 1).span().end());
        boolean done = rows.stream().anyMatch(r -> r.type() == lowest) || rows.size() > 2 && rows.get(rows.size() - 1).type() == highest;
        if (done) {
            bench.right(source, whole, "rows");
            return;
        }
        List<SoftintClass> ascending = new ArrayList<>(bench.priorities().ladder());
        Collections.reverse(ascending);
        List<SoftintClass> named = rows.size() > bench.priorities().order().levels()
                ? ascending.stream().filter(c -> c != lowest).toList() : List.of(lowest, highest);
        List<Long> ladder = levels.values().stream().distinct().sorted().toList();
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < rows.size() && named.size() == rows.size(); i++) {
            int rank = bench.priorities().ranks().get(named.get(i));
            Optional<String> value = rows.stream().filter(r -> ladder.indexOf(levels.get(r.type())) + 1 == rank).findFirst()
                    .flatMap(r -> masking(source, r, rank, ladder, tables));
            if (value.isEmpty()) {
                break;
            }
            out.append(i == 0 ? "" : source.text().substring(rows.get(i - 1).span().end(), rows.get(i).span().start()));
            out.append(rows.get(i).with(source, named.get(i), value.get()));
            if (i == rows.size() - 1) {
                bench.replace(source, whole, out.toString(), "rows");
                return;
            }
        }
        bench.refuse(source, whole, Reason.OTHER_SHAPE);
    }

    /** The row's mask as spelt, or mended where it lacks a line that its level must mask. */
    private Optional<String> masking(SourceText source, DesignatedRow row, int rank, List<Long> ladder, List<MaskTable> tables) {
        String spelt = source.slice(row.value());
        long level = ladder.get(rank - 1);
        for (MaskTable table : tables) {
            long needed = table.lines().stream().limit(rank).reduce(0L, (a, b) -> a | b);
            boolean lacks = table.rows().stream().anyMatch(r -> r.level() == level && (r.mask() & needed) != needed);
            if (lacks) {
                String all = spelt.replaceAll("\\bMIPS_SOFT_INT_MASK_0\\b", "MIPS_SOFT_INT_MASK");
                bench.note(source.path() + ":" + source.lines().line(row.span().start()) + ": level " + level + " of " + table.name()
                        + " masks too little today; the new row masks every line it must");
                return all.equals(spelt) ? Optional.empty() : Optional.of(all);
            }
        }
        return Optional.of(spelt);
    }
}
