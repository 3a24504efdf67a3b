package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;

/**
 * An order seen, against the orders declared.
 *
 * @param edge what was seen
 * @param verdict how it stands
 * @param line the declared order that decides; empty if none does
 * @param where the comment or practice that order rests on
 */
public record OrderRow(OrderEdge edge, Verdict verdict, String line, String where) {

    /** How an order seen stands to those declared. */
    public enum Verdict {
        /** An order says so. */
        DECLARED,
        /** An order says otherwise. */
        CONTRADICTS,
        /** No order names both classes. */
        UNDECLARED,
        /** No order names both classes, and they are taken the other way round too, perhaps through further classes. */
        IN_A_CYCLE
    }

    /** A row for each edge, in the order of {@code edges}; a lock that is only tried contradicts nothing. */
    public static List<OrderRow> of(Collection<OrderEdge> edges, Locking locking) {
        Map<String, Set<String>> inner = new HashMap<>();
        edges.stream().filter(e -> !e.tried() && !e.outer().equals(e.inner()))
                .forEach(e -> inner.computeIfAbsent(e.outer(), o -> new TreeSet<>()).add(e.inner()));
        return edges.stream().map(e -> row(e, locking, inner)).toList();
    }

    private static OrderRow row(OrderEdge edge, Locking locking, Map<String, Set<String>> inner) {
        if (edge.outer().equals(edge.inner())) {
            Optional<String> nests = locking.locks().stream().filter(l -> l.name().equals(edge.outer())).map(Locking.LockName::nests)
                    .filter(n -> !n.isEmpty()).findFirst();
            return new OrderRow(edge, nests.isPresent() ? Verdict.DECLARED : Verdict.UNDECLARED, nests.map(n -> "nests: " + n).orElse(""), "");
        }
        OrderRow declared = null;
        for (Locking.Order order : locking.orders()) {
            LockOrder line = LockOrder.parse(order.line());
            if (line.rank(edge.outer()).isEmpty() || line.rank(edge.inner()).isEmpty()) {
                continue;
            }
            if (line.mayNest(edge.outer(), edge.inner())) {
                declared = declared != null ? declared : new OrderRow(edge, Verdict.DECLARED, order.line(), order.where());
            } else if (!edge.tried()) {
                return new OrderRow(edge, Verdict.CONTRADICTS, order.line(), order.where());
            }
        }
        if (declared != null) {
            return declared;
        }
        boolean cycle = !edge.tried() && reaches(inner, edge.inner(), edge.outer());
        return new OrderRow(edge, cycle ? Verdict.IN_A_CYCLE : Verdict.UNDECLARED, "", "");
    }

    private static boolean reaches(Map<String, Set<String>> inner, String from, String to) {
        Set<String> seen = new TreeSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (String next : inner.getOrDefault(open.pop(), Set.of())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return false;
    }
}
