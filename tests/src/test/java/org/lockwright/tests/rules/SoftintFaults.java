package org.lockwright.tests.rules;

import static org.lockwright.tests.rules.SoftintFault.of;

import java.util.List;
import java.util.stream.Stream;

/** The faults of {@link SoftintFaultsTest}. */
final class SoftintFaults {

    private static final String X86 = "x86 amd64/GENERIC";
    private static final String AARCH64 = "aarch64 evbarm/GENERIC64";
    private static final String ALPHA = "alpha alpha/GENERIC";
    private static final String POWERPC = "powerpc macppc/GENERIC";
    private static final String RISCV = "riscv riscv/GENERIC64";
    private static final String MIPS = "mips evbmips/OCTEON";
    private static final String SPARC64 = "sparc64 sparc64/GENERIC";
    private static final String VAX = "vax vax/GENERIC";
    private static final String HPPA = "hppa hppa/GENERIC";
    private static final String M68K = "m68k hp300/GENERIC";

    private static final String INTRDEFS = "sys/arch/x86/include/intrdefs.h";
    private static final String SOFTINTR = "sys/arch/x86/x86/x86_softintr.c";
    private static final String ARM = "sys/arch/aarch64/aarch64/cpu_machdep.c";
    private static final String ALPHA_H = "sys/arch/alpha/include/intr.h";
    private static final String ALPHA_C = "sys/arch/alpha/alpha/interrupt.c";
    private static final String POWERPC_H = "sys/arch/powerpc/include/intr.h";
    private static final String POWERPC_MAPS = "sys/arch/powerpc/include/softint.h";
    private static final String POWERPC_C = "sys/arch/powerpc/powerpc/softint_machdep.c";
    private static final String MIPS_C = "sys/arch/mips/mips/mips_softint.c";
    private static final String MIPS_S = "sys/arch/mips/mips/spl.S";
    private static final String OCTEON = "sys/arch/mips/cavium/octeon_intr.c";
    private static final String RISCV_C = "sys/arch/riscv/riscv/softint_machdep.c";
    private static final String RISCV_S = "sys/arch/riscv/riscv/spl.S";
    private static final String SPARC64_C = "sys/arch/sparc64/sparc64/intr.c";
    private static final String INTR = "sys/sys/intr.h";
    private static final String PARAM = "sys/sys/param.h";
    private static final String SOFTINT = "sys/kern/kern_softint.c";
    private static final String XCALL = "sys/kern/subr_xcall.c";

    private SoftintFaults() {
    }

    static List<SoftintFault> all() {
        return Stream.of(levels(), dispatch(), maps(), switches(), masks(), assertions(), numbers(), threads(), lists(), uses())
                .flatMap(List::stream).toList();
    }

    private static List<SoftintFault> levels() {
        return List.of(
                of("a level that is not below IPL_VM", X86, INTRDEFS, "IPL_SOFTSERIAL\t0x5", "IPL_SOFTSERIAL\t0x6", "LW4013",
                        "IPL_SOFTSERIAL"),
                of("a level that is not above IPL_NONE", X86, INTRDEFS, "IPL_SOFTCLOCK\t0x2", "IPL_SOFTCLOCK\t0x0", "LW4013",
                        "IPL_SOFTCLOCK"),
                of("a level that is not above IPL_NONE, where numbers go down", HPPA, "sys/arch/hppa/include/intrdefs.h",
                        "IPL_SOFTCLOCK\t6", "IPL_SOFTCLOCK\t7", "LW4013", "IPL_SOFTCLOCK"),
                of("a level that is not below IPL_VM, where numbers go down", HPPA, "sys/arch/hppa/include/intrdefs.h",
                        "IPL_SOFTSERIAL\t3", "IPL_SOFTSERIAL\t2", "LW4013", "IPL_SOFTSERIAL"),
                of("two levels exchanged, against a declared order", X86, INTRDEFS, "IPL_SOFTBIO\t0x3", "IPL_SOFTBIO\t0x4", "LW4001",
                        "IPL_SOFTCLOCK").and("IPL_SOFTNET\t0x4", "IPL_SOFTNET\t0x3").against("serial > net > bio > clock"),
                of("two levels made one, against a declared order", X86, INTRDEFS, "IPL_SOFTNET\t0x4", "IPL_SOFTNET\t0x5", "LW4001",
                        "IPL_SOFTCLOCK").against("serial > net > bio > clock"));
    }

