package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import org.lockwright.rules.check.KeptFlows;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.Corpus;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.OverlayTree;

/** Carries out a pack's rules on a tree, group by group, each on what the groups before left. */
public final class Drafting {

    private final Map<String, RuleResult> results = new LinkedHashMap<>();
    private final List<Draft.Patch> patches = new ArrayList<>();
    private Workspace workspace;

    private Drafting(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * The draft of {@code pack} on {@code tree}.
     *
     * @param corpus a corpus of the tree that knows {@link #names(Pack)}
     * @param configurations the configurations to look under; at least one
     * @param variant makes the first of them with further options
     * @param progress called with each path parsed
     * @param source makes the edits of rules that write generated text
     * @param asserts writes the assertions of rules of kind {@code assert}
     * @throws DraftException if a rule matches nothing and is not optional
     * @throws EditConflictException if two rules of a group touch the same bytes
     */
    public static Draft draft(SourceTree tree, Corpus corpus, Pack pack, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads, Consumer<String> progress, EditSource source, AssertSource asserts) {
        HeaderCache headers = new HeaderCache();
        Drafting drafting = new Drafting(
                new Workspace(OverlayTree.on(tree), corpus, configurations, variant, pack, threads, progress,
                        headers, new KeptFlows(headers), new TreeSet<>(), source, asserts));
        pack.patches().forEach(drafting::group);
        drafting.account(pack.rewrites().stream().filter(Rewrite.Account.class::isInstance).map(Rewrite.Account.class::cast).toList());
        return new Draft(pack, drafting.patches, List.copyOf(drafting.results.values()), corpus.size(), corpus.unreadable(),
                configurations.stream().map(Configuration::name).toList());
    }

    /** The draft of a {@code pack} without rules of kind {@code assert}. */
    public static Draft draft(SourceTree tree, Corpus corpus, Pack pack, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads, Consumer<String> progress, EditSource source) {
        return draft(tree, corpus, pack, configurations, variant, threads, progress, source, AssertSource.none());
    }

    /** The draft of {@code pack} on {@code tree}, without anyone watching. */
    public static Draft draft(SourceTree tree, Corpus corpus, Pack pack, List<Configuration> configurations,
            Function<List<String>, Configuration> variant, int threads) {
        return draft(tree, corpus, pack, configurations, variant, threads, path -> { }, EditSource.none());
    }

    /** The names a corpus must know for {@code pack}. */
    public static List<String> names(Pack pack) {
        return pack.rewrites().stream()
                .flatMap(r -> r instanceof Rewrite.AtomicField f ? Stream.of(FieldId.parse(f.field()).name())
                        : r instanceof Rewrite.Replace f ? Stream.of(Anchor.parse(f.about()).word())
                        : r instanceof Rewrite.Region f ? RegionRewrite.names(f)
                        : r instanceof Rewrite.Assert f ? AssertRewrite.names(f)
                        : r instanceof Rewrite.Account f ? AccountRewrite.names(f) : Stream.of())
                .distinct()
                .toList();
    }

    private void group(Pack.PatchGroup group) {
        if (group.perPort()) {
            group.rules().forEach(id -> ports(group, rule(id)));
            return;
        }
        RuleRunner runner = new RuleRunner(workspace);
        List<Edit> edits = new ArrayList<>();
        for (String id : group.rules()) {
            Rewrite rule = rule(id);
            RuleResult result = runner.run(rule, results);
            requireMatch(rule, result);
            results.put(id, result);
            edits.addAll(result.edits());
        }
        EditSet.of(edits);
        Map<String, List<Edit>> byPath = edits.stream().distinct()
                .collect(Collectors.groupingBy(Edit::path, TreeMap::new, Collectors.toList()));
        if (group.perSubsystem()) {
            for (Map.Entry<String, Map<String, List<Edit>>> part : bySubsystem(byPath).entrySet()) {
                patch(group, part.getKey(), part.getValue());
            }
        } else if (!byPath.isEmpty()) {
            patch(group, "", byPath);
        }
    }

    /** What no patch changes is accounted for as all patches leave it. */
    private void account(List<Rewrite.Account> rules) {
        List<RuleResult> found = rules.isEmpty() ? List.of() : new AccountRewrite(workspace, rules).run();
        for (int i = 0; i < found.size(); i++) {
            requireMatch(rules.get(i), found.get(i));
            results.put(rules.get(i).id(), found.get(i));
        }
    }

    private Rewrite rule(String id) {
        return workspace.pack().rewrites().stream().filter(r -> r.id().equals(id)).findFirst().orElseThrow();
    }

    private void requireMatch(Rewrite rule, RuleResult result) {
        if (!result.matched() && !rule.optional()) {
            throw new DraftException("pack " + workspace.pack().name() + ": rule '" + rule.id() + "' matches nothing in "
                    + workspace.tree().describe() + "; adapt it to the tree, or mark it 'optional: true'");
        }
    }

    /** A patch for each part of a rule, each on what the one before left. */
    private void ports(Pack.PatchGroup group, Rewrite rule) {
        RuleResult all = new RuleResult(rule.id(), List.of(), List.of(), 0, List.of(), List.of());
        for (EditSource.Part part : workspace.source().parts(rule)) {
            RuleResult result = new RuleRunner(workspace).run(rule, part.name());
            all = all.and(result);
            EditSet.of(result.edits());
            Map<String, List<Edit>> byPath = result.edits().stream().distinct()
                    .collect(Collectors.groupingBy(Edit::path, TreeMap::new, Collectors.toList()));
            if (!byPath.isEmpty()) {
                patch(new Pack.PatchGroup(group.rules(), false, false, part.title(), part.body()), "", byPath);
            }
        }
        all = all.and(new RuleRunner(workspace).run(rule, ""));
        requireMatch(rule, all);
        results.put(rule.id(), all);
    }

    /** Subsystems in the order of the pack; files of none come last, under their top folder's name. */
    private Map<String, Map<String, List<Edit>>> bySubsystem(Map<String, List<Edit>> byPath) {
        Map<String, Map<String, List<Edit>>> out = new LinkedHashMap<>();
        workspace.pack().subsystems().forEach(s -> out.put(s.name(), new TreeMap<>()));
        byPath.forEach((path, edits) ->
                out.computeIfAbsent(subsystem(path), s -> new TreeMap<>()).put(path, edits));
        out.values().removeIf(Map::isEmpty);
        return out;
    }

    private String subsystem(String path) {
        String best = null;
        int length = -1;
        for (Pack.Subsystem s : workspace.pack().subsystems()) {
            for (String prefix : s.paths()) {
                if ((path.equals(prefix) || path.startsWith(prefix + "/")) && prefix.length() > length) {
                    best = s.name();
                    length = prefix.length();
                }
            }
        }
        String[] parts = path.split("/");
        return best != null ? best : parts.length > 2 ? parts[1] : path;
    }

    private void patch(Pack.PatchGroup group, String subsystem, Map<String, List<Edit>> byPath) {
        List<SourceText> before = new ArrayList<>();
        List<SourceText> after = new ArrayList<>();
        Map<String, List<Edit>> fitted = new TreeMap<>();
        byPath.forEach((path, edits) -> {
            SourceText old = workspace.tree().read(path).orElseThrow();
            List<Edit> fit = LineFitter.fit(old, edits);
            fitted.put(path, fit);
            before.add(old);
            after.add(EditSet.of(fit).apply(old));
        });
        Collection<String> rules = fitted.values().stream().flatMap(List::stream).map(Edit::rule).distinct().sorted().toList();
        patches.add(new Draft.Patch(group.title().replace("${subsystem}", subsystem), group.body().strip(),
                group.rules().stream().filter(rules::contains).toList(), fitted, before, after));
        workspace = workspace.on(workspace.tree().with(after));
    }
}
