package org.lockwright.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.OrderCheck;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;

/**
 * What {@code softint check} shows.
 *
 * @param tree the tree as it was named
 * @param commit the commit read; empty for files
 * @param source the tree, for excerpts
 * @param survey what was read
 * @param order the order asked for; null for none
 */
record SoftintResult(String tree, String commit, SourceTree source, Survey survey, SoftintOrder order) {

    /** Kernels of one port whose tables are the same in every value and place. */
    record Group(PortTable table, List<String> kernels) {
    }

    /** The tables, those of kernels that read alike as one. */
    List<Group> groups() {
        Map<List<Object>, Group> out = new LinkedHashMap<>();
        for (PortTable t : survey.tables()) {
            List<Object> same = new ArrayList<>(List.of(t.spec().port(), t.isFast(), t.descending(), t.rows(), t.ladder(), t.hardware(),
                    t.levels(), t.encodings()));
            t.gaps().forEach(g -> same.add(g.replace(t.profile(), "")));
            out.computeIfAbsent(same, k -> new Group(t, new ArrayList<>())).kernels().add(t.profile());
        }
        return List.copyOf(out.values());
    }

    /** How far a table is from the order asked for. */
    Optional<OrderCheck.Distance> distance(PortTable table) {
        return order == null ? Optional.empty() : Optional.of(OrderCheck.distance(table, order));
    }

    int gaps() {
        return survey.tables().stream().mapToInt(t -> t.gaps().size()).sum();
    }

    /** The denominator in numbers. */
    Map<String, Object> numbers() {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kernels", survey.tables().size());
        out.put("absent", survey.absent().size());
        out.put("files", survey.filesRead());
        out.put("gaps", gaps());
        return out;
    }

    /** The denominator. */
    String summary() {
        long must = survey.findings().stream().filter(f -> f.confidence() == Finding.Confidence.MUST).count();
        long ports = survey.tables().stream().map(t -> t.spec().port()).distinct().count();
        int absent = survey.absent().size();
        long met = order == null ? 0 : survey.tables().stream().filter(t -> distance(t).orElseThrow().isMet()).count();
        return (order == null ? "" : met + " of " + survey.tables().size() + " kernels meet the order; ")
                + must + " must and " + (survey.findings().size() - must) + " may findings; " + survey.tables().size() + " kernels of "
                + ports + " ports read from " + survey.filesRead() + " files, " + absent + " not in this tree"
                + (absent == 0 ? "" : ": " + String.join(", ", survey.absent().subList(0, Math.min(3, absent))) + (absent > 3 ? ", ..." : ""))
                + "; " + gaps() + (gaps() == 1 ? " gap" : " gaps");
    }
}
