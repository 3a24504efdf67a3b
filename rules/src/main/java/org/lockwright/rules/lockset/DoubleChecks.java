package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/**
 * LW1012: a flag that is tested plainly, and, if it is not set, tested again and set under a lock. Whoever finds it set goes on without the
 * lock, and may read from before the flag was set what its setter wrote before that.
 */
final class DoubleChecks {

    /** Tests of a variable as a whole. Single bits have many uses, and another bit that is set says nothing of the one that was tested. */
    private static final Set<String> WHOLE = Set.of("!", "==", "!=", ">", "<", ">=", "<=");

    private final ProgramAnalysis program;
    private final Guards guards;

    DoubleChecks(ProgramAnalysis program, Guards guards) {
        this.program = program;
        this.guards = guards;
    }

    List<Violation> violations() {
        List<Violation> out = new ArrayList<>();
        for (FunctionFacts facts : program.facts().values()) {
            Flow flow = facts.flow();
            for (Flow.Block block : flow.blocks()) {
                if (block.end() instanceof Flow.End.Branch b) {
                    flag(b.condition()).filter(f -> isPlain(block, f)).flatMap(f -> check(facts, b, f)).ifPresent(out::add);
                }
            }
        }
        return out;
    }

    /** The variable or member that {@code condition} tests; empty for anything else, and for what has a key, which LW1001 speaks of. */
    private Optional<Expr.Target> flag(Expr condition) {
        Expr at = condition;
        while (at instanceof Expr.Operation o && WHOLE.contains(o.operator()) && !o.operands().isEmpty() && (o.operands().size() == 1 || o.operands().get(1) instanceof Expr.Constant)) {
            at = o.operands().get(0);
        }
        if (at instanceof Expr.Global g) {
            return Optional.of(new Expr.Target.GlobalVariable(g.name(), g.file()));
        }
        return at instanceof Expr.Load l && l.place() instanceof Expr.Target.Member m && guards.field(m.tag(), m.field()).isEmpty() ? Optional.of(m) : Optional.empty();
    }

    /** Whether the variable or member that {@code condition} tests is not zero where it is as {@code truth} says; empty if it may be either. */
    private static Optional<Boolean> isSet(Expr condition, boolean truth) {
        if (!(condition instanceof Expr.Operation o)) {
            return Optional.of(truth);
        } else if (o.operands().size() == 1) {
            return isSet(o.operands().get(0), !truth);
        }
        boolean isZero = o.operands().get(1) instanceof Expr.Constant c && Long.valueOf(0).equals(c.value());
        return switch (o.operator()) {
            case "==" -> isZero ? isSet(o.operands().get(0), !truth) : Optional.empty();
            case "!=" -> isZero ? isSet(o.operands().get(0), truth) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Whether no atomic operation loads {@code flag} for the test at the end of {@code block}. */
    private static boolean isPlain(Flow.Block block, Expr.Target flag) {
        return block.steps().stream().noneMatch(s -> s instanceof Step.Access a && a.use() == Step.Use.ATOMIC && a.member().equals(flag));
    }

    private Optional<Violation> check(FunctionFacts facts, Flow.End.Branch first, Expr.Target flag) {
        for (boolean way : new boolean[] {true, false}) {
            int slow = way ? first.whenTrue() : first.whenFalse();
            int fast = way ? first.whenFalse() : first.whenTrue();
            Step.Call lock = lock(facts.flow(), slow).orElse(null);
            List<Object> locked = lock == null ? List.of() : locked(facts.flow(), slow, lock);
            Place again = testedAgain(locked, flag).orElse(null);
            Place set = again == null || isSet(first.condition(), way).orElse(false) ? null : set(locked, flag, again).orElse(null);
            if (set != null && goesOn(facts.flow(), fast, lock)) {
                String name = flag instanceof Expr.Target.GlobalVariable g ? g.name() : ((Expr.Target.Member) flag).tag() + "." + ((Expr.Target.Member) flag).field();
                return Optional.of(new Violation("LW1012", false, first.place(), facts.flow().function().name(), name + " tested",
                        "'" + name + "' is tested plainly, and again after " + lock.name() + "(); who finds it set takes no part in the lock's order",
                        List.of(Note.elsewhere("locked at " + lock.place(), lock.place()), Note.elsewhere("tested again at " + again, again), Note.elsewhere("set at " + set, set),
                                Note.of("load it with atomic_load_acquire() here, and store it with atomic_store_release() there"))));
            }
        }
        return Optional.empty();
    }

    /** The first call in block {@code at}, if it takes a lock. */
    private Optional<Step.Call> lock(Flow flow, int at) {
        return flow.blocks().get(at).steps().stream().filter(s -> s instanceof Step.Call).map(s -> (Step.Call) s).limit(1)
                .filter(c -> program.rows().of(c.name()).stream().anyMatch(r -> r.act() == Locking.Act.ACQUIRE && r.when() == Locking.When.ALWAYS && !r.recursive())).findFirst();
    }

    /** The steps and ends of blocks between {@code lock}, which is in block {@code from}, and the next releases. */
    private List<Object> locked(Flow flow, int from, Step.Call lock) {
        List<Object> out = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(Set.of(from));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            int at = open.poll();
            List<Step> steps = flow.blocks().get(at).steps();
            boolean released = false;
            for (int i = at == from ? steps.indexOf(lock) : 0; i < steps.size() && !released; i++) {
                released = steps.get(i) instanceof Step.Call c && program.rows().of(c.name()).stream().anyMatch(r -> r.act() == Locking.Act.RELEASE);
                out.add(steps.get(i));
            }
            if (!released) {
                out.add(flow.blocks().get(at).end());
                ReadSections.next(flow.blocks().get(at).end()).stream().filter(seen::add).forEach(open::add);
            }
        }
        return out;
    }

    private Optional<Place> testedAgain(List<Object> locked, Expr.Target flag) {
        return locked.stream().filter(e -> e instanceof Flow.End.Branch b && flag(b.condition()).filter(flag::equals).isPresent())
                .map(e -> ((Flow.End.Branch) e).place()).findFirst();
    }

    private static Optional<Place> set(List<Object> locked, Expr.Target flag, Place after) {
        return locked.stream().filter(s -> s instanceof Step.Assign a && a.target().equals(flag) && a.place().start() > after.start()
                && !(a.value() instanceof Expr.Constant c && c.value() != null && c.value() == 0)).map(s -> ((Step) s).place()).findFirst();
    }

    /** Whether the way from block {@code from} that does not take the lock looks into something, or calls something. */
    private static boolean goesOn(Flow flow, int from, Step.Call lock) {
        Set<Integer> reached = reached(flow, from);
        boolean locks = reached.stream().flatMap(b -> flow.blocks().get(b).steps().stream()).anyMatch(lock::equals);
        Stream<Step> steps = reached.stream().flatMap(b -> flow.blocks().get(b).steps().stream());
        return !locks && steps.anyMatch(s -> s instanceof Step.Access || s instanceof Step.Call);
    }

    private static Set<Integer> reached(Flow flow, int from) {
        Set<Integer> seen = new HashSet<>(Set.of(from));
        Deque<Integer> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            ReadSections.next(flow.blocks().get(open.poll()).end()).stream().filter(seen::add).forEach(open::add);
        }
        return seen;
    }
}
