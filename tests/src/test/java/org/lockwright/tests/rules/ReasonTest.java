package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockwright.generators.SoftintBlocks;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.convert.Conversions;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.tests.kit.MemoryTree;
import org.lockwright.tests.kit.RewriteHarness;

/** Every reason to refuse has C text that is refused for it. */
class ReasonTest {

    private static final String HEADER = "sys/sys/socketvar.h";

    private static final Map<Reason, String> BODIES = new TreeMap<>(Map.of(
            Reason.ADDRESS_TAKEN, "give(&so->so_state);",
            Reason.MACRO_BODY, "\n#define\tIS_A(so)\t((so)->so_state & 1)\nuse(IS_A(so));",
            Reason.CROSSES_MACRO, "\n#define\tSET(x)\tx |= 1\nSET(so->so_state);",
            Reason.VALUE_USED, "n = so->so_state |= 1;",
            Reason.NO_OPERATION, "so->so_state ^= 1;",
            Reason.UNRESOLVED_TYPE, "nothing->so_state |= 1;",
            Reason.NOT_PARSED, "so->so_state &= ~(1;",
            Reason.UNITS_DISAGREE, "KASSERT(solocked(so));\n#ifdef SPLIT\nsounlock(so);\n#endif\nreturn so->so_state;"));

    /** Headers that cannot be spelt with colons. */
    private static final Map<Reason, String> KEYS = Map.of(
            Reason.NO_LETTERS, "/*\n * All fields are protected by x_lock.\n */\nstruct x {\n\tint a;\n\tint b;\n};\n",
            Reason.SENTENCE_LEGEND, "/*\n * Some fields, marked (A), can be read outside the lock.\n */\n"
                    + "struct x {\n\tint a;\t/* (A) */\n\tint b;\t/* (A) */\n};\n",
            Reason.NO_FORM, "/*\n * Locks:\n * (a)\ta_lock\n * (b)\tb_lock\n */\nstruct x {\n\tint a;\t/* (a) (b) */\n};\n",
            Reason.READ_OTHERWISE, "/*\n * Locks:\n * (a)\ta_lock\n * (b)\tb_lock\n *\n * b:\tnot this\n */\n"
                    + "struct x {\n\tint a;\t/* (a) */\n\tint b;\t/* b: a note */\n};\n");

    /** Calls that the rule of {@link #TWICE} finds. */
    private static final Map<Reason, String> REPLACED = Map.of(
            Reason.SIDE_EFFECT, "use(find());",
            Reason.NO_BRACES, "if (n) use(n);",
            Reason.TEXT_LOST, "use(/* which */ n);",
            Reason.STILL_USED, "int k; k = n; use(k); n = k;");

    private static final String TWICE = """
            about: use()
            with:
              - { name: x }
              - { name: v, kind: identifier }
            cases:
              - match: |
                  int v;
                  v = x;
                  use(v);
                by: |
                  use(x);
                  use(x);
              - match: use(x);
                by: |
                  use(1);
                  use(x + x);
            """;

    /** Bodies that the region rule of {@link RegionRewriteTest} refuses, in a function that holds the lock. */
    private static final Map<Reason, String> REGIONS = new TreeMap<>(Map.of(
            Reason.LEAVES, "if (n) return b->b_len++;",
            Reason.IN_DECLARATION, "int len = b->b_len; n = len;",
            Reason.LOOP, "while (b->b_len > 0) nothing_known(n);",
            Reason.CALLS_OUT, "b->b_len = (box_wake(b), 1);",
            Reason.MAY_SLEEP, "b->b_len = tsleep(0, 0, 0, 0);",
            Reason.MOVES_LOCKS, "b->b_len = 1, mutex_exit(&c->b_lock);",
            Reason.TAKES_LOCKS, "b->b_len = box_len(b);",
            Reason.UNKNOWN_CALL, "nothing_known(b->b_len++);",
            Reason.TWO_LOCKS, "b->b_len = c->b_len++;",
            Reason.OBJECT_CHANGES, "b++->b_len = 1;"));

    /** Files of which a function gets no assertion, beside those of {@link AssertRefusalsTest}. */
    private static final Map<Reason, String> ASSERTS = Map.of(
            Reason.NOT_UNDERSTOOD, AssertCase.BOXES + "void move_lock(struct box *);\nstatic void\nf(struct box *b)\n{\n\tif (b->b_next == NULL)\n\t\treturn;\n\tmove_lock(b);\n\tb->b_all = 1;\n}\n" + AssertCase.caller("f(b)"),
            Reason.NOT_DECLARED, """
                    typedef struct { int m_owner; } kmutex_t;
                    void mutex_enter(kmutex_t *);
                    void mutex_exit(kmutex_t *);
                    struct box {
                    	kmutex_t b_lock;
                    	int b_count;
                    };
                    static void
                    f(struct box *b)
                    {
                    	b->b_count++;
                    }
                    """ + AssertCase.caller("f(b)"),
            Reason.SECTION, """
                    #include <sys/systm.h>
                    /*
                     * Field locking key:
                     *   (s) s_read_lock
                     */
                    struct shelf {
                    	kmutex_t s_read_lock;
                    	int s_width;	/* (s) width */
                    };
                    static void
                    f(struct shelf *s)
                    {
                    	s->s_width++;
                    }
                    void
                    sys_caller(struct shelf *s)
                    {
                    	mutex_enter(&s->s_read_lock);
                    	f(s);
                    	mutex_exit(&s->s_read_lock);
                    }
                    """);

