package org.lockwright.rules.rewrite;

import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;

/** The names that the functions of a file use and that nothing declares: variables, and functions that only a call declares. */
final class Undeclared {

    private Undeclared() {
    }

    /** Such names in the functions of {@code unit} itself; those that begin with two underscores are the compiler's own. */
    static Set<String> in(Unit unit) {
        Set<String> out = new TreeSet<>();
        unit.declarations().stream().filter(top -> top.kind() == Kind.FUNCTION).forEach(top -> top.walk(node -> {
            if (node.kind() == Kind.NAME && !node.text().startsWith("__") && !isDeclared(node.symbol().orElse(null))) {
                out.add(node.text());
            }
        }));
        return out;
    }

    private static boolean isDeclared(Symbol symbol) {
        return !(symbol instanceof Symbol.Unresolved) && !(symbol instanceof Symbol.Function f && !f.declared());
    }
}
