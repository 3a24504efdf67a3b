package org.lockwright.rules.flow;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;

/** Splits the text of a macro use into its arguments. */
final class MacroArguments {

    private MacroArguments() {
    }

    /** Whether {@code n} is the argument at {@code span} of {@code use}. */
    static boolean is(Node n, MacroUse use, Span span) {
        return n.origin() == Origin.MACRO_ARGUMENT && n.span().equals(span) && n.path().equals(use.path());
    }

    /** Where the arguments stand in the use at {@code use}, without white space and comments around them. */
    static List<Span> spans(SourceText text, Span use) {
        List<Span> out = new ArrayList<>();
        int depth = 0;
        int start = -1;
        int end = -1;
        boolean any = false;
        for (Token token : Lexer.tokens(text, use)) {
            if (token.kind() == Token.Kind.COMMENT || token.span().length() == 0) {
                continue;
            }
            char c = text.text().charAt(token.span().start());
            boolean mark = token.kind() == Token.Kind.PUNCTUATOR && token.span().length() == 1;
            depth -= mark && c == ')' ? 1 : 0;
            if (depth == 0 && any || depth == 1 && mark && c == ',') {
                if (start >= 0) {
                    out.add(new Span(start, end));
                } else if (depth == 1) {
                    out.add(new Span(token.span().start(), token.span().start()));
                }
                start = -1;
                if (depth == 0) {
                    return out;
                }
            } else if (depth > 0) {
                start = start < 0 ? token.span().start() : start;
                end = token.span().end();
            }
            any |= depth == 0 && mark && c == '(';
            depth += mark && c == '(' ? 1 : 0;
        }
        return out;
    }
}
