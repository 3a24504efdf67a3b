package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

/**
 * Finds function definitions in a file's text, inactive branches included, without splitting it into tokens: a body opens with a brace
 * in the first column, or one that ends a declarator begun there, and closes with the next brace in the first column.
 */
final class FunctionFinder {

    private static final String DEFINE = "#define";

    private final SourceText source;
    private final String text;
    private final List<FunctionText> out = new ArrayList<>();

    private FunctionFinder(SourceText source) {
        this.source = source;
        this.text = source.text();
    }

    /** The functions of {@code source}, and its macros with parameters, in no particular order. */
    static List<FunctionText> in(SourceText source) {
        FunctionFinder finder = new FunctionFinder(source);
        finder.functions();
        finder.macros();
        return finder.out;
    }

    private void functions() {
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', open + 1)) {
            boolean isFirst = open > 0 && text.charAt(open - 1) == '\n';
            boolean follows = open > 1 && text.charAt(open - 1) == ' ' && text.charAt(open - 2) == ')' && endsLine(open);
            if (isFirst || follows) {
                int name = nameBefore(before(open));
                int close = name < 0 ? -1 : text.indexOf("\n}", open);
                if (close >= 0) {
                    add(name, new Span(open, close + 2));
                    open = close;
                }
            }
        }
    }

    private boolean endsLine(int open) {
        int i = open + 1;
        while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\r')) {
            i++;
        }
        return i >= text.length() || text.charAt(i) == '\n';
    }

    private void add(int name, Span body) {
        int end = name;
        while (isWord(end)) {
            end++;
        }
        int from = name;
        while (from > 0 && from > name - 200 && ";}".indexOf(text.charAt(from - 1)) < 0) {
            from--;
        }
        String head = text.substring(from, name);
        boolean isStatic = head.contains("static") && source.path().endsWith(".c");
        out.add(new FunctionText(source.path(), text.substring(name, end), isStatic, false, body));
    }

    /** Start of the name of the function whose declarator ends at {@code end}; -1 if there is none. */
    private int nameBefore(int end) {
        int at = end > 0 && text.charAt(end - 1) == ';' ? oldStyle(end) : end;
        while (at > 0 && text.charAt(at - 1) == ')') {
            int open = openOf(at - 1);
            int nameEnd = open < 0 ? -1 : before(open);
            int name = nameEnd;
            while (name > 0 && isWord(name - 1)) {
                name--;
            }
            if (name < 0 || name == nameEnd || Character.isDigit(text.charAt(name))) {
                return -1;
            }
            int left = before(name);
            if (left > 0 && text.charAt(left - 1) == ')' && text.lastIndexOf('\n', name) >= left - 1) {
                at = left; // an attribute after the parameters
            } else {
                int line = text.lastIndexOf('\n', name) + 1;
                return isWord(line) ? name : -1;
            }
        }
        return -1;
    }

    /** End of the parameter list of a definition whose parameters are declared before the body; 0 if it is none. */
    private int oldStyle(int end) {
        int at = end;
        for (int lines = 0; lines < 20 && at > 0; lines++) {
            int line = text.lastIndexOf('\n', at - 1) + 1;
            if (isWord(line)) {
                int close = text.indexOf(')', line);
                return close >= 0 && close < end ? close + 1 : 0;
            }
            at = line - 1;
        }
        return 0;
    }

    private int openOf(int close) {
        int depth = 0;
        for (int i = close; i >= 0 && i > close - 4000; i--) {
            char c = text.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** End of what stands before {@code at}, white space and comments left out. */
    private int before(int at) {
        int i = at;
        while (i > 0) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                i--;
            } else if (i > 1 && text.charAt(i - 1) == '/' && text.charAt(i - 2) == '*' && text.lastIndexOf("/*", i - 3) >= 0) {
                i = text.lastIndexOf("/*", i - 3);
            } else {
                break;
            }
        }
        return i;
    }

    private boolean isWord(int at) {
        return at >= 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    private void macros() {
        for (int i = text.indexOf(DEFINE); i >= 0; i = text.indexOf(DEFINE, i + 1)) {
            int name = i + DEFINE.length();
            while (name < text.length() && (text.charAt(name) == ' ' || text.charAt(name) == '\t')) {
                name++;
            }
            int end = name;
            while (isWord(end)) {
                end++;
            }
            if (end > name && end < text.length() && text.charAt(end) == '(') {
                int parameters = text.indexOf(')', end);
                int last = endOfDirective(i);
                if (parameters >= 0 && parameters + 1 < last) {
                    boolean isLocal = source.path().endsWith(".c");
                    out.add(new FunctionText(source.path(), text.substring(name, end), isLocal, true, new Span(parameters + 1, last)));
                }
            }
        }
    }

    private int endOfDirective(int from) {
        int end = text.indexOf('\n', from);
        while (end > 0 && (text.charAt(end - 1) == '\\' || end > 1 && text.charAt(end - 1) == '\r' && text.charAt(end - 2) == '\\')) {
            end = text.indexOf('\n', end + 1);
        }
        return end < 0 ? text.length() : end;
    }
}
