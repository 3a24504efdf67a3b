package org.lockwright.tests.mutate;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the faults that were drawn, for people and for programs. */
final class Report {

    private final String tree;
    private final long seed;
    private final Collection<Plot> plots;
    private final List<Outcome> outcomes;

    /**
     * A report.
     *
     * @param tree what the faults were put into
     */
    Report(String tree, long seed, Collection<Plot> plots, Collection<Outcome> outcomes) {
        this.tree = tree;
        this.seed = seed;
        this.plots = List.copyOf(plots);
        this.outcomes = outcomes.stream().sorted(Comparator.comparing((Outcome o) -> o.sown().mutant().operator()).thenComparing(o -> o.sown().place())
                .thenComparing(o -> o.sown().mutant())).toList();
    }

    /**
     * The numbers of one kind of fault, or of all.
     *
     * @param sites places where the analysis has a verdict
     * @param undecided places where it has none
     * @param drawn faults drawn
     * @param discarded those that are none
     * @param detected those that are found
     * @param elsewhere those that are told of farther away only, which do not count as found
     */
    record Row(String operator, int sites, int undecided, int drawn, int discarded, int detected, int elsewhere) {

        int counted() {
            return drawn - discarded;
        }

        /** Found of those that count, in percent; a dash if none does. */
        String rate() {
            return counted() == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100.0 * detected / counted());
        }

        Row plus(Row o) {
            return new Row(operator, sites + o.sites, undecided + o.undecided, drawn + o.drawn, discarded + o.discarded, detected + o.detected,
                    elsewhere + o.elsewhere);
        }
    }

    private Row row(Operator operator) {
        List<Outcome> own = outcomes.stream().filter(o -> o.sown().mutant().operator() == operator).toList();
        return new Row(operator.word(), plots.stream().mapToInt(p -> p.sites().of(operator).size()).sum(), plots.stream().mapToInt(p -> p.sites().undecided(operator)).sum(),
                own.size(), count(own, Outcome.Kind.DISCARDED), count(own, Outcome.Kind.DETECTED), count(own, Outcome.Kind.ELSEWHERE));
    }

    private static int count(List<Outcome> of, Outcome.Kind kind) {
        return (int) of.stream().filter(o -> o.kind() == kind).count();
    }

    /** One row for each kind of fault, then one for all. */
    List<Row> rows() {
        List<Row> out = new ArrayList<>();
        Row all = new Row("all", 0, 0, 0, 0, 0, 0);
        for (Operator operator : Operator.values()) {
            Row row = row(operator);
            out.add(row);
            all = all.plus(row);
        }
        out.add(all);
        return out;
    }

    /** How often each cause is guessed, the most frequent first. */
    List<Map.Entry<String, Integer>> causes() {
        Map<String, Integer> out = new TreeMap<>();
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.MISSED || o.kind() == Outcome.Kind.ELSEWHERE).forEach(o -> out.merge(o.sown().mutant().operator().word() + ": " + o.group(), 1, Integer::sum));
        return out.entrySet().stream().sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue()).thenComparing(Map.Entry::getKey)).toList();
    }

    /** For people: the table, the discarded, the missed, the causes. */
    String text() {
        StringBuilder out = new StringBuilder("tree: " + tree + ", seed " + seed + "\n\n");
        out.append(String.format(Locale.ROOT, "%-24s %6s %9s %6s %9s %8s %9s %7s%n", "operator", "sites", "undecided", "drawn", "discarded", "detected", "elsewhere", "rate"));
        for (Row r : rows()) {
            out.append(String.format(Locale.ROOT, "%-24s %6d %9d %6d %9d %8d %9d %7s%n", r.operator(), r.sites(), r.undecided(), r.drawn(), r.discarded(), r.detected(),
                    r.elsewhere(), r.rate()));
        }
        out.append("\nby check:");
        Map<String, Integer> ids = new TreeMap<>();
        outcomes.stream().filter(o -> o.kind() == Outcome.Kind.DETECTED).forEach(o -> ids.merge(o.group(), 1, Integer::sum));
        ids.forEach((id, n) -> out.append(' ').append(id).append(' ').append(n));
        for (Outcome.Kind kind : List.of(Outcome.Kind.DISCARDED, Outcome.Kind.ELSEWHERE, Outcome.Kind.MISSED)) {
            out.append("\n\n").append(kind.name().toLowerCase(Locale.ROOT)).append(":\n");
            outcomes.stream().filter(o -> o.kind() == kind).forEach(o -> out.append("  ").append(o.sown().mutant().operator().word()).append(' ').append(o.sown().place())
                    .append(" (").append(o.sown().mutant().about()).append("): ").append(o.detail()).append('\n'));
        }
        out.append("\ncauses of the missed:\n");
        causes().forEach(e -> out.append("  ").append(e.getValue()).append("  ").append(e.getKey()).append('\n'));
        return out.toString();
    }

    /** For programs. */
    String json() {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode().put("tree", tree).put("seed", seed);
        ArrayNode table = root.putArray("operators");
        rows().forEach(r -> table.addObject().put("operator", r.operator()).put("sites", r.sites()).put("undecided", r.undecided()).put("drawn", r.drawn())
                .put("discarded", r.discarded()).put("detected", r.detected()).put("elsewhere", r.elsewhere()).put("rate", r.rate()));
        ArrayNode all = root.putArray("mutants");
        outcomes.forEach(o -> all.addObject().put("operator", o.sown().mutant().operator().word()).put("place", o.sown().place()).put("about", o.sown().mutant().about())
                .put("start", o.sown().mutant().span().start()).put("outcome", o.kind().name().toLowerCase(Locale.ROOT)).put("detail", o.detail()));
        return root.toPrettyString() + "\n";
    }
}
