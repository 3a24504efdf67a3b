package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.pack.Locking;

/** What the pack says of who calls functions otherwise than by their names: through a table, as a handler, or from outside. */
final class Contracts {

    private final CallGraph graph;
    private final Locking locking;
    private final Map<FunctionId, Map<String, Set<Locking.Slot>>> known = new HashMap<>();

    Contracts(CallGraph graph, Locking locking) {
        this.graph = graph;
        this.locking = locking;
    }

    /** What it says of the places where {@code f} goes, by place; nothing if it speaks of none. */
    Map<String, Set<Locking.Slot>> of(FunctionId f) {
        return known.computeIfAbsent(f, k -> {
            Map<String, Set<Set<String>>> slots = new TreeMap<>(graph.slotsOf(f));
            String name = f.name() + "()";
            boolean isNamed = locking.slots().stream().anyMatch(s -> s.slot().equals(name));
            if (isNamed) {
                slots.clear();
            }
            slots.put(name, Set.of(Set.of()));
            Map<String, Set<Locking.Slot>> out = new TreeMap<>();
            slots.forEach((slot, all) -> all.forEach(with -> locking.slots().stream().filter(s -> s.matches(slot, with)).findFirst()
                    .ifPresent(s -> out.computeIfAbsent(slot, n -> new LinkedHashSet<>()).add(s))));
            return out;
        });
    }

    /** Objects that nobody else knows when {@code f} is called, whoever calls it. */
    Set<String> fresh(FunctionId f) {
        return of(f).getOrDefault(f.name() + "()", Set.of()).stream().flatMap(s -> s.fresh().stream()).collect(Collectors.toSet());
    }

    /** Whether it speaks of all places where the address of {@code f} goes. */
    boolean isExplained(FunctionId f) {
        Set<String> said = of(f).keySet();
        return said.contains(f.name() + "()") || said.containsAll(graph.slotsOf(f).keySet());
    }

    /** Whether {@code f} is called otherwise than by its name: its address is taken, or the pack says who calls it. */
    boolean isRoot(FunctionId f) {
        return !of(f).isEmpty() || !graph.slotsOf(f).isEmpty();
    }
}
