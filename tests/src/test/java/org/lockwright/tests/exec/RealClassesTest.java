package org.lockwright.tests.exec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockwright.rules.rewrite.Draft;

/**
 * The embedded tree as the last patch of its series leaves it, with the lock classes that the series names made real. What the split
 * report says is taken from the same draft, so a use that becomes covered is held to it from then on.
 */
@Tag("slow")
class RealClassesTest {

    private static final List<String> SEEDS = List.of("seed=21", "seed=22", "seed=23");
    private static final List<String> MORE = IntStream.rangeClosed(31, 42).mapToObj(n -> "seed=" + n).toList();
    private static final String HIDDEN_CALLS = "calls=300";

    @TempDir private static Path scratch;
    private static Draft draft;
    private static Path tree;
    private static SiteFilter filter;
    private static Programs real;
    private static final List<String> REPORT = new ArrayList<>();

    @BeforeAll
    static void build() {
        assumeTrue(System.getProperty("lockwright.exec.tree") == null, "skipped: the series is that of the embedded tree");
        Sockets.tools();
        tree = Sockets.write(scratch.resolve("tree"));
        Path base = Sockets.write(scratch.resolve("base"));
        draft = SeriesEnd.draft(base, Sockets.PACK);
        SeriesEnd.write(draft, tree);
        filter = new SiteFilter(Readiness.of(draft, base), BulkUses.in(tree, Sockets.PACK));
        real = Programs.build(Sockets.tools(), tree, scratch.resolve("thread"), Sanitizer.THREAD, Sockets.PACK, Programs.REAL);
        classes().forEach(c -> REPORT.add(c.lock() + (filter.readiness().readyClasses().contains(c.lock()) ? " is ready" : " is not ready")
                + "; fields without an open use in what is executed: " + filter.readyFields(c)));
    }

    @AfterAll
    static void report() {
        Sockets.note("real-classes.txt", REPORT);
    }

    static Stream<ClassMacros> classes() {
        return ClassMacros.of(Sockets.PACK).stream();
    }

    private static void note(String what, List<Race> races) {
        Map<SiteFilter.Verdict, Map<String, Long>> all = new EnumMap<>(SiteFilter.Verdict.class);
        races.stream().filter(r -> filter.of(r) != SiteFilter.Verdict.OUTSIDE).forEach(
                r -> all.computeIfAbsent(filter.of(r), v -> new TreeMap<>()).merge(r.field().replaceFirst("^socket\\.", ""), 1L, Long::sum));
        REPORT.add(what + ": " + all);
    }

    // contract: with the outer lock seen, no class lock is taken twice, out of order, kept over a wait or missed by an assertion, and nothing races.
    @Test
    void seenNothing() {
        for (String seed : SEEDS) {
            List<Race> races = StressTest.stress(real, seed, "unlocked=0");
            assertThat(races).as(StressTest.places(races)).isEmpty();
        }
    }

    // contract: hidden, two uses that the split report calls bracketed are ordered by their class's lock; and it knows every use that races.
    @Test
    void hiddenWhatIsBracketedIsOrdered() {
        for (String seed : SEEDS) {
            List<Race> races = StressTest.stress(real, seed, "hide=1", HIDDEN_CALLS);
            note("hidden, " + seed, races);
            for (SiteFilter.Verdict none : List.of(SiteFilter.Verdict.KEPT, SiteFilter.Verdict.UNSEEN)) {
                List<Race> those = filter.of(races, none);
                assertThat(those).as("%s: %s", none, StressTest.places(those)).isEmpty();
            }
            assertThat(filter.of(races, SiteFilter.Verdict.OPEN)).as("what is not bracketed does race").isNotEmpty();
            classes().forEach(c -> ready(c, races));
        }
    }

    /** Of a field without an open use nothing but its making and end may race; of a class that is ready, of no field. */
    private static void ready(ClassMacros one, List<Race> races) {
        Set<String> fields = filter.readiness().readyClasses().contains(one.lock()) ? filter.readiness().fields(one) : filter.readyFields(one);
        List<Race> those = races.stream().filter(r -> fields.contains(r.field().substring(r.field().lastIndexOf('.') + 1)))
                .filter(r -> filter.of(r) != SiteFilter.Verdict.WHOLE && filter.of(r) != SiteFilter.Verdict.EXEMPT).toList();
        assertThat(those).as("%s: %s", one.lock(), StressTest.places(those)).isEmpty();
    }

    // contract: what 'without-CLASS' leaves out is what the class's rule has written, no more and no less.
    @ParameterizedTest
    @MethodSource("classes")
    void theBracketsAreTheRules(ClassMacros one) {
        for (String macro : List.of(one.names().enter(), one.names().exit())) {
            assertThat(inTree(macro) - 1).as("%s, apart from its definition", macro).isPositive()
                    .isEqualTo(SeriesEnd.written(draft, one.rule().id(), macro));
        }
    }

    private static long inTree(String macro) {
        try (Stream<Path> all = Files.walk(tree.resolve("sys"))) {
            long count = 0;
            for (Path file : all.filter(f -> f.toString().matches(".*\\.[ch]")).toList()) {
                count += SeriesEnd.count(Files.readString(file, ISO_8859_1), macro);
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // contract: the same without the brackets of one rule is caught: by an assertion of the class, and by the sanitizer, as a race of uses that had them.
    @ParameterizedTest
    @MethodSource("classes")
    void withoutItsBracketsARuleIsMissed(ClassMacros one) {
        Left first = without(one, MORE.get(0), 1);
        if (!first.stop().isEmpty()) {
            assertThat(first.stop()).contains("lock of a class not held: " + one.lock());
        }
        int how = first.stop().isEmpty() ? 1 : 2;
        // One run shows a race only if two threads meet, so there may be more.
        assertThat(!first.kept().isEmpty() || MORE.stream().skip(2 - how).map(seed -> without(one, seed, how)).anyMatch(l -> !l.kept().isEmpty()))
                .as("%s left out: a race of uses it had bracketed", one.rule().id()).isTrue();
    }

    /** What a run without the brackets of a class says: the line of a shim that stopped it, and races of the class that count. */
    private record Left(String stop, List<Race> kept) {
    }

    /** @param how 2 to leave out the assertions of the class, too */
    private static Left without(ClassMacros one, String seed, int how) {
        String left = "without-" + one.lock() + "=" + how;
        Ran ran = real.run("stress", HIDDEN_CALLS, seed, "hide=1", left);
        String stop = ran.err().lines().filter(l -> l.startsWith("lockwright-exec:")).findFirst().orElse("");
        assertThat(ran.exit()).as(stop).isEqualTo(stop.isEmpty() ? Sanitizer.THREAD.exit() : Sockets.SHIM);
        List<Race> races = Race.in(ran.err());
        note(left + ", " + seed + stop.replaceFirst("^lockwright-exec", "").replaceFirst(", at .*", ""), races);
        return new Left(stop, ofClass(filter.of(races, SiteFilter.Verdict.KEPT), one));
    }

    private static List<Race> ofClass(List<Race> races, ClassMacros one) {
        Set<String> fields = filter.readiness().fields(one);
        return races.stream().filter(r -> fields.contains(r.field().substring(r.field().lastIndexOf('.') + 1))).toList();
    }

    @Test
    void underTheAddressSanitizerNothing() {
        Programs programs = Programs.build(Sockets.tools(), tree, scratch.resolve("address"), Sanitizer.ADDRESS, Sockets.PACK, Programs.REAL);
        Ran ran = programs.run("stress", StressTest.CALLS, "seed=24");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(StressTest.counts(ran)).containsEntry("sockets left", 0);
    }
}
