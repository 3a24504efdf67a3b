package org.lockwright.rules.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of one function, by name in the scopes that are open. */
final class Variables {

    private final List<Flow.Variable> all = new ArrayList<>();
    private final Deque<Map<String, Expr.Target>> scopes = new ArrayDeque<>();
    private int made;

    List<Flow.Variable> all() {
        return all;
    }

    void open() {
        scopes.push(new HashMap<>());
    }

    void close() {
        scopes.pop();
    }

    /** A new parameter or automatic variable. */
    Expr.Target.Variable local(String name, String type) {
        all.add(new Flow.Variable(name, CTypes.spelled(type)));
        Expr.Target.Variable target = new Expr.Target.Variable(all.size() - 1);
        bind(name, target);
        return target;
    }

    /** A variable that the program does not name, for a value that branches decide. */
    Expr.Target.Variable made() {
        all.add(new Flow.Variable("%" + made++, ""));
        return new Expr.Target.Variable(all.size() - 1);
    }

    /** Lets {@code name} stand for {@code target} until the innermost scope closes. */
    void bind(String name, Expr.Target target) {
        scopes.element().put(name, target);
    }

    /** What {@code name} stands for; null if no scope of the function declares it. */
    Expr.Target find(String name) {
        for (Map<String, Expr.Target> scope : scopes) {
            Expr.Target target = scope.get(name);
            if (target != null) {
                return target;
            }
        }
        return null;
    }
}
