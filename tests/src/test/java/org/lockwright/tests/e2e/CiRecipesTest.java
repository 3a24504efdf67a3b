package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/ci.md} gives away can be used as it is. */
class CiRecipesTest {

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
    private static final Pattern BLOCK = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir private Path scratch;

    private static JsonNode workflow() throws IOException {
        return new YAMLMapper().readTree(DOCS.resolve("ci/lockwright.yml").toFile());
    }

    private Finished sh(String... words) {
        List<String> command = new ArrayList<>(List.of("sh"));
        command.addAll(List.of(words));
        return Finished.run(scratch, Map.of("PATH", scratch + ":" + System.getenv("PATH"), "HOME", scratch.toString()), command);
    }

    private void fake(String name, String script) throws IOException {
        Path tool = Files.writeString(scratch.resolve(name), "#!/bin/sh\n" + script);
        assertThat(tool.toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theWorkflowHasWhatAnUploadNeeds() throws IOException {
        JsonNode workflow = workflow();
        assertThat(workflow.at("/permissions/security-events").asText()).isEqualTo("write");
        assertThat(workflow.at("/permissions/contents").asText()).isEqualTo("read");
        assertThat(workflow.has("on") || workflow.has("true")).isTrue();
        JsonNode steps = workflow.at("/jobs/lint/steps");
        assertThat(workflow.at("/jobs/lint/runs-on").asText()).isNotEmpty();
        assertThat(steps).extracting(s -> s.path("uses").asText()).anyMatch(u -> u.startsWith("github/codeql-action/upload-sarif@"));
        assertThat(steps).extracting(s -> s.at("/with/sarif_file").asText()).contains("shown.sarif");
        assertThat(steps).extracting(s -> s.path("run").asText()).anyMatch(r -> r.contains("lint --baseline lockwright-baseline.json --format sarif -o"));
        assertThat(steps.get(steps.size() - 1).path("run").asText()).startsWith("exit ");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void everyScriptIsShell() throws IOException {
        List<String> scripts = new ArrayList<>(BLOCK.matcher(Files.readString(DOCS.resolve("ci.md"))).results().map((MatchResult m) -> m.group(1)).toList());
        workflow().at("/jobs/lint/steps").forEach(s -> scripts.add(s.path("run").asText().replaceAll("\\$\\{\\{.*?\\}\\}", "0")));
        scripts.add(Files.readString(DOCS.resolve("ci/pre-commit")));
        assertThat(scripts).hasSizeGreaterThan(5);
        for (String script : scripts) {
            Files.writeString(scratch.resolve("script"), script);
            Finished parsed = sh("-n", "script");
            assertThat(parsed.exit()).as("%s: %s", script, parsed.err()).isZero();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theHookLintsTheStagedFilesAndEndsAsLintDoes() throws IOException {
        fake("git", "case $1 in rev-parse) pwd ;; *) printf '%s\\n' 'sys/kern/a b.c' sys/sys/c.h ;; esac\n");
        fake("lockwright", "printf '%s\\n' \"$@\"; exit 1\n");
        String hook = DOCS.resolve("ci/pre-commit").toString();
        Finished plain = sh(hook);
        assertThat(plain.exit()).isEqualTo(1);
        assertThat(plain.out().lines()).containsExactly("--tree", ".", "lint", "--no-locks", "sys/kern/a b.c", "sys/sys/c.h");
        assertThat(plain.err()).contains("--no-verify");
        Files.writeString(scratch.resolve("lockwright-baseline.json"), "{}");
        assertThat(sh(hook).out().lines()).containsExactly("--tree", ".", "lint", "--no-locks", "--baseline", "lockwright-baseline.json", "sys/kern/a b.c",
                "sys/sys/c.h");
        fake("git", "case $1 in rev-parse) pwd ;; esac\n");
        assertThat(sh(hook).exit()).isZero();
    }
}
