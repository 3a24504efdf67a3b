package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.tests.kit.KeyReading;

/** Comments that look like marks and are none: nothing is read from them, with or without a legend near; see {@link KeyReading}. */
class LookAlikeTest {

    private static final String LEGEND = """
            /*
             * Field markings and the corresponding locks:
             *
             * w: x_lock
             * r: y_lock
             * M: z_lock
             * O: o_lock
             */
            struct keyed {
            	int	k_a;	/* w: one */	//= w TRAILING: x_lock
            	int	k_b;	/* r: two */	//= r TRAILING: y_lock
            	int	k_c;	/* M: three */	//= M TRAILING: z_lock
            	int	k_d;	/* O: four */	//= O TRAILING: o_lock
            };

            """;

    /** Members of sysctl layouts, register maps, standards' tables and citations. */
    private static String struct(String comment) {
        return "struct look {\n\tuint8_t\tl_a;\t/* " + comment + " a */\n\tuint8_t\tl_b;\t/* " + comment + " */\n\tuint8_t\tl_c;\t/* " + comment
                + "\tc */\n\tuint8_t\tl_d;\t/* other */\n};\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "LONG:", "PTR:", "INT:", "U_INT:", "STRING:", "UINT32_T:", "rw:", "ro:", "w:", "r:", "M:", "O:", "(d/f)", "[HW]", "[MI]", "(reserved)",
        "(unused)", "[N]", "[W]", "NFS:", "LFS:", "LLC:", "\"void *\"", "(ro)", "(r)", "(w)", "[r]", "0x04:", "4:", "XXX:", "i.e.:", "(1)",
        "*", "?", "--", "::", "(:", "!:"})
    void commentsOfAStructWithoutALegend(String comment) {
        KeyReading.check(struct(comment));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "LONG:", "PTR:", "rw:", "ro:", "(d/f)", "[HW]", "[MI]", "(reserved)", "[N]", "[W]", "NFS:", "LFS:", "LLC:", "\"void *\"", "(ro)",
        "[w]", "(w)", "XXX:", "::"})
    void theSameAfterAKeyedStruct(String comment) {
        KeyReading.check(LEGEND + struct(comment));
    }

    // contract: a register map below a keyed struct uses its letters by chance; strangers among them give it away.
    @Test
    void aRegisterMapWithLettersOfALegendAbove() {
        KeyReading.check(LEGEND + """
                struct regs {
                	uint8_t	r_stat;		/* rw: status */
                	uint8_t	r_data;		/* w: data */
                	uint8_t	r_ctrl;		/* r: control */
                	uint8_t	r_mask;		/* ro: mask */
                	uint8_t	r_id;		/* z: id */
                };
                """);
    }

    @Test
    void manufacturersTables() {
        KeyReading.check("""
                /*
                 * Parameter page of a chip.  M: mandatory, O: optional.
                 */
                struct page {
                	uint32_t p_sig;		/* M: signature */
                	uint16_t p_rev;		/* M: revision */
                	uint16_t p_opt;		/* O: commands */
                	uint8_t	p_pad[6];	/* reserved (0) */
                };
                """);
    }

    @Test
    void registersWithALegendOfTheirOwn() {
        KeyReading.check("""
                /*
                 * Registers.
                 *
                 * Legend:
                 *	rw: read and write
                 *	ro: read only
                 */
                struct regs {
                	uint8_t	r_stat;		/* rw: status */ //= rw TRAILING: ? 'read and write' names no lock
                	uint8_t	r_id;		/* ro: id */ //= ro TRAILING: constant
                };
                """.replaceAll(" //= .*", ""));
    }

    @Test
    void operandsOfAProbe() {
        KeyReading.check(LEGEND + """
                SDT_PROBE_DEFINE2(net, gate, drop, why, "void *"/*sih*/, "int"/*w*/);
                int gate_drop(void * /*w: sih*/, int /* r */);
                """);
    }

    @Test
    void citationsInCode() {
        KeyReading.check("""
                /* [W] the paper, section 5.4 */
                struct tunnel {
                	int t_state;	/* [W] 5.4.2 */
                	int t_index;	/* [N] 3 */
                	int t_key;	/* [W] 5.4.3 */
                };
                """);
    }

    @Test
    void numberedAndBulletedComments() {
        KeyReading.check("""
                /*
                 * Locks are taken in this order:
                 * 1: the list
                 * 2: the entry
                 */
                struct entry {
                	int e_first;	/* 1: one */
                	int e_second;	/* 2: two */
                	int e_third;	/* 1: three */
                };
                """);
    }
}