    private static List<SoftintFault> dispatch() {
        return List.of(
                of("one pending bit for two classes", X86, INTRDEFS, "SIR_NET\t\t28", "SIR_NET\t\t29", "LW4004", "SIR_NET"),
                of("one pending bit for two classes", MIPS, MIPS_C, "(1 << SOFTINT_CLOCK)", "(1 << SOFTINT_BIO)", "LW4004",
                        "SOFTINT_BIO_MASK"),
                of("a pending mask that is not one bit", MIPS, MIPS_C, "(1 << SOFTINT_NET)", "(3 << SOFTINT_NET)", "LW4004",
                        "SOFTINT_NET_MASK"),
                of("two pending bits exchanged, where the highest goes first", X86, INTRDEFS, "SIR_SERIAL\t29", "SIR_SERIAL\t28",
                        "LW4002", "SIR_SERIAL").and("SIR_NET\t\t28", "SIR_NET\t\t29"),
                of("two steps of the ladder exchanged", AARCH64, ARM, "DOSOFTINT(SERIAL);\n\t\tDOSOFTINT(NET);",
                        "DOSOFTINT(NET);\n\t\tDOSOFTINT(SERIAL);", "LW4002", "DOSOFTINT(SERIAL);"),
                of("two steps of the ladder exchanged", ALPHA, ALPHA_C, "DOSOFTINT(NET);\n\t\tDOSOFTINT(BIO);",
                        "DOSOFTINT(BIO);\n\t\tDOSOFTINT(NET);", "LW4002", "DOSOFTINT(NET);"),
                of("a class that the ladder lacks", MIPS, MIPS_C, "\t\tDOSOFTINT(BIO);\n", "", "LW4003", "DOSOFTINT(SERIAL);"),
                of("a class twice in the ladder", AARCH64, ARM, "DOSOFTINT(BIO);\n\t\tDOSOFTINT(CLOCK);",
                        "DOSOFTINT(BIO);\n\t\tDOSOFTINT(BIO);\n\t\tDOSOFTINT(CLOCK);", "LW4003", "DOSOFTINT(BIO);"),
                of("a step of the ladder that tests another bit", AARCH64, ARM,
                        "if (ci->ci_softints & (1 << (IPL_SOFT ## n - IPL_SOFTCLOCK))) {", "if (ci->ci_softints & (1 << IPL_SOFT ## n)) {",
                        "LW4009", "DOSOFTINT(SERIAL);"),
                of("a step of the ladder that tests another bit", ALPHA, ALPHA_C, "if (ssir & SOFTINT_##level##_MASK) {",
                        "if (ssir & (SOFTINT_##level##_MASK << 1)) {", "LW4009", "DOSOFTINT(SERIAL);"),
                of("a step of the ladder that tests another bit", MIPS, MIPS_C, "if (softints & SOFTINT_##level##_MASK) {",
                        "if (softints & SOFTINT_##level) {", "LW4009", "DOSOFTINT(NET);"),
                of("a trigger that raises the wrong line", MIPS, MIPS_C, "(((SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK) >> si) & 1)",
                        "(((SOFTINT_NET_MASK | SOFTINT_BIO_MASK) >> si) & 1)", "LW4007", "int_mask = MIPS_SOFT_INT_MASK_0"),
                of("a trigger that raises one line for all", MIPS, MIPS_C, "(((SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK) >> si) & 1)",
                        "0", "LW4007", "int_mask = MIPS_SOFT_INT_MASK_0"));
    }