    private static final MemoryTree SAMPLE = MemoryTree.empty().with(EmbeddedTree.paths().stream()
            .map(p -> SourceText.of(p, EmbeddedTree.read(p))).toList());
    private static final String OCTEON = "sys/arch/mips/cavium/octeon_intr.c";

    /** Rules on software interrupts, each with the part of it that refuses something in the sample. */
    private static final Map<Reason, String> SOFTINT = Map.of(
            Reason.CLASS_AS_DATA, "softint-users",
            Reason.OWN_TRIGGER, "softint-ports mips",
            Reason.OTHER_SHAPE, "softint-ports mips",
            Reason.NOT_CONVERTED, "softint-ports",
            Reason.BIT_FROM_LEVEL, "softint-ports");

    @ParameterizedTest
    @EnumSource(Reason.class)
    void isGivenForItsCase(Reason reason) {
        assertThat(outcomes(reason)).contains("refused: " + reason.code());
    }

    private static List<String> outcomes(Reason reason) {
        var pack = PackLoader.builtin("socket-locking");
        if (reason == Reason.DECLARATION_DIFFERS) {
            return RewriteHarness.of(pack, "so-state-type").at(HEADER).outcomes("struct socket { int so_state; };\n");
        } else if (reason == Reason.DEPENDS_ON_REFUSED) {
            return RewriteHarness.of(pack, "so-state-atomic", "so-state-key")
                    .with(HEADER, "struct socket {\n\tunsigned int so_state;\n};\n")
                    .outcomes("#include <sys/socketvar.h>\nvoid f(struct socket *so) { so->so_state ^= 1; }\n");
        }
        if (REPLACED.containsKey(reason)) {
            return RewriteHarness.ofYaml(ReplaceRewriteTest.pack(TWICE)).outcomes("int find(void);\nvoid use(int);\nvoid f(int n) { " + REPLACED.get(reason) + " }\n");
        }
        if (REGIONS.containsKey(reason)) {
            return RegionRewriteTest.harness().outcomes(RegionRewriteTest.f("\t" + REGIONS.get(reason) + "\n").replace("\nint\nf(", "\nstatic int\nbox_len(struct box *b)\n{\n\n\treturn b->b_len;\n}\n\nint\nf("));
        } else if (reason == Reason.LATER_PHASE || reason == Reason.COMES_BEFORE) {
            return AccountRewriteTest.harness(reason.code()).outcomes(AccountRewriteTest.CASE);
        } else if (reason == Reason.WRONG_ORDER) {
            return RegionRewriteTest.nested();
        } else if (reason == Reason.MAY_BE_ABSENT) {
            return RegionRewriteTest.harness().outcomes(RegionRewriteTest.guarded("if (b != 0 && b->b_len)\n\t\treturn 1;"));
        } else if (reason == Reason.NOT_HELD) {
            return RegionRewriteTest.harness().outcomes(RegionRewriteTest.unlocked("b->b_len = 1;"));
        } else if (reason == Reason.NOT_FOLLOWED) {
            return RegionRewriteTest.harness().outcomes(RegionRewriteTest.printed());
        }
        Optional<String> unasserted = Optional.ofNullable(ASSERTS.get(reason)).or(() -> AssertRefusalsTest.refusals().values().stream()
                .filter(l -> l.get(0).equals(reason.code()) && reason != Reason.MACRO_BODY).map(l -> AssertCase.BOXES + l.get(1)).findFirst());
        if (unasserted.isPresent()) {
            return AssertRewriteTest.harness().outcomes(unasserted.get());
        }
        if (SOFTINT.containsKey(reason)) {
            String[] words = (SOFTINT.get(reason) + " ").split(" ", -1);
            Rewrite rule = PackLoader.builtin("softint-priorities").rewrites().stream().filter(r -> r.id().equals(words[0])).findFirst().orElseThrow();
            return new Conversions(new SoftintBlocks(), PortSpecs.all(), 1, p -> { }).run(rule, words[1], withoutARow()).sites().stream()
                    .map(s -> s.outcome().text() + ": " + s.detail()).toList();
        }
        if (KEYS.containsKey(reason)) {
            return RewriteHarness.respelling(Dialect.COLON).at(HEADER).outcomes(KEYS.get(reason));
        }
        return RewriteHarness.of(pack, List.of(List.of(), List.of("SPLIT")), "so-state-atomic")
                .outcomes(SocketCase.function(BODIES.get(reason)));
    }

    /** The sample with one row less in one of its tables. */
    private static MemoryTree withoutARow() {
        String text = SAMPLE.text(OCTEON);
        String less = text.replaceFirst("\t\\[IPL_SOFTNET\\] =[^\n]*\n", "");
        assertThat(less).isNotEqualTo(text);
        return SAMPLE.with(OCTEON, less);
    }

    @Test
    void codesAreDistinctWordsAndSayHowToMend() {
        assertThat(Reason.values()).extracting(Reason::code).doesNotHaveDuplicates().allMatch(c -> c.matches("[a-z]+(-[a-z]+)*"));
        assertThat(Reason.values()).allSatisfy(r -> {
            assertThat(r.why()).isNotBlank().doesNotContain("\n");
            assertThat(r.mend()).isNotBlank().doesNotContain("\n");
        });
    }
}
