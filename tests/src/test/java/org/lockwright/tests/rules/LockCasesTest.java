package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.cache.MemoryStore;
import org.lockwright.rules.cache.Store;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.check.LockFindings;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.lockset.LockAnalysis;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.program.Parsing;
import org.lockwright.rules.program.Reading;
import org.lockwright.tests.kit.LockCaseHarness;
import org.lockwright.tests.kit.MemoryTree;

/** LW1, LW2 and LW3 on the files of {@code lock-cases} and {@code lock-branch}, each a wrong and a right twin with marks. */
class LockCasesTest {

    /** What {@code lint} would keep of a file for its keys: the headers of all cases are the same. */
    private static final Store HEADERS_READ = new MemoryStore();

    /** What finds, in a tree, under a pack; both texts of packs stand beside the cases. */
    private static Function<MemoryTree, List<Finding>> engine(String pack) {
        Function<MemoryTree, LockAnalysis> analysis = analysis(pack);
        return tree -> LockFindings.of(analysis.apply(tree), "amd64");
    }

    private static Function<MemoryTree, LockAnalysis> analysis(String pack) {
        Locking locking = Locking.merge(PackLoader.builtin("netbsd").locking(), PackLoader.load("pack.yaml", pack.getBytes(StandardCharsets.UTF_8)).locking());
        LockFindings locks = new LockFindings(locking, List.of());
        return tree -> {
            Configuration configuration = Profile.named("amd64").in(tree, List.of());
            KeyModel keys = Lint.keys(new Reading(tree, 1, Optional.of(HEADERS_READ), path -> { }), Lint.cFiles(tree), configuration);
            List<UnitFlows> flows = new Parsing(tree, configuration, HeaderInterest.functionsOnce(), 1)
                    .each(tree.sources(), unit -> Lowering.of(unit, locks.macroRows(), tree::read), path -> { });
            return locks.analysis(flows, keys);
        };
    }

    private static final Map<String, String> CASES = texts("lock-cases");
    private static final Map<String, String> BRANCH = texts("lock-branch");
    private static final List<String> DEBTS = CASES.get("debts.txt").lines().filter(l -> !l.startsWith("#")).toList();
    private static final Map<String, String> HEADERS = headers(CASES);
    private static final Map<String, String> BRANCH_HEADERS = branchHeaders();

    @TestFactory
    Stream<DynamicTest> casesGiveWhatTheirMarksSay() {
        LockCaseHarness harness = LockCaseHarness.of(engine(CASES.get("pack.yaml")), HEADERS);
        return cases(CASES).map(e -> DynamicTest.dynamicTest(e.getKey(), () -> run(harness, e.getKey(), e.getValue(), DEBTS.contains(e.getKey()))));
    }

    /** A case among the debts must still fail; when it no longer does, its line in {@code debts.txt} has to go. */
    private static void run(LockCaseHarness harness, String name, String c, boolean isDebt) {
        if (isDebt) {
            assertThat(catchThrowable(() -> harness.run(c))).as("%s is paid: take it out of debts.txt", name).isInstanceOf(AssertionError.class);
        } else {
            harness.run(c);
        }
    }

    /** contract: what another driver's method would do in the interrupt of one that is called back is counted, and not reported. */
    @Test
    void methodsOfOtherDriversAreWithheld() {
        MemoryTree tree = LockCaseHarness.of(t -> List.of(), HEADERS).tree(CASES.get("sleeps_in_method_of_own_driver.c"));
        LockAnalysis found = analysis(CASES.get("pack.yaml")).apply(tree);
        assertThat(found.withheldPlaces()).singleElement(as(STRING)).startsWith("LW3005sys/dev/mirrorvar.h:");
        assertThat(found.withheld()).containsEntry("LW3005", 1);
    }

    /** contract: a sleep for which only another driver's objects are made is counted, and not reported. */
    @Test
    void flagsOfOtherDriversAreWithheld() {
        MemoryTree tree = LockCaseHarness.of(t -> List.of(), HEADERS).tree(CASES.get("sleeps_as_other_drivers_flag_says.c"));
        assertThat(analysis(CASES.get("pack.yaml")).apply(tree).withheld()).containsExactly(Map.entry("LW3005", 1));
    }

    /** contract: of several ways to a place, the finding shows the one with the fewest calls. */
    @Test
    void shortestWayIsShown() {
        MemoryTree tree = LockCaseHarness.of(t -> List.of(), HEADERS).tree(CASES.get("sleeps_on_two_ways.c"));
        assertThat(engine(CASES.get("pack.yaml")).apply(tree)).singleElement().satisfies(f -> {
            assertThat(f.message()).endsWith("it is called by an interrupt");
            assertThat(f.notes().toString()).contains("uart_intr() calls at").doesNotContain("modem_send()");
        });
    }

