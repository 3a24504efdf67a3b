package org.lockwright.rules.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.softint.PortSpec;

/** Rows of tables with one for each level, in assembler and in initialisers. */
class TableRowEditsTest {

    private static final String ASSEMBLER = """
            	.data
            _C_LABEL(sr_map):
            	.word	0		/* IPL_NONE */
            	.word	SOFT_0		/* IPL_SOFT{CLOCK,BIO} */
            	.word	SOFT_1		/* IPL_SOFT{NET,SERIAL} */
            	.word	ALL		/* IPL_VM */

            _C_LABEL(other):
            	.word	7
            """;

    private static EditCase rows(int to) {
        return EditCase.of("op: rows, in: FILE, label: sr_map, directive: .word, from: 1, to: " + to + ", block: b").at("sys/arch/box/box/spl.S")
                .blocks((template, block, model) -> "\t.word\t" + ((List<?>) model.get("rows")).get(0) + "\t\t/* IPL_SOFT{GEN,BIO,NET,SERIAL} */\n"
                        + "\t.word\tSOFT_1\t\t/* IPL_SOFTCLOCK */\n");
    }

    @Test
    void rowsInAssemblerBecomeABlock() {
        rows(2).becomes(ASSEMBLER, ASSEMBLER.replace("{CLOCK,BIO}", "{GEN,BIO,NET,SERIAL}").replace("{NET,SERIAL}", "CLOCK"));
        rows(4).hasNoPlace(ASSEMBLER);
        rows(2).hasNoPlace(ASSEMBLER.replace("sr_map", "map"));
    }

    private static final String HEADER = """
            #define	IPL_NONE	0
            #define	IPL_SOFTCLOCK	1
            #define	IPL_SOFTBIO	1
            #define	IPL_SOFTNET	2
            #define	IPL_SOFTSERIAL	2
            #define	IPL_VM	3
            #define	LINE_0	0x100
            #define	LINE_1	0x200
            #define	MIPS_SOFT_INT_MASK_0	0x100
            #define	MIPS_SOFT_INT_MASK	0x300
            #define	DEVICES	0xf000
            struct ipl_sr_map { unsigned int bits[4]; };
            """;

    private static final PortSpec PORT = new PortSpec("box", "a box", List.of(TextTree.KERNEL), PortSpec.Trigger.HARDWARE, 2, null, null, null,
            null, null, null, null, null, null, new PortSpec.MaskTables("ipl_sr_map", List.of("sys/arch"), List.of("LINE_0", "LINE_1")), null, null,
            null);

    private static final EditCase MASKS = EditCase.of("op: mask-rows").at("sys/arch/box/box/intr.c").of(PORT)
            .order("clock > net == serial >= bio >= gen").with("sys/arch/box/include/intr.h", HEADER)
            .with("sys/arch/box/conf/files.box", "file arch/box/box/intr.c\n");

    private static String table(String rows) {
        return "#include <sys/param.h>\n#include <machine/intr.h>\n\nstatic const struct ipl_sr_map box_map = {\n    .bits = {\n\t[IPL_NONE] =\t\t0,\n"
                + rows + "\t[IPL_VM] =\t\tDEVICES | MIPS_SOFT_INT_MASK,\n    },\n};\n";
    }

    @Test
    void twoRowsAreForTheLowestAndTheHighest() {
        MASKS.becomes(table("""
                	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTNET] =		MIPS_SOFT_INT_MASK,
                """), table("""
                	[IPL_SOFTGEN] =		MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK,
                """));
    }

    @Test
    void fourRowsAreForAllButTheLowest() {
        MASKS.becomes(table("""
                	[IPL_SOFTCLOCK]	= MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTBIO]	= MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTNET]	= MIPS_SOFT_INT_MASK,
                	[IPL_SOFTSERIAL]	= MIPS_SOFT_INT_MASK,
                """), table("""
                	[IPL_SOFTBIO]	= MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTNET]	= MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTSERIAL]	= MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTCLOCK]	= MIPS_SOFT_INT_MASK,
                """));
    }

    @Test
    void aMacroMayHoldTheRows() {
        String macro = """
                #include <sys/param.h>
                #include <machine/intr.h>

                #define	COMMON		\\
                	[IPL_NONE] =		0,				\\
                	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK_0,		\\
                	[IPL_SOFTNET] =		MIPS_SOFT_INT_MASK,		\\
                	[IPL_VM] =		DEVICES

                static const struct ipl_sr_map box_map = { .bits = { COMMON } };
                static const struct ipl_sr_map other_map = { .bits = { COMMON } };
                """;
        MASKS.becomes(macro, macro.replace("[IPL_SOFTCLOCK] =\t", "[IPL_SOFTGEN] =\t\t").replace("[IPL_SOFTNET] =\t\t", "[IPL_SOFTCLOCK] =\t"));
    }

    // contract: a mask goes to the level it is for, whatever comes with it on the line.
    @Test
    void masksAreKeptAsTheyAreSpelt() {
        MASKS.becomes(table("""
                	[IPL_SOFTCLOCK] = LINE_0 | 0x10,	/* clock */
                	[IPL_SOFTSERIAL] = (LINE_0 | LINE_1) | 0x10,
                """), table("""
                	[IPL_SOFTGEN] = LINE_0 | 0x10,	/* clock */
                	[IPL_SOFTCLOCK] = (LINE_0 | LINE_1) | 0x10,
                """));
    }

    @Test
    void aMaskThatIsTooNarrowIsMendedAndTheResultSaysSo() {
        RuleResult result = MASKS.becomes(table("""
                	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTNET] =		MIPS_SOFT_INT_MASK_0,
                """), table("""
                	[IPL_SOFTGEN] =		MIPS_SOFT_INT_MASK_0,
                	[IPL_SOFTCLOCK] =	MIPS_SOFT_INT_MASK,
                """));
        assertThat(result.notes()).containsExactly("sys/arch/box/box/intr.c:8: level 2 of box_map masks too little today; the new row masks"
                + " every line it must");
    }

    @Test
    void anotherShapeIsRefused() {
        MASKS.refuses(table("\t[IPL_SOFTCLOCK] =\tMIPS_SOFT_INT_MASK_0,\n"), Reason.OTHER_SHAPE);
        MASKS.refuses(table("\t[IPL_SOFTCLOCK] = LINE_0,\n\t[IPL_SOFTBIO] = LINE_0,\n\t[IPL_SOFTNET] = LINE_0 | LINE_1,\n"), Reason.OTHER_SHAPE);
        MASKS.refuses(table("\t[IPL_SOFTCLOCK] = LINE_0,\n\t[IPL_SOFTBIO] = LINE_0,\n"), Reason.OTHER_SHAPE);
        MASKS.refuses(table("\t[IPL_SOFTCLOCK] = LINE_0,\n\t[IPL_SOFTNET] = LINE_1,\n"), Reason.OTHER_SHAPE);
    }

    @Test
    void aTableOfAnotherKindIsNoSite() {
        MASKS.hasNoPlace(table("\t[IPL_SOFTCLOCK] = LINE_0,\n\t[IPL_SOFTNET] = LINE_1,\n").replace("ipl_sr_map", "other"));
    }
}
