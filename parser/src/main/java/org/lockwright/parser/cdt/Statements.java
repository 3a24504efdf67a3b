package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.IASTASMDeclaration;
import org.eclipse.cdt.core.dom.ast.IASTBreakStatement;
import org.eclipse.cdt.core.dom.ast.IASTCaseStatement;
import org.eclipse.cdt.core.dom.ast.IASTCompoundStatement;
import org.eclipse.cdt.core.dom.ast.IASTContinueStatement;
import org.eclipse.cdt.core.dom.ast.IASTDeclarationStatement;
import org.eclipse.cdt.core.dom.ast.IASTDefaultStatement;
import org.eclipse.cdt.core.dom.ast.IASTDoStatement;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionStatement;
import org.eclipse.cdt.core.dom.ast.IASTForStatement;
import org.eclipse.cdt.core.dom.ast.IASTGotoStatement;
import org.eclipse.cdt.core.dom.ast.IASTIfStatement;
import org.eclipse.cdt.core.dom.ast.IASTLabelStatement;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTNullStatement;
import org.eclipse.cdt.core.dom.ast.IASTProblemHolder;
import org.eclipse.cdt.core.dom.ast.IASTReturnStatement;
import org.eclipse.cdt.core.dom.ast.IASTStatement;
import org.eclipse.cdt.core.dom.ast.IASTSwitchStatement;
import org.eclipse.cdt.core.dom.ast.IASTWhileStatement;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTGotoStatement;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Adapts statements. */
final class Statements {

    private final Adapting adapting;

    Statements(Adapting adapting) {
        this.adapting = adapting;
    }

    /** The node of a statement. */
    Node statement(IASTStatement s) {
        if (s instanceof IASTProblemHolder) {
            return adapting.problem(s);
        } else if (s instanceof IASTCompoundStatement block) {
            return node(Kind.COMPOUND, s, Arrays.stream(block.getStatements()).map(this::statement).toList());
        } else if (s instanceof IASTExpressionStatement e) {
            return node(Kind.EXPRESSION_STATEMENT, s, List.of(expression(e.getExpression())));
        } else if (s instanceof IASTDeclarationStatement d) {
            Kind kind = d.getDeclaration() instanceof IASTASMDeclaration ? Kind.ASM : Kind.DECLARATION_STATEMENT;
            return node(kind, s, adapting.declarations().declaration(d.getDeclaration()));
        } else if (s instanceof IASTNullStatement) {
            return node(Kind.EMPTY, s, List.of());
        } else if (s instanceof IASTReturnStatement r) {
            return node(Kind.RETURN, s, r.getReturnValue() == null ? List.of() : List.of(expression(r.getReturnValue())));
        }
        return isLoopOrBranch(s) ? branching(s) : jump(s);
    }

    private static boolean isLoopOrBranch(IASTStatement s) {
        return s instanceof IASTIfStatement
                || s instanceof IASTWhileStatement
                || s instanceof IASTDoStatement
                || s instanceof IASTForStatement
                || s instanceof IASTSwitchStatement;
    }

    private Node branching(IASTStatement s) {
        if (s instanceof IASTIfStatement i) {
            List<Node> children = new ArrayList<>();
            children.add(expression(i.getConditionExpression()));
            children.add(statement(i.getThenClause()));
            if (i.getElseClause() != null) {
                children.add(statement(i.getElseClause()));
            }
            return node(Kind.IF, s, children);
        } else if (s instanceof IASTWhileStatement w) {
            return node(Kind.WHILE, s, List.of(expression(w.getCondition()), statement(w.getBody())));
        } else if (s instanceof IASTDoStatement d) {
            return node(Kind.DO, s, List.of(statement(d.getBody()), expression(d.getCondition())));
        } else if (s instanceof IASTSwitchStatement w) {
            return node(Kind.SWITCH, s, List.of(expression(w.getControllerExpression()), statement(w.getBody())));
        }
        IASTForStatement f = (IASTForStatement) s;
        return node(Kind.FOR, s, List.of(
                f.getInitializerStatement() == null ? absent(f) : statement(f.getInitializerStatement()),
                f.getConditionExpression() == null ? absent(f) : expression(f.getConditionExpression()),
                f.getIterationExpression() == null ? absent(f) : expression(f.getIterationExpression()),
                statement(f.getBody())));
    }

    private Node absent(IASTNode owner) {
        return node(Kind.EMPTY, owner, List.of());
    }

    private Node jump(IASTStatement s) {
        if (s instanceof IASTGotoStatement g) {
            return adapting.start(Kind.GOTO, s).text(g.getName().toString()).name(adapting.named(g.getName())).build();
        } else if (s instanceof IGNUASTGotoStatement g) {
            return node(Kind.GOTO, s, List.of(expression(g.getLabelNameExpression())));
        } else if (s instanceof IASTLabelStatement l) {
            return adapting.start(Kind.LABEL, s)
                    .text(l.getName().toString())
                    .name(adapting.named(l.getName()))
                    .children(l.getNestedStatement() == null ? List.of() : List.of(statement(l.getNestedStatement())))
                    .build();
        } else if (s instanceof IASTCaseStatement c) {
            return node(Kind.CASE, s, List.of(expression(c.getExpression())));
        } else if (s instanceof IASTDefaultStatement) {
            return node(Kind.DEFAULT, s, List.of());
        } else if (s instanceof IASTBreakStatement) {
            return node(Kind.BREAK, s, List.of());
        } else if (s instanceof IASTContinueStatement) {
            return node(Kind.CONTINUE, s, List.of());
        }
        return node(Kind.OTHER, s, adapting.others(s));
    }

    private Node expression(IASTExpression e) {
        return adapting.expressions().expression(e);
    }

    private Node node(Kind kind, IASTNode at, List<Node> children) {
        return adapting.start(kind, at).children(children).build();
    }
}
