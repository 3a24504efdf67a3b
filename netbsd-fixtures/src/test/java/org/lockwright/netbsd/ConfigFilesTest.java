package org.lockwright.netbsd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The config(5) files and the sources fit each other. */
class ConfigFilesTest {

    private static final Set<String> NO_CONFIG =
            Set.of("sys/rump/librump/rumpkern/intr.c", "sys/rump/librump/rumpkern/locks.c");

    private static final String CONFIG = EmbeddedTree.paths().stream()
            .filter(p -> p.contains("/conf/") || p.contains("/files."))
            .map(p -> new String(EmbeddedTree.read(p), StandardCharsets.US_ASCII))
            .map(text -> text.replaceAll("#[^\n]*", ""))
            .reduce("", String::concat);

    @Test
    void everySourceIsNamedOnceAndEveryNameIsASource() {
        List<String> named = results("^file\\s+(\\S+\\.c)\\b").stream().map(r -> "sys/" + r.group(1)).sorted().toList();
        List<String> sources = EmbeddedTree.paths().stream()
                .filter(p -> p.endsWith(".c") && !NO_CONFIG.contains(p))
                .toList();
        assertThat(named).isEqualTo(sources);
    }

    @Test
    void everyIncludedConfigFileIsThere() {
        List<String> included = results("^include\\s+\"([^\"]+)\"").stream().map(r -> "sys/" + r.group(1)).toList();
        assertThat(included).isNotEmpty().isSubsetOf(EmbeddedTree.paths());
    }

    // contract: a tool that makes opt_*.h out of these files can satisfy every #include of a quoted header.
    @Test
    void everyGeneratedHeaderHasAnOrigin() {
        Set<String> made = new TreeSet<>();
        for (MatchResult r : results("^def(?:flag|param)[ \t]+(opt_\\w+\\.h)?((?:[ \t]|\\n\\s+)?[^\n]*)")) {
            if (r.group(1) != null) {
                made.add(r.group(1));
            } else {
                for (String option : r.group(2).trim().split("\\s+")) {
                    made.add("opt_" + option.toLowerCase(Locale.ROOT) + ".h");
                }
            }
        }
        results("^file\\s+\\S+\\s+(\\w+)\\s+needs-flag").forEach(r -> made.add(r.group(1) + ".h"));
        Set<String> wanted = new TreeSet<>();
        for (CText file : CText.all()) {
            String text = new String(EmbeddedTree.read(file.path()), StandardCharsets.ISO_8859_1);
            Pattern.compile("^#include \"([^\"]+)\"", Pattern.MULTILINE).matcher(text).results().forEach(r -> wanted.add(r.group(1)));
        }
        assertThat(wanted).contains("gre.h", "opt_inet.h", "opt_multiprocessor.h");
        assertThat(made).containsAll(wanted);
    }

    private static List<MatchResult> results(String regex) {
        return Pattern.compile(regex, Pattern.MULTILINE).matcher(CONFIG).results().toList();
    }
}
