package org.lockwright.parser.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every directive is understood, and what is none is a gap that names its place. */
class StatementTest {

    private static final String FILES = """
            version 20180827
            maxpartitions 16
            maxusers 2 8 64
            defflag opt_a.h A_FLAG
            defparam A_PARAM = 5 A_LINT := 3
            defopt A_ANY
            obsolete defflag opt_old.h OLD
            obsolete defparam OLDER
            deffs FSA FSB: vfs
            devclass disk
            define vfs
            define bus { port = -1, [irq = 3], "two words" = 0, arr[2] = { 1, 2 } }
            define plain: vfs
            device root_bus {}: bus
            attach root_bus at root
            device thing: disk
            attach thing at bus, root_bus with thing_bus: plain
            defpseudo soft: vfs
            defpseudodev softdev {}
            device-major thing char 3 block 4 thing vector=4:2, linkzero
            device-major other char 5
            device-major third block 9 a_flag | thing single
            makeoptions thing CPPFLAGS+="-Ix", thing | plain "CFLAGS.x.c"+=y
            makeoptions EVERY="1"
            mkflagvar A_FLAG B_FLAG
            major { thing = 3, root_bus = 4 }
            file a/b.c
            file a/c.c thing & (plain | !a_flag) needs-flag
            file a/d.c thing needs-count compile-with "cc ${X} $<"
            object a/e.o thing needs-flag
            prefix "x"
            prefix
            buildprefix y
            buildprefix
            """;

    private static final String KERNEL = """
            ident "mine"
            no ident
            maxusers 8
            options A_FLAG, A_PARAM=0x10, OWN="a b", NEG=-5
            no options A_FLAG
            makeoptions DEBUG="-g", X+="y"
            no makeoptions DEBUG
            file-system FSA, FSB
            no file-system FSB
            select plain
            no select plain
            config netbsd root on ? type ?
            config second root on sd0a type ffs dumps on none
            no config second
            pseudo-device soft
            pseudo-device softdev 4
            no pseudo-device soft
            pseudo-root thing*
            root_bus0 at root
            thing0 at root_bus0 port 0x3f8 irq ? flags 1
            thing* at bus?
            no thing0 at root_bus0
            no thing*
            -no thing7 at bus?
            no device at bus?
            cinclude "conf/none"
            """;

    @Test
    void everyDirectiveIsUnderstood() {
        assertThat(ConfigTree.of(FILES, KERNEL).gaps()).containsExactly("takes back an instance that is not there");
    }

    @ParameterizedTest
    @ValueSource(strings = {"frobnicate x", "options", "options A=", "options A=1.5", "file", "file a/b.c thing &", "file a.c needs-flag",
        "file a.c (x", "file a.c x needs-flag needs-count", "defflag dir/opt.h A", "defflag", "device x9", "attach x", "makeoptions",
        "makeoptions A", "maxusers many", "maxusers 1 2", "config netbsd on x", "thing0", "no", "pseudo-device", "select", "machine",
        "\"text\"", "* at x", "obsolete device x", "$S", "include", "include x", "=", "device-major"})
    void whatIsNoStatementIsAGapWithItsPlace(String line) {
        KernelConfig k = ConfigTree.of("", "\n" + line + "\n").read();
        assertThat(k.gaps()).as(line).singleElement().satisfies(gap -> {
            assertThat(gap.place()).isEqualTo(new Place("sys/arch/box/conf/KERNEL", 3));
            assertThat(gap.cause()).isNotBlank().doesNotContain("\n");
        });
    }

    // 'a' and 'c' are selected.
    @ParameterizedTest
    @CsvSource({"a & b | c,true", "b & c | a,true", "b & (c | a),false", "a & (b | c),true", "!a | !d,true", "a & !c,false", "(a),true",
        "a & c,true", "b | d,false", "!(b | d) & a,true", "!a & b | d,false"})
    void conditionsBindAndTighterThanOr(String condition, boolean holds) {
        List<Statement> parsed = StatementParser.parse("f", "file x.c " + condition + "\n");
        Condition c = ((Statement.SourceFile) parsed.get(0)).condition().orElseThrow();
        assertThat(c.holds(List.of("a", "c")::contains)).isEqualTo(holds);
    }

    @Test
    void aConditionOfAThousandParenthesesIsAGap() {
        assertThat(ConfigTree.of("file x.c " + "(".repeat(1000) + "a" + ")".repeat(1000) + "\n", "").gaps())
                .singleElement().asString().contains("nested deeper");
    }
}
