package org.lockwright.tests.realtree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.parser.config.ConfigSources;
import org.lockwright.parser.config.FileSelection;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.profile.Kernel;
import org.lockwright.parser.profile.KernelConfigs;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.tree.Gap;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Parsing;

/** What must hold of the kernel configs of a real NetBSD tree, taken from {@code LOCKWRIGHT_NETBSD_SRC}; skipped without it. */
@Tag("slow")
class RealProfilesTest {

    private static final List<String> FOLDERS = List.of("sys/kern/", "sys/net/", "sys/netinet/", "sys/netinet6/", "sys/netbt/");

    private static DiskTree tree;
    private static ConfigSources sources;

    @BeforeAll
    static void tree() {
        String folder = System.getenv("LOCKWRIGHT_NETBSD_SRC");
        assumeTrue(folder != null, "LOCKWRIGHT_NETBSD_SRC names no NetBSD tree");
        tree = DiskTree.at(Path.of(folder)).orElseThrow(() -> new AssertionError(folder + " is no kernel tree"));
        sources = new ConfigSources(tree);
    }

    private static Kernel kernel(String profile) {
        return Profile.named(profile).kernel(sources, List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64/GENERIC", "evbmips/OCTEON", "i386/GENERIC", "evbarm/GENERIC64", "sparc64/GENERIC", "macppc/GENERIC"})
    void everyFileTheKernelSelectsIsThere(String profile) {
        Kernel kernel = kernel(profile);
        FileSelection files = kernel.files(tree);

        assertThat(kernel.gaps()).isEmpty();
        assertThat(files.missing()).isEmpty();
        assertThat(files.compiled()).hasSizeGreaterThan(700);
        assertThat(files.generated()).containsExactly("devsw.c", "ioconf.c", "swapnetbsd.c");
        assertThat(files.dangling()).hasSizeLessThan(20).allSatisfy(line -> assertThat(tree.isFile(line.path())).isFalse());
    }

    // contract: the expectation was written by hand from the configs, before the reader was run on them.
    @Test
    void optionsAreWhatTheConfigsSay() throws IOException {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (String line : expectation()) {
            String[] columns = line.split("\t", 4);
            Configuration c = kernel(columns[0]).configuration();
            Map<String, String> values = columns[1].equals("compiler") ? c.macros() : defines(c.headers().get(columns[1]));
            String found = values == null ? "no such header" : values.getOrDefault(columns[2], "-");
            if (!found.equals(columns[3])) {
                wrong.add(line + "\tbut found " + found);
            }
            seen++;
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isGreaterThan(60);
    }

    private static List<String> expectation() throws IOException {
        try (InputStream in = RealProfilesTest.class.getResourceAsStream("options.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(l -> !l.startsWith("#")).toList();
        }
    }

    private static Map<String, String> defines(String header) {
        if (header == null) {
            return null;
        }
        Map<String, String> out = new TreeMap<>();
        Matcher m = Pattern.compile("(?m)^#define\t(\\w+)\t(.*)$").matcher(header);
        while (m.find()) {
            out.put(m.group(1), m.group(2));
        }
        return out;
    }

    @Test
    void everyConfigOfTheTreeIsRead() {
        SortedMap<String, List<String>> configs = KernelConfigs.of(tree);
        List<String> missing = new ArrayList<>();
        int read = 0;
        for (var machine : configs.entrySet()) {
            for (String config : machine.getValue()) {
                Kernel kernel = kernel(machine.getKey() + "/" + config);
                kernel.files(tree).missing().forEach(line -> missing.add(kernel.config().path() + " " + line));
                assertThat(kernel.configuration().headers()).as(config).hasSizeGreaterThan(100);
                read++;
            }
        }
        assertThat(configs).hasSizeGreaterThan(50).containsKeys("amd64", "evbmips", "vax");
        assertThat(read).isGreaterThan(400);
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "octeon", "er4"})
    void theFilesOfTheKernelParseWithoutAGap(String profile) {
        Configuration c = kernel(profile).configuration();
        List<String> paths = c.sources().stream().filter(p -> p.endsWith(".c") && FOLDERS.stream().anyMatch(p::startsWith)).toList();
        List<Gap> gaps = new ArrayList<>();
        for (Unit unit : new Parsing(tree, c, HeaderInterest.none(), 2).units(paths)) {
            unit.ownGaps().stream().filter(g -> g.stage() != Gap.Stage.RESOLVE).forEach(gaps::add);
        }
        assertThat(paths).hasSizeGreaterThan(300);
        assertThat(gaps).isEmpty();
    }
}
