package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.FileKeys;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.keys.MarkedVariable;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.program.Reading;

/** The {@code LW0xxx} checks: what is wrong with the comments themselves. */
final class KeyLint {

    private final KeyModel keys;
    private final Reading reading;
    private final LockOrder order;
    private final List<String> configurations;

    /** Lint of {@code keys}; {@code order} is the one a pack declares, besides those that comments do. */
    KeyLint(KeyModel keys, Reading reading, LockOrder order, List<String> configurations) {
        this.order = order;
        this.keys = keys;
        this.reading = reading;
        this.configurations = configurations;
    }

    /** The findings in the comments of every file, sorted. */
    List<Finding> findings(List<String> files) {
        LockNames names = LockNames.among(lockNames(), reading, List.copyOf(keys.files().keySet()), files);
        List<Finding> out = new ArrayList<>();
        Set<String> tags = keys.structs().stream().map(s -> s.def().tag()).collect(Collectors.toSet());
        keys.files().forEach((path, read) -> {
            if (read.structs().isEmpty() && read.variables().isEmpty()) {
                return;
            }
            KeyFinding at = new KeyFinding(path, reading.tree()::read, configurations);
            LegendChecks legends = new LegendChecks(at, names);
            Map<Legend, Set<String>> uses = uses(read);
            uses.forEach((legend, used) -> out.addAll(legends.of(legend, used)));
            OrderChecks orders = new OrderChecks(at, uses.keySet());
            read.orders().forEach(declared -> out.addAll(orders.against(declared)));
            out.addAll(orders.keysWithoutPlace(order));
            for (KeyedStruct struct : read.structs()) {
                out.addAll(new MarkChecks(at, struct, isInner(struct, read)).findings());
                out.addAll(new FieldChecks(at, struct, isInner(struct, read), tags).findings());
            }
        });
        out.addAll(locksWithoutKey());
        return out.stream().sorted().toList();
    }

    /** LW0010 for the pack's order: at the first legend that names one of its locks, as the pack is no part of the tree. */
    private List<Finding> locksWithoutKey() {
        Set<String> named = new TreeSet<>();
        Optional<KeyFinding> first = Optional.empty();
        Span legend = new Span(0, 0);
        for (Map.Entry<String, FileKeys> file : keys.files().entrySet()) {
            for (Legend l : uses(file.getValue()).keySet()) {
                Set<String> here = new OrderChecks(null, List.of(l)).named(order);
                if (!here.isEmpty() && first.isEmpty()) {
                    first = Optional.of(new KeyFinding(file.getKey(), reading.tree()::read, configurations));
                    legend = l.span();
                }
                named.addAll(here);
            }
        }
        Span place = legend;
        return first.map(at -> order.classes().stream().filter(c -> !named.contains(c))
                .map(c -> OrderChecks.lockWithoutKey(at, place, c, order)).toList()).orElse(List.of());
    }

    private static boolean isInner(KeyedStruct struct, FileKeys read) {
        return read.structs().stream().anyMatch(o -> o != struct && o.def().span().contains(struct.def().span()));
    }

    private Set<String> lockNames() {
        Set<String> names = new TreeSet<>();
        keys.files().values().forEach(read -> uses(read).keySet().forEach(legend ->
                LegendChecks.locks(legend).forEach((entry, paths) -> paths.forEach(p -> {
                    names.addAll(p.names());
                    p.explanations(entry.text()).forEach(e -> names.addAll(e.names()));
                }))));
        return names;
    }

    /** The legends of a file and the single keys that marks use of each. */
    private static Map<Legend, Set<String>> uses(FileKeys read) {
        Map<Legend, Set<String>> uses = new LinkedHashMap<>();
        for (KeyedStruct struct : read.structs()) {
            Set<String> used = uses.computeIfAbsent(struct.legend(), l -> new TreeSet<>());
            struct.marks().forEach(m -> used.addAll(m.keys()));
            struct.doubles().forEach(m -> used.addAll(m.keys()));
            struct.accessors().forEach(m -> used.addAll(m.keys()));
            struct.parts().forEach(m -> used.addAll(m.keys()));
        }
        for (MarkedVariable variable : read.variables()) {
            uses.computeIfAbsent(variable.legend(), l -> new TreeSet<>()).addAll(variable.mark().keys());
        }
        return uses;
    }
}
