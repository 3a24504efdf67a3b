package org.lockwright.rules.rewrite;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Region;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.Checks;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.program.FieldId;

/**
 * What is kept of a unit in one state of a tree, under one configuration: enough to hold it to any of the keys asked for.
 *
 * @param gaps how often each gap occurs, without line numbers
 * @param functions how often each function is defined in the file itself
 * @param inHeaders the functions that headers of interest define, with the header
 * @param undeclared see {@link Undeclared}
 * @param findings findings under each claim by fingerprint; claims without any are left out
 * @param left branches of the file itself that were left out
 */
record PrefixFacts(Map<String, Integer> gaps, Map<String, Integer> functions, Map<String, String> inHeaders, Set<String> undeclared,
        Map<Claim, Map<String, Finding>> findings, List<Region> left) {

    /** Of a file that is not there. */
    static final PrefixFacts NONE = new PrefixFacts(Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), List.of());


    /**
     * That a field is under a guard.
     *
     * @param field the field
     * @param guard what its key means
     */
    record Claim(FieldId field, Guard guard) {

        private Checks checks() {
            return Checks.under(KeyModel.ofKeys(Map.of()).with(field, guard));
        }
    }

    /** The facts of {@code unit}, whose headers of interest {@code texts} gives, under each of {@code claims}. */
    static PrefixFacts of(Unit unit, Set<Claim> claims, Function<String, Optional<SourceText>> texts) {
        Map<String, Integer> gaps = new TreeMap<>();
        unit.gaps().forEach(g -> gaps.merge(g.path() + ": " + g.cause(), 1, Integer::sum));
        Map<String, Integer> functions = new TreeMap<>();
        functions(unit.declarations()).forEach(f -> functions.merge(f.text(), 1, Integer::sum));
        Map<String, String> inHeaders = new TreeMap<>();
        functions(unit.headerDeclarations()).forEach(f -> inHeaders.putIfAbsent(f.text(), f.path()));
        Map<Claim, Map<String, Finding>> findings = new LinkedHashMap<>();
        for (Claim claim : claims) {
            Map<String, Finding> found = new TreeMap<>();
            claim.checks().findings(unit, texts).forEach(f -> found.putIfAbsent(f.fingerprint(), f));
            if (!found.isEmpty()) {
                findings.put(claim, found);
            }
        }
        List<Region> left = unit.inactive().stream().filter(r -> r.path().equals(unit.path())).toList();
        return new PrefixFacts(gaps, functions, inHeaders, Undeclared.in(unit), findings, left);
    }

    private static List<Node> functions(List<Node> declarations) {
        return declarations.stream().filter(top -> top.kind() == Kind.FUNCTION).toList();
    }

    /** Whether function {@code name} is defined, in the file or in a header of interest. */
    boolean defines(String name) {
        return functions.containsKey(name) || inHeaders.containsKey(name);
    }

    /** What was found under {@code claim}, by fingerprint. */
    Map<String, Finding> under(Claim claim) {
        return findings.getOrDefault(claim, Map.of());
    }
}
