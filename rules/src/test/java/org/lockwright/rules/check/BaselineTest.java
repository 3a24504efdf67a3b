package org.lockwright.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
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

    @Test
    void theEmptyOneKnowsNothing() {
        Split split = new Baseline(Map.of()).split(List.of(A, B), path -> true);
        assertThat(split.fresh()).containsExactly(A, B);
        assertThat(split.known()).isEmpty();
        assertThat(split.stale()).isEmpty();
    }

    @Test
    void whatWasThereIsKnown() {
        Split split = Baseline.of(List.of(A, B)).split(List.of(A, B, C), path -> true);
        assertThat(split.fresh()).containsExactly(C);
        assertThat(split.known()).containsExactly(A, B);
        assertThat(split.stale()).isEmpty();
    }

    @Test
    void whatIsGoneIsStale() {
        Split split = Baseline.of(List.of(A, B)).split(List.of(B), path -> true);
        assertThat(split.stale()).containsExactly(A.fingerprint());
        assertThat(split.known()).containsExactly(B);
        assertThat(split.fresh()).isEmpty();
    }

    // contract: a file that was not looked at says nothing about its entries.
    @Test
    void whatWasNotLookedAtIsNotStale() {
        Split split = Baseline.of(List.of(A, C)).split(List.of(), path -> path.startsWith("sys/kern/"));
        assertThat(split.stale()).containsExactly(A.fingerprint());
    }

    @Test
    void equalFingerprintsAreCounted() {
        assertThat(A.fingerprint()).isEqualTo(A_AGAIN.fingerprint());
        assertThat(Baseline.of(List.of(A, A_AGAIN)).entries()).containsExactly(Map.entry(A.fingerprint(), new Entry(A.path(), 2)));
        Split more = Baseline.of(List.of(A)).split(List.of(A, A_AGAIN), path -> true);
        assertThat(more.known()).containsExactly(A);
        assertThat(more.fresh()).containsExactly(A_AGAIN);
        Split fewer = Baseline.of(List.of(A, A_AGAIN)).split(List.of(A), path -> true);
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

    @Test
    void growthIsWhatIsNewOrMore() {
        Baseline before = Baseline.of(List.of(A, B));
        assertThat(before.growth(Baseline.of(List.of(A, B)))).isEmpty();
        assertThat(before.growth(Baseline.of(List.of(A)))).as("shrinking is no growth").isEmpty();
        assertThat(before.growth(Baseline.of(List.of(A, C)))).containsExactly(C.fingerprint());
        assertThat(before.growth(Baseline.of(List.of(A, A_AGAIN, B)))).containsExactly(A.fingerprint());
        assertThat(Baseline.of(List.of(A, A_AGAIN)).growth(Baseline.of(List.of(A)))).isEmpty();
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
        Split split = baseline.split(found, path -> true);
        assertThat(split.fresh().size() + split.known().size()).isEqualTo(found.size());
        assertThat(split.known()).hasSizeLessThanOrEqualTo(before.size());
        int entries = baseline.entries().values().stream().mapToInt(Entry::count).sum();
        assertThat(entries).isEqualTo(before.size());
        assertThat(split.stale().isEmpty()).isEqualTo(split.known().size() == entries);
        assertThat(split.fresh().isEmpty()).isEqualTo(baseline.growth(Baseline.of(found)).isEmpty());
        assertThat(Baseline.of(found).split(found, path -> true).fresh()).isEmpty();
        List<Finding> shuffled = new ArrayList<>(found);
        Collections.shuffle(shuffled, new Random(1));
        assertThat(Baseline.of(shuffled)).isEqualTo(Baseline.of(found));
        assertThat(baseline.split(shuffled, path -> true).fresh()).hasSize(split.fresh().size());
    }
}
