package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.GabowStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.traverse.TopologicalOrderIterator;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/**
 * The functions of one configuration and who calls whom, calls through members resolved by what the program stores in that member.
 */
final class CallGraph {

    private final Map<FunctionId, Flow> flows = new TreeMap<>();
    /** The functions of {@link #flows}, to find one without comparing names on the way. */
    private final Set<FunctionId> defined = new HashSet<>();
    private final Map<String, FunctionId> external = new HashMap<>();
    /** The forms that functions have under further options. */
    private final Map<FunctionId, Set<FunctionId>> forms = new HashMap<>();
    private final Map<String, Set<FunctionId>> slots = new TreeMap<>();
    private final Map<FunctionId, Map<String, Set<Set<String>>>> slotsOf = new TreeMap<>();
    private final Map<String, List<String>> structs = new HashMap<>();
    private final List<List<List<FunctionId>>> levels = new ArrayList<>();
    private final List<List<FunctionId>> bottomUp;

    CallGraph(Collection<UnitFlows> units) {
        for (UnitFlows unit : units) {
            for (Flow flow : unit.flows()) {
                flows.merge(flow.function(), flow, CallGraph::fuller);
                if (flow.function().file().isEmpty()) {
                    external.putIfAbsent(flow.function().name(), flow.function());
                } else if (!flow.function().equals(flow.function().plain())) {
                    forms.computeIfAbsent(flow.function().plain(), f -> new TreeSet<>()).add(flow.function());
                }
            }
        }
        defined.addAll(flows.keySet());
        units.forEach(unit -> unit.structs().forEach(structs::putIfAbsent));
        for (UnitFlows unit : units) {
            unit.tables().forEach(entry -> slot(member(entry.slot()), entry.function(), entry.with()));
            unit.registrations().forEach(r -> slot(r.slot(), r.function(), r.with()));
            unit.flows().forEach(this::stored);
        }
        bottomUp = components();
    }

    /** Of two forms of one function, made under other macros, the one that does more; the same one whichever unit was read first. */
    private static Flow fuller(Flow a, Flow b) {
        int more = Long.compare(steps(a), steps(b));
        return more > 0 || more == 0 && (a.equals(b) || a.toString().compareTo(b.toString()) < 0) ? a : b;
    }

    private static long steps(Flow flow) {
        return flow.blocks().stream().mapToLong(block -> block.steps().size()).sum();
    }

    /** {@code "ops.get"} for {@code "ops[1]"} if that member of the struct is known. */
    private String member(String slot) {
        int open = slot.indexOf('[');
        List<String> members = open < 0 ? null : structs.get(slot.substring(0, open));
        int position = members == null ? -1 : Integer.parseInt(slot.substring(open + 1, slot.length() - 1));
        return position < 0 || position >= members.size() ? slot : slot.substring(0, open) + "." + members.get(position);
    }

    private void slot(String slot, FunctionId function, Set<String> with) {
        all(function).forEach(f -> {
            slots.computeIfAbsent(slot, s -> new TreeSet<>()).add(f);
            slotsOf.computeIfAbsent(f, s -> new TreeMap<>()).computeIfAbsent(slot, s -> new LinkedHashSet<>()).add(with);
        });
    }

    /** Functions that code stores in members. */
    private void stored(Flow flow) {
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Assign a && a.value() instanceof Expr.FunctionRef f && a.target() instanceof Expr.Target.Member m) {
                    slot(Classes.of(m), f.function(), Set.of());
                }
            }
        }
    }

    /** The definition of a function, if the program has it. */
    Optional<FunctionId> find(FunctionId id) {
        return defined.contains(id) ? Optional.of(id) : Optional.ofNullable(external.get(id.name()));
    }

    /** The definition of a function, and the forms that it has under further options. */
    private List<FunctionId> all(FunctionId id) {
        Optional<FunctionId> found = find(id);
        Set<FunctionId> more = forms.getOrDefault(found.orElse(id), Set.of());
        return more.isEmpty() ? found.map(List::of).orElse(List.of()) : Stream.concat(found.stream(), more.stream()).toList();
    }

    Map<FunctionId, Flow> flows() {
        return flows;
    }

    /** Where the addresses of {@code function} go, and what is named beside it there, each time. */
    Map<String, Set<Set<String>>> slotsOf(FunctionId function) {
        return slotsOf.getOrDefault(function, Map.of());
    }

    /** The functions that a call may run. */
    List<FunctionId> targets(Step.Call call, Term pointer) {
        if (call.function() != null) {
            return all(call.function());
        }
        if (pointer != null && pointer.kind() == Term.Kind.FUNCTION) {
            return Optional.ofNullable(external.get(pointer.name())).map(this::all).orElse(List.of());
        }
        return slot(call).map(s -> List.copyOf(slots.getOrDefault(s, Set.of()))).orElse(List.of());
    }

    /** The member that a call goes through. */
    static Optional<String> slot(Step.Call call) {
        Expr pointer = call.pointer();
        while (pointer instanceof Expr.Load l && l.place() instanceof Expr.Target.Pointee p) {
            pointer = p.address();
        }
        return pointer instanceof Expr.Load l && l.place() instanceof Expr.Target.Member m ? Optional.of(Classes.of(m)) : Optional.empty();
    }

    /** The functions in an order in which called ones come first; those that call each other are together. */
    List<List<FunctionId>> bottomUp() {
        return bottomUp;
    }

    /**
     * The same in levels: those of one level call only functions of levels before it, each other if they are together, and nothing else that
     * can be told without following values.
     */
    List<List<List<FunctionId>>> levels() {
        return levels;
    }

    private Stream<FunctionId> calls(Flow flow) {
        return flow.blocks().stream().flatMap(b -> b.steps().stream()).filter(Step.Call.class::isInstance).flatMap(step -> targets((Step.Call) step, null).stream()).distinct();
    }

    /** Groups the functions, and puts the groups in {@link #levels}. */
    private List<List<FunctionId>> components() {
        Graph<FunctionId, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
        flows.keySet().forEach(graph::addVertex);
        flows.forEach((id, flow) -> calls(flow).forEach(t -> graph.addEdge(id, t)));
        List<List<FunctionId>> components = new GabowStrongConnectivityInspector<>(graph).stronglyConnectedSets().stream()
                .map(c -> c.stream().sorted().toList()).sorted(java.util.Comparator.comparing(c -> c.get(0))).toList();
        Map<FunctionId, Integer> component = new HashMap<>();
        for (int i = 0; i < components.size(); i++) {
            for (FunctionId f : components.get(i)) {
                component.put(f, i);
            }
        }
        Graph<Integer, DefaultEdge> condensed = new DefaultDirectedGraph<>(DefaultEdge.class);
        component.values().forEach(condensed::addVertex);
        graph.edgeSet().forEach(e -> {
            int from = component.get(graph.getEdgeSource(e));
            int to = component.get(graph.getEdgeTarget(e));
            if (from != to) {
                condensed.addEdge(from, to);
            }
        });
        List<Integer> order = new ArrayList<>();
        new TopologicalOrderIterator<>(condensed, java.util.Comparator.naturalOrder()).forEachRemaining(order::add);
        java.util.Collections.reverse(order);
        Map<Integer, Integer> level = new HashMap<>();
        for (int c : order) {
            int at = condensed.outgoingEdgesOf(c).stream().mapToInt(e -> level.get(condensed.getEdgeTarget(e)) + 1).max().orElse(0);
            level.put(c, at);
            while (levels.size() <= at) {
                levels.add(new ArrayList<>());
            }
            levels.get(at).add(components.get(c));
        }
        return order.stream().map(components::get).toList();
    }
}
