package org.lockwright.tests.realtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.keys.KeyedStruct;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.rules.check.Lint;
import org.lockwright.rules.key.KeyModel;

/** The locking keys of a real NetBSD tree against counts made by hand; skipped without one, and with one of another version. */
@Tag("slow")
class RealTreeKeysTest {

    private static final String COUNTED = "1099001200";
    private static KeyModel keys;

    @BeforeAll
    static void read() {
        String folder = System.getenv("LOCKWRIGHT_NETBSD_SRC");
        assumeTrue(folder != null, "LOCKWRIGHT_NETBSD_SRC names no NetBSD tree");
        DiskTree tree = DiskTree.at(Path.of(folder)).orElseThrow(() -> new AssertionError(folder + " is no kernel tree"));
        assumeTrue(tree.read("sys/sys/param.h").orElseThrow().text().contains(COUNTED), folder + " is not NetBSD " + COUNTED);
        keys = Lint.keys(tree, Lint.cFiles(tree), Profile.named("amd64").in(tree, List.of()), 2, path -> { });
    }

    /** Marked and total fields by file and struct, those of inner structs with the outer one. */
    private static Map<String, String> counts() {
        Map<String, String> counts = new TreeMap<>();
        for (KeyedStruct outer : keys.structs()) {
            if (keys.structs().stream().anyMatch(o -> isInside(outer, o))) {
                continue;
            }
            List<KeyedStruct> all = keys.structs().stream().filter(s -> s == outer || isInside(s, outer)).toList();
            counts.put(outer.def().path() + " " + outer.def().tag(), all.stream().mapToInt(KeyedStruct::marked).sum() + " of "
                    + all.stream().mapToInt(KeyedStruct::total).sum());
        }
        return counts;
    }

    private static boolean isInside(KeyedStruct inner, KeyedStruct outer) {
        return inner != outer && inner.def().path().equals(outer.def().path()) && outer.def().span().contains(inner.def().span());
    }

    private static Map<String, String> byHand() throws IOException {
        Map<String, String> counts = new TreeMap<>();
        try (InputStream in = RealTreeKeysTest.class.getResourceAsStream("keys-10.99.12.tsv")) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                String[] words = line.split("\t");
                if (!line.startsWith("#")) {
                    counts.put(words[0] + " " + words[1], words[2] + " of " + words[3]);
                }
            }
        }
        return counts;
    }

    // contract: exactly these structs have keys, so no look-alike was taken for one.
    @Test
    void everyStructHasAsManyMarksAsSomebodyCounted() throws IOException {
        assertThat(byHand()).hasSizeGreaterThan(30);
        assertThat(counts()).isEqualTo(byHand());
    }

    @Test
    void atMostTwoLegendsAreNotRead() {
        assertThat(keys.unparsed()).hasSizeLessThanOrEqualTo(2).allMatch(u -> !u.reason().isBlank());
    }

    @Test
    void variablesOfTheFileHaveMarksToo() {
        TreeSet<String> names = new TreeSet<>();
        keys.files().values().forEach(f -> f.variables().forEach(v -> names.add(v.name())));
        assertThat(names).hasSize(13).contains("nlm_waiting_locks", "nlm_hosts", "nlm_next_sysid", "tprof_backends", "tprof_selp");
    }
}