    @TestFactory
    Stream<DynamicTest> casesOfTheBranchGiveWhatTheirMarksSay() {
        LockCaseHarness harness = LockCaseHarness.of(engine(BRANCH.get("pack.yaml")), BRANCH_HEADERS);
        return cases(BRANCH).map(e -> DynamicTest.dynamicTest(e.getKey(), () -> run(harness, e.getKey(), e.getValue(), DEBTS.contains("branch/" + e.getKey()))));
    }

    /** contract: a case is about locks only, so nothing in it may be a gap. */
    @TestFactory
    Stream<DynamicTest> casesParseWithoutGaps() {
        LockCaseHarness harness = LockCaseHarness.of(tree -> List.of(), HEADERS);
        LockCaseHarness branch = LockCaseHarness.of(tree -> List.of(), BRANCH_HEADERS);
        return Stream.concat(
                cases(CASES).map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertThat(harness.gaps(e.getValue())).isEmpty())),
                cases(BRANCH).map(e -> DynamicTest.dynamicTest(e.getKey(), () -> assertThat(branch.gaps(e.getValue())).isEmpty())));
    }

    /** contract: every mark of a case is read, and every lock it names is found. */
    @Test
    void keysOfCasesAreUnderstood() {
        LockCaseHarness harness = LockCaseHarness.of(tree -> List.of(), HEADERS);
        LockCaseHarness branch = LockCaseHarness.of(tree -> List.of(), BRANCH_HEADERS);
        TreeSet<String> guards = new TreeSet<>();
        cases(CASES).forEach(e -> guards.addAll(harness.guards(e.getValue())));
        cases(BRANCH).forEach(e -> guards.addAll(branch.guards(e.getValue())));
        assertThat(guards).isNotEmpty();
        assertThat(guards.stream().filter(line -> line.contains("unknown"))).isEmpty();
    }

    /** contract: the check that exists already agrees with every mark for it, and with every case without marks for others. */
    @TestFactory
    Stream<DynamicTest> casesOfAtomicKeysAgreeWithTheirCheck() {
        LockCaseHarness harness = LockCaseHarness.of(tree -> List.of(), HEADERS);
        return cases(CASES).filter(e -> List.of("LW1003").containsAll(LockCaseHarness.wanted(e.getValue())))
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> harness.run(e.getValue())));
    }

    /** contract: every case says in its first comment what it shows, and has a mark. */
    @Test
    void casesAreEnoughAndCoverEveryCheck() {
        TreeMap<String, Integer> files = new TreeMap<>();
        cases(CASES).forEach(e -> LockCaseHarness.wanted(e.getValue()).forEach(id -> files.merge(id, 1, Integer::sum)));
        assertThat(files.keySet()).containsExactly("LW1001", "LW1002", "LW1003", "LW1004", "LW1005", "LW1006", "LW1007", "LW1008", "LW1009", "LW1010", "LW1011", "LW1012",
                "LW2001", "LW2002", "LW2003", "LW2004", "LW3001", "LW3002", "LW3003", "LW3004", "LW3005", "LW3006", "LW3007", "LW3008",
                "LW3009", "LW3010", "LW3011", "LW3012");
        assertThat(files.values()).allMatch(n -> n >= 4);
        assertThat(cases(CASES)).hasSizeGreaterThanOrEqualTo(220)
                .allMatch(e -> LockCaseHarness.marked(e.getValue()) > 0)
                .allMatch(e -> e.getValue().replaceFirst("^(// [A-Z]+: \\S+\n)+", "").startsWith("/* "));
    }

    /** contract: the branch has a right file, and 25 that are wrong in ways of their own. */
    @Test
    void branchIsWrongInEnoughWays() {
        TreeSet<String> ids = new TreeSet<>();
        cases(BRANCH).forEach(e -> ids.addAll(LockCaseHarness.wanted(e.getValue())));
        assertThat(cases(BRANCH).filter(e -> !LockCaseHarness.wanted(e.getValue()).isEmpty()).count()).isGreaterThanOrEqualTo(25);
        assertThat(cases(BRANCH).filter(e -> LockCaseHarness.wanted(e.getValue()).isEmpty()).count()).isPositive();
        assertThat(ids).hasSizeGreaterThanOrEqualTo(10);
    }

    private static Stream<Map.Entry<String, String>> cases(Map<String, String> texts) {
        return texts.entrySet().stream().filter(e -> e.getKey().endsWith(".c"));
    }

    /** Headers by their paths in a tree. */
    private static Map<String, String> headers(Map<String, String> texts) {
        Map<String, String> out = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            if (name.endsWith(".h")) {
                out.put(name.replaceFirst("^include/", ""), text);
            }
        });
        return out;
    }

    /** The branch has a {@code socketvar.h} of its own, and shares what stands below. */
    private static Map<String, String> branchHeaders() {
        Map<String, String> out = new LinkedHashMap<>(HEADERS);
        out.putAll(headers(BRANCH));
        return out;
    }

    private static Map<String, String> texts(String folder) {
        try {
            Path root = Path.of(LockCasesTest.class.getResource("/" + folder).toURI());
            try (Stream<Path> files = Files.walk(root)) {
                Map<String, String> out = new TreeMap<>();
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    out.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
                return out;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
