package org.lockwright.tests.rules;

import static org.lockwright.tests.rules.SocketCase.DECLARATIONS;
import static org.lockwright.tests.rules.SocketCase.atomic;
import static org.lockwright.tests.rules.SocketCase.function;
import static org.lockwright.tests.rules.SocketCase.rewrite;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.tests.kit.RewriteHarness;

/** Loads are relaxed only where the asserted lock is surely still held. {@code LOAD} stands for the load of a case. */
class LoadOrderTest {

    private static void load(String body, String order) {
        rewrite(body.replace("LOAD(", "(").replaceAll("\\((so2?(?:->so_head)?)\\)@", "$1->so_state"),
                body.replaceAll("LOAD\\((so2?(?:->so_head)?)\\)@", "atomic_load_" + order + "(&$1->so_state)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "KASSERT(solocked(so));\nreturn LOAD(so)@;",
        "int i = 0;\n\nKASSERT(solocked(so));\nreturn LOAD(so)@ + i;",
        "KASSERT(n > 0);\nKASSERT(solocked(so));\nreturn LOAD(so)@;",
        "KASSERT(solocked( so ));\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nif (n)\n\treturn LOAD(so)@;\nsounlock(so);",
        "KASSERT(solocked(so));\nKASSERT(LOAD(so)@ == 0);",
        "KASSERT(solocked(so));\nso_state_change(so2, 1, 2);\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nuse(LOAD(so)@);",
        "KASSERT(solocked(so));\nif (n)\n\tsounlock(so);\nelse\n\tn = LOAD(so)@;",
        "KASSERT(solocked(so->so_head));\nreturn LOAD(so->so_head)@;",
        "KASSERT(solocked(so));\nwhile (n--)\n\tn += LOAD(so)@;\nsounlock(so);",
        "KASSERT(solocked(so));\nif (n)\n\tgoto out;\nn = LOAD(so)@;\nout:\nsounlock(so);",
        "struct socket *so3 = so2;\nKASSERT(solocked(so));\nreturn LOAD(so)@ + !so3;"})
    void relaxedWhileTheAssertedLockIsHeld(String body) {
        load(body, "relaxed");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "return LOAD(so)@;",
        "KASSERT(solocked(so));\nsounlock(so);\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nsowait(so);\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nsoisconnected(so);\nreturn LOAD(so)@;",
        "void (*fn)(void) = NULL;\nKASSERT(solocked(so));\nfn();\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nif (n)\n\tsounlock(so);\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nwhile (n--) {\n\tn += LOAD(so)@;\n\tsowait(so);\n}",
        "KASSERT(solocked(so));\nfor (; LOAD(so)@; sowait(so))\n\tn++;",
        "KASSERT(solocked(so));\ndo {\n\tn += LOAD(so)@;\n} while (use(n));",
        "KASSERT(solocked(so));\nagain:\nn = LOAD(so)@;\nsowait(so);\nif (n)\n\tgoto again;",
        "n++;\nKASSERT(solocked(so));\nreturn LOAD(so)@;",
        "if (n)\n\treturn 0;\nKASSERT(solocked(so));\nreturn LOAD(so)@;",
        "KASSERT(solocked(so2));\nreturn LOAD(so)@;",
        "KASSERT(!solocked(so));\nreturn LOAD(so)@;",
        "KASSERT(solocked(so) || n);\nreturn LOAD(so)@;",
        "KASSERT(n || solocked(so));\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nso = so2;\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nreturn LOAD(so2)@;",
        "KASSERT(solocked(so->so_head));\nso->so_head = so2;\nreturn LOAD(so->so_head)@;",
        "KASSERT(solocked(so));\nso++;\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\n{\n\tstruct socket *so = lookup(n);\n\treturn LOAD(so)@;\n}",
        "KASSERT(solocked(so));\n{\n\tstruct socket *so = so2;\n\n\treturn LOAD(so)@;\n}",
        "KASSERT(solocked(so));\nif (n) {\n\tsounlock(so);\n\tgoto in;\n} else {\nin:\n\tn = LOAD(so)@;\n}",
        "KASSERT(solocked(so));\nn = n ? (sounlock(so), 0) : 1;\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nn = ({ sounlock(so); 1; });\nreturn LOAD(so)@;",
        "int (*g)(struct socket *) = solocked;\n\nKASSERT(g(so));\nreturn LOAD(so)@;",
        "KASSERT(solocked(so));\nif (use(n))\n\treturn LOAD(so)@;",
        "KASSERT(solocked(so));\nreturn use(n) + LOAD(so)@;",
        "KASSERT(solocked(so));\nswitch (n) {\ncase 1:\n\tsounlock(so);\ndefault:\n\tn = LOAD(so)@;\n}",
        "KASSERT(solocked(so));\nif (n)\n\tsounlock(so);\nelse {\n\tn = 1;\n}\nreturn LOAD(so)@;"})
    void acquireEverywhereElse(String body) {
        load(body, "acquire");
    }

