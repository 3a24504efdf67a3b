package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Lowers calls. */
final class Calls {

    private static final Set<String> UNEVALUATED = Set.of("__builtin_object_size", "__builtin_types_compatible_p", "__builtin_offsetof");
    private static final Set<String> NEVER_RETURN = Set.of("__builtin_unreachable", "__builtin_trap", "__builtin_abort");

    private final FunctionLowering function;

    Calls(FunctionLowering function) {
        this.function = function;
    }

    /** Whether {@code n} is a call of {@code __builtin_expect}, which has the value of its first argument. */
    static boolean isExpect(Node n) {
        return n.kind() == Kind.CALL
                && n.children().size() > 1
                && n.child(0).kind() == Kind.NAME
                && (n.child(0).text().equals("__builtin_expect") || n.child(0).text().startsWith("__predict_"));
    }

    /** The result of the CALL node {@code n}. */
    Expr call(Node n) {
        Node callee = callee(n.child(0));
        List<Node> arguments = n.children().subList(1, n.children().size());
        boolean named = callee.kind() == Kind.NAME
                && !(callee.symbol().orElse(null) instanceof Symbol.Variable)
                && function.variables().find(callee.text()) == null
                && !function.macros().isUse(callee);
        if (!named) {
            Expr pointer = function.values().value(callee);
            return pointer instanceof Expr.FunctionRef f
                    ? function.call(function.place(n), f.function().name(), f.function(), null, values(arguments, ""))
                    : function.call(function.place(n), "", null, pointer, values(arguments, ""));
        }
        String name = callee.text();
        if (name.startsWith("__")) {
            Expr builtin = builtin(n, name, arguments);
            if (builtin != null) {
                return builtin;
            }
        }
        FunctionId id = callee.symbol().orElse(null) instanceof Symbol.Function f
                ? new FunctionId(f.name(), f.file())
                : new FunctionId(name, "");
        return function.call(function.place(n), name, id, null, values(arguments, AtomicNames.is(name) ? name : ""));
    }

    /** What is called, without parentheses, casts, {@code *} and {@code &}. */
    private static Node callee(Node n) {
        Node at = CTypes.bare(n);
        while (at.kind() == Kind.UNARY && (at.operator().equals("*") || at.operator().equals("&")) && !at.children().isEmpty()) {
            Node inner = CTypes.bare(at.child(0));
            boolean through = inner.kind() == Kind.NAME || inner.kind() == Kind.FIELD || inner.kind() == Kind.UNARY;
            if (!through || inner.type().contains("**") || inner.type().contains("* *")) {
                return at;
            }
            at = inner;
        }
        return at;
    }

    private Expr builtin(Node n, String name, List<Node> arguments) {
        if (isExpect(n)) {
            return function.values().value(arguments.get(0));
        } else if (name.equals("__builtin_constant_p")) {
            return Folding.number(0);
        } else if (UNEVALUATED.contains(name)) {
            return new Expr.Constant(name, null);
        } else if (NEVER_RETURN.contains(name)) {
            function.graph().end(new Flow.End.Stop());
            return new Expr.Unknown(name);
        } else if (name.equals("__builtin_choose_expr") && arguments.size() == 3) {
            Long known = function.unit().enumerators().compute(arguments.get(0));
            return function.values().value(arguments.get(known == null || known != 0 ? 1 : 2));
        }
        return null;
    }

    /** The values of arguments; an address among them goes to the atomic operation {@code atomic}, unless that is empty. */
    private List<Expr> values(List<Node> arguments, String atomic) {
        List<Expr> out = new ArrayList<>();
        for (Node argument : arguments) {
            Node bare = CTypes.bare(argument);
            boolean address = !atomic.isEmpty() && out.isEmpty() && bare.kind() == Kind.UNARY && bare.operator().equals("&");
            out.add(address && !function.macros().isUse(argument)
                    ? function.values().address(bare, atomic)
                    : function.values().value(argument));
        }
        return out;
    }
}
