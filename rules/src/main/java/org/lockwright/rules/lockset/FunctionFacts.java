package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Set;
import org.lockwright.rules.flow.Flow;

/**
 * What was found in one function.
 *
 * @param events in source order of blocks, one for each set of paths
 * @param gaps what was not understood
 */
record FunctionFacts(Flow flow, Summary summary, List<Event> events, Set<String> gaps) {

    FunctionFacts {
        events = List.copyOf(events);
        gaps = Fixed.set(gaps);
    }

    /** The name of variable {@code i}, or of argument {@code i} of a function that names none. */
    String variable(int i) {
        return i < flow.variables().size() ? flow.variables().get(i).name() : "argument " + i;
    }
}
