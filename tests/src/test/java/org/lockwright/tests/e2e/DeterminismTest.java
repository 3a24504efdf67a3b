package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.cli.CommandLineRun.Outcome;

/** The same input gives the same bytes, whatever the number of threads, the locale, the time zone and the run. */
class DeterminismTest {

    @TempDir private static Path scratch;
    private static Sample tree;

    /** A tree whose header is marked before its time, so that lint has much to say. */
    @BeforeAll
    static void markTree() {
        tree = Sample.at(scratch.resolve("tree"));
        tree.edit(Sample.SOCKETVAR, "\nstruct socket {",
                "\n/*\n * Field locking key:\n *   (a) atomic_ops(3), no lock needed\n */\nstruct socket {");
        String declaration = tree.read(Sample.SOCKETVAR).lines().filter(l -> l.contains("\tso_state;")).findFirst().orElseThrow();
        tree.edit(Sample.SOCKETVAR, declaration, declaration.replaceFirst(";.*", ";\t/* (a) */"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "lint --format json", "plan --format json --sites", "keys --format json"})
    void threadsDoNotShow(String words) {
        String line = words.equals("plan") ? "plan --pack " + PackText.soState() : words;
        Outcome one = tree.run((line + " --jobs 1").split(" "));
        assertThat(one.exit()).isEqualTo(words.startsWith("lint") ? 1 : 0);
        assertThat(tree.run((line + " --jobs 4").split(" "))).isEqualTo(one);
        assertThat(tree.run((line + " --jobs 1").split(" "))).isEqualTo(one);
    }

    // contract: a locale the machine lacks falls back to C, so the JVM is told as well; Turkish has its own small letter i.
    @Test
    @Tag("slow")
    @DisabledOnOs(OS.WINDOWS)
    void localeAndTimeZoneDoNotShow() {
        List<Map<String, String>> places = List.of(
                Map.of("LC_ALL", "tr_TR.UTF-8", "TZ", "Pacific/Kiritimati",
                        "LOCKWRIGHT_JAVA_OPTS", "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati"),
                Map.of("LC_ALL", "ar", "TZ", "America/St_Johns", "LOCKWRIGHT_JAVA_OPTS", "-Duser.language=ar -Duser.country=EG"));
        for (String words : List.of("lint --format json", "plan --sites --pack " + PackText.soState(), "plan --format json", "keys")) {
            String[] arguments = ("--tree tree " + words).split(" ");
            Finished plain = Launcher.run(scratch, Map.of("CI", "true", "LC_ALL", "C", "TZ", "UTC"), arguments);
            assertThat(plain.exit()).as(plain.err()).isEqualTo(words.startsWith("lint") ? 1 : 0);
            for (Map<String, String> place : places) {
                Map<String, String> all = new java.util.TreeMap<>(place);
                all.put("CI", "true");
                assertThat(Launcher.run(scratch, all, arguments)).as("%s under %s", words, place).isEqualTo(plain);
            }
        }
    }
}
