package org.lockwright.parser.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys between brackets that are no letters, and the place of a key left blank. */
class BracketedKeyTest {

    private static Fixture file(String legend, String members) {
        return Fixture.of("/*\n * Locks:\n" + legend + " */\nstruct x {\n" + members + "};\n");
    }

    @Test
    void anyKeyOfTheLegendStandsBetweenBrackets() {
        Fixture file = file(" * (:)\tunlocked, stable\n * (()\tstable\n * (!)\tonly by the thread\n * (-)\tnothing\n * (k)\tx_lock\n",
                "\tint a;\t/* (:) one */\n\tint b;\t/* (() two */\n\tint c;\t/* (!) */\n\tint d;\t/* (k,:) four */\n\tint e;\t/* (-) */\n");
        assertThat(file.keyed("x").legend().keys()).containsExactly("!", "(", "-", ":", "k");
        assertThat(file.marks("x")).containsExactly("a=:", "b=(", "c=!", "d=k,:", "e=-");
        assertThat(file.keyed("x").mark("b").orElseThrow().text()).isEqualTo("two");
    }

    @Test
    void oneThatTheLegendLacksIsNoMark() {
        Fixture file = file(" * (k)\tx_lock\n", "\tint a;\t/* (k) one */\n\tint b;\t/* (?) two */\n\tint c;\t/* (reserved) */\n");
        assertThat(file.marks("x")).containsExactly("a=k");
        assertThat(file.keyed("x").strays()).extracting(Mark::field).containsExactly("b");
    }

    @Test
    void bracketsLeftBlankSayThatNoKeyApplies() {
        for (String blank : List.of("( )", "[ ]")) {
            String open = blank.substring(0, 1);
            String close = blank.substring(2);
            Fixture file = file(" * " + open + "k" + close + "\tx_lock\n", "\tint a;\t/* " + open + "k" + close + " one */\n"
                    + "\tint b;\t/* " + blank + " padding */\n\tint c;\t/* " + blank + "x */\n");
            assertThat(file.keyed("x").marks()).extracting(Mark::field).containsExactly("a", "b");
            assertThat(file.keyed("x").mark("b").orElseThrow().keys()).isEmpty();
            assertThat(file.keyed("x").mark("b").orElseThrow().text()).isEqualTo("padding");
        }
    }

    @Test
    void aColonBeforeItsKeyIsSeenUnderBracketsToo() {
        Fixture file = file(" * (k)\tx_lock\n * (?)\tunknown\n", "\tint a;\t/* (k) one */\n\tint b;\t/* :? two */\n");
        assertThat(file.keyed("x").strays()).extracting(Mark::spelling).containsExactly(":?");
    }

    @Test
    void locksThatSayTheirLetterMaySayItBetweenBrackets() {
        for (List<String> form : List.of(List.of("", ":"), List.of("(", ")"), List.of("[", "]"))) {
            Fixture file = Fixture.of("struct x {\n" + String.format("\tkmutex_t x_lock;\t/* %1$si%2$s lock for intr */\n"
                    + "\tint a;\t/* %1$si%2$s one */\n\tint b;\t/* %1$si%2$s */\n", form.get(0), form.get(1)) + "};\n");
            assertThat(KeyText.mayHaveKeys(file.source().text())).isTrue();
            assertThat(file.marks("x")).containsExactly("x_lock=i", "a=i", "b=i");
        }
    }

    @Test
    void aBlankKeyIsReadUnderABareLegendToo() {
        Fixture file = file(" * k\tx_lock\n", "\tint a;\t/* k: one */\n\tint b;\t/*  : unused */\n\tint c;\t/* : text */\n");
        assertThat(file.keyed("x").marks()).extracting(Mark::field).containsExactly("a", "b");
    }
}
