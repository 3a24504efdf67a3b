package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/**
 * Goes once round each loop of a function, from each state at its start, and tells which locks come round otherwise.
 *
 * <p>A lock does not count where something tells the turns apart: a variable or a place in memory that is surely another before and
 * after the turn, other than by counting. Nor does one that has another object each time, as in a walk hand over hand.
 */
final class LoopTurns {

    private final FlowAnalysis analysis;
    private final Transfer transfer;
    private final Flow flow;
    private final List<Event> found = new ArrayList<>();

    private LoopTurns(FlowAnalysis analysis, Transfer transfer) {
        this.analysis = analysis;
        this.transfer = transfer;
        this.flow = analysis.flow();
    }

    /** What was found in the function of {@code analysis}, in order of blocks. */
    static List<Event> of(FlowAnalysis analysis, Transfer transfer) {
        LoopTurns turns = new LoopTurns(analysis, transfer);
        if (analysis.gaps().isEmpty()) {
            new TreeSet<>(turns.flow.loops().keySet()).forEach(turns::loop);
        }
        return turns.found;
    }

    private void loop(int head) {
        if (analysis.at(head).size() < 2) {
            return; // whatever begins a turn comes round as it was
        }
        Set<Integer> blocks = body(head);
        if (blocks.isEmpty()) {
            return;
        }
        Map<Integer, List<Expr>> assigned = assigned(blocks);
        Set<Integer> counters = counters(assigned);
        Event.Loop loop = new Event.Loop(head, blocks.stream().mapToInt(b -> b).max().orElse(head), calls(blocks));
        for (PathState before : analysis.at(head)) {
            List<PathState> after = analysis.turn(head, before, blocks);
            for (PathState state : after) {
                if (!areTold(before, state, counters)) {
                    changes(loop, assigned.keySet(), before, state, after);
                }
            }
        }
    }

    private Set<Integer> calls(Set<Integer> blocks) {
        Set<Integer> out = new HashSet<>();
        blocks.forEach(b -> flow.blocks().get(b).steps().forEach(s -> {
            if (s instanceof Step.Call call) {
                out.add(call.number());
            }
        }));
        return out;
    }

    /** The blocks from which paths lead back to {@code head} without passing it, itself included; empty if none do. */
    private Set<Integer> body(int head) {
        Map<Integer, List<Integer>> sources = new HashMap<>();
        for (int block = head; block < flow.blocks().size(); block++) {
            for (int to : targets(flow.blocks().get(block).end())) {
                sources.computeIfAbsent(to, k -> new ArrayList<>()).add(block);
            }
        }
        Set<Integer> out = new HashSet<>();
        ArrayDeque<Integer> open = new ArrayDeque<>(sources.getOrDefault(head, List.of()));
        while (!open.isEmpty()) {
            int block = open.poll();
            if (out.add(block) && block != head) {
                open.addAll(sources.getOrDefault(block, List.of()));
            }
        }
        return out;
    }

    private static List<Integer> targets(Flow.End end) {
        if (end instanceof Flow.End.Jump j) {
            return List.of(j.to());
        } else if (end instanceof Flow.End.Branch b) {
            return List.of(b.whenTrue(), b.whenFalse());
        }
        return end instanceof Flow.End.Switch s ? s.targets() : List.of();
    }

    /** What variables are set to in a loop; one whose address goes to a call is set to what is not known. */
    private Map<Integer, List<Expr>> assigned(Set<Integer> blocks) {
        Map<Integer, List<Expr>> values = new HashMap<>();
        for (int block : blocks) {
            for (Step step : flow.blocks().get(block).steps()) {
                if (step instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v) {
                    values.computeIfAbsent(v.variable(), k -> new ArrayList<>()).add(a.value());
                } else if (step instanceof Step.Call call) {
                    call.arguments().forEach(argument -> {
                        if (argument instanceof Expr.Address a && a.place() instanceof Expr.Target.Variable v) {
                            values.computeIfAbsent(v.variable(), k -> new ArrayList<>()).add(new Expr.Unknown("set by a call"));
                        }
                    });
                }
            }
        }
        return values;
    }

