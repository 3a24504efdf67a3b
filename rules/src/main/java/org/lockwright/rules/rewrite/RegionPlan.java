package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.pack.Rewrite;

/**
 * The regions of one function: settles the uses that need none, and brackets the others, the smallest legal region each.
 *
 * <p>Statements are tried from the outside: one that may stand in a region as a whole gets one, with the statements beside it that want the same
 * lock; of one that may not, the conditions and the parts are tried.
 */
final class RegionPlan {

    private static final Set<Kind> LOOPS = Set.of(Kind.WHILE, Kind.DO, Kind.FOR);

    private final Rewrite.Region rule;
    private final Node function;
    private final SourceText source;
    private final LockView locks;
    private final Hindrances hindrances;
    private final Map<String, String> aliases;
    private final List<RegionUses.Use> uses;
    private final Map<Node, RegionLock> open = new IdentityHashMap<>();
    private final Map<RegionUses.Use, Decision> decisions = new IdentityHashMap<>();

    RegionPlan(Rewrite.Region rule, Node function, List<RegionUses.Use> uses, SourceText source, LockView locks, Hindrances hindrances) {
        this.rule = rule;
        this.function = function;
        this.uses = uses;
        this.source = source;
        this.locks = locks;
        this.hindrances = hindrances;
        this.aliases = uses.isEmpty() ? Map.of() : RegionLock.aliases(function, source);
    }

    /** The decisions, in the order of the uses. */
    List<Decision> decisions() {
        if (uses.isEmpty()) {
            return List.of();
        }
        Node body = function.child(function.children().size() - 1);
        RegionHeld held = new RegionHeld(rule.names(), source, aliases).walked(body);
        uses.forEach(use -> settle(use, held));
        if (!open.isEmpty()) {
            parts(body, false);
        }
        return uses.stream().map(u -> decisions.getOrDefault(u, u.refused(function.text(), Reason.OTHER_SHAPE))).toList();
    }

