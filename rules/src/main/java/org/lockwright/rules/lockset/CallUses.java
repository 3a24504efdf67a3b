package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/**
 * What one function does with the results of its calls: whether it looks at them at all, and which of them it asserts, as
 * {@code KASSERT(mutex_owned(l))} does: on one way out of the test the kernel panics.
 */
final class CallUses {

    private final Flow flow;
    private final CallRows rows;
    private final Set<Integer> used = new HashSet<>();
    private final Map<Integer, Boolean> asserted = new HashMap<>();
    private final Set<Integer> presumed = new HashSet<>();

    CallUses(Flow flow, CallRows rows) {
        this.flow = flow;
        this.rows = rows;
        for (int i = 0; i < flow.blocks().size(); i++) {
            Flow.Block block = flow.blocks().get(i);
            block.steps().forEach(this::step);
            end(block.end());
            if (block.end() instanceof Flow.End.Branch branch) {
                asserts(i, branch);
            }
        }
    }

    /** Whether anybody looks at the result of call {@code number}. */
    boolean isUsed(int number) {
        return used.contains(number);
    }

    /** Whether the function panics where the result of call {@code number} is zero. */
    boolean isAsserted(int number) {
        return asserted.containsKey(number);
    }

    /** Whether such an assertion is also met by something else: {@code KASSERT(a || mutex_owned(l))}. */
    boolean isConditional(int number) {
        return asserted.getOrDefault(number, false);
    }

    /** Whether the function panics where the result of call {@code number} is zero, or where it is not. */
    boolean isPresumed(int number) {
        return presumed.contains(number);
    }

    private void asserts(int block, Flow.End.Branch branch) {
        Expr condition = branch.condition();
        boolean negated = false;
        while (condition instanceof Expr.Operation o && o.operator().equals("!") && o.operands().size() == 1) {
            negated = !negated;
            condition = o.operands().get(0);
        }
        if (condition instanceof Expr.Result r && (isDead(branch.whenTrue(), 4) || isDead(branch.whenFalse(), 4))) {
            presumed.add(r.call());
        }
        int held = negated ? branch.whenFalse() : branch.whenTrue();
        int not = negated ? branch.whenTrue() : branch.whenFalse();
        if (condition instanceof Expr.Result r && isDead(not, 4) && !isDead(held, 4)) {
            asserted.put(r.call(), isBypassed(block, held));
        }
    }

    /** Whether another test leads past {@code block} to where it goes on. */
    private boolean isBypassed(int block, int next) {
        return flow.blocks().stream().anyMatch(b -> b.end() instanceof Flow.End.Branch other
                && (other.whenTrue() == block && leads(other.whenFalse(), next) || other.whenFalse() == block && leads(other.whenTrue(), next)));
    }

    private boolean leads(int from, int to) {
        int at = from;
        for (int i = 0; i < 4; i++) {
            if (at == to) {
                return true;
            }
            Flow.Block block = flow.blocks().get(at);
            if (!block.steps().isEmpty() || !(block.end() instanceof Flow.End.Jump jump)) {
                return false;
            }
            at = jump.to();
        }
        return false;
    }

    private boolean isDead(int number, int depth) {
        Flow.Block block = flow.blocks().get(number);
        boolean stops = block.end() instanceof Flow.End.Stop || block.steps().stream().anyMatch(s -> s instanceof Step.Call c
                && rows.of(c.name()).stream().anyMatch(r -> r.act() == Locking.Act.NO_RETURN));
        return stops || depth > 0 && block.end() instanceof Flow.End.Jump jump && isDead(jump.to(), depth - 1);
    }

    private void step(Step step) {
        if (step instanceof Step.Access a) {
            target(a.member());
        } else if (step instanceof Step.Assign a) {
            target(a.target());
            see(a.value());
        } else if (step instanceof Step.Call c) {
            c.arguments().forEach(this::see);
            Optional.ofNullable(c.pointer()).ifPresent(this::see);
        }
    }

    private void end(Flow.End end) {
        if (end instanceof Flow.End.Branch b) {
            see(b.condition());
        } else if (end instanceof Flow.End.Switch s) {
            see(s.value());
        } else if (end instanceof Flow.End.Return r && r.value() != null) {
            see(r.value());
        }
    }

    private void see(Expr e) {
        if (e instanceof Expr.Result r) {
            used.add(r.call());
        } else if (e instanceof Expr.Load l) {
            target(l.place());
        } else if (e instanceof Expr.Address a) {
            target(a.place());
        } else if (e instanceof Expr.Container c) {
            see(c.member());
        } else if (e instanceof Expr.Operation o) {
            o.operands().forEach(this::see);
        }
    }

    private void target(Expr.Target t) {
        if (t instanceof Expr.Target.Member m) {
            see(m.object());
        } else if (t instanceof Expr.Target.Element e) {
            List.of(e.array(), e.index()).forEach(this::see);
        } else if (t instanceof Expr.Target.Pointee p) {
            see(p.address());
        }
    }
}
