package org.lockwright.rules.flow;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Lowers one function: what the parts of that work share. */
final class FunctionLowering {

    private final UnitNames unit;
    private final String name;
    private final Graph graph = new Graph();
    private final Variables variables = new Variables();
    private final Set<String> gaps = new LinkedHashSet<>();
    private final Values values = new Values(this);
    private final Lvalues lvalues = new Lvalues(this);
    private final Assignments assignments = new Assignments(this);
    private final Conditions conditions = new Conditions(this);
    private final Calls calls = new Calls(this);
    private final MacroCalls macros = new MacroCalls(this);
    private final Statements statements = new Statements(this);
    private final LocalDeclarations declarations = new LocalDeclarations(this);
    private int callCount;

    private FunctionLowering(UnitNames unit, String name) {
        this.unit = unit;
        this.name = name;
    }

    /** The flow of the FUNCTION node {@code function}. */
    static Flow of(UnitNames unit, Node function) {
        return new FunctionLowering(unit, function.text()).lower(function);
    }

    private Flow lower(Node function) {
        variables.open();
        List<Node> parameters = function.children().stream().filter(c -> c.kind() == Kind.PARAMETER).toList();
        boolean none = parameters.size() == 1 && parameters.get(0).text().isEmpty() && parameters.get(0).type().equals("void");
        if (!none) {
            parameters.forEach(p -> variables.local(p.text(), p.type()));
        }
        int count = variables.all().size();
        for (Node child : function.children()) {
            if (child.kind() == Kind.COMPOUND) {
                statements.lower(child);
            } else if (child.kind() == Kind.PROBLEM) {
                problem(child);
            }
        }
        graph.end(new Flow.End.Return(closing(function), null));
        statements.missingLabels().forEach(label -> gaps.add("no label " + label));
        GraphCleaning cleaned = graph.cleaned();
        return new Flow(id(function), named(function), variables.all(), count, cleaned.blocks(), cleaned.loops(), List.copyOf(gaps));
    }

    private Place closing(Node function) {
        Place whole = unit.place(function);
        return function.origin().isExact() && whole.end() > whole.start()
                ? unit.place(whole.path(), new Span(whole.end() - 1, whole.end()))
                : whole;
    }

    private Place named(Node function) {
        return function.name().filter(n -> n.origin().isExact()).map(n -> unit.place(n.path(), n.span())).orElse(unit.place(function));
    }

    private static FunctionId id(Node function) {
        return function.symbol().orElse(null) instanceof Symbol.Function f
                ? new FunctionId(f.name(), f.file())
                : new FunctionId(function.text(), "");
    }

    UnitNames unit() {
        return unit;
    }

    String name() {
        return name;
    }

    Graph graph() {
        return graph;
    }

    Variables variables() {
        return variables;
    }

    Values values() {
        return values;
    }

    Lvalues lvalues() {
        return lvalues;
    }

    Assignments assignments() {
        return assignments;
    }

    Conditions conditions() {
        return conditions;
    }

    Calls calls() {
        return calls;
    }

    MacroCalls macros() {
        return macros;
    }

    Statements statements() {
        return statements;
    }

    LocalDeclarations declarations() {
        return declarations;
    }

    Place place(Node n) {
        return unit.place(n);
    }

    /** Notes something that was not understood. */
    void gap(Node at, String cause) {
        gaps.add(cause + " at line " + place(at).line());
    }

    /** Lowers what lies in something that was not parsed. */
    void problem(Node n) {
        gap(n, "not parsed");
        n.children().forEach(statements::lower);
    }

    /** Adds a call and gives its result. */
    Expr call(Place place, String callee, FunctionId function, Expr pointer, List<Expr> arguments) {
        int number = callCount++;
        boolean isTold = callee.isEmpty() || unit.isRow(callee);
        graph.step(new Step.Call(place, number, callee, function, pointer, arguments, isTold ? unit.mentions().macros(place) : Set.of()));
        return new Expr.Result(number);
    }

    /** Adds an access of the member that {@code lvalue} uses, if it uses one. */
    void access(Lvalue lvalue, Step.Use use, String operation) {
        if (lvalue.accessed() != null) {
            graph.step(new Step.Access(place(lvalue.reference()), lvalue.accessed(), use, operation));
        }
    }

    void assign(Node at, Expr.Target target, Expr value) {
        graph.step(new Step.Assign(place(at), target, value));
    }
}
