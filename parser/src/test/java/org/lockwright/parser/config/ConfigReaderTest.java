package org.lockwright.parser.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Includes, conditionals, prefixes and the order of files. */
class ConfigReaderTest {

    @Test
    void includesAreBelowSysOrBesideTheFile() {
        KernelConfig k = ConfigTree.of("", "include \"conf/more\"\ninclude \"./beside\"\n")
                .with("sys/conf/more", "options A\n")
                .with("sys/arch/box/conf/beside", "options B\n")
                .read();
        assertThat(k.commandLine()).containsKeys("A", "B");
        assertThat(k.gaps()).isEmpty();
    }

    @Test
    void aMissingIncludeIsAGapUnlessItMayBeMissing() {
        assertThat(ConfigTree.of("", "\ninclude \"conf/no\"\ncinclude \"conf/none\"\n").read().gaps())
                .singleElement()
                .hasToString("sys/arch/box/conf/KERNEL:3: config: includes sys/conf/no, which the tree lacks");
    }

    // contract: a loop of includes ends, as a gap.
    @Test
    void aLoopOfIncludesIsAGap() {
        KernelConfig k = ConfigTree.of("", "include \"arch/box/conf/a\"\n")
                .with("sys/arch/box/conf/a", "include \"arch/box/conf/b\"\ninclude \"arch/box/conf/b\"\n")
                .with("sys/arch/box/conf/b", "include \"arch/box/conf/a\"\noptions B\n")
                .read();
        assertThat(k.gaps()).isNotEmpty().anyMatch(g -> g.cause().contains("a loop it seems"));
        assertThat(k.commandLine()).containsKey("B");
    }

    // contract: conf/files comes first, then the files of the CPU's folder, then of the port; ifdef asks what is known by then.
    @Test
    void filesAreReadInOrder() {
        ConfigTree tree = ConfigTree.of("define first\nifdef second\noptions WRONG\nendif\n", "options LAST\n")
                .with("sys/arch/cpu/conf/files.cpu", "ifdef first\ndefine second\nendif\nifdef third\noptions WRONG\nendif\n")
                .with("sys/arch/box/conf/files.box", "ifdef second\ndefine third\noptions RIGHT\nendif\n");
        assertThat(tree.read().commandLine()).containsOnlyKeys("RIGHT", "LAST");
        assertThat(tree.gaps()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "ifdef box  ; options A ; endif                                                      | A",
        "ifdef cpu  ; options A ; endif                                                      | A",
        "ifdef no   ; options A ; endif                                                      | ''",
        "ifndef no  ; options A ; endif                                                      | A",
        "ifdef no   ; options A ; else ; options B ; endif                                   | B",
        "ifdef box  ; options A ; else ; options B ; endif                                   | A",
        "ifdef no   ; options A ; elifdef box ; options B ; else ; options C ; endif         | B",
        "ifdef no   ; options A ; elifndef box ; options B ; else ; options C ; endif        | C",
        "ifdef box  ; options A ; elifdef cpu ; options B ; else ; options C ; endif         | A",
        "ifdef no   ; ifdef box ; options A ; else ; options B ; endif ; endif               | ''",
        "ifdef no   ; ifdef no ; endif ; else ; ifdef box ; options C ; endif ; endif        | C"})
    void conditionalsTakeOneBranch(String kernel, String option) {
        ConfigTree tree = ConfigTree.of("", kernel.replace(";", "\n") + "\n");
        assertThat(String.join(" ", tree.read().commandLine().keySet())).isEqualTo(option);
        assertThat(tree.gaps()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"endif", "else", "elifdef x", "ifdef x", "ifdef x\nelse\nelse\nendif", "ifdef", "prefix"})
    void whatDoesNotNestIsAGap(String kernel) {
        assertThat(ConfigTree.of("", kernel + "\n").gaps()).hasSize(1);
    }

    @Test
    void prefixesNestAndAreTakenBack() {
        KernelConfig k = ConfigTree.of("""
                file	plain.d/a.c
                prefix	external/one
                file	b.c
                include	"files.one"
                prefix	../common
                file	c.c
                object	c/blob.o
                prefix
                file	d.c
                prefix
                file	e/e.c
                buildprefix "x"
                buildprefix
                """, "").with("sys/external/one/files.one", "file sub/f.c\n").read();
        assertThat(k.lines()).extracting(KernelConfig.FileLine::path).startsWith("sys/plain.d/a.c", "sys/external/one/b.c",
                "sys/external/one/sub/f.c", "common/c.c", "common/c/blob.o", "sys/external/one/d.c", "sys/e/e.c");
        assertThat(k.gaps()).isEmpty();
    }

    @Test
    void aPackageIsAnIncludeWithItsFolderAsPrefix() {
        KernelConfig k = ConfigTree.of("package \"external/p/files.p\"\nfile a.c\n", "")
                .with("sys/external/p/files.p", "file p.c\n").read();
        assertThat(k.lines()).extracting(KernelConfig.FileLine::path).startsWith("sys/external/p/p.c", "sys/a.c");
    }

    @Test
    void aConfigWithoutMachineSaysSo() {
        ConfigTree tree = ConfigTree.of("", "").with("sys/arch/box/conf/KERNEL", "options A\n");
        assertThat(tree.gaps()).singleElement().asString().contains("no 'machine' statement");
        assertThat(KernelConfig.read(new ConfigSources(tree), "sys/arch/box/conf/NONE", java.util.List.of()).gaps())
                .singleElement().hasToString("sys/arch/box/conf/NONE:1: config: no such file");
    }

    @Test
    void aFolderWithoutFilesIsAGap() {
        assertThat(ConfigTree.of("", "").with("sys/arch/box/conf/KERNEL", "machine box nowhere\n").gaps())
                .containsExactly("needs sys/arch/nowhere/conf/files.nowhere, which the tree lacks");
    }
}
