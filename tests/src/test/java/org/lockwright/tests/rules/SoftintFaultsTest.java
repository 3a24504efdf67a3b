package org.lockwright.tests.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.softint.PortSpec;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.SoftintOrder;
import org.lockwright.rules.softint.Survey;
import org.lockwright.tests.kit.MemoryTree;

/** Puts one fault at a time into the sample tree's tables and asks whether it is reported, by id, file and line. */
class SoftintFaultsTest {

    private static final MemoryTree SAMPLE = MemoryTree.empty().with(EmbeddedTree.paths().stream()
            .map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList());
    private static final Map<String, List<Finding>> BEFORE = new HashMap<>();

    static List<SoftintFault> faults() {
        return SoftintFaults.all();
    }

    private static List<Finding> findings(MemoryTree tree, SoftintFault fault) {
        PortSpec spec = PortSpecs.named(fault.port()).orElseThrow().under(List.of(fault.kernel()));
        SoftintOrder order = fault.order() == null ? null : SoftintOrder.parse(fault.order());
        Survey survey = Survey.of(tree, List.of(spec), List.of(), order, 2, path -> { });
        assertThat(survey.tables()).as(fault.kernel()).hasSize(1);
        return survey.findings();
    }

    private static List<Finding> before(SoftintFault fault) {
        return BEFORE.computeIfAbsent(fault.port() + fault.kernel() + fault.order(), k -> findings(SAMPLE, fault));
    }

    private static boolean isReported(List<Finding> findings, MemoryTree tree, SoftintFault fault) {
        String[] lines = tree.text(fault.in()).split("\n");
        return findings.stream().anyMatch(f -> f.rule().equals(fault.rule()) && f.path().equals(fault.in())
                && lines[f.line() - 1].contains(fault.at()));
    }

    // contract: the finding stands on the line that a reader would mend, or on the one that the page of its id names.
    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsReportedWhereItIs(SoftintFault fault) {
        String text = SAMPLE.text(fault.path());
        MemoryTree faulty = SAMPLE.with(fault.path(), fault.applied(text));
        List<Finding> found = new ArrayList<>(findings(faulty, fault));
        Set<String> old = before(fault).stream().map(f -> f.fingerprint() + f.message()).collect(Collectors.toSet());
        found.removeIf(f -> old.contains(f.fingerprint() + f.message()));
        assertThat(isReported(found, faulty, fault))
                .as("%s: %s in %s on a line with '%s'; new findings: %s", fault, fault.rule(), fault.in(), fault.at(),
                        found.stream().map(f -> "\n" + f.path() + ":" + f.line() + " " + f.rule() + " " + f.message()).toList())
                .isTrue();
    }

    @Test
    void theKindsAreMany() {
        assertThat(faults().stream().map(SoftintFault::kind).distinct().count()).isGreaterThanOrEqualTo(30);
        assertThat(faults().stream().map(SoftintFault::rule).distinct().sorted().toList())
                .containsExactly("LW4001", "LW4002", "LW4003", "LW4004", "LW4005", "LW4006", "LW4007", "LW4008", "LW4009", "LW4010",
                        "LW4011", "LW4012", "LW4013");
    }

    // contract: the page lists what is tested, no more and no less.
    @Test
    void thePageListsTheKinds() throws IOException {
        Map<String, Set<String>> ports = new LinkedHashMap<>();
        Map<String, String> rules = new LinkedHashMap<>();
        for (SoftintFault f : faults()) {
            ports.computeIfAbsent(f.kind(), k -> new TreeSet<>()).add(where(f));
            assertThat(rules.putIfAbsent(f.kind(), f.rule())).as(f.kind()).isIn(null, f.rule());
        }
        List<String> rows = ports.entrySet().stream().map(e -> "| " + e.getKey() + " | " + String.join(", ", e.getValue()) + " | ["
                + rules.get(e.getKey()) + "](checks/" + rules.get(e.getKey()) + ".md) |").toList();
        List<String> page = Files.readAllLines(page(), UTF_8).stream().filter(l -> l.startsWith("| ") && !l.startsWith("| what")).toList();
        assertThat(page).containsExactlyElementsOf(rows);
    }

    private static String where(SoftintFault f) {
        return f.path().startsWith("sys/arch/") ? f.port() : f.path();
    }

    private static Path page() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("docs/checks"))) {
            at = at.getParent();
        }
        return at.resolve("docs/softint-faults.md");
    }
}
