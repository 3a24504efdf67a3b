package org.lockwright.rules.convert;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.softint.Cell;
import org.lockwright.rules.softint.OrderCheck;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;

/**
 * Holds a draft to what it promises of software interrupts: no prefix has places that disagree and did not before; at the end each
 * converted port, and each port whose threads follow the machine-independent order, implements the order; the others are as they were.
 */
public final class SeriesProof {

    private final SourceTree base;
    private final Draft draft;
    private final List<PortSpec> ports;
    private final int threads;
    private final Consumer<String> progress;

    /** What was found: problems, one line each, and the ports by what became of them. */
    public record Report(List<String> problems, List<String> lines) {
    }

    private SeriesProof(SourceTree base, Draft draft, List<PortSpec> ports, int threads, Consumer<String> progress) {
        this.base = base;
        this.draft = draft;
        this.ports = ports;
        this.threads = threads;
        this.progress = progress;
    }

    /** The order that {@code draft}'s pack aims at; empty if it has no rule on software interrupts. */
    public static Optional<SoftintOrder> order(Draft draft) {
        return draft.pack().rewrites().stream().filter(r -> r instanceof Rewrite.SoftintPorts)
                .map(r -> SoftintOrder.parse(((Rewrite.SoftintPorts) r).order())).findFirst();
    }

    /** Proves {@code draft}, whose base is {@code base}, for {@code ports}. */
    public static Report run(SourceTree base, Draft draft, List<PortSpec> ports, SoftintOrder order, int threads, Consumer<String> progress) {
        return new SeriesProof(base, draft, ports, threads, progress).prove(order);
    }

    private Report prove(SoftintOrder order) {
        List<String> problems = new ArrayList<>();
        Survey before = survey(base, ports);
        OverlayTree tree = OverlayTree.on(base);
        int number = 0;
        for (Draft.Patch patch : draft.patches()) {
            number++;
            tree = tree.with(patch.after());
            boolean last = number == draft.patches().size();
            Survey after = survey(tree, last ? ports : touched(patch));
            for (Finding f : news(before, after)) {
                problems.add("patch " + number + " (" + String.join(", ", f.configurations()) + "): new finding " + f.rule() + " at " + f.path()
                        + ":" + f.line() + ": " + f.message());
            }
            if (last) {
                problems.addAll(orders(before, after, order));
                List<String> lines = lines(after, order);
                for (PortTable table : switchedOn(tree)) {
                    if (!OrderCheck.distance(table, order).isMet()) {
                        problems.add(table.name() + " with " + String.join(", ", table.spec().macros()) + ": implements '" + table.order() + "'");
                    }
                    lines.add(table.spec().port() + ": converted, with " + String.join(", ", table.spec().macros())
                            + ", which is off: " + table.order());
                }
                return new Report(problems, lines);
            }
        }
        return new Report(problems, lines(before, order));
    }

    /** Converted ports whose fast software interrupts are written and switched off, as they are with them switched on. */
    private List<PortTable> switchedOn(SourceTree tree) {
        List<PortTable> out = new ArrayList<>();
        for (PortSpec spec : ports) {
            if (spec.convert() != null && !spec.macros().isEmpty()) {
                out.addAll(Survey.of(tree, List.of(spec), spec.macros(), null, threads, progress).tables());
            }
        }
        return out;
    }

    /** The first kernel of each port; a port's patch is looked at under all of its kernels. */
    private List<PortSpec> touched(Draft.Patch patch) {
        return ports.stream().filter(p -> !p.profiles().isEmpty()).map(p -> {
            boolean own = p.convert() != null && p.convert().title().equals(patch.title());
            return own ? p : p.under(p.profiles().subList(0, 1));
        }).toList();
    }

    private Survey survey(SourceTree tree, List<PortSpec> specs) {
        return Survey.of(tree, specs, List.of(), null, threads, progress);
    }

    private static List<Finding> news(Survey before, Survey after) {
        Set<String> known = before.findings().stream().map(Finding::fingerprint).collect(Collectors.toCollection(HashSet::new));
        return after.findings().stream().filter(f -> !known.contains(f.fingerprint())).toList();
    }

    private static List<String> orders(Survey before, Survey after, SoftintOrder order) {
        Map<String, PortTable> old = new TreeMap<>();
        before.tables().forEach(t -> old.put(t.name(), t));
        List<String> out = new ArrayList<>();
        for (PortTable table : after.tables()) {
            OrderCheck.Distance distance = OrderCheck.distance(table, order);
            boolean follows = table.spec().convert() != null || !table.isFast();
            if (follows && !distance.isMet()) {
                out.add(table.name() + ": implements '" + table.order() + "', not '" + distance.wanted() + "'");
            } else if (!follows && !same(old.get(table.name()), table)) {
                out.add(table.name() + ": is not converted, but its levels, pending bits or ladder changed");
            }
        }
        return out;
    }

    private static boolean same(PortTable a, PortTable b) {
        return a != null && a.order().equals(b.order()) && numbers(a).equals(numbers(b));
    }

    private static List<List<Long>> numbers(PortTable t) {
        return t.rows().stream().map(r -> List.of(r.id().value(), r.ipl().value(), value(r.pending()), value(r.raises()))).toList();
    }

    private static long value(Cell cell) {
        return cell == null ? 0 : cell.value();
    }

    private static List<String> lines(Survey after, SoftintOrder order) {
        Map<String, Set<String>> ports = new TreeMap<>();
        for (PortTable t : after.tables()) {
            String what = t.spec().convert() != null && t.isFast() ? "converted: "
                    : t.isFast() ? "not converted: " : "threads in the machine-independent order: ";
            ports.computeIfAbsent(what + t.order(), k -> new java.util.TreeSet<>()).add(t.spec().port());
        }
        List<String> out = new ArrayList<>();
        ports.forEach((what, names) -> out.add(String.join(", ", names) + ": " + what));
        return out;
    }
}
