package org.lockwright.tests.mutate;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/**
 * The members that point to locks which several objects may share, as the processes made by clone(2) do: something else is stored there than
 * a lock that was just made. Of two such objects nobody can tell whether their locks are two.
 */
final class SharedLocks {

    private SharedLocks() {
    }

    static Set<String> of(Collection<UnitFlows> units) {
        Set<String> shared = new TreeSet<>();
        units.forEach(u -> u.flows().forEach(f -> read(f, shared)));
        return shared;
    }

    private static void read(Flow flow, Set<String> shared) {
        Set<Integer> made = new HashSet<>();
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Call call && call.name().matches("(mutex|rw)_obj_(try)?alloc")) {
                    made.add(call.number());
                } else if (step instanceof Step.Call call && call.name().startsWith("atomic_store") && call.arguments().size() > 1) {
                    store(call.arguments().get(0) instanceof Expr.Address a ? a.place() : null, call.arguments().get(1), made, shared);
                } else if (step instanceof Step.Assign assign) {
                    store(assign.target(), assign.value(), made, shared);
                }
            }
        }
    }

    private static void store(Expr.Target target, Expr value, Set<Integer> made, Set<String> shared) {
        boolean isNew = value instanceof Expr.Constant || value instanceof Expr.Result r && made.contains(r.call());
        if (target instanceof Expr.Target.Member m && m.type().contains("*") && List.of("kmutex", "krwlock").stream().anyMatch(m.type()::contains) && !isNew) {
            shared.add(m.tag() + "." + m.field());
        }
    }
}
