package org.lockwright.tests.mutate;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/** The classes of mutexes that spin, by the level they are made with: one above those of soft interrupts. See mutex(9). */
final class SpinLocks {

    private static final Set<String> LEVELS = Set.of("IPL_VM", "IPL_SCHED", "IPL_HIGH", "IPL_NET", "IPL_BIO", "IPL_TTY", "IPL_CLOCK", "IPL_AUDIO", "IPL_SERIAL");

    private SpinLocks() {
    }

    static Set<String> of(Collection<UnitFlows> units) {
        Set<String> spin = new TreeSet<>();
        Set<String> other = new TreeSet<>();
        units.forEach(u -> u.flows().forEach(f -> read(f, spin, other)));
        spin.removeAll(other);
        return spin;
    }

    private static void read(Flow flow, Set<String> spin, Set<String> other) {
        Set<Integer> spinning = new HashSet<>();
        Set<Integer> adaptive = new HashSet<>();
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Call call && call.name().contains("mutex_init") && !call.arguments().isEmpty()) {
                    note(call.arguments().get(0), isSpin(call) ? spin : other);
                } else if (step instanceof Step.Call call && call.name().startsWith("mutex_obj_")) {
                    (isSpin(call) ? spinning : adaptive).add(call.number());
                } else if (step instanceof Step.Assign assign && assign.value() instanceof Expr.Result r) {
                    if (spinning.contains(r.call())) {
                        note(assign.target(), spin);
                    } else if (adaptive.contains(r.call())) {
                        note(assign.target(), other);
                    }
                }
            }
        }
    }

    private static boolean isSpin(Step.Call call) {
        return call.words().stream().anyMatch(LEVELS::contains);
    }

    private static void note(Expr lock, Set<String> to) {
        if (lock instanceof Expr.Address a) {
            note(a.place(), to);
        } else if (lock instanceof Expr.Load l) {
            note(l.place(), to);
        }
    }

    private static void note(Expr.Target lock, Set<String> to) {
        if (lock instanceof Expr.Target.Member m) {
            to.add(m.tag() + "." + m.field());
        } else if (lock instanceof Expr.Target.GlobalVariable g) {
            to.add(g.name());
        }
    }
}
