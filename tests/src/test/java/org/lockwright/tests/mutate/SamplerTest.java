package org.lockwright.tests.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;

/** The same seed draws the same, of each kind and function as many, and nothing that is left out. */
class SamplerTest {

    private static final List<Plot.Sown> ALL = all();

    private static List<Plot.Sown> all() {
        Plot plot = new Plot("", null, new Sites());
        List<Plot.Sown> out = new ArrayList<>();
        for (Operator operator : List.of(Operator.DROP_ENTER, Operator.DROP_EXIT, Operator.FLIP_KEY)) {
            for (int i = 0; i < (operator == Operator.FLIP_KEY ? 2 : 40); i++) {
                out.add(new Plot.Sown(plot, new Mutant(operator, "sys/kern/a.c", new Span(i, i + 1), "", "f" + i % 10, "a.lock", Set.of())));
            }
        }
        return out;
    }

    @Test
    void aSeedDrawsTheSameAndAnotherDoesNot() {
        List<Plot.Sown> once = new Sampler(7, Set.of()).draw(ALL, 20);

        assertThat(new Sampler(7, Set.of()).draw(ALL, 20)).isEqualTo(once);
        assertThat(new Sampler(8, Set.of()).draw(ALL, 20)).isNotEqualTo(once);
    }

    @Test
    void kindsHaveEqualSharesAndFunctionsTakeTurns() {
        List<Plot.Sown> drawn = new Sampler(7, Set.of()).draw(ALL, 20);

        assertThat(drawn).hasSize(20).doesNotHaveDuplicates();
        assertThat(drawn).filteredOn(s -> s.mutant().operator() == Operator.FLIP_KEY).hasSize(2);
        assertThat(drawn.stream().filter(s -> s.mutant().operator() == Operator.DROP_ENTER).map(Plot.Sown::place)).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void functionsThatAreLeftOutGetNoFault() {
        List<Plot.Sown> drawn = new Sampler(7, Set.of("f1", "sys/kern/a.c:f2", "sys/kern/b.c:f3")).draw(ALL, 1000);

        assertThat(drawn).extracting(Plot.Sown::place).contains("sys/kern/a.c:f3").doesNotContain("sys/kern/a.c:f1", "sys/kern/a.c:f2");
    }
}
