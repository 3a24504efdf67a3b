package org.lockwright.parser.config;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** No text crashes the reader or keeps it busy. */
class HostileConfigTest {

    private static void survives(ConfigTree tree) {
        KernelConfig k = tree.read("A", "-B", "C=3");
        assertThat(k.headers()).containsKeys("ioconf.h", "locators.h");
        assertThat(k.gaps()).isSorted().allSatisfy(gap -> {
            assertThat(gap.place().line()).isPositive();
            assertThat(gap.cause().chars()).allMatch(c -> c >= ' ');
        });
        assertThat(k.files(tree::isFile).selected()).isPositive();
    }

    @Property(tries = 1000, seed = "20261124")
    void anyBytesAreReadAsAKernelAndAsFiles(
            @ForAll @StringLength(max = 200) @CharRange(from = '\0', to = '\u00ff') String files,
            @ForAll @StringLength(max = 200) @CharRange(from = '\0', to = '\u00ff') String kernel) {
        survives(ConfigTree.of(files, kernel));
        survives(ConfigTree.of("", "").with("sys/arch/box/conf/KERNEL", kernel));
    }

    @Property(tries = 2000, seed = "20261124")
    void anyOrderOfWordsIsRead(@ForAll("statements") List<String> files, @ForAll("statements") List<String> kernel) {
        survives(ConfigTree.of(String.join(" ", files), String.join(" ", kernel)));
    }

    @Provide
    Arbitrary<List<String>> statements() {
        return Arbitraries.of("file", "object", "options", "no", "-no", "device", "attach", "at", "with", "root", "define", "defflag",
                "defparam", "deffs", "defpseudo", "defpseudodev", "pseudo-device", "file-system", "select", "makeoptions", "ifdef", "else",
                "endif", "include", "prefix", "machine", "maxusers", "config", "on", "?", "*", "a", "b", "a0", "b0", "a*", "b?", "a.h", "x/a.c",
                "\"x\"", "\"", "7", "0x9", "-", "=", "+=", ":=", ":", ",", "(", ")", "{", "}", "[", "]", "&", "|", "!", "\n", "\n", "\n",
                "needs-flag", "needs-count", "compile-with", "pseudo-root", "obsolete", "device-major", "#").list().ofMaxSize(60);
    }

    // contract: work is bounded by budgets, so none of these takes long.
    @Test
    void bigInputEndsSoon() {
        assertTimeoutPreemptively(ofSeconds(30), () -> {
            survives(ConfigTree.of("\"\\\"".repeat(300_000), "(".repeat(300_000)));
            survives(ConfigTree.of("file x.c " + "a & ".repeat(200_000) + "a\n", "options " + "A, ".repeat(200_000) + "A\n"));
            survives(ConfigTree.of("file x.c " + "!".repeat(200_000) + "a\n", "0".repeat(500_000) + "\n" + "9".repeat(500_000) + "\n"));
            survives(ConfigTree.of("ifdef a\n".repeat(100_000), "prefix a\n".repeat(100_000)));
            survives(ConfigTree.of("options A\n".repeat(500_000), ""));
            survives(ConfigTree.of("", "x".repeat(3 << 20)));
        });
    }

    @Test
    void includesThatMultiplyEndSoon() {
        ConfigTree tree = ConfigTree.of("", "include \"c/0\"\n");
        for (int i = 0; i < 30; i++) {
            tree.with("sys/c/" + i, "include \"c/%d\"\ninclude \"c/%d\"\noptions A%d\n".formatted(i + 1, i + 1, i));
        }
        tree.with("sys/c/30", "options LAST\n");
        assertTimeoutPreemptively(ofSeconds(30), () -> survives(tree));
        assertThat(tree.gaps()).anyMatch(g -> g.contains("a loop it seems"));
    }

    @Test
    void aChainOfDependenciesNeedsNoStack() {
        StringBuilder files = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            files.append("define a").append(i).append("x: a").append(i + 1).append("x\ndefflag O").append(i).append(": O").append(i + 1)
                    .append('\n');
        }
        KernelConfig k = ConfigTree.of(files.toString(), "select a0x\noptions O0\n").read();
        assertThat(k.selected()).contains("a20000x", "o20000");
    }
}
