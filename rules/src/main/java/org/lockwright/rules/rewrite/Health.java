package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.Finding;

/**
 * What a change must not make worse in one unit under one configuration.
 *
 * @param path the unit
 * @param gaps how often each gap occurs, without line numbers
 * @param functions how often each function is defined in the file itself
 * @param undeclared names that its functions use and nothing declares; a call declares its function, as C has it
 * @param findings findings by fingerprint
 */
record Health(String path, Map<String, Integer> gaps, Map<String, Integer> functions, Set<String> undeclared, Map<String, Finding> findings) {

    static Health of(Unit unit, List<Finding> findings) {
        Map<String, Integer> gaps = new TreeMap<>();
        unit.gaps().forEach(g -> gaps.merge(g.path() + ": " + g.cause(), 1, Integer::sum));
        Map<String, Integer> functions = new TreeMap<>();
        Set<String> undeclared = new TreeSet<>();
        for (Node top : unit.declarations()) {
            if (top.kind() == Kind.FUNCTION) {
                functions.merge(top.text(), 1, Integer::sum);
                top.walk(node -> undeclared(node).ifPresent(undeclared::add));
            }
        }
        Map<String, Finding> byFingerprint = new TreeMap<>();
        findings.forEach(f -> byFingerprint.putIfAbsent(f.fingerprint(), f));
        return new Health(unit.path(), gaps, functions, undeclared, byFingerprint);
    }

    /** The name that {@code node} uses if nothing declares it; what the compiler has of its own begins with two underscores. */
    private static Optional<String> undeclared(Node node) {
        return node.kind() == Kind.NAME && !node.text().startsWith("__") && node.symbol().orElse(null) instanceof Symbol.Unresolved ? Optional.of(node.text()) : Optional.empty();
    }

    /** Whether there is nothing here that could be worse than anything. */
    boolean isClean() {
        return gaps.isEmpty() && undeclared.isEmpty() && findings.isEmpty();
    }
}
