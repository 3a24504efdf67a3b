package org.lockwright.rules.convert;

import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;

/** Copies for a class that is new, bodies of switches, initialisers, and functions that nobody can convert. */
class CodeEditsTest {

    @Test
    void aDeclarationIsCopied() {
        EditCase copy = EditCase.of("op: clone, in: FILE, of: declaration, name: fake_softbio_hand, like: bio, as: gen");
        copy.becomes("""
                struct hand { int level; };
                struct hand fake_softnet_hand;
                struct hand fake_softbio_hand;	/* for bio */
                int x;
                """, """
                struct hand { int level; };
                struct hand fake_softnet_hand;
                struct hand fake_softbio_hand;	/* for bio */
                struct hand fake_softgen_hand;	/* for gen */
                int x;
                """);
        copy.isRight("int fake_softbio_hand;\nint fake_softgen_hand;\n");
        copy.hasNoPlace("int fake_softnet_hand;\n");
    }

    private static final String CALLS = """
            #define	PRI_SOFTBIO	1
            #define	IPL_SOFTBIO	2
            #define	IPL_SOFTNET	3
            void init(const char *, int, int);
            void
            f(void)
            {
            	init("net", 0, IPL_SOFTNET);
            	init("bio", PRI_SOFTBIO,
            	    IPL_SOFTBIO);	/* softbio */
            	init("end", 0, 0);
            }
            """;

    private static final String COPY = "\tinit(\"gen\", PRI_SOFTGEN,\n\t    IPL_SOFTGEN);\t/* softgen */\n";

    @Test
    void aCallIsCopied() {
        EditCase.of("op: clone, in: FILE, function: f, of: call, name: init, like: bio, as: gen").becomes(CALLS, CALLS.replace("\tinit(\"end", COPY + "\tinit(\"end"));
    }

    @Test
    void aCopyMayHaveAGuard() {
        EditCase guarded = EditCase.of("op: clone, in: FILE, function: f, of: call, name: init, like: bio, as: gen, guard: 'SOFTINT_GEN != 1'");
        String after = CALLS.replace("\tinit(\"end", "#if SOFTINT_GEN != 1\n" + COPY + "#endif\n\tinit(\"end");
        EditCase.of("op: clone, in: FILE, function: g, of: call, name: init, like: bio, as: gen").hasNoPlace(CALLS);
        guarded.becomes(CALLS.replace("#define\tPRI", "#define\tSOFTINT_GEN\t2\n#define\tPRI"),
                after.replace("#define\tPRI", "#define\tSOFTINT_GEN\t2\n#define\tPRI"));
    }

    // contract: where the guard leaves the copy out, a second run must see it all the same.
    @Test
    void aCopyThatItsGuardLeavesOutIsThere() {
        EditCase.of("op: clone, in: FILE, function: f, of: call, name: init, like: bio, as: gen, guard: 'SOFTINT_GEN != 0'")
                .becomes(CALLS, CALLS.replace("\tinit(\"end", "#if SOFTINT_GEN != 0\n" + COPY + "#endif\n\tinit(\"end"));
    }

    private static final String CASES = """
            #define	SOFTINT_BIO	1
            #define	SOFTINT_NET	2
            #define	SIR_BIO	3
            #define	SIR_NET	4
            int softbio, softnet;
            int
            f(int level)
            {
            	int sir = 0;
            	switch (level) {
            	case SOFTINT_BIO:
            		sir = SIR_BIO;
            		softbio = sir;
            		break;
            	case SOFTINT_NET:
            		sir = SIR_NET;
            		break;
            	}
            	return sir;
            }
            """;

    @Test
    void aCaseIsCopied() {
        EditCase.of("op: clone, in: FILE, function: f, of: case, like: bio, as: gen").becomes(CASES, CASES.replace("\tcase SOFTINT_NET",
                "\tcase SOFTINT_GEN:\n\t\tsir = SIR_GEN;\n\t\tsoftgen = sir;\n\t\tbreak;\n\tcase SOFTINT_NET"));
    }

