package org.lockwright.tests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FlowText;
import org.lockwright.rules.flow.Lowering;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.program.Parsing;
import org.lockwright.tests.kit.MemoryTree;

/** What each construct of C becomes in a control-flow graph. */
class LoweringTest {

    private static final String PATH = "sys/kern/example.c";

    private static final String HEADER = """
            typedef unsigned long size_t;
            #define NULL ((void *)0)
            #define offsetof(type, member) __builtin_offsetof(type, member)
            #define container_of(PTR, TYPE, FIELD) ((TYPE *)(((char *)(PTR)) - offsetof(TYPE, FIELD)) \\
                + (0 * sizeof((PTR) - &((TYPE *)(((char *)(PTR)) - offsetof(TYPE, FIELD)))->FIELD)))
            #define __predict_false(exp) __builtin_expect((exp) != 0, 0)
            #define atomic_load_relaxed(p) ({ const volatile __typeof__(*(p)) *ptr = (p); __typeof__(*(p)) v; v = *ptr; v; })
            #define ASSERT(e) do { if (!(e)) fail(#e); } while (0)
            #define LOCK(x) ((void)lock_it((x)->lock, 0))
            #define HOLD(x, n) do { lock_it((x), (n)); } while (0)
            struct inner { int q, r; };
            struct foo {
                int x; struct inner in, *ip; int arr[4]; struct foo *next; int (*fn)(int); struct lock *lock; unsigned bit : 1;
            };
            enum { RED = 3, BLUE };
            int f(int); int g(int); void fail(const char *); int lock_it(struct lock *, int); void sink(void *);
            unsigned atomic_inc_uint_nv(volatile int *);
            extern int glob; static int own;
            """;

    private static UnitFlows lower(String text) {
        MemoryTree tree = MemoryTree.kernel().with(PATH, text);
        return new Parsing(tree, Profile.named("amd64").in(tree, List.of()), HeaderInterest.functionsOnce(), 1)
                .each(List.of(PATH), unit -> Lowering.of(unit, Set.of("LOCK", "HOLD"), tree::read), path -> { })
                .get(0);
    }

    private static Flow flow(String body) {
        UnitFlows flows = lower(HEADER + "int example(struct foo *p, struct foo *o, int a, int b)\n{\n" + body + "\n}\n");
        assertThat(flows.gaps()).isEmpty();
        return flows.flows().get(0);
    }

