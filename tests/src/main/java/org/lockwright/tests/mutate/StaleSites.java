package org.lockwright.tests.mutate;

import java.util.List;
import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.LockAct;

/** A socket unlocked by a pointer to its lock from before solockreset(): stale-so-lock. */
final class StaleSites {

    private StaleSites() {
    }

    static void find(View view, Sites sites) {
        for (Node statement : view.all(Kind.EXPRESSION_STATEMENT)) {
            Node call = statement.children().size() == 1 ? statement.child(0) : statement;
            boolean resets = call.kind() == Kind.CALL && call.child(0).text().equals("solockreset") && call.children().size() > 1 && call.child(1).origin().isExact();
            if (resets) {
                resets(view, statement, view.text(call.child(1)), sites);
            }
        }
    }

    private static void resets(View view, Node statement, String socket, Sites sites) {
        List<View.Spot> unlocks = view.spots().stream().filter(s -> s.start() > statement.span().start() && s.act().kind() == LockAct.Kind.GIVE
                && view.known().areOne(s.act().lockClass(), "socket.so_lock", view.path()) && view.text(s.statement()).contains(socket)).toList();
        if (unlocks.isEmpty() || view.isUnclear()) {
            sites.addUndecided(Operator.STALE_SO_LOCK);
            return;
        }
        View.Spot last = unlocks.get(0);
        Set<String> names = view.known().names("socket.so_lock", view.path());
        int at = statement.span().start();
        sites.add(view.mutant(Operator.STALE_SO_LOCK, "socket.so_lock", names, List.of(
                new View.Edit(at, at, "kmutex_t *stale_lock = " + socket + "->so_lock; "), View.replace(last.statement(), "mutex_exit(stale_lock);"))));
    }
}