    private static List<SoftintFault> maps() {
        return List.of(
                of("two nibbles of the map from class to level exchanged", AARCH64, ARM, "<< (SOFTINT_SERIAL * 4))",
                        "<< (SOFTINT_NET    * 4))", "LW4009", "DOSOFTINT(SERIAL);").and("<< (SOFTINT_NET    * 4))", "<< (SOFTINT_SERIAL * 4))"),
                of("two nibbles of the map from class to level exchanged", POWERPC, POWERPC_MAPS, "<< (SOFTINT_SERIAL * 4))",
                        "<< (SOFTINT_BIO * 4))", "LW4009", "IPL_SOFTSERIAL")
                        .and("<< (SOFTINT_BIO * 4))", "<< (SOFTINT_SERIAL * 4))").reportedIn(POWERPC_H),
                of("two nibbles of the map from level to class exchanged", POWERPC, POWERPC_MAPS, "(SOFTINT_NET\t<< (IPL_SOFTNET * 4))",
                        "(SOFTINT_NET\t<< (IPL_SOFTBIO * 4))", "LW4009", "SOFTINT_BIO\t<< (IPL_SOFTNET * 4))")
                        .and("(SOFTINT_BIO\t<< (IPL_SOFTBIO * 4))", "(SOFTINT_BIO\t<< (IPL_SOFTNET * 4))"),
                of("a nibble of the map from class to level too few", RISCV, RISCV_C,
                        "\t ((IPL_SOFTNET    - IPL_SOFTCLOCK) << (SOFTINT_NET    * 4)) | \\\n", "", "LW4004", "SOFTINT2IPLMAP"),
                of("two fields of the map from class to level exchanged", VAX, "sys/arch/vax/vax/machdep.c",
                        "(IPL_SOFTNET << (SOFTINT_NET * 5))", "(IPL_SOFTNET << (SOFTINT_BIO * 5))", "LW4009", "IPL_SOFTBIO << (SOFTINT_NET * 5)")
                        .and("(IPL_SOFTBIO << (SOFTINT_BIO * 5))", "(IPL_SOFTBIO << (SOFTINT_NET * 5))"),
                of("a class in the wrong group of its level", ALPHA, ALPHA_H,
                        "define\tALPHA_IPL2_SOFTINTS\t(SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK)",
                        "define\tALPHA_IPL2_SOFTINTS\t(SOFTINT_BIO_MASK | SOFTINT_SERIAL_MASK)", "LW4009", "ALPHA_IPL2_SOFTINTS"),
                of("a class in the wrong group of its level", MIPS, MIPS_C, "(SOFTINT_SERIAL_MASK | SOFTINT_NET_MASK)",
                        "(SOFTINT_SERIAL_MASK | SOFTINT_BIO_MASK)", "LW4009", "define\tSOFTINT_MASK_1"),
                of("a class that its group lacks", MIPS, MIPS_C, "(SOFTINT_CLOCK_MASK  | SOFTINT_BIO_MASK)", "(SOFTINT_CLOCK_MASK)",
                        "LW4009", "define\tSOFTINT_MASK_0"),
                of("a wrong mask of what is eligible", AARCH64, ARM, "((0x0f << (ipl)) & 0x0f)", "((0x0f << (ipl)) & 0x07)", "LW4009",
                        "define SOFTIPLMASK"),
                of("a wrong mask of what is eligible", RISCV, RISCV_C, "((0x0f << (ipl)) & 0x0f)", "((0x1f << (ipl)) & 0x1f)", "LW4009",
                        "define\tSOFTIPLMASK"),
                of("a wrong shift of what is eligible", ALPHA, ALPHA_C, "((ALPHA_ALL_SOFTINTS << ((ipl) << 1))",
                        "((ALPHA_ALL_SOFTINTS << (ipl))", "LW4009", "define\tSOFTINTS_ELIGIBLE"),
                of("a wrong shift in the formula of a class's level", ALPHA, ALPHA_C, "(ALPHA_IPL2_SOFTINTS >> (si)) & 1",
                        "(ALPHA_IPL2_SOFTINTS >> ((si) + 1)) & 1", "LW4009", "ALPHA_IPL2_SOFTINTS").reportedIn(ALPHA_H),
                of("a class that the mask of all lacks", POWERPC, POWERPC_MAPS, "(1 << IPL_SOFTCLOCK) | (1 << IPL_SOFTBIO) |",
                        "(1 << IPL_SOFTCLOCK) |", "LW4009", "define\tIPL_SOFTMASK"));
    }

