package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.program.FieldId;

/**
 * Follows, through one function, how old the values are that variables got from guarded fields, and finds where one is used although
 * its locks were given up and taken again.
 *
 * <p>A value is followed no longer once the code does something that may keep it right: stores to its field before the locks are given
 * up, or compares it with another value afterwards. Nor is a pointer once it is passed to a call or stored, its object written to, or
 * looked into while the lock is not held: then a reference is likely to keep it.
 */
final class ValueAges {

    private static final int MOST_AGES = 6;
    private static final int MOST_VISITS = 2000;

    /** A use of a value that is too old. */
    record Stale(Place place, int variable, Age age) {
    }

    private final Flow flow;
    private final Map<Step.Assign, Age.Origin> reads;
    private final Function<Step.Assign, Set<Term>> guarding;
    private final Map<Step.Call, Event.Moved> moves = new HashMap<>();
    private final Predicate<Step.Call> isDoubtful;
    private final BiPredicate<Term, Term> areOne;
    private final Map<Integer, Set<Integer>> results = new HashMap<>();
    private final List<Map<Integer, Set<Age>>> atBlock = new ArrayList<>();
    private final Map<Place, Stale> found = new LinkedHashMap<>();

    /**
     * Ages in {@code flow}.
     *
     * @param reads the assignments to variables that read guarded fields
     * @param guarding the locks that guard what an assignment stores to
     * @param isDoubtful whether a call gives up locks on some ways only
     * @param areOne whether two terms may be one lock
     */
    ValueAges(Flow flow, Map<Step.Assign, Age.Origin> reads, Function<Step.Assign, Set<Term>> guarding, Predicate<Step.Call> isDoubtful,
            BiPredicate<Term, Term> areOne) {
        this.flow = flow;
        this.reads = reads;
        this.guarding = guarding;
        this.isDoubtful = isDoubtful;
        this.areOne = areOne;
        flow.blocks().forEach(b -> {
            atBlock.add(null);
            b.steps().forEach(s -> {
                if (s instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v) {
                    results.computeIfAbsent(v.variable(), k -> new HashSet<>()).addAll(Mentions.results(a.value()));
                }
            });
        });
    }

    /** Takes in that a call changes what is held. */
    void moves(Event.Moved m) {
        moves.merge(m.call(), m, (a, b) -> new Event.Moved(a.call(), union(a.lost(), b.lost()), union(a.taken(), b.taken()), a.seen()));
    }

    private static <T> Set<T> union(Set<T> a, Set<T> b) {
        Set<T> out = new HashSet<>(a);
        out.addAll(b);
        return out;
    }

    /** The uses of values that are too old, the first of each value. */
    List<Stale> run() {
        atBlock.set(0, Map.of());
        TreeSet<Integer> open = new TreeSet<>(Set.of(0));
        int visits = 0;
        while (!open.isEmpty() && visits++ < MOST_VISITS) {
            leave(open.pollFirst(), open);
        }
        found.clear();
        for (int block = 0; block < flow.blocks().size(); block++) {
            if (atBlock.get(block) != null) {
                leave(block, new TreeSet<>());
            }
        }
        return visits > MOST_VISITS ? List.of() : List.copyOf(found.values());
    }

    private void leave(int block, TreeSet<Integer> open) {
        Map<Integer, Set<Age>> ages = new HashMap<>(atBlock.get(block));
        Flow.Block b = flow.blocks().get(block);
        b.steps().forEach(s -> step(s, ages));
        if (b.end() instanceof Flow.End.Jump j) {
            arrive(j.to(), ages, open);
        } else if (b.end() instanceof Flow.End.Branch branch) {
            compare(branch.condition(), ages);
            arrive(branch.whenTrue(), without(nullWhen(branch.condition(), true), ages), open);
            arrive(branch.whenFalse(), without(nullWhen(branch.condition(), false), ages), open);
        } else if (b.end() instanceof Flow.End.Switch w) {
            w.targets().forEach(t -> arrive(t, ages, open));
        }
    }

    private void arrive(int block, Map<Integer, Set<Age>> ages, TreeSet<Integer> open) {
        Map<Integer, Set<Age>> here = atBlock.get(block);
        Map<Integer, Set<Age>> all = new HashMap<>(here == null ? Map.of() : here);
        ages.forEach((variable, set) -> all.merge(variable, set, (a, b) -> {
            Set<Age> both = union(a, b);
            return both.size() > MOST_AGES ? a : both;
        }));
        if (here == null || !all.equals(here)) {
            atBlock.set(block, all);
            open.add(block);
        }
    }

    private static Map<Integer, Set<Age>> without(int variable, Map<Integer, Set<Age>> ages) {
        if (!ages.containsKey(variable)) {
            return ages;
        }
        Map<Integer, Set<Age>> fewer = new HashMap<>(ages);
        fewer.remove(variable);
        return fewer;
    }

    /** The pointer that is null where {@code condition} is {@code truth}; -1 for none. */
    private int nullWhen(Expr condition, boolean truth) {
        int variable = -1;
        boolean isNull = !truth;
        if (condition instanceof Expr.Local l) {
            variable = l.variable();
        } else if (condition instanceof Expr.Operation o && o.operands().size() == 2 && o.operands().get(0) instanceof Expr.Local l
                && o.operands().get(1) instanceof Expr.Constant c && c.value() != null && c.value() == 0) {
            variable = o.operator().equals("==") || o.operator().equals("!=") ? l.variable() : -1;
            isNull = o.operator().equals("==") == truth;
        }
        return variable >= 0 && isNull && isPointer(variable) ? variable : -1;
    }

