package org.lockwright.tests.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Locks that a region's callers hold count as held in it, if every caller was seen to hold them. */
class CallerLockTest {

    private static final String COMMON = """
            int count;
            callout_t ch;
            struct so;
            static void
            tick(void *arg)
            {
            	mutex_enter(softnet_lock);
            	count++;
            	mutex_exit(softnet_lock);
            }
            void
            start(void)
            {
            	callout_setfunc(&ch, tick, NULL);
            }
            """;

    private static final String REGION = "void\nraise_it(void)\n{\n\tint s = splsoftnet();\n\tcount = 1;\n\tsplx(s);\n}\n";

    private static final String HOLDING = "void\n%s(void)\n{\n\tmutex_enter(softnet_lock);\n\traise_it();\n\tmutex_exit(softnet_lock);\n}\n";

    private static final String PLAIN = "void\n%s(void)\n{\n\traise_it();\n}\n";

    @Test
    void everyCallerHoldsIt() {
        Audited a = Audited.of(COMMON + REGION + HOLDING.formatted("a"), "void raise_it(void);\n" + HOLDING.formatted("b"));

        assertThat(a.entry("raise_it").verdict().words()).as(a.entry("raise_it").reason()).isEqualTo("still excluded");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "PLAIN => a caller without it",
        "void (*fp)(void) = raise_it; => its address is taken",
        "void g(void) { use(raise_it); } => it is handed on"})
    void oneUseWithoutItIsEnough(String other, String why) {
        String c = other.equals("PLAIN") ? PLAIN.formatted("b") : other + "\n";
        Audited a = Audited.of(COMMON + REGION + HOLDING.formatted("a"), "void raise_it(void);\nvoid use(void (*)(void));\n" + c);

        assertThat(a.entry("raise_it").verdict().words()).as(why).isEqualTo("relied on it");
    }

    @Test
    void throughTwoCallers() {
        Audited a = Audited.of(COMMON + REGION.replace("void\nraise_it(", "static void\nraise_it(") + PLAIN.formatted("mid").replace("void\nmid", "static void\nmid")
                + HOLDING.formatted("top").replace("\traise_it();", "\tmid();"));

        assertThat(a.entry("raise_it").verdict().words()).as(a.entry("raise_it").reason()).isEqualTo("still excluded");
    }

    @Test
    void aFunctionThatOnlyCallsItselfHoldsNothing() {
        Audited a = Audited.of(COMMON + REGION.replace("count = 1;", "count = 1;\n\traise_it();"));

        assertThat(a.entry("raise_it").verdict().words()).isEqualTo("relied on it");
    }

    // contract: the socket layer calls these members with the socket locked, which in sys/net is softnet_lock.
    @ParameterizedTest
    @CsvSource({"pr_listen, still excluded", "pr_attach, relied on it"})
    void theMemberAFunctionIsPutInSaysWhatIsHeld(String member, String verdict) {
        Audited a = Audited.of(COMMON + REGION + "struct sw { void (*" + member + ")(void); };\nconst struct sw sw = { ." + member + " = raise_it };\n");

        assertThat(a.entry("raise_it").verdict().words()).as(a.entry("raise_it").reason()).isEqualTo(verdict);
    }
}
