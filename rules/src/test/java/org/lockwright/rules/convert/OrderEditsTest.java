package org.lockwright.rules.convert;

import org.junit.jupiter.api.Test;

/** Statements for each class, put in the order of classes. */
class OrderEditsTest {

    private static final String BITS = """
            #define	SOFTINT_BIO	0
            #define	SOFTINT_CLOCK	1
            #define	SOFTINT_SERIAL	2
            #define	SOFTINT_NET	3
            #define	SOFTINT_GEN	4
            """;

    private static String chain(String... classes) {
        StringBuilder out = new StringBuilder(BITS).append("int\npick(int mask)\n{\n\tint l;\n\n\t");
        for (String c : classes) {
            out.append("if ((mask & (1 << SOFTINT_").append(c).append(")) != 0) {\n\t\tl = SOFTINT_").append(c).append(" + 1;\n\t} else ");
        }
        return out.append("{\n\t\tl = 0;\n\t}\n\treturn l;\n}\n").toString();
    }

    @Test
    void theTestsOfAChainAreArranged() {
        EditCase.of("op: arrange, in: FILE, function: pick, like: bio")
                .becomes(chain("SERIAL", "NET", "BIO", "CLOCK", "GEN"), chain("CLOCK", "SERIAL", "NET", "BIO", "GEN"));
        EditCase.of("op: arrange, in: FILE, function: pick, like: bio").isRight(chain("CLOCK", "SERIAL", "NET", "BIO", "GEN"));
    }

    @Test
    void aClassThatIsNewIsCopied() {
        EditCase.of("op: arrange, in: FILE, function: pick, like: bio")
                .becomes(chain("SERIAL", "NET", "BIO", "CLOCK"), chain("CLOCK", "SERIAL", "NET", "BIO", "GEN"));
    }

    // contract: before the order turns, a new class goes to the end of today's.
    @Test
    void todaysOrderMayStay() {
        EditCase today = EditCase.of("op: arrange, in: FILE, function: pick, like: bio, order: today");
        today.becomes(chain("SERIAL", "NET", "BIO", "CLOCK"), chain("SERIAL", "NET", "BIO", "CLOCK", "GEN"));
        today.isRight(chain("CLOCK", "SERIAL", "NET", "BIO", "GEN"));
    }

    @Test
    void equalClassesKeepTheOrderTheyHaveToday() {
        EditCase.of("op: arrange, in: FILE, function: pick, like: bio").order("gen > bio == net == clock > serial")
                .becomes(chain("SERIAL", "NET", "BIO", "CLOCK"), chain("GEN", "CLOCK", "NET", "BIO", "SERIAL"));
    }

    private static String uses(String... classes) {
        StringBuilder out = new StringBuilder(BITS).append("#define	DOSOFTINT(c)	\\\n\tif (m & (1 << SOFTINT_ ## c)) \\\n\t\tm = 0;\n")
                .append("void\nprocess(int m)\n{\n\twhile (m) {\n");
        for (String c : classes) {
            out.append("\t\tDOSOFTINT(").append(c).append(")\n");
        }
        return out.append("\t}\n}\n").toString();
    }

    @Test
    void usesOfAMacroAreArranged() {
        EditCase arrange = EditCase.of("op: arrange, in: FILE, function: process, macro: DOSOFTINT, like: bio");
        arrange.becomes(uses("SERIAL", "NET", "BIO", "CLOCK"), uses("CLOCK", "SERIAL", "NET", "BIO", "GEN"));
        arrange.hasNoPlace(uses("SERIAL"));
        arrange.hasNoPlace(uses("SERIAL", "NET").replace("process", "other"));
    }

    // contract: where statements must change more than their places, a block takes the place of all of them.
    @Test
    void aBlockMayBeTheLadder() {
        String old = uses("SERIAL", "NET", "BIO", "CLOCK").replace(")\n\t\t", ");\n\t\t").replace(")\n\t}", ");\n\t}");
        String ladder = "\t\tDOSOFTINT(CLOCK);\n\t\tDOSOFTINT(GEN);\n";
        String then = old.substring(0, old.indexOf("\t\tDOSOFTINT(SERIAL")) + ladder + "\t}\n}\n";
        EditCase.of("op: arrange, in: FILE, function: process, macro: DOSOFTINT, like: bio, block: ladder").block(ladder).becomes(old, then);
    }

    private static final String LEVELS = """
            #define	IPL_NONE	0
            #define	IPL_SOFTCLOCK	1
            #define	IPL_SOFTBIO	2
            #define	IPL_SOFTNET	3
            #define	IPL_SOFTSERIAL	4
            #define	IPL_VM	5
            int spl0(void), splsoftclock(void), splsoftbio(void), splsoftnet(void), splsoftserial(void), splvm(void);
            void ASSERT(int);
            """;

    private static String raising(String[] classes, String... also) {
        StringBuilder out = new StringBuilder(LEVELS).append("void\ntest(void)\n{\n\tint s, r;\n\n\ts = spl0();\n\n");
        String before = "NONE";
        for (String c : classes) {
            out.append("\ts = splsoft").append(c.toLowerCase(java.util.Locale.ROOT)).append("();\n\tASSERT(s == IPL_").append(before).append(");\n\n");
            before = "SOFT" + c;
        }
        out.append("\ts = splvm();\n\tASSERT(s == IPL_").append(before).append(");\n\tfor (r = IPL_SOFT").append(classes[0])
                .append("; r <= IPL_VM; r++)\n\t\tASSERT(r);\n");
        for (String line : also) {
            out.append(line);
        }
        return out.append("}\n").toString();
    }

    private static final String[] TODAY = {"CLOCK", "BIO", "NET", "SERIAL"};
    private static final String[] THEN = {"BIO", "NET", "SERIAL", "CLOCK"};

    // contract: each paragraph says what level it came from, so those words move with the place and not with the paragraph.
    @Test
    void stepsOfLevelsAreArranged() {
        EditCase steps = EditCase.of("op: steps, in: FILE, function: test, first: 'splsoft${class}', previous: 's =='");
        steps.becomes(raising(TODAY), raising(THEN));
        steps.isRight(raising(THEN));
        steps.hasNoPlace(LEVELS + "void\ntest(void)\n{\n\tint s = splsoftclock();\n\n\ts = splvm();\n}\n");
    }

    @Test
    void aFunctionBehindAConditionalIsSeenUnderItsMacro() {
        String hidden = "#ifdef PARANOIA\n%s#endif\n";
        EditCase.of("op: steps, in: FILE, function: test, first: 'splsoft${class}', previous: 's ==', macros: [PARANOIA]")
                .becomes(hidden.formatted(raising(TODAY)), hidden.formatted(raising(THEN)));
        EditCase.of("op: steps, in: FILE, function: test, first: 'splsoft${class}', previous: 's =='")
                .hasNoPlace(hidden.formatted(raising(TODAY)));
    }
}
