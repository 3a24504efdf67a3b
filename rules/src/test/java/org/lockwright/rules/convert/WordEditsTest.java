package org.lockwright.rules.convert;

import org.junit.jupiter.api.Test;

/** Words that become others, in code, in comments and in strings. */
class WordEditsTest {

    private static final String TEXT = """
            int splserial(void), splmax(void), take(int), my_splserial(void);
            #define	IPL_SERIAL	4
            #define	IPL_MAX	IPL_SERIAL

            /* Holds back all up to IPL_SERIAL. */
            int
            f(void)
            {
            	take(IPL_SERIAL);	/* IPL_SERIAL */
            	return splserial() + my_splserial();
            }

            int
            g(void)
            {
            	take(
            	    IPL_SERIAL);
            	return IPL_SERIAL;
            }
            """;

    @Test
    void aNameBecomesAnotherInAllOfAFile() {
        EditCase.of("op: rename, in: FILE, from: splserial, to: splmax")
                .becomes(TEXT, TEXT.replace("int splserial", "int splmax").replace("return splserial", "return splmax"));
    }

    @Test
    void aNameBecomesAnotherInSomeFunctionsAndTheCommentsAboveThem() {
        EditCase.of("op: rename, in: FILE, from: IPL_SERIAL, to: IPL_MAX, functions: [f]").becomes(TEXT, TEXT
                .replace("up to IPL_SERIAL", "up to IPL_MAX").replace("take(IPL_SERIAL);	/* IPL_SERIAL */", "take(IPL_MAX);	/* IPL_MAX */"));
        EditCase.of("op: rename, in: FILE, from: IPL_SERIAL, to: IPL_MAX, functions: [h]")
                .isRight(TEXT);
    }

    @Test
    void aNameBecomesAnotherInCallsOfAFunction() {
        EditCase.of("op: rename, in: FILE, from: IPL_SERIAL, to: IPL_MAX, functions: [f, g], call: take").becomes(TEXT, TEXT
                .replace("take(IPL_SERIAL)", "take(IPL_MAX)").replace("take(\n\t    IPL_SERIAL)", "take(\n\t    IPL_MAX)"));
    }

    @Test
    void aStringIsNoName() {
        EditCase.of("op: rename, in: FILE, from: splserial, to: splmax")
                .hasNoPlace("const char *s = \"splserial\";\n");
        EditCase.of("op: rename, in: FILE, from: splserial, to: splmax").isRight("int splmax(void);\n");
        EditCase.of("op: rename, in: FILE, from: splserial, to: splmax").isRight("/* at splmax */\n");
    }

    private static final EditCase ORDER =
            EditCase.of("op: phrase, in: FILE, from: 'levels are: clock, bio, net, serial', to: 'levels are: gen, clock, bio, net, serial'");

    @Test
    void wordsOfACommentBecomeOthers() {
        ORDER.becomes("/* the levels are: clock, bio, net, serial. */\nint x;\n", "/* the levels are: gen, clock, bio, net, serial. */\nint x;\n");
        ORDER.becomes("// levels are:  clock, bio, net, serial\nint x;\n", "// levels are: gen, clock, bio, net, serial\nint x;\n");
    }

    // contract: a line break stays behind as many words as it stood behind before.
    @Test
    void theLineBreakStays() {
        ORDER.becomes("""
                /*
                 *	Lowest first, the levels are:
                 *	clock, bio, net, serial.
                 */
                int x;
                """, """
                /*
                 *	Lowest first, the levels are:
                 *	gen, clock, bio, net, serial.
                 */
                int x;
                """);
        ORDER.becomes("""
                /*
                 * the levels are: clock, bio,
                 * net, serial
                 */
                int x;
                """, """
                /*
                 * the levels are: gen, clock,
                 * bio, net, serial
                 */
                int x;
                """);
    }

    @Test
    void aPhraseMayBecomeShorterThanItsFirstLine() {
        EditCase.of("op: phrase, in: FILE, from: 'the four levels share', to: 'all share'")
                .becomes("/*\n * Here the four levels\n * share a line.\n */\nint x;\n", "/*\n * Here all\n * share a line.\n */\nint x;\n");
    }

    @Test
    void wordsOfCodeAndPartsOfWordsStay() {
        EditCase at = EditCase.of("op: phrase, in: FILE, from: 'restricted to four', to: 'restricted to five'");
        at.hasNoPlace("const char *s = \"restricted to four\";\nint four;\n");
        at.hasNoPlace("/* unrestricted to four, restricted to fourteen */\nint x;\n");
    }

    private static final EditCase MAP =
            EditCase.of("op: names, in: FILE, unless: IPL_SOFTGEN, map: {IPL_SOFTCLOCK: IPL_SOFTGEN, IPL_SOFTNET: IPL_SOFTCLOCK}");

    // contract: all at once, so that one name can become what another was.
    @Test
    void namesAreMappedAllAtOnce() {
        MAP.becomes("""
                int rows[] = { [IPL_SOFTCLOCK] = 1, [IPL_SOFTNET] = 2, [IPL_SOFTNETS] = 3 };	/* IPL_SOFTNET */
                const char *fmt = "%d IPL_SOFTCLOCK=%d IPL_SOFTNETS";
                """, """
                int rows[] = { [IPL_SOFTGEN] = 1, [IPL_SOFTCLOCK] = 2, [IPL_SOFTNETS] = 3 };	/* IPL_SOFTNET */
                const char *fmt = "%d IPL_SOFTGEN=%d IPL_SOFTNETS";
                """);
    }

    @Test
    void namesStayWhereAnIdentifierSaysTheyAreNew() {
        MAP.isRight("int rows[] = { [IPL_SOFTGEN] = 1, [IPL_SOFTCLOCK] = 2 };\n");
    }
}
