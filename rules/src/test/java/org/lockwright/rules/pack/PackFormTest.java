package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before the schema is asked. */
class PackFormTest {

    @Test
    void whatIsNoYamlSaysWhere() {
        assertThat(PackText.problemsOf("pack: tiny\n  version: 1\n")).singleElement().asString()
                .startsWith("tiny.yaml:2:10: not YAML: mapping values are not allowed here").endsWith("; check the indentation and the quotes");
        assertThat(PackText.problemsOf("pack: 'tiny\n")).singleElement().asString().startsWith("tiny.yaml:2:1: not YAML: ");
        assertThat(PackText.problemsOf("pack: \u0001\n")).singleElement().asString().startsWith("tiny.yaml:1:1: not YAML: ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "'a: &x 1'               | 1:4: an anchor '&x'; a pack has no aliases, remove it",
        "'a: [&x 1, *x]'         | 1:5: an anchor '&x'; a pack has no aliases, remove it",
        "'a: *x'                 | 1:4: an alias '*x'; write the value out instead",
        "'&k a: 1'               | 1:1: an anchor '&k'; a pack has no aliases, remove it",
        "'a: !!str 1'            | 1:4: a tag 'tag:yaml.org,2002:str'; a pack uses no tags, remove it",
        "'a: !!map {b: 1}'       | 1:4: a tag 'tag:yaml.org,2002:map'; a pack uses no tags, remove it",
        "'a: !java.net.URL [x]'  | 1:4: a tag '!java.net.URL'; a pack uses no tags, remove it",
        "'? [a, b] : 1'          | 1:3: a key that is not text; write it as a plain word"
    })
    void whatAPackMayNotUseIsRefused(String text, String problem) {
        assertThat(PackText.problemsOf(text)).containsExactly("tiny.yaml:" + problem);
    }

    @Test
    void tagDirectivesAndSecondDocumentsAreRefused() {
        assertThat(PackText.problemsOf("%TAG !e! tag:example.com,2000:\n---\na: 1\n"))
                .containsExactly("tiny.yaml:1:1: a tag directive; a pack uses no tags, remove it");
        assertThat(PackText.problemsOf("a: 1\n---\nb: 1\n"))
                .containsExactly("tiny.yaml:2:1: a second document; put each pack into a file of its own");
    }

    @Test
    void emptyPacksAreRefused() {
        assertThat(PackText.problemsOf("# nothing\n"))
                .containsExactly("tiny.yaml:1:1: the pack is empty; begin with 'pack:', 'version:' and 'summary:'");
        assertThat(PackText.problemsOf("")).hasSize(1);
    }

    @Test
    void bytesThatAreNotUtf8SayWhere() {
        byte[] bytes = "pack: tiny\nsummary: é\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems(bytes)).containsExactly("tiny.yaml:2:10: not UTF-8; save the pack as UTF-8");
    }

    @Test
    void aPackIsAtMostOneMebibyte() {
        String padding = "#".repeat(YamlTree.MAX_BYTES - PackText.VALID.length() - 1) + "\n";
        assertThat(problems((PackText.VALID + padding).getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(problems((PackText.VALID + padding + "\n").getBytes(StandardCharsets.UTF_8)))
                .containsExactly("tiny.yaml:1:1: the pack has 1048577 bytes, more than 1048576; split it into several packs");
    }

    @Test
    void aPackNestsAtMost32Deep() {
        // contract: 32 levels pass the form (the schema then objects), 33 do not; 100000 must not overflow the stack.
        assertThat(PackText.problemsOf("[".repeat(32) + "]".repeat(32))).singleElement().asString().doesNotContain("deep");
        assertThat(PackText.problemsOf("[".repeat(33) + "]".repeat(33)))
                .containsExactly("tiny.yaml:1:33: nested more than 32 deep; flatten it");
        assertThat(PackText.problemsOf("[".repeat(100_000))).singleElement().asString().contains("nested more than 32 deep");
    }

    @Test
    void duplicateKeysAreAllReported() {
        assertThat(PackText.problemsOf("pack: a\nversion: 1\npack: b\nversion: 2\n")).containsExactly(
                "tiny.yaml:3:1: duplicate key 'pack', first on line 1; keep one of the two",
                "tiny.yaml:4:1: duplicate key 'version', first on line 2; keep one of the two");
    }

    private static List<String> problems(byte[] bytes) {
        try {
            PackLoader.load("tiny.yaml", bytes);
            return List.of();
        } catch (PackException e) {
            return e.problems().stream().map(PackProblem::toString).toList();
        }
    }
}
