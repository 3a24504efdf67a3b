package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.Finding;

/**
 * What a change must not make worse in one unit under one configuration.
 *
 * @param path the unit
 * @param gaps how often each gap occurs, without line numbers
 * @param functions how often each function is defined in the file itself
 * @param undeclared see {@link Undeclared}
 * @param findings findings by fingerprint
 */
record Health(String path, Map<String, Integer> gaps, Map<String, Integer> functions, Set<String> undeclared, Map<String, Finding> findings) {

    static Health of(Unit unit, List<Finding> findings) {
        Map<String, Integer> gaps = new TreeMap<>();
        unit.gaps().forEach(g -> gaps.merge(g.path() + ": " + g.cause(), 1, Integer::sum));
        Map<String, Integer> functions = new TreeMap<>();
        unit.declarations().stream().filter(top -> top.kind() == Kind.FUNCTION).forEach(top -> functions.merge(top.text(), 1, Integer::sum));
        Map<String, Finding> byFingerprint = new TreeMap<>();
        findings.forEach(f -> byFingerprint.putIfAbsent(f.fingerprint(), f));
        return new Health(unit.path(), gaps, functions, Undeclared.in(unit), byFingerprint);
    }

    /** Whether there is nothing here that could be worse than anything. */
    boolean isClean() {
        return gaps.isEmpty() && undeclared.isEmpty() && findings.isEmpty();
    }
}
