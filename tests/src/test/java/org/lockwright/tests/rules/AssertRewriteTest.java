package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.tests.kit.RewriteHarness;

/** Rules of kind {@code assert}; which functions get an assertion is the matter of {@link LockAssertsTest}. */
class AssertRewriteTest {

    /** The structs of {@link AssertCase#BOXES}, whose comments have the keys, a read section, and macros of a lock to be. */
    private static final String SECTIONS = """
            structs:
              - struct: box
                header: sys/kern/example.c
                legend:
                  - { key: b, text: "b_lock" }
                fields:
                  - { name: b_count, today: b, goal: b, reason: "" }
              - struct: shelf
                header: sys/kern/example.c
                legend:
                  - { key: s, text: "s_lock" }
                fields:
                  - { name: s_width, today: s, goal: s, reason: "" }
            locks:
              - { name: SHELF_SECTION, is: [shelf.s_read_lock], kind: section }
            calls:
              - { call: BOX_ENTER, act: acquire, lock: arg0->box::b_new }
              - { call: BOX_EXIT, act: release, lock: arg0->box::b_new }
            slots:
              - { slot: "sys_*()", context: thread }
            """;

    private static final String RULE = "structs: [box, shelf]\nexpand: [BOX_ENTER, BOX_EXIT]\n";

    private static final String ADD = "static void\nadd(struct box *b)\n{\n\tb->b_count++;\n}\n";

    private static final String ASSERTED = "static void\nadd(struct box *b)\n{\n\tKASSERT(mutex_owned(&b->b_lock));\n\n\tb->b_count++;\n}\n";

    private static final String NAMES = "#define\tBOX_ENTER(b)\tKASSERT(mutex_owned(&(b)->b_lock))\n#define\tBOX_EXIT(b)\tKASSERT(mutex_owned(&(b)->b_lock))\n";

    static RewriteHarness harness() {
        return harness(RULE);
    }

    private static RewriteHarness harness(String rule) {
        return RewriteHarness.ofYaml(TrialPack.of("assert", SECTIONS, rule)).with("sys/sys/systm.h", AssertCase.text("/lock-cases/include/sys/sys/systm.h"))
                .with("sys/sys/socketvar.h", AssertCase.text("/lock-cases/include/sys/sys/socketvar.h"));
    }

    /** {@code c} under the structs. */
    static String boxes(String c) {
        return AssertCase.BOXES + c;
    }

    @Test
    void whatCallersHoldIsAsserted() {
        harness().rewrite(boxes(ADD + AssertCase.caller("add(b)")), boxes(ASSERTED + AssertCase.caller("add(b)")));
    }

    @Test
    void theSiteNamesTheAssertionAndWhatStandsThereIsRight() {
        assertThat(harness().outcomes(boxes(ADD + AssertCase.caller("add(b)")))).containsExactly("rewritten: mutex_owned(&b->b_lock)");
        assertThat(harness().outcomes(boxes(ASSERTED + AssertCase.caller("add(b)")))).containsExactly("right by text: the function asserts it itself");
    }

    @Test
    void eachLockIsASite() {
        String both = "static void\nboth(struct box *b)\n{\n\tb->b_count++;\n\tb->b_all++;\n}\nvoid\nsys_both(struct box *b)\n{\n\tmutex_enter(&box_lock);\n"
                + "\tmutex_enter(&b->b_lock);\n\tboth(b);\n\tmutex_exit(&b->b_lock);\n\tmutex_exit(&box_lock);\n}\n";
        assertThat(harness().outcomes(boxes(both))).containsExactlyInAnyOrder("rewritten: mutex_owned(&b->b_lock)", "rewritten: mutex_owned(&box_lock)");
    }

    @Test
    void functionsThatOneUseOfAMacroMakesAreOneSite() {
        String pair = "#define\tPAIR(n)\tstatic void n##_up(struct box *b) { b->b_count++; } static void n##_down(struct box *b) { b->b_count--; }\nPAIR(box)\n";
        assertThat(harness().outcomes(boxes(pair + AssertCase.caller("box_up(b); box_down(b)")))).containsExactly("refused: macro-body");
    }

    // contract: what a macro makes to call one function that asserts the lock needs no assertion of its own.
    @Test
    void aFunctionThatAMacroMakesIsRightWhereWhatItCallsAsserts() {
        String wrap = "#define\tWRAP(f)\tstatic void f##_wrapped(struct box *b) { f(b); }\nWRAP(add)\n";
        assertThat(harness().outcomes(boxes(ADD + wrap + AssertCase.caller("add_wrapped(b)"))))
                .containsExactlyInAnyOrder("rewritten: mutex_owned(&b->b_lock)", "right by text: what it calls asserts it");
        String more = "#define\tWRAP(f)\tstatic void f##_wrapped(struct box *b) { f(b); } static void f##_more(struct box *b) { b->b_count++; f(b); }\nWRAP(add)\n";
        assertThat(harness().outcomes(boxes(ADD + more + AssertCase.caller("add_wrapped(b); add_more(b)"))))
                .containsExactlyInAnyOrder("rewritten: mutex_owned(&b->b_lock)", "refused: macro-body");
    }

