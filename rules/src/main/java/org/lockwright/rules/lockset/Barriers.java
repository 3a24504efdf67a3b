package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;

/** Which stores a barrier of membar_ops(3) stands before: in the function itself, or as the last thing that a called function does. */
final class Barriers {

    private static final Set<String> BEFORE_STORE = Set.of("membar_release", "membar_producer", "membar_exit", "membar_sync");

    private final CallGraph graph;
    private final Map<FunctionId, Boolean> ending = new HashMap<>();

    Barriers(CallGraph graph) {
        this.graph = graph;
    }

    /**
     * Whether a barrier stands before {@code store} in its block of {@code flow}, with no other plain store and no other call between the two;
     * {@code called} if it may be the last thing that a called function does.
     */
    boolean isBefore(Flow flow, Step.Access store, boolean called) {
        for (Flow.Block block : flow.blocks()) {
            boolean behind = false;
            for (Step step : block.steps()) {
                if (step.equals(store)) {
                    return behind;
                } else if (step instanceof Step.Call call && !isAtomicStore(call.name())) {
                    behind = BEFORE_STORE.contains(call.name()) || called && isOne(call);
                } else if (isStore(step) && !(step instanceof Step.Access a && isAtomicStore(a.operation()))) {
                    behind = false;
                }
            }
        }
        return false;
    }

    private boolean isOne(Step.Call call) {
        return BEFORE_STORE.contains(call.name()) || call.function() != null && graph.find(call.function()).filter(this::endsWithOne).isPresent();
    }

    /** Whether {@code function} ends with a barrier on every way. */
    private boolean endsWithOne(FunctionId function) {
        Boolean known = ending.putIfAbsent(function, false); // a function that calls itself ends with none
        if (known == null) {
            known = ends(graph.flows().get(function));
            ending.put(function, known);
        }
        return known;
    }

    private boolean ends(Flow flow) {
        Map<Integer, List<Integer>> before = new HashMap<>();
        Set<Integer> open = new HashSet<>();
        for (int i = 0; i < flow.blocks().size(); i++) {
            int from = i;
            ReadSections.next(flow.blocks().get(i).end()).forEach(to -> before.computeIfAbsent(to, k -> new ArrayList<>()).add(from));
            if (flow.blocks().get(i).end() instanceof Flow.End.Return) {
                open.add(i);
            }
        }
        return !open.isEmpty() && open.stream().allMatch(b -> ends(flow, b, before, new HashSet<>()));
    }

    private boolean ends(Flow flow, int block, Map<Integer, List<Integer>> before, Set<Integer> seen) {
        List<Step> steps = flow.blocks().get(block).steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            if (steps.get(i) instanceof Step.Call call) {
                return isOne(call);
            } else if (isStore(steps.get(i))) {
                return false;
            }
        }
        List<Integer> from = before.getOrDefault(block, List.of());
        return seen.add(block) && !from.isEmpty() && from.stream().allMatch(b -> ends(flow, b, before, seen));
    }

    /** Whether {@code operation} is an atomic store: what it stores is there for others to see, and needs no order with the next store. */
    private static boolean isAtomicStore(String operation) {
        return operation.startsWith("atomic_store");
    }

    /** Whether {@code step} stores to memory that others may see. */
    private static boolean isStore(Step step) {
        return step instanceof Step.Access a && (Accesses.isWrite(a) || isAtomicStore(a.operation()))
                || step instanceof Step.Assign s && !(s.target() instanceof Expr.Target.Variable) && !(s.target() instanceof Expr.Target.Member);
    }
}
