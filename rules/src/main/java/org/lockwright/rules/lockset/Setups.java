package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/**
 * Objects that one call sets up and the next uses: {@code usbd_setup_xfer(xfer, ..., 0, ...); usbd_transfer(xfer);}. What the first is known
 * to leave in the object's members, the second finds there, if nothing stands between the two but reads, and calls that take or give up a lock.
 */
final class Setups {

    private Setups() {
    }

    /** What calls in {@code flow} find in their arguments' members, in the terms of the called function, by the number of the call. */
    static Map<Integer, Map<Term, Fact>> of(Flow flow, CallRows rows, Function<FunctionId, Map<Term, Term>> sets) {
        Map<Integer, Map<Term, Fact>> out = new HashMap<>();
        for (Flow.Block block : flow.blocks()) {
            Step.Call last = null;
            for (Step step : block.steps()) {
                if (step instanceof Step.Call call && !isLocking(call, rows)) {
                    Map<Term, Fact> found = last == null ? Map.of() : found(last, sets.apply(last.function()), call);
                    if (!found.isEmpty()) {
                        out.put(call.number(), found);
                    }
                    last = call.function() != null && !sets.apply(call.function()).isEmpty() ? call : null;
                } else if (step instanceof Step.Assign) {
                    last = null;
                }
            }
        }
        return out;
    }

    /** Whether {@code call} does nothing but take a lock or give one up. */
    private static boolean isLocking(Step.Call call, CallRows rows) {
        List<Locking.Row> own = rows.of(call.name());
        return !own.isEmpty() && own.stream().allMatch(r -> (r.act() == Locking.Act.ACQUIRE || r.act() == Locking.Act.RELEASE) && !r.maySleep(call.words()));
    }

    private static Map<Term, Fact> found(Step.Call setup, Map<Term, Term> sets, Step.Call call) {
        Map<Term, Fact> out = new HashMap<>();
        sets.forEach((address, value) -> {
            Term root = address.root();
            Long number = value.isConstant() ? value.value() : number(setup.arguments(), value.number());
            int at = root.number() < setup.arguments().size() ? call.arguments().indexOf(setup.arguments().get(root.number())) : -1;
            if (number != null && at >= 0) {
                out.put(Term.load(address.map(t -> t.equals(root) ? Term.parameter(at) : null)), Fact.of(number));
            }
        });
        return out;
    }

    private static Long number(List<Expr> arguments, int i) {
        return i < arguments.size() && arguments.get(i) instanceof Expr.Constant c ? c.value() : null;
    }

    /** Members of the objects of parameters in which a function leaves a number or a parameter, whichever way it ends, with that. */
    static Map<Term, Term> left(List<FlowAnalysis.Exit> exits) {
        Map<Term, Term> out = new HashMap<>();
        if (!exits.isEmpty()) {
            exits.get(0).state().values().forEach((address, value) -> {
                boolean isTold = EntryMemory.isCell(Term.load(address)) && (value.isConstant() || value.kind() == Term.Kind.PARAMETER);
                if (isTold && exits.stream().allMatch(e -> value.equals(e.state().values().get(address)))) {
                    out.put(address, value);
                }
            });
        }
        return Fixed.map(out);
    }

    /** Members of the object that a function returns, where it returns one, in which it leaves a number or what is made of a parameter that is one. */
    static Map<Term, Term> yielded(List<FlowAnalysis.Exit> exits, Flow flow) {
        List<FlowAnalysis.Exit> made = exits.stream().filter(e -> e.value() != null && !(e.result() != null && e.result().isZero())).toList();
        Map<Term, Term> out = null;
        for (FlowAnalysis.Exit exit : made) {
            Map<Term, Term> here = new HashMap<>();
            if (exit.value().kind() == Term.Kind.RESULT) {
                exit.state().values().forEach((address, value) -> {
                    if (address.kind() == Term.Kind.MEMBER && address.root().equals(exit.value()) && isNumber(value, flow)) {
                        here.put(address.map(t -> t.equals(exit.value()) ? Term.returned() : null), value);
                    }
                });
            }
            if (out == null) {
                out = here;
            } else {
                out.entrySet().retainAll(here.entrySet());
            }
        }
        return out == null ? Map.of() : Fixed.map(out);
    }

    /** Whether {@code value} is a number, or is computed of one and of a parameter that is no pointer. */
    private static boolean isNumber(Term value, Flow flow) {
        if (value.kind() == Term.Kind.OPERATION) {
            return value.second() != null && value.second().isConstant() && isNumber(value.first(), flow);
        }
        boolean isParameter = value.kind() == Term.Kind.PARAMETER && value.number() >= 0 && value.number() < flow.parameters();
        return value.isConstant() || isParameter && !flow.variables().get(value.number()).type().contains("*");
    }

    /** {@code state} after a call of number {@code call} that leaves {@code yields} in the object that it returns, in terms of the called function. */
    static PathState yielded(Map<Term, Term> yields, int call, Substitution into, PathState state) {
        Term result = Term.result(call);
        Fact known = state.fact(result);
        if (yields.isEmpty() || state.value(result).isPresent() || known != null && known.isZero()) {
            return state;
        }
        PathState out = state;
        for (Map.Entry<Term, Term> e : yields.entrySet()) {
            out = out.store(e.getKey().map(t -> t.kind() == Term.Kind.RETURNED ? result : null), into.of(e.getValue()));
        }
        return out;
    }
}