    private static List<SoftintFault> switches() {
        return List.of(
                of("an arm that sets another class's bit", X86, SOFTINTR, "sir = SIR_NET;", "sir = SIR_BIO;", "LW4009", "sir = SIR_BIO;"),
                of("an arm that sets another class's level", X86, SOFTINTR, "fake_softbio_intrhand.ih_level = IPL_SOFTBIO;",
                        "fake_softbio_intrhand.ih_level = IPL_SOFTNET;", "LW4009", "fake_softbio_intrhand.ih_level"),
                of("an arm that sets another class's level", SPARC64, SPARC64_C, "pil = IPL_SOFTSERIAL;", "pil = IPL_SOFTNET;", "LW4009",
                        "pil = IPL_SOFTNET;"),
                of("an arm that is not there", X86, SOFTINTR, "\tcase SOFTINT_CLOCK:\n", "", "LW4003", "switch (level)"),
                of("an arm that is not there", SPARC64, SPARC64_C, "\tcase SOFTINT_BIO:\n\t\tpil = IPL_SOFTBIO;\n\t\tbreak;\n", "",
                        "LW4003", "switch (level)"),
                of("an arm that sets nothing", SPARC64, SPARC64_C, "\t\tpil = IPL_SOFTBIO;\n", "", "LW4003", "switch (level)"),
                of("two arms exchanged", X86, SOFTINTR, "case SOFTINT_BIO:", "case SOFTINT_NET:", "LW4009", "sir = SIR_BIO;")
                        .and("case SOFTINT_NET:", "case SOFTINT_BIO:"));
    }

    private static List<SoftintFault> masks() {
        return List.of(
                of("a row that masks too little", MIPS, OCTEON, "[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK,",
                        "[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK_0,", "LW4006", "[IPL_SOFTNET]"),
                of("a row that masks too much", MIPS, OCTEON, "[IPL_SOFTCLOCK] =\tMIPS_SOFT_INT_MASK_0,",
                        "[IPL_SOFTCLOCK] =\tMIPS_SOFT_INT_MASK,", "LW4006", "[IPL_SOFTCLOCK]"),
                of("two rows with their masks exchanged", MIPS, OCTEON, "[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK,",
                        "[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK_0,", "LW4006", "[IPL_SOFTCLOCK]")
                        .and("[IPL_SOFTCLOCK] =\tMIPS_SOFT_INT_MASK_0,", "[IPL_SOFTCLOCK] =\tMIPS_SOFT_INT_MASK,"),
                of("a level of devices that lets software interrupts in", MIPS, OCTEON, "[IPL_VM] =\t\tMIPS_SOFT_INT_MASK | MIPS_INT_MASK_0,",
                        "[IPL_VM] =\t\tMIPS_INT_MASK_0,", "LW4006", "[IPL_VM]"),
                of("a row that is not there", MIPS, OCTEON, "\t[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK,\n", "", "LW4006", "octeon_ipl_sr_map"),
                of("a wrong row in a macro that several tables use", "mips sgimips/GENERIC32_IP3x", "sys/arch/sgimips/sgimips/machdep.c",
                        "[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK,\t\t\\", "[IPL_SOFTNET] =\t\tMIPS_SOFT_INT_MASK_0,\t\\", "LW4006",
                        "IPL2SPL_TABLE_COMMON,"),
                of("an assembler table with a row too few", MIPS, MIPS_S, "\t.word\tMIPS_INT_MASK\t\t/* IPL_DDB */\n", "", "LW4005",
                        "/* IPL_NONE */"),
                of("an assembler table with a row too few", RISCV, RISCV_S, "\t.word\t0\t\t\t\t\t/* IPL_SOFTBIO */\n", "", "LW4005",
                        "/* IPL_NONE */"),
                of("two rows of an assembler table exchanged", MIPS, MIPS_S,
                        "\t.word\tMIPS_SOFT_INT_MASK_0\t/* IPL_SOFT{CLOCK,BIO} */\n\t.word\tMIPS_SOFT_INT_MASK\t/* IPL_SOFT{NET,SERIAL} */\n",
                        "\t.word\tMIPS_SOFT_INT_MASK\t/* IPL_SOFT{NET,SERIAL} */\n\t.word\tMIPS_SOFT_INT_MASK_0\t/* IPL_SOFT{CLOCK,BIO} */\n",
                        "LW4006", "IPL_SOFT{NET,SERIAL}"),
                of("a comment that names another class", MIPS, MIPS_S, "/* IPL_SOFT{CLOCK,BIO} */", "/* IPL_SOFT{CLOCK,NET} */", "LW4006",
                        "IPL_SOFT{CLOCK,NET}"),
                of("a comment that names another class", RISCV, RISCV_S, "/* IPL_SOFTNET */", "/* IPL_SOFTSERIAL, too */", "LW4006",
                        "IPL_SOFTSERIAL, too"),
                of("a wrong mask in an assembler table", MIPS, MIPS_S, ".word\tMIPS_SOFT_INT_MASK_0\t", ".word\tMIPS_SOFT_INT_MASK_1\t",
                        "LW4006", "IPL_SOFT{CLOCK,BIO}"));
    }

