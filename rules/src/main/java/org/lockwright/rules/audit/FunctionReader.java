package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;

/** Reads the facts of one function, whole or of those expressions that stand in a region. */
final class FunctionReader {

    private static final Set<String> LEAVES = Set.copyOf(AuditData.words("leaf-calls.txt"));

    private final Unit unit;
    private final StateReader states;
    private final BodyText body;
    private final Node function;

    /** A reader of {@code function}, which is called with the locks {@code entry} held. */
    FunctionReader(Unit unit, StateReader states, Node function, LockWords words, Set<String> entry) {
        this.unit = unit;
        this.states = states;
        this.function = function;
        Node block = function.children().get(function.children().size() - 1);
        boolean isOwn = block.path().equals(unit.path()) && block.span().end() <= unit.source().length();
        Span span = isOwn ? block.span() : new Span(0, 0);
        this.body = BodyText.of(unit.source(), new FunctionText(unit.path(), function.text(), false, false, span), words, entry);
    }

    /** Facts of the whole function. */
    FunctionFacts whole() {
        return of(List.of(function.children().get(function.children().size() - 1)));
    }

    /** Facts of {@code roots} and all below them. */
    FunctionFacts of(Iterable<Node> roots) {
        Set<StateTouch> touches = new LinkedHashSet<>();
        Set<FunctionFacts.Called> calls = new LinkedHashSet<>();
        Set<Integer> pointers = new TreeSet<>();
        Set<Integer> unclear = new TreeSet<>();
        for (Node root : roots) {
            states.read(root, (n, found) -> touches.add(new StateTouch(found.state(), found.use(), line(n), body.locksAt(offset(n)), found.home())));
            evaluated(root).forEach(n -> {
                if (n.kind() == Kind.CALL) {
                    call(n, calls, pointers);
                } else if (n.kind() == Kind.PROBLEM || n.symbol().orElse(null) instanceof Symbol.Unresolved && n.kind() == Kind.FIELD) {
                    unclear.add(line(n));
                }
            });
        }
        return new FunctionFacts(new ArrayList<>(touches), new ArrayList<>(calls), new ArrayList<>(pointers), new ArrayList<>(unclear));
    }

    private static List<Node> evaluated(Node root) {
        List<Node> out = new ArrayList<>();
        collect(root, out);
        return out;
    }

    private static void collect(Node n, List<Node> out) {
        if (n.kind() != Kind.UNEVALUATED) {
            out.add(n);
            n.children().forEach(child -> collect(child, out));
        }
    }

    private void call(Node n, Set<FunctionFacts.Called> calls, Set<Integer> pointers) {
        String name = LevelCalls.callee(n);
        boolean isVariable = n.child(0).symbol().orElse(null) instanceof Symbol.Variable;
        if (name.isEmpty() || isVariable) {
            pointers.add(line(n));
        } else if (!isLeaf(name)) {
            calls.add(new FunctionFacts.Called(name, line(n), body.locksAt(offset(n))));
        }
    }

    /** Whether the function called {@code name} is known to touch no state that is listed. */
    static boolean isLeaf(String name) {
        return LEAVES.contains(name) || name.startsWith("__") || name.startsWith("spl") || name.startsWith("atomic_")
                || name.startsWith("membar_") || name.startsWith("mutex_") || name.startsWith("rw_") || name.startsWith("cv_")
                || name.startsWith("callout_");
    }

    /** Where the text of {@code n} starts in the unit's own file: that of the macro use for what comes out of a macro. */
    private int offset(Node n) {
        boolean isMacro = n.macro().isPresent() && n.macro().get().path().equals(unit.path());
        boolean isBody = !n.path().equals(unit.path()) || n.origin() == org.lockwright.parser.tree.Origin.MACRO_BODY;
        return isMacro && isBody ? n.macro().get().span().start() : n.span().start();
    }

    /** The line of {@code n} in the unit's own file. */
    int line(Node n) {
        return unit.source().lines().line(Math.min(offset(n), unit.source().length()));
    }
}
