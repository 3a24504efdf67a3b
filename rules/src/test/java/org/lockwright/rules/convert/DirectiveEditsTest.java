package org.lockwright.rules.convert;

import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;

/** Definitions, insertions beside directives, runs of lines and of tokens, sizes of arrays. */
class DirectiveEditsTest {

    private static final EditCase LEVELS = EditCase.of("op: defines, in: FILE, block: levels, names: [IPL_A, IPL_B]").block("""
            #define	IPL_B	1
            #define	IPL_A	2
            """);

    @Test
    void definitionsBecomeABlock() {
        LEVELS.becomes("""
                int x;
                #define	IPL_A	1
                #define	IPL_B	2
                int y;
                """, """
                int x;
                #define	IPL_B	1
                #define	IPL_A	2
                int y;
                """);
    }

    // contract: what stands between the first and the last definition goes too: they are one region.
    @Test
    void theRegionIsFromTheFirstToTheLast() {
        LEVELS.becomes("""
                #define	IPL_NONE	0
                #define	IPL_B	2

                #define	IPL_A	\\
                	1
                #define	IPL_C	3
                """, """
                #define	IPL_NONE	0
                #define	IPL_B	1
                #define	IPL_A	2
                #define	IPL_C	3
                """);
    }

    @Test
    void theLastLineOfAFileMayBeADefinition() {
        LEVELS.becomes("#define\tIPL_A\t1\n", "#define\tIPL_B\t1\n#define\tIPL_A\t2\n");
    }

    @Test
    void whatStandsBetweenTheDefinitionsIsNotLost() {
        EditCase region = EditCase.of("op: defines, in: FILE, block: levels, names: [IPL_A, IPL_B]").block("#define\tIPL_A\t2\n");

        region.refuses("#define\tIPL_A\t1\n#define\tFOREIGN\t7\n#define\tIPL_B\t2\n", Reason.OTHER_SHAPE);
        region.refuses("#define\tIPL_A\t1\n#ifdef X\n#define\tIPL_B\t2\n#endif\n", Reason.OTHER_SHAPE);
        region.refuses("#define\tIPL_A\t1\n/* said of both */\n#define\tIPL_B\t2\n", Reason.OTHER_SHAPE);
    }

    @Test
    void aFileWithoutTheDefinitionsHasNoSite() {
        LEVELS.hasNoPlace("int IPL_A;\n/* #define IPL_A 1 */\n");
        LEVELS.at("sys/kern/other.c").hasNoPlace("#undef IPL_A\n");
    }

    @Test
    void theBlockIsToldTheCommentsThatStoodThere() {
        EditCase.of("op: defines, in: FILE, block: levels, names: [IPL_A]")
                .blocks((template, block, model) -> "#define IPL_A 2 " + ((java.util.Map<?, ?>) model.get("comments")).get("IPL_A") + "\n")
                .becomes("#define IPL_A 1 /* callouts */\n", "#define IPL_A 2 /* callouts */\n");
    }

    private static final String ABOVE = """
            int x;

            /*
             * Today's levels.
             */
            #define	IPL_A	1
            """;

    @Test
    void theCommentAboveGoesOnlyIfItIsMeant() {
        LEVELS.becomes(ABOVE, ABOVE.replace("#define\tIPL_A\t1\n", "#define\tIPL_B\t1\n#define\tIPL_A\t2\n"));
        EditCase.of("op: defines, in: FILE, block: levels, with-comment: true, names: [IPL_A, IPL_B]").block("""
                /* Levels. */
                #define	IPL_A	2
                """).becomes(ABOVE, "int x;\n\n/* Levels. */\n#define\tIPL_A\t2\n");
    }

    @Test
    void aCommentThatIsNotDirectlyAboveStays() {
        EditCase.of("op: defines, in: FILE, block: levels, with-comment: true, names: [IPL_A]").block("#define IPL_A 2\n")
                .becomes("/* File. */\n\n#define IPL_A 1\n", "/* File. */\n\n#define IPL_A 2\n");
    }

    @Test
    void definitionsStayWhereAnIdentifierSaysTheyAreNew() {
        EditCase once = EditCase.of("op: defines, in: FILE, block: levels, unless: IPL_GEN, names: [IPL_A]")
                .block("#define IPL_GEN 1\n#define IPL_A IPL_GEN\n");
        once.becomes("#define IPL_A 1\n", "#define IPL_GEN 1\n#define IPL_A IPL_GEN\n");
        once.isRight("#ifdef IPL_GEN\n#define IPL_A 1\n#endif\n");
        once.becomes("/* IPL_GEN */\n#define IPL_A 1\n", "/* IPL_GEN */\n#define IPL_GEN 1\n#define IPL_A IPL_GEN\n");
    }

    @Test
    void everyDefinitionOfANameGetsTheValue() {
        EditCase.of("op: value, in: FILE, name: COUNT, value: '5'").becomes("""
                #ifdef A
                #define	COUNT	4	/* how many */
                #else
                # define COUNT	(2 + 2) // the same
                #endif
                int n = COUNT;
                """, """
                #ifdef A
                #define	COUNT	5	/* how many */
                #else
                # define COUNT	5 // the same
                #endif
                int n = COUNT;
                """);
        EditCase.of("op: value, in: FILE, name: COUNT, value: '5'").isRight("#define COUNT 5\n");
        EditCase.of("op: value, in: FILE, name: COUNT, value: '5'").hasNoPlace("#define COUNTER 4\n#undef COUNT\n");
    }

