package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.TextSearch;

/**
 * Holds every prefix of a series to its base, whoever made the commits.
 *
 * <p>At each prefix every unit is checked that has other bytes than in the base, that a header with other tokens reaches, or that uses
 * a field with another key: no gap, lost function or finding that the base does not have. Both are read under the keys written at the
 * prefix. What the base has under them is forgiven only where the key is not the series' own: where the base has the mark too, or the
 * pack says that the key is true today. For a mark that the series turns says that every access follows it already.
 */
public final class Verification {

    private static final int VARIANT_ROUNDS = 3;

    private final Pack pack;
    private final List<Configuration> configurations;
    private final Function<List<String>, Configuration> variant;
    private final HeaderCache cache = new HeaderCache();
    private final List<SeriesState> states = new ArrayList<>();
    private final Set<String> changed = new TreeSet<>();
    private final Set<String> changedHeaders;
    private final Set<String> interest;
    private final FactStore facts;
    private final Corpus corpus;
    private final int threads;
    /** Files to read under further options, by the options. */
    private final Map<List<String>, Set<String>> variants = new TreeMap<>(Comparator.comparing(Object::toString));
    private final Set<String> unread = new TreeSet<>();
    private final Map<String, Set<String>> reachedBefore = new HashMap<>();

    /**
     * What one commit does to the files of the tree.
     *
     * @param after the files it writes
     * @param gone the files it removes
     */
    public record Step(List<SourceText> after, List<String> gone) {

        public Step {
            after = List.copyOf(after);
            gone = List.copyOf(gone);
        }
    }

    /** What is worse than in the base. */
    public enum Kind {
        /** Something is not understood that was. */
        GAP,
        /** A function is defined no more. */
        LOST_FUNCTION,
        /** A name is used that nothing declares. */
        UNDECLARED,
        /** A check finds something. */
        FINDING
    }

    /**
     * Something that is worse at a prefix than in the base.
     *
     * @param kind what it is
     * @param path the unit
     * @param configuration under which
     * @param rule the check's id; empty unless it is a finding
     * @param file the file that it lies in
     * @param line its line there; 0 for the whole file
     * @param message what is wrong, in a line
     */
    public record Problem(Kind kind, String path, String configuration, String rule, String file, int line, String message) {

        /** What stays the same at later prefixes, where lines move. */
        public String identity() {
            return kind + " " + path + " " + configuration + " " + rule + " " + file + " " + message;
        }
    }

    /**
     * One prefix.
     *
     * @param units units that were held to the base
     * @param parses how many times one had to be parsed for that
     * @param problems what is worse, sorted by file and line
     */
    public record Prefix(int units, int parses, List<Problem> problems) {
    }

    /**
     * What a verification found.
     *
     * @param prefixes each prefix, in order
     * @param configurations names of the configurations, those with further options included
     * @param units units looked at
     * @param parses how many times one was parsed, those of the base included
     * @param filesSeen C files whose text was looked at
     * @param foreign changed C files that no configuration is a kernel of, sorted
     * @param unread changed branches that no options open, {@code path: directive}, sorted
     */
    public record Report(List<Prefix> prefixes, List<String> configurations, int units, int parses, int filesSeen, List<String> foreign, List<String> unread) {

        /** Whether no prefix is worse than the base. */
        public boolean isGood() {
            return prefixes.stream().allMatch(p -> p.problems().isEmpty());
        }
    }

    private Verification(SourceTree base, List<Step> steps, Pack pack, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads, Consumer<String> progress) {
        this.pack = pack;
        this.configurations = configurations;
        this.variant = variant;
        this.threads = threads;
        steps.forEach(step -> {
            step.after().forEach(text -> changed.add(text.path()));
            changed.addAll(step.gone());
        });
        changedHeaders = changed.stream().filter(p -> p.endsWith(".h")).collect(Collectors.toCollection(TreeSet::new));
        interest = Stream.concat(pack.structs().stream().map(Pack.KeyedStruct::header), changedHeaders.stream())
                .collect(Collectors.toCollection(TreeSet::new));
        states(base, steps);
        Set<PrefixFacts.Claim> claims = new LinkedHashSet<>();
        states.forEach(state -> claims.addAll(state.claims()));
        Set<String> names = claims.stream().map(c -> c.field().name()).collect(Collectors.toCollection(TreeSet::new));
        corpus = Corpus.of(SeriesState.together(states, changed), names, threads);
        facts = new FactStore(corpus, changedHeaders, claims, interest, threads, progress, cache);
    }

