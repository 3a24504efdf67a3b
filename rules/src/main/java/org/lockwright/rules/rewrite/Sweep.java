package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Occurrence;
import org.lockwright.rules.program.Parsing;

/**
 * Looks at every mention of some names in the whole tree, and settles how each ends.
 *
 * <p>The text of every file that has the word is the ledger: each mention must end as a site with an outcome or as a stated non-site.
 * Files are parsed under the configurations asked for; those with mentions left inactive are parsed again with the options their
 * branches name. A place that two units or configurations read differently is refused.
 */
final class Sweep {

    private static final int VARIANT_ROUNDS = 3;

    private final Workspace workspace;
    private final String rule;
    private final List<Anchor> anchors;
    private final Decider decider;
    private final Map<String, SourceText> texts = new TreeMap<>();
    private final Map<String, Map<String, List<Occurrence>>> mentions = new TreeMap<>();
    private final Map<Place, List<Seen>> seen = new TreeMap<>();
    private final Map<Anchor, Ledger> ledgers = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Set<String> tried = new HashSet<>();
    private final List<RuleResult.Variant> variants = new ArrayList<>();
    private int unitsParsed;

    private record Place(String path, Span name) implements Comparable<Place> {
        @Override
        public int compareTo(Place o) {
            int c = path.compareTo(o.path);
            return c != 0 ? c : name.compareTo(o.name);
        }
    }

    private record Seen(String unit, String configuration, Decision decision) {
    }

    /** Decides for each use of the anchor in a unit and its headers of interest; {@code texts} holds these files. */
    @FunctionalInterface
    interface Decider {

        /** The decisions, in the order met. */
        List<Decision> decide(Unit unit, Map<String, SourceText> texts);
    }

    Sweep(Workspace workspace, String rule, List<Anchor> anchors, Decider decider) {
        this.workspace = workspace;
        this.rule = rule;
        this.anchors = anchors;
        this.decider = decider;
        anchors.forEach(a -> ledgers.put(a, new Ledger(a)));
    }

    RuleResult run() {
        for (Anchor anchor : anchors) {
            for (String path : workspace.corpus().mentioning(anchor.word())) {
                workspace.tree().read(path).ifPresent(text -> texts.put(path, text));
            }
        }
        Set<String> words = anchors.stream().map(Anchor::word).collect(Collectors.toSet());
        texts.forEach((path, source) -> mentions.put(path, Occurrence.of(source, words)));
        for (Configuration configuration : workspace.configurations()) {
            parse(configuration, List.of(), texts.keySet());
        }
        for (int round = 0; round < VARIANT_ROUNDS && readVariants(round); round++) {
            // a branch inside a branch shows its condition only once the outer one is read
        }
        return result();
    }

    /** Reads files under options that their inactive branches name; false if there was nothing new to try. */
    private boolean readVariants(int round) {
        Map<List<String>, Set<String>> pathsByOptions = new TreeMap<>(Comparator.comparing(Object::toString));
        open((ledger, source, o) ->
                options(ledger, o).forEach(options -> pathsByOptions.computeIfAbsent(options, k -> new TreeSet<>()).add(source.path())));
        boolean any = false;
        for (Map.Entry<List<String>, Set<String>> e : pathsByOptions.entrySet()) {
            if (tried.add(e.getKey() + " " + e.getValue())) {
                Configuration variant = workspace.variant().apply(e.getKey());
                parse(variant, e.getKey(), e.getValue());
                variants.add(new RuleResult.Variant(e.getKey(), variant.name(), e.getValue()));
                any = true;
            }
        }
        return any;
    }

    /** Sets of options under which the mention {@code o} would be compiled, where the text says so plainly. */
    private List<List<String>> options(Ledger ledger, Occurrence o) {
        List<List<String>> out = new ArrayList<>();
        ledger.leftOut(o).forEach(left -> BranchOptions.of(left.region(), left.options()).ifPresent(out::add));
        ledger.droppedBy(o).flatMap(use -> workspace.tree().read(use.definedIn())
                .flatMap(header -> BranchOptions.ofOtherDefinition(header, use.name()))).ifPresent(out::add);
        return out;
    }

