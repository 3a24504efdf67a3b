package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/**
 * Pointers to locks that may be null in an object that is in use: code tests them, and not only where it sets them or asserts that they are set.
 */
final class NullLocks {

    private final Map<String, Place> tested = new HashMap<>();
    private final Map<String, String> types;

    NullLocks(ProgramAnalysis program, Map<String, String> types, Predicate<Place> asserted) {
        this.types = types;
        program.facts().values().forEach(f -> look(f.flow(), asserted));
    }

    private void look(Flow flow, Predicate<Place> asserted) {
        Set<String> set = new HashSet<>();
        flow.blocks().forEach(b -> b.steps().forEach(s -> {
            if (s instanceof Step.Assign a && a.target() instanceof Expr.Target.Member m) {
                set.add(Classes.of(m));
            }
        }));
        for (Flow.Block block : flow.blocks()) {
            if (block.end() instanceof Flow.End.Branch branch && !asserted.test(branch.place())) {
                String member = member(branch.condition());
                if (isLock(member) && !set.contains(member)) {
                    tested.putIfAbsent(member, branch.place());
                }
            }
        }
    }

    private boolean isLock(String member) {
        String type = types.getOrDefault(member, "");
        return type.contains("*") && (type.contains("mutex") || type.contains("rwlock"));
    }

    /** The member that {@code condition} tests for null; empty for none. */
    private static String member(Expr condition) {
        Expr at = condition;
        if (condition instanceof Expr.Operation o && !o.operands().isEmpty()) {
            boolean tests = o.operands().size() == 1 && o.operator().equals("!")
                    || o.operands().size() == 2 && (o.operator().equals("==") || o.operator().equals("!=")) && o.operands().get(1) instanceof Expr.Constant c && Long.valueOf(0).equals(c.value());
            at = tests ? o.operands().get(0) : condition;
        }
        return at instanceof Expr.Load l && l.place() instanceof Expr.Target.Member m ? Classes.of(m) : "";
    }

    /** Where a lock of {@code lockClass} is tested for null; null for nowhere. */
    Place test(String lockClass) {
        return tested.get(lockClass);
    }
}
