package org.lockwright.rules.flow;

import java.util.List;

/** Makes operations, computing those over known numbers. */
final class Folding {

    private Folding() {
    }

    /** The value of {@code operator} over one operand. */
    static Expr unary(String operator, Expr operand) {
        if (operand instanceof Expr.Constant c && c.value() != null) {
            long v = c.value();
            switch (operator) {
                case "!":
                    return number(v == 0 ? 1 : 0);
                case "-":
                    return number(-v);
                case "~":
                    return number(~v);
                default:
                    break;
            }
        }
        return new Expr.Operation(operator, List.of(operand));
    }

    /** The value of {@code operator} over two operands. */
    static Expr binary(String operator, Expr left, Expr right) {
        Long a = known(left);
        Long b = known(right);
        if (a != null && b != null) {
            Long v = compute(operator, a, b);
            if (v != null) {
                return number(v);
            }
        }
        boolean none = operator.equals("*") && (isZero(a) || isZero(b)) || operator.equals("&") && (isZero(a) || isZero(b));
        if (none) {
            return number(0);
        }
        if (isZero(b) && (operator.equals("+") || operator.equals("-") || operator.equals("|"))) {
            return left;
        }
        return isZero(a) && (operator.equals("+") || operator.equals("|")) ? right : new Expr.Operation(operator, List.of(left, right));
    }

    /** The number {@code e} is; null if it is none or not known. */
    static Long known(Expr e) {
        return e instanceof Expr.Constant c ? c.value() : null;
    }

    static Expr.Constant number(long value) {
        return new Expr.Constant(Long.toString(value), value);
    }

    private static boolean isZero(Long v) {
        return v != null && v == 0;
    }

    private static Long compute(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> b == 0 ? null : Long.valueOf(a / b);
            case "%" -> b == 0 ? null : Long.valueOf(a % b);
            case "<<" -> b < 0 || b > 63 ? null : Long.valueOf(a << b);
            case ">>" -> b < 0 || b > 63 ? null : Long.valueOf(a >> b);
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            case "==" -> truth(a == b);
            case "!=" -> truth(a != b);
            case "<" -> truth(a < b);
            case ">" -> truth(a > b);
            case "<=" -> truth(a <= b);
            case ">=" -> truth(a >= b);
            default -> null;
        };
    }

    private static Long truth(boolean b) {
        return b ? 1L : 0L;
    }
}
