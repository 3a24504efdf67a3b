package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/**
 * Functions that wait in either of two ways, as a flag tells them: {@code if (sc->sc_poll) delay(10); else tsleep(...);}. Who has such a function
 * called from an interrupt has set the flag; whether he has is in doubt where the flag is not known. Whether the kernel is {@code cold} is no
 * such flag: it says nothing of what runs the code.
 *
 * <p>The two ways may be two helpers that do the same, {@code if (sc->sc_poll) rv = foo_poll(sc); else rv = foo_exec(sc);}, the second of which
 * leads to the sleep: they do the same if their results go to the same variable.
 */
final class Polling {

    private static final String STARTING = "cold";

    private final ProgramAnalysis program;
    private final Map<FunctionId, Boolean> waits = new HashMap<>();

    Polling(ProgramAnalysis program) {
        this.program = program;
    }

    /** Whether a test decides between the call at {@code place}, which sleeps, and a way on which the function, or one that it calls there, waits busily. */
    boolean isAlternative(Flow flow, Place place) {
        return isElsewise(flow, place, this::waits);
    }

    /** Whether on the way to {@code context} some call that leads to the sleep is one of two helpers that do the same, the other of which waits busily. */
    boolean isAlternative(Context context) {
        for (Context c = context; c.origin().caller() != null; c = c.origin().above()) {
            Flow flow = program.graph().flows().get(c.origin().caller());
            Place place = c.origin().place();
            Expr.Target result = result(flow, place);
            if (result != null && isElsewise(flow, place, (f, blocks) -> waitsFor(result, f, blocks))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a test decides between the call at {@code place} and blocks that are {@code other}. */
    private static boolean isElsewise(Flow flow, Place place, BiPredicate<Flow, Set<Integer>> other) {
        for (int block = 0; block < flow.blocks().size(); block++) {
            if (flow.blocks().get(block).end() instanceof Flow.End.Branch b && !isStarting(b.condition())) {
                Set<Integer> one = reached(flow, b.whenTrue(), block);
                Set<Integer> two = reached(flow, b.whenFalse(), block);
                Set<Integer> both = new HashSet<>(one);
                both.retainAll(two);
                one.removeAll(both);
                two.removeAll(both);
                if (isAt(flow, one, place) && other.test(flow, two) || isAt(flow, two, place) && other.test(flow, one)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The variable that the result of the call at {@code place} goes to; null for none. */
    private static Expr.Target result(Flow flow, Place place) {
        return steps(flow).filter(s -> s instanceof Step.Call && s.place().equals(place)).map(s -> result(flow, (Step.Call) s)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static Expr.Target result(Flow flow, Step.Call call) {
        return steps(flow).filter(s -> s instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable && a.value().equals(new Expr.Result(call.number())))
                .map(s -> ((Step.Assign) s).target()).findFirst().orElse(null);
    }

    /** Whether the result of a call in {@code blocks} that waits busily, or calls a function of its own file that does, goes to {@code result}. */
    private boolean waitsFor(Expr.Target result, Flow flow, Set<Integer> blocks) {
        return blocks.stream().flatMap(b -> flow.blocks().get(b).steps().stream()).anyMatch(s -> s instanceof Step.Call c && c.function() != null
                && program.graph().find(c.function()).map(this::waitsBelow).orElse(false) && result.equals(result(flow, c)));
    }

    /** Whether {@code function} itself waits busily somewhere, or a function of its file that it calls. */
    private boolean waitsBelow(FunctionId function) {
        Flow flow = program.graph().flows().get(function);
        return waits(function) || steps(flow).anyMatch(s -> s instanceof Step.Call c && c.function() != null && program.graph().find(c.function())
                .filter(f -> program.graph().flows().get(f).place().path().equals(flow.place().path())).map(this::waits).orElse(false));
    }

    private static Stream<Step> steps(Flow flow) {
        return flow.blocks().stream().flatMap(b -> b.steps().stream());
    }

    private static boolean isStarting(Expr condition) {
        return variable(condition).equals(STARTING) || condition instanceof Expr.Operation o && o.operands().stream().anyMatch(Polling::isStarting);
    }

    /** The blocks to which ways lead from {@code first} without coming through {@code without}. */
    private static Set<Integer> reached(Flow flow, int first, int without) {
        Set<Integer> out = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(Set.of(first));
        while (!open.isEmpty()) {
            int at = open.poll();
            if (at != without && out.add(at)) {
                open.addAll(ReadSections.next(flow.blocks().get(at).end()));
            }
        }
        return out;
    }

    private static boolean isAt(Flow flow, Set<Integer> blocks, Place place) {
        return blocks.stream().anyMatch(b -> flow.blocks().get(b).steps().stream().anyMatch(s -> s instanceof Step.Call && s.place().equals(place)));
    }

    private boolean waits(Flow flow, Set<Integer> blocks) {
        return blocks.stream().flatMap(b -> flow.blocks().get(b).steps().stream())
                .anyMatch(s -> s instanceof Step.Call c && (isBusy(c) || c.function() != null && program.graph().find(c.function()).map(this::waits).orElse(false)));
    }

    /** Whether {@code function} itself waits busily somewhere. */
    private boolean waits(FunctionId function) {
        return waits.computeIfAbsent(function, f -> steps(program.graph().flows().get(f))
                .anyMatch(s -> s instanceof Step.Call c && isBusy(c)));
    }

    /** Whether {@code call} waits busily: by its name, or by that of the variable that it goes through. */
    private boolean isBusy(Step.Call call) {
        return isBusy(call.name()) || call.pointer() != null && isBusy(variable(call.pointer()));
    }

    private boolean isBusy(String name) {
        return program.rows().of(name).stream().anyMatch(r -> r.act() == Locking.Act.BUSY_WAIT);
    }

    /** The variable of file scope that {@code e} is; empty for another expression. */
    private static String variable(Expr e) {
        if (e instanceof Expr.Load l && l.place() instanceof Expr.Target.Pointee p) {
            return variable(p.address());
        }
        return e instanceof Expr.Global g ? g.name() : e instanceof Expr.Load l && l.place() instanceof Expr.Target.GlobalVariable v ? v.name() : "";
    }
}
