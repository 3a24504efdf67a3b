package org.lockwright.rules.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** Takes blocks that do nothing or that nobody reaches out of a graph and numbers the rest. */
final class GraphCleaning {

    private final List<List<Step>> steps;
    private final List<Flow.End> ends;
    private final List<Integer> order;
    private final int[] into;
    private final List<Flow.Block> blocks;
    private final Map<Integer, Place> loops = new HashMap<>();

    GraphCleaning(List<List<Step>> steps, List<Flow.End> ends, List<Integer> order, Map<Integer, Place> loops) {
        this.steps = steps;
        this.ends = ends;
        this.order = order;
        this.into = new int[steps.size()];
        this.blocks = clean(loops);
    }

    List<Flow.Block> blocks() {
        return blocks;
    }

    /** The loops by the block at which each turn begins; of loops that begin at one block the outermost. */
    Map<Integer, Place> loops() {
        return loops;
    }

    private List<Flow.Block> clean(Map<Integer, Place> begun) {
        for (int i = 0; i < ends.size(); i++) {
            if (ends.get(i) == null) {
                ends.set(i, new Flow.End.Stop());
            }
        }
        skipEmpty();
        int entry = forward(0);
        count(entry);
        merge();
        count(entry);
        return number(entry, begun);
    }

    /** Leads every jump past blocks that only jump on, until nothing changes. */
    private void skipEmpty() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < ends.size(); i++) {
                Flow.End end = straight(map(ends.get(i), this::forward));
                changed |= end instanceof Flow.End.Jump && !(ends.get(i) instanceof Flow.End.Jump);
                ends.set(i, end);
            }
        }
    }

    private static Flow.End straight(Flow.End end) {
        return end instanceof Flow.End.Branch b && b.whenTrue() == b.whenFalse() ? new Flow.End.Jump(b.whenTrue()) : end;
    }

    private int forward(int block) {
        int at = block;
        int left = ends.size();
        while (left-- > 0 && steps.get(at).isEmpty() && ends.get(at) instanceof Flow.End.Jump jump) {
            at = jump.to();
        }
        return at;
    }

    /** Counts how often each block is gone to from a block that can be reached. */
    private void count(int entry) {
        java.util.Arrays.fill(into, 0);
        Deque<Integer> work = new ArrayDeque<>();
        into[entry] = 2;
        work.push(entry);
        while (!work.isEmpty()) {
            for (int to : targets(ends.get(work.pop()))) {
                if (into[to]++ == 0) {
                    work.push(to);
                }
            }
        }
    }

    private void merge() {
        for (int i = 0; i < ends.size(); i++) {
            while (into[i] > 0 && ends.get(i) instanceof Flow.End.Jump jump && jump.to() != i && into[jump.to()] == 1) {
                steps.get(i).addAll(steps.get(jump.to()));
                ends.set(i, ends.get(jump.to()));
                into[jump.to()] = 0;
            }
        }
    }

    private List<Flow.Block> number(int entry, Map<Integer, Place> begun) {
        int[] numbers = new int[ends.size()];
        List<Integer> kept = new ArrayList<>();
        kept.add(entry);
        for (int block : order) {
            if (block != entry && into[block] > 0) {
                numbers[block] = kept.size();
                kept.add(block);
            }
        }
        for (int block = 0; block < ends.size(); block++) {
            if (into[block] > 0 && block != entry && numbers[block] == 0) {
                numbers[block] = kept.size();
                kept.add(block);
            }
        }
        begun.forEach((block, place) -> {
            if (into[forward(block)] > 0) {
                loops.putIfAbsent(numbers[forward(block)], place);
            }
        });
        return kept.stream().map(b -> new Flow.Block(steps.get(b), map(ends.get(b), to -> numbers[to]))).toList();
    }

    private static List<Integer> targets(Flow.End end) {
        if (end instanceof Flow.End.Jump j) {
            return List.of(j.to());
        } else if (end instanceof Flow.End.Branch b) {
            return List.of(b.whenTrue(), b.whenFalse());
        }
        return end instanceof Flow.End.Switch s ? s.targets() : List.of();
    }

    private static Flow.End map(Flow.End end, IntUnaryOperator to) {
        if (end instanceof Flow.End.Jump j) {
            return new Flow.End.Jump(to.applyAsInt(j.to()));
        } else if (end instanceof Flow.End.Branch b) {
            return new Flow.End.Branch(b.place(), b.condition(), to.applyAsInt(b.whenTrue()), to.applyAsInt(b.whenFalse()));
        } else if (end instanceof Flow.End.Switch s) {
            return new Flow.End.Switch(s.place(), s.value(), s.values(), s.targets().stream().map(to::applyAsInt).toList());
        }
        return end;
    }
}
