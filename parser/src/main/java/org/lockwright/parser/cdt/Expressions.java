package org.lockwright.parser.cdt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.cdt.core.dom.ast.ASTTypeUtil;
import org.eclipse.cdt.core.dom.ast.IASTArraySubscriptExpression;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTCastExpression;
import org.eclipse.cdt.core.dom.ast.IASTConditionalExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpression;
import org.eclipse.cdt.core.dom.ast.IASTExpressionList;
import org.eclipse.cdt.core.dom.ast.IASTFieldReference;
import org.eclipse.cdt.core.dom.ast.IASTFunctionCallExpression;
import org.eclipse.cdt.core.dom.ast.IASTIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTInitializer;
import org.eclipse.cdt.core.dom.ast.IASTEqualsInitializer;
import org.eclipse.cdt.core.dom.ast.IASTInitializerClause;
import org.eclipse.cdt.core.dom.ast.IASTInitializerList;
import org.eclipse.cdt.core.dom.ast.IASTLiteralExpression;
import org.eclipse.cdt.core.dom.ast.IASTNode;
import org.eclipse.cdt.core.dom.ast.IASTProblemHolder;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdExpression;
import org.eclipse.cdt.core.dom.ast.IASTTypeIdInitializerExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;
import org.eclipse.cdt.core.dom.ast.c.ICASTArrayDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignatedInitializer;
import org.eclipse.cdt.core.dom.ast.c.ICASTDesignator;
import org.eclipse.cdt.core.dom.ast.c.ICASTFieldDesignator;
import org.eclipse.cdt.core.dom.ast.gnu.IGNUASTCompoundStatementExpression;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;

/** Adapts expressions and initialisers. */
final class Expressions {

    private final Adapting adapting;
    private int fieldReferences;
    private final Sizes sizes = new Sizes();
    private int unresolvedFields;

    Expressions(Adapting adapting) {
        this.adapting = adapting;
    }

    int fieldReferences() {
        return fieldReferences;
    }

    int unresolvedFields() {
        return unresolvedFields;
    }

    /** The node of an expression. */
    Node expression(IASTExpression e) {
        if (e instanceof IASTProblemHolder) {
            return adapting.problem(e);
        } else if (e instanceof IASTFieldReference field) {
            return field(field);
        } else if (e instanceof IASTIdExpression id) {
            return adapting.start(Kind.NAME, e)
                    .text(id.getName().toString())
                    .type(adapting.symbols().typeOf(id.getName()))
                    .symbol(adapting.symbols().of(id.getName()))
                    .build();
        } else if (e instanceof IASTLiteralExpression literal) {
            return adapting.start(Kind.LITERAL, e).text(String.valueOf(literal.getValue())).build();
        } else if (e instanceof IASTBinaryExpression binary) {
            return binary(binary);
        } else if (e instanceof IASTUnaryExpression unary) {
            return unary(unary);
        } else if (e instanceof IASTFunctionCallExpression call) {
            List<Node> children = new ArrayList<>();
            children.add(expression(call.getFunctionNameExpression()));
            for (IASTInitializerClause argument : call.getArguments()) {
                children.add(clause(argument));
            }
            return adapting.start(Kind.CALL, e).children(children).build();
        } else if (e instanceof IASTArraySubscriptExpression index) {
            return node(Kind.INDEX, e, List.of(expression(index.getArrayExpression()), clause(index.getArgument())));
        } else if (e instanceof IASTConditionalExpression conditional) {
            return conditional(conditional);
        } else if (e instanceof IASTExpressionList list) {
            return node(Kind.COMMA, e, Arrays.stream(list.getExpressions()).map(this::expression).toList());
        }
        return typed(e);
    }

    private Node typed(IASTExpression e) {
        if (e instanceof IASTCastExpression cast) {
            return adapting.start(Kind.CAST, e)
                    .text(adapting.textOf(cast.getTypeId()))
                    .children(List.of(expression(cast.getOperand())))
                    .build();
        } else if (e instanceof IASTTypeIdExpression typeId) {
            return adapting.start(Kind.UNEVALUATED, e)
                    .operator(typeIdOperator(typeId))
                    .text(sizes.of(typeId))
                    .children(List.of(adapting.start(Kind.TYPE_NAME, typeId.getTypeId())
                            .text(adapting.textOf(typeId.getTypeId()))
                            .type(ASTTypeUtil.getType(typeId.getTypeId()))
                            .children(adapting.declarations().evaluatedParts(typeId.getTypeId()))
                            .build()))
                    .build();
        } else if (e instanceof IASTTypeIdInitializerExpression literal) {
            return adapting.start(Kind.INITIALIZER_LIST, e)
                    .text(adapting.textOf(literal.getTypeId()))
                    .children(initializer(literal.getInitializer()))
                    .build();
        } else if (e instanceof IGNUASTCompoundStatementExpression block) {
            return node(Kind.STATEMENT_EXPRESSION, e, List.of(adapting.statements().statement(block.getCompoundStatement())));
        }
        return node(Kind.OTHER, e, adapting.others(e));
    }

