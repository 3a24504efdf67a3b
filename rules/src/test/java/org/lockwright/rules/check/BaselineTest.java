package org.lockwright.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Baseline.Entry;
import org.lockwright.rules.check.Baseline.Split;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;

/** Findings held against those that were there before. */
class BaselineTest {

    private static Finding at(String path, String subject, int line) {
        return new Finding("LW0003", Confidence.MAY, path, new Span(line * 10, line * 10 + 3), line, 1, "", subject, subject + " has no mark",
                Note.all("mark it"), List.of("amd64"));
    }

    private static final Finding A = at("sys/kern/a.c", "x.a", 10);
    private static final Finding A_AGAIN = at("sys/kern/a.c", "x.a", 20);
    private static final Finding B = at("sys/kern/b.c", "y.b", 10);
    private static final Finding C = at("sys/net/c.c", "z.c", 10);

    /** What a test says of files: which were looked at, which are gone, and what is still defined, as {@code "FILE NAME"}. */
    private record Files(Predicate<String> linted, Set<String> gone, Set<String> defined) implements Whereabouts {

        @Override
        public boolean isLinted(String path) {
            return linted.test(path) || isGone(path);
        }

        @Override
        public boolean isGone(String path) {
            return gone.contains(path);
        }

        @Override
        public boolean defines(String path, Finding finding) {
            return defined.contains(path + " " + finding.function()) || finding.function().isEmpty();
        }
    }

    private static final Whereabouts ALL = new Files(path -> true, Set.of(), Set.of());

    @Test
    void theEmptyOneKnowsNothing() {
        Split split = new Baseline(Map.of()).split(List.of(A, B), ALL);
        assertThat(split.fresh()).containsExactly(A, B);
        assertThat(split.known()).isEmpty();
        assertThat(split.stale()).isEmpty();
    }

    @Test
    void whatWasThereIsKnown() {
        Split split = Baseline.of(List.of(A, B)).split(List.of(A, B, C), ALL);
        assertThat(split.fresh()).containsExactly(C);
        assertThat(split.known()).containsExactly(A, B);
        assertThat(split.stale()).isEmpty();
    }

    @Test
    void whatIsGoneIsStale() {
        Split split = Baseline.of(List.of(A, B)).split(List.of(B), ALL);
        assertThat(split.stale()).containsExactly(A.fingerprint());
        assertThat(split.known()).containsExactly(B);
        assertThat(split.fresh()).isEmpty();
    }

    // contract: a file that was not looked at says nothing about its entries.
    @Test
    void whatWasNotLookedAtIsNotStale() {
        Split split = Baseline.of(List.of(A, C)).split(List.of(), new Files(path -> path.startsWith("sys/kern/"), Set.of(), Set.of()));
        assertThat(split.stale()).containsExactly(A.fingerprint());
    }

    @Test
    void equalFingerprintsAreCounted() {
        assertThat(A.fingerprint()).isEqualTo(A_AGAIN.fingerprint());
        assertThat(Baseline.of(List.of(A, A_AGAIN)).entries()).containsExactly(Map.entry(A.fingerprint(), new Entry(A.path(), 2)));
        Split more = Baseline.of(List.of(A)).split(List.of(A, A_AGAIN), ALL);
        assertThat(more.known()).containsExactly(A);
        assertThat(more.fresh()).containsExactly(A_AGAIN);
        Split fewer = Baseline.of(List.of(A, A_AGAIN)).split(List.of(A), ALL);
        assertThat(fewer.known()).containsExactly(A);
        assertThat(fewer.fresh()).isEmpty();
        assertThat(fewer.stale()).containsExactly(A.fingerprint());
    }

    @Test
    void aFingerprintHasNoLineColumnSpanOrConfiguration() {
        Finding elsewhere = new Finding(A.rule(), Confidence.MUST, A.path(), new Span(999, 1000), 99, 7, A.function(), A.subject(), "other words",
                List.of(), List.of("octeon"));
        assertThat(elsewhere.fingerprint()).isEqualTo(A.fingerprint());
        assertThat(at("sys/kern/b.c", "x.a", 10).fingerprint()).isNotEqualTo(A.fingerprint());
        assertThat(at("sys/kern/a.c", "x.b", 10).fingerprint()).isNotEqualTo(A.fingerprint());
    }

