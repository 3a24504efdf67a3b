package org.lockwright.rules.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

class EditSetTest {

    private static final String PATH = "sys/kern/t.c";

    private static Edit edit(int from, int to, String expected, String replacement) {
        return new Edit(PATH, new Span(from, to), expected, replacement, "r" + from);
    }

    @Property(tries = 300, seed = "20261123")
    void appliesEachEditAndKeepsTheRest(@ForAll long seed, @ForAll @IntRange(max = 12) int cuts) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.append((char) random.nextInt(256));
        }
        TreeSet<Integer> at = new TreeSet<>();
        for (int i = 0; i < 2 * cuts; i++) {
            at.add(random.nextInt(61));
        }
        List<Integer> points = new ArrayList<>(at);
        List<Edit> edits = new ArrayList<>();
        StringBuilder wanted = new StringBuilder();
        int done = 0;
        for (int i = 0; i + 1 < points.size(); i += 2) {
            String old = text.substring(points.get(i), points.get(i + 1));
            String replacement = "<" + "\u00e9".repeat(random.nextInt(3)) + ">";
            edits.add(edit(points.get(i), points.get(i + 1), old, replacement));
            wanted.append(text, done, points.get(i)).append(replacement);
            done = points.get(i + 1);
        }
        wanted.append(text.substring(done));
        Collections.shuffle(edits, random);

        assertThat(EditSet.of(edits).apply(SourceText.ofLatin1(PATH, text.toString())).text()).isEqualTo(wanted.toString());
    }

    @Test
    void withoutEditsTheBytesAreTheSame() {
        SourceText source = SourceText.of(PATH, new byte[] {0, (byte) 0xff, '\r', '\n', 10, (byte) 0x80});

        assertThat(EditSet.of(List.of()).apply(source).bytes()).isEqualTo(source.bytes());
        assertThat(EditSet.of(List.of()).isEmpty()).isTrue();
        assertThat(EditSet.of(List.of(new Edit("sys/kern/other.c", new Span(0, 0), "", "x", "r"))).apply(source)).isEqualTo(source);
    }

    @Test
    void editsOfTheSameBytesConflict() {
        assertThatThrownBy(() -> EditSet.of(List.of(edit(0, 3, "abc", "x"), edit(2, 4, "cd", "y"))))
                .isInstanceOf(EditConflictException.class)
                .hasMessage("sys/kern/t.c: rules 'r0' and 'r2' both change the bytes at offset 2; make one of them leave the place alone");
        assertThatThrownBy(() -> EditSet.of(List.of(edit(1, 1, "", "x"), edit(1, 1, "", "y"))))
                .isInstanceOf(EditConflictException.class);
    }

    @Test
    void neighboursAndRepeatsDoNotConflict() {
        SourceText source = SourceText.ofLatin1(PATH, "abcd");

        assertThat(EditSet.of(List.of(edit(2, 4, "cd", "y"), edit(0, 2, "ab", "x"))).apply(source).text()).isEqualTo("xy");
        assertThat(EditSet.of(List.of(edit(0, 2, "ab", "x"), edit(0, 2, "ab", "x"))).apply(source).text()).isEqualTo("xcd");
        assertThat(EditSet.of(List.of(edit(2, 2, "", "-"), edit(2, 4, "cd", "y"))).apply(source).text()).isEqualTo("ab-y");
    }

    @Test
    void bytesThatAreNotExpectedAreAnError() {
        SourceText source = SourceText.ofLatin1(PATH, "abcd");

        assertThatThrownBy(() -> EditSet.of(List.of(edit(0, 2, "xx", "y"))).apply(source))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("is not what the edit expects at byte 0");
        assertThatThrownBy(() -> EditSet.of(List.of(edit(3, 9, "d", "y"))).apply(source)).isInstanceOf(IllegalStateException.class);
    }
}
