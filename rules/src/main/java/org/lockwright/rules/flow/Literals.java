package org.lockwright.rules.flow;

import java.util.Locale;

/** Reads C literals. */
final class Literals {

    private Literals() {
    }

    /** The constant that the literal {@code text} is; without value unless it is an integer or a character. */
    static Expr.Constant of(String text) {
        return new Expr.Constant(text, text.isEmpty() ? null : value(text));
    }

    private static Long value(String text) {
        char first = text.charAt(0);
        if (first >= '0' && first <= '9') {
            return integer(text.toLowerCase(Locale.ROOT));
        }
        int quote = text.indexOf('\'');
        return quote >= 0 && quote <= 2 && text.endsWith("'") && text.length() > quote + 2
                ? character(text.substring(quote + 1, text.length() - 1))
                : null;
    }

    private static Long integer(String text) {
        boolean hex = text.startsWith("0x");
        int end = text.length();
        while (end > 0 && "ul".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        String digits = text.substring(0, end);
        try {
            if (hex) {
                return Long.parseUnsignedLong(digits.substring(2), 16);
            } else if (digits.startsWith("0b")) {
                return Long.parseUnsignedLong(digits.substring(2), 2);
            }
            return Long.parseUnsignedLong(digits, digits.length() > 1 && digits.startsWith("0") ? 8 : 10);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static Long character(String inside) {
        if (inside.length() == 1) {
            return (long) inside.charAt(0);
        }
        if (inside.charAt(0) != '\\') {
            return null;
        }
        String rest = inside.substring(1);
        int named = "abfnrtv\\'\"?".indexOf(rest.charAt(0));
        if (named >= 0 && rest.length() == 1) {
            return (long) "\u0007\b\f\n\r\t\u000b\\'\"?".charAt(named);
        }
        try {
            return rest.charAt(0) == 'x' ? Long.parseLong(rest.substring(1), 16) : Long.parseLong(rest, 8);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