    private static List<String> growth(Baseline before, Finding... now) {
        return before.split(List.of(now), ALL).fresh().stream().map(Finding::fingerprint).toList();
    }

    @Test
    void growthIsWhatIsNewOrMore() {
        Baseline before = Baseline.of(List.of(A, B));
        assertThat(growth(before, A, B)).isEmpty();
        assertThat(growth(before, A)).as("shrinking is no growth").isEmpty();
        assertThat(growth(before, A, C)).containsExactly(C.fingerprint());
        assertThat(growth(before, A, A_AGAIN, B)).containsExactly(A.fingerprint());
        assertThat(growth(Baseline.of(List.of(A, A_AGAIN)), A)).isEmpty();
    }

    private static Finding in(String path, String function, String subject) {
        return new Finding("LW1001", Confidence.MUST, path, new Span(7, 9), 1, 8, function, subject, "read", List.of(), List.of("amd64"));
    }

    private static Files gone(String... paths) {
        return new Files(path -> true, Set.of(paths), Set.of());
    }

    @Test
    void aFileThatWasRenamedTakesItsEntriesAlong() {
        Finding renamed = at("sys/kern/new.c", "x.a", 30);
        Split split = Baseline.of(List.of(A, B)).split(List.of(B, renamed), gone(A.path()));
        assertThat(split.known()).containsExactly(B, renamed);
        assertThat(split.fresh()).isEmpty();
        assertThat(split.stale()).isEmpty();
        assertThat(Baseline.of(List.of(A, B)).split(List.of(B, renamed), ALL).fresh()).as("its old file is there").containsExactly(renamed);
    }

    @Test
    void anEntryKnowsNoMoreThanItCounts() {
        Finding renamed = at("sys/kern/new.c", "x.a", 30);
        Finding copied = at("sys/dev/a.c", "x.a", 30);
        Split split = Baseline.of(List.of(A)).split(List.of(renamed, copied), gone(A.path()));
        assertThat(split.known()).as("the file of the same name comes first").containsExactly(copied);
        assertThat(split.fresh()).containsExactly(renamed);
        Split two = Baseline.of(List.of(A, A_AGAIN)).split(List.of(renamed), gone(A.path()));
        assertThat(two.known()).containsExactly(renamed);
        assertThat(two.stale()).containsExactly(A.fingerprint());
    }

    @Test
    void whatIsWhereItWasComesFirst() {
        Finding old = in("sys/kern/a.c", "f", "s.x read");
        Finding copy = in("sys/kern/0.c", "f", "s.x read");
        Split split = Baseline.of(List.of(old)).split(List.of(copy, old), ALL);
        assertThat(split.known()).containsExactly(old);
        assertThat(split.fresh()).containsExactly(copy);
    }

    @Test
    void aFunctionThatMovedTakesItsEntriesAlong() {
        Finding old = in("sys/kern/a.c", "f", "s.x read");
        Finding now = in("sys/kern/b.c", "f", "s.x read");
        assertThat(Baseline.of(List.of(old)).split(List.of(now), ALL).known()).containsExactly(now);
        Split still = Baseline.of(List.of(old)).split(List.of(now), new Files(path -> true, Set.of(), Set.of("sys/kern/a.c f")));
        assertThat(still.fresh()).as("the old one was mended, this is another").containsExactly(now);
        assertThat(still.stale()).containsExactly(old.fingerprint());
        Split unseen = Baseline.of(List.of(old)).split(List.of(now), new Files(path -> path.equals(now.path()), Set.of(), Set.of()));
        assertThat(unseen.fresh()).as("nobody looked whether the old one is there").containsExactly(now);
        assertThat(Baseline.of(List.of(old)).split(List.of(in("sys/kern/b.c", "g", "s.x read")), ALL).fresh()).hasSize(1);
        assertThat(Baseline.of(List.of(old)).split(List.of(in("sys/kern/b.c", "f", "s.y read")), ALL).fresh()).hasSize(1);
    }

