package org.lockwright.parser.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The texts of the headers config(1) would write. */
class GeneratedHeadersTest {

    private static String header(String files, String kernel, String name, String... switches) {
        return ConfigTree.of(files, kernel).read(switches).headers().get(name);
    }

    @Test
    void anOptionHeaderHasItsOptionsInOrder() {
        String files = "defflag opt_x.h B A: C\ndefparam opt_x.h P Q=7\ndefflag C\nobsolete defflag opt_x.h OLD\n";
        assertThat(header(files, "options A, P=\"a b\"\noptions OLD\n", "opt_x.h")).isEqualTo("""
                /* option `B' not defined */
                #define	A	1
                #define	P	a b
                #define	Q	7
                /* option `OLD' is obsolete */
                """);
        assertThat(header(files, "options A\n", "opt_c.h")).isEqualTo("#define\tC\t1\n");
        assertThat(header(files, "", "opt_c.h")).isEqualTo("/* option `C' not defined */\n");
    }

    @Test
    void valuesAreWrittenAsTheCompilerShallSeeThem() {
        String files = "defparam opt_v.h V\n";
        assertThat(header(files, "options V=\"\\\"text\\\"\"\n", "opt_v.h")).isEqualTo("#define\tV\t\"text\"\n");
        assertThat(header(files, "options V=\"<a/b.h>\"\n", "opt_v.h")).isEqualTo("#define\tV\t<a/b.h>\n");
        assertThat(header(files, "options V=0x0010\n", "opt_v.h")).isEqualTo("#define\tV\t0x10\n");
        assertThat(header(files, "options V=-1\n", "opt_v.h")).isEqualTo("#define\tV\t-1\n");
        assertThat(header(files, "", "opt_v.h", "V=3")).isEqualTo("#define\tV\t3\n");
        assertThat(header(files, "options V=3\n", "opt_v.h", "V")).isEqualTo("#define\tV\t1\n");
    }

    @Test
    void aLaterOptionReplacesAnEarlierOne() {
        assertThat(header("defparam V\n", "options V=1\noptions V=2\n", "opt_v.h")).isEqualTo("#define\tV\t2\n");
    }

    @Test
    void maxusersAndMakeOptionsAreOptionsToo() {
        String files = "maxusers 2 8 64\ndefparam opt_p.h MAXUSERS\ndefparam opt_m.h makeoptions_X\n";
        assertThat(header(files, "", "opt_p.h")).isEqualTo("#define\tMAXUSERS\t8\n");
        assertThat(header(files, "maxusers 32\n", "opt_p.h")).isEqualTo("#define\tMAXUSERS\t32\n");
        assertThat(header(files, "makeoptions X=5\n", "opt_m.h")).isEqualTo("#define\tmakeoptions_X\t5\n");
    }

    @Test
    void optionsWithoutAHeaderGoToTheCompiler() {
        assertThat(ConfigTree.of("", "options LOOSE\noptions NAMED=\"\\\"x\\\"\"\n").read().commandLine())
                .containsEntry("LOOSE", "1").containsEntry("NAMED", "\"x\"");
    }

    @Test
    void flagsAndCountsHaveAHeaderNamedAfterTheFirstName() {
        String files = """
                define	net
                defpseudo tun: net
                defpseudo tap
                device	wd {}
                attach	wd at root
                file	a/tun.c	tun & (net | tap)	needs-flag
                file	a/wd.c	wd	needs-count
                file	a/tap.c	tap	needs-count
                """;
        assertThat(header(files, "pseudo-device tun\n", "tun.h")).isEqualTo("#define\tNTUN\t1\n#define\tNNET\t1\n#define\tNTAP\t0\n");
        assertThat(header(files, "", "tun.h")).startsWith("#define\tNTUN\t0\n");
        assertThat(header(files, "wd0 at root\nwd3 at root\n", "wd.h")).isEqualTo("#define\tNWD\t4\n");
        assertThat(header(files, "pseudo-device tap 16\n", "tap.h")).isEqualTo("#define\tNTAP\t16\n");
    }

    @Test
    void ioconfDeclaresDriversAndPseudoDevices() {
        String files = "device wd {}\nattach wd at root\ndevice not {}\nattach not at root\ndefpseudo tun\ndefpseudodev bus {}\n";
        assertThat(header(files, "wd* at root\npseudo-device tun\npseudo-device bus\n", "ioconf.h")).isEqualTo("""
                void tunattach(int);
                void busattach(int);
                extern struct cfdriver wd_cd;
                extern struct cfdriver bus_cd;
                """);
    }

    @Test
    void locatorsAreNumbered() {
        assertThat(header("define isa { port = -1, [irq = 3], slot, arr[2] = { 0, 1 }, \"a b\" = 2 }\ndevice top {}\n", "", "locators.h"))
                .isEqualTo("""
                #define ISACF_PORT 0
                #define ISACF_PORT_DEFAULT -1
                #define ISACF_IRQ 1
                #define ISACF_IRQ_DEFAULT 3
                #define ISACF_SLOT 2
                #define ISACF_ARR_0 3
                #define ISACF_ARR_0_DEFAULT 0
                #define ISACF_ARR_1 4
                #define ISACF_ARR_1_DEFAULT 1
                #define ISACF_NLOCS 6
                """);
    }

    @Test
    void wrongValuesAreGaps() {
        assertThat(ConfigTree.of("defflag F\ndefparam P\ndefopt O\n", "options F=1\noptions P\noptions O\noptions O=2\n").gaps())
                .containsExactly("option 'F' takes no value", "option 'P' needs a value");
    }
}
