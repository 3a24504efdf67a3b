package org.lockwright.tests.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clang's thread safety analysis and lockwright agree on the lock cases within one function, but for what a table explains; see
 * {@code docs/clang-oracle.md}.
 */
@Tag("slow")
class ClangOracleTest {

    /** The Clang that the table speaks of; a newer one may do better than a row says. */
    private static final int OF_TABLE = 19;
    private static final Path SUMMARY = Path.of("target", "clang-oracle.txt");

    @TempDir private static Path scratch;
    private static Clang clang;
    private static OracleCases cases;
    private static Difference.Table table;
    private static final TreeSet<Difference> SEEN = new TreeSet<>();
    private static final Map<Saying.Kind, Integer> AGREED = new EnumMap<>(Saying.Kind.class);

    @BeforeAll
    static void compare() throws IOException {
        clang = Clang.find(scratch).orElse(null);
        if (clang == null) {
            return;
        }
        cases = OracleCases.read();
        table = Difference.Table.read(cases.texts().get("clang-differences.txt"));
        for (ReadCase c : cases.compared()) {
            TreeSet<Saying> clangSays = clang(c, ClangExport.of(c, cases.locking()));
            TreeSet<Saying> lockwrightSays = lockwright(c);
            SEEN.addAll(Difference.of(c.name(), clangSays, lockwrightSays));
            clangSays.stream().filter(lockwrightSays::contains).forEach(s -> AGREED.merge(s.kind(), 1, Integer::sum));
        }
        Files.writeString(SUMMARY, summary());
    }

    // Not in BeforeAll, after which no report would count the tests as skipped.
    @BeforeEach
    void needClang() {
        assumeTrue(clang != null, "no clang of at least 19 is installed");
    }

    private static TreeSet<Saying> clang(ReadCase c, ClangExport export) throws IOException {
        Path folder = Files.createTempDirectory(scratch, "case");
        return clang.said(export, c.text(), folder);
    }

    private static TreeSet<Saying> lockwright(ReadCase c) {
        return c.findings().stream().filter(f -> f.path().equals(c.path())).flatMap(f -> Saying.ofFinding(f, c.text()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The counts of {@code docs/clang-oracle.md}. */
    private static String summary() {
        List<String> lines = new ArrayList<>();
        lines.add("cases compared: " + cases.compared().size());
        cases.leftOut().forEach((why, n) -> lines.add("cases left out, " + why.words() + ": " + n));
        long differing = SEEN.stream().map(Difference::file).distinct().count();
        lines.add("cases in which both say the same: " + (cases.compared().size() - differing));
        AGREED.forEach((kind, n) -> lines.add("said by both, " + kind + ": " + n));
        lines.add("differences: " + SEEN.size() + " in " + differing + " cases");
        TreeMap<String, Integer> byReason = new TreeMap<>();
        TreeMap<String, TreeSet<String>> files = new TreeMap<>();
        SEEN.forEach(d -> {
            String reason = table.rows().getOrDefault(d, "(no row)");
            byReason.merge(reason, 1, Integer::sum);
            files.computeIfAbsent(reason, r -> new TreeSet<>()).add(d.file());
        });
        byReason.forEach((reason, n) -> lines.add("differences, " + reason + ": " + n + " in " + files.get(reason).size() + " cases"));
        return String.join("\n", lines) + "\n";
    }

    @Test
    void everyDifferenceHasARow() {
        assertThat(SEEN.stream().filter(d -> !table.rows().containsKey(d))).isEmpty();
    }

    // contract: what is no difference any more leaves the table, so a debt that is paid here has to be paid there.
    @Test
    void everyRowIsADifference() {
        assumeTrue(clang.version() == OF_TABLE, "the table speaks of clang " + OF_TABLE + ", this one is " + clang.version());
        assertThat(table.rows().keySet().stream().filter(d -> !SEEN.contains(d))).isEmpty();
    }

    @Test
    void reasonsAreUsedAndDebtsAreDebts() {
        assertThat(table.rows().values()).containsAll(table.reasons().keySet());
        List<String> debts = cases.texts().get("debts.txt").lines().toList();
        assertThat(table.rows().entrySet().stream().filter(e -> e.getValue().equals("debt")).map(e -> e.getKey().file())).isSubsetOf(debts);
    }

    // contract: the comparison is of something: most cases agree, and every check has findings that both have.
    @Test
    void mostCasesAgreeOnEveryCheck() {
        long differing = SEEN.stream().map(Difference::file).distinct().count();
        assertThat(cases.compared()).hasSizeGreaterThan(100);
        assertThat(differing).isLessThan(cases.compared().size() / 2);
        assertThat(AGREED.keySet()).contains(Saying.Kind.READ, Saying.Kind.WRITE, Saying.Kind.RELEASE, Saying.Kind.AGAIN, Saying.Kind.HELD);
    }

    private static TreeSet<Saying> said(String name, UnaryOperator<String> change) throws IOException {
        ReadCase c = cases.named(name);
        ClangExport export = ClangExport.of(c, cases.locking());
        Map<String, String> files = new TreeMap<>(export.files());
        files.replaceAll((path, text) -> change.apply(text));
        return clang(c, new ClangExport(export.path(), files, export.left()));
    }

    // contract: what Clang says comes from the attributes: without a guard it says nothing of the access, without a release all is held.
    @Test
    void withoutAnAttributeClangDiffers() throws IOException {
        String name = "reads_field_without_lock_in_system_call.c";
        assertThat(said(name, text -> text)).isEqualTo(lockwright(cases.named(name))).isNotEmpty();
        assertThat(said(name, text -> text.replaceAll("__attribute__\\(\\(guarded_by\\(\\w+\\)\\)\\)", ""))).isEmpty();
        assertThat(said(name, text -> text.replace("release_generic_capability(arg0)", ""))).extracting(Saying::kind).contains(Saying.Kind.HELD);
    }

    // contract: an export that does not compile is no silence.
    @Test
    void anExportThatDoesNotCompileFails() {
        assertThatThrownBy(() -> said("takes_lock_twice.c", text -> text.replace("u_int\t\tr_head", "u_imt r_head")))
                .isInstanceOf(AssertionError.class).hasMessageContaining("u_imt");
    }
}
