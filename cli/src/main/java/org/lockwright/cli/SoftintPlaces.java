package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.rules.softint.PortTable.Encoding;

/** Lists of places, one line each, or gathered: a line for each file and kind, for each machine where they are rows of mask tables. */
final class SoftintPlaces {

    private static final int WHAT = 64;

    /** What a port's own table shows already. */
    private static final Set<String> SHOWN =
            Set.of("class", "ipl", "thread priority", "pending bit", "trigger", "ladder", "fast softints", "hardware level");

    private SoftintPlaces() {
    }

    /** Those of {@code all} that a port's table does not show. */
    static List<Encoding> further(List<Encoding> all) {
        return all.stream().filter(e -> !SHOWN.contains(e.kind())).toList();
    }

    /** Lines for {@code all}. */
    static String lines(List<Encoding> all, boolean verbose) {
        List<List<String>> lines = new ArrayList<>();
        if (verbose) {
            all.forEach(e -> lines.add(List.of(e.kind(), e.what(), e.place().toString())));
            return table(lines);
        }
        Map<String, List<Encoding>> gathered = new LinkedHashMap<>();
        all.forEach(e -> gathered.computeIfAbsent(e.kind() + "\n" + (isRow(e) ? machine(e) : e.place().path()), k -> new ArrayList<>()).add(e));
        for (List<Encoding> group : gathered.values()) {
            lines.addAll(isRow(group.get(0)) ? rows(group) : List.of(List.of(group.get(0).kind(), what(group), where(group))));
        }
        return table(lines);
    }

    private static boolean isRow(Encoding e) {
        return e.kind().equals("mask table");
    }

    /** {@code sys/arch/mips}. */
    private static String machine(Encoding e) {
        String[] parts = e.place().path().split("/");
        return String.join("/", List.of(parts).subList(0, Math.min(3, parts.length)));
    }

    /** The tables of a machine, a line for each file. */
    private static List<List<String>> rows(List<Encoding> group) {
        Map<String, List<Encoding>> byFile = new TreeMap<>();
        group.forEach(e -> byFile.computeIfAbsent(e.place().path(), k -> new ArrayList<>()).add(e));
        List<String> files = byFile.values().stream().map(SoftintPlaces::where).toList();
        Set<String> names = new LinkedHashSet<>();
        group.forEach(e -> names.add(e.what().substring(0, Math.max(0, e.what().indexOf(':')))));
        List<List<String>> out = new ArrayList<>();
        String what = machine(group.get(0)) + ": " + group.size() + " rows of " + names.size() + (names.size() == 1 ? " table" : " tables");
        for (int i = 0; i < files.size(); i++) {
            out.add(List.of(i == 0 ? "mask table" : "", i == 0 ? what : "", files.get(i)));
        }
        return out;
    }

    private static String what(List<Encoding> group) {
        String first = group.get(0).what();
        String cut = first.length() > WHAT ? first.substring(0, WHAT - 3) + "..." : first;
        return group.size() == 1 ? cut : cut + " (and " + (group.size() - 1) + " more)";
    }

    /** {@code path:9,10,12}. */
    private static String where(List<Encoding> group) {
        return group.get(0).place().path() + ":" + group.stream().map(e -> e.place().line()).distinct().sorted()
                .map(line -> Integer.toString(line)).collect(Collectors.joining(","));
    }

    /** Lines of words in columns, the last as wide as it is. */
    static String table(List<List<String>> lines) {
        StringBuilder out = new StringBuilder();
        int columns = lines.isEmpty() ? 0 : lines.get(0).size();
        int[] width = new int[columns];
        lines.forEach(line -> {
            for (int i = 0; i < columns; i++) {
                width[i] = Math.max(width[i], line.get(i).length());
            }
        });
        for (List<String> line : lines) {
            StringBuilder text = new StringBuilder("   ");
            for (int i = 0; i < columns; i++) {
                text.append(' ').append(line.get(i)).append(" ".repeat(i == columns - 1 ? 0 : width[i] - line.get(i).length() + 1));
            }
            out.append(text.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }
}
