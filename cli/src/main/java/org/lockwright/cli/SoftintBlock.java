package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lockwright.rules.softint.Cell;
import org.lockwright.rules.softint.Place;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.PortTable.Encoding;
import org.lockwright.rules.softint.PortTable.Row;
import org.lockwright.rules.softint.PortTable.Rung;

/**
 * Kernels of one port whose values are the same, wherever they were read.
 *
 * @param groups groups of kernels, the first of which is shown with its places
 */
record SoftintBlock(List<SoftintResult.Group> groups) {

    /** A value of a class and its place. */
    record Value(String what, String value, Place place) {
    }

    /** Blocks of {@code groups}, in their order. */
    static List<SoftintBlock> of(List<SoftintResult.Group> groups) {
        Map<List<Object>, SoftintBlock> out = new LinkedHashMap<>();
        for (SoftintResult.Group g : groups) {
            PortTable t = g.table();
            List<Object> same = new ArrayList<>(List.of(t.spec().port(), t.isFast(), t.descending(), t.order().toString()));
            t.rows().forEach(row -> values(t, row).forEach(v -> same.add(row.type() + v.what() + v.value())));
            out.computeIfAbsent(same, k -> new SoftintBlock(new ArrayList<>())).groups().add(g);
        }
        return List.copyOf(out.values());
    }

    /** What {@code t} says of a class, in the order it is shown. */
    static List<Value> values(PortTable t, Row row) {
        List<Value> out = new ArrayList<>();
        add(out, "number", row.id(), false);
        add(out, "level", row.ipl(), false);
        add(out, "processor level", t.hardware().get(row.type()), false);
        add(out, "pending bit", row.pending(), true);
        add(out, "line raised", row.raises(), false);
        add(out, "thread priority", row.priority(), false);
        int at = t.ladder().stream().map(Rung::type).toList().indexOf(row.type());
        if (at >= 0) {
            out.add(new Value("ladder", (at + 1) + " of " + t.ladder().size(), t.ladder().get(at).place()));
        }
        return out;
    }

    private static void add(List<Value> out, String what, Cell cell, boolean mask) {
        if (cell != null) {
            out.add(new Value(what, mask ? "0x" + Long.toHexString(cell.value()) : Long.toString(cell.value()), cell.place()));
        }
    }

    /** The table that is shown. */
    PortTable table() {
        return groups.get(0).table();
    }

    List<String> kernels() {
        return groups.stream().flatMap(g -> g.kernels().stream()).toList();
    }

    /** Every place that any of the kernels was read from, sorted. */
    List<Encoding> encodings() {
        return groups.stream().flatMap(g -> g.table().encodings().stream()).distinct().sorted().toList();
    }

    List<String> gaps() {
        return groups.stream().flatMap(g -> g.table().gaps().stream()).distinct().sorted().toList();
    }

    /** Places of further kernels that the table shown does not have, a line for each file: kernels, what, where. */
    List<List<String>> elsewhere() {
        Map<String, List<String>> kernels = new LinkedHashMap<>();
        for (SoftintResult.Group g : groups.subList(1, groups.size())) {
            differences(g.table()).forEach(line -> kernels.computeIfAbsent(line, k -> new ArrayList<>()).addAll(g.kernels()));
        }
        return kernels.entrySet().stream().map(e -> {
            String[] words = e.getKey().split("\n");
            return List.of(String.join(", ", e.getValue()), words[0], words[1]);
        }).toList();
    }

    private List<String> differences(PortTable other) {
        Map<String, List<Place>> byFile = new LinkedHashMap<>();
        List<Place> shown = table().rows().stream().flatMap(r -> values(table(), r).stream()).map(Value::place).toList();
        other.rows().forEach(row -> values(other, row).stream().filter(v -> !shown.contains(v.place()))
                .forEach(v -> byFile.computeIfAbsent(v.what() + "\n" + v.place().path(), k -> new ArrayList<>()).add(v.place())));
        if (other.isFast() && !other.fast().place().equals(table().fast().place())) {
            byFile.computeIfAbsent("fast\n" + other.fast().place().path(), k -> new ArrayList<>()).add(other.fast().place());
        }
        return byFile.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue().stream().map(p -> Integer.toString(p.line()))
                .collect(Collectors.joining(","))).toList();
    }
}
