package org.lockwright.rules.rewrite;

import java.util.List;
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

    /** What is wrong with each name of {@code now} that is not one of {@code then}, a line each. */
    static List<String> news(Set<String> then, Set<String> now) {
        return now.stream().filter(name -> !then.contains(name)).map(name -> "'" + name + "' is not declared in what the file includes").toList();
    }

    private static boolean isDeclared(Symbol symbol) {
        return !(symbol instanceof Symbol.Unresolved) && !(symbol instanceof Symbol.Function f && !f.declared());
    }
}
