package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/**
 * Follows the interrupt level through one function, along every path its syntax allows.
 *
 * <p>A state is the raises that may still stand, oldest first; null where no path leads. At a join both sides count. {@code splx} ends
 * the newest raise kept in its variable and every later one.
 */
final class LevelFlow {

    private static final int PASSES = 6;

    private final LevelCalls words;
    private final SavedLevel saved;
    private final Map<Node, Opening> openings = new IdentityHashMap<>();
    private final Map<Node, Set<List<Opening>>> seen = new LinkedHashMap<>();
    private final Map<String, List<Opening>> labels = new HashMap<>();
    private final Set<Opening> leftOpen = new LinkedHashSet<>();
    private final Set<Opening> ended = new LinkedHashSet<>();
    private final List<Node> unmatched = new ArrayList<>();
    private List<Opening> broken;
    private List<Opening> continued;
    private List<Opening> atSwitch;

    private LevelFlow(Node function, LevelCalls words) {
        this.words = words;
        this.saved = new SavedLevel(function);
    }

    /** Follows {@code function}. */
    static LevelFlow of(Node function, LevelCalls words) {
        LevelFlow flow = new LevelFlow(function, words);
        Node body = function.children().get(function.children().size() - 1);
        for (int pass = 0; pass < PASSES; pass++) {
            Map<String, List<Opening>> before = Map.copyOf(flow.labels);
            List<Opening> end = flow.run(body, List.of());
            flow.exit(end);
            if (before.equals(flow.labels)) {
                break;
            }
        }
        return flow;
    }

    /** Expressions met, each with the states it was met in. */
    Map<Node, Set<List<Opening>>> seen() {
        return seen;
    }

    /** Raises that stand when the function is left and that nothing in it ends. */
    Set<Opening> leftOpen() {
        Set<Opening> out = new LinkedHashSet<>(leftOpen);
        out.removeAll(ended);
        return out;
    }

    /** Calls that restore a level saved elsewhere. */
    List<Node> unmatched() {
        return unmatched;
    }

    private void exit(List<Opening> state) {
        if (state != null) {
            leftOpen.addAll(state);
        }
    }

    private List<Opening> run(Node s, List<Opening> in) {
        return switch (s.kind()) {
            case COMPOUND -> block(s, in);
            case IF -> branch(s, in);
            case WHILE -> loop(s.child(0), s.child(1), null, in, false);
            case DO -> loop(s.child(1), s.child(0), null, in, true);
            case FOR -> loop(s.child(1), s.child(3), s.child(2), run(s.child(0), in), false);
            case SWITCH -> choice(s, in);
            case CASE, DEFAULT -> merge(in, atSwitch);
            case LABEL -> label(s, in);
            case GOTO -> {
                if (in != null) {
                    labels.merge(s.text(), in, LevelFlow::merge);
                }
                yield null;
            }
            case BREAK -> {
                broken = merge(broken, in);
                yield null;
            }
            case CONTINUE -> {
                continued = merge(continued, in);
                yield null;
            }
            case RETURN -> {
                exit(s.children().isEmpty() ? in : expression(s.child(0), in));
                yield null;
            }
            case EMPTY, ASM -> in;
            default -> expression(s, in);
        };
    }

    private List<Opening> block(Node s, List<Opening> in) {
        List<Opening> state = in;
        for (Node child : s.children()) {
            state = run(child, state);
        }
        return state;
    }

    private List<Opening> branch(Node s, List<Opening> in) {
        List<Opening> after = expression(s.child(0), in);
        List<Opening> then = run(s.child(1), after);
        return merge(then, s.children().size() > 2 ? run(s.child(2), after) : after);
    }

    private List<Opening> loop(Node condition, Node body, Node step, List<Opening> in, boolean bodyFirst) {
        List<Opening> outerBroken = broken;
        List<Opening> outerContinued = continued;
        broken = null;
        List<Opening> head = in;
        List<Opening> out = null;
        for (int pass = 0; pass < PASSES; pass++) {
            continued = null;
            List<Opening> tested = bodyFirst ? head : expression(condition, head);
            List<Opening> end = merge(run(body, tested), continued);
            end = step == null ? end : expression(step, end);
            end = bodyFirst ? expression(condition, end) : end;
            out = bodyFirst ? end : tested;
            List<Opening> next = merge(head, end);
            if (next == null || next.equals(head)) {
                break;
            }
            head = next;
        }
        boolean isEndless = isTrue(condition);
        out = isEndless ? broken : merge(out, broken);
        broken = outerBroken;
        continued = outerContinued;
        return out;
    }

    private static boolean isTrue(Node condition) {
        Node n = condition;
        while (n.kind() == Kind.PAREN) {
            n = n.child(0);
        }
        return n.kind() == Kind.EMPTY || n.kind() == Kind.LITERAL && !n.text().equals("0");
    }

    private List<Opening> choice(Node s, List<Opening> in) {
        List<Opening> outerBroken = broken;
        List<Opening> outerSwitch = atSwitch;
        broken = null;
        atSwitch = expression(s.child(0), in);
        List<Opening> out = merge(merge(run(s.child(1), null), broken), atSwitch);
        broken = outerBroken;
        atSwitch = outerSwitch;
        return out;
    }

    private List<Opening> label(Node s, List<Opening> in) {
        List<Opening> state = merge(in, labels.get(s.text()));
        return s.children().isEmpty() ? state : run(s.child(0), state);
    }

    private List<Opening> expression(Node e, List<Opening> in) {
        if (in == null || e.kind() == Kind.EMPTY) {
            return in;
        }
        seen.computeIfAbsent(e, n -> new LinkedHashSet<>()).add(in);
        List<Opening> state = in;
        List<Node> calls = new ArrayList<>();
        e.walk(n -> {
            if (n.kind() == Kind.CALL) {
                calls.add(n);
            }
        });
        for (Node call : calls) {
            state = after(call, state);
        }
        return words.neverReturns(e) ? null : state;
    }

    private List<Opening> after(Node call, List<Opening> state) {
        if (words.lowersAll(call)) {
            return List.of();
        }
        if (words.closesWrapped(call)) {
            return state.stream().filter(o -> !words.isWrapper(o.call())).toList();
        }
        if (words.restores(call)) {
            return restored(call, state);
        }
        Opening opening = openings.computeIfAbsent(call, c -> words.opening(c).orElse(null));
        if (opening == null || state.contains(opening)) {
            return state;
        }
        List<Opening> out = new ArrayList<>(state);
        out.add(opening);
        return out;
    }

    private List<Opening> restored(Node call, List<Opening> state) {
        String place = call.children().size() > 1 ? SavedLevel.spell(call.child(1)) : "?";
        for (String wanted : List.of(place, saved.origin(place))) {
            for (int i = state.size() - 1; i >= 0; i--) {
                if (state.get(i).saved().equals(wanted)) {
                    ended.addAll(state.subList(i, state.size()));
                    return closed(state, i, wanted);
                }
            }
        }
        if (!unmatched.contains(call)) {
            unmatched.add(call);
        }
        return state;
    }

    /** {@code state} without the raise at {@code i}, every later one, and those before it kept in the same variable: other paths'. */
    private static List<Opening> closed(List<Opening> state, int i, String variable) {
        return state.subList(0, i).stream().filter(o -> !o.saved().equals(variable)).toList();
    }

    private static List<Opening> merge(List<Opening> a, List<Opening> b) {
        if (a == null || b == null || a.equals(b)) {
            return a == null ? b : a;
        }
        List<Opening> out = new ArrayList<>(a);
        b.stream().filter(o -> !out.contains(o)).forEach(out::add);
        return out;
    }
}