    private static List<SoftintFault> assertions() {
        return List.of(
                of("a condition before #error that holds", AARCH64, "sys/arch/evbarm/include/intr.h", "IPL_SOFTNET\t3", "IPL_SOFTNET\t2",
                        "LW4008", "IPL_SOFTSERIAL != IPL_SOFTNET + 1").and("IPL_SOFTBIO\t2", "IPL_SOFTBIO\t3").reportedIn(ARM),
                of("an assertion of masks that fails", AARCH64, ARM, "SOFTIPLMASK(IPL_SOFTBIO)\t== 0x0000000c",
                        "SOFTIPLMASK(IPL_SOFTBIO)\t== 0x0000000e", "LW4008", "SOFTIPLMASK(IPL_SOFTBIO)"),
                of("an assertion of levels that fails", POWERPC, POWERPC_H, "IPL_SOFTNET\t\t3", "IPL_SOFTNET\t\t2", "LW4008",
                        "IPL_SOFTBIO < IPL_SOFTNET").and("IPL_SOFTBIO\t\t2", "IPL_SOFTBIO\t\t3").reportedIn(POWERPC_C),
                of("an assertion of a level that fails", ALPHA, ALPHA_H, "IPL_SOFTBIO\tALPHA_PSL_IPL_SOFT_LO",
                        "IPL_SOFTBIO\tALPHA_PSL_IPL_SOFT_HI", "LW4008", "__CTASSERT(IPL_SOFTBIO ==").reportedIn(ALPHA_C),
                of("an assertion of the number of classes that is stale", ALPHA, ALPHA_C, "SOFTINT_COUNT == 4", "SOFTINT_COUNT == 5",
                        "LW4008", "SOFTINT_COUNT == 5"));
    }

