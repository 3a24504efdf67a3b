package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.program.Occurrence;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.TextSearch;

/**
 * Lists every raise to a softnet level, and everything else that is given one, that may have relied on keeping callouts out.
 *
 * <p>Under the order clock &gt; net == serial &gt; bio &gt; gen none of {@code splsoftnet}, {@code splsoftserial}, {@code splsoftbio} does so
 * any more. A verdict says what was seen, never more: a callout that reaches state through a pointer is not seen.
 */
public final class SoftnetAudit {

    private static final String ARCH = "sys/arch/";

    private final SourceTree tree;
    private final List<Configuration> configurations;
    private final int threads;
    private final Consumer<String> progress;
    private final LockWords words;
    private final List<String> files;
    private final int ofOtherPorts;

    private SoftnetAudit(SourceTree tree, List<Configuration> configurations, int threads, Consumer<String> progress) {
        this.tree = tree;
        this.configurations = configurations;
        this.threads = threads;
        this.progress = progress;
        this.words = new LockWords(configurations.stream().anyMatch(c -> c.headers().getOrDefault("opt_net_mpsafe.h", "").contains("NET_MPSAFE")
                && c.name().contains("+NET_MPSAFE")));
        List<String> all = tree.files().stream().filter(p -> p.startsWith("sys/") && (p.endsWith(".c") || p.endsWith(".h"))).toList();
        this.files = all.stream().filter(this::isOfPort).toList();
        this.ofOtherPorts = all.size() - files.size();
    }

    /**
     * Makes the list.
     *
     * @param configurations at least one; a region is read under each
     * @param progress told each file parsed, from the thread that parsed it
     */
    public static Audit run(SourceTree tree, List<Configuration> configurations, int threads, Consumer<String> progress) {
        return new SoftnetAudit(tree, configurations, threads, progress).make();
    }

    private boolean isOfPort(String path) {
        return !path.startsWith(ARCH) || configurations.stream().anyMatch(c -> c.links().values().stream()
                .anyMatch(folder -> path.startsWith(folder.replaceFirst("/include$", "/"))));
    }

    private Audit make() {
        List<String> raising = raising();
        List<LevelUses.Use> uses = uses();
        Set<String> compiled = new HashSet<>();
        configurations.forEach(c -> compiled.addAll(c.sources()));
        FunctionIndex index = FunctionIndex.of(tree, files, compiled, threads);
        CalloutRoots roots = CalloutRoots.in(tree, files, index, threads);
        Reach reach = new Reach(tree, index, roots.roots(), words, threads);
        Map<String, Set<String>> reached = new TreeMap<>();
        reach.steps().forEach(s -> reached.computeIfAbsent(s.function().path(), p -> new TreeSet<>()).add(s.function().name()));

        EntryLocks called = new EntryLocks(tree, new Mentions(tree, files, index.namesIn(folders(raising)), threads), words);
        List<UnitFacts> units = parse(raising, reached, true, called);
        List<String> more = touching(units, reach, new HashSet<>(raising), index);
        units.addAll(parse(more, reached, false, called));
        HandlerTouches handlers = touches(units, reach, index);
        List<Raise> raises = raises(raising);
        List<AuditEntry> entries = new ArrayList<>(regions(units, new Verdicts(handlers)));
        List<AuditEntry> missing = missing(raises, units, entries);
        entries.addAll(missing);
        LevelVerdicts levels = new LevelVerdicts(tree, reach, index, words);
        uses.forEach(u -> entries.add(levels.of(u)));

        List<Gap> gaps = units.stream().flatMap(u -> u.gaps().stream()).distinct().sorted().toList();
        Audit.Denominator seen = new Audit.Denominator(files.size(), ofOtherPorts, unreadable(), raising.size(), raising.size() + more.size(),
                (int) gaps.stream().map(Gap::path).distinct().count(), roots.roots().stream().map(CalloutRoots.Root::function).distinct().toList().size(),
                roots.unresolved(), reach.steps().size(), reach.pointerCalls(), raises.size(), missing.size());
        return new Audit(entries.stream().sorted().toList(), counts(entries), seen, gaps);
    }

