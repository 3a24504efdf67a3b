package org.lockwright.rules.rewrite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.CallEffects;
import org.lockwright.rules.pack.Rewrite;

/** Why statements may not stand in a region: what leaves them half-way, and what their calls may do. */
final class Hindrances {

    private static final Set<Kind> JUMPS = Set.of(Kind.RETURN, Kind.GOTO, Kind.LABEL, Kind.CASE, Kind.DEFAULT);
    private static final Set<Kind> UNREAD = Set.of(Kind.ASM, Kind.OTHER, Kind.PROBLEM);
    private static final Set<Kind> LOOPS = Set.of(Kind.WHILE, Kind.DO, Kind.FOR);

    private final CallEffects effects;
    private final Set<String> contracts;
    private final Set<String> users;
    private final Set<String> ordered;
    private final Map<String, Optional<Reason>> known = new HashMap<>();

    /** {@code ordered} are the lock classes of the declared order, which a region must not take. */
    Hindrances(Rewrite.Region rule, LockView locks, Set<String> ordered) {
        this.ordered = ordered;
        this.effects = locks.effects(rule.harmless().stream().map(Rewrite.HarmlessCall::call).collect(Collectors.toCollection(HashSet::new)));
        this.contracts = rule.contracts().stream().map(Rewrite.Contract::function).collect(Collectors.toCollection(TreeSet::new));
        this.users = locks.users(rule.objects().stream().flatMap(o -> o.fields().stream()).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Why {@code node}, a statement or an expression, may not stand in a region; empty if it may. */
    Optional<Reason> of(Node node) {
        Reason[] found = {null};
        node.walk(n -> {
            if (found[0] == null) {
                found[0] = at(n, node);
            }
        });
        return Optional.ofNullable(found[0]);
    }

    private Reason at(Node n, Node whole) {
        if (JUMPS.contains(n.kind()) || (n.kind() == Kind.BREAK || n.kind() == Kind.CONTINUE) && leaves(n, whole)) {
            return Reason.LEAVES;
        } else if (n.kind() == Kind.DECLARATION_STATEMENT && n == whole) {
            return Reason.IN_DECLARATION;
        } else if (UNREAD.contains(n.kind())) {
            return Reason.UNKNOWN_CALL;
        }
        return n.kind() == Kind.CALL ? call(n).orElse(null) : null;
    }

    /** Whether a break or continue goes to a place outside {@code whole}. */
    private static boolean leaves(Node jump, Node whole) {
        for (Node n = jump; n != whole; n = n.parent().orElseThrow()) {
            if (LOOPS.contains(n.kind()) || n.kind() == Kind.SWITCH && jump.kind() == Kind.BREAK) {
                return false;
            }
        }
        return !(LOOPS.contains(whole.kind()) || whole.kind() == Kind.SWITCH && jump.kind() == Kind.BREAK);
    }

    private Optional<Reason> call(Node call) {
        Node callee = call.child(0);
        while (callee.kind() == Kind.PAREN) {
            callee = callee.child(0);
        }
        if (callee.kind() != Kind.NAME || callee.symbol().filter(s -> s instanceof org.lockwright.parser.tree.Symbol.Variable).isPresent()) {
            return Optional.of(Reason.CALLS_OUT);
        }
        String name = callee.text();
        String path = call.enclosing(Kind.FUNCTION).map(Node::path).orElse("");
        return name.startsWith("__builtin") ? Optional.empty() : known(path, name);
    }

    private synchronized Optional<Reason> known(String path, String name) {
        Optional<Reason> found = known.get(path + " " + name);
        if (found == null) {
            found = ask(path, name);
            known.put(path + " " + name, found);
        }
        return found;
    }

    private Optional<Reason> ask(String path, String name) {
        Set<CallEffects.Effect> all = effects.of(path, name);
        Set<CallEffects.Kind> kinds = all.stream().map(CallEffects.Effect::kind).collect(Collectors.toSet());
        boolean takes = all.stream().anyMatch(e -> e.kind() == CallEffects.Kind.TAKES && ordered.contains(e.what()));
        Set<String> reached = new HashSet<>(effects.reached(path, name));
        reached.retainAll(users);
        reached.removeAll(contracts);
        if (kinds.contains(CallEffects.Kind.MOVES)) {
            return Optional.of(Reason.MOVES_LOCKS);
        } else if (kinds.contains(CallEffects.Kind.SLEEPS)) {
            return Optional.of(Reason.MAY_SLEEP);
        } else if (!reached.isEmpty() || takes) {
            return Optional.of(Reason.TAKES_LOCKS);
        } else if (kinds.contains(CallEffects.Kind.POINTER)) {
            return Optional.of(Reason.CALLS_OUT);
        }
        return kinds.contains(CallEffects.Kind.UNKNOWN) ? Optional.of(Reason.UNKNOWN_CALL) : Optional.empty();
    }
}