    private static final String CONDITION = """
            #define	IPL_SOFTCLOCK	1
            #define	IPL_SOFTNET	2
            int
            f(int ipl)
            {
            	if (ipl == 7)
            		return 2;
            	if (ipl == 0 || ipl == IPL_SOFTCLOCK ||
            	    ipl == IPL_SOFTNET)
            		return 1;
            	return 0;
            }
            """;

    @Test
    void anOperandIsCopiedToTheEndOfItsCondition() {
        EditCase.of("op: clone, in: FILE, function: f, of: operand, name: ipl, like: clock, as: gen")
                .becomes(CONDITION, CONDITION.replace("IPL_SOFTNET)", "IPL_SOFTNET || ipl == IPL_SOFTGEN)"));
        EditCase.of("op: clone, in: FILE, function: f, of: operand, name: ipl, like: clock, as: gen")
                .hasNoPlace(CONDITION.replace("ipl == IPL_SOFTCLOCK", "ipl == 1"));
    }

    @Test
    void aDefinitionIsCopied() {
        EditCase copy = EditCase.of("op: clone, in: FILE, of: define, name: SOFTINT_CLOCK_MASK, like: clock, as: gen");
        copy.becomes("#define	SOFTINT_CLOCK_MASK	(1 << SOFTINT_CLOCK)\nint x;\n",
                "#define	SOFTINT_CLOCK_MASK	(1 << SOFTINT_CLOCK)\n#define	SOFTINT_GEN_MASK	(1 << SOFTINT_GEN)\nint x;\n");
        copy.becomes("#define	SOFTINT_CLOCK_MASK	2\n", "#define	SOFTINT_CLOCK_MASK	2\n#define	SOFTINT_GEN_MASK	2\n");
        copy.isRight("#define	SOFTINT_GEN_MASK	(1 << 4)\n");
    }

    @Test
    void theBodyOfASwitchBecomesABlock() {
        EditCase body = EditCase.of("op: switch-body, in: FILE, function: f, block: b").block("\tcase 1:\n\t\treturn 2;\n");
        body.becomes("""
                int
                f(int ipl)
                {
                	switch (ipl) {
                	case 0:
                #if 1
                		return 1;
                #endif
                	}
                	return 0;
                }
                """, """
                int
                f(int ipl)
                {
                	switch (ipl) {
                	case 1:
                		return 2;
                	}
                	return 0;
                }
                """);
        body.hasNoPlace("int\nf(int ipl)\n{\n\treturn ipl;\n}\n");
    }

    private static final String TRIGGER = """
            #define	SOFTINT_CLOCK_MASK	1
            #define	SOFTINT_NET_MASK	2
            #define	SOFTINT_SERIAL_MASK	4
            void set(unsigned int);
            void
            f(int si)
            {
            	const unsigned int mask = 1
            	    << (((SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK) >> si) & 1);

            	set(mask);
            }
            """;

    // contract: a single name needs no parentheses, an expression keeps those it has.
    @Test
    void aPartOfAnInitialiserBecomesABlock() {
        EditCase part = EditCase.of("op: initializer, in: FILE, function: f, variable: mask, classes: [net, serial], block: upper");
        part.block("SOFTINT_CLOCK_MASK\n")
                .becomes(TRIGGER, TRIGGER.replace("(SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK)", "SOFTINT_CLOCK_MASK"));
        part.block("SOFTINT_CLOCK_MASK | SOFTINT_BIO_MASK\n")
                .becomes(TRIGGER, TRIGGER.replace("SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK", "SOFTINT_CLOCK_MASK | SOFTINT_BIO_MASK"));
        part.block("SOFTINT_CLOCK_MASK\n").isRight(TRIGGER.replace("(SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK)", "SOFTINT_CLOCK_MASK"));
        part.block("SOFTINT_CLOCK_MASK\n").hasNoPlace(TRIGGER.replace("(SOFTINT_NET_MASK | SOFTINT_SERIAL_MASK)", "SOFTINT_BIO_MASK"));
    }

    @Test
    void aFunctionThatNothingConvertsIsRefused() {
        EditCase refuse = EditCase.of("op: refuse, in: FILE, function: setsoft, reason: own-trigger");
        refuse.refuses("void\nsetsoft(int x)\n{\n}\n", Reason.OWN_TRIGGER);
        refuse.hasNoPlace("void setsoft(int);\n");
    }
}
