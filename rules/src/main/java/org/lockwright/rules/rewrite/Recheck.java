package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.Token;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.Checks;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.OverlayTree;
import org.lockwright.rules.program.Parsing;

/**
 * Re-checks a draft: no prefix may have a gap, a lost function or a finding that its base did not have.
 *
 * <p>Changed C files are checked after the patch that changes them; every unit that a changed header reaches is checked at the end.
 * Findings are those under the keys written at that point. A unit is parsed again only if its own bytes, or the tokens of a changed
 * header, differ from a state it was seen in.
 */
public final class Recheck {

    private final SourceTree base;
    private final Draft draft;
    private final Corpus corpus;
    private final List<Configuration> configurations;
    private final Function<List<String>, Configuration> variant;
    private final int threads;
    private final Consumer<String> progress;
    private final HeaderCache headerCache = new HeaderCache();
    private final Map<String, Health> known = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Set<String> unitsChecked = new TreeSet<>();
    private int parses;

    /**
     * What a re-check found.
     *
     * @param problems one line each: patch, file, what became worse; empty if nothing did
     * @param units units that were checked in some state
     * @param parses how many times one was parsed
     */
    public record Report(List<String> problems, int units, int parses) {
    }

    private record State(OverlayTree tree, KeyModel keys, String headers) {
    }

    private Recheck(SourceTree base, Draft draft, Corpus corpus, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads, Consumer<String> progress) {
        this.base = base;
        this.draft = draft;
        this.corpus = corpus;
        this.configurations = configurations;
        this.variant = variant;
        this.threads = threads;
        this.progress = progress;
    }

    /** Re-checks {@code draft}; {@code progress} is called with each path parsed. */
    public static Report run(SourceTree base, Draft draft, Corpus corpus, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads, Consumer<String> progress) {
        Recheck recheck = new Recheck(base, draft, corpus, configurations, variant, threads, progress);
        recheck.prefixes();
        return new Report(recheck.problems, recheck.unitsChecked.size(), recheck.parses);
    }

    private void prefixes() {
        OverlayTree tree = OverlayTree.on(base);
        List<SourceText> changed = new ArrayList<>();
        State first = state(tree, changed, keys(tree));
        State before = first;
        int number = 0;
        for (Draft.Patch patch : draft.patches()) {
            number++;
            tree = tree.with(patch.after());
            changed.addAll(patch.after());
            boolean sameKeys = patch.after().stream().noneMatch(t -> keyHeaders().contains(t.path()));
            State after = state(tree, changed, sameKeys ? before.keys() : keys(tree));
            compare("patch " + number, before, after, patch.after().stream().map(SourceText::path).toList());
            before = after;
        }
        Set<String> headers = new TreeSet<>(changed.stream().map(SourceText::path).filter(p -> p.endsWith(".h")).toList());
        Set<String> reached = new TreeSet<>();
        HeaderReach reach = new HeaderReach(base, tree, corpus, threads);
        configurations.forEach(c -> reached.addAll(reach.units(headers, c)));
        changed.stream().map(SourceText::path).filter(p -> p.endsWith(".c")).forEach(reached::add);
        compare("the whole series", first, before, reached);
    }

    private List<String> keyHeaders() {
        return draft.pack().structs().stream().map(Pack.KeyedStruct::header).distinct().toList();
    }

    private KeyModel keys(OverlayTree tree) {
        Parsing parsing = new Parsing(tree, configurations.get(0), HeaderInterest.none(), 1, headerCache);
        return KeyModel.of(parsing.units(keyHeaders().stream().filter(tree::isFile).toList()));
    }

    private State state(OverlayTree tree, List<SourceText> changed, KeyModel keys) {
        String headerTokens = changed.stream().map(SourceText::path).filter(p -> p.endsWith(".h")).distinct().sorted()
                .map(p -> p + " " + tokens(tree.read(p).orElseThrow()))
                .collect(Collectors.joining("\n"));
        return new State(tree, keys, headerTokens + keys.atomicFields());
    }

    private static int tokens(SourceText source) {
        int hash = 1;
        for (Token token : Lexer.tokens(source)) {
            if (token.kind() != Token.Kind.COMMENT) {
                hash = 31 * hash + token.in(source).hashCode();
            }
        }
        return hash;
    }

