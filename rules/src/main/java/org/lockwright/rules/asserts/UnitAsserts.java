package org.lockwright.rules.asserts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.lockset.EntryNeed;
import org.lockwright.rules.rewrite.Edit;

/** Puts the assertions that the functions of one unit need into their text. */
final class UnitAsserts {

    private static final Pattern WORD = Pattern.compile("\\b[A-Za-z_]\\w*(?=\\()");

    private final SourceTree tree;
    private final Unit unit;
    private final String rule;
    private final Declared declared;
    private final AssertText text;
    private final List<AssertSite> sites = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    UnitAsserts(SourceTree tree, Unit unit, String rule, Declared declared, AssertText text) {
        this.tree = tree;
        this.unit = unit;
        this.rule = rule;
        this.declared = declared;
        this.text = text;
    }

    List<AssertSite> sites() {
        return sites;
    }

    List<Edit> edits() {
        return edits;
    }

    /** Does what {@code needs}, all of the function at {@code place}, ask for. */
    void function(Place place, List<EntryNeed> needs) {
        SourceText source = place.path().equals(unit.path()) ? unit.source() : tree.read(place.path()).orElse(SourceText.ofLatin1(place.path(), ""));
        Optional<Node> node = Stream.concat(unit.declarations().stream(), unit.headerDeclarations().stream()).filter(d -> d.kind() == Kind.FUNCTION)
                .filter(d -> d.name().filter(n -> n.path().equals(place.path()) && n.span().start() == place.start()).isPresent()).findFirst();
        if (node.isEmpty()) {
            needs.forEach(n -> sites.add(AssertSite.refused(n, "", AssertReason.NOT_PARSED, place, AssertReason.NOT_PARSED.why())));
            return;
        }
        EntryPlace entry = EntryPlace.of(source, node.get()).behindTests(needs.stream().flatMap(n -> Stream.concat(n.roots().stream(), Stream.of(EntryPlace.first(n)))).collect(Collectors.toSet()));
        Map<String, EntryNeed> tests = new LinkedHashMap<>();
        for (EntryNeed need : needs) {
            Optional<AssertSite> other = entry.trouble().map(t -> AssertSite.refused(need, "", t.reason(), placeOf(source, t.at()), t.what()));
            if (other.isEmpty()) {
                other = Optional.ofNullable(entered(source, entry, need, tests));
            }
            other.ifPresent(sites::add);
        }
        if (!tests.isEmpty()) {
            int at = entry.offset();
            edits.add(new Edit(place.path(), new Span(at, at), "", entry.inserted(text.lines(List.copyOf(tests.keySet()), entry.indent())), rule));
            tests.forEach((test, need) -> sites.add(new AssertSite(need, AssertSite.Outcome.WRITTEN, test, Optional.empty(), placeOf(source, at), "")));
        }
    }

    /** Puts the test for {@code need} among {@code tests}; gives a site if it is none of those. */
    private AssertSite entered(SourceText source, EntryPlace entry, EntryNeed need, Map<String, EntryNeed> tests) {
        int at = entry.offset();
        String test = test(source, need, at).orElse("");
        if (test.isEmpty()) {
            String lock = need.lock().isEmpty() ? need.lockClass() + " has no name over the parameters" : "'" + need.lock() + "' is of type '" + need.type() + "', which nothing tests";
            return AssertSite.refused(need, "", AssertReason.NO_SPELLING, need.place(), lock);
        }
        Optional<String> late = entry.unset(need);
        if (late.isPresent()) {
            return AssertSite.refused(need, "", AssertReason.NO_SPELLING, need.place(), "'" + late.get() + "', which names the lock, is not set where it is declared");
        }
        String plain = test.replaceAll("\\s", "");
        List<String> standing = entry.standing().stream().filter(s -> s.replaceAll("\\s", "").contains(plain)).toList();
        if (tests.containsKey(test)) {
            return null;
        } else if (!standing.isEmpty()) {
            boolean less = standing.stream().allMatch(s -> s.contains("||"));
            return less ? AssertSite.refused(need, test, AssertReason.ASSERTS_LESS, placeOf(source, at), AssertReason.ASSERTS_LESS.why())
                    : new AssertSite(need, AssertSite.Outcome.RIGHT, test, Optional.empty(), placeOf(source, at), "the same assertion stands there");
        }
        Set<String> names = new HashSet<>(need.roots());
        Matcher word = WORD.matcher(test);
        while (word.find()) {
            names.add(word.group());
        }
        Optional<Integer> hidden = entry.hiding(names);
        if (hidden.isPresent()) {
            return AssertSite.refused(need, test, AssertReason.SHADOWED, placeOf(source, hidden.get()), AssertReason.SHADOWED.why());
        }
        names.add("KASSERT");
        names.addAll(List.of((test.contains(need.lock()) ? need.lock() : "KASSERT").split("\\W+")));
        Optional<String> missing = names.stream().sorted().filter(n -> !declared.has(unit, source, at, n)).findFirst();
        if (missing.isPresent()) {
            return AssertSite.refused(need, test, AssertReason.NOT_DECLARED, placeOf(source, at), "'" + missing.get() + "' is not declared in what the file includes");
        }
        int last = need.supports().stream().filter(s -> s.place().path().equals(source.path())).mapToInt(s -> s.place().start()).max().orElse(at);
        Optional<Integer> other = entry.conditionBefore(Math.max(at, last));
        if (other.isPresent()) {
            return AssertSite.refused(need, test, AssertReason.OTHER_CONFIGURATION, placeOf(source, other.get()), AssertReason.OTHER_CONFIGURATION.why());
        }
        tests.put(test, need);
        return null;
    }

    /** The condition that tells whether the lock is held: a function of its own if the tree has one, else that of its type. */
    private Optional<String> test(SourceText source, EntryNeed need, int at) {
        Optional<String> own = need.tests().stream().filter(t -> declared.has(unit, source, at, t.substring(0, t.indexOf('(')))).findFirst();
        if (own.isPresent() || need.lock().isEmpty()) {
            return own;
        }
        boolean variable = need.lockClass().indexOf('.') < 0;
        return (variable ? declared.lockType(unit, source, at, need.lock()) : Optional.of(need.type())).flatMap(type -> LockTest.of(need.lock(), type, need.exclusive()));
    }

    private static Place placeOf(SourceText source, int at) {
        return new Place(source.path(), at, at, source.lines().line(at), source.lines().column(at));
    }
}
