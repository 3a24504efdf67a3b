package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/**
 * Which memory keeps its value while a function runs, so that two tests of it with a wait between them tell the same: the variables
 * that the pack names, and members that are written only where their objects are made, by the names of those functions.
 */
final class Steady {

    private final Set<String> variables;
    private final Set<String> members = new HashSet<>();

    Steady(Collection<UnitFlows> units, List<String> variables) {
        this.variables = Set.copyOf(variables);
        Set<String> changed = new HashSet<>();
        for (UnitFlows unit : units) {
            for (Flow flow : unit.flows()) {
                boolean makes = Beginnings.isMaker(flow.function().name());
                flow.blocks().forEach(block -> block.steps().forEach(step -> {
                    if (step instanceof Step.Access a && a.use() != Step.Use.READ) {
                        (makes && a.use() != Step.Use.ADDRESS ? members : changed).add(a.member().tag() + "." + a.member().field());
                    }
                }));
            }
        }
        members.removeAll(changed);
    }

    /** Whether all memory that {@code term} reads keeps its value. */
    boolean isSteady(Term term) {
        boolean own = term.kind() != Term.Kind.LOAD || isPlace(term.first());
        return own && (term.first() == null || isSteady(term.first())) && (term.second() == null || isSteady(term.second()));
    }

    /** Whether what is stored at {@code address} stays. */
    boolean isPlace(Term address) {
        return address.kind() == Term.Kind.GLOBAL && variables.contains(address.name())
                || address.kind() == Term.Kind.MEMBER && members.contains(address.tag() + "." + address.name());
    }
}
