package org.lockwright.tests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Modules and packages know what they may and nothing else; each rule has a class it must catch. */
class ArchitectureTest {

    private static final String ROOT = "org.lockwright";

    private static final String BAD = "org.lockwright.tests.architecture.bad";

    private static final Pattern CHECK_ID = Pattern.compile("\"(LW\\d{4})\"");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("org/lockwright/tests/"))
            .importPackages(ROOT);

    private static final JavaClasses CAUGHT = new ClassFileImporter().importPackages(BAD);

    /** The class each rule must catch, and words of what it says of it. */
    private static final Map<String, List<String>> CULPRITS = Map.ofEntries(
            Map.entry("only parser.cdt sees CDT", List.of("SeesCdt")),
            Map.entry("only patches sees JGit", List.of("Edits")),
            Map.entry("only generators sees FreeMarker", List.of("SeesFreeMarker")),
            Map.entry("only cli sees Picocli", List.of("SeesPicocli")),
            Map.entry("only rules.cache sees Kryo", List.of("SeesKryo")),
            Map.entry("the lock analysis comes out the same in each run",
                    List.of("InTheJvmsOrder.map(", "InTheJvmsOrder.set(", "InTheJvmsOrder.collectedMap(", "InTheJvmsOrder.collectedSet(")),
            Map.entry("parser knows no other module", List.of("KnowsRules")),
            Map.entry("profiles know neither C nor keys", List.of("KnowsKeys")),
            Map.entry("rules know only parser", List.of("KnowsCli")),
            Map.entry("generators know neither patches nor cli", List.of("SeesPicocli")),
            Map.entry("patches know neither generators nor cli", List.of("SeesFreeMarker")),
            Map.entry("cli knows no test", List.of("KnowsTests")),
            Map.entry("checks never edit", List.of("EditsFromCheck")),
            Map.entry("packages of rules are free of cycles", List.of("PackUtil", "InCycle")),
            Map.entry("packages of parser are free of cycles", List.of("KnowsKeys", "KnowsProfile")),
            Map.entry("only cli prints, exits, reads clock or environment", List.of("Prints.out()", "Prints.err()", "Prints.exit()",
                    "Prints.environment()", "Prints.property()", "Prints.millis()", "Prints.nanos()", "Prints.instant()",
                    "Prints.day()", "Prints.date()", "Prints.trace(")),
            Map.entry("names say something", List.of("PackUtil")),
            Map.entry("every package says what it is", List.of("NoPackageInfo")));

    @TestFactory
    Stream<DynamicTest> theProductKeepsEveryRule() {
        Rules rules = new Rules(ROOT);
        return rules.all().keySet().stream().map(name -> DynamicTest.dynamicTest(name,
                () -> assertThat(rules.broken(name, PRODUCT)).isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleCatchesItsCulprit() {
        Rules rules = new Rules(BAD);
        return rules.all().keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
            List<String> broken = rules.broken(name, CAUGHT);
            assertThat(CULPRITS).containsKey(name);
            assertThat(CULPRITS.get(name)).allSatisfy(culprit ->
                    assertThat(broken).as(culprit).anyMatch(line -> line.contains(culprit)));
            assertThat(broken).noneMatch(line -> line.contains("bad.cli.Prints.out"));
        }));
    }

    @Test
    void theProductWasSeen() {
        assertThat(PRODUCT.size()).isGreaterThan(150);
        for (String module : List.of("parser", "rules", "generators", "patches", "cli")) {
            assertThat(PRODUCT.stream().anyMatch(c -> c.getPackageName().startsWith(ROOT + "." + module))).as(module).isTrue();
        }
        assertThat(PRODUCT.stream().noneMatch(c -> c.getPackageName().startsWith(ROOT + ".tests"))).isTrue();
    }

    @Test
    void everyCheckHasAPage() throws IOException {
        Path root = root();
        Set<String> ids = new TreeSet<>();
        for (String module : List.of("parser", "rules", "generators", "patches", "cli")) {
            ids.addAll(idsIn(root.resolve(module).resolve("src/main/java")));
        }

        assertThat(ids).contains("LW1003");
        assertThat(withoutPage(root, ids)).isEmpty();
        assertThat(withoutPage(root, idsIn(root.resolve("tests/src/test/java").resolve(BAD.replace('.', '/')))))
                .containsExactly("LW7777");
    }

    @Test
    void everyPageIsInTheListOfChecks() throws IOException {
        Path checks = root().resolve("docs/checks");
        String list = Files.readString(checks.resolve("README.md"));
        try (Stream<Path> pages = Files.list(checks)) {
            List<String> names = pages.map(p -> p.getFileName().toString()).filter(n -> n.matches("LW\\d{4}\\.md")).toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(list).contains("(" + name + ")"));
        }
    }

    private static List<String> withoutPage(Path root, Set<String> ids) {
        return ids.stream().filter(id -> !Files.isRegularFile(root.resolve("docs/checks/" + id + ".md"))).toList();
    }

    private static Set<String> idsIn(Path folder) {
        Set<String> ids = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher m = CHECK_ID.matcher(Files.readString(file));
                while (m.find()) {
                    ids.add(m.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }

    /** The folder of the parent project. */
    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("parser/src/main")) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }
}
