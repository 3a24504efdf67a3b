package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;

/** Which steps of a function may follow which. */
final class StepOrder {

    private StepOrder() {
    }

    /** Whether a way leads from the step at {@code from} to the one at {@code to}. */
    static boolean lead(Flow flow, Place from, Place to) {
        Set<Integer> reached = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>();
        for (Flow.Block block : flow.blocks()) {
            List<Place> places = block.steps().stream().map(s -> s.place()).toList();
            if (places.contains(from) && places.lastIndexOf(to) > places.indexOf(from)) {
                return true;
            } else if (places.contains(from)) {
                open.addAll(ReadSections.next(block.end()));
            }
        }
        while (!open.isEmpty()) {
            int at = open.poll();
            if (reached.add(at)) {
                if (flow.blocks().get(at).steps().stream().anyMatch(s -> s.place().equals(to))) {
                    return true;
                }
                open.addAll(ReadSections.next(flow.blocks().get(at).end()));
            }
        }
        return false;
    }
}
