package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockwright.rules.asserts.AssertReason;
import org.lockwright.tests.kit.MemoryTree;

/** Why functions get no assertion at their entry. */
class AssertRefusalsTest {

    /** Each reason, the body of {@code f} that has it, and the rest of the file. */
    static Map<String, List<String>> refusals() {
        Map<String, List<String>> out = new TreeMap<>();
        String f = "static void\nf(struct box *b, int n)\n{\n%s\n}\n";
        out.put("some-paths of a null pointer", List.of("some-paths", f.formatted("\tif (b == NULL)\n\t\treturn;\n\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("some-paths of a flag", List.of("some-paths", f.formatted("\tif (n & 1)\n\t\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("some-paths of a loop", List.of("some-paths", f.formatted("\twhile (n-- > 0)\n\t\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("takes-lock of a flag", List.of("takes-lock", f.formatted("\tif (n & 1)\n\t\tmutex_enter(&b->b_lock);\n\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("caller-without", List.of("caller-without", f.formatted("\tb->b_count = n;") + AssertCase.caller("f(b, 1)") + "void\nsys_bare(struct box *b)\n{\n\tf(b, 1);\n}\n"));
        out.put("caller-without, above", List.of("caller-without",
                f.formatted("\tb->b_count = n;") + "static void\ng(struct box *b)\n{\n\tf(b, 1);\n}\n" + AssertCase.caller("g(b)") + "void\nsys_bare(struct box *b)\n{\n\tg(b);\n}\n"));
        out.put("caller-without, the other box", List.of("caller-without", f.formatted("\tb->b_count = n;")
                + "void\nsys_two(struct box *a, struct box *b)\n{\n\tmutex_enter(&a->b_lock);\n\tf(b, 1);\n\tmutex_exit(&a->b_lock);\n}\n"));
        out.put("not-set-up", List.of("not-set-up", f.formatted("\tb->b_count = n;") + AssertCase.caller("f(b, 1)")
                + "struct box *\nmake(void)\n{\n\tstruct box *b = kmem_zalloc(sizeof(*b), KM_SLEEP);\n\n\tf(b, 1);\n\treturn b;\n}\n"));
        out.put("unknown-callers", List.of("unknown-callers", "void\nf(struct box *b, int n)\n{\n\tb->b_count = n;\n}\n"));
        out.put("unknown-callers, a pointer", List.of("unknown-callers", f.formatted("\tb->b_count = n;") + AssertCase.caller("f(b, 1)")
                + "struct ops { void (*o_f)(struct box *, int); };\nstruct ops ops = { f };\n"));
        out.put("unknown-callers, above", List.of("unknown-callers", f.formatted("\tb->b_count = n;") + "void\ng(struct box *b)\n{\n\tf(b, 1);\n}\n"));
        out.put("asserts-less", List.of("asserts-less", f.formatted("\tKASSERT(n == 0 || mutex_owned(&b->b_lock));\n\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("may-change", List.of("may-change", "static void\nmove(struct box *b, struct shelf *s)\n{\n\tb->b_shelf = s;\n}\nstatic void\nf(struct box *b)\n{\n\tmove(b, NULL);\n"
                + "\tb->b_shelf->s_width = 1;\n}\nvoid\nsys_f(struct box *b)\n{\n\trw_enter(&b->b_shelf->s_lock, RW_WRITER);\n\tf(b);\n\trw_exit(&b->b_shelf->s_lock);\n}\n"));
        out.put("directive", List.of("directive", f.formatted("#ifdef INET\n\tn++;\n#endif\n\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("other-configuration", List.of("other-configuration", f.formatted("\tn++;\n#ifdef NET_MPSAFE\n\tif (n > 2)\n\t\treturn;\n#endif\n\tb->b_count = n;") + AssertCase.caller("f(b, 1)")));
        out.put("one-line", List.of("one-line", "static void\nf(struct box *b)\n{ b->b_count++; }\n" + AssertCase.caller("f(b)")));
        out.put("old-style", List.of("old-style", "static void\nf(b)\n\tstruct box *b;\n{\n\tb->b_count++;\n}\n" + AssertCase.caller("f(b)")));
        out.put("macro-body", List.of("macro-body", "#define\tCOUNTER(name) static void name(struct box *b) { b->b_count++; }\nCOUNTER(f)\n" + AssertCase.caller("f(b)")));
        out.put("no-spelling", List.of("no-spelling", "static void\nf(void *v)\n{\n\n\t((struct box *)v)->b_count++;\n}\n" + AssertCase.caller("f(b)")));
        out.put("no-spelling of a variable set later", List.of("no-spelling", "static void\nf(void *v)\n{\n\tstruct box *b;\n\n\tb = v;\n\tb->b_count++;\n}\n" + AssertCase.caller("f(b)")));
        out.put("no-spelling of a variable set twice", List.of("no-spelling", "static void\nf(void *v)\n{\n\tstruct box *b = v;\n\n\tb->b_count++;\n\tb = NULL;\n}\n" + AssertCase.caller("f(b)")));
        out.put("shadowed", List.of("shadowed", f.formatted("\tint mutex_owned = n;\n\n\tb->b_count = mutex_owned;") + AssertCase.caller("f(b, 1)")));
        return out;
    }

    @TestFactory
    Stream<DynamicTest> eachReasonHasACase() {
        return refusals().entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            AssertCase found = AssertCase.ofBoxes(e.getValue().get(1));
            assertThat(found.became("f")).as(found.after()).anyMatch(s -> s.startsWith("refused " + e.getValue().get(0) + " at ")).noneMatch(s -> s.startsWith("written"));
        }));
    }

    /** contract: a reason that no case shows is one that nobody tested. */
    @Test
    void noReasonIsWithoutACase() {
        List<String> elsewhere = List.of("not-declared", "section", "not-understood", "not-parsed");
        List<String> shown = Stream.concat(refusals().values().stream().map(l -> l.get(0)), elsewhere.stream()).distinct().sorted().toList();
        assertThat(Stream.of(AssertReason.values()).map(AssertReason::code).sorted().toList()).isEqualTo(shown);
    }

    @Test
    void theLockMustBeDeclaredThere() {
        String c = AssertCase.BOXES.replace("extern kmutex_t box_lock;\n", "") + """
                static void
                f(struct box *b)
                {
                	b->b_all++;
                }
                kmutex_t box_lock;
                void
                sys_f(struct box *b)
                {
                	mutex_enter(&box_lock);
                	f(b);
                	mutex_exit(&box_lock);
                }
                """;
        assertThat(AssertCase.of(c).became("f")).singleElement().asString().matches("refused (not-declared|no-spelling) at \\d+");
    }

    @Test
    void aCallInAFileThatWasNotReadLeavesTheCallersUnknown() {
        String f = "void\nf(struct box *b)\n{\n\tb->b_count++;\n}\n" + AssertCase.caller("f(b)");
        MemoryTree tree = AssertCase.headers().with(AssertCase.PATH, AssertCase.BOXES + f).with("sys/dev/other.c", "void f(void *);\nvoid g(void *v)\n{\n\tf(v);\n}\n");
        AssertCase found = AssertCase.of(tree, List.of(AssertCase.PATH), List.of("sys/dev/other.c"));
        assertThat(found.became("f")).containsExactly("refused unknown-callers at 4");
        MemoryTree declared = tree.with("sys/dev/other.c", "void f(void *);\nstatic void\nf(void *v)\n{\n}\nvoid g(void *v)\n{\n\tf(v); /* f(v) */\n}\n");
        assertThat(AssertCase.of(declared, List.of(AssertCase.PATH), List.of("sys/dev/other.c")).became("f")).containsExactly("written mutex_owned(&b->b_lock)");
    }
}
