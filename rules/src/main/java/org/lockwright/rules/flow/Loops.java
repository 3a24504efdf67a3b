package org.lockwright.rules.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Lowers loops and switches, and what jumps in and out of them. */
final class Loops {

    /** The widest case range that is taken apart. */
    private static final int RANGE = 64;

    private final FunctionLowering function;
    private final Deque<Integer> breaks = new ArrayDeque<>();
    private final Deque<Integer> continues = new ArrayDeque<>();
    private final Deque<Cases> switches = new ArrayDeque<>();

    /** The cases of one switch met so far, a null value for one that is not known. */
    private static final class Cases {

        private final List<Long> values = new ArrayList<>();
        private final List<Integer> targets = new ArrayList<>();
        private boolean hasDefault;

        void add(Long value, int target) {
            values.add(value);
            targets.add(target);
        }
    }

    Loops(FunctionLowering function) {
        this.function = function;
    }

    void lower(Node n) {
        switch (n.kind()) {
            case WHILE -> whileLoop(n);
            case DO -> doLoop(n);
            case FOR -> forLoop(n);
            case SWITCH -> selection(n);
            case CASE, DEFAULT -> label(n);
            case BREAK -> leave(n, breaks);
            default -> leave(n, continues);
        }
    }

    private void leave(Node n, Deque<Integer> targets) {
        if (targets.isEmpty()) {
            function.gap(n, "jump out of nothing");
            function.graph().end(new Flow.End.Stop());
        } else {
            function.graph().jump(targets.element());
        }
    }

    private void body(Node n, int onBreak, int onContinue) {
        breaks.push(onBreak);
        continues.push(onContinue);
        function.statements().lower(n);
        breaks.pop();
        continues.pop();
    }

    private void whileLoop(Node n) {
        Graph graph = function.graph();
        int head = graph.block();
        int body = graph.block();
        int after = graph.block();
        graph.loop(head, word(n));
        graph.start(head);
        function.conditions().branch(n.child(0), body, after);
        graph.start(body);
        body(n.child(1), after, head);
        graph.jump(head);
        graph.start(after);
    }

    /** Where the loop {@code n} begins: its keyword, or the macro use that it comes from. */
    private Place word(Node n) {
        Place p = function.place(n);
        int length = switch (n.kind()) {
            case WHILE -> "while".length();
            case DO -> "do".length();
            default -> "for".length();
        };
        return new Place(p.path(), p.start(), Math.min(p.end(), p.start() + length), p.line(), p.column());
    }

    private void doLoop(Node n) {
        Graph graph = function.graph();
        int body = graph.block();
        int condition = graph.block();
        int after = graph.block();
        graph.loop(body, word(n));
        graph.start(body);
        body(n.child(0), after, condition);
        graph.start(condition);
        function.conditions().branch(n.child(1), body, after);
        graph.start(after);
    }

    private void forLoop(Node n) {
        Graph graph = function.graph();
        int head = graph.block();
        int body = graph.block();
        int step = graph.block();
        int after = graph.block();
        graph.loop(head, word(n));
        function.variables().open();
        function.statements().lower(n.child(0));
        graph.start(head);
        function.conditions().branch(n.child(1), body, after);
        graph.start(body);
        body(n.child(3), after, step);
        graph.start(step);
        function.statements().lower(n.child(2));
        graph.jump(head);
        graph.start(after);
        function.variables().close();
    }

    private void selection(Node n) {
        Graph graph = function.graph();
        Expr value = function.values().value(n.child(0));
        boolean open = graph.isOpen();
        int head = graph.currentBlock();
        graph.leave();
        int after = graph.block();
        Cases cases = new Cases();
        switches.push(cases);
        breaks.push(after);
        function.statements().lower(n.child(1));
        breaks.pop();
        switches.pop();
        graph.jump(after);
        if (!cases.hasDefault) {
            cases.add(null, after);
        }
        if (open) {
            graph.endOf(head, new Flow.End.Switch(function.place(n), value,
                    Collections.unmodifiableList(cases.values), List.copyOf(cases.targets)));
        }
        graph.start(after);
    }

    private void label(Node n) {
        int block = function.graph().block();
        function.graph().start(block);
        Cases cases = switches.peek();
        if (cases == null) {
            function.gap(n, "case outside a switch");
            return;
        }
        if (n.kind() == Kind.DEFAULT) {
            cases.hasDefault = true;
            cases.add(null, block);
        } else {
            values(n.child(0)).forEach(value -> cases.add(value, block));
        }
    }

    /** The values of a case: those of a short range each, one null for what is not known. */
    private List<Long> values(Node n) {
        Enumerators known = function.unit().enumerators();
        boolean range = n.kind() == Kind.BINARY && n.operator().startsWith("binary");
        Long low = known.compute(range ? n.child(0) : n);
        Long high = range ? known.compute(n.child(1)) : low;
        if (low == null || high == null || high < low || high - low >= RANGE) {
            return Collections.singletonList(null);
        }
        List<Long> out = new ArrayList<>();
        for (long v = low; v <= high; v++) {
            out.add(v);
        }
        return out;
    }
}
