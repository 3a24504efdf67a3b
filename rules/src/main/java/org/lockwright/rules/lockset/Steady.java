package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/**
 * Which memory keeps its value while a function runs, so that two tests of it with a wait between them tell the same: the variables
 * that the pack names, and members, or bits of them, that are written only where their objects are made, by the names of those functions.
 */
final class Steady {

    private static final long NONE = 0;

    private final Set<String> variables;
    private final Map<String, Long> changed = new HashMap<>();

    Steady(Collection<UnitFlows> units, List<String> variables) {
        this.variables = Fixed.set(variables);
        Set<String> made = new HashSet<>();
        Map<String, Long> later = new HashMap<>();
        for (UnitFlows unit : units) {
            for (Flow flow : unit.flows()) {
                boolean makes = Beginnings.isMaker(flow.function().name());
                flow.blocks().forEach(block -> block.steps().forEach(step -> {
                    if (step instanceof Step.Access a && (a.use() == Step.Use.ADDRESS || a.use() == Step.Use.ATOMIC && !a.operation().startsWith("atomic_load"))) {
                        later.put(name(a.member()), Bits.ALL);
                    } else if (step instanceof Step.Assign s && s.target() instanceof Expr.Target.Member m) {
                        if (makes) {
                            made.add(name(m));
                        } else {
                            later.merge(name(m), Bits.changed(s.value(), m), (a, b) -> a | b);
                        }
                    }
                }));
            }
        }
        made.forEach(m -> changed.put(m, later.getOrDefault(m, NONE)));
    }

    private static String name(Expr.Target.Member m) {
        return m.tag() + "." + m.field();
    }

    /** Whether all memory that {@code term} reads keeps its value. */
    boolean isSteady(Term term) {
        if (term.kind() == Term.Kind.OPERATION && term.name().equals("&") && term.first().kind() == Term.Kind.LOAD && term.second() != null && term.second().isConstant()
                && (bits(term.first().first()) & term.second().value()) == 0) {
            return isSteady(term.first().first());
        }
        boolean own = term.kind() != Term.Kind.LOAD || isPlace(term.first());
        return own && (term.first() == null || isSteady(term.first())) && (term.second() == null || isSteady(term.second()));
    }

    /** Whether what is stored at {@code address} stays. */
    boolean isPlace(Term address) {
        return bits(address) == NONE;
    }

    /** The bits of what is stored at {@code address} that may change. */
    private long bits(Term address) {
        return switch (address.kind()) {
            case GLOBAL -> variables.contains(address.name()) ? NONE : Bits.ALL;
            case MEMBER -> changed.getOrDefault(address.tag() + "." + address.name(), Bits.ALL);
            default -> Bits.ALL;
        };
    }
}