    /**
     * Verifies the series that {@code steps} make of {@code base}; call it on a thread with a big stack.
     *
     * @param pack the pack it was made with
     * @param configurations the configurations to look under; at least one
     * @param variant makes the first of them with further options
     * @param progress called with each path parsed
     */
    public static Report run(SourceTree base, List<Step> steps, Pack pack, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads, Consumer<String> progress) {
        return new Verification(base, steps, pack, configurations, variant, threads, progress).report();
    }

    private void states(SourceTree base, List<Step> steps) {
        OverlayTree tree = OverlayTree.on(base);
        states.add(SeriesState.of(tree, keys(tree), changedHeaders));
        for (Step step : steps) {
            tree = tree.with(step.after(), step.gone());
            boolean sameKeys = Stream.concat(step.after().stream().map(SourceText::path), step.gone().stream()).noneMatch(interest::contains);
            states.add(SeriesState.of(tree, sameKeys ? states.get(states.size() - 1).keys() : keys(tree), changedHeaders));
        }
    }

    private KeyModel keys(OverlayTree tree) {
        Parsing parsing = new Parsing(tree, configurations.get(0), HeaderInterest.none(), threads, cache);
        return KeyModel.ofFiles(parsing.each(interest.stream().filter(tree::isFile).toList(), parsing::inEveryBranch, path -> { }));
    }

    private SeriesState base() {
        return states.get(0);
    }

