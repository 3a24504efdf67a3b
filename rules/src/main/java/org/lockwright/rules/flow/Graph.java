package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the blocks of one flow; what is added while no block is open can never run and is dropped. */
final class Graph {

    private static final int NONE = -1;

    private final List<List<Step>> steps = new ArrayList<>();
    private final List<Flow.End> ends = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private final Map<Integer, Place> loops = new LinkedHashMap<>();
    private int current = NONE;

    /** A graph with its entry open. */
    Graph() {
        start(block());
    }

    /** A new block that is not placed yet. */
    int block() {
        steps.add(new ArrayList<>());
        ends.add(null);
        return steps.size() - 1;
    }

    /** Goes on at {@code block}: the open block falls through to it. */
    void start(int block) {
        jump(block);
        current = block;
        order.add(block);
    }

    /** Whether a block is open, that is, whether what comes next can run. */
    boolean isOpen() {
        return current != NONE;
    }

    /** The open block, or a block nobody reaches. */
    int currentBlock() {
        return isOpen() ? current : block();
    }

    void step(Step step) {
        if (isOpen()) {
            steps.get(current).add(step);
        }
    }

    void jump(int to) {
        end(new Flow.End.Jump(to));
    }

    /** Ends the open block. */
    void end(Flow.End end) {
        if (isOpen()) {
            ends.set(current, end);
            current = NONE;
        }
    }

    /** Ends {@code block}, which was left without an end. */
    void endOf(int block, Flow.End end) {
        ends.set(block, end);
    }

    /** Leaves the open block without an end, to be given by {@link #endOf}. */
    void leave() {
        current = NONE;
    }

    /** Notes that each turn of the loop at {@code place} begins at {@code block}. */
    void loop(int block, Place place) {
        loops.put(block, place);
    }

    /** The blocks that can be reached, in the order they were placed, and the loops among them. */
    GraphCleaning cleaned() {
        return new GraphCleaning(steps, ends, order, loops);
    }
}
