package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.eclipse.cdt.core.dom.ast.IASTDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTName;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTProblem;
import org.eclipse.cdt.core.dom.ast.IASTProblemHolder;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;
import org.lockwright.parser.tree.Symbol;

/** What the adapters of one unit share: places, symbols, gaps and the node budget. */
final class Adapting {

    private final Places places;
    private final Symbols symbols;
    private final Function<String, SourceText> texts;
    private final int nodeBudget;
    private final List<Gap> gaps = new ArrayList<>();
    private final Expressions expressions = new Expressions(this);
    private final Statements statements = new Statements(this);
    private final Declarations declarations = new Declarations(this);
    private int nodes;

    /** {@code texts} gives the text of a file of the unit, the same object each time, null for one that is not kept. */
    Adapting(Places places, Function<String, SourceText> texts, int nodeBudget) {
        this.places = places;
        this.symbols = new Symbols(places);
        this.texts = texts;
        this.nodeBudget = nodeBudget;
    }

    Places places() {
        return places;
    }

    Symbols symbols() {
        return symbols;
    }

    Expressions expressions() {
        return expressions;
    }

    Statements statements() {
        return statements;
    }

    Declarations declarations() {
        return declarations;
    }

    List<Gap> gaps() {
        return gaps;
    }

    int nodes() {
        return nodes;
    }

    /** Begins a node at the place of {@code at}. */
    Node.Builder start(Kind kind, IASTNode at) {
        if (++nodes > nodeBudget) {
            throw new BudgetExceededException("more than " + nodeBudget + " syntax nodes");
        }
        Places.Place place = places.of(at);
        return new Node.Builder(kind).at(place.path(), place.span(), place.origin(), place.macro());
    }

    /** Where {@code name} stands. */
    Node.NamePlace named(IASTName name) {
        Places.Place place = places.of(name);
        return new Node.NamePlace(place.path(), place.span(), place.origin());
    }

    /** A node for something CDT could not parse, noted as a gap. */
    Node problem(IASTNode holder) {
        IASTProblem problem = holder instanceof IASTProblemHolder h ? h.getProblem() : null;
        gap(Gap.Stage.PARSE, holder, problem == null ? "not understood" : problem.getMessage());
        return start(Kind.PROBLEM, holder).children(others(holder)).build();
    }

    /** Notes a field whose owner's type is not known. */
    void unresolvedField(IASTName name, Symbol.Unresolved why) {
        gap(Gap.Stage.RESOLVE, name, "field '" + name + "' not resolved: " + why.why());
    }

    /** Notes a gap at the place of {@code at}. */
    void gap(Gap.Stage stage, IASTNode at, String cause) {
        Places.Place place = places.of(at);
        gaps.add(new Gap(stage, place.path(), lineOf(place), cause));
    }

    private int lineOf(Places.Place place) {
        SourceText text = texts.apply(place.path());
        return text == null ? 0 : text.lines().line(Math.min(place.span().start(), text.length()));
    }

    /** The bytes of {@code node} with white space folded, or its macro use's name where it is not wholly of a file. */
    String textOf(IASTNode node) {
        Places.Place place = places.of(node);
        SourceText text = texts.apply(place.path());
        if (text == null || place.span().end() > text.length() || place.origin() == Origin.MACRO_BODY) {
            return node.getRawSignature().strip().replaceAll("\\s+", " ");
        }
        return text.slice(place.span()).strip().replaceAll("\\s+", " ");
    }

    /** Nodes of the expressions, statements and declarations directly below a node that has no adapter of its own. */
    List<Node> others(IASTNode node) {
        List<Node> children = new ArrayList<>();
        for (IASTNode child : node.getChildren()) {
            if (child instanceof IASTExpression e) {
                children.add(expressions.expression(e));
            } else if (child instanceof IASTStatement s) {
                children.add(statements.statement(s));
            } else if (child instanceof IASTDeclaration d) {
                children.addAll(declarations.declaration(d));
            } else if (!(child instanceof IASTName)) {
                children.addAll(others(child));
            }
        }
        return children;
    }

    /** The text of a file; null where it is not kept. */
    SourceText sourceOf(String path) {
        return texts.apply(path);
    }
}
