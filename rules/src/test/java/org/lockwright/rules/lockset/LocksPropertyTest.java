package org.lockwright.rules.lockset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.flow.Place;

/** The lattice laws of held sets, on random sequences of operations. */
class LocksPropertyTest {

    private static final List<Term> LOCKS = List.of(Term.global("a_lock", ""), Term.global("b_lock", ""),
            Term.member(Term.parameter(0), "box", "b_lock"), Term.member(Term.parameter(1), "box", "b_lock"),
            Term.member(Term.load(Term.member(Term.parameter(0), "box", "b_next")), "box", "b_lock"));
    private static final int ROUNDS = 400;

    private static Locks random(Random random) {
        Locks locks = Locks.NONE;
        for (int i = random.nextInt(8); i > 0; i--) {
            Term lock = LOCKS.get(random.nextInt(LOCKS.size()));
            Place place = new Place("sys/kern/x.c", i, i + 1, random.nextInt(5) + 1, 1);
            Hold taken = new Hold(random.nextBoolean(), 1, Hold.How.TAKEN, place);
            locks = switch (random.nextInt(4)) {
                case 0, 1 -> locks.take(lock, taken);
                case 2 -> locks.give(lock);
                default -> locks.told(lock, new Hold(false, 1, Hold.How.TOLD, place));
            };
        }
        return locks;
    }

    /** contract: joining is idempotent, commutative and associative in what is held, what is gone and how. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void joinIsASemilattice(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Locks a = random(random);
            Locks b = random(random);
            Locks c = random(random);
            assertThat(a.join(a)).isEqualTo(a);
            assertThat(a.join(b)).isEqualTo(b.join(a));
            assertThat(a.join(b).join(c)).isEqualTo(a.join(b.join(c)));
        }
    }

    /** contract: what is held after a join is held on both sides, and no more shared on either than after it. */
    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void aJoinHoldsNoMoreThanEitherSide(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Locks a = random(random);
            Locks b = random(random);
            Locks join = a.join(b);
            assertThat(a.held().keySet()).containsAll(join.held().keySet());
            assertThat(b.held().keySet()).containsAll(join.held().keySet());
            assertThat(join.gone()).containsAll(a.gone()).containsAll(b.gone());
            join.held().forEach((lock, hold) -> {
                assertThat(hold.count()).isLessThanOrEqualTo(Math.min(a.held().get(lock).count(), b.held().get(lock).count()));
                assertThat(hold.shared()).isEqualTo(a.held().get(lock).shared() || b.held().get(lock).shared());
            });
        }
    }

    /** contract: a lock taken and given up again leaves things as they were, whoever held it before. */
    @ParameterizedTest
    @ValueSource(longs = {9, 10, 11})
    void takingAndGivingUpUndoEachOther(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Locks a = random(random);
            Term lock = LOCKS.get(random.nextInt(LOCKS.size()));
            Place place = new Place("sys/kern/x.c", 0, 1, 1, 1);
            boolean isTaken = !a.held().containsKey(lock) || a.held().get(lock).how() == Hold.How.TAKEN;
            if (isTaken) {
                assertThat(a.take(lock, new Hold(false, 1, Hold.How.TAKEN, place)).give(lock)).isEqualTo(a);
            }
        }
    }

    /** contract: two states are like each other exactly if the same locks were taken and given up in the same way. */
    @ParameterizedTest
    @ValueSource(longs = {12, 13})
    void likenessIsAnEquivalence(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            Locks a = random(random);
            Locks b = random(random);
            assertThat(a.isLike(a)).isTrue();
            assertThat(a.isLike(b)).isEqualTo(b.isLike(a));
        }
    }
}
