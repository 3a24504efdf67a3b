package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/**
 * The functions of some units that use members of some structs, and those that call such functions: what the lock analysis of those structs is about.
 * From names alone, so that it can be asked which further files belong to the program.
 */
public final class Touching {

    private final CallGraph graph;
    private final Set<FunctionId> touching = new HashSet<>();

    /** The functions of {@code units} that use members of structs with {@code tags}, or call those that do. */
    public Touching(Collection<UnitFlows> units, Predicate<String> tags) {
        this.graph = new CallGraph(units);
        Map<FunctionId, Set<FunctionId>> callers = new HashMap<>();
        graph.flows().forEach((id, flow) -> calls(flow).forEach(call -> graph.targets(call, null).forEach(target -> callers.computeIfAbsent(target, t -> new HashSet<>()).add(id))));
        Deque<FunctionId> open = new ArrayDeque<>();
        graph.flows().forEach((id, flow) -> {
            if (steps(flow).anyMatch(s -> s instanceof Step.Access a && tags.test(a.member().tag())) && touching.add(id)) {
                open.add(id);
            }
        });
        while (!open.isEmpty()) {
            callers.getOrDefault(open.poll(), Set.of()).stream().filter(touching::add).forEach(open::add);
        }
    }

    private static Stream<Step> steps(Flow flow) {
        return flow.blocks().stream().flatMap(b -> b.steps().stream());
    }

    private static Stream<Step.Call> calls(Flow flow) {
        return steps(flow).filter(Step.Call.class::isInstance).map(Step.Call.class::cast);
    }

    /** The names of functions that are called from these functions, or from what they call, and that the program does not have. */
    public Set<String> missing() {
        Set<String> out = new TreeSet<>();
        Set<FunctionId> below = new HashSet<>(touching);
        Deque<FunctionId> open = new ArrayDeque<>(touching);
        while (!open.isEmpty()) {
            calls(graph.flows().get(open.poll())).forEach(call -> {
                Collection<FunctionId> targets = graph.targets(call, null);
                targets.stream().filter(below::add).forEach(open::add);
                if (targets.isEmpty() && call.function() != null) {
                    out.add(call.function().name());
                }
            });
        }
        return out;
    }
}
