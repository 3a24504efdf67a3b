package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockOrderTest {

    private static final LockOrder ORDER = LockOrder.parse("A > B > C / D > E");

    @Test
    void classesStandOutermostFirst() {
        assertThat(ORDER.classes()).containsExactly("A", "B", "C", "D", "E");
        assertThat(ORDER.ranks()).containsExactly(List.of("A"), List.of("B"), List.of("C", "D"), List.of("E"));
        assertThat(ORDER.rank("D")).hasValue(2);
        assertThat(ORDER.rank("X")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "A, B, true", "A, E, true", "B, D, true", "D, E, true", "B, A, false", "E, C, false",
        "C, D, false", "D, C, false", "A, A, false", "A, X, true", "X, A, true", "X, X, true"
    })
    void mayNestFollowsTheRanks(String outer, String inner, boolean allowed) {
        assertThat(ORDER.mayNest(outer, inner)).isEqualTo(allowed);
    }

    @Test
    void spacesDoNotMatter() {
        assertThat(LockOrder.parse("A>B/C")).isEqualTo(LockOrder.parse(" A >  B / C ")).hasToString("A > B / C");
    }

    @Test
    void aFieldIsAClass() {
        assertThat(LockOrder.parse("A > socket.so_lock").mayNest("socket.so_lock", "A")).isFalse();
    }

    @Test
    void anEmptyLineSaysNothing() {
        assertThat(LockOrder.parse("  ")).isSameAs(LockOrder.NONE);
        assertThat(LockOrder.NONE.classes()).isEmpty();
        assertThat(LockOrder.NONE.mayNest("A", "A")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "A >, a lock class is missing", "> A, a lock class is missing", "A > > B, a lock class is missing",
        "A / > B, a lock class is missing", "A B > C, 'A B' is no lock class", "A < B, 'A < B' is no lock class",
        "A > B > A, lock class 'A' stands twice", "A / A, lock class 'A' stands twice"
    })
    void aLineThatIsNoOrderIsRefused(String line, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> LockOrder.parse(line)).withMessageStartingWith(message);
    }
}
