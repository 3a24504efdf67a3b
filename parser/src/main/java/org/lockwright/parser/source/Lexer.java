package org.lockwright.parser.source;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a C file into preprocessing tokens and comments without expanding anything.
 *
 * <p>Follows ISO C translation phases 2 and 3: a backslash-newline joins lines inside any token. Never fails: an unterminated
 * comment or literal ends at the end of the file or line. Used for text that the front end does not keep: comments, inactive
 * branches, macro arguments and bodies.
 */
public final class Lexer {

    private static final String[] LONG_PUNCTUATORS = {
        "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||", "*=", "/=", "%=", "+=", "-=",
        "&=", "^=", "|=", "##"
    };

    private final String text;
    private final int end;
    private final List<Token> out = new ArrayList<>();
    private int at;
    private boolean lineStart = true;
    private boolean inDirective;

    private Lexer(String text, int from, int end) {
        this.text = text;
        this.at = from;
        this.end = end;
    }

    /** All tokens of {@code source}, in order. */
    public static List<Token> tokens(SourceText source) {
        return tokens(source, new Span(0, source.length()));
    }

    /** All tokens in {@code span}, which must begin and end between tokens. */
    public static List<Token> tokens(SourceText source, Span span) {
        return new Lexer(source.text(), span.start(), span.end()).run();
    }

    private List<Token> run() {
        while (at < end) {
            int splice = spliceLength(at);
            if (splice > 0) {
                at += splice;
                continue;
            }
            char c = text.charAt(at);
            if (c == '\n') {
                newline();
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0x0b) {
                at++;
            } else {
                one(c);
            }
        }
        if (inDirective) {
            add(Token.Kind.END_OF_DIRECTIVE, end);
        }
        return out;
    }

    private void newline() {
        if (inDirective) {
            add(Token.Kind.END_OF_DIRECTIVE, at);
            inDirective = false;
        }
        lineStart = true;
        at++;
    }

    private void one(char c) {
        int start = at;
        char next = peek(at + 1);
        if (c == '/' && (next == '*' || next == '/')) {
            at = next == '*' ? endOfBlockComment(at + 2) : endOfLineComment(at + 2);
            add(Token.Kind.COMMENT, start);
            return;
        }
        if (c == '#' && lineStart) {
            at++;
            inDirective = true;
            add(Token.Kind.DIRECTIVE, start);
        } else if (isIdentifierStart(c)) {
            identifierOrPrefixedLiteral(start);
        } else if (isDigit(c) || c == '.' && isDigit(next)) {
            number();
            add(Token.Kind.NUMBER, start);
        } else if (c == '"' || c == '\'') {
            literal(c);
            add(c == '"' ? Token.Kind.STRING : Token.Kind.CHARACTER, start);
        } else {
            punctuator(start);
        }
        lineStart = false;
    }

    private void identifierOrPrefixedLiteral(int start) {
        at++;
        while (at < end) {
            int splice = spliceLength(at);
            if (splice > 0 && at + splice < end && isIdentifierPart(text.charAt(at + splice))) {
                at += splice;
            } else if (isIdentifierPart(text.charAt(at))) {
                at++;
            } else {
                break;
            }
        }
        char quote = peek(at);
        if ((quote == '"' || quote == '\'') && at - start <= 2 && isLiteralPrefix(text.substring(start, at))) {
            literal(quote);
            add(quote == '"' ? Token.Kind.STRING : Token.Kind.CHARACTER, start);
        } else {
            add(Token.Kind.IDENTIFIER, start);
        }
    }

    private static boolean isLiteralPrefix(String s) {
        return s.equals("L") || s.equals("u") || s.equals("U") || s.equals("u8");
    }

    private void number() {
        at++;
        while (at < end) {
            char c = text.charAt(at);
            char before = text.charAt(at - 1);
            boolean sign = (c == '+' || c == '-') && (before == 'e' || before == 'E' || before == 'p' || before == 'P');
            if (!isIdentifierPart(c) && c != '.' && !sign) {
                break;
            }
            at++;
        }
    }

    private void literal(char quote) {
        at++;
        while (at < end) {
            char c = text.charAt(at);
            int splice = spliceLength(at);
            if (splice > 0) {
                at += splice;
            } else if (c == '\\' && at + 1 < end && text.charAt(at + 1) != '\n') {
                at += 2;
            } else if (c == '\n') {
                return;
            } else {
                at++;
                if (c == quote) {
                    return;
                }
            }
        }
    }

    private void punctuator(int start) {
        for (String p : LONG_PUNCTUATORS) {
            if (text.startsWith(p, at) && at + p.length() <= end) {
                at += p.length();
                add(Token.Kind.PUNCTUATOR, start);
                return;
            }
        }
        boolean known = "[](){}.&*+-~!/%<>^|?:;=,#".indexOf(text.charAt(at)) >= 0;
        at++;
        add(known ? Token.Kind.PUNCTUATOR : Token.Kind.OTHER, start);
    }

    private int endOfBlockComment(int from) {
        int close = text.indexOf("*/", from);
        return close < 0 || close + 2 > end ? end : close + 2;
    }

    private int endOfLineComment(int from) {
        int i = from;
        while (i < end) {
            int splice = spliceLength(i);
            if (splice > 0) {
                i += splice;
            } else if (text.charAt(i) == '\n') {
                return i > from && text.charAt(i - 1) == '\r' ? i - 1 : i;
            } else {
                i++;
            }
        }
        return i;
    }

    /** Length of a backslash-newline at {@code i}, 0 if there is none. */
    private int spliceLength(int i) {
        if (text.charAt(i) != '\\' || i + 1 >= end) {
            return 0;
        }
        if (text.charAt(i + 1) == '\n') {
            return 2;
        }
        return text.charAt(i + 1) == '\r' && i + 2 < end && text.charAt(i + 2) == '\n' ? 3 : 0;
    }

    private char peek(int i) {
        return i < end ? text.charAt(i) : 0;
    }

    private void add(Token.Kind kind, int start) {
        out.add(new Token(kind, new Span(Math.min(start, at), at)));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isIdentifierStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c == '$';
    }

    private static boolean isIdentifierPart(char c) {
        return isIdentifierStart(c) || isDigit(c);
    }
}
