package org.lockwright.rules.softint;

import java.util.Map;
import java.util.Optional;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;

/** Computes integer constant expressions of C (ISO C 6.6) from parsed nodes, in 64 bits, as far as tables of the kernel need it. */
final class ConstantExpression {

    /** The name under which the size of a long, in bytes, is given. */
    static final String LONG = "sizeof(long)";

    private static final Map<String, Long> SIZES = Map.of("char", 1L, "unsigned char", 1L, "short", 2L, "unsigned short", 2L, "int", 4L,
            "unsigned int", 4L, "long long", 8L, "unsigned long long", 8L);

    private final Map<String, Long> names;

    /** Expressions in which each of {@code names} has a value of its own. */
    ConstantExpression(Map<String, Long> names) {
        this.names = names;
    }

    /** The value; empty if it is no constant. */
    Optional<Long> value(Node node) {
        try {
            return Optional.of(compute(node));
        } catch (NotConstantException e) {
            return Optional.empty();
        }
    }

    private long compute(Node node) {
        return switch (node.kind()) {
            case LITERAL -> literal(node.text());
            case PAREN, CAST -> compute(node.child(node.children().size() - 1));
            case NAME -> name(node.text());
            case UNARY -> unary(node.operator(), compute(node.child(0)));
            case BINARY -> binary(node);
            case CONDITIONAL -> compute(node.child(compute(node.child(0)) != 0 ? 1 : node.children().size() - 1));
            case UNEVALUATED -> size(node);
            default -> throw new NotConstantException();
        };
    }

    private long name(String name) {
        Long value = names.get(name);
        if (value == null) {
            throw new NotConstantException();
        }
        return value;
    }

    private static long literal(String text) {
        String digits = text.replaceAll("[uUlL]+$", "");
        try {
            if (digits.matches("'.'")) {
                return digits.charAt(1);
            }
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            boolean octal = !hex && digits.length() > 1 && digits.startsWith("0");
            return hex ? Long.parseUnsignedLong(digits.substring(2), 16) : Long.parseUnsignedLong(digits, octal ? 8 : 10);
        } catch (NumberFormatException e) {
            throw new NotConstantException();
        }
    }

    private static long unary(String operator, long a) {
        return switch (operator) {
            case "-" -> -a;
            case "+" -> a;
            case "~" -> ~a;
            case "!" -> a == 0 ? 1 : 0;
            default -> throw new NotConstantException();
        };
    }

    private long binary(Node node) {
        long a = compute(node.child(0));
        if (node.operator().equals("&&")) {
            return a != 0 && compute(node.child(1)) != 0 ? 1 : 0;
        } else if (node.operator().equals("||")) {
            return a != 0 || compute(node.child(1)) != 0 ? 1 : 0;
        }
        long b = compute(node.child(1));
        return switch (node.operator()) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/", "%" -> divide(node.operator(), a, b);
            case "<<" -> b < 0 || b > 63 ? 0 : a << b;
            case ">>" -> b < 0 || b > 63 ? 0 : a >> b;
            case "&" -> a & b;
            case "|" -> a | b;
            case "^" -> a ^ b;
            default -> truth(node.operator(), a, b);
        };
    }

    private static long divide(String operator, long a, long b) {
        if (b == 0) {
            throw new NotConstantException();
        }
        return operator.equals("/") ? a / b : a % b;
    }

    private static long truth(String operator, long a, long b) {
        boolean holds = switch (operator) {
            case "<" -> a < b;
            case ">" -> a > b;
            case "<=" -> a <= b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            default -> throw new NotConstantException();
        };
        return holds ? 1 : 0;
    }

    private long size(Node node) {
        Node of = node.children().isEmpty() ? null : node.child(0);
        if (of == null || of.kind() != Kind.TYPE_NAME) {
            throw new NotConstantException();
        }
        Long size = of.type().matches("(unsigned )?long( int)?") ? names.get(LONG) : SIZES.get(of.type());
        if (size == null) {
            throw new NotConstantException();
        }
        return size;
    }

    /** Control flow within this class: what was met is no constant. */
    private static final class NotConstantException extends RuntimeException {

        private static final long serialVersionUID = 1;

        NotConstantException() {
            super(null, null, false, false);
        }
    }
}