    private static String typeIdOperator(IASTTypeIdExpression e) {
        return switch (e.getOperator()) {
            case IASTTypeIdExpression.op_sizeof -> "sizeof";
            case IASTTypeIdExpression.op_typeof -> "typeof";
            case IASTTypeIdExpression.op_alignof -> "_Alignof";
            default -> "type";
        };
    }

    private Node node(Kind kind, IASTNode at, List<Node> children) {
        return adapting.start(kind, at).children(children).build();
    }

    private Node field(IASTFieldReference e) {
        Symbol symbol = adapting.symbols().of(e.getFieldName());
        fieldReferences++;
        if (symbol instanceof Symbol.Unresolved unresolved) {
            unresolvedFields++;
            adapting.unresolvedField(e.getFieldName(), unresolved);
        }
        return adapting.start(Kind.FIELD, e)
                .operator(e.isPointerDereference() ? "->" : ".")
                .text(e.getFieldName().toString())
                .type(adapting.symbols().typeOf(e.getFieldName()))
                .symbol(symbol)
                .name(adapting.named(e.getFieldName()))
                .children(List.of(expression(e.getFieldOwner())))
                .build();
    }

    private Node binary(IASTBinaryExpression e) {
        String operator = Operators.binary(e.getOperator());
        Kind kind = Operators.isAssignment(e.getOperator()) ? Kind.ASSIGN : Kind.BINARY;
        IASTInitializerClause right = e.getInitOperand2() != null ? e.getInitOperand2() : e.getOperand2();
        return adapting.start(kind, e).operator(operator).children(List.of(expression(e.getOperand1()), clause(right))).build();
    }

    private Node unary(IASTUnaryExpression e) {
        List<Node> operand = e.getOperand() == null ? List.of() : List.of(expression(e.getOperand()));
        int operator = e.getOperator();
        if (operator == IASTUnaryExpression.op_bracketedPrimary) {
            return node(Kind.PAREN, e, operand);
        }
        Kind kind = Operators.isUnevaluated(operator) ? Kind.UNEVALUATED : Kind.UNARY;
        return adapting.start(kind, e).operator(Operators.unary(operator)).children(operand).build();
    }

    private Node conditional(IASTConditionalExpression e) {
        List<Node> children = new ArrayList<>();
        children.add(expression(e.getLogicalConditionExpression()));
        if (e.getPositiveResultExpression() != null) {
            children.add(expression(e.getPositiveResultExpression()));
        }
        if (e.getNegativeResultExpression() != null) {
            children.add(expression(e.getNegativeResultExpression()));
        }
        return node(Kind.CONDITIONAL, e, children);
    }

    /** The nodes of an initialiser: one, or none where there is no initialiser. */
    List<Node> initializer(IASTInitializer initializer) {
        if (initializer == null) {
            return List.of();
        }
        if (initializer instanceof IASTEqualsInitializer equals) {
            return List.of(clause(equals.getInitializerClause()));
        }
        if (initializer instanceof IASTInitializerClause clause) {
            return List.of(clause(clause));
        }
        return List.of(node(Kind.OTHER, initializer, adapting.others(initializer)));
    }

    private Node clause(IASTInitializerClause clause) {
        if (clause instanceof IASTExpression expression) {
            return expression(expression);
        } else if (clause instanceof IASTInitializerList list) {
            return node(Kind.INITIALIZER_LIST, list, Arrays.stream(list.getClauses()).map(this::clause).toList());
        } else if (clause instanceof ICASTDesignatedInitializer designated) {
            return designated(designated);
        }
        return node(Kind.OTHER, clause, adapting.others(clause));
    }

    private Node designated(ICASTDesignatedInitializer e) {
        StringBuilder path = new StringBuilder();
        List<Node> children = new ArrayList<>();
        Node.NamePlace name = null;
        for (ICASTDesignator designator : e.getDesignators()) {
            if (designator instanceof ICASTFieldDesignator field) {
                path.append('.').append(field.getName());
                name = adapting.named(field.getName());
            } else if (designator instanceof ICASTArrayDesignator array) {
                path.append("[]");
                children.add(expression(array.getSubscriptExpression()));
            } else {
                path.append("[...]");
            }
        }
        children.add(clause(e.getOperand()));
        return adapting.start(Kind.DESIGNATED, e).text(path.toString()).name(name).children(children).build();
    }
}
