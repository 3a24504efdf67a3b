package org.lockwright.parser.cdt;

import java.util.Map;
import org.eclipse.cdt.core.dom.ast.IASTBinaryExpression;
import org.eclipse.cdt.core.dom.ast.IASTUnaryExpression;

/** Spells CDT's operator codes as C does. */
final class Operators {

    private static final Map<Integer, String> BINARY = Map.ofEntries(
            Map.entry(IASTBinaryExpression.op_multiply, "*"),
            Map.entry(IASTBinaryExpression.op_divide, "/"),
            Map.entry(IASTBinaryExpression.op_modulo, "%"),
            Map.entry(IASTBinaryExpression.op_plus, "+"),
            Map.entry(IASTBinaryExpression.op_minus, "-"),
            Map.entry(IASTBinaryExpression.op_shiftLeft, "<<"),
            Map.entry(IASTBinaryExpression.op_shiftRight, ">>"),
            Map.entry(IASTBinaryExpression.op_lessThan, "<"),
            Map.entry(IASTBinaryExpression.op_greaterThan, ">"),
            Map.entry(IASTBinaryExpression.op_lessEqual, "<="),
            Map.entry(IASTBinaryExpression.op_greaterEqual, ">="),
            Map.entry(IASTBinaryExpression.op_binaryAnd, "&"),
            Map.entry(IASTBinaryExpression.op_binaryXor, "^"),
            Map.entry(IASTBinaryExpression.op_binaryOr, "|"),
            Map.entry(IASTBinaryExpression.op_logicalAnd, "&&"),
            Map.entry(IASTBinaryExpression.op_logicalOr, "||"),
            Map.entry(IASTBinaryExpression.op_equals, "=="),
            Map.entry(IASTBinaryExpression.op_notequals, "!="));

    private static final Map<Integer, String> ASSIGN = Map.ofEntries(
            Map.entry(IASTBinaryExpression.op_assign, "="),
            Map.entry(IASTBinaryExpression.op_multiplyAssign, "*="),
            Map.entry(IASTBinaryExpression.op_divideAssign, "/="),
            Map.entry(IASTBinaryExpression.op_moduloAssign, "%="),
            Map.entry(IASTBinaryExpression.op_plusAssign, "+="),
            Map.entry(IASTBinaryExpression.op_minusAssign, "-="),
            Map.entry(IASTBinaryExpression.op_shiftLeftAssign, "<<="),
            Map.entry(IASTBinaryExpression.op_shiftRightAssign, ">>="),
            Map.entry(IASTBinaryExpression.op_binaryAndAssign, "&="),
            Map.entry(IASTBinaryExpression.op_binaryXorAssign, "^="),
            Map.entry(IASTBinaryExpression.op_binaryOrAssign, "|="));

    private static final Map<Integer, String> UNARY = Map.ofEntries(
            Map.entry(IASTUnaryExpression.op_prefixIncr, "++"),
            Map.entry(IASTUnaryExpression.op_prefixDecr, "--"),
            Map.entry(IASTUnaryExpression.op_plus, "+"),
            Map.entry(IASTUnaryExpression.op_minus, "-"),
            Map.entry(IASTUnaryExpression.op_star, "*"),
            Map.entry(IASTUnaryExpression.op_amper, "&"),
            Map.entry(IASTUnaryExpression.op_tilde, "~"),
            Map.entry(IASTUnaryExpression.op_not, "!"),
            Map.entry(IASTUnaryExpression.op_sizeof, "sizeof"),
            Map.entry(IASTUnaryExpression.op_postFixIncr, "p++"),
            Map.entry(IASTUnaryExpression.op_postFixDecr, "p--"),
            Map.entry(IASTUnaryExpression.op_alignOf, "_Alignof"),
            Map.entry(IASTUnaryExpression.op_labelReference, "&&"));

    private Operators() {
    }

    static boolean isAssignment(int code) {
        return ASSIGN.containsKey(code);
    }

    static boolean isUnevaluated(int code) {
        return code == IASTUnaryExpression.op_sizeof || code == IASTUnaryExpression.op_alignOf;
    }

    static String binary(int code) {
        String assign = ASSIGN.get(code);
        return assign != null ? assign : BINARY.getOrDefault(code, "binary" + code);
    }

    static String unary(int code) {
        return UNARY.getOrDefault(code, "unary" + code);
    }
}
