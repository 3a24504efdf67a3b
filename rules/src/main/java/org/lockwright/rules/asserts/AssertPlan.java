package org.lockwright.rules.asserts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.OutsideCalls;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.lockset.EntryNeed;
import org.lockwright.rules.lockset.HeldLocks;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.rewrite.Edit;

/** Plans assertions: what the lock analysis says functions need on entry, held against the text of those functions. */
public final class AssertPlan {

    private final SourceTree tree;
    private final Configuration configuration;
    private final HeldLocks locks;
    private final AssertText text;
    private final int threads;

    /**
     * A plan for {@code tree}, which {@code locks} is of.
     *
     * @param configuration the one it was analysed under
     * @param text writes the assertions
     */
    public AssertPlan(SourceTree tree, Configuration configuration, HeldLocks locks, AssertText text, int threads) {
        this.tree = tree;
        this.configuration = configuration;
        this.locks = locks;
        this.text = text;
        this.threads = threads;
    }

    /**
     * The assertions for needs of the fields of some structs.
     *
     * @param structs which structs' fields count
     * @param files which files may get assertions
     * @param unread C files of the tree that the analysis did not read; a function that is called there gets none
     * @param rule what the edits name as their rule
     * @param progress told each path when it is looked at
     */
    public Assertions of(Predicate<String> structs, Predicate<String> files, List<String> unread, String rule, Consumer<String> progress) {
        List<EntryNeed> needs = locks.entryNeeds().stream().filter(n -> n.structs().stream().anyMatch(structs) && files.test(n.place().path())).toList();
        Set<String> open = needs.stream().filter(n -> n.doubt() == EntryNeed.Doubt.NONE && isSeenElsewhere(n)).map(n -> n.function().name()).collect(Collectors.toCollection(TreeSet::new));
        Map<String, Place> outside = OutsideCalls.of(tree, unread, open, threads);
        Map<String, List<EntryNeed>> byUnit = new TreeMap<>();
        List<AssertSite> sites = new ArrayList<>();
        for (EntryNeed need : needs) {
            Place called = isSeenElsewhere(need) ? outside.get(need.function().name()) : null;
            if (need.doubt() == EntryNeed.Doubt.ASSERTED) {
                sites.add(new AssertSite(need, AssertSite.Outcome.RIGHT, need.tests().stream().findFirst().orElse(""), Optional.empty(), need.at(), need.what()));
            } else if (need.doubt() != EntryNeed.Doubt.NONE) {
                sites.add(AssertSite.refused(need, "", AssertReason.of(need.doubt()), need.at(), need.what()));
            } else if (called != null) {
                sites.add(AssertSite.refused(need, "", AssertReason.UNKNOWN_CALLERS, called, "it is called here, in a file that was not analysed"));
            } else {
                byUnit.computeIfAbsent(locks.unitOf(need.place().path()), u -> new ArrayList<>()).add(need);
            }
        }
        List<Edit> edits = new ArrayList<>();
        Declared declared = new Declared(tree);
        for (UnitAsserts done : units(byUnit, rule, declared, progress)) {
            sites.addAll(done.sites());
            edits.addAll(done.edits());
        }
        Set<String> asserting = sites.stream().filter(s -> s.outcome() != AssertSite.Outcome.REFUSED).map(s -> asserting(s.need().function().toString(), s.need()))
                .collect(Collectors.toSet());
        sites.replaceAll(s -> wraps(s, asserting) ? new AssertSite(s.need(), AssertSite.Outcome.RIGHT, "", s.reason(), s.at(), "what it calls asserts it") : s);
        sites.sort(Comparator.comparing((AssertSite s) -> s.need().place().path()).thenComparing(s -> s.need().place().start()).thenComparing(s -> s.need().lockClass())
                .thenComparing(s -> s.need().lock()).thenComparing(AssertSite::test));
        edits.sort(Comparator.naturalOrder());
        return new Assertions(sites, edits);
    }

    private static String asserting(String function, EntryNeed need) {
        return function + " asserts " + need.lockClass();
    }

    /** Whether a macro makes the function, and all that it needs the lock for is to call functions that assert it. */
    private static boolean wraps(AssertSite site, Set<String> asserting) {
        boolean made = site.reason().filter(r -> r == AssertReason.MACRO_BODY).isPresent();
        return made && !site.need().supports().isEmpty() && site.need().supports().stream()
                .allMatch(s -> s.what().startsWith("calls ") && asserting.contains(asserting(s.what().substring("calls ".length()), site.need())));
    }

    /** Whether other files can call the function by its name. */
    private static boolean isSeenElsewhere(EntryNeed need) {
        return need.function().file().isEmpty() || need.place().path().endsWith(".h");
    }

    private List<UnitAsserts> units(Map<String, List<EntryNeed>> byUnit, String rule, Declared declared, Consumer<String> progress) {
        Set<String> headers = byUnit.values().stream().flatMap(List::stream).map(n -> n.place().path()).filter(p -> p.endsWith(".h")).collect(Collectors.toSet());
        Parsing parsing = new Parsing(tree, configuration, HeaderInterest.of(headers), threads);
        List<String> paths = List.copyOf(byUnit.keySet());
        return parsing.each(paths, unit -> unit(unit, byUnit.get(unit.path()), rule, declared), progress);
    }

    private UnitAsserts unit(Unit unit, List<EntryNeed> needs, String rule, Declared declared) {
        Map<Place, List<EntryNeed>> byFunction = new LinkedHashMap<>();
        needs.forEach(n -> byFunction.computeIfAbsent(n.place(), p -> new ArrayList<>()).add(n));
        UnitAsserts out = new UnitAsserts(tree, unit, rule, declared, text);
        byFunction.forEach(out::function);
        return out;
    }
}
