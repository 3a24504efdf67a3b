package org.lockwright.tests.rules.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.audit.AuditEntry;
import org.lockwright.rules.audit.AuditText;
import org.lockwright.tests.kit.MemoryTree;

/** Levels handed to functions: classes of passive references, pools, mutexes, the rest; and the text of a list. */
class LevelUseTest {

    private static final String TREE_POOL = "void *\npool_cache_get_paddr(void *pc, int flags)\n{\n\tint s = %s;\n\tsplx(s);\n\treturn NULL;\n}\n";
    private static final String TREE_MUTEX = "void\n_mutex_init(int ipl)\n{\n\tif (ipl == IPL_NONE || ipl == IPL_SOFTNET || ipl == IPL_SOFTBIO ||\n"
            + "\t    ipl == IPL_SOFTSERIAL)\n\t\treturn;\n}\n";

    private static Audited of(String c) {
        return Audited.of(MemoryTree.kernel().with("sys/net/t.c", "#include <sys/t.h>\n" + c)
                .with("sys/kern/subr_pool.c", TREE_POOL.formatted("splvm()")).with("sys/kern/kern_mutex.c", TREE_MUTEX));
    }

    private static final String CLASS = """
            struct psref_class *ref_class;
            void
            init(void)
            {
            	ref_class = psref_class_create("ref", IPL_SOFTNET);
            }
            static void
            tick(void *arg)
            {
            	%s(arg, arg, ref_class);
            }
            void
            start(callout_t *ch)
            {
            	callout_setfunc(ch, tick, NULL);
            }
            """;

    @Test
    void aClassThatACalloutUsesRelied() {
        Audited a = of(CLASS.formatted("psref_acquire"));

        assertThat(a.entry("init").kind()).isEqualTo(AuditEntry.Kind.PSREF_CLASS);
        assertThat(a.entry("init").protection()).isEqualTo("psref class ref_class");
        assertThat(a.entry("init").verdict().words()).isEqualTo("relied on it");
        assertThat(a.entry("init").reason()).contains("tick (sys/net/t.c)");
    }

    @Test
    void aClassThatNoCalloutWasSeenToUseIsNotShared() {
        assertThat(of(CLASS.formatted("print_class")).verdicts()).containsExactly("init: not shared");
    }

    // contract: what a pool does at its level is read in the tree itself, never assumed.
    @Test
    void aPoolHoldsWhereTheTreeShowsIt() {
        String c = "void\ninit(void)\n{\n\tpool_init(&p, 8, 0, 0, 0, \"p\", NULL, IPL_SOFTNET);\n}\n";

        assertThat(of(c).entry("init").verdict().words()).isEqualTo("holds by itself");
        assertThat(of(c).entry("init").reason()).contains("splvm");
        assertThat(Audited.of(MemoryTree.kernel().with("sys/net/t.c", c).with("sys/kern/subr_pool.c", TREE_POOL.formatted("splraiseipl(ipl)")))
                .entry("init").verdict().words()).isEqualTo("unknown");
        assertThat(Audited.of(MemoryTree.kernel().with("sys/net/t.c", c)).entry("init").verdict().words()).isEqualTo("unknown");
    }

    @Test
    void aMutexHoldsWhereTheTreeShowsThatItIsAdaptive() {
        String c = "void\ninit(void)\n{\n\tmutex_init(&sc->sc_lock, MUTEX_DEFAULT, IPL_SOFTNET);\n}\n";

        assertThat(of(c).entry("init").verdict().words()).isEqualTo("holds by itself");
        assertThat(of(c).entry("init").protection()).isEqualTo("mutex sc_lock");
        assertThat(Audited.of(MemoryTree.kernel().with("sys/net/t.c", c)).entry("init").verdict().words()).isEqualTo("unknown");
    }

    @Test
    void levelsHandedOnAreListedByWhatTheyAreHandedTo() {
        Audited a = of("void\none(void)\n{\n\txc_barrier(XC_HIGHPRI_IPL(IPL_SOFTNET));\n}\nvoid\ntwo(void)\n{\n\tstrange(IPL_SOFTSERIAL);\n}\n"
                + "int\nthree(int i)\n{\n\treturn i == IPL_SOFTNET;\n}\n");

        assertThat(a.verdicts()).containsExactly("one: holds by itself", "two: unknown");
        assertThat(a.entry("two").protection()).isEqualTo("strange(IPL_SOFTSERIAL)");
    }

    @Test
    void theTextFitsACoverLetterAndEndsWithWhatItRestsOn() {
        List<String> lines = AuditText.lines(of(CLASS.formatted("psref_acquire")
                + "int count;\nvoid\nf(void)\n{\n\tint s = splsoftnet();\n\tcount = 1;\n\tsplx(s);\n}\n").audit());

        assertThat(lines).allMatch(l -> l.length() <= 72);
        assertThat(lines).contains("relied on it: 1, state shared with a callout handler by struct and", "  sys/net/t.c", "      touches count");
        assertThat(lines.get(lines.size() - 1)).isNotBlank();
        assertThat(String.join(" ", lines)).contains("Searched ", "files have gaps", "1 callout handlers");
    }

    @Test
    void theListIsTheSameWithAnyNumberOfThreads() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/t.h", Audited.HEADER).with("sys/net/t.c", "#include <sys/t.h>\n" + CLASS.formatted("psref_release"))
                .with("sys/net/u.c", "#include <sys/t.h>\nint count;\nvoid\nf(void)\n{\n\tint s = splsoftnet();\n\tcount = 1;\n\tsplx(s);\n}\n");
        var amd64 = List.of(org.lockwright.parser.profile.Profile.named("amd64").in(tree, List.of()));

        assertThat(org.lockwright.rules.audit.SoftnetAudit.run(tree, amd64, 4, p -> { }))
                .isEqualTo(org.lockwright.rules.audit.SoftnetAudit.run(tree, amd64, 1, p -> { }));
    }
}
