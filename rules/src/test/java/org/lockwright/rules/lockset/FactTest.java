package org.lockwright.rules.lockset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is known of values, against the sets of numbers that it stands for. */
class FactTest {

    private static final List<Fact> FACTS = List.of(Fact.ZERO, Fact.NONZERO, Fact.of(1), Fact.of(2), Fact.ZERO.or(Fact.of(2)), Fact.of(1).or(Fact.of(2)),
            Fact.noneOf(List.of(1L)), Fact.noneOf(List.of(1L, 2L)), Fact.noneOf(List.of(0L, 3L)));

    private static LongPredicate allowed(Fact fact) {
        return n -> fact.isOneOf() == fact.numbers().contains(n);
    }

    private static Stream<Long> numbers() {
        return LongStream.rangeClosed(-1, 5).boxed();
    }

    @Test
    void contradictingFactsHaveNoNumberInCommon() {
        for (Fact a : FACTS) {
            for (Fact b : FACTS) {
                boolean common = numbers().anyMatch(n -> allowed(a).test(n) && allowed(b).test(n));
                assertThat(a.contradicts(b)).as("%s and %s", a, b).isEqualTo(!common);
            }
        }
    }

    @Test
    void bothIsTheIntersectionAndEitherTheUnion() {
        for (Fact a : FACTS) {
            for (Fact b : FACTS) {
                Fact either = a.or(b);
                Fact both = a.contradicts(b) ? null : a.and(b);
                numbers().forEach(n -> {
                    boolean inEither = allowed(a).test(n) || allowed(b).test(n);
                    assertThat(either == null || allowed(either).test(n)).as("%s or %s, %s", a, b, n).isEqualTo(either == null || inEither);
                    assertThat(both != null && allowed(both).test(n)).as("%s and %s, %s", a, b, n).isEqualTo(allowed(a).test(n) && allowed(b).test(n));
                });
            }
        }
    }

    @Test
    void zeroAndNonzeroAreToldFromWhatMayBeEither() {
        assertThat(Stream.of(Fact.ZERO, Fact.of(1).or(Fact.of(2)), Fact.ZERO.or(Fact.of(1)), Fact.noneOf(Set.of(1L))).map(f -> f.isZero() ? "zero" : f.isNonzero() ? "nonzero" : "any"))
                .containsExactly("zero", "nonzero", "any", "any");
        assertThat(Fact.of(3).equal()).isEqualTo(3L);
        assertThat(Fact.of(3).or(Fact.of(4)).equal()).isNull();
    }

    @Test
    void moreNumbersThanAreKeptTellOnlyThatTheyAreNotZero() {
        Fact many = LongStream.rangeClosed(1, 40).mapToObj(Fact::of).reduce(Fact::or).orElseThrow();

        assertThat(many).isEqualTo(Fact.NONZERO);
        assertThat(many.or(Fact.ZERO)).isNull();
        assertThat(Fact.noneOf(LongStream.range(0, 40).boxed().toList())).isNull();
    }
}
