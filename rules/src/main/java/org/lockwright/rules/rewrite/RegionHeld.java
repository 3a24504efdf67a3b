package org.lockwright.rules.rewrite;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.pack.Rewrite;

/**
 * Which uses stand where the class's macros already hold the lock, by a walk over the statements of one function.
 *
 * <p>After a label nothing counts as held, after branches what all of them leave held, in a loop what holds before it and at the end of a turn.
 */
final class RegionHeld {


    private final Rewrite.ClassNames names;
    private final SourceText source;
    private final Map<String, String> aliases;
    private final Map<Node, Set<String>> at = new IdentityHashMap<>();
    private final Deque<List<Set<String>>> breaks = new ArrayDeque<>();
    private final Deque<Set<String>> switches = new ArrayDeque<>();

    RegionHeld(Rewrite.ClassNames names, SourceText source, Map<String, String> aliases) {
        this.names = names;
        this.source = source;
        this.aliases = aliases;
    }

    /** The locks, in their canonical text, held at each node of {@code body}, as the key of what {@link #at} gives. */
    RegionHeld walked(Node body) {
        statement(body, new TreeSet<>());
        return this;
    }

    /** The locks held at {@code node}. */
    Set<String> at(Node node) {
        for (Node n = node; n != null; n = n.parent().orElse(null)) {
            if (at.containsKey(n)) {
                return at.get(n);
            }
        }
        return Set.of();
    }

    /** What is held after {@code s}; null if control does not come there. */
    private Set<String> statement(Node s, Set<String> before) {
        Set<String> held = before == null ? new TreeSet<>() : before;
        at.put(s, held);
        Optional<Set<String>> acted = act(s, held);
        if (acted.isPresent()) {
            return acted.get();
        } else if (s.kind().isLoop()) {
            return loop(s, held);
        }
        return switch (s.kind()) {
            case COMPOUND -> row(s.children(), before);
            case IF -> branches(s, held);
            case SWITCH -> choice(s, held);
            case CASE, DEFAULT -> switches.isEmpty() ? held : both(before, switches.peek());
            case LABEL -> s.children().isEmpty() ? new TreeSet<>() : statement(s.child(s.children().size() - 1), new TreeSet<>());
            case BREAK -> left(held);
            default -> s.kind().isJump() ? null : held;
        };
    }

    private Set<String> left(Set<String> held) {
        if (!breaks.isEmpty()) {
            breaks.peek().add(held);
        }
        return null;
    }

    private Set<String> row(List<Node> statements, Set<String> before) {
        Set<String> now = before;
        for (Node s : statements) {
            now = statement(s, now);
        }
        return now;
    }

    private Set<String> branches(Node s, Set<String> held) {
        Set<String> then = statement(s.child(1), held);
        Set<String> otherwise = s.children().size() > 2 ? statement(s.child(2), held) : held;
        return both(then, otherwise);
    }

    private Set<String> loop(Node s, Set<String> held) {
        breaks.push(new ArrayList<>());
        Node body = s.kind() == Kind.DO ? s.child(0) : s.child(s.children().size() - 1);
        Set<String> end = statement(body, held);
        Set<String> kept = both(held, end);
        if (!kept.equals(held)) {
            statement(body, kept);
            at.put(s, kept);
        }
        Set<String> out = kept;
        for (Set<String> b : breaks.pop()) {
            out = both(out, b);
        }
        return out;
    }

    private Set<String> choice(Node s, Set<String> held) {
        breaks.push(new ArrayList<>());
        switches.push(held);
        Set<String> out = both(statement(s.child(1), null), held);
        switches.pop();
        for (Set<String> b : breaks.pop()) {
            out = both(out, b);
        }
        return out;
    }

    private static Set<String> both(Set<String> a, Set<String> b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        Set<String> out = new HashSet<>(a);
        out.retainAll(b);
        return out;
    }

    /** What is held after one of the class's macros; empty for any other statement. */
    private Optional<Set<String>> act(Node s, Set<String> held) {
        for (String name : List.of(names.enter(), names.exit(), names.assertion())) {
            Optional<String> lock = argument(s, name).map(t -> aliases.getOrDefault(t, t).replaceAll("\\s+", ""));
            if (lock.isPresent()) {
                Set<String> after = new TreeSet<>(held);
                if (name.equals(names.exit())) {
                    after.remove(lock.get());
                } else {
                    after.add(lock.get());
                }
                return Optional.of(after);
            }
        }
        return Optional.empty();
    }

    /** The argument of the macro or function {@code name} that {@code s} is a use of. */
    private Optional<String> argument(Node s, String name) {
        Node e = s.kind() == Kind.EXPRESSION_STATEMENT && !s.children().isEmpty() ? s.child(0) : s;
        if (e.kind() == Kind.CALL && e.child(0).kind() == Kind.NAME && e.child(0).text().equals(name) && e.children().size() == 2) {
            return Optional.of(source.slice(e.child(1).span()));
        }
        Optional<MacroUse> use = e.macro().filter(m -> m.name().equals(name) && m.path().equals(source.path()) && MacroText.isWhole(e));
        return use.map(m -> source.slice(m.span())).filter(t -> t.indexOf('(') > 0).map(t -> t.substring(t.indexOf('(') + 1, t.lastIndexOf(')')).strip());
    }
}
