package org.lockwright.rules.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;

/**
 * What units have under further options that they have not without: functions that use members or call others there, each as a form of its own, so that a lock
 * counts as held at a place only if it is in all forms that come there.
 */
final class Forms {

    private final Map<FunctionId, Set<Place>> plain = new HashMap<>();
    private final Map<String, UnitFlows> units = new HashMap<>();

    /** {@code units} are what the units are without further options. */
    Forms(Collection<UnitFlows> units) {
        units.forEach(u -> {
            this.units.put(u.path(), u);
            u.flows().stream().filter(f -> f.place().path().equals(u.path())).forEach(f -> plain.computeIfAbsent(f.function(), k -> new HashSet<>()).addAll(uses(f)));
        });
    }

    private static Set<Place> uses(Flow flow) {
        Set<Place> out = new HashSet<>();
        flow.blocks().forEach(b -> b.steps().stream().filter(s -> s instanceof Step.Access || s instanceof Step.Call).forEach(s -> out.add(s.place())));
        return out;
    }

    /** What {@code unit}, read under {@code options}, has besides. */
    UnitFlows of(UnitFlows unit, String options) {
        List<Flow> more = unit.flows().stream().filter(f -> f.place().path().equals(unit.path()))
                .filter(f -> !plain.getOrDefault(f.function(), Set.of()).containsAll(uses(f)))
                .map(f -> new Flow(f.function().under(options), f.place(), f.variables(), f.parameters(), f.blocks(), f.loops(), f.gaps())).toList();
        UnitFlows without = units.get(unit.path());
        return new UnitFlows(unit.path(), more,
                unit.tables().stream().filter(t -> without == null || !without.tables().contains(t)).toList(),
                unit.registrations().stream().filter(r -> without == null || !without.registrations().contains(r)).toList(),
                unit.structs(), unit.assertions(), Map.of(), unit.fieldTypes());
    }
}