    private static String text(String body) {
        return FlowText.of(flow(body)).replaceAll("\\s*\n\\s*", " ").strip();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "p->x = 1; => write p->x p->x = 1",
        "p->x |= 2; => modify p->x by |= p->x = (p->x | 2)",
        "p->x++; => modify p->x by ++ p->x = (p->x + 1)",
        "a = p->x++; => modify p->x by ++ %0 = p->x p->x = (p->x + 1) a = %0",
        "a = --b; => b = (b - 1) a = b",
        "a = p->in.q; => read p->in.q a = p->in.q",
        "a = p->ip->q; => read p->ip read p->ip->q a = p->ip->q",
        "a = (&p->in)->q; => read p->in.q a = p->in.q",
        "a = p->arr[b]; => read p->arr a = p->arr[b]",
        "*p->arr = 1; => write p->arr p->arr[0] = 1",
        "sink(p->arr); => #0 = sink(&p->arr)",
        "sink(&p->arr[1]); => address p->arr #0 = sink(&p->arr[1])",
        "sink(&p->in.r); => address p->in.r #0 = sink(&p->in.r)",
        "p->bit = 1; => write p->bit p->bit = 1",
        "(*p).x = 1; => write p->x p->x = 1",
        "p->next->next->x = 0; => read p->next read p->next->next write p->next->next->x p->next->next->x = 0"})
    void membersAreAccessed(String body, String expected) {
        assertThat(text(body)).isEqualTo("0: " + expected + " return");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "a = 0x10 + 010 + 3UL; => a = 27",
        "a = 'c' + '\\n'; => a = 109",
        "a = BLUE; => a = 4",
        "p = NULL; => p = 0",
        "a = sizeof(p->x); => a = 'sizeof'",
        "a = offsetof(struct foo, x); => a = 'offsetof'",
        "a = (int)(b) + glob; => a = (b + @glob)",
        "own = a; => @own:static = a",
        "a = (f(1), g(2)); => #0 = f(1) #1 = g(2) a = #1",
        "a = b = 2; => b = 2 a = 2",
        "a = ({ int t = f(b); t + 1; }); => #0 = f(b) t = #0 a = (t + 1)",
        "static int n; n = a; => @example.n:static = a",
        "p = container_of(o->ip, struct foo, in); => read o->ip p = container(o->ip, foo.in)",
        "p = container_of(o->ip, struct foo, in.q); => read o->ip p = container(container(o->ip, inner.q), foo.in)",
        "sink(f); => #0 = sink(f())",
        "p->fn(1); => read p->fn #0 = (*p->fn)(1)",
        "(*p->fn)(1); => read p->fn #0 = (*p->fn)(1)",
        "a = !b; => a = !b"})
    void valuesAreExpressions(String body, String expected) {
        assertThat(text(body)).isEqualTo("0: " + expected + " return");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "a = atomic_load_relaxed(&p->x); => atomic p->x by atomic_load_relaxed a = p->x",
        "atomic_inc_uint_nv(&p->x); => atomic p->x by atomic_inc_uint_nv #0 = atomic_inc_uint_nv(&p->x)",
        "LOCK(p->next); => read p->next #0 = LOCK!(p->next)",
        "HOLD(p->lock, a + (1, 2)); => read p->lock #0 = HOLD!(p->lock, (a + 2))",
        "HOLD(&p->lock, f(a)); => address p->lock #0 = f(a) #1 = HOLD!(&p->lock, #0)"})
    void macrosAreOperations(String body, String expected) {
        assertThat(text(body)).isEqualTo("0: " + expected + " return");
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', value = {
        "if (a) f(1); else f(2); => 0: if a -> 1 else 2 1: #0 = f(1) -> 3 2: #1 = f(2) -> 3 3: return",
        "if (a && !b) f(1); => 0: if a -> 1 else 3 1: if b -> 3 else 2 2: #0 = f(1) -> 3 3: return",
        "if (a || p->x) f(1); => 0: if a -> 2 else 1 1: read p->x if p->x -> 2 else 3 2: #0 = f(1) -> 3 3: return",
        "a = a && b; => 0: if a -> 1 else 3 1: if b -> 2 else 3 2: %0 = 1 -> 4 3: %0 = 0 -> 4 4: a = %0 return",
        "a = b ? f(1) : 2; => 0: if b -> 1 else 2 1: #0 = f(1) %0 = #0 -> 3 2: %0 = 2 -> 3 3: a = %0 return",
        "a = f(1) ?: 2; => 0: #0 = f(1) %0 = #0 if %0 -> 2 else 1 1: %0 = 2 -> 2 2: a = %0 return",
        "while (a) f(1); => 0: if a -> 1 else 2 1: #0 = f(1) -> 0 2: return",
        "do f(1); while (a); => 0: #0 = f(1) if a -> 0 else 1 1: return",
        "for (int i = 0; i < 3; i++) { if (a) continue; if (b) break; f(i); } => "
                + "0: i = 0 -> 1 1: if (i < 3) -> 2 else 6 2: if a -> 5 else 3 3: if b -> 6 else 4 4: #0 = f(i) -> 5 "
                + "5: i = (i + 1) -> 1 6: return",
        "if (0) f(1); while (1) { if (a) return 1; } => 0: if a -> 1 else 0 1: return 1",
        "do { f(1); } while (0); => 0: #0 = f(1) return",
        "if (__predict_false(p->x)) f(1); => 0: read p->x if p->x -> 1 else 2 1: #0 = f(1) -> 2 2: return",
        "if ((a = f(1)) != 0) g(a); => 0: #0 = f(1) a = #0 if (a != 0) -> 1 else 2 1: #1 = g(a) -> 2 2: return",
        "again: if (f(1)) goto again; goto out; g(1); out: return a; => 0: #0 = f(1) if #0 -> 0 else 1 1: return a",
        "ASSERT(a == 1); => 0: if (a == 1) -> 2 else 1 1: #0 = fail('\"a == 1\"') -> 2 2: return",
        "switch (a) { case 1: f(1); case RED: f(2); break; case 7 ... 8: f(3); } => "
                + "0: switch a 1 -> 1, 3 -> 2, 7 -> 3, 8 -> 3, * -> 4 1: #0 = f(1) -> 2 2: #1 = f(2) -> 4 3: #2 = f(3) -> 4 4: return",
        "switch (a) { default: return 1; case 1: break; } return 2; => 0: switch a * -> 1, 1 -> 2 1: return 1 2: return 2"})
    void statementsAreBlocks(String body, String expected) {
        assertThat(text(body)).isEqualTo(expected);
    }

    @Test
    void computedGotoIsGap() {
        Flow flow = flow("void *l = &&out; goto *l; out: return 1;");
        assertThat(flow.gaps()).hasSize(1).allMatch(g -> g.startsWith("computed goto"));
        assertThat(FlowText.of(flow)).contains("stop");
    }

    @Test
    void whatIsNotParsedIsGap() {
        assertThat(flow("f(1); (a b c); f(2);").gaps()).hasSize(1).allMatch(g -> g.startsWith("not parsed"));
    }

    @Test
    void placesAreWhereReadersLook() {
        Flow flow = flow("\tp->x = 1;\n\tLOCK(p);");
        assertThat(flow.blocks().get(0).steps().get(0).place().column()).isEqualTo(2);
        assertThat(flow.blocks().get(0).steps().get(2).place().line()).isEqualTo(flow.place().line() + 3);
        assertThat(flow.parameters()).isEqualTo(4);
    }

    @Test
    void namesInMacrosHaveTheirOwnScope() {
        Flow flow = flow("int v = 1; v = ({ int v = 2; v; }) + v;");
        assertThat(flow.variables().stream().filter(v -> v.name().equals("v"))).hasSize(2);
    }

    @Test
    void tablesHoldFunctions() {
        UnitFlows flows = lower(HEADER + """
                struct ops { int flags; int (*get)(int); int (*put)(int); struct { int (*deep)(int); } in; };
                static const struct ops one = { .get = f, .put = (int (*)(int))&g };
                struct ops many[] = { { 1, f, g }, [4].put = g, [5] = { .get = f } };
                int (*single)(int) = f;
                """);
        assertThat(flows.tables().stream().map(t -> t.table() + ": " + t.slot() + " " + t.function())).containsExactly(
                "one: ops.get f()", "one: ops.put g()", "many: ops.get f()", "many: ops.put g()", "many: ops.put g()",
                "many: ops.get f()", "single: variable single f()");
    }

    @Test
    void membersHaveTypes() {
        UnitFlows flows = lower(HEADER + "void example(struct foo *p) { p->next->x = 1; }");
        assertThat(flows.fieldTypes()).containsEntry("foo.next", "foo *").containsEntry("foo.x", "int");
    }

    @Test
    void functionsOfHeadersAreLoweredOnce() {
        MemoryTree tree = MemoryTree.kernel()
                .with("sys/sys/inline.h", "struct s { int x; };\n\nstatic inline int get(struct s *s) { return s->x; }\n")
                .with(PATH, "#include <sys/inline.h>\nint a(struct s *s) { return get(s); }\n")
                .with("sys/kern/other.c", "#include <sys/inline.h>\nint b(struct s *s) { return get(s); }\n");
        List<UnitFlows> units = new Parsing(tree, Profile.named("amd64").in(tree, List.of()), HeaderInterest.functionsOnce(), 1)
                .each(List.of(PATH, "sys/kern/other.c"), unit -> Lowering.of(unit, Set.of(), tree::read), path -> { });
        assertThat(units.get(0).flows().stream().map(f -> f.function() + " " + f.function().file() + " " + f.place()))
                .containsExactly("get() sys/sys/inline.h sys/sys/inline.h:3", "a()  sys/kern/example.c:2");
        assertThat(units.get(1).flows()).hasSize(1);
        assertThat(FlowText.of(units.get(0).flows().get(0))).contains("read s->x");
    }
}
