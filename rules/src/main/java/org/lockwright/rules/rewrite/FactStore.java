package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.Parsing;

/**
 * The facts of units at the prefixes of a series. A unit is parsed again only where its own bytes, or the tokens of a header that the
 * series changes and that it may include, are not as in a state it was seen in.
 */
final class FactStore {

    private final Set<PrefixFacts.Claim> claims;
    private final Set<String> interest;
    private final int threads;
    private final Consumer<String> progress;
    private final HeaderCache cache;
    private final Map<String, Set<String>> headersOf = new HashMap<>();
    private final Map<String, PrefixFacts> known = new HashMap<>();
    private final Set<String> units = new TreeSet<>();
    private int parses;

    /**
     * An empty store.
     *
     * @param corpus who includes whom
     * @param changed the headers that the series changes somewhere
     * @param claims what units are held to
     * @param interest the headers whose code is looked at with each unit
     */
    FactStore(Corpus corpus, Set<String> changed, Set<PrefixFacts.Claim> claims, Set<String> interest, int threads, Consumer<String> progress,
            HeaderCache cache) {
        this.claims = claims;
        this.interest = interest;
        this.threads = threads;
        this.progress = progress;
        this.cache = cache;
        changed.forEach(header -> corpus.unitsReachedBy(header).forEach(unit ->
                headersOf.computeIfAbsent(unit, u -> new TreeSet<>()).add(header)));
    }

    /** A unit in a state. */
    private record Wanted(SeriesState state, String path) {
    }

    /** The facts of {@code paths} in {@code state}, by path. */
    Map<String, PrefixFacts> facts(SeriesState state, Collection<String> paths, Configuration configuration) {
        Map<String, PrefixFacts> out = new TreeMap<>();
        fetch(List.of(state), paths, configuration);
        paths.forEach(path -> out.put(path, known.get(key(state, path, configuration))));
        return out;
    }

    /** Parses what of {@code paths} is not known in {@code states}, all in one go, so that no thread waits for another state's units. */
    void fetch(List<SeriesState> states, Collection<String> paths, Configuration configuration) {
        Map<String, Wanted> todo = new LinkedHashMap<>();
        units.addAll(paths);
        for (SeriesState state : states) {
            for (String path : paths) {
                String key = key(state, path, configuration);
                if (!known.containsKey(key)) {
                    todo.putIfAbsent(key, new Wanted(state, path));
                }
            }
        }
        Map<SeriesState, Parsing> parsings = new IdentityHashMap<>();
        todo.values().forEach(w -> parsings.computeIfAbsent(w.state(), s ->
                new Parsing(s.tree(), configuration, HeaderInterest.of(interest), threads, cache)));
        List<Map.Entry<String, Wanted>> entries = new ArrayList<>(todo.entrySet());
        List<PrefixFacts> found = BigStack.map(entries, threads, e -> {
            Wanted w = e.getValue();
            Unit unit = parsings.get(w.state()).unit(w.path());
            return PrefixFacts.of(unit, claims, w.state().tree()::read);
        }, e -> progress.accept(e.getValue().path()));
        for (int i = 0; i < entries.size(); i++) {
            known.put(entries.get(i).getKey(), found.get(i));
        }
        parses += entries.size();
    }

    private String key(SeriesState state, String path, Configuration configuration) {
        StringBuilder out = new StringBuilder(configuration.name()).append('\n').append(path).append('\n')
                .append(state.tree().contentId(path).orElse("")).append('\n');
        headersOf.getOrDefault(path, Set.of()).forEach(header -> out.append(header).append(' ').append(state.headers().get(header)).append('\n'));
        return out.toString();
    }

    /** How many units were looked at so far. */
    int units() {
        return units.size();
    }

    /** How often one was parsed so far. */
    int parses() {
        return parses;
    }
}