    /** Variables that the loop only counts with, and copies of them: that they change tells nothing. */
    private static Set<Integer> counters(Map<Integer, List<Expr>> values) {
        Set<Integer> out = new HashSet<>();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Map.Entry<Integer, List<Expr>> e : values.entrySet()) {
                changed |= e.getValue().stream().allMatch(value -> counts(value, e.getKey(), out)) && out.add(e.getKey());
            }
        }
        return out;
    }

    private static boolean counts(Expr value, int variable, Set<Integer> counters) {
        if (value instanceof Expr.Operation o && o.operands().size() == 2) {
            return (o.operator().equals("+") || o.operator().equals("-")) && o.operands().get(0) instanceof Expr.Local l && l.variable() == variable;
        }
        return value instanceof Expr.Local l && counters.contains(l.variable());
    }

    /** Whether something that the code may look at is surely another in {@code b} than in {@code a}. */
    private static boolean areTold(PathState a, PathState b, Set<Integer> counters) {
        boolean byFact = a.facts().entrySet().stream().anyMatch(e -> contradict(e.getValue(), b.fact(e.getKey())));
        return byFact || a.values().entrySet().stream().anyMatch(e -> {
            Term other = b.values().get(e.getKey());
            boolean counts = e.getKey().kind() == Term.Kind.LOCAL && counters.contains(e.getKey().number());
            return other != null && !counts && contradict(a.fact(e.getValue()), b.fact(other));
        });
    }

    private static boolean contradict(Fact a, Fact b) {
        return a != null && b != null && a.contradicts(b);
    }

    private void changes(Event.Loop loop, Set<Integer> assigned, PathState before, PathState after, List<PathState> all) {
        Set<Term> locks = new HashSet<>(before.locks().held().keySet());
        locks.addAll(after.locks().held().keySet());
        locks.addAll(before.locks().gone());
        locks.addAll(after.locks().gone());
        for (Term lock : locks) {
            int change = level(lock, after.locks()) - level(lock, before.locks());
            boolean otherMode = change == 0 && isShared(lock, after.locks()) != isShared(lock, before.locks());
            boolean moved = change != 0 && classLevel(lock, after.locks()) != classLevel(lock, before.locks());
            if ((otherMode || moved) && !lock.lockClass().isEmpty() && isOne(lock, assigned, before, after)) {
                boolean always = all.stream().allMatch(s -> level(lock, s.locks()) != level(lock, before.locks()));
                Hold hold = after.locks().held().getOrDefault(lock, before.locks().held().get(lock));
                Place where = hold == null ? null : hold.where();
                found.add(new Event.Turn(flow.loops().get(loop.head()), lock, change, where, always, loop, Event.Seen.of(after)));
            }
        }
    }

    /** Whether {@code lock} is one and the same in each turn: its object is named by what cannot change, or by a variable that no turn sets. */
    private static boolean isOne(Term lock, Set<Integer> assigned, PathState before, PathState after) {
        Term object = lock.kind() == Term.Kind.MEMBER ? lock.first() : lock;
        boolean fixed = !object.has(Term.Kind.LOAD) && !object.has(Term.Kind.RESULT) && !object.has(Term.Kind.OPAQUE);
        return fixed || before.values().entrySet().stream().anyMatch(e -> e.getKey().kind() == Term.Kind.LOCAL && !assigned.contains(e.getKey().number())
                && e.getValue().equals(object) && object.equals(after.values().get(e.getKey())));
    }

    private static int level(Term lock, Locks locks) {
        Hold hold = locks.held().get(lock);
        boolean taken = hold != null && hold.how() == Hold.How.TAKEN;
        return taken ? hold.count() : locks.gone().contains(lock) ? -1 : 0;
    }

    private static int classLevel(Term lock, Locks locks) {
        Set<Term> all = new HashSet<>(locks.held().keySet());
        all.addAll(locks.gone());
        return all.stream().filter(t -> t.lockClass().equals(lock.lockClass())).mapToInt(t -> level(t, locks)).sum();
    }

    private static boolean isShared(Term lock, Locks locks) {
        Hold hold = locks.held().get(lock);
        return hold != null && hold.how() == Hold.How.TAKEN && hold.shared();
    }
}