    private void compare(String where, State before, State after, Collection<String> paths) {
        for (Configuration configuration : configurations) {
            compare(where, before, after, List.copyOf(paths), configuration);
        }
        Map<List<String>, Set<String>> variants = new TreeMap<>(java.util.Comparator.comparing(Object::toString));
        draft.results().stream().flatMap(r -> r.variants().stream()).forEach(v ->
                variants.computeIfAbsent(v.options(), o -> new LinkedHashSet<>()).addAll(v.paths()));
        variants.forEach((options, some) -> {
            List<String> here = paths.stream().filter(some::contains).toList();
            if (!here.isEmpty()) {
                compare(where, before, after, here, variant.apply(options));
            }
        });
    }

    /** A machine's own files mean nothing under a kernel of another machine. */
    private void compare(String where, State before, State after, List<String> all, Configuration configuration) {
        List<String> paths = all.stream().filter(p -> HeaderReach.concerns(p, configuration)).toList();
        List<Wanted> both = new ArrayList<>();
        paths.forEach(path -> both.add(new Wanted(after, path)));
        paths.stream().filter(path -> isChanged(before, after, path)).forEach(path -> both.add(new Wanted(before, path)));
        fetch(both, configuration);
        Map<String, Health> now = healths(after, paths, configuration);
        List<String> suspects = paths.stream()
                .filter(p -> !now.get(p).isClean() || isChanged(before, after, p)).toList();
        Map<String, Health> then = healths(before, suspects, configuration);
        for (String path : suspects) {
            worse(then.get(path), now.get(path)).forEach(what ->
                    problems.add(where + " (" + configuration.name() + "): " + path + ": " + what));
        }
    }

    private static boolean isChanged(State before, State after, String path) {
        return !before.tree().read(path).equals(after.tree().read(path));
    }

    private static List<String> worse(Health then, Health now) {
        List<String> out = new ArrayList<>();
        now.gaps().forEach((gap, n) -> {
            if (n > then.gaps().getOrDefault(gap, 0)) {
                out.add("new gap: " + gap);
            }
        });
        then.functions().forEach((function, n) -> {
            if (n > now.functions().getOrDefault(function, 0)) {
                out.add("function " + function + "() is gone");
            }
        });
        Undeclared.news(then.undeclared(), now.undeclared()).forEach(what ->
                out.add(what + "; insert a declaration or an include before, or leave the file out"));
        now.findings().forEach((fingerprint, finding) -> {
            if (!then.findings().containsKey(fingerprint)) {
                out.add("new finding " + finding.rule() + " at line " + finding.line() + ": " + finding.message());
            }
        });
        return out;
    }

    private record Wanted(State state, String path) {
    }

    /** The healths of {@code paths} in {@code state}; what is not known yet is parsed. */
    private Map<String, Health> healths(State state, List<String> paths, Configuration configuration) {
        fetch(paths.stream().map(p -> new Wanted(state, p)).toList(), configuration);
        Map<String, Health> out = new HashMap<>();
        paths.forEach(path -> out.put(path, known.get(key(state, path, configuration))));
        return out;
    }

    /** Parses what of {@code wanted} is not known yet, all of it in one go so that no thread waits for another state's units. */
    private void fetch(List<Wanted> wanted, Configuration configuration) {
        Map<String, Wanted> todo = new LinkedHashMap<>();
        for (Wanted w : wanted) {
            unitsChecked.add(w.path());
            String key = key(w.state(), w.path(), configuration);
            if (!known.containsKey(key)) {
                todo.putIfAbsent(key, w);
            }
        }
        Set<String> headers = draft.pack().structs().stream().map(Pack.KeyedStruct::header).collect(Collectors.toSet());
        Map<State, Parsing> parsings = new IdentityHashMap<>();
        Map<State, Checks> checks = new IdentityHashMap<>();
        for (Wanted w : todo.values()) {
            parsings.computeIfAbsent(w.state(), state ->
                    new Parsing(state.tree(), configuration, HeaderInterest.of(headers), threads, headerCache));
            checks.computeIfAbsent(w.state(), state -> Checks.under(state.keys()));
        }
        List<Map.Entry<String, Wanted>> entries = List.copyOf(todo.entrySet());
        List<Health> found = BigStack.map(entries, threads, e -> {
            Wanted w = e.getValue();
            Unit unit = parsings.get(w.state()).unit(w.path());
            return Health.of(unit, checks.get(w.state()).findings(unit, w.state().tree()::read));
        }, e -> progress.accept(e.getValue().path()));
        for (int i = 0; i < entries.size(); i++) {
            known.put(entries.get(i).getKey(), found.get(i));
        }
        parses += entries.size();
    }

    private static String key(State state, String path, Configuration configuration) {
        String text = state.tree().read(path).map(SourceText::text).orElse("");
        return configuration.name() + "\n" + path + "\n" + text.length() + " " + text.hashCode() + "\n" + state.headers();
    }
}
