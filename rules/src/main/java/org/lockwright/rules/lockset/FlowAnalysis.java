package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Step;

/**
 * Follows the locks through one function: path states at each block until nothing changes.
 *
 * <p>States with like locks are merged where paths meet; a variable on which they differ gets a value named after the block and the
 * variable. At most {@link #MOST_STATES} states are kept for a block; beyond that all are merged and the function has a gap.
 */
final class FlowAnalysis {

    static final int MOST_STATES = 12;

    /** How many states are kept apart by what the caller asked for, or by whether they have waited, only. */
    private static final int MOST_ASKED = 4;
    private static final int MOST_VISITS = 4000;

    private final Flow flow;
    private final Transfer transfer;
    private final List<List<PathState>> atBlock = new ArrayList<>();
    private final List<Map<Integer, Term>> own = new ArrayList<>();
    private final Set<String> gaps = new TreeSet<>();
    private final int first;
    private int visits;

    FlowAnalysis(Flow flow, Transfer transfer) {
        this(flow, transfer, 0);
    }

    private FlowAnalysis(Flow flow, Transfer transfer, int first) {
        this.flow = flow;
        this.transfer = transfer;
        this.first = first;
        flow.blocks().forEach(b -> {
            atBlock.add(new ArrayList<>());
            own.add(new HashMap<>());
        });
    }

    Flow flow() {
        return flow;
    }

    /** The states at the start of {@code block}. */
    List<PathState> at(int block) {
        return atBlock.get(block);
    }

    /** The states in which paths that begin at {@code head} in {@code state} come back there through {@code blocks}; empty if there are too many. */
    List<PathState> turn(int head, PathState state, Set<Integer> blocks) {
        FlowAnalysis once = new FlowAnalysis(flow, transfer, head);
        once.atBlock.get(head).add(state);
        List<PathState> out = new ArrayList<>();
        once.spread((to, s) -> {
            if (to == head) {
                out.add(s);
            }
            return to != head && blocks.contains(to);
        });
        return once.gaps.isEmpty() ? out : List.of();
    }

    /** What was not followed to the end. */
    Set<String> gaps() {
        return gaps;
    }

    /** Runs until nothing changes. */
    FlowAnalysis run() {
        Map<Term, Term> values = new HashMap<>();
        for (int i = 0; i < flow.parameters(); i++) {
            values.put(Term.local(i), Term.parameter(i));
        }
        atBlock.get(0).add(new PathState(Locks.NONE, values, Map.of(), false));
        spread((to, state) -> true);
        return this;
    }

    /** Goes on from the first block until nothing changes, to where {@code into} lets it. */
    private void spread(BiPredicate<Integer, PathState> into) {
        TreeSet<Integer> open = new TreeSet<>(Set.of(first));
        ArrayDeque<Integer> next = new ArrayDeque<>();
        while (!open.isEmpty() || !next.isEmpty()) {
            if (open.isEmpty()) {
                open.addAll(next);
                next.clear();
            }
            int block = open.pollFirst();
            if (++visits > MOST_VISITS) {
                gaps.add("more than " + MOST_VISITS + " visits of its blocks");
                return;
            }
            leave(block, (to, state) -> {
                if (into.test(to, state) && arrive(to, state)) {
                    if (to > block) {
                        open.add(to);
                    } else if (!next.contains(to)) {
                        next.add(to);
                    }
                }
            });
        }
    }

    /** Takes each state of each block through it once more, for the events. */
    void replay(Consumer<Event> events) {
        transfer.record(events);
        for (int block = 0; block < flow.blocks().size(); block++) {
            leave(block, (to, state) -> { });
            Flow.End end = flow.blocks().get(block).end();
            if (end instanceof Flow.End.Return r) {
                for (PathState state : through(block)) {
                    Term value = r.value() == null ? null : Evaluation.of(r.value(), state);
                    Fact fact = value == null ? null : state.fact(value);
                    events.accept(new Event.Leaving(r.place(), value, fact, state.stored(), state.handed(), Event.Seen.of(state)));
                }
            }
        }
        transfer.record(e -> { });
    }

    /** The states in which the function returns, with what it returns. */
    List<Exit> exits() {
        List<Exit> out = new ArrayList<>();
        for (int block = 0; block < flow.blocks().size(); block++) {
            if (flow.blocks().get(block).end() instanceof Flow.End.Return r) {
                for (PathState state : through(block)) {
                    Term value = r.value() == null ? null : Evaluation.of(r.value(), state);
                    out.add(new Exit(state, value, value == null ? null : state.fact(value)));
                }
            }
        }
        return out;
    }

    /**
     * One set of paths out of the function.
     *
     * @param value what it returns; null for nothing
     * @param result what is known of that; null for nothing
     */
    record Exit(PathState state, Term value, Fact result) {
    }

    private interface Arrival {
        void at(int block, PathState state);
    }

    private List<PathState> through(int block) {
        List<PathState> states = new ArrayList<>(atBlock.get(block));
        for (Step step : flow.blocks().get(block).steps()) {
            List<PathState> after = new ArrayList<>();
            for (PathState state : states) {
                for (PathState s : transfer.step(step, state)) {
                    if (!after.contains(s)) {
                        after.add(s);
                    }
                }
            }
            states = after.size() > MOST_STATES ? reduced(after, "step in " + block) : after;
        }
        return states;
    }

