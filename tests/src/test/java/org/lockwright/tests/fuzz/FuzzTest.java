package org.lockwright.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Whatever is in a file, it is read or refused in the ways that are documented; {@link FuzzRun} asks for longer. */
class FuzzTest {

    /** An input and what reads it. */
    private record Made(Target target, byte[] input) {

        @Override
        public String toString() {
            return target.name() + ", " + input.length + " bytes";
        }
    }

    private static final List<Target> TARGETS = Targets.all();

    @Provide
    Arbitrary<Made> made() {
        return Arbitraries.of(TARGETS).flatMap(t -> Arbitraries.randomValue(random -> new Made(t, t.mutator().make(random))));
    }

    @Property(tries = 30, seed = "20", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void inputsAreReadOrRefused(@ForAll("made") Made made) {
        holds(made.target(), made.input(), false);
    }

    @Tag("slow")
    @Property(tries = 2_000, seed = "21", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void manyInputsAreReadOrRefused(@ForAll("made") Made made) {
        holds(made.target(), made.input(), made.input().length % 8 == 0);
    }

    @Test
    @EnabledIfSystemProperty(named = "lockwright.fuzz.seconds", matches = "[0-9]+")
    void asLongAsIsAskedFor() throws IOException {
        String targets = System.getProperty("lockwright.fuzz.targets", "");
        assertThat(FuzzRun.failures(targets.isEmpty() ? List.of() : List.of(targets.split(",")))).isEmpty();
    }

    private static void holds(Target target, byte[] input, boolean twice) {
        assertThat(Trial.of(target, input, twice).failure().map(f -> f.kind() + "\n" + f.detail())).isEmpty();
    }

    /** contract: what once failed does so no more. */
    @TestFactory
    Stream<DynamicTest> theCorpusIsReadOrRefused() throws IOException {
        return corpus(false);
    }

    /** contract: and it gives the same outcome each time. */
    @org.junit.jupiter.api.Tag("slow")
    @TestFactory
    Stream<DynamicTest> theCorpusIsReadTheSameTwice() throws IOException {
        return corpus(true);
    }

    private static Stream<DynamicTest> corpus(boolean twice) throws IOException {
        Path corpus = Seeds.path("fuzz-corpus");
        try (Stream<Path> files = Files.walk(corpus)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream().map(file -> DynamicTest.dynamicTest(corpus.relativize(file).toString(), () -> {
                Target target = TARGETS.stream().filter(t -> t.name().equals(file.getParent().getFileName().toString())).findFirst().orElseThrow();
                holds(target, Files.readAllBytes(file), twice);
            }));
        }
    }

    @Test
    void theSameSeedMakesTheSameInputAndOthersMakeOthers() {
        for (Target target : TARGETS) {
            Set<String> made = new HashSet<>();
            for (int seed = 0; seed < 20; seed++) {
                byte[] input = target.mutator().make(new Random(seed));
                assertThat(target.mutator().make(new Random(seed))).isEqualTo(input);
                made.add(new String(input, java.nio.charset.StandardCharsets.ISO_8859_1));
            }
            assertThat(made).as(target.name()).hasSizeGreaterThan(17);
        }
    }

    /** contract: a target that throws, hangs or changes its mind is seen to. */
    @Test
    void whatIsWrongIsSeen() {
        List<String> seeds = List.of("seed");
        Target throwing = Targets.of("throws", seeds, seeds, input -> {
            throw new IllegalStateException("no");
        });
        int[] runs = {0};
        Target changing = Targets.of("changes", seeds, seeds, input -> "" + runs[0]++);
        Target overflowing = Targets.of("overflows", seeds, seeds, FuzzTest::deep);
        assertThat(Trial.of(throwing, new byte[0], false).failure()).hasValueSatisfying(f -> assertThat(f.kind()).startsWith("IllegalStateException"));
        assertThat(Trial.of(changing, new byte[0], true).failure()).hasValueSatisfying(f -> assertThat(f.kind()).startsWith("another outcome"));
        assertThat(Trial.of(overflowing, new byte[0], false).failure()).hasValueSatisfying(f -> assertThat(f.kind()).startsWith("StackOverflowError"));
    }

    private static String deep(byte[] input) {
        return deep(input) + input.length;
    }

    @Test
    void aFailingInputIsMadeSmaller() {
        byte[] small = Shrinker.shrink("some text with an X in it".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                i -> new String(i, java.nio.charset.StandardCharsets.US_ASCII).contains("X"));
        assertThat(small).asString().isEqualTo("X");
    }
}