    private static List<SoftintFault> numbers() {
        return List.of(
                of("a stale count of classes", M68K, INTR, "#define\tSOFTINT_COUNT\t0x0004\n#define\tSOFTINT_LVLMASK",
                        "#define\tSOFTINT_COUNT\t0x0003\n#define\tSOFTINT_LVLMASK", "LW4005", "SOFTINT_COUNT\t0x0003"),
                of("a stale count of classes for programs that read kernels", M68K, INTR,
                        "#elif defined(_KMEMUSER)\n#define\tSOFTINT_COUNT\t0x0004", "#elif defined(_KMEMUSER)\n#define\tSOFTINT_COUNT\t0x0003",
                        "LW4005", "SOFTINT_COUNT\t0x0003"),
                of("one number for two classes", M68K, INTR, "SOFTINT_NET\t0x0003", "SOFTINT_NET\t0x0002", "LW4005", "SOFTINT_NET\t0x0002"),
                of("a class whose number is beyond the count", M68K, INTR, "SOFTINT_NET\t0x0003", "SOFTINT_NET\t0x0004", "LW4005",
                        "SOFTINT_COUNT\t0x0004"),
                of("too few slots for cross-calls", M68K, XCALL, "xc_sihs[4]", "xc_sihs[3]", "LW4005", "xc_sihs[3]"),
                of("one slot for two levels of cross-calls", M68K, XCALL, "XC_IPL_SOFTBIO\t\t2", "XC_IPL_SOFTBIO\t\t1", "LW4005", "XC_IPL_SOFTBIO"),
                of("a level without a slot for cross-calls", M68K, XCALL, "#define XC_IPL_SOFTBIO\t\t2\n", "", "LW4003", "xc_sihs"),
                of("a level that no case encodes", M68K, XCALL, "\tcase IPL_SOFTBIO:\n\t\treturn __SHIFTIN(XC_IPL_SOFTBIO, XC_IPL_MASK);\n", "",
                        "LW4003", "xc_encode_ipl"),
                of("a level that no handler of cross-calls serves", M68K, XCALL, "\tSETUP_SOFTINT(XC_IPL_SOFTBIO, SOFTINT_BIO);\n", "",
                        "LW4003", "xc_init(void)"),
                of("a handler of cross-calls in another class's slot", M68K, XCALL, "SETUP_SOFTINT(XC_IPL_SOFTBIO, SOFTINT_BIO)",
                        "SETUP_SOFTINT(XC_IPL_SOFTBIO, SOFTINT_NET)", "LW4009", "SETUP_SOFTINT(XC_IPL_SOFTBIO, SOFTINT_NET)"));
    }

    private static List<SoftintFault> threads() {
        return List.of(
                of("two priorities of threads exchanged", M68K, PARAM, "PRI_SOFTNET\t(MAXPRI_KERNEL_RT - schedppq * 1)",
                        "PRI_SOFTNET\t(MAXPRI_KERNEL_RT - schedppq * 2)", "LW4010", "SOFTINT_BIO)) != 0")
                        .and("PRI_SOFTBIO\t(MAXPRI_KERNEL_RT - schedppq * 2)", "PRI_SOFTBIO\t(MAXPRI_KERNEL_RT - schedppq * 1)")
                        .reportedIn(SOFTINT),
                of("two threads picked in the wrong order", M68K, SOFTINT,
                        "if ((waiting & (1 << SOFTINT_NET)) != 0) {\n\t\tnext = sc->sc_int[SOFTINT_NET].si_lwp;",
                        "if ((waiting & (1 << SOFTINT_CLOCK)) != 0) {\n\t\tnext = sc->sc_int[SOFTINT_CLOCK].si_lwp;", "LW4010", "SOFTINT_BIO)) != 0")
                        .and("if ((waiting & (1 << SOFTINT_CLOCK)) != 0) {\n\t\tnext = sc->sc_int[SOFTINT_CLOCK].si_lwp;",
                                "if ((waiting & (1 << SOFTINT_NET)) != 0) {\n\t\tnext = sc->sc_int[SOFTINT_NET].si_lwp;"),
                of("a thread that is never picked", M68K, SOFTINT,
                        "\t} else if ((waiting & (1 << SOFTINT_BIO)) != 0) {\n\t\tnext = sc->sc_int[SOFTINT_BIO].si_lwp;\n", "", "LW4003",
                        "SOFTINT_SERIAL)) != 0"),
                of("a thread that is tested for twice", M68K, SOFTINT, "(1 << SOFTINT_CLOCK)) != 0", "(1 << SOFTINT_BIO)) != 0", "LW4003",
                        "SOFTINT_SERIAL)) != 0"),
                of("a test that picks another class's thread", M68K, SOFTINT,
                        "next = sc->sc_int[SOFTINT_BIO].si_lwp;", "next = sc->sc_int[SOFTINT_NET].si_lwp;",
                        "LW4009", "SOFTINT_BIO)) != 0"),
                of("an instance that is not made", M68K, SOFTINT,
                        "\tsoftint_init_isr(sc, \"bio\", PRI_SOFTBIO, SOFTINT_BIO,\n\t    IPL_SOFTBIO);\n", "", "LW4003", "softint_init_isr(sc, \"clk\""),
                of("an instance made with another class's priority", M68K, SOFTINT, "\"bio\", PRI_SOFTBIO, SOFTINT_BIO",
                        "\"bio\", PRI_SOFTNET, SOFTINT_BIO", "LW4009", "softint_init_isr(sc, \"bio\""),
                of("an instance made with another class's level", M68K, SOFTINT, "SOFTINT_CLOCK,\n\t    IPL_SOFTCLOCK);",
                        "SOFTINT_CLOCK,\n\t    IPL_SOFTBIO);", "LW4009", "softint_init_isr(sc, \"clk\""));
    }