    // contract: what is said once for a whole program stands where it has to stand somewhere, and that may change.
    @Test
    void aFindingOfTheProgramHasNoPlace() {
        Finding one = in("sys/kern/a.c", "f", "s.x read everywhere");
        Finding other = in("sys/kern/b.c", "g", "s.x read everywhere");
        assertThat(Baseline.of(List.of(one)).split(List.of(other), ALL).known()).containsExactly(other);
    }

    // contract: a circle of two locks is said at both ends, and is one thing in a baseline, however it was written.
    @Test
    void aFindingOfTheProgramIsKnownWhereverItIsSaid() {
        Finding one = circle("sys/kern/a.c", "f");
        Finding other = circle("sys/kern/b.c", "g");
        assertThat(Baseline.of(List.of(one, other)).entries()).containsExactly(Map.entry(one.fingerprint(), new Entry("sys/kern/a.c", 1)));
        assertThat(Baseline.of(List.of(one)).split(List.of(one, other), ALL)).isEqualTo(new Split(List.of(), List.of(one, other), List.of()));
        assertThat(Baseline.of(List.of(one, other)).split(List.of(other), ALL)).isEqualTo(new Split(List.of(), List.of(other), List.of()));
        assertThat(Baseline.of(List.of(one, other)).split(List.of(), ALL).stale()).containsExactly(one.fingerprint());
        assertThat(Baseline.of(List.of(A)).split(List.of(one, other), ALL).fresh()).as("a new circle is new at both").containsExactly(one, other);
    }

    private static Finding circle(String path, String function) {
        return new Finding("LW2004", Confidence.MAY, path, new Span(7, 9), 1, 8, function, "a.lock b.lock", "a circle", List.of(), List.of("amd64"));
    }

    @Test
    void aPartIsReplacedAndTheRestStays() {
        Baseline before = Baseline.of(List.of(A, A_AGAIN, B, C));
        Baseline after = before.updated(Baseline.of(List.of(A)), path -> path.startsWith("sys/kern/"));
        assertThat(after.entries()).containsExactly(Map.entry(A.fingerprint(), new Entry(A.path(), 1)),
                Map.entry(C.fingerprint(), new Entry(C.path(), 1)));
        assertThat(before.updated(Baseline.of(List.of()), path -> true).entries()).isEmpty();
        assertThat(before.updated(Baseline.of(List.of(B)), path -> false).entries().keySet()).contains(C.fingerprint(), A.fingerprint());
    }

    /** Eight findings of a small world, each as often as drawn. */
    private static List<Finding> draw(List<Integer> drawn) {
        List<Finding> out = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            out.add(at("sys/kern/f" + drawn.get(i) % 3 + ".c", "s.f" + drawn.get(i), i + 1));
        }
        return out;
    }

    // contract: nothing is lost and nothing is counted twice, whatever the order.
    @Property(tries = 500, seed = "11")
    void aSplitAddsUp(@ForAll @Size(max = 20) List<@IntRange(max = 7) Integer> before,
            @ForAll @Size(max = 20) List<@IntRange(max = 7) Integer> now) {
        List<Finding> found = draw(now);
        Baseline baseline = Baseline.of(draw(before));
        Split split = baseline.split(found, ALL);
        assertThat(split.fresh().size() + split.known().size()).isEqualTo(found.size());
        assertThat(split.known()).hasSizeLessThanOrEqualTo(before.size());
        int entries = baseline.entries().values().stream().mapToInt(Entry::count).sum();
        assertThat(entries).isEqualTo(before.size());
        assertThat(split.stale().isEmpty()).isEqualTo(split.known().size() == entries);
        assertThat(split.fresh().isEmpty()).isEqualTo(growth(baseline, found.toArray(Finding[]::new)).isEmpty());
        assertThat(Baseline.of(found).split(found, ALL).fresh()).isEmpty();
        List<Finding> shuffled = new ArrayList<>(found);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Baseline.of(shuffled)).isEqualTo(Baseline.of(found));
        assertThat(baseline.split(shuffled, ALL).fresh()).hasSize(split.fresh().size());
    }
}