    private Report report() {
        List<Prefix> prefixes = new ArrayList<>();
        for (SeriesState state : states.subList(1, states.size())) {
            int parsed = facts.parses();
            Set<String> units = new TreeSet<>();
            List<Problem> problems = new ArrayList<>();
            for (Configuration configuration : configurations) {
                Set<String> reached = reached(state, configuration);
                units.addAll(reached);
                problems.addAll(worse(state, reached, configuration));
            }
            problems.addAll(inVariants(state, units));
            problems.sort(Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::identity));
            prefixes.add(new Prefix(units.size(), facts.parses() - parsed, List.copyOf(problems)));
        }
        List<String> names = Stream.concat(configurations.stream().map(Configuration::name),
                variants.keySet().stream().map(o -> variant.apply(o).name())).distinct().toList();
        List<String> foreign = changed.stream().filter(p -> p.endsWith(".c") || p.endsWith(".h"))
                .filter(p -> configurations.stream().noneMatch(c -> HeaderReach.concerns(p, c))).toList();
        return new Report(List.copyOf(prefixes), names, facts.units(), facts.parses(), corpus.size(), foreign, List.copyOf(unread));
    }

    /** The units that {@code state} may read otherwise than the base, sorted. */
    private Set<String> reached(SeriesState state, Configuration configuration) {
        Set<String> out = new TreeSet<>(state.differing(base(), changed).stream().filter(p -> p.endsWith(".c")).toList());
        out.addAll(reachedBefore.computeIfAbsent(configuration.name() + state.headers(), k ->
                new HeaderReach(base().tree(), state.tree(), corpus, threads).units(headersDiffering(state), configuration)));
        Set<PrefixFacts.Claim> news = state.claims();
        news.removeAll(base().claims());
        for (PrefixFacts.Claim claim : news) {
            out.addAll(using(state, claim.field()));
        }
        out.removeIf(p -> !HeaderReach.concerns(p, configuration));
        return out;
    }

    private List<String> headersDiffering(SeriesState state) {
        return changedHeaders.stream().filter(h -> !state.headers().get(h).equals(base().headers().get(h))).toList();
    }

    /** The units that may use {@code field}, by themselves or in code of a header. */
    private Set<String> using(SeriesState state, FieldId field) {
        Set<String> declaring = state.keys().structs().stream().map(s -> s.def()).filter(d -> d.tag().equals(field.tag())).map(d -> d.path())
                .collect(Collectors.toSet());
        Set<String> may = new TreeSet<>();
        declaring.forEach(header -> may.addAll(header.endsWith(".h") ? corpus.unitsReachedBy(header) : List.of(header)));
        Set<String> out = new TreeSet<>();
        for (String path : corpus.mentioning(field.name())) {
            if (path.endsWith(".c")) {
                out.add(path);
            } else if (interest.contains(path)) {
                out.addAll(corpus.unitsReachedBy(path));
            }
        }
        out.retainAll(may);
        return out;
    }

    private List<Problem> worse(SeriesState state, Set<String> paths, Configuration configuration) {
        facts.fetch(List.of(state, base()), paths, configuration);
        Map<String, PrefixFacts> now = facts.facts(state, paths, configuration);
        Map<String, PrefixFacts> then = facts.facts(base(), paths.stream().filter(base().tree()::isFile).toList(), configuration);
        List<Problem> out = new ArrayList<>();
        now.forEach((path, f) -> out.addAll(worse(state, path, then.getOrDefault(path, PrefixFacts.NONE), f, configuration.name())));
        return out;
    }

    private List<Problem> worse(SeriesState state, String path, PrefixFacts then, PrefixFacts now, String configuration) {
        List<Problem> out = new ArrayList<>();
        now.gaps().forEach((gap, n) -> {
            if (n > then.gaps().getOrDefault(gap, 0)) {
                String file = gap.substring(0, gap.indexOf(": "));
                out.add(new Problem(Kind.GAP, path, configuration, "", file, 0, "new gap: " + gap.substring(file.length() + 2)));
            }
        });
        then.functions().forEach((function, n) -> {
            if (n > now.functions().getOrDefault(function, 0)) {
                out.add(new Problem(Kind.LOST_FUNCTION, path, configuration, "", path, 0, "function " + function + "() is gone"));
            }
        });
        then.inHeaders().forEach((function, header) -> {
            boolean isThere = state.tree().read(header).filter(t -> TextSearch.anyWord(List.of(function)).test(t.text())).isPresent();
            if (!now.defines(function) && !isThere) {
                out.add(new Problem(Kind.LOST_FUNCTION, path, configuration, "", header, 0, "function " + function + "() is gone"));
            }
        });
        Undeclared.news(then.undeclared(), now.undeclared()).forEach(what -> out.add(new Problem(Kind.UNDECLARED, path, configuration, "", path, 0, what)));
        for (PrefixFacts.Claim claim : state.claims()) {
            Map<String, Finding> had = then.under(claim);
            boolean forgiven = isForgiven(claim.field());
            now.under(claim).forEach((fingerprint, f) -> {
                if (!had.containsKey(fingerprint) || !forgiven) {
                    out.add(new Problem(Kind.FINDING, path, configuration, f.rule(), f.path(), f.line(), f.message()
                            + (had.containsKey(fingerprint) ? " by this series, which leaves the access as it was" : "")));
                }
            });
        }
        return out;
    }

    /** Whether the base may break the key of {@code field}: it has the key itself, or the pack says that the key is true of it. */
    private boolean isForgiven(FieldId field) {
        boolean isTurned = pack.rewrites().stream().anyMatch(r -> r instanceof Rewrite.TurnKey turn && turn.field().equals(field.toString()));
        boolean isOfToday = pack.structs().stream().filter(s -> s.tag().equals(field.tag())).flatMap(s -> s.fields().stream())
                .anyMatch(f -> f.name().equals(field.name()) && !f.today().isEmpty());
        return base().keys().atomicFields().contains(field) || isOfToday && !isTurned;
    }

    /** What is worse in branches that the first configuration leaves out, where the series changed them and they name their options. */
    private List<Problem> inVariants(SeriesState state, Set<String> units) {
        Set<String> files = new TreeSet<>(state.differing(base(), units));
        files.removeIf(p -> !HeaderReach.concerns(p, configurations.get(0)));
        ChangedBranches branches = new ChangedBranches(base().tree(), state.tree());
        branches.read(List.of(), facts.facts(state, files, configurations.get(0)));
        for (int round = 0; round < VARIANT_ROUNDS; round++) {
            branches.toOpen().forEach((options, paths) -> {
                variants.computeIfAbsent(options, k -> new TreeSet<>()).addAll(paths);
                branches.read(options, facts.facts(state, paths, variant.apply(options)));
            });
        }
        unread.addAll(branches.closed());
        List<Problem> out = new ArrayList<>();
        variants.forEach((options, paths) -> {
            Set<String> here = new TreeSet<>(paths);
            here.retainAll(units);
            if (!here.isEmpty()) {
                out.addAll(worse(state, here, variant.apply(options)));
            }
        });
        return out;
    }
}
