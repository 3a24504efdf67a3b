package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

    @ParameterizedTest
    @CsvSource({"'', '', 0", "abc, abc, 0", "effct, effect, 1", "efefct, effect, 1", "call, calls, 1", "lock, look, 1", "abc, '', 3", "abc, xyz, 3"})
    void distanceCountsEdits(String a, String b, int edits) {
        assertThat(Nearest.distance(a, b)).isEqualTo(edits);
        assertThat(Nearest.distance(b, a)).isEqualTo(edits);
    }

    @Test
    void theNearestWordWinsAndAFarOneDoesNot() {
        List<String> keys = List.of("effect", "call", "lock");
        assertThat(Nearest.hint("effct", keys)).isEqualTo("did you mean 'effect'?");
        assertThat(Nearest.hint("mode", keys)).isEqualTo("known here: effect, call, lock");
        assertThat(Nearest.to("aa", List.of("ac", "ab"))).hasValue("ab");
    }
}
