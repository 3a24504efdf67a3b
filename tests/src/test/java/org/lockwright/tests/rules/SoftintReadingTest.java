package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.softint.Cell;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.PortTable;
import org.lockwright.rules.softint.SoftintClass;
import org.lockwright.rules.softint.Survey;
import org.lockwright.tests.kit.MemoryTree;

/** Where values of a port's table may come from, beside headers and dispatchers as every port has them. */
class SoftintReadingTest {

    private static final MemoryTree SAMPLE = MemoryTree.empty().with(EmbeddedTree.paths().stream()
            .map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList());

    /** The sample without the header that says so for every 32-bit ARM. */
    private static final MemoryTree SLOW_ARM = SAMPLE.with("sys/arch/arm/include/types.h",
            SAMPLE.text("sys/arch/arm/include/types.h").replace("#define\t__HAVE_FAST_SOFTINTS\n", ""));

    private static PortTable table(MemoryTree tree, String port, String kernel, String... options) {
        Survey survey = Survey.of(tree, List.of(PortSpecs.named(port).orElseThrow().under(List.of(kernel))), List.of(options), null, 1, p -> { });
        assertThat(survey.tables()).hasSize(1);
        return survey.tables().get(0);
    }

    /** The sample with hp300's files once more as those of {@code machine}, which has no levels of the processor in its headers. */
    private static MemoryTree like(String machine) {
        return SAMPLE.with(EmbeddedTree.paths().stream().filter(p -> p.startsWith("sys/arch/hp300/")).map(p -> SourceText.ofLatin1(
                p.replace("hp300", machine), SAMPLE.text(p).replace("hp300", machine).replace("MACHINE_PSL_IPL", "OTHER_PSL_IPL"))).toList());
    }

    private static List<Long> hardware(PortTable t) {
        return List.of(SoftintClass.CLOCK, SoftintClass.BIO, SoftintClass.NET, SoftintClass.SERIAL).stream().map(c -> t.hardware().get(c))
                .map(Cell::value).toList();
    }

    // contract: evbarm hands __HAVE_FAST_SOFTINTS to the compiler as an option that no files.* declares.
    @Test
    void aConfigMaySwitchFastSoftintsOn() {
        String std = "sys/arch/acorn32/conf/std.acorn32";
        assertThat(table(SLOW_ARM, "arm32", "acorn32/GENERIC").isFast()).isFalse();
        MemoryTree fast = SLOW_ARM.with(std, SLOW_ARM.text(std) + "options \t__HAVE_FAST_SOFTINTS\n");
        PortTable table = table(fast, "arm32", "acorn32/GENERIC");
        assertThat(table.isFast()).isTrue();
        assertThat(table.fast().place().toString()).isEqualTo(std + ":" + fast.text(std).lines().count());
        assertThat(table.ladder()).hasSize(4).allMatch(r -> r.place().path().equals("sys/arch/arm/arm32/arm32_machdep.c"));
    }

    @Test
    void theCommandLineMaySwitchFastSoftintsOn() {
        PortTable table = table(SLOW_ARM, "arm32", "acorn32/GENERIC", "__HAVE_FAST_SOFTINTS");
        assertThat(table.isFast()).isTrue();
        assertThat(table.fast().place().toString()).isEqualTo("sys/arch/acorn32/conf/GENERIC:1");
    }

    @Test
    void levelsOfTheProcessorComeFromMacros() {
        assertThat(hardware(table(SAMPLE, "m68k", "hp300/GENERIC"))).containsExactly(1L, 1L, 1L, 1L);
        assertThat(hardware(table(SAMPLE, "m68k", "sun3/GENERIC"))).containsExactly(1L, 1L, 1L, 3L);
    }

    @Test
    void levelsOfTheProcessorComeFromDesignators() {
        PortTable t = table(like("x68k").with("sys/arch/x68k/x68k/machdep.c", """
                #include <sys/param.h>
                #include <sys/intr.h>
                #include <m68k/psl.h>
                const unsigned short ipl2psl_table[] = {
                	[IPL_NONE] = PSL_S,
                	[IPL_SOFTCLOCK] = PSL_S | PSL_IPL1,
                	[IPL_SOFTBIO] = PSL_S | PSL_IPL1,
                	[IPL_SOFTNET] = PSL_S | (2 << 8),
                	[IPL_SOFTSERIAL] = PSL_S | (3 << 8),
                };
                """), "m68k", "x68k/GENERIC");
        assertThat(hardware(t)).containsExactly(1L, 1L, 2L, 3L);
        assertThat(t.hardwareLevels()).isEqualTo(3);
        assertThat(t.distinctLevels()).isEqualTo(4);
        assertThat(t.hardware().get(SoftintClass.SERIAL).place().toString()).isEqualTo("sys/arch/x68k/x68k/machdep.c:9");
    }

    @Test
    void levelsOfTheProcessorComeFromAssignments() {
        PortTable t = table(like("mac68k").with("sys/arch/mac68k/mac68k/intr.c", """
                #include <sys/param.h>
                #include <sys/intr.h>
                #include <m68k/psl.h>
                unsigned short ipl2psl_table[8];
                void
                intr_init(void)
                {
                	ipl2psl_table[IPL_SOFTCLOCK] = PSL_S|PSL_IPL1;
                	ipl2psl_table[IPL_SOFTNET] = PSL_S|PSL_IPL1;
                	ipl2psl_table[IPL_SOFTSERIAL] = PSL_S|PSL_IPL1;
                	ipl2psl_table[IPL_SOFTBIO] = PSL_S|(2 << 8);
                }
                """), "m68k", "mac68k/GENERIC");
        assertThat(hardware(t)).containsExactly(1L, 2L, 1L, 1L);
        assertThat(t.hardware().get(SoftintClass.BIO).place().line()).isEqualTo(11);
    }

    @Test
    void thePlacesOfAPortAreThoseThatItsFileNames() {
        assertThat(table(SAMPLE, "x86", "amd64/GENERIC").encodings().stream().map(PortTable.Encoding::kind).collect(Collectors.toSet()))
                .contains("class", "ipl", "pending bit", "thread priority", "fast softints", "ladder", "switch", "dispatch");
        assertThat(table(SAMPLE, "alpha", "alpha/GENERIC").encodings().stream().map(PortTable.Encoding::kind).collect(Collectors.toSet()))
                .contains("eligible", "assertion", "ipl map");
        assertThat(table(SAMPLE, "mips", "evbmips/OCTEON").encodings().stream().map(PortTable.Encoding::kind).collect(Collectors.toSet()))
                .contains("mask table", "assembler row", "group of bits", "trigger");
    }
}
