package org.lockwright.tests.rules;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.check.AtomicAccessCheck;
import org.lockwright.tests.kit.CheckHarness;

/** LW1003, on C text with marks. */
class AtomicAccessCheckTest {

    private static final String KEYS = """
            /*
             * Field locking key:
             *   (a) %s
             *   (m) sc_lock
             */
            struct sc {
            	unsigned int flags;	/* (a) bits */
            	int users;		/* (m) count */
            	int plain;
            };
            struct other { unsigned int flags; };
            struct box { struct sc *sc; struct sc in; };
            unsigned int atomic_load_acquire(const volatile unsigned int *);
            void atomic_or_uint(volatile unsigned int *, unsigned int);
            void give(unsigned int *);
            int use(unsigned int);

            """;

    private final CheckHarness harness =
            CheckHarness.of((keys, unit, texts) -> new AtomicAccessCheck(keys).findings(unit, texts));

    private static String function(String legend, String lines) {
        return KEYS.formatted(legend) + "int\nf(struct sc *sc, struct sc *sc2, struct box *box, struct other *o, int n)\n{\n" + lines + "}\n";
    }

    private void check(String lines) {
        harness.check(function("atomic_ops(3) and atomic_loadstore(9)", lines));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "sc->flags |= 1; // WANT LW1003 must: 'sc->flags' is changed plainly, but sc.flags is atomic",
        "sc->flags &= ~1; // WANT LW1003 must: changed",
        "sc->flags++; // WANT LW1003 must: changed",
        "sc->flags ^= 1; // WANT LW1003 must: changed",
        "sc->flags = 1; // WANT LW1003 may: written plainly",
        "return sc->flags; // WANT LW1003 must: read plainly",
        "use(sc->flags & 1); // WANT LW1003 must: read",
        "box->sc->flags |= 1; // WANT LW1003 must: 'box->sc->flags'",
        "box->in.flags |= 1; // WANT LW1003 must: 'box->in.flags'",
        "sc->flags = sc2->flags; // WANT LW1003, LW1003",
        "sc->users = sc->flags; // WANT LW1003 must: read",
        "((struct sc *)o)->flags |= 1; // WANT LW1003 must",
        "if (n) sc->flags |= 1; // WANT LW1003 must"})
    void plainAccessesAreFound(String line) {
        check(line + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "atomic_or_uint(&sc->flags, 1); // CLEAN",
        "return atomic_load_acquire(&sc->flags); // CLEAN",
        "atomic_or_uint(&(sc->flags), 1); // CLEAN",
        "sc->users++; // CLEAN: another key",
        "sc->plain = 1; // CLEAN: no key",
        "o->flags |= 1; // CLEAN: another struct",
        "return sizeof(sc->flags); // CLEAN: not evaluated",
        "struct sc s = { .flags = 1 }; return s.users; // CLEAN: nobody else sees it",
        "int flags = 1; return flags; // CLEAN: no field"})
    void otherThingsAreSilent(String line) {
        check(line + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "give(&sc->flags); // MISS LW1003",
        "*sc = *sc2; // MISS LW1003",
        "__asm volatile(\"\" : : \"r\"(sc->flags)); // MISS LW1003",
        "sc->none->flags |= 1; // MISS LW1003"})
    void knownFalseNegatives(String line) {
        check(line + "\n");
    }

    @Test
    void aStoreToANewObjectIsNoise() {
        check("struct sc s;\ns.flags = 0; // NOISE LW1003 may: written\nreturn s.users;\n");
    }

    @Test
    void plainReadsAndStoresAreRightWhereTheLegendSpeaksOfOperationsOnly() {
        harness.check(function("atomic_ops(3)", "sc->flags |= 1; // WANT LW1003 must\nreturn sc->flags; // CLEAN\n"));
        harness.check(function("updated atomically", "sc->flags = 1; // CLEAN\nreturn sc->flags; // CLEAN\n"));
        harness.check(function("atomic_load_relaxed() and atomic_or_uint()", "return sc->flags; // WANT LW1003 must\n"));
    }

    @Test
    void nothingIsSaidWhereALockDoesToo() {
        harness.check(function("atomic operations; sc_other_lock too in some cases", "sc->flags |= 1; // CLEAN\nreturn sc->flags; // CLEAN\n"));
    }

    @Test
    void aLegendThatNamesALockIsNoAtomicKey() {
        harness.check(function("sc_other_lock", "sc->flags |= 1; // CLEAN\n"));
    }

    @Test
    void macrosAreReportedWhereTheirTextStands() {
        harness.check(KEYS.formatted("atomic_ops(3) and atomic_loadstore(9)") + """
                #define	IS_ON(p)	((p)->flags & 1) // WANT LW1003: 'sc.flags' is read
                #define	CHECK(e)	((e) ? 1 : 0)
                int
                f(struct sc *sc, struct sc *sc2)
                {
                	use(IS_ON(sc)); // CLEAN: it is one place, the definition
                	use(IS_ON(sc2)); // CLEAN
                	use(CHECK(sc->flags & 2)); // WANT LW1003: 'sc->flags' is read
                	return CHECK(atomic_load_acquire(&sc->flags)); // CLEAN
                }
                """);
    }

    @Test
    void inactiveBranchesAreSilentUntilAnOptionOpensThem() {
        String c = function("atomic_ops(3) and atomic_loadstore(9)", "#ifdef LOUD\nsc->flags |= 1; %s\n#endif\n");
        harness.check(c.formatted("// MISS LW1003"));
        harness.check("// OPTION: LOUD\n" + c.formatted("// WANT LW1003 must"));
    }

    @Test
    void headersAreReportedOnce() {
        String header = KEYS.formatted("atomic_ops(3) and atomic_loadstore(9)")
                + "static inline void on(struct sc *sc) { sc->flags |= 1; } // WANT LW1003 must\n";
        harness.with("sys/sys/sc.h", header).with("sys/kern/b.c", "#include <sys/sc.h>\n")
                .check("#include <sys/sc.h>\nvoid g(struct sc *sc) { on(sc); } // CLEAN\n");
    }

    @Test
    void aMissingHeaderIsNoFinding() {
        harness.check("#include <sys/none.h>\nint f(struct sc *sc) { return sc->flags; } // MISS LW1003\n");
    }
}
