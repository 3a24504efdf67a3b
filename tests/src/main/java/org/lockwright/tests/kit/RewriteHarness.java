package org.lockwright.tests.kit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.program.FieldId;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.Site;

/**
 * Runs rules of a pack on C text and holds what they make of it against what they should; every case is held to all {@link Laws}.
 *
 * <p>A case that fails throws AssertionError; one whose last law needs a command the machine lacks ends as skipped, the other laws
 * done. A harness never changes: {@code at} and {@code with} make others.
 */
public final class RewriteHarness {

    private final Rewriter rewriter;
    private final Laws laws;
    private final MemoryTree tree;
    private final String path;

    private RewriteHarness(Rewriter rewriter, Laws laws, MemoryTree tree, String path) {
        this.rewriter = rewriter;
        this.laws = laws;
        this.tree = tree;
        this.path = path;
    }

    /** A harness for {@code rules} of {@code pack}, all of them if none is named; cases stand at {@link CheckHarness#PATH}. */
    public static RewriteHarness of(Pack pack, String... rules) {
        return of(pack, List.of(List.of()), rules);
    }

    /** As {@link #of(Pack, String...)}, looking under one configuration for each of {@code optionSets}. */
    public static RewriteHarness of(Pack pack, List<List<String>> optionSets, String... rules) {
        Pack narrow = PackRewriter.narrow(pack, List.of(rules));
        Set<String> inserted = narrow.rewrites().stream()
                .filter(r -> r instanceof Rewrite.Insert).map(r -> ((Rewrite.Insert) r).declares()).collect(Collectors.toSet());
        Set<FieldId> atomic = narrow.rewrites().stream()
                .filter(r -> r instanceof Rewrite.AtomicField)
                .map(r -> FieldId.parse(((Rewrite.AtomicField) r).field())).collect(Collectors.toSet());
        return of(new PackRewriter(narrow, optionSets), inserted, atomic);
    }

    /** A harness for a pack given as YAML. */
    public static RewriteHarness ofYaml(String yaml, String... rules) {
        return of(PackLoader.load("pack.yaml", yaml.getBytes(StandardCharsets.UTF_8)), rules);
    }

    /** A harness for spelling the keys of {@code structs}, all if none is named, in {@code dialect}. */
    public static RewriteHarness respelling(Dialect dialect, String... structs) {
        return of(new KeyRewriter(dialect, List.of(structs)), Set.of(), Set.of());
    }

    /** A harness for any rewriter that may insert the functions named and makes the fields given atomic. */
    static RewriteHarness of(Rewriter rewriter, Set<String> mayInsert, Set<FieldId> atomic) {
        return new RewriteHarness(rewriter, new Laws(rewriter, mayInsert, atomic), MemoryTree.kernel(), CheckHarness.PATH);
    }

    /** This harness with its cases at {@code casePath}. */
    public RewriteHarness at(String casePath) {
        return new RewriteHarness(rewriter, laws, tree, casePath);
    }

    /** This harness with a further file, which must stay as it is. */
    public RewriteHarness with(String other, String text) {
        return new RewriteHarness(rewriter, laws, tree.with(other, text), path);
    }

    /** {@code before} must become {@code after}, with no site refused. */
    public void rewrite(String before, String after) {
        rewrite(Map.of(path, before), Map.of(path, after));
    }

    /** As {@link #rewrite(String, String)} for several files by path; a file that {@code after} leaves out must stay. */
    public void rewrite(Map<String, String> before, Map<String, String> after) {
        Trial trial = changed(before, after);
        List<String> refused = trial.draft().sites().stream()
                .filter(s -> s.outcome() == Site.Outcome.REFUSED || s.outcome() == Site.Outcome.UNHANDLED)
                .map(RewriteHarness::line).toList();
        if (!refused.isEmpty()) {
            throw new AssertionError("expected no refusal, got " + String.join("; ", refused));
        }
        laws.check(trial, before);
    }

