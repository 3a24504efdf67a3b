package org.lockwright.rules.rewrite;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.rules.lockset.CallEffects;
import org.lockwright.rules.pack.Rewrite;

/** Why statements may not stand in a region: what leaves them half-way, and what their calls may do. */
final class Hindrances {

    private static final Set<Kind> JUMPS = Set.of(Kind.RETURN, Kind.GOTO, Kind.LABEL, Kind.CASE, Kind.DEFAULT);
    private static final Set<Kind> UNREAD = Set.of(Kind.ASM, Kind.OTHER, Kind.PROBLEM);

    private final CallEffects effects;
    private final Set<String> contracts;
    private final Set<String> users;
    private final Set<String> ordered;
    private final Map<String, Optional<Reason>> known = new HashMap<>();
    private final Map<Reason, Set<String>> why = new TreeMap<>();

    /** {@code harmless} calls are passed over; {@code ordered} are the lock classes of the declared order, which a region must not take. */
    Hindrances(Rewrite.Region rule, LockView locks, Set<String> harmless, Set<String> ordered) {
        this.ordered = ordered;
        this.effects = locks.effects(harmless);
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
            if (n.kind().isLoop() || n.kind() == Kind.SWITCH && jump.kind() == Kind.BREAK) {
                return false;
            }
        }
        return !(whole.kind().isLoop() || whole.kind() == Kind.SWITCH && jump.kind() == Kind.BREAK);
    }

    private Optional<Reason> call(Node call) {
        Node callee = call.child(0);
        while (callee.kind() == Kind.PAREN) {
            callee = callee.child(0);
        }
        if (callee.kind() != Kind.NAME || callee.symbol().filter(Symbol.Variable.class::isInstance).isPresent()) {
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

    /** Which calls were found to be a hindrance, by reason, sorted. */
    List<String> notes() {
        return why.entrySet().stream().map(e -> e.getKey().code() + ": " + String.join(", ", e.getValue())).toList();
    }

    /** Notes {@code reason} with what in the call of {@code name} it is. */
    private Optional<Reason> noted(Reason reason, String name, Set<String> what) {
        String in = what.stream().filter(w -> !w.equals(name)).limit(3).collect(Collectors.joining(", "));
        why.computeIfAbsent(reason, r -> new TreeSet<>()).add(name + "()" + (in.isEmpty() ? "" : " for " + in));
        return Optional.of(reason);
    }

    private static Set<String> of(Set<CallEffects.Effect> all, CallEffects.Kind kind) {
        return all.stream().filter(e -> e.kind() == kind).map(CallEffects.Effect::what).collect(Collectors.toCollection(TreeSet::new));
    }

    private Optional<Reason> ask(String path, String name) {
        Set<CallEffects.Effect> all = effects.of(path, name);
        Set<String> reached = new HashSet<>(effects.reached(path, name));
        reached.retainAll(users);
        reached.removeAll(contracts);
        Set<String> taken = of(all, CallEffects.Kind.TAKES);
        taken.retainAll(ordered);
        if (all.stream().anyMatch(e -> e.kind() == CallEffects.Kind.MOVES)) {
            return noted(Reason.MOVES_LOCKS, name, of(all, CallEffects.Kind.MOVES));
        } else if (all.stream().anyMatch(e -> e.kind() == CallEffects.Kind.SLEEPS)) {
            return noted(Reason.MAY_SLEEP, name, of(all, CallEffects.Kind.SLEEPS));
        } else if (!reached.isEmpty() || !taken.isEmpty()) {
            return noted(Reason.TAKES_LOCKS, name, reached.isEmpty() ? taken : new TreeSet<>(reached));
        } else if (all.stream().anyMatch(e -> e.kind() == CallEffects.Kind.POINTER)) {
            return noted(Reason.CALLS_OUT, name, of(all, CallEffects.Kind.POINTER));
        }
        return all.isEmpty() || all.stream().allMatch(e -> e.kind() == CallEffects.Kind.TAKES) ? Optional.empty()
                : noted(Reason.UNKNOWN_CALL, name, of(all, CallEffects.Kind.UNKNOWN));
    }
}
