package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;

/**
 * Who sets a bit of a member, as a number, where an object is made: {@code mii->mii_flags = MIIF_AUTOTSLEEP} in {@code usbnet_attach_mii()}. The
 * bit is followed back through members and parameters that it is copied from. Objects that other drivers make do not have it.
 *
 * <p>It is known only if every store in the member is understood, and the bit is set by functions only that by their names make objects. What
 * comes from a call, from a pointer to the member, or from data of file scope is not understood; nor are objects that are copied as a whole seen.
 */
final class MadeFlags {

    private record Stored(Flow flow, Expr value) {
    }

    private record Wanted(String what, long mask) {
    }

    private final ProgramAnalysis program;
    private final Map<String, List<Stored>> stores = new HashMap<>();
    private final Map<FunctionId, List<Stored>> arguments = new HashMap<>(); // the value is an operation of all of a call's
    private final Set<String> open = new HashSet<>();
    private final Map<FunctionId, Set<String>> named = new HashMap<>();
    private final Map<String, Set<String>> called = new HashMap<>();

    MadeFlags(ProgramAnalysis program) {
        this.program = program;
        program.graph().flows().values().forEach(flow -> flow.blocks().forEach(b -> b.steps().forEach(s -> note(s, flow))));
    }

    private void note(Step step, Flow flow) {
        if (step instanceof Step.Access a && (a.use() == Step.Use.ADDRESS || a.use() == Step.Use.ATOMIC && !a.operation().startsWith("atomic_load"))) {
            open.add(Classes.of(a.member()));
        } else if (step instanceof Step.Assign a) {
            if (a.target() instanceof Expr.Target.Member m) {
                stores.computeIfAbsent(Classes.of(m), k -> new ArrayList<>()).add(new Stored(flow, a.value()));
            }
            name(a.value(), flow);
        } else if (step instanceof Step.Call c) {
            if (c.function() != null) {
                program.graph().find(c.function()).ifPresent(f -> {
                    arguments.computeIfAbsent(f, k -> new ArrayList<>()).add(new Stored(flow, new Expr.Operation(",", c.arguments())));
                    called.computeIfAbsent(path(flow), k -> new HashSet<>()).add(path(program.graph().flows().get(f)));
                });
            }
            c.arguments().forEach(e -> name(e, flow));
        }
    }

    private void name(Expr value, Flow flow) {
        if (value instanceof Expr.FunctionRef r) {
            program.graph().find(r.function()).ifPresent(f -> named.computeIfAbsent(f, k -> new TreeSet<>()).add(path(flow)));
        }
    }

    private static String path(Flow flow) {
        return flow.place().path();
    }

    /**
     * Whether bits that {@code seen} needs set are set by none of those whose files are on the way of an interrupt: {@code way}, those it comes
     * through, and {@code roots}, the functions it begins at, which the maker of the object, or code that the maker's file calls, has registered.
     */
    boolean areOthers(Event.Seen seen, Set<String> way, Set<FunctionId> roots) {
        Set<String> files = new HashSet<>(way);
        Set<String> begins = new HashSet<>();
        roots.forEach(r -> {
            begins.add(path(program.graph().flows().get(r)));
            begins.addAll(named.getOrDefault(r, Set.of()));
        });
        files.addAll(begins);
        return seen.memory().entrySet().stream().filter(e -> EntryMemory.isBits(e.getKey()) && e.getValue().isNonzero()).anyMatch(e -> {
            Set<String> makers = makers(e.getKey().first().first().lockClass(), e.getKey().second().value());
            return makers != null && !makers.isEmpty() && makers.stream().noneMatch(m -> files.contains(m) || called.getOrDefault(m, Set.of()).stream().anyMatch(begins::contains));
        });
    }

    /** The files in which some of the bits {@code mask} of {@code member} are set; null if that is not known. */
    private Set<String> makers(String member, long mask) {
        Set<String> out = new TreeSet<>();
        return isKnown(member, mask, out, new HashSet<>()) ? out : null;
    }

    private boolean isKnown(String member, long mask, Set<String> out, Set<Wanted> seen) {
        List<Stored> all = stores.get(member);
        return mask == 0 || !seen.add(new Wanted(member, mask))
                || all != null && !open.contains(member) && all.stream().allMatch(s -> isKnown(s.value(), s.flow(), mask, out, seen));
    }

    private boolean isKnown(Expr value, Flow flow, long mask, Set<String> out, Set<Wanted> seen) {
        if (mask == 0) {
            return true;
        } else if (value instanceof Expr.Constant c) {
            boolean sets = c.value() != null && (c.value() & mask) != 0;
            if (sets) {
                out.add(path(flow));
            }
            return c.value() != null && (!sets || Beginnings.isMaker(flow.function().name()));
        } else if (value instanceof Expr.Operation o && o.operands().size() == 2) {
            Expr first = o.operands().get(0);
            Expr second = o.operands().get(1);
            boolean masks = o.operator().equals("&") && second instanceof Expr.Constant c && c.value() != null;
            return masks ? isKnown(first, flow, mask & ((Expr.Constant) second).value(), out, seen)
                    : o.operator().equals("|") && isKnown(first, flow, mask, out, seen) && isKnown(second, flow, mask, out, seen);
        } else if (value instanceof Expr.Load l && l.place() instanceof Expr.Target.Member m) {
            return isKnown(Classes.of(m), mask, out, seen);
        }
        return value instanceof Expr.Local l && (!seen.add(new Wanted(flow.function() + " " + l.variable(), mask)) || isKnown(l.variable(), flow, mask, out, seen));
    }

    /** The same of a variable: of all that is stored in it, and of what callers hand on in it. */
    private boolean isKnown(int variable, Flow flow, long mask, Set<String> out, Set<Wanted> seen) {
        Expr.Target place = new Expr.Target.Variable(variable);
        List<Stored> values = new ArrayList<>();
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Assign a && a.target().equals(place)) {
                    values.add(new Stored(flow, a.value()));
                } else if (step instanceof Step.Call c && c.arguments().contains(new Expr.Address(place))) {
                    return false;
                }
            }
        }
        if (variable < flow.parameters()) {
            List<Stored> calls = program.graph().slotsOf(flow.function()).isEmpty() ? arguments.getOrDefault(flow.function(), List.of()) : List.of();
            if (calls.isEmpty()) {
                return false;
            }
            for (Stored call : calls) {
                List<Expr> all = ((Expr.Operation) call.value()).operands();
                if (variable >= all.size()) {
                    return false;
                }
                values.add(new Stored(call.flow(), all.get(variable)));
            }
        }
        return !values.isEmpty() && values.stream().allMatch(v -> isKnown(v.value(), v.flow(), mask, out, seen));
    }
}
