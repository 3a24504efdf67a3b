package org.lockwright.parser.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lockwright.parser.config.ConfigToken.Kind;
import org.lockwright.parser.config.Statement.Locator;

/** Reads the tokens of one statement from left to right, with the phrases that several statements share. */
final class TokenCursor {

    /** Nesting of parentheses a condition may have. */
    private static final int DEPTH = 64;

    private final List<ConfigToken> tokens;
    private int at;

    TokenCursor(List<ConfigToken> tokens) {
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at == tokens.size();
    }

    boolean sees(String symbolOrWord) {
        return !atEnd() && tokens.get(at).is(symbolOrWord);
    }

    boolean sees(Kind kind) {
        return !atEnd() && tokens.get(at).kind() == kind;
    }

    /** Whether the token after the next is {@code symbolOrWord}. */
    boolean seesSecond(String symbolOrWord) {
        return at + 1 < tokens.size() && tokens.get(at + 1).is(symbolOrWord);
    }

    /** Steps over {@code symbolOrWord} if it is next. */
    boolean takes(String symbolOrWord) {
        boolean found = sees(symbolOrWord);
        at += found ? 1 : 0;
        return found;
    }

    void expect(String symbolOrWord) {
        if (!takes(symbolOrWord)) {
            throw unexpected("'" + symbolOrWord + "'");
        }
    }

    void expectEnd() {
        if (!atEnd()) {
            throw unexpected("the end of the statement");
        }
    }

    /** Steps over the rest, whatever it is. */
    void skip() {
        at = tokens.size();
    }

    ConfigSyntaxException unexpected(String wanted) {
        return new ConfigSyntaxException(
                (atEnd() ? "ends" : "has '" + printable(tokens.get(at).text()) + "'") + " where config(5) has " + wanted);
    }

    /** {@code text} fit for one line of a message. */
    static String printable(String text) {
        String clean = text.replaceAll("[^\\x20-\\x7e]", "?");
        return clean.length() > 40 ? clean.substring(0, 40) + "..." : clean;
    }

    private String take(String wanted, Kind... kinds) {
        for (Kind kind : kinds) {
            if (sees(kind)) {
                return tokens.get(at++).text();
            }
        }
        throw unexpected(wanted);
    }

    String word() {
        return take("a name", Kind.WORD);
    }

    String wordOrString() {
        return take("a name or a string", Kind.WORD, Kind.STRING);
    }

    String fileName() {
        return take("a file name", Kind.PATH, Kind.STRING);
    }

    String number() {
        return take("a number", Kind.NUMBER);
    }

    String value() {
        if (takes("-")) {
            return "-" + number();
        }
        return take("a value", Kind.STRING, Kind.WORD, Kind.NUMBER);
    }

    /** One {@code item} or more, with commas between. */
    <T> List<T> list(Supplier<T> item) {
        List<T> out = new ArrayList<>();
        do {
            out.add(item.get());
        } while (takes(","));
        return out;
    }

    /** What follows a colon: names with commas between; none without a colon. */
    List<String> depends() {
        return takes(":") ? list(this::word) : List.of();
    }

    /** A condition, if one is next: {@code a & (b | !c)}. */
    Optional<Condition> condition() {
        boolean begins = sees("(") || sees("!") || sees(Kind.WORD) && !isFileFlag();
        return begins ? Optional.of(or(0)) : Optional.empty();
    }

    private boolean isFileFlag() {
        return sees("needs-flag") || sees("needs-count") || sees("compile-with");
    }

    private Condition or(int depth) {
        List<Condition> operands = new ArrayList<>(List.of(and(depth)));
        while (takes("|")) {
            operands.add(and(depth));
        }
        return operands.size() == 1 ? operands.get(0) : new Condition.Or(List.copyOf(operands));
    }

    private Condition and(int depth) {
        List<Condition> operands = new ArrayList<>(List.of(factor(depth)));
        while (takes("&")) {
            operands.add(factor(depth));
        }
        return operands.size() == 1 ? operands.get(0) : new Condition.And(List.copyOf(operands));
    }

    private Condition factor(int depth) {
        if (depth > DEPTH) {
            throw new ConfigSyntaxException("has a condition nested deeper than " + DEPTH + " parentheses");
        }
        if (takes("!")) {
            return new Condition.Not(factor(depth + 1));
        }
        if (takes("(")) {
            Condition inner = or(depth + 1);
            expect(")");
            return inner;
        }
        return new Condition.Name(word());
    }

    /** An interface, if one is next: {@code {}} or {@code { port = -1, [irq = 3], addr[2] }}. */
    Optional<List<Locator>> locators() {
        if (!takes("{")) {
            return Optional.empty();
        }
        List<Locator> out = new ArrayList<>();
        if (!sees("}")) {
            do {
                locator(out);
            } while (takes(","));
        }
        expect("}");
        return Optional.of(List.copyOf(out));
    }

    private void locator(List<Locator> out) {
        boolean optional = takes("[");
        String name = wordOrString();
        if (takes("[")) {
            locatorArray(name, out);
        } else {
            out.add(new Locator(name, takes("=") ? Optional.of(value()) : Optional.empty()));
        }
        if (optional) {
            expect("]");
        }
    }

    private void locatorArray(String name, List<Locator> out) {
        int count = Numbers.within(number(), 1, 1000);
        expect("]");
        List<String> values = List.of();
        if (takes("=")) {
            expect("{");
            values = list(this::value);
            expect("}");
        }
        for (int i = 0; i < count; i++) {
            out.add(new Locator(name + "_" + i, i < values.size() ? Optional.of(values.get(i)) : Optional.empty()));
        }
    }
}