    @Test
    void aValueMayHaveLines() {
        EditCase.of("op: value, in: FILE, name: NAMES, value: \"(pfx)\\t{ pfx\\\"none\\\", \\\\\\n\\t\\t  pfx\\\"high\\\" }\"").becomes("""
                #define	NAMES(pfx)	{ pfx"none", pfx"soft", \\
                			  pfx"high" }
                int x;
                """, """
                #define	NAMES(pfx)	{ pfx"none", \\
                		  pfx"high" }
                int x;
                """);
    }

    private static final String INSERTED = "#define\tNEW\t1\n";

    @Test
    void textGoesBehindADefinition() {
        EditCase.of("op: insert, in: FILE, after-define: OLD, block: b, unless: NEW").block(INSERTED)
                .becomes("#define\tOLD\t\\\n\t0\nint x;\n", "#define\tOLD\t\\\n\t0\n#define\tNEW\t1\nint x;\n");
        EditCase.of("op: insert, in: FILE, after-define: OLD, block: b, unless: NEW").block(INSERTED)
                .becomes("#define\tOLD\t0\n", "#define\tOLD\t0\n#define\tNEW\t1\n");
        EditCase.of("op: insert, in: FILE, after-define: OLD, block: b, unless: NEW").block(INSERTED).hasNoPlace("int OLD;\n");
    }

    @Test
    void textGoesBehindAnInclude() {
        EditCase.of("op: insert, in: FILE, after-include: machine/intr.h, block: b, unless: NEW").block(INSERTED)
                .becomes("#include <machine/intr.h>\n\n#endif\n", "#include <machine/intr.h>\n#define\tNEW\t1\n\n#endif\n");
        EditCase.of("op: insert, in: FILE, after-include: machine/intr.h, block: b, unless: NEW").block(INSERTED)
                .isRight("#include <machine/intr.h>\nint NEW;\n");
    }

    @Test
    void textGoesInFrontOfAFunctionAndItsComment() {
        EditCase before = EditCase.of("op: insert, in: FILE, before-function: f, block: b, unless: NEW").block("#define\tNEW\t1\n\n");
        before.becomes("""
                int f(void);

                /*
                 * Says one.
                 */
                int
                f(void)
                {
                	return 1;
                }
                """, """
                int f(void);

                #define	NEW	1

                /*
                 * Says one.
                 */
                int
                f(void)
                {
                	return 1;
                }
                """);
        before.hasNoPlace("int f(void);\n");
    }

    @Test
    void linesBetweenTwoRunsOfTokensBecomeABlock() {
        EditCase.of("op: lines, in: FILE, after: 'while ( 0 )', first: 'SETUP (', before: '# undef SETUP', block: b").block("\tSETUP(NEW);\n")
                .becomes("""
                        #define SETUP(x) do {		\\
                        	use(x);	/* SETUP(x) */	\\
                        } while (0)

                        	SETUP(A);	/* a */
                        #if B
                        	SETUP(B);
                        #endif

                        #undef SETUP
                        """, """
                        #define SETUP(x) do {		\\
                        	use(x);	/* SETUP(x) */	\\
                        } while (0)

                        	SETUP(NEW);

                        #undef SETUP
                        """);
        EditCase.of("op: lines, in: FILE, after: 'while ( 0 )', first: 'SETUP (', before: '# undef SETUP', block: b")
                .hasNoPlace("#define SETUP(x) do use(x); while (1)\n\tSETUP(A);\n#undef SETUP\n");
    }

    @Test
    void eachRunOfTokensIsReplaced() {
        EditCase count = EditCase.of("op: tokens, in: FILE, from: 'COUNT == 4', to: 'COUNT == 5'");
        count.becomes("ASSERT(COUNT /* all */ ==\t4);\nint COUNT = 4;\n", "ASSERT(COUNT == 5);\nint COUNT = 4;\n");
        count.becomes("int a = COUNT == 4, b = COUNT==4;\n", "int a = COUNT == 5, b = COUNT == 5;\n");
        count.isRight("ASSERT(COUNT == 5);\n");
        count.hasNoPlace("ASSERT(COUNT == 44);\n/* COUNT == 4 */\n");
    }

    @Test
    void runsOfTokensMayBeThoseOfAFunction() {
        String text = "int e(void) { return %s; }\nint f(void) { return %s + %s; }\nint g(void) { return %s; }\n";
        EditCase.of("op: tokens, in: FILE, function: f, from: '( 2 - 1 )', to: ONE")
                .becomes(text.formatted("(2 - 1)", "(2-1)", "(2 - 1)", "(2 - 1)"), text.formatted("(2 - 1)", "ONE", "ONE", "(2 - 1)"));
        EditCase.of("op: tokens, in: FILE, function: h, from: '( 2 - 1 )', to: ONE").hasNoPlace(text.formatted("(2 - 1)", "1", "1", "1"));
    }

    @Test
    void anArrayGetsASize() {
        EditCase size = EditCase.of("op: array-size, in: FILE, name: sihs, size: '6'");
        size.becomes("static void *\tsihs[4]\t__aligned;\n", "static void *\tsihs[6]\t__aligned;\n");
        size.becomes("static void *sihs [ COUNT ];\n", "static void *sihs [ 6 ];\n");
        size.isRight("static void *sihs[6];\n");
        size.hasNoPlace("static void *my_sihs[4];\n");
    }

    // contract: what a comment or a use says is no declaration.
    @Test
    void onlyTheDeclarationsSizeIsMeant() {
        EditCase size = EditCase.of("op: array-size, in: FILE, name: sihs, size: '6'");
        size.becomes("/* sihs[0] is the first */\nstatic void *sihs[4];\n", "/* sihs[0] is the first */\nstatic void *sihs[6];\n");
    }
}
