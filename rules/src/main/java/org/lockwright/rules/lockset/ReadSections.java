package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/**
 * LW3011: objects that were found in a read section, as of pserialize(9), and are looked into after it with nothing that keeps them.
 *
 * <p>Within one function. A pointer is followed no longer once it, or the address of a part of its object, is passed to a call or stored:
 * a reference is likely to be taken then.
 */
final class ReadSections {

    /** What is known of a variable. */
    private enum Age {
        IN_SECTION, AFTER_SECTION
    }

    /** What is known at a point: how deep in sections it is, and the variables that hold pointers found in one. */
    private record State(int depth, Map<Integer, Age> ages) {

        State joined(State o) {
            Map<Integer, Age> all = new HashMap<>(ages);
            o.ages.forEach((v, age) -> all.merge(v, age, (a, b) -> a == Age.AFTER_SECTION ? a : b));
            return new State(Math.min(depth, o.depth), all);
        }
    }

    /** A use too late: the access, and the variable through which. */
    record Late(Step.Access access, int variable) {
    }

    private static final int MOST_VISITS = 2000;

    private final Flow flow;
    private final CallRows rows;
    private final LockKinds kinds;
    private final List<State> atBlock = new ArrayList<>();
    private final Set<Integer> loads = new HashSet<>();
    private final Map<Integer, Late> found = new LinkedHashMap<>();

    private ReadSections(Flow flow, CallRows rows, LockKinds kinds) {
        this.flow = flow;
        this.rows = rows;
        this.kinds = kinds;
        flow.blocks().forEach(b -> {
            atBlock.add(null);
            b.steps().stream().filter(s -> s instanceof Step.Call c && c.name().startsWith("atomic_load_")).forEach(s -> loads.add(((Step.Call) s).number()));
        });
    }

    /** The uses in {@code flow} that come too late, one for each variable. */
    static List<Late> late(Flow flow, CallRows rows, LockKinds kinds) {
        ReadSections sections = new ReadSections(flow, rows, kinds);
        boolean enters = flow.blocks().stream().flatMap(b -> b.steps().stream()).anyMatch(s -> s instanceof Step.Call c && sections.change(c) > 0);
        if (enters) {
            sections.run();
        }
        return List.copyOf(sections.found.values());
    }

    private void run() {
        Deque<Integer> open = new ArrayDeque<>(Set.of(0));
        atBlock.set(0, new State(0, Map.of()));
        for (int visits = 0; !open.isEmpty() && visits < MOST_VISITS; visits++) {
            int block = open.poll();
            State state = atBlock.get(block);
            for (Step step : flow.blocks().get(block).steps()) {
                state = step(step, state);
            }
            Flow.End end = flow.blocks().get(block).end();
            for (int to : next(end)) {
                State after = end instanceof Flow.End.Branch b ? without(nullWhen(b.condition(), to == b.whenTrue()), state) : state;
                State joined = atBlock.get(to) == null ? after : atBlock.get(to).joined(after);
                if (!joined.equals(atBlock.get(to))) {
                    atBlock.set(to, joined);
                    open.add(to);
                }
            }
        }
    }

    /** The variable that is a null pointer where {@code condition} is as {@code isTrue} says; null for none. */
    private static Integer nullWhen(Expr condition, boolean isTrue) {
        if (condition instanceof Expr.Operation o && o.operands().size() == 2 && o.operands().get(1) instanceof Expr.Constant c && Long.valueOf(0).equals(c.value())) {
            boolean isNull = o.operator().equals("==") ? isTrue : o.operator().equals("!=") && !isTrue;
            return isNull && o.operands().get(0) instanceof Expr.Local l ? (Integer) l.variable() : null;
        }
        return !isTrue && condition instanceof Expr.Local l ? (Integer) l.variable() : null;
    }

    private static State without(Integer variable, State state) {
        Map<Integer, Age> ages = new HashMap<>(state.ages());
        ages.remove(variable);
        return new State(state.depth(), ages);
    }

    /** The blocks that {@code end} may go on at. */
    static List<Integer> next(Flow.End end) {
        if (end instanceof Flow.End.Jump j) {
            return List.of(j.to());
        } else if (end instanceof Flow.End.Branch b) {
            return List.of(b.whenTrue(), b.whenFalse());
        }
        return end instanceof Flow.End.Switch s ? s.targets() : List.of();
    }

    private State step(Step step, State state) {
        if (step instanceof Step.Access access) {
            Integer variable = access.use() != Step.Use.ADDRESS && access.member().object() instanceof Expr.Local l ? (Integer) l.variable() : null;
            if (variable != null && state.ages().get(variable) == Age.AFTER_SECTION) {
                found.putIfAbsent(variable, new Late(access, variable));
            }
            return state;
        } else if (step instanceof Step.Assign assign) {
            return assign(assign, state);
        }
        Step.Call call = (Step.Call) step;
        int depth = Math.max(0, state.depth() + change(call));
        Map<Integer, Age> ages = new HashMap<>(state.ages());
        call.arguments().forEach(a -> ages.keySet().removeAll(kept(a)));
        if (state.depth() > 0 && depth == 0) {
            ages.replaceAll((v, age) -> Age.AFTER_SECTION);
        }
        return new State(depth, ages);
    }

    private State assign(Step.Assign assign, State state) {
        Map<Integer, Age> ages = new HashMap<>(state.ages());
        Expr value = assign.value();
        while (value instanceof Expr.Container c) {
            value = c.member();
        }
        if (!(assign.target() instanceof Expr.Target.Variable v)) {
            ages.keySet().removeAll(kept(assign.value()));
        } else if (value instanceof Expr.Local l && ages.containsKey(l.variable())) {
            ages.put(v.variable(), ages.get(l.variable()));
        } else if (state.depth() > 0 && isPointer(v.variable()) && (value instanceof Expr.Load || value instanceof Expr.Result r && loads.contains(r.call()))) {
            ages.put(v.variable(), Age.IN_SECTION);
        } else {
            ages.remove(v.variable());
        }
        return new State(state.depth(), ages);
    }

    /** Whether {@code variable} may be a pointer, as the value of a conditional expression may. */
    private boolean isPointer(int variable) {
        String type = flow.variables().get(variable).type();
        return type.isEmpty() || type.contains("*");
    }

    /** Variables that {@code e} is, or the address of a part of whose object it is. */
    private static Set<Integer> kept(Expr e) {
        Expr at = e;
        while (at instanceof Expr.Address a && a.place() instanceof Expr.Target.Member m) {
            at = m.object();
        }
        return at instanceof Expr.Local l ? Set.of(l.variable()) : at instanceof Expr.Container c ? kept(c.member()) : Set.of();
    }

    /** By how much {@code call} changes the depth of sections. */
    private int change(Step.Call call) {
        int change = 0;
        for (Locking.Row row : rows.of(call.name())) {
            boolean section = row.mode().equals("shared") && kinds.of(row.lock()).filter(k -> k == LockKinds.Kind.SECTION).isPresent();
            change += section && row.act() == Locking.Act.ACQUIRE ? 1 : section && row.act() == Locking.Act.RELEASE ? -1 : 0;
        }
        return change;
    }
}