    private static Map<AuditEntry.Verdict, Integer> counts(List<AuditEntry> entries) {
        Map<AuditEntry.Verdict, Integer> out = new EnumMap<>(AuditEntry.Verdict.class);
        for (AuditEntry.Verdict v : AuditEntry.Verdict.values()) {
            out.put(v, (int) entries.stream().filter(e -> e.verdict() == v).count());
        }
        return out;
    }

    /** Files with a raise in their text, or a macro that comes down to one. */
    private List<String> raising() {
        List<String> with = TextSearch.files(tree, files, TextSearch.anyOf(Levels.SOFT), threads);
        List<SourceText> sources = with.stream().filter(p -> !p.startsWith(ARCH)).map(this::read).toList();
        Set<String> wanted = new TreeSet<>(Levels.SOFT);
        wanted.addAll(Levels.wrappers(sources));
        return TextSearch.files(tree, files.stream().filter(p -> p.endsWith(".c")).toList(), text -> TextSearch.anyWord(wanted).test(text)
                || text.contains(Levels.RAISE) && TextSearch.anyWord(Levels.SOFT_NUMBERS).test(text), threads);
    }

    private static Set<String> folders(List<String> paths) {
        Set<String> out = new TreeSet<>();
        paths.forEach(p -> out.add(p.substring(0, p.lastIndexOf('/') + 1)));
        return out;
    }

    private List<LevelUses.Use> uses() {
        List<String> with = TextSearch.files(tree, files, TextSearch.anyWord(Levels.SOFT_NUMBERS), threads).stream()
                .filter(p -> !(p.startsWith(ARCH) && p.endsWith(".h"))).toList();
        return BigStack.map(with, threads, path -> LevelUses.in(read(path)), path -> { }).stream().flatMap(List::stream).toList();
    }

    private List<UnitFacts> parse(List<String> paths, Map<String, Set<String>> reached, boolean withRegions, EntryLocks entries) {
        List<UnitFacts> out = new ArrayList<>();
        for (Configuration configuration : configurations) {
            Parsing parsing = new Parsing(tree, configuration, HeaderInterest.none(), threads);
            out.addAll(parsing.each(paths, unit -> UnitFacts.of(unit, reached.getOrDefault(unit.path(), Set.of()), withRegions, words, entries), progress));
        }
        return out;
    }

    /**
     * Files with functions that callouts reach and that name a piece of state of some region.
     *
     * <p>A member whose name has no underscore counts only where the file also names the struct. Drivers that no configuration compiles
     * are left out: their callouts touch their own objects.
     */
    private List<String> touching(List<UnitFacts> units, Reach reach, Set<String> parsed, FunctionIndex index) {
        Map<String, Set<String>> tags = new HashMap<>();
        units.forEach(u -> u.regions().forEach(r -> {
            r.inside().touches().forEach(t -> tags.computeIfAbsent(t.word(), w -> new HashSet<>()).add(t.tag()));
            r.callees().forEach(c -> c.facts().touches()
                    .forEach(t -> tags.computeIfAbsent(t.word(), w -> new HashSet<>()).add(t.tag())));
        }));
        Map<String, Set<String>> named = new TreeMap<>();
        reach.steps().stream().map(Reach.Step::function).map(FunctionText::path).distinct()
                .filter(p -> !parsed.contains(p) && p.endsWith(".c"))
                .filter(p -> index.isCompiled(p) || !p.startsWith("sys/dev/") && !p.startsWith(ARCH))
                .forEach(p -> named.put(p, new HashSet<>()));
        reach.steps().stream().filter(s -> named.containsKey(s.function().path()))
                .forEach(s -> reach.names(s).stream().filter(tags::containsKey).forEach(named.get(s.function().path())::add));
        return named.keySet().stream()
                .filter(p -> namesState(read(p).text(), named.get(p), tags)).toList();
    }

