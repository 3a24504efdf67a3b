package org.lockwright.tests.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which state callouts share with a region, and what still excludes them. */
class SharingTest {

    private static final String REGION = """
            struct dev { callout_t d_ch; int d_flags; kmutex_t *d_lock; };
            int count;
            void
            f(struct dev *d)
            {
            	int s = splsoftnet();
            	%s
            	splx(s);
            }
            """;

    private static final String HANDLER = """
            static void
            tick(void *arg)
            {
            	struct dev *d = arg;
            	%s
            }
            void
            attach(struct dev *d)
            {
            	callout_init(&d->d_ch, CALLOUT_MPSAFE);
            	callout_setfunc(&d->d_ch, tick, d);
            }
            """;

    private static Audited of(String inside, String handler) {
        return Audited.of(REGION.formatted(inside) + HANDLER.formatted(handler));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "count = 1; => count++; => relied on it",
        "count = 1; => d->d_flags = count; => relied on it",
        "d->d_flags |= 1; => d->d_flags = 0; => relied on it",
        "d->d_flags |= 1; => if (d->d_flags) return; => relied on it",
        "d->d_flags |= 1; => count++; => not shared",
        "if (d->d_flags) return; => if (d->d_flags) return; => not shared",
        "count = 1; => mutex_enter(softnet_lock); count++; mutex_exit(softnet_lock); => relied on it",
        "mutex_enter(softnet_lock); count = 1; mutex_exit(softnet_lock); => count++; => relied on it",
        "mutex_enter(softnet_lock); count = 1; mutex_exit(softnet_lock); => mutex_enter(softnet_lock); count++; mutex_exit(softnet_lock); => still excluded",
        "mutex_enter(softnet_lock); count = 1; mutex_exit(softnet_lock); => mutex_enter(softnet_lock); mutex_exit(softnet_lock); count++; => relied on it",
        "mutex_enter(d->d_lock); count = 1; mutex_exit(d->d_lock); => mutex_enter(d->d_lock); count++; mutex_exit(d->d_lock); => unknown",
        "KERNEL_LOCK(1, NULL); count = 1; KERNEL_UNLOCK_ONE(NULL); => KERNEL_LOCK(1, NULL); count++; KERNEL_UNLOCK_ONE(NULL); => relied on it"})
    void theVerdictSaysWhatWasSeen(String inside, String handler, String verdict) {
        Audited a = of(inside.strip(), handler.strip());

        assertThat(a.entry("f").verdict().words()).as(a.entry("f").reason()).isEqualTo(verdict);
    }

    @Test
    void theEvidenceNamesHandlerAndLine() {
        Audited a = of("count = 1;", "count++;");

        assertThat(a.entry("f").reason()).isEqualTo("count is written here and written at sys/net/t.c:15 (tick)");
    }

    @Test
    void aRegionWithAnEarlyReturnOfTheLockHolderIsStillExcluded() {
        Audited a = of("mutex_enter(softnet_lock); count = 1; mutex_exit(softnet_lock);", """
                mutex_enter(softnet_lock);
                	if (d->d_flags) {
                		mutex_exit(softnet_lock);
                		return;
                	}
                	if (d->d_flags == 2)
                		goto out;
                	mutex_exit(softnet_lock);
                	return;
                out:
                	count++;
                	mutex_exit(softnet_lock);
                """);

        assertThat(a.entry("f").verdict().words()).as(a.entry("f").reason()).isEqualTo("still excluded");
    }

    // contract: the name of a callout two calls away, and the way there.
    @Test
    void aTouchTwoCallsDeepInAnotherFileIsSeen() {
        Audited a = Audited.of(REGION.formatted("count = 1;") + "void mid(void);\n" + HANDLER.formatted("mid();"), """
                extern int count;
                static void
                deep(void)
                {
                	count = 3;
                }
                void
                mid(void)
                {
                	deep();
                }
                """);

        assertThat(a.sharing("f")).isEqualTo("count by tick > mid > deep");
        assertThat(a.entry("f").verdict().words()).isEqualTo("relied on it");
    }

    @Test
    void aStaticFunctionOfTheSameNameInAnotherFileIsAnother() {
        Audited a = Audited.of(REGION.formatted("count = 1;") + "static void\nmid(void)\n{\n}\n" + HANDLER.formatted("mid();"),
                "extern int count;\nstatic void\nmid(void)\n{\n\tcount = 3;\n}\nvoid\nuser(void)\n{\n\tmid();\n}\n");

        assertThat(a.entry("f").verdict().words()).isEqualTo("not shared");
    }

    @Test
    void aStaticVariableOfTheSameNameInAnotherFileIsAnother() {
        Audited a = Audited.of("static int hits;\nvoid\nf(void)\n{\n\tint s = splsoftnet();\n\thits++;\n\tsplx(s);\n}\n",
                "static int hits;\ncallout_t ch;\nstatic void\ntick(void *a)\n{\n\thits++;\n}\nvoid\nstart(void)\n{\n\tcallout_reset(&ch, 1, tick, NULL);\n}\n");

        assertThat(a.entry("f").verdict().words()).isEqualTo("not shared");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "callout_reset(&d->d_ch, 1, tick, d); => ''",
        "callout_setfunc(&d->d_ch, (void (*)(void *))tick, d); => ''",
        "callout_setfunc(&d->d_ch, &tick, d); => ''",
        "ARM(d, tick); => #define ARM(d, fn) callout_reset(&(d)->d_ch, 1, (fn), d)",
        "START(d); => #define START(d) callout_reset(&(d)->d_ch, 1, tick, d)",
        "callout_setfunc(&d->d_ch, ticks[0], d); => static void (*const ticks[1])(void *) = { tick };",
        "use(&sw); => struct sw { void (*pr_slowtimo)(void *); } sw = { .pr_slowtimo = tick }; void pf(callout_t *c) { callout_setfunc(c, other, 0); }"})
    void handlersAreFound(String registration, String definition) {
        Audited a = Audited.of(REGION.formatted("count = 1;") + "void other(void *);\nstatic void\ntick(void *a)\n{\n\tcount++;\n}\n"
                + "void\nother(void *a)\n{\n}\n" + definition + "\nvoid\nattach(struct dev *d)\n{\n\t" + registration + "\n}\n");

        assertThat(a.entry("f").verdict().words()).as(a.entry("f").reason()).isEqualTo("relied on it");
        assertThat(a.audit().seen().handlersUnresolved()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "callout_setfunc(&d->d_ch, d->d_fn, d); => sys/net/t.c:21: d->d_fn",
        "tick(d); => ''"})
    void whatIsNoHandlerIsNone(String registration, String unresolved) {
        Audited a = Audited.of(REGION.formatted("count = 1;") + "static void\ntick(void *a)\n{\n\tcount++;\n}\n"
                + "void\nattach(struct dev *d)\n{\n\n\n\n\n\t" + registration + "\n}\n");

        assertThat(a.entry("f").verdict().words()).isEqualTo("not shared");
        assertThat(String.join("", a.audit().seen().handlersUnresolved())).startsWith(unresolved.isEmpty() ? "" : "sys/net/t.c:").endsWith(unresolved.replaceFirst(".*: ", ""));
    }

    @Test
    void aCallThroughAPointerIsUnknown() {
        Audited a = Audited.of("int count;\nvoid\nf(void (*fn)(void))\n{\n\tint s = splsoftnet();\n\t(*fn)();\n\tsplx(s);\n}\n");

        assertThat(a.entry("f").verdict().words()).isEqualTo("unknown");
        assertThat(a.entry("f").reason()).isEqualTo("calls through a pointer at line 7");
    }

    @Test
    void aRegionThatRunsHigherAnywayIsStillExcluded() {
        Audited a = Audited.of(REGION.replace("int s = splsoftnet();", "int t = splnet(), s = splsoftnet();").replace("splx(s);", "splx(s); splx(t);")
                .formatted("count = 1;") + HANDLER.formatted("count++;"));

        assertThat(a.entry("f").verdict().words()).as(a.entry("f").reason()).isEqualTo("still excluded");
    }
}
