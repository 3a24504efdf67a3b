package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;

/** Lowers uses of macros that stand for one operation: those of pack rows, and loads and stores of atomic_loadstore(9). */
final class MacroCalls {

    private final FunctionLowering function;
    private final Map<MacroUse, Expr> done = new HashMap<>();
    private final Set<MacroUse> inside = new HashSet<>();

    MacroCalls(FunctionLowering function) {
        this.function = function;
    }

    /** Whether {@code n} comes out of such a use, which is not being lowered already. */
    boolean isUse(Node n) {
        MacroUse use = n.macro().orElse(null);
        return use != null && !inside.contains(use) && (function.unit().isRow(use) || isAtomic(use));
    }

    private static boolean isAtomic(MacroUse use) {
        return isLoad(use) || use.name().startsWith("atomic_store_");
    }

    private static boolean isLoad(MacroUse use) {
        return use.name().startsWith("atomic_load_");
    }

    /** The value of the use that {@code n} comes out of; empty if it is to be lowered as any other node. */
    Optional<Expr> value(Node n) {
        if (!isUse(n)) {
            return Optional.empty();
        }
        MacroUse use = n.macro().orElseThrow();
        Expr known = done.get(use);
        return known != null ? Optional.of(known) : lower(use, top(n, use));
    }

    /** Lowers the statement {@code n} if it is such a use as a whole; whether it was. */
    boolean statement(Node n) {
        Node first = n;
        while (first.macro().isEmpty() && !first.children().isEmpty() && first.span().start() == n.span().start()) {
            first = first.child(0);
        }
        if (!isUse(first)) {
            return false;
        }
        MacroUse use = first.macro().orElseThrow();
        boolean whole = n.macro().isPresent() || use.path().equals(n.path()) && use.span().start() == n.span().start() && endsAfter(n, use);
        if (!whole) {
            return false;
        }
        return done.containsKey(use) || lower(use, n.macro().isPresent() ? top(n, use) : n).isPresent();
    }

    private boolean endsAfter(Node n, MacroUse use) {
        int end = n.span().end();
        if (end <= use.span().end()) {
            return true;
        }
        return function.unit().text(n.path()).filter(t -> end <= t.length())
                .map(t -> t.slice(new Span(use.span().end(), end)).strip().equals(";"))
                .orElse(end - use.span().end() <= 1);
    }

    private static Node top(Node n, MacroUse use) {
        Node at = n;
        while (at.parent().flatMap(Node::macro).map(use::equals).orElse(false)) {
            at = at.parent().orElseThrow();
        }
        return at;
    }

    private Optional<Expr> lower(MacroUse use, Node root) {
        List<Node> arguments = arguments(use, root);
        boolean row = function.unit().isRow(use);
        inside.add(use);
        if (!row && (arguments.isEmpty() || arguments.get(0) == null)) {
            return Optional.empty();
        }
        Expr out;
        if (row) {
            List<Expr> values = new ArrayList<>();
            arguments.forEach(a -> values.add(a == null ? new Expr.Unknown("argument") : function.values().value(a)));
            out = function.call(function.unit().place(use.path(), use.span()), use.name(), null, null, values);
        } else {
            out = atomic(use, arguments);
        }
        inside.remove(use);
        done.put(use, out);
        return Optional.of(out);
    }

    private Expr atomic(MacroUse use, List<Node> arguments) {
        Node pointer = CTypes.bare(arguments.get(0));
        boolean address = pointer.kind() == Kind.UNARY && pointer.operator().equals("&");
        Lvalue place = address
                ? function.lvalues().lvalue(pointer.child(0))
                : Lvalue.of(Lvalue.at(function.values().value(pointer)));
        if (isLoad(use)) {
            function.access(place, Step.Use.ATOMIC, use.name());
            boolean isVariable = place.target() instanceof Expr.Target.GlobalVariable;
            return isVariable ? function.call(function.unit().place(use.path(), use.span()), use.name(), null, null, List.of(place.address())) : place.value();
        }
        Node stored = arguments.size() > 1 ? arguments.get(1) : null;
        Expr value = stored == null ? new Expr.Unknown("argument") : function.values().value(stored);
        function.access(place, Step.Use.ATOMIC, use.name());
        function.graph().step(new Step.Assign(function.unit().place(use.path(), use.span()), place.target(), value));
        return value;
    }

    /** The nodes of the arguments of {@code use} in what it expands to, null for one that is not found there. */
    private List<Node> arguments(MacroUse use, Node root) {
        List<Node> out = new ArrayList<>();
        SourceText text = function.unit().text(use.path()).filter(t -> use.span().end() <= t.length()).orElse(null);
        if (text != null) {
            for (Span span : MacroArguments.spans(text, use.span())) {
                out.add(find(root, use, span));
            }
        }
        return out;
    }

    private static Node find(Node n, MacroUse use, Span span) {
        if (MacroArguments.is(n, use, span)) {
            return n;
        }
        Node second = null;
        for (Node child : n.children()) {
            Node found = find(child, use, span);
            if (found != null && !isUnevaluated(found, n)) {
                return found;
            }
            second = second == null ? found : second;
        }
        return second;
    }

    private static boolean isUnevaluated(Node found, Node top) {
        Node at = found;
        while (at != top) {
            if (at.kind() == Kind.UNEVALUATED) {
                return true;
            }
            at = at.parent().orElse(top);
        }
        return top.kind() == Kind.UNEVALUATED;
    }
}