    private static boolean namesState(String text, Set<String> words, Map<String, Set<String>> tags) {
        return words.stream().anyMatch(w -> w.indexOf('_') > 0 || tags.get(w).contains("") || TextSearch.anyWord(tags.get(w)).test(text));
    }

    private HandlerTouches touches(List<UnitFacts> units, Reach reach, FunctionIndex index) {
        HandlerTouches out = new HandlerTouches(reach, index, words);
        Map<String, List<Reach.Step>> steps = new HashMap<>();
        reach.steps().forEach(s -> steps.computeIfAbsent(s.function().path() + " " + s.function().name(), k -> new ArrayList<>()).add(s));
        units.forEach(u -> u.functions().forEach((name, facts) ->
                steps.getOrDefault(u.path() + " " + name, List.of()).stream().findFirst().ifPresent(s -> out.add(s, facts))));
        return out;
    }

    /** One entry for each region; of several configurations' the one that weighs most. */
    private static List<AuditEntry> regions(List<UnitFacts> units, Verdicts verdicts) {
        Map<String, AuditEntry> out = new TreeMap<>();
        units.forEach(u -> u.regions().forEach(r -> {
            AuditEntry e = verdicts.of(r);
            out.merge(e.path() + ":" + e.line() + " " + e.function() + " " + e.protection(), e, (a, b) -> a.verdict().compareTo(b.verdict()) <= 0 ? a : b);
        }));
        return List.copyOf(out.values());
    }

    private record Raise(String path, int line, int offset, String name) {
    }

    /** Raises that stand in code as text. */
    private List<Raise> raises(List<String> raising) {
        List<Raise> out = new ArrayList<>();
        for (String path : raising) {
            SourceText source = read(path);
            for (String name : Levels.SOFT.stream().sorted().toList()) {
                Occurrence.of(source, name).stream().filter(o -> o.where() == Occurrence.Where.CODE && source.text().startsWith("(", o.span().end()))
                        .forEach(o -> out.add(new Raise(path, source.lines().line(o.span().start()), o.span().start(), name)));
            }
        }
        return out;
    }

    /** Entries of raises that no unit showed. */
    private List<AuditEntry> missing(List<Raise> raises, List<UnitFacts> units, List<AuditEntry> found) {
        Set<String> seen = new HashSet<>();
        found.forEach(e -> seen.add(e.path() + ":" + e.line()));
        Map<String, List<FunctionText>> functions = new ConcurrentHashMap<>();
        List<AuditEntry> out = new ArrayList<>();
        for (Raise raise : raises) {
            if (!seen.contains(raise.path() + ":" + raise.line())) {
                String function = functions.computeIfAbsent(raise.path(), p -> FunctionFinder.in(read(p))).stream()
                        .filter(f -> f.body().start() <= raise.offset() && raise.offset() < f.body().end())
                        .map(FunctionText::name).findFirst().orElse("");
                boolean parsed = units.stream().anyMatch(u -> u.path().equals(raise.path()) && u.defined().contains(function));
                out.add(new AuditEntry(AuditEntry.Kind.SPL_REGION, raise.path(), raise.line(), function, raise.name(), List.of(), List.of(),
                        AuditEntry.Verdict.UNKNOWN, parsed ? "the raise is not compiled under the configurations given"
                        : "the function is not compiled under the configurations given, or was not understood"));
            }
        }
        return out;
    }

    private SourceText read(String path) {
        try {
            return tree.read(path).orElse(SourceText.ofLatin1(path, ""));
        } catch (UnreadableFileException e) {
            return SourceText.ofLatin1(path, ""); // counted as unreadable
        }
    }

    private int unreadable() {
        return (int) BigStack.map(files, threads, path -> {
            try {
                return tree.read(path).isPresent();
            } catch (UnreadableFileException e) {
                return false;
            }
        }, path -> { }).stream().filter(ok -> !ok).count();
    }
}