    private boolean isPointer(int variable) {
        return flow.variables().get(variable).type().contains("*");
    }

    /** Who compares a value with another makes sure of it, and who looks at a call's result may learn whether it gave up the lock. */
    private void compare(Expr condition, Map<Integer, Set<Age>> ages) {
        Set<Integer> told = Mentions.results(condition);
        Mentions.all(condition).forEach(v -> told.addAll(results.getOrDefault(v, Set.of())));
        if (!told.isEmpty()) {
            keep(ages, ages.keySet(), a -> a.unsure() < 0 || !told.contains(a.unsure()));
        }
        if (condition instanceof Expr.Operation o && o.operands().size() == 2) {
            for (int i = 0; i < 2; i++) {
                if (o.operands().get(i) instanceof Expr.Local l && !(o.operands().get(1 - i) instanceof Expr.Constant)) {
                    keep(ages, Set.of(l.variable()), a -> !a.isStale());
                }
            }
        }
    }

    /** Follows of {@code variables} only such ages as {@code wanted} says. */
    private static void keep(Map<Integer, Set<Age>> ages, Set<Integer> variables, Predicate<Age> wanted) {
        for (int variable : List.copyOf(variables)) {
            ages.computeIfPresent(variable, (v, set) -> {
                Set<Age> out = new HashSet<>(set);
                out.removeIf(wanted.negate());
                return out.isEmpty() ? null : out;
            });
        }
    }

    private void step(Step step, Map<Integer, Set<Age>> ages) {
        if (step instanceof Step.Access access) {
            access(access, ages);
        } else if (step instanceof Step.Assign assign && assign.target() instanceof Expr.Target.Variable v) {
            set(v.variable(), assign, ages);
        } else if (step instanceof Step.Assign assign) {
            store(assign, ages);
        } else {
            call((Step.Call) step, ages);
        }
    }

    private void access(Step.Access access, Map<Integer, Set<Age>> ages) {
        int variable = Mentions.root(access.member().object());
        if (!ages.containsKey(variable)) {
            return;
        }
        boolean isUse = access.use() != Step.Use.ADDRESS && report(access.place(), variable, ages);
        if (!isUse && access.use() != Step.Use.READ) {
            ages.remove(variable);
        } else if (!isUse) {
            keep(ages, Set.of(variable), a -> !a.isLost());
        }
    }

    /** Reports a use of {@code variable} if it is too old, and follows it no longer; whether it was. */
    private boolean report(Place place, int variable, Map<Integer, Set<Age>> ages) {
        for (Age age : ages.getOrDefault(variable, Set.of())) {
            if (age.isStale()) {
                found.putIfAbsent(place, new Stale(place, variable, age));
                ages.remove(variable);
                return true;
            }
        }
        return false;
    }

    private void set(int variable, Step.Assign assign, Map<Integer, Set<Age>> ages) {
        Age.Origin read = reads.get(assign);
        Set<Age> copied = assign.value() instanceof Expr.Local l ? ages.get(l.variable()) : null;
        if (read != null) {
            ages.put(variable, Set.of(Age.fresh(read)));
        } else if (copied != null) {
            ages.put(variable, copied);
        } else {
            ages.remove(variable);
        }
    }

    /** A store of an old value to what the same lock guards is a use; any store before that ends what is known of the variables in it. */
    private void store(Step.Assign assign, Map<Integer, Set<Age>> ages) {
        Set<Term> locks = guarding.apply(assign);
        for (int variable : Mentions.values(assign.value())) {
            boolean same = ages.getOrDefault(variable, Set.of()).stream().filter(Age::isStale)
                    .anyMatch(a -> a.origin().locks().stream().anyMatch(l -> locks.stream().anyMatch(o -> areOne.test(l, o))));
            if (same) {
                report(assign.place(), variable, ages);
            }
        }
        Set<Integer> mentioned = union(Mentions.all(assign.value()), Mentions.all(assign.target()));
        ages.keySet().removeIf(v -> mentioned.contains(v) && isPointer(v));
        if (assign.target() instanceof Expr.Target.Member m) {
            keep(ages, ages.keySet(), a -> a.isStale() || !a.origin().field().id().equals(new FieldId(m.tag(), m.field())));
        }
    }

    private void call(Step.Call call, Map<Integer, Set<Age>> ages) {
        for (Expr argument : call.arguments()) {
            Set<Integer> mentioned = Mentions.values(argument);
            ages.keySet().removeIf(v -> mentioned.contains(v) && isPointer(v));
            ages.keySet().removeAll(Mentions.addressed(argument));
        }
        ages.values().removeIf(set -> set.stream().anyMatch(x -> x.unsure() == call.number()));
        Event.Moved moved = moves.get(call);
        if (moved != null) {
            ages.replaceAll((variable, set) -> {
                Set<Age> out = new HashSet<>();
                set.forEach(a -> out.add(a.moved(call, moved.lost(), moved.taken(), isDoubtful.test(call), areOne)));
                return out;
            });
        }
    }
}