    private static List<SoftintFault> lists() {
        return List.of(
                of("a list of levels that lacks one", M68K, "sys/kern/kern_mutex.c", "ipl == IPL_SOFTBIO || ipl == IPL_SOFTNET",
                        "ipl == IPL_SOFTNET", "LW4003", "if (ipl == IPL_NONE"),
                of("a list of levels that lacks one", M68K, "sys/rump/librump/rumpkern/locks.c", "ipl == IPL_NONE || ipl == IPL_SOFTCLOCK ||",
                        "ipl == IPL_NONE ||", "LW4003", "ipl == IPL_NONE ||"),
                of("a list of levels that lacks one more", M68K, "sys/kern/subr_pool.c", "pp->pr_ipl == IPL_SOFTNET || ", "", "LW4003",
                        "pp->pr_ipl == IPL_SOFTCLOCK"));
    }

    private static List<SoftintFault> uses() {
        return List.of(
                of("a read section that lets a software interrupt in", X86, "sys/kern/subr_pserialize.c", "s = splsoftserial();",
                        "s = splsoftnet();", "LW4011", "splsoftnet()"),
                of("a lock for all classes at a lower level", X86, XCALL, "mutex_init(&xchi->xc_lock, MUTEX_DEFAULT, IPL_SOFTSERIAL)",
                        "mutex_init(&xchi->xc_lock, MUTEX_DEFAULT, IPL_SOFTNET)", "LW4011", "mutex_init(&xchi->xc_lock"),
                of("a lock for all classes at a lower level", X86, "sys/kern/kern_entropy.c", "mutex_init(&E->lock, MUTEX_DEFAULT, IPL_SOFTSERIAL)",
                        "mutex_init(&E->lock, MUTEX_DEFAULT, IPL_SOFTCLOCK)", "LW4011", "mutex_init(&E->lock"),
                of("a buffer for all classes at a lower level", X86, "sys/kern/kern_entropy.c", "lock->ecl_s = splsoftserial();",
                        "lock->ecl_s = splsoftbio();", "LW4011", "splsoftbio()"),
                of("a generator for all classes at a lower level", X86, "sys/kern/subr_cprng.c", "\"kern\", IPL_SOFTSERIAL, 0",
                        "\"kern\", IPL_SOFTNET, 0", "LW4011", "\"kern\", IPL_SOFTNET"),
                of("a lowest class that is not the lowest", X86, "sys/kern/kern_heartbeat.c", "softint_establish(SOFTINT_CLOCK|SOFTINT_MPSAFE",
                        "softint_establish(SOFTINT_BIO|SOFTINT_MPSAFE", "LW4012", "SOFTINT_BIO|SOFTINT_MPSAFE"),
                of("a lowest class that is not the lowest, where numbers go down", HPPA, "sys/kern/kern_heartbeat.c",
                        "softint_establish(SOFTINT_CLOCK|SOFTINT_MPSAFE", "softint_establish(SOFTINT_NET|SOFTINT_MPSAFE", "LW4012",
                        "SOFTINT_NET|SOFTINT_MPSAFE"));
    }
}