    private void parse(Configuration configuration, List<String> options, Set<String> paths) {
        List<String> units = paths.stream().filter(p -> p.endsWith(".c")).toList();
        Set<String> headers = new TreeSet<>();
        texts.keySet().stream().filter(p -> p.endsWith(".h")).forEach(headers::add);
        Parsing parsing = workspace.parsing(configuration, HeaderInterest.of(headers));
        parsing.each(units, unit -> new Digest(unit, decider.decide(unit, texts)), workspace.progress()).forEach(d -> take(d, options));
        List<String> alone = headers.stream().filter(h -> paths.contains(h) && ledgers.values().stream().noneMatch(l -> l.wasRead(h))).toList();
        parsing.each(alone, unit -> new Digest(unit, decider.decide(unit, texts)), workspace.progress()).forEach(d -> take(d, options));
    }

    private record Digest(Unit unit, List<Decision> decisions) {
    }

    private void take(Digest digest, List<String> options) {
        Unit unit = digest.unit();
        unitsParsed++;
        ledgers.values().forEach(ledger -> ledger.add(unit, options, texts.keySet()));
        gaps.addAll(unit.gaps().stream().filter(g -> texts.containsKey(g.path())).toList());
        for (Decision decision : digest.decisions()) {
            seen.computeIfAbsent(new Place(decision.path(), decision.name()), p -> new ArrayList<>())
                    .add(new Seen(unit.path(), unit.configuration(), decision));
        }
    }

    private RuleResult result() {
        List<Site> sites = new ArrayList<>();
        Map<String, List<Replacement>> replacements = new HashMap<>();
        seen.forEach((place, uses) -> sites.add(settle(place, uses, replacements)));
        open((ledger, source, o) -> sites.add(ledger.settle(rule, source, o)));
        List<Edit> edits = new ArrayList<>();
        replacements.forEach((path, list) ->
                edits.addAll(Replacement.edits(texts.get(path), list.stream().distinct().toList(), rule)));
        return new RuleResult(rule, edits, sites, unitsParsed, gaps, variants, notes.stream().distinct().toList());
    }

    /** What to do with a mention that no unit has decided on. */
    private interface Open {
        void take(Ledger ledger, SourceText source, Occurrence mention);
    }

    private void open(Open todo) {
        ledgers.forEach((anchor, ledger) -> texts.forEach((path, source) -> {
            for (Occurrence o : mentions.get(path).getOrDefault(anchor.word(), List.of())) {
                if (!seen.containsKey(new Place(path, o.span()))) {
                    todo.take(ledger, source, o);
                }
            }
        }));
    }

    private Site settle(Place place, List<Seen> uses, Map<String, List<Replacement>> replacements) {
        Seen one = uses.get(0);
        Optional<String> other = uses.stream().filter(u -> !one.decision().agrees(u.decision())).findFirst()
                .map(u -> Ledger.reader(u.unit(), u.configuration()))
                .or(() -> ledgers.values().stream().flatMap(l -> l.otherReader(place.path(), place.name()).stream()).findFirst());
        Decision d = one.decision();
        SourceText source = texts.get(place.path());
        int line = source == null ? 0 : source.lines().line(place.name().start());
        if (other.isPresent()) {
            notes.add(place.path() + ":" + line + ": " + Ledger.reader(one.unit(), one.configuration()) + " and " + other.get() + " read this differently");
            return new Site(rule, place.path(), place.name(), line, d.function(), Site.Outcome.REFUSED,
                    Reason.UNITS_DISAGREE.code());
        }
        d.replacements().forEach(r -> replacements.computeIfAbsent(r.path(), p -> new ArrayList<>()).add(r));
        return new Site(rule, place.path(), place.name(), line, d.function(), d.outcome(), d.detail());
    }
}
