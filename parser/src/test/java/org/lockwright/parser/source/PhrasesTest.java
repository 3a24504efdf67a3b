package org.lockwright.parser.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Phrases found in one pass are those that a search one by one finds. */
class PhrasesTest {

    @Test
    void aPhraseIsFoundAtEitherEnd() {
        Phrases phrases = Phrases.of(List.of("lock:", "kept by"));

        assertThat(phrases.anyIn("lock: a")).isTrue();
        assertThat(phrases.anyIn("it is kept by")).isTrue();
        assertThat(phrases.anyIn("lock kept b")).isFalse();
        assertThat(phrases.anyIn("")).isFalse();
        assertThat(Phrases.of(List.of()).anyIn("lock:")).isFalse();
    }

    @Test
    void linesWithAPhraseAreAskedOnceEachUntilOneIsAccepted() {
        String text = "no\na lock, a lock\nkept by\nlock";
        List<String> asked = new ArrayList<>();

        boolean found = Phrases.of(List.of("lock", "kept by")).anyLine(text, (start, end) -> {
            asked.add(text.substring(start, end));
            return asked.size() == 2;
        });

        assertThat(found).isTrue();
        assertThat(asked).containsExactly("a lock, a lock", "kept by");
        assertThat(Phrases.of(List.of("lock")).anyLine(text, (start, end) -> false)).isFalse();
    }

    @Test
    void charactersBeyondLatin1AreNoPhrase() {
        assertThat(Phrases.of(List.of("lock")).anyIn("\u4e00lock\u4e00")).isTrue();
        assertThatThrownBy(() -> Phrases.of(List.of("\u4e00"))).hasMessageContaining("Latin-1");
        assertThatThrownBy(() -> Phrases.of(List.of(""))).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "1")
    void asOneByOne(@ForAll @Size(max = 6) List<@NotEmpty @StringLength(max = 4) @CharRange(from = 'a', to = 'c') String> phrases,
            @ForAll @StringLength(max = 30) @CharRange(from = 'a', to = 'c') String text) {
        assertThat(Phrases.of(phrases).anyIn(text)).isEqualTo(phrases.stream().anyMatch(text::contains));
    }
}
