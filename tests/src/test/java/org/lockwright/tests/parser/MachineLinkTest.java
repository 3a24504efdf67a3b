package org.lockwright.tests.parser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockwright.parser.tree.Kind;
import org.lockwright.tests.kit.MemoryTree;

/** Headers of a port whose {@code machine} is a folder of its own, with the CPU's behind it, as Xen's. */
class MachineLinkTest {

    private static final MemoryTree TREE = MemoryTree.kernel()
            .with("sys/arch/amd64/conf/GENERIC", "machine box cpu\n")
            .with("sys/arch/box/conf/Makefile.box", """
                    ARCH_INC=	$S/arch/box/include/${BOX_BUILD}
                    EXTRA_INCLUDES=	-I${.CURDIR}/box-ma
                    .BEGIN::
                    	mkdir box-ma && ln -s ../${BOX_BUILD} box-ma/machine
                    	ln -s ${ARCH_INC} machine
                    """)
            .with("sys/arch/box/include/cpu/own.h", "int own;\n")
            .with("sys/arch/cpu/include/own.h", "int behind;\n")
            .with("sys/arch/cpu/include/only.h", "int only;\n")
            .with("sys/arch/box/include/plain.h", "int plain;\n");

    // contract: the platform's header hides the CPU's; one that it does not have is the CPU's.
    @Test
    void theFolderBehindIsSearchedLast() {
        assertThat(declared("<machine/own.h>")).isEqualTo("own");
        assertThat(declared("<machine/only.h>")).isEqualTo("only");
        assertThat(declared("<box/plain.h>")).isEqualTo("plain");
        assertThat(declared("<cpu/own.h>")).isEqualTo("behind");
    }

    @Test
    void whatNoneHasIsAGap() {
        assertThat(Parsed.of(TREE, "#include <machine/none.h>\n").gaps()).containsExactly("1 INCLUDE header not found: machine/none.h");
    }

    /** Which of the variables the header declares: the one whose use is known by its type. */
    private static String declared(String header) {
        for (String name : new String[] {"own", "behind", "only", "plain"}) {
            Parsed c = Parsed.of(TREE, "#include " + header + "\nint f(void) { return " + name + "; }\n");
            assertThat(c.gaps()).isEmpty();
            if (c.only(Kind.NAME).type().equals("int")) {
                return name;
            }
        }
        return "none";
    }
}
