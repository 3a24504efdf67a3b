package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.keys.Mark;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.AtomicAccessCheck;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.key.LockClass;
import org.lockwright.rules.key.LockIndex;
import org.lockwright.rules.key.LockResolver;

/**
 * Runs a lock analysis on a case, a C file with the marks of {@link Expectation}, in a tree with the headers the cases share.
 *
 * <p>LW1003 has a check of its own, which is run as well. An id at a line counts once, however often it is found there.
 * A case with a {@code // GAP:} line holds something that is not understood: there only findings that are sure count.
 */
public final class LockCaseHarness {

    private final Function<MemoryTree, List<Finding>> analysis;
    private final Map<String, String> headers;

    private LockCaseHarness(Function<MemoryTree, List<Finding>> analysis, Map<String, String> headers) {
        this.analysis = analysis;
        this.headers = headers;
    }

    /** A harness for {@code analysis}; {@code headers} are the texts that cases include, by their paths in the tree. */
    public static LockCaseHarness of(Function<MemoryTree, List<Finding>> analysis, Map<String, String> headers) {
        return new LockCaseHarness(analysis, new TreeMap<>(headers));
    }

    /**
     * Holds the findings for one case against its marks.
     *
     * @throws AssertionError if they disagree; the message has one line for each place
     * @throws MarkException if a mark cannot be read
     */
    public void run(String c) {
        MemoryTree tree = tree(c);
        Map<String, Finding> found = new LinkedHashMap<>();
        List<Finding> all = new ArrayList<>(analysis.apply(tree));
        all.addAll(CheckHarness.findings(tree, configuration(tree, c), (keys, unit, texts) -> new AtomicAccessCheck(keys).findings(unit, texts)));
        boolean open = gap(c).isPresent();
        all.stream().filter(f -> !open || f.confidence() == Finding.Confidence.MUST).sorted().forEach(f -> found.putIfAbsent(f.rule() + " " + f.path() + ":" + f.line(), f));
        List<String> wrong = new ArrayList<>(CheckHarness.compare(marks(tree), List.copyOf(found.values())));
        all.forEach(f -> wrong.addAll(NotePlaces.faults(f)));
        if (!wrong.isEmpty()) {
            throw new AssertionError(String.join("\n", wrong));
        }
    }

    /** The tree that a case is read in. */
    public MemoryTree tree(String c) {
        MemoryTree tree = MemoryTree.kernel();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            tree = tree.with(header.getKey(), header.getValue());
        }
        return tree.with(path(c), c);
    }

    /** Where a case stands: the path its first lines name, or that of every case which names none. */
    public static String path(String c) {
        return Setting.of(SourceText.ofLatin1(CheckHarness.PATH, c)).file().orElse(CheckHarness.PATH);
    }

    /** The units of a case and of the headers it is read with. */
    public List<Unit> units(String c) {
        MemoryTree tree = tree(c);
        return ParsedHeaders.units(tree, configuration(tree, c), List.copyOf(headers.keySet()));
    }

    /** What was not understood in a case and its headers. */
    public List<String> gaps(String c) {
        return units(c).stream().flatMap(u -> u.gaps().stream()).map(Object::toString).distinct().toList();
    }

    /** What is read of the keys in a case and its headers: {@code ring.r_head: r_lock [ring.r_lock]}, one line for each mark. */
    public List<String> guards(String c) {
        MemoryTree tree = tree(c);
        LockIndex index = new LockIndex(tree);
        tree.files().forEach(path -> index.read(path, tree.text(path)));
        KeyModel keys = KeyModel.of(units(c)).with(index, List.of());
        List<String> out = new ArrayList<>();
        for (KeyedStruct struct : keys.structs()) {
            LockResolver locks = keys.locksOf(struct).orElseThrow();
            for (Mark mark : struct.marks()) {
                Guard guard = KeyModel.guard(struct.legend(), mark);
                List<String> classes = guard.locks().stream().map(lock -> locks.resolve(lock, guard.text())).map(LockCaseHarness::name).toList();
                out.add(struct.def().tag() + "." + mark.field() + ": " + guard.print() + " " + classes);
            }
        }
        return out;
    }

    private static String name(LockClass lock) {
        return lock.isResolved() ? lock.name() : "unknown: " + lock.why();
    }

    /** The id of the check that must not be sure of anything in a case. */
    public static Optional<String> gap(String c) {
        return Setting.of(SourceText.ofLatin1(CheckHarness.PATH, c)).gap();
    }

    /** The ids that a case wants reported, sorted. */
    public static Set<String> wanted(String c) {
        Set<String> out = new TreeSet<>();
        Expectation.in(SourceText.ofLatin1(path(c), c)).stream().filter(Expectation::reported).forEach(e -> out.addAll(e.ids()));
        return out;
    }

    /** How many lines of a case have a mark. */
    public static int marked(String c) {
        return Expectation.in(SourceText.ofLatin1(path(c), c)).size();
    }

    private static List<Expectation> marks(MemoryTree tree) {
        List<Expectation> out = new ArrayList<>();
        for (String path : tree.sources()) {
            out.addAll(Expectation.in(SourceText.ofLatin1(path, tree.text(path))));
        }
        return out;
    }

    private static Configuration configuration(MemoryTree tree, String c) {
        Setting setting = Setting.of(SourceText.ofLatin1(path(c), c));
        return Profile.named(setting.profile()).in(tree, setting.options());
    }
}
