package org.lockwright.tests.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Symbol;
import org.lockwright.tests.kit.MemoryTree;

/** What names refer to. */
class SymbolTest {

    private static final String TYPES = """
            struct in { int x; };
            struct one { int x; struct in in; struct two *two; struct one *arr[3]; struct in flat[2]; };
            struct two { int x; struct one (*get)(int); union { int deep; struct { int deeper; }; }; struct { int named; } n; };
            typedef struct one one_t;
            typedef one_t *onep;
            struct one *mk(void);
            extern struct one table[];
            """;

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "a->x => one.x",
        "b->x => two.x",
        "a->in.x => in.x one.in",
        "a->two->x => two.x one.two",
        "a->arr[1]->x => one.x one.arr",
        "a->flat[i].x => in.x one.flat",
        "(*a).x => one.x",
        "a[2].x => one.x",
        "(a + 1)->x => one.x",
        "mk()->x => one.x",
        "b->get(1).x => one.x two.get",
        "((struct two *)a)->x => two.x",
        "((onep)b)->x => one.x",
        "((one_t *)b)->x => one.x",
        "t->x => one.x",
        "table[i].x => one.x",
        "(i ? a : mk())->x => one.x",
        "b->deep => two.deep",
        "b->deeper => two.deeper",
        "({ mk(); })->x => one.x",
        "(&table[i])->x => one.x",
        "(*(&a))->x => one.x"})
    void fieldsAreResolvedThroughTypes(String expression, String fields) {
        Parsed c = Parsed.of(TYPES + "int f(struct one *a, struct two *b, onep t, int i) { return " + expression + "; }\n");

        assertThat(String.join(" ", c.fields())).isEqualTo(fields);
        assertThat(c.gaps()).isEmpty();
    }

    @Test
    void aFieldIsTheSameInEveryUnit() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/t.h", TYPES);
        String use = "#include <sys/t.h>\nint f%s(struct one *p) { return p->x; }\n";
        Symbol a = Parsed.of(tree, use.formatted("a")).only(Kind.FIELD).symbol().orElseThrow();
        Symbol b = Parsed.of(tree, "int pad;\n" + use.formatted("b")).only(Kind.FIELD).symbol().orElseThrow();

        assertThat(a).isEqualTo(b).isInstanceOfSatisfying(Symbol.Field.class, f -> {
            assertThat(f.path()).isEqualTo("sys/sys/t.h");
            assertThat(TYPES.substring(f.declaredAt().start(), f.declaredAt().end())).contains("x");
        });
    }

    @Test
    void variablesAreToldApartByScope() {
        Parsed c = Parsed.of("int g;\nstatic int h;\nint f(int p) { int l; static int s; l = g + h + p + s; { int l; l = 1; } return l; }\n");
        List<Symbol> symbols = c.nodes(Kind.NAME).stream().map(n -> n.symbol().orElseThrow()).toList();

        assertThat(symbols).extracting(s -> s.name() + " " + ((Symbol.Variable) s).scope()).containsExactly(
                "l LOCAL", "g FILE", "h FILE", "p PARAMETER", "s LOCAL", "l LOCAL", "l LOCAL");
        assertThat(symbols.get(0)).isEqualTo(symbols.get(6)).isNotEqualTo(symbols.get(5));
    }

    @Test
    void functionsAreToldApartByLinkage() {
        Parsed c = Parsed.of("static int a(void) { return 0; }\nint b(void) { return a(); }\nstatic int c(void);\n"
                + "int d(void) { return b() + c() + e(); }\nint c(void) { return 1; }\n");

        assertThat(c.nodes(Kind.FUNCTION)).extracting(n -> n.symbol().orElseThrow()).containsExactly(
                new Symbol.Function("a", Parsed.PATH), new Symbol.Function("b", ""), new Symbol.Function("d", ""),
                new Symbol.Function("c", Parsed.PATH));
        assertThat(c.nodes(n -> n.kind() == Kind.CALL)).extracting(n -> n.child(0).text()).containsExactly("a", "b", "c", "e");
        assertThat(c.nodes(n -> n.kind() == Kind.NAME && n.symbol().orElse(null) instanceof Symbol.Function f && !f.declared())).extracting(Node::text)
                .containsExactly("e");
    }

    @Test
    void aLocalHidesAParameterInItsBlock() {
        Parsed c = Parsed.of(TYPES + "int f(struct one *p) { { struct two *p = 0; return p->x; } }\n");

        assertThat(c.fields()).containsExactly("two.x");
    }

    @Test
    void typesAreSpeltWithoutTheWordStruct() {
        Parsed c = Parsed.of(TYPES + "int f(const struct one *p, unsigned long n) { return p->x + (int)n; }\n");

        assertThat(c.nodes(Kind.PARAMETER)).extracting(Node::type).containsExactly("const one *", "unsigned long int");
        assertThat(c.only(Kind.FIELD).type()).isEqualTo("int");
    }

    @Test
    void aFieldOfAnUnknownTypeIsUnresolvedAndAGap() {
        Parsed c = Parsed.of("struct known { int x; };\nint f(struct unknown *p, struct known *k) {\n\treturn p->x + k->y + k->x;\n}\n");

        assertThat(c.fields()).containsExactlyInAnyOrder("?", "?", "known.x");
        assertThat(c.gaps()).hasSize(2).allMatch(g -> g.startsWith("3 RESOLVE field '"));
        assertThat(c.unit().counts().unresolvedFields()).isEqualTo(2);
        assertThat(c.unit().counts().fieldReferences()).isEqualTo(3);
    }
}
