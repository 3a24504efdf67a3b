package org.lockwright.rules.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The pages on packs say what the code does. */
class PackDocsTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void theWorkedExampleLoads() throws IOException {
        Matcher example = Pattern.compile("(?s)```yaml\n(pack: foo-flags.*?)```").matcher(page("packs.md"));
        assertThat(example.find()).isTrue();
        Pack pack = PackLoader.load("packs.md", example.group(1).getBytes(StandardCharsets.UTF_8));
        assertThat(pack.name()).isEqualTo("foo-flags");
        assertThat(pack.rewrites()).hasSize(4);
    }

    @Test
    void theExampleOfAnOverlayLoads() throws IOException {
        Matcher example = Pattern.compile("(?s)```yaml\n(pack: older-sockets.*?)```").matcher(page("packs.md"));
        assertThat(example.find()).isTrue();
        assertThat(PackLoader.load("packs.md", example.group(1).getBytes(StandardCharsets.UTF_8)).name()).isEqualTo("older-sockets");
    }

    @Test
    void everyKeyAndWordOfTheSchemaIsOnThePage() throws IOException {
        Set<String> words = new TreeSet<>();
        collect(PackSchema.tree(), words);
        String page = page("packs.md");
        assertThat(words).hasSizeGreaterThan(40).allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
    }

    @Test
    void everyFieldOfTheSocketPackHasItsRowInTheDecision() throws IOException {
        String page = page("adr/0004-socket-keys.md");
        for (Pack.KeyedStruct struct : PackLoader.builtin("socket-locking").structs()) {
            for (Pack.KeyedField field : struct.fields()) {
                String row = "(?m)^\\| ([a-z_0-9]+, )*" + field.name() + "(, [a-z_0-9]+)* \\| " + shown(field.today()) + " \\| " + shown(field.goal()) + " \\| .+";
                assertThat(Pattern.compile(row).matcher(page).find()).as("a row like %s", row).isTrue();
            }
        }
    }

    private static String shown(String key) {
        return key.isEmpty() ? "none" : key;
    }

    private static void collect(JsonNode schema, Set<String> words) {
        schema.path("properties").fieldNames().forEachRemaining(words::add);
        schema.path("enum").forEach(value -> words.add(value.asText()));
        schema.forEach(child -> collect(child, words));
    }

    private static String page(String name) throws IOException {
        return Files.readString(DOCS.resolve(name), StandardCharsets.UTF_8);
    }
}
