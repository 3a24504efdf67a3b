package org.lockwright.rules.flow;

import java.util.Optional;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Node;

/** Tells which operation of atomic_ops(3) or atomic_loadstore(9) an address goes to where macros hide the call. */
final class AtomicNames {

    private static final String PREFIX = "atomic_";

    private AtomicNames() {
    }

    static boolean is(String name) {
        return name.startsWith(PREFIX);
    }

    /** The atomic operation that the {@code &} node {@code n} stands in by its outermost macro or by the text before it; else empty. */
    static String around(Node n, UnitNames unit) {
        String macro = n.macro().map(m -> m.name()).orElse("");
        if (is(macro) || macro.isEmpty() || !n.origin().isExact()) {
            return is(macro) ? macro : "";
        }
        Optional<SourceText> text = unit.text(n.path());
        return text.isEmpty() || n.span().end() > text.get().length() ? "" : before(text.get().text(), n.span().start());
    }

    private static String before(String text, int start) {
        int at = skipBack(text, start);
        int open = 0;
        while (at > 0 && text.charAt(at - 1) == '(') {
            at = skipBack(text, at - 1);
            open++;
        }
        int end = at;
        while (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
            at--;
        }
        String name = text.substring(at, end);
        return open > 0 && is(name) ? name : "";
    }

    private static int skipBack(String text, int at) {
        int i = at;
        while (i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
