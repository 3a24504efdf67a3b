package org.lockwright.rules.softint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockwright.rules.softint.SoftintClass.BIO;
import static org.lockwright.rules.softint.SoftintClass.CLOCK;
import static org.lockwright.rules.softint.SoftintClass.GEN;
import static org.lockwright.rules.softint.SoftintClass.NET;
import static org.lockwright.rules.softint.SoftintClass.SERIAL;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.softint.SoftintOrder.Relation;

/** Orders: read, written, asked, and made to fit hardware with fewer levels. */
class SoftintOrderTest {

    private static final SoftintOrder PROPOSED = SoftintOrder.parse("clock > net == serial > bio > gen");

    @Test
    void anOrderIsRead() {
        assertThat(PROPOSED.classes()).containsExactly(CLOCK, NET, SERIAL, BIO, GEN);
        assertThat(PROPOSED.relations()).containsExactly(Relation.PREEMPTS, Relation.EQUAL, Relation.PREEMPTS, Relation.PREEMPTS);
        assertThat(PROPOSED.levels()).isEqualTo(4);
        assertThat(SoftintOrder.parse("  CLOCK>=Net==serial ")).hasToString("clock >= net == serial");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock > net", "serial >= net > bio >= clock", "gen == bio == net == serial == clock"})
    void whatIsWrittenIsReadAgain(String text) {
        assertThat(SoftintOrder.parse(text)).hasToString(text);
    }

    /** An order made from a number. */
    private static SoftintOrder order(long seed) {
        Random random = new Random(seed);
        List<SoftintClass> classes = new ArrayList<>(List.of(SoftintClass.values()));
        Collections.shuffle(classes, random);
        classes = classes.subList(0, 2 + random.nextInt(4));
        List<Relation> relations = new ArrayList<>();
        for (int i = 1; i < classes.size(); i++) {
            relations.add(List.of(Relation.PREEMPTS, Relation.BEFORE, Relation.EQUAL).get(random.nextInt(3)));
        }
        return new SoftintOrder(classes, relations);
    }

    @Property
    void everyOrderIsReadAgain(@ForAll long seed) {
        assertThat(SoftintOrder.parse(order(seed).toString())).isEqualTo(order(seed));
    }

    // contract: of two classes exactly one is not below the other, and a step down from what is below stays below.
    @Property
    void relationsAreConsistent(@ForAll long seed) {
        SoftintOrder order = order(seed);
        for (SoftintClass a : order.classes()) {
            for (SoftintClass b : order.classes()) {
                if (a != b) {
                    Relation there = order.between(a, b).orElseThrow();
                    Relation back = order.between(b, a).orElseThrow();
                    assertThat(there == Relation.BELOW).isEqualTo(order.classes().indexOf(a) > order.classes().indexOf(b)
                            && back != Relation.EQUAL);
                    assertThat(there == Relation.EQUAL).isEqualTo(back == Relation.EQUAL);
                }
            }
        }
    }

    @Property
    void onFewerLevelsOnlyStepsBecomeWeaker(@ForAll long seed) {
        SoftintOrder order = order(seed);
        for (int levels = 1; levels <= 6; levels++) {
            SoftintOrder weak = order.on(levels);
            assertThat(weak.classes()).isEqualTo(order.classes());
            assertThat(weak.levels()).isEqualTo(Math.min(levels, order.levels()));
            for (int i = 0; i < weak.relations().size(); i++) {
                Relation was = order.relations().get(i);
                assertThat(weak.relations().get(i)).isIn(was, was == Relation.PREEMPTS ? Relation.BEFORE : was);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1 | clock >= net == serial >= bio >= gen",
        "2 | clock > net == serial >= bio >= gen",
        "3 | clock > net == serial > bio >= gen",
        "4 | clock > net == serial > bio > gen",
        "9 | clock > net == serial > bio > gen",
    })
    void theTopmostStepsStay(int levels, String weak) {
        assertThat(PROPOSED.on(levels)).hasToString(weak);
    }

    @Test
    void theStrongestStepBetweenCounts() {
        SoftintOrder order = SoftintOrder.parse("clock == net >= serial > bio");
        assertThat(order.between(CLOCK, NET)).contains(Relation.EQUAL);
        assertThat(order.between(NET, CLOCK)).contains(Relation.EQUAL);
        assertThat(order.between(CLOCK, SERIAL)).contains(Relation.BEFORE);
        assertThat(order.between(CLOCK, BIO)).contains(Relation.PREEMPTS);
        assertThat(order.between(BIO, CLOCK)).contains(Relation.BELOW);
        assertThat(order.between(SERIAL, NET)).contains(Relation.BELOW);
        assertThat(order.between(CLOCK, GEN)).isEqualTo(Optional.empty());
        assertThat(order.between(CLOCK, CLOCK)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "'' | needs two classes or more, as in 'clock > net == serial > bio > gen'",
        "clock | needs two classes or more, as in 'clock > net == serial > bio > gen'",
        "clock net | cannot be read from 'net'; write classes between '>', '>=' and '==', as in 'clock > net == serial > bio > gen'",
        "> clock | cannot be read from '> clock'; write classes between '>', '>=' and '==', as in 'clock > net == serial > bio > gen'",
        "clock > | cannot be read from '>'; write classes between '>', '>=' and '==', as in 'clock > net == serial > bio > gen'",
        "clock = net | cannot be read from '= net'; write classes between '>', '>=' and '==', as in 'clock > net == serial > bio > gen'",
        "clock > 5 | cannot be read from '> 5'; write classes between '>', '>=' and '==', as in 'clock > net == serial > bio > gen'",
        "clock > network | no class is called 'network'; known here: clock, serial, net, bio, gen",
        "clock > sereal | no class is called 'sereal'; did you mean 'serial'?",
        "clock > net > CLOCK | class 'CLOCK' stands twice; name each class once",
    })
    void whatIsNoOrderSaysWhy(String text, String message) {
        String order = text.replace("''", "");
        assertThatThrownBy(() -> SoftintOrder.parse(order)).isInstanceOf(SoftintException.class).hasMessage("order '" + order + "': " + message);
    }
}
