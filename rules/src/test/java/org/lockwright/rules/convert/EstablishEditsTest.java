package org.lockwright.rules.convert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.Site;

/** Handlers that move to another class, those that stay, and classes handed on as numbers. */
class EstablishEditsTest {

    private static final EditCase MOVE = EditCase.of("op: establish, from: CLOCK, to: GEN, under: [sys/kern, sys/dev], "
            + "stay: [{in: sys/kern/clock.c, function: clock_init, why: it fires timers}]");

    private static String establishing(String flags) {
        return "void *softint_establish(int, void (*)(void *), void *);\nvoid h(void *);\nvoid *sih;\nvoid\ninit(void)\n{\n"
                + "\tsih = softint_establish(" + flags + ", h, 0);\n}\n";
    }

    @Test
    void aHandlerMoves() {
        MOVE.becomes(establishing("SOFTINT_CLOCK"), establishing("SOFTINT_GEN"));
        MOVE.becomes(establishing("SOFTINT_CLOCK | SOFTINT_MPSAFE"), establishing("SOFTINT_GEN | SOFTINT_MPSAFE"));
        MOVE.becomes(establishing("SOFTINT_MPSAFE|\n\t    SOFTINT_CLOCK"), establishing("SOFTINT_MPSAFE|\n\t    SOFTINT_GEN"));
        MOVE.becomes(establishing("/* no timer */ SOFTINT_CLOCK"), establishing("/* no timer */ SOFTINT_GEN"));
        MOVE.isRight(establishing("SOFTINT_GEN"));
        MOVE.hasNoPlace(establishing("SOFTINT_NET"));
    }

    @Test
    void aHandlerOfATimerStaysAndSaysWhy() {
        EditCase clock = MOVE.at("sys/kern/clock.c");
        clock.isRight(establishing("SOFTINT_CLOCK").replace("init(void)", "clock_init(void)"));
        assertThat(clock.run(establishing("SOFTINT_CLOCK").replace("init(void)", "clock_init(void)")).sites())
                .extracting(Site::detail).containsExactly("stays in SOFTINT_CLOCK: it fires timers");
    }

    // contract: what stays is a function; another one of the same file moves.
    @Test
    void anotherHandlerOfTheFileMoves() {
        String both = "void *softint_establish(int, void (*)(void *), void *);\nvoid h(void *);\nvoid\nclock_init(void)\n{\n"
                + "\tsoftint_establish(SOFTINT_CLOCK, h, 0);\n}\n\nvoid\nlog_init(void)\n{\n\tsoftint_establish(%s, h, 0);\n}\n";
        MOVE.at("sys/kern/clock.c").becomes(both.formatted("SOFTINT_CLOCK"), both.formatted("SOFTINT_GEN"));
    }

    @Test
    void aClassThatIsHandedOnIsRefused() {
        String call = "int start(int, int);\nint\nf(void)\n{\n\treturn start(1, %s);\n}\n";
        MOVE.refuses(call.formatted("SOFTINT_CLOCK"), Reason.CLASS_AS_DATA);
        MOVE.refuses("int level = SOFTINT_CLOCK;\n", Reason.CLASS_AS_DATA);
        MOVE.refuses("#define LEVEL SOFTINT_CLOCK\n", Reason.CLASS_AS_DATA);
    }

    @Test
    void theClassItselfIsNoHandler() {
        MOVE.hasNoPlace("#define SOFTINT_CLOCK 1\n#undef SOFTINT_CLOCK\n/* SOFTINT_CLOCK */\nconst char *s = \"SOFTINT_CLOCK\";\n");
    }

    @Test
    void onlyTheFoldersNamedAreLookedThrough() {
        MOVE.at("sys/net/k.c").hasNoPlace(establishing("SOFTINT_CLOCK"));
        MOVE.at("sys/kernel/k.c").hasNoPlace(establishing("SOFTINT_CLOCK"));
        MOVE.at("sys/dev/deep/k.c").becomes(establishing("SOFTINT_CLOCK"), establishing("SOFTINT_GEN"));
    }

    // contract: 'under' names folders or files.
    @Test
    void aFileMayBeNamed() {
        EditCase.of("op: establish, from: CLOCK, to: GEN, under: [sys/arch/box/box/poke.c], stay: []").at("sys/arch/box/box/poke.c")
                .becomes(establishing("SOFTINT_CLOCK"), establishing("SOFTINT_GEN"));
    }
}
