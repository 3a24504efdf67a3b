package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;

/** Uses of macros, matched as they are written: a pattern knows no macro, so there a use is a name or a call. */
final class MacroText {

    private MacroText() {
    }

    /** Whether {@code t} is all that a use of a macro becomes which {@code p} names or calls. */
    static boolean isUse(Node p, Node t) {
        Node name = p.kind() == Kind.CALL ? p.child(0) : p;
        return isWhole(t) && name.kind() == Kind.NAME && name.text().equals(t.macro().orElseThrow().name());
    }

    /** Whether {@code t} is all that a use of a macro becomes, and not just one of its arguments. */
    static boolean isWhole(Node t) {
        MacroUse use = t.macro().orElse(null);
        return use != null && !t.origin().isExact() && t.parent().flatMap(Node::macro).filter(use::equals).isEmpty();
    }

    /** The arguments of the pattern's use beside the nodes that those of the macro became; empty if one became none, or there are others. */
    static Optional<List<Node[]>> arguments(Node p, Node t, SourceText source) {
        MacroUse use = t.macro().orElseThrow();
        List<Node> wanted = p.kind() == Kind.CALL ? p.children().subList(1, p.children().size()) : List.of();
        List<Span> written = use.path().equals(source.path()) ? written(source, use) : List.of();
        List<Node[]> out = new ArrayList<>();
        for (int i = 0; i < written.size() && written.size() == wanted.size(); i++) {
            Span span = written.get(i);
            List<Node> found = new ArrayList<>();
            t.walk(n -> {
                if (found.isEmpty() && n.origin().isExact() && n.path().equals(source.path()) && n.span().equals(span)) {
                    found.add(n);
                }
            });
            if (found.isEmpty()) {
                return Optional.empty();
            }
            out.add(new Node[] {wanted.get(i), found.get(0)});
        }
        return out.size() == wanted.size() && written.size() == wanted.size() ? Optional.of(out) : Optional.empty();
    }

    /** The arguments of a use, without the white space around them. */
    private static List<Span> written(SourceText source, MacroUse use) {
        List<Span> out = new ArrayList<>();
        int depth = 0;
        Token first = null;
        Token last = null;
        for (Token token : Lexer.tokens(source, use.span())) {
            String text = token.in(source);
            boolean mark = token.kind() == Token.Kind.PUNCTUATOR;
            depth -= mark && text.equals(")") ? 1 : 0;
            if (depth == 0 && mark && text.equals(")") || depth == 1 && mark && text.equals(",")) {
                if (first != null) {
                    out.add(new Span(first.span().start(), last.span().end()));
                }
                first = null;
            } else if (depth > 0 && token.kind() != Token.Kind.COMMENT) {
                first = first == null ? token : first;
                last = token;
            }
            depth += mark && text.equals("(") ? 1 : 0;
        }
        return out;
    }
}
