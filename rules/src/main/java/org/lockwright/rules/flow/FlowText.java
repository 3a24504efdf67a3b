package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Prints flows in a short form for tests and for looking at them. */
public final class FlowText {

    private final Flow flow;

    private FlowText(Flow flow) {
        this.flow = flow;
    }

    /** One line for each step and each end of a block of {@code flow}, blocks by number. */
    public static String of(Flow flow) {
        FlowText text = new FlowText(flow);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < flow.blocks().size(); i++) {
            out.add(i + ":");
            flow.blocks().get(i).steps().forEach(s -> out.add("  " + text.step(s)));
            out.add("  " + text.end(flow.blocks().get(i).end()));
        }
        flow.gaps().forEach(g -> out.add("gap: " + g));
        return String.join("\n", out) + "\n";
    }

    private String step(Step step) {
        if (step instanceof Step.Access a) {
            return a.use().name().toLowerCase(java.util.Locale.ROOT) + " " + target(a.member())
                    + (a.operation().isEmpty() ? "" : " by " + a.operation());
        } else if (step instanceof Step.Assign a) {
            return target(a.target()) + " = " + expr(a.value());
        }
        Step.Call c = (Step.Call) step;
        String callee = c.pointer() != null ? "(*" + expr(c.pointer()) + ")" : c.name() + (c.function() == null ? "!" : "");
        return "#" + c.number() + " = " + callee + "(" + list(c.arguments()) + ")";
    }

    private String end(Flow.End end) {
        if (end instanceof Flow.End.Jump j) {
            return "-> " + j.to();
        } else if (end instanceof Flow.End.Branch b) {
            return "if " + expr(b.condition()) + " -> " + b.whenTrue() + " else " + b.whenFalse();
        } else if (end instanceof Flow.End.Return r) {
            return "return" + (r.value() == null ? "" : " " + expr(r.value()));
        } else if (end instanceof Flow.End.Switch s) {
            List<String> cases = new ArrayList<>();
            for (int i = 0; i < s.values().size(); i++) {
                cases.add((s.values().get(i) == null ? "*" : s.values().get(i)) + " -> " + s.targets().get(i));
            }
            return "switch " + expr(s.value()) + " " + String.join(", ", cases);
        }
        return "stop";
    }

    private String list(List<Expr> values) {
        return values.stream().map(this::expr).collect(Collectors.joining(", "));
    }

    private String variable(int number) {
        return flow.variables().get(number).name();
    }

    private String expr(Expr e) {
        if (e instanceof Expr.Constant c) {
            return c.value() == null ? "'" + c.text() + "'" : c.value().toString();
        } else if (e instanceof Expr.Local l) {
            return variable(l.variable());
        } else if (e instanceof Expr.Global g) {
            return "@" + g.name() + (g.file().isEmpty() ? "" : ":static");
        } else if (e instanceof Expr.Load l) {
            return target(l.place());
        } else if (e instanceof Expr.Address a) {
            return "&" + target(a.place());
        } else if (e instanceof Expr.Result r) {
            return "#" + r.call();
        } else if (e instanceof Expr.FunctionRef f) {
            return f.function().toString();
        } else if (e instanceof Expr.Container c) {
            return "container(" + expr(c.member()) + ", " + c.tag() + "." + c.field() + ")";
        } else if (e instanceof Expr.Operation o) {
            return o.operands().size() == 1
                    ? o.operator() + expr(o.operands().get(0))
                    : "(" + expr(o.operands().get(0)) + " " + o.operator() + " " + expr(o.operands().get(1)) + ")";
        }
        return "?";
    }

    private String target(Expr.Target t) {
        if (t instanceof Expr.Target.Variable v) {
            return variable(v.variable());
        } else if (t instanceof Expr.Target.GlobalVariable g) {
            return "@" + g.name() + (g.file().isEmpty() ? "" : ":static");
        } else if (t instanceof Expr.Target.Member m) {
            return m.object() instanceof Expr.Address a
                    ? target(a.place()) + "." + m.field()
                    : expr(m.object()) + "->" + m.field();
        } else if (t instanceof Expr.Target.Element e) {
            return (e.array() instanceof Expr.Address a ? target(a.place()) : expr(e.array())) + "[" + expr(e.index()) + "]";
        } else if (t instanceof Expr.Target.Pointee p) {
            return "*" + expr(p.address());
        }
        return "?";
    }
}