    @Test
    void anElseAfterACallThatMayReleaseInALoopIsNotSafe() {
        load("KASSERT(solocked(so));\nwhile (n--) {\n\tif (n)\n\t\tsounlock(so);\n\telse\n\t\tn = LOAD(so)@;\n}", "acquire");
    }

    @Test
    void aWriteThroughTheAddressOfTheObjectCounts() {
        load("struct socket **q = &so;\n\nKASSERT(solocked(so));\n*q = so2;\nreturn LOAD(so)@;", "acquire");
    }

    @Test
    void anAssertionThatComesOutOfAMacroCounts() {
        String define = "#undef KASSERT\n#define\tKASSERT(e)\t((void)((e) || (kern_assert(#e), 0)))\nvoid kern_assert(const char *);\n";
        String before = function("KASSERT(solocked(so));\nreturn so->so_state;").replace("int\nf(", define + "int\nf(");
        atomic().rewrite(before, before.replace("so->so_state;", "atomic_load_relaxed(&so->so_state);"));
    }

    @Test
    void anAssertionThatIsCompiledOutCounts() {
        String define = "#undef KASSERT\n#define\tKASSERT(e)\t((void)0)\n";
        String before = function("KASSERT(solocked(so));\nreturn so->so_state;").replace("int\nf(", define + "int\nf(");
        atomic().rewrite(before, before.replace("so->so_state;", "atomic_load_relaxed(&so->so_state);"));
    }

    @Test
    void aFunctionThatThePackListsIsRelaxed() {
        Pack pack = PackLoader.builtin("socket-locking");
        Rewrite.AtomicField rule = (Rewrite.AtomicField) pack.rewrites().stream()
                .filter(r -> r.id().equals("so-state-atomic")).findFirst().orElseThrow();
        Rewrite listed = new Rewrite.AtomicField(rule.id(), rule.optional(), rule.examples(), rule.field(), rule.operations(),
                rule.clearThenSet(), rule.assertion(), List.of(new Rewrite.RelaxedFunction("f", "It only prints.")));
        Pack changed = new Pack(pack.name(), pack.version(), pack.summary(), pack.hash(), pack.order(), pack.structs(),
                pack.primitives(), List.of(listed), pack.patches(), pack.subsystems(), pack.cover(), pack.locking());
        String g = "int g(struct socket *so) { return so->so_state; }\n";

        RewriteHarness.of(changed).rewrite(function("sounlock(so);\nreturn so->so_state;") + g,
                function("sounlock(so);\nreturn atomic_load_relaxed(&so->so_state);")
                        + g.replace("so->so_state", "atomic_load_acquire(&so->so_state)"));
    }

    @Test
    void aWriteIsNeverMadeWeaker() {
        rewrite("KASSERT(solocked(so));\nso->so_state = SS_A;", "KASSERT(solocked(so));\natomic_store_release(&so->so_state, SS_A);");
    }

    @Test
    void theAssertionOfOneFunctionIsNotThatOfAnother() {
        String two = DECLARATIONS + "void g(struct socket *so)\n{\n\tKASSERT(solocked(so));\n}\n"
                + "int h(struct socket *so)\n{\n\treturn so->so_state;\n}\n";
        atomic().rewrite(two, two.replace("so->so_state;", "atomic_load_acquire(&so->so_state);"));
    }

    @Test
    void aYamlPackWithoutAssertionLoadsWithAcquire() {
        String yaml = """
                pack: plain
                version: 1
                summary: Makes a field atomic.
                structs:
                  - struct: s
                    header: sys/sys/s.h
                    legend: [{ key: a, text: "atomic_ops(3)" }]
                    fields: [{ name: f, today: "", goal: a }]
                rewrites:
                  - id: f
                    kind: atomic-field
                    field: s.f
                    operations: { load-acquire: atomic_load_acquire, load-relaxed: atomic_load_relaxed,
                      store: atomic_store_release, or: atomic_or_uint, and: atomic_and_uint, add: atomic_add_int }
                    examples:
                      - { name: nothing, before: "int x;" }
                patches:
                  - { rules: [f], title: "s: make f atomic", body: "It is." }
                cover: { title: "Atomic f", body: "It is." }
                """;
        String c = DECLARATIONS + "struct s { unsigned int f; };\nint\ng(struct s *so)\n{\n\tKASSERT(solocked(so));\n\treturn so->f;\n}\n";
        RewriteHarness.ofYaml(yaml).rewrite(c, c.replace("so->f;", "atomic_load_acquire(&so->f);"));
    }
}
