package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Lowers statements. */
final class Statements {

    private static final Pattern ASM_GOTO = Pattern.compile("^_*asm_*\\s+(_*(volatile|inline)_*\\s+)*goto\\b");

    private final FunctionLowering function;
    private final Map<String, Integer> labels = new HashMap<>();
    private final Set<String> placed = new HashSet<>();
    private final Loops loops;

    Statements(FunctionLowering function) {
        this.function = function;
        this.loops = new Loops(function);
    }

    /** Lowers a statement, or an expression or declaration standing as one. */
    void lower(Node n) {
        if (function.macros().statement(n)) {
            return;
        }
        switch (n.kind()) {
            case COMPOUND -> compound(n);
            case DECLARATION_STATEMENT -> n.children().forEach(this::lower);
            case EXPRESSION_STATEMENT -> n.children().forEach(function.values()::effect);
            case DECLARATION -> function.declarations().lower(n);
            case IF -> condition(n);
            case WHILE, DO, FOR, SWITCH, CASE, DEFAULT, BREAK, CONTINUE -> loops.lower(n);
            case LABEL -> label(n);
            case GOTO -> jump(n);
            case RETURN -> result(n);
            case ASM -> assembler(n);
            case PROBLEM -> function.problem(n);
            case FUNCTION -> function.gap(n, "function inside a function");
            case EMPTY, STRUCT, ENUM, PARAMETER -> { }
            case OTHER -> n.children().forEach(this::lower);
            default -> function.values().effect(n);
        }
    }

    private void compound(Node n) {
        function.variables().open();
        n.children().forEach(this::lower);
        function.variables().close();
    }

    /** Lowers a statement expression; {@code last} takes the expression that is its value, within its scope. Null if it has none. */
    Expr expression(Node n, Function<Node, Expr> last) {
        List<Node> statements = n.child(0).children();
        function.variables().open();
        Expr value = null;
        for (int i = 0; i < statements.size(); i++) {
            Node inner = i == statements.size() - 1 ? valued(statements.get(i)) : null;
            if (inner != null) {
                value = last.apply(inner);
            } else {
                lower(statements.get(i));
            }
        }
        function.variables().close();
        return value;
    }

    private Node valued(Node statement) {
        Node at = statement;
        while (at.kind() == Kind.LABEL && at.children().size() == 1) {
            startLabel(at);
            at = at.child(0);
        }
        return at.kind() == Kind.EXPRESSION_STATEMENT && at.children().size() == 1 ? at.child(0) : null;
    }

    private void condition(Node n) {
        boolean both = n.children().size() > 2;
        int then = function.graph().block();
        int after = function.graph().block();
        int otherwise = both ? function.graph().block() : after;
        function.conditions().branch(n.child(0), then, otherwise);
        function.graph().start(then);
        lower(n.child(1));
        if (both) {
            function.graph().jump(after);
            function.graph().start(otherwise);
            lower(n.child(2));
        }
        function.graph().start(after);
    }

    private void label(Node n) {
        startLabel(n);
        n.children().forEach(this::lower);
    }

    private void startLabel(Node n) {
        if (placed.add(n.text())) {
            function.graph().start(blockOf(n.text()));
        }
    }

    private int blockOf(String label) {
        return labels.computeIfAbsent(label, l -> function.graph().block());
    }

    private void jump(Node n) {
        if (n.text().isEmpty()) {
            n.children().forEach(function.values()::effect);
            function.gap(n, "computed goto");
            function.graph().end(new Flow.End.Stop());
        } else {
            function.graph().jump(blockOf(n.text()));
        }
    }

    private void result(Node n) {
        Expr value = n.children().isEmpty() ? null : function.values().value(n.child(0));
        function.graph().end(new Flow.End.Return(function.place(n), value));
    }

    private void assembler(Node n) {
        boolean jumps = function.unit().text(n.path())
                .filter(t -> n.origin().isExact() && n.span().end() <= t.length())
                .map(t -> ASM_GOTO.matcher(t.slice(n.span())).find()).orElse(false);
        if (jumps) {
            function.gap(n, "assembler that jumps");
        }
    }

    /** The labels that are gone to but stand nowhere. */
    List<String> missingLabels() {
        List<String> out = new ArrayList<>(labels.keySet());
        out.removeAll(placed);
        out.sort(null);
        return out;
    }
}