    /** Decides on a use that needs no region, or must not have one; leaves the others open. */
    private void settle(RegionUses.Use use, RegionHeld held) {
        Optional<RegionLock> lock = RegionUses.isInMacro(use) || use.object() == null ? Optional.empty() : RegionLock.of(use, source);
        if (RegionUses.isInMacro(use)) {
            refuse(use, Reason.MACRO_BODY);
        } else if (use.node().enclosing(Kind.UNEVALUATED).isPresent()) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "not evaluated");
        } else if (use.object() == null || escapes(use)) {
            refuse(use, Reason.ADDRESS_TAKEN);
        } else if (lock.isEmpty()) {
            refuse(use, Reason.OBJECT_CHANGES);
        } else if (contracted(lock.get())) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "the callers hold it");
        } else if (held.at(use.node()).contains(lock.get().canonical(aliases))) {
            decide(use, Site.Outcome.RIGHT_BY_TEXT, "in a region");
        } else if (use.field().isEmpty()) {
            open.put(use.node(), lock.get());
        } else {
            ask(use, lock.get());
        }
    }

    /** Asks the lock analysis whether today's lock is held at the use of a field. */
    private void ask(RegionUses.Use use, RegionLock lock) {
        Optional<FieldUse> known = locks.use(use.node().path(), use.node().span().start(), use.field());
        String answer = known.map(FieldUse::answer).orElse("");
        if (known.isEmpty()) {
            refuse(use, Reason.NOT_FOLLOWED);
        } else if (answer.equals("EXEMPT")) {
            decide(use, Site.Outcome.RIGHT_BY_PROOF, known.get().why());
        } else if (answer.equals("HELD")) {
            open.put(use.node(), lock);
        } else {
            refuse(use, Reason.NOT_HELD);
        }
    }

    /** Whether the address of the field goes elsewhere than straight into a call or through a pointer to one of its members. */
    private static boolean escapes(RegionUses.Use use) {
        Node at = use.node();
        Node parent = at.parent().orElse(null);
        while (parent != null && (parent.kind() == Kind.PAREN || parent.kind() == Kind.FIELD && parent.operator().equals("."))) {
            at = parent;
            parent = at.parent().orElse(null);
        }
        if (use.field().isEmpty() || parent == null || parent.kind() != Kind.UNARY || !parent.operator().equals("&")) {
            return false;
        }
        Node outer = parent.parent().orElse(null);
        while (outer != null && (outer.kind() == Kind.PAREN || outer.kind() == Kind.CAST)) {
            outer = outer.parent().orElse(null);
        }
        return outer == null || outer.kind() != Kind.CALL && outer.kind() != Kind.FIELD;
    }

    /** Whether the callers of the function hold {@code lock}. */
    private boolean contracted(RegionLock lock) {
        List<String> parameters = function.children().stream().filter(c -> c.kind() == Kind.PARAMETER).map(Node::text).toList();
        return rule.contracts().stream().filter(c -> c.function().equals(function.text())).anyMatch(c -> {
            int i = c.lock().charAt(c.lock().indexOf("arg") + 3) - '0';
            return i < parameters.size() && c.lock().replaceFirst("arg[0-9]", parameters.get(i)).equals(lock.canonical(aliases));
        });
    }

    private void decide(RegionUses.Use use, Site.Outcome outcome, String detail) {
        decisions.put(use, use.decided(function.text(), outcome, detail, Optional.empty()));
    }

    private void refuse(RegionUses.Use use, Reason reason) {
        decisions.put(use, use.refused(function.text(), reason));
    }

    /** The uses under {@code node} that nothing was decided on yet. */
    private List<RegionUses.Use> openIn(Node node) {
        return uses.stream().filter(u -> open.containsKey(u.node()) && !decisions.containsKey(u) && isIn(u.node(), node)).toList();
    }

    private static boolean isIn(Node node, Node outer) {
        Node n = node;
        while (n != null && n != outer) {
            n = n.parent().orElse(null);
        }
        return n == outer;
    }

    private void refuseAll(List<RegionUses.Use> some, Reason reason) {
        some.forEach(u -> refuse(u, reason));
    }

    private void bracket(List<RegionUses.Use> some, Optional<Replacement> by) {
        some.forEach(u -> decisions.put(u, by.isEmpty() ? u.refused(function.text(), Reason.OTHER_SHAPE)
                : u.decided(function.text(), Site.Outcome.REWRITTEN, "in a region", by)));
    }

    /** The one lock that {@code some} want; empty if there are several. */
    private Optional<RegionLock> lock(List<RegionUses.Use> some) {
        Set<String> all = new TreeSet<>();
        some.forEach(u -> all.add(open.get(u.node()).canonical(aliases)));
        return all.size() == 1 ? Optional.of(open.get(some.get(0).node())) : Optional.empty();
    }

    /** Why {@code node} may not stand in a region of {@code lock}; empty if it may. */
    private Optional<Reason> hindrance(Node node, Optional<RegionLock> lock) {
        Optional<Reason> found = hindrances.of(node);
        if (found.isPresent() || lock.isEmpty()) {
            return found.isPresent() ? found : Optional.of(Reason.TWO_LOCKS);
        }
        Set<String> changed = new LinkedHashSet<>();
        node.walk(n -> RegionLock.changed(n).ifPresent(changed::add));
        return lock.get().variables().stream().anyMatch(changed::contains) ? Optional.of(Reason.OBJECT_CHANGES) : Optional.empty();
    }

    /** Plans what {@code node} is made of: a block's statements, or the one statement of a branch; {@code braced} if that has braces by then. */
    private void parts(Node node, boolean braced) {
        if (node.kind() == Kind.COMPOUND) {
            row(node.children());
            return;
        }
        List<RegionUses.Use> here = openIn(node);
        if (!here.isEmpty()) {
            Optional<RegionLock> lock = lock(here);
            if (hindrance(node, lock).isEmpty()) {
                bracket(here, new RegionText(source, rule.names(), lock.get().text()).bare(node, braced));
            } else {
                narrow(node, here);
            }
        }
    }

    private void row(List<Node> statements) {
        int i = 0;
        while (i < statements.size()) {
            List<RegionUses.Use> here = openIn(statements.get(i));
            Optional<RegionLock> lock = here.isEmpty() ? Optional.empty() : lock(here);
            int next = i + 1;
            if (!here.isEmpty() && hindrance(statements.get(i), lock).isEmpty()) {
                List<RegionUses.Use> all = new ArrayList<>(here);
                while (next < statements.size() && joins(statements.get(next), lock.get())) {
                    all.addAll(openIn(statements.get(next)));
                    next++;
                }
                bracket(all, new RegionText(source, rule.names(), lock.get().text()).around(statements.get(i), statements.get(next - 1)));
            } else if (!here.isEmpty()) {
                narrow(statements.get(i), here);
            }
            i = next;
        }
    }

    /** Whether {@code next} may stand in the same region. */
    private boolean joins(Node next, RegionLock lock) {
        List<RegionUses.Use> more = openIn(next);
        Optional<RegionLock> other = more.isEmpty() ? Optional.empty() : lock(more);
        return other.isPresent() && other.get().canonical(aliases).equals(lock.canonical(aliases)) && hindrance(next, other).isEmpty();
    }

    /** Plans a statement that may not stand in a region as a whole. */
    private void narrow(Node s, List<RegionUses.Use> here) {
        if (s.kind() == Kind.COMPOUND) {
            row(s.children());
        } else if (s.kind() == Kind.IF) {
            boolean braced = conditions(s);
            for (Node at = s; at != null; at = at.children().size() > 2 && at.child(2).kind() == Kind.IF ? at.child(2) : null) {
                parts(at.child(1), braced);
                if (at.children().size() > 2 && at.child(2).kind() != Kind.IF) {
                    parts(at.child(2), braced);
                }
            }
        } else if (LOOPS.contains(s.kind()) || s.kind() == Kind.SWITCH) {
            Node body = s.kind() == Kind.DO ? s.child(0) : s.child(s.children().size() - 1);
            List<RegionUses.Use> head = here.stream().filter(u -> !isIn(u.node(), body)).toList();
            refuseAll(head, s.kind() == Kind.SWITCH ? hindrance(s, lock(here)).orElse(Reason.LEAVES) : Reason.LOOP);
            parts(body, false);
        } else if (s.kind() == Kind.LABEL && !s.children().isEmpty()) {
            row(s.children());
        } else {
            refuseAll(here, hindrance(s, lock(here)).orElse(Reason.OTHER_SHAPE));
        }
    }

    /** Plans the conditions of {@code s} and of what follows its {@code else}; whether their branches get braces. */
    private boolean conditions(Node s) {
        List<Node> all = new ArrayList<>();
        for (Node at = s; at != null; at = at.children().size() > 2 && at.child(2).kind() == Kind.IF ? at.child(2) : null) {
            all.add(at.child(0));
        }
        List<RegionUses.Use> here = all.stream().flatMap(c -> openIn(c).stream()).toList();
        if (here.isEmpty()) {
            return false;
        }
        Optional<RegionLock> lock = lock(here);
        Optional<Reason> reason = all.stream().flatMap(c -> hindrance(c, lock).stream()).findFirst();
        if (reason.isPresent()) {
            refuseAll(here, reason.get());
            return false;
        }
        Optional<Replacement> by = new RegionText(source, rule.names(), lock.get().text()).conditions(s);
        bracket(here, by);
        return by.isPresent();
    }
}
