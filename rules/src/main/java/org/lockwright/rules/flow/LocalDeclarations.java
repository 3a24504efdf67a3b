package org.lockwright.rules.flow;

import java.util.List;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.StructDef;
import org.lockwright.parser.tree.Symbol;

/** Lowers declarations inside a function, and compound literals. */
final class LocalDeclarations {

    private final FunctionLowering function;

    LocalDeclarations(FunctionLowering function) {
        this.function = function;
    }

    /** Lowers a DECLARATION node. */
    void lower(Node n) {
        function.unit().enumerators().add(n);
        for (Node child : n.children()) {
            if (child.kind() == Kind.VARIABLE && child.symbol().orElse(null) instanceof Symbol.Variable) {
                variable(n, child);
            } else if (child.kind() == Kind.PROBLEM) {
                function.problem(child);
            }
        }
    }

    private void variable(Node declaration, Node n) {
        if (function.unit().begins(declaration, n, "static")) {
            function.variables().bind(n.text(), new Expr.Target.GlobalVariable(function.name() + "." + n.text(), declaration.path()));
        } else if (function.unit().begins(declaration, n, "extern")) {
            function.variables().bind(n.text(), function.unit().global(n.text()));
        } else {
            Node initial = initial(n);
            n.children().stream().filter(c -> c != initial).forEach(function.values()::effect);
            Expr.Target.Variable target = function.variables().local(n.text(), n.type());
            if (initial != null && initial.kind() == Kind.INITIALIZER_LIST && initial.text().isEmpty()) {
                fill(initial, target, n.type());
            } else if (initial != null && !CTypes.isArray(n.type())) {
                function.assign(n, target, function.values().value(initial));
            }
        }
    }

    /** The initialiser of a VARIABLE, whose children are its array sizes before; null if it has none. */
    static Node initial(Node variable) {
        if (variable.children().isEmpty()) {
            return null;
        }
        Node last = variable.child(variable.children().size() - 1);
        Node bare = CTypes.bare(last);
        boolean text = bare.kind() == Kind.LITERAL && bare.text().endsWith("\"");
        return !CTypes.isArray(variable.type()) || bare.kind() == Kind.INITIALIZER_LIST || text ? last : null;
    }

    /** The place of a compound literal, or of another braced list. */
    Lvalue literal(Node n) {
        Expr.Target.Variable made = function.variables().made();
        if (n.text().isEmpty()) {
            fill(n, made, "");
        } else {
            n.children().forEach(list -> fill(list, made, n.text()));
        }
        return Lvalue.of(made);
    }

    private void fill(Node list, Expr.Target object, String type) {
        String tag = CTypes.isArray(type) ? "" : function.unit().tagOf(type);
        StructDef struct = tag.isEmpty() ? null : function.unit().struct(tag);
        int position = 0;
        for (Node child : list.children()) {
            String field = "";
            if (child.kind() == Kind.DESIGNATED) {
                field = child.text().startsWith(".") ? child.text().substring(1) : "";
                position = struct == null ? 0 : Tables.position(struct, field);
            } else if (struct != null && position >= 0 && position < struct.fields().size()) {
                field = struct.fields().get(position).name();
            }
            position++;
            member(child, object, tag, field);
        }
    }

    private void member(Node child, Expr.Target object, String tag, String field) {
        List<Node> parts = child.kind() == Kind.DESIGNATED ? child.children() : List.of(child);
        parts.subList(0, parts.size() - 1).forEach(function.values()::effect);
        Node value = parts.get(parts.size() - 1);
        boolean plain = !field.isEmpty() && field.chars().allMatch(Character::isJavaIdentifierPart);
        Expr.Target target = plain && !tag.isEmpty()
                ? new Expr.Target.Member(new Expr.Address(object), tag, field, "")
                : new Expr.Target.Unknown();
        if (value.kind() == Kind.INITIALIZER_LIST && value.text().isEmpty()) {
            fill(value, target, "");
        } else if (target instanceof Expr.Target.Member) {
            function.assign(value, target, function.values().value(value));
        } else {
            function.values().effect(value);
        }
    }
}
