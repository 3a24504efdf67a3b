package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.KeyText;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.TextSearch;

/** Runs the checks over a tree: reads the keys its comments give, then every unit that names a keyed field. */
public final class Lint {

    private Lint() {
    }

    /**
     * What a run saw and found.
     *
     * @param keys the keys read
     * @param findings findings, sorted; a place seen under several configurations is one finding that names them
     * @param gaps what was not understood, sorted
     * @param filesSeen C files whose text was looked at
     * @param filesWithLegends files parsed for their legends
     * @param unitsParsed C files parsed for their accesses
     */
    public record Result(
            KeyModel keys, List<Finding> findings, List<Gap> gaps, int filesSeen, int filesWithLegends, int unitsParsed) {
    }

    /** The C files under {@code sys/} of a tree, sorted. */
    public static List<String> cFiles(SourceTree tree) {
        return tree.files().stream().filter(p -> p.startsWith("sys/") && (p.endsWith(".c") || p.endsWith(".h"))).toList();
    }

    /** The keys written in the comments of {@code files}; each file is parsed for itself. */
    public static KeyModel keys(SourceTree tree, List<String> files, Configuration configuration, int threads,
            Consumer<String> progress) {
        List<String> candidates = TextSearch.files(tree, files, KeyText::mayHaveKeys, threads);
        Parsing parsing = new Parsing(tree, configuration, HeaderInterest.none(), threads);
        return KeyModel.ofFiles(parsing.each(candidates, unit -> parsing.inEveryBranch(unit), progress));
    }

    /**
     * Lints the units among {@code paths}.
     *
     * @param paths C files to report on; headers among them are reported on through the units that include them
     * @param configurations at least one
     * @param order the lock order that a pack declares
     */
    public static Result run(SourceTree tree, Collection<String> paths, List<Configuration> configurations, LockOrder order,
            int threads, Consumer<String> progress) {
        List<String> all = cFiles(tree);
        List<String> legends = TextSearch.files(tree, all, KeyText::mayHaveKeys, threads);
        KeyModel keys = keys(tree, legends, configurations.get(0), threads, progress);
        Set<String> names = keys.atomicFields().stream().map(FieldId::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>(paths);
        List<String> mentioning = names.isEmpty() ? List.of() : TextSearch.files(tree, all, TextSearch.anyWord(names), threads);
        List<String> units = mentioning.stream().filter(p -> p.endsWith(".c")).toList();
        Set<String> headers = mentioning.stream().filter(p -> p.endsWith(".h")).collect(Collectors.toSet());
        boolean headerWanted = headers.stream().anyMatch(wanted::contains);
        List<String> parsed = headerWanted ? units : units.stream().filter(wanted::contains).toList();
        Map<String, Finding> findings = new TreeMap<>();
        new KeyLint(keys, tree, order, configurations.stream().map(Configuration::name).sorted().toList()).findings(all, threads).stream()
                .filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
        List<Gap> gaps = new ArrayList<>();
        Checks checks = Checks.under(keys);
        for (Configuration configuration : configurations) {
            Parsing parsing = new Parsing(tree, configuration, HeaderInterest.of(headers), threads);
            parsing.each(parsed, unit -> new Seen(checks.findings(unit, tree::read), unit.gaps()), progress).forEach(seen -> {
                gaps.addAll(seen.gaps());
                seen.findings().stream().filter(f -> wanted.contains(f.path())).forEach(f -> merge(findings, f));
            });
            gaps.addAll(parsing.headerGaps());
        }
        return new Result(keys, findings.values().stream().sorted().toList(), gaps.stream().distinct().sorted().toList(),
                all.size(), legends.size(), parsed.size());
    }

    private record Seen(List<Finding> findings, List<Gap> gaps) {
    }

    private static void merge(Map<String, Finding> findings, Finding f) {
        findings.merge(f.path() + " " + f.span() + " " + f.rule() + " " + f.subject(), f, (a, b) -> {
            Set<String> both = new TreeSet<>(a.configurations());
            both.addAll(b.configurations());
            return new Finding(a.rule(), a.confidence(), a.path(), a.span(), a.line(), a.column(), a.function(), a.subject(),
                    a.message(), a.notes(), List.copyOf(both));
        });
    }
}