    // contract: who need not hold the lock is no site: the function takes it, or goes a way without it.
    @Test
    void aFunctionWhoseCallersNeedNotHoldTheLockIsNoSite() {
        String some = "static void\nsome(struct box *b, int n)\n{\n\tif (n != 0)\n\t\tb->b_count++;\n}\n";
        assertThat(harness().outcomes(boxes(some + AssertCase.caller("some(b, 1)")))).isEmpty();
        String takes = "static void\ntakes(struct box *b)\n{\n\tmutex_exit(&b->b_lock);\n\tmutex_enter(&b->b_lock);\n\tb->b_count++;\n}\n";
        assertThat(harness().outcomes(boxes(takes))).isEmpty();
    }

    @Test
    void onlyTheStructsOfTheRuleCount() {
        harness("structs: [shelf]\n").unchanged(boxes(ADD + AssertCase.caller("add(b)")));
    }

    /** contract: a macro that only names the lock of later asserts today's, so a function with it is right, and a second run has nothing to do. */
    @Test
    void macrosThatTheRuleExpandsAssertWhatTheyExpandTo() {
        String named = NAMES + "static void\nadd(struct box *b)\n{\n\tBOX_ENTER(b);\n\tb->b_count++;\n\tBOX_EXIT(b);\n}\n" + AssertCase.caller("add(b)");
        harness().unchanged(boxes(named));
        assertThat(harness().outcomes(boxes(named))).containsExactly("right by text: the function asserts it itself");
        assertThat(harness("structs: [box]\n").outcomes(boxes(named))).containsExactly("rewritten: mutex_owned(&b->b_lock)");
    }

    @Test
    void aCallInAFileThatDoesNotNameTheStructLeavesTheCallersUnknown() {
        String add = boxes(ADD.replace("static ", "") + AssertCase.caller("add(b)"));
        harness().with("sys/dev/other.c", "void add(void *);\nvoid\ng(void *v)\n{\n\tadd(v);\n}\n").refused(add, Reason.UNKNOWN_CALLERS);
        harness().with("sys/arch/sparc/sparc/other.c", "struct box;\nvoid add(struct box *);\nvoid\nsys_g(struct box *b)\n{\n\tadd(b);\n}\n").refused(add, Reason.UNKNOWN_CALLERS);
        harness().with("sys/dev/other.c", "struct box;\nvoid add(struct box *);\nvoid\nsys_g(struct box *b)\n{\n\tadd(b);\n}\n").refused(add, Reason.CALLER_WITHOUT);
    }

    @Test
    void aFunctionOfAHeaderIsAssertedOnce() {
        String header = "sys/sys/box.h";
        String caller = "#include <sys/box.h>\n" + AssertCase.caller("add(b)");
        Map<String, String> before = Map.of(header, boxes(ADD.replace("static", "static inline")), "sys/kern/example.c", caller, "sys/kern/more.c", caller.replace("sys_caller", "sys_more"));
        RewriteHarness.ofYaml(TrialPack.of("assert", SECTIONS.replace("sys/kern/example.c", header), RULE))
                .with("sys/sys/systm.h", AssertCase.text("/lock-cases/include/sys/sys/systm.h"))
                .with("sys/sys/socketvar.h", AssertCase.text("/lock-cases/include/sys/sys/socketvar.h"))
                .rewrite(before, Map.of(header, boxes(ASSERTED.replace("static", "static inline"))));
    }

    /** contract: the analysis is of the tree as the rules before left it; here one makes the assertion that the other would. */
    @Test
    void itSeesWhatTheRulesBeforeDid() {
        String check = "\t%s;\n\tb->b_count++;\n}\n" + AssertCase.caller("add(b)");
        String head = "void box_check(struct box *);\nstatic void\nadd(struct box *b)\n{\n";
        String yaml = TrialPack.of("assert", SECTIONS, RULE)
                .replace("rewrites:\n", "rewrites:\n  - id: checks\n    kind: replace\n    about: box_check()\n    with:\n      - { name: b, type: \"struct box *\" }\n    cases:\n"
                        + "      - match: box_check(b);\n        by: KASSERT(mutex_owned(&b->b_lock));\n    examples:\n      - name: nothing\n        before: \"int nothing;\"\n")
                .replace("patches:\n", "patches:\n  - rules: [checks]\n    title: \"trial: assert\"\n    body: |\n      It is a trial.\n");
        RewriteHarness.ofYaml(yaml).with("sys/sys/systm.h", AssertCase.text("/lock-cases/include/sys/sys/systm.h"))
                .with("sys/sys/socketvar.h", AssertCase.text("/lock-cases/include/sys/sys/socketvar.h"))
                .rewrite(boxes(head + check.formatted("box_check(b)")), boxes(head + check.formatted("KASSERT(mutex_owned(&b->b_lock))")));
    }

    @Test
    void anAssertionThatIsLeftOutWithoutDiagnosticIsSeen() {
        String systm = AssertCase.text("/lock-cases/include/sys/sys/systm.h");
        String silent = systm.replace("#define\tKASSERT(e)\t\t\t\t\t\t\t\\\n", "#ifndef DIAGNOSTIC\n#define\tKASSERT(e)\t\t((void)0)\n#else\n#define\tKASSERT(e)\t\t\t\t\t\t\t\\\n")
                .replace("failed\", #e))\n#define\tKASSERTMSG", "failed\", #e))\n#endif\n#define\tKASSERTMSG");
        assertThat(silent).isNotEqualTo(systm).contains("#endif\n#define\tKASSERTMSG");
        harness().with("sys/sys/systm.h", silent).unchanged(boxes(ASSERTED + AssertCase.caller("add(b)")));
    }
}
