package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;

/** Which steps of a function may follow which. */
final class StepOrder {

    private StepOrder() {
    }

    /** Whether a way leads from the step at {@code from} to the one at {@code to}. */
    static boolean lead(Flow flow, Place from, Place to) {
        Deque<Integer> open = new ArrayDeque<>();
        for (Flow.Block block : flow.blocks()) {
            List<Place> places = block.steps().stream().map(s -> s.place()).toList();
            if (places.contains(from) && places.lastIndexOf(to) > places.indexOf(from)) {
                return true;
            } else if (places.contains(from)) {
                open.addAll(ReadSections.next(block.end()));
            }
        }
        return reach(flow, open).stream().anyMatch(b -> isIn(flow.blocks().get(b), to));
    }

    /** Whether some way leads from the step at {@code place} around to itself. */
    static boolean isRepeated(Flow flow, Place place) {
        return IntStream.range(0, flow.blocks().size()).filter(b -> isIn(flow.blocks().get(b), place))
                .anyMatch(b -> reach(flow, new ArrayDeque<>(ReadSections.next(flow.blocks().get(b).end()))).contains(b));
    }

    private static boolean isIn(Flow.Block block, Place place) {
        return block.steps().stream().anyMatch(s -> s.place().equals(place));
    }

    /** The blocks that the ones in {@code open} lead to, and those themselves. */
    private static Set<Integer> reach(Flow flow, Deque<Integer> open) {
        Set<Integer> reached = new HashSet<>();
        while (!open.isEmpty()) {
            int at = open.poll();
            if (reached.add(at)) {
                open.addAll(ReadSections.next(flow.blocks().get(at).end()));
            }
        }
        return reached;
    }
}
