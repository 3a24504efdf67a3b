package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lockwright.rules.softint.PortSpec.Trigger;

/**
 * What one kernel of a port makes of the classes of software interrupts, every value with the place it was read from.
 *
 * @param spec the port
 * @param profile the kernel it was read under
 * @param fast where fast software interrupts are switched on; null where they are not, then a thread runs each class
 * @param descending whether a smaller number is a higher level, as on hppa
 * @param rows one for each class that the tree has
 * @param ladder classes in the order they are dispatched, first to last; empty where arrival decides
 * @param hardware the level of the processor that blocks each class, where the port says it apart
 * @param levels the other levels: NONE, VM, SCHED, HIGH, SOFTMAX where defined
 * @param encodings every place that was read, sorted
 * @param gaps what could not be read, one line each, sorted
 */
public record PortTable(
        PortSpec spec,
        String profile,
        Cell fast,
        boolean descending,
        List<Row> rows,
        List<Rung> ladder,
        Map<SoftintClass, Cell> hardware,
        Map<String, Cell> levels,
        List<Encoding> encodings,
        List<String> gaps) {

    public PortTable {
        rows = List.copyOf(rows);
        ladder = List.copyOf(ladder);
        hardware = Map.copyOf(hardware);
        encodings = encodings.stream().distinct().sorted().toList();
        gaps = gaps.stream().distinct().sorted().toList();
    }

    /**
     * One class.
     *
     * @param type the class
     * @param id its number, {@code SOFTINT_x}
     * @param ipl its level, {@code IPL_SOFTx}
     * @param pending its pending bit as a mask; null if there is none
     * @param raises the level its trigger reaches; null if that is its own
     * @param priority the priority of its thread, {@code PRI_SOFTx}
     */
    public record Row(SoftintClass type, Cell id, Cell ipl, Cell pending, Cell raises, Cell priority) {
    }

    /** A step of the ladder and where it stands. */
    public record Rung(SoftintClass type, Place place) {
    }

    /**
     * A place that encodes priorities.
     *
     * @param kind what it is: {@code "ipl"}, {@code "pending bit"}, {@code "ladder"}, ...
     * @param what what it says
     * @param place where
     */
    public record Encoding(String kind, String what, Place place) implements Comparable<Encoding> {

        @Override
        public int compareTo(Encoding o) {
            int c = place.compareTo(o.place);
            c = c != 0 ? c : kind.compareTo(o.kind);
            return c != 0 ? c : what.compareTo(o.what);
        }
    }

    /** This table, read from {@code more} places as well. */
    PortTable with(List<Encoding> more, List<String> moreGaps) {
        List<Encoding> all = new ArrayList<>(encodings);
        all.addAll(more);
        List<String> allGaps = new ArrayList<>(gaps);
        allGaps.addAll(moreGaps);
        return new PortTable(spec, profile, fast, descending, rows, ladder, hardware, levels, all, allGaps);
    }

    /** {@code "x86 (amd64/GENERIC)"}. */
    public String name() {
        return spec.port() + " (" + profile + ")";
    }

    /** Whether classes run in interrupt context, above all threads. */
    public boolean isFast() {
        return fast != null;
    }

    /** The row of {@code type}. */
    public Optional<Row> row(SoftintClass type) {
        return rows.stream().filter(r -> r.type() == type).findFirst();
    }

    /** What decides a class's rank: its level where interrupts are fast, else its thread's priority; more is higher. */
    long height(Row row) {
        boolean byLevel = isFast() || row.priority() == null;
        return byLevel ? descending ? -row.ipl().value() : row.ipl().value() : row.priority().value();
    }

    /** The interrupt level of each class, counted from 1 up without gaps. */
    public Map<SoftintClass, Integer> ranks() {
        List<Long> distinct = rows.stream().map(this::height).distinct().sorted().toList();
        return rows.stream().collect(Collectors.toMap(Row::type, r -> 1 + distinct.indexOf(height(r))));
    }

    /** The interrupt level of each class as its {@code IPL_SOFTx} says, counted from 1 up without gaps. */
    Map<SoftintClass, Integer> iplRanks() {
        List<Long> distinct = rows.stream().map(this::blocking).distinct().sorted().toList();
        return rows.stream().collect(Collectors.toMap(Row::type, r -> 1 + distinct.indexOf(blocking(r))));
    }

    private long blocking(Row row) {
        return descending ? -row.ipl().value() : row.ipl().value();
    }

    /** How many distinct levels of {@code IPL_SOFTx} there are. */
    public int distinctLevels() {
        return (int) rows.stream().map(r -> r.ipl().value()).distinct().count();
    }

    /** How many levels of the processor classes are blocked at; those of {@code IPL_SOFTx} where the port says no more. */
    public int hardwareLevels() {
        return hardware.isEmpty() ? distinctLevels() : (int) hardware.values().stream().map(Cell::value).distinct().count();
    }

    /** The order this port implements. */
    public SoftintOrder order() {
        Map<SoftintClass, Integer> ranks = ranks();
        List<SoftintClass> ladderOrder = ladder.stream().map(Rung::type).toList();
        List<SoftintClass> sorted = new ArrayList<>(rows.stream().map(Row::type).toList());
        sorted.sort(Comparator.comparing((SoftintClass c) -> -ranks.get(c))
                .thenComparing(c -> ladderOrder.contains(c) ? ladderOrder.indexOf(c) : ladderOrder.size())
                .thenComparing(SoftintClass::ordinal));
        List<SoftintOrder.Relation> relations = new ArrayList<>();
        for (int i = 1; i < sorted.size(); i++) {
            boolean level = ranks.get(sorted.get(i - 1)).equals(ranks.get(sorted.get(i)));
            boolean laddered = ladderOrder.contains(sorted.get(i - 1)) && ladderOrder.contains(sorted.get(i));
            relations.add(!level ? SoftintOrder.Relation.PREEMPTS
                    : laddered ? SoftintOrder.Relation.BEFORE : SoftintOrder.Relation.EQUAL);
        }
        return new SoftintOrder(sorted, relations);
    }

    /** The table as the dispatcher sees it. */
    public DispatchTable dispatch() {
        Map<SoftintClass, Integer> ranks = ranks();
        List<SoftintClass> rungs = ladder.stream().map(Rung::type).filter(c -> row(c).isPresent()).distinct().toList();
        List<SoftintClass> first = rungs.size() == rows.size() ? rungs : order().classes();
        return new DispatchTable(spec.port(), first.stream().map(c -> {
            Row row = row(c).orElseThrow();
            int level = ranks.get(c);
            return new DispatchTable.Row(c, level, row.pending() == null ? 0 : row.pending().value(),
                    row.raises() == null ? level : (int) row.raises().value());
        }).toList());
    }
}