    /** Merges states with like locks. */
    private List<PathState> reduced(List<PathState> states, String origin) {
        List<PathState> out = new ArrayList<>();
        for (PathState state : states) {
            put(out, state, origin);
        }
        return out.size() > MOST_STATES ? List.of(one(out, origin)) : out;
    }

    /** One state for all, where there are too many to tell apart. */
    private PathState one(List<PathState> states, String origin) {
        gaps.add("more than " + MOST_STATES + " sets of locks at one place");
        PathState all = states.get(0);
        for (PathState s : states.subList(1, states.size())) {
            all = all.merge(s, address -> phi(origin, address));
        }
        return all.lose();
    }

    private void leave(int block, Arrival arrival) {
        for (PathState state : through(block)) {
            Flow.End end = flow.blocks().get(block).end();
            if (end instanceof Flow.End.Jump jump) {
                arrival.at(jump.to(), state);
            } else if (end instanceof Flow.End.Branch branch) {
                Term condition = Evaluation.of(branch.condition(), state);
                state.assume(condition, true).ifPresent(s -> arrival.at(branch.whenTrue(), s.recalling(branch.condition(), condition, true)));
                state.assume(condition, false).ifPresent(s -> arrival.at(branch.whenFalse(), s.recalling(branch.condition(), condition, false)));
            } else if (end instanceof Flow.End.Switch w) {
                choose(w, state, arrival);
            }
        }
    }

    private static void choose(Flow.End.Switch w, PathState state, Arrival arrival) {
        Term value = Evaluation.of(w.value(), state);
        Fact known = state.fact(value);
        for (int i = 0; i < w.targets().size(); i++) {
            Long label = w.values().get(i);
            int to = w.targets().get(i);
            if (label == null) {
                List<Long> labels = w.values().stream().filter(java.util.Objects::nonNull).toList();
                Fact other = Fact.noneOf(labels);
                boolean named = known != null && known.isOneOf() && labels.containsAll(known.numbers());
                boolean taken = !named && (other == null || known == null || !known.contradicts(other));
                if (taken) {
                    arrival.at(to, other == null ? state : state.know(value, other).orElse(state));
                }
            } else {
                state.know(value, Fact.of(label)).ifPresent(s -> arrival.at(to, s));
            }
        }
    }

    /** Adds {@code state} to those at {@code block}; tells whether that changed them. */
    private boolean arrive(int block, PathState state) {
        List<PathState> here = atBlock.get(block);
        PathState renamed = withOldNames(block, state);
        boolean changed = put(here, renamed, "at " + block);
        if (here.size() > MOST_STATES) {
            PathState all = one(here, "at " + block);
            here.clear();
            here.add(all);
        }
        return changed;
    }

    private boolean put(List<PathState> here, PathState state, String origin) {
        for (int i = 0; i < here.size(); i++) {
            PathState before = here.get(i);
            if (before.locks().isLike(state.locks()) && (here.size() >= MOST_ASKED || !before.differsInFlags(state) && before.hasWaited() == state.hasWaited())) {
                PathState merged = transfer.backPointers().joined(before, state, before.merge(state, address -> phi(origin, address)));
                if (merged.equals(before)) {
                    return false;
                }
                here.set(i, merged);
                return true;
            }
        }
        here.add(state);
        return true;
    }

    private static Term phi(String origin, Term address) {
        return Term.opaque("local" + address.number() + " " + origin);
    }

    /** What {@link #phi} calls a local variable at a block; asked for at each arrival, so it is made once. */
    private Term own(int block, Term address) {
        return own.get(block).computeIfAbsent(address.number(), n -> phi("at " + block, address));
    }

    /**
     * Values that this block names after itself and a variable are those of the last time round where the variable has changed
     * since; they get another name, so that {@code p = p->next} does not make two locks one.
     */
    private PathState withOldNames(int block, PathState state) {
        Set<Term> stale = new HashSet<>();
        for (Map.Entry<Term, Term> e : state.values().entrySet()) {
            if (e.getKey().kind() == Term.Kind.LOCAL) {
                Term own = own(block, e.getKey());
                if (!e.getValue().equals(own)) {
                    stale.add(own);
                }
            }
        }
        if (stale.isEmpty() || !mentions(state, stale)) {
            return state;
        }
        return state.map(term -> term.map(t -> t.kind() == Term.Kind.OPAQUE && stale.contains(t) ? Term.opaque(t.name() + " before") : null));
    }

    private static boolean mentions(PathState state, Set<Term> names) {
        return isIn(state.values().values(), names) || isIn(state.locks().held().keySet(), names)
                || isIn(state.locks().gone(), names) || isIn(state.facts().keySet(), names);
    }

    private static boolean isIn(Iterable<Term> terms, Set<Term> names) {
        for (Term t : terms) {
            if (isIn(t, names)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Term t, Set<Term> names) {
        return t.kind() == Term.Kind.OPAQUE && names.contains(t) || t.first() != null && isIn(t.first(), names) || t.second() != null && isIn(t.second(), names);
    }
}