    /** {@code before} must stay as it is, with no site refused. */
    public void unchanged(String before) {
        rewrite(Map.of(path, before), Map.of());
    }

    /** {@code before} must stay as it is, with at least one site refused for {@code reason} and none for another. */
    public void refused(String before, Reason reason) {
        refused(before, before, reason);
    }

    /** {@code before} must become {@code after}, and at least one site must be refused for {@code reason} and none for another. */
    public void refused(String before, String after, Reason reason) {
        refused(Map.of(path, before), Map.of(path, after), reason);
    }

    /** As {@link #refused(String, String, Reason)} for several files by path. */
    public void refused(Map<String, String> before, Map<String, String> after, Reason reason) {
        Trial trial = changed(before, after);
        if (trial.refused(reason.code()).isEmpty()) {
            throw new AssertionError("expected a refusal '" + reason.code() + "', got "
                    + trial.draft().sites().stream().map(RewriteHarness::line).toList());
        }
        List<String> others = trial.draft().sites().stream()
                .filter(s -> s.outcome() == Site.Outcome.UNHANDLED
                        || s.outcome() == Site.Outcome.REFUSED && !s.detail().equals(reason.code()))
                .map(RewriteHarness::line).toList();
        if (!others.isEmpty()) {
            throw new AssertionError("expected only refusals '" + reason.code() + "', got " + others);
        }
        laws.check(trial, before);
    }

    /** How every site of {@code before} ends, as {@code "outcome detail"}, in order; the case is not held to the laws. */
    public List<String> outcomes(String before) {
        return Trial.of(rewriter, tree.with(path, before)).draft().sites().stream()
                .map(s -> s.outcome().text() + ": " + s.detail()).toList();
    }

    /** The notes that the rules leave on some files by path; the case is not held to the laws. */
    public List<String> notes(Map<String, String> before) {
        return Trial.of(rewriter, with(before)).draft().results().stream().flatMap(r -> r.notes().stream()).toList();
    }

    private MemoryTree with(Map<String, String> files) {
        MemoryTree out = tree;
        for (Map.Entry<String, String> e : files.entrySet()) {
            out = out.with(e.getKey(), e.getValue());
        }
        return out;
    }

    private Trial changed(Map<String, String> before, Map<String, String> after) {
        MemoryTree start = with(before);
        Trial trial = Trial.of(rewriter, start);
        Map<String, String> wanted = new TreeMap<>(after);
        wanted.entrySet().removeIf(e -> e.getValue().equals(before.get(e.getKey())));
        if (!trial.changes().equals(wanted)) {
            throw new AssertionError(difference(start, wanted, trial));
        }
        return trial;
    }

    private static String difference(MemoryTree start, Map<String, String> wanted, Trial trial) {
        List<String> out = new ArrayList<>();
        for (String file : trial.after().files()) {
            String expected = wanted.getOrDefault(file, start.text(file));
            String actual = trial.after().text(file);
            if (!expected.equals(actual)) {
                out.add(file + ":\n--- expected\n" + differing(expected, actual) + "--- got\n" + differing(actual, expected));
            }
        }
        trial.draft().sites().forEach(s -> out.add(line(s)));
        return String.join("\n", out);
    }

    /** The lines of {@code text} from the first to the last that {@code other} does not have. */
    private static String differing(String text, String other) {
        List<String> lines = text.lines().toList();
        List<String> others = other.lines().toList();
        int from = 0;
        while (from < Math.min(lines.size(), others.size()) && lines.get(from).equals(others.get(from))) {
            from++;
        }
        int tail = 0;
        while (tail < Math.min(lines.size(), others.size()) - from
                && lines.get(lines.size() - 1 - tail).equals(others.get(others.size() - 1 - tail))) {
            tail++;
        }
        return lines.subList(from, lines.size() - tail).stream().map(l -> l + "\n").collect(Collectors.joining());
    }

    private static String line(Site s) {
        return s.path() + ":" + s.line() + ": " + s.rule() + " " + s.outcome().text() + ": " + s.detail();
    }
}
