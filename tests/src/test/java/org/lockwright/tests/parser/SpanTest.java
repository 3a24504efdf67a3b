package org.lockwright.tests.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.MacroUse;
import org.lockwright.parser.tree.Node;
import org.lockwright.parser.tree.Origin;

/** The bytes that nodes come from. */
class SpanTest {

    private static final String STRUCT = "struct s { int a; struct s *next; };\n";

    private static Parsed body(String defines, String statement) {
        return Parsed.of(STRUCT + defines + "int f(struct s *p, int n)\n{\n\t" + statement + "\n}\n");
    }

    @Test
    void nodesOfAFileAreTheirBytes() {
        Parsed c = body("", "return p->next->a + n;");

        assertThat(c.nodes(Kind.FIELD)).extracting(c::bytes).containsExactly("p->next->a", "p->next");
        assertThat(c.bytes(c.only(Kind.RETURN))).isEqualTo("return p->next->a + n;");
        assertThat(c.bytes(c.only(Kind.BINARY))).isEqualTo("p->next->a + n");
        assertThat(c.bytes(c.only(Kind.FUNCTION))).startsWith("int f(").endsWith("}");
        assertThat(c.bytes(c.only(Kind.COMPOUND))).startsWith("{\n").endsWith("\n}");
        assertThat(c.nodes(n -> true)).allMatch(n -> n.origin() == Origin.FILE && n.macro().isEmpty());
    }

    @Test
    void namesAreTheirBytes() {
        Parsed c = body("", "return p /* c */ -> /* d */ a;");
        Node field = c.only(Kind.FIELD);

        assertThat(c.bytes(field)).isEqualTo("p /* c */ -> /* d */ a");
        assertThat(c.bytes(field.name().orElseThrow().span())).isEqualTo("a");
        assertThat(c.bytes(c.only(Kind.FUNCTION).name().orElseThrow().span())).isEqualTo("f");
    }

    @Test
    void anArgumentIsItsBytes() {
        Parsed c = body("#define ID(x) ((x) + 1)\n", "return ID( p->a );");
        Node field = c.only(Kind.FIELD);
        MacroUse use = field.macro().orElseThrow();

        assertThat(field.origin()).isEqualTo(Origin.MACRO_ARGUMENT);
        assertThat(c.bytes(field)).isEqualTo("p->a");
        assertThat(c.bytes(field.name().orElseThrow().span())).isEqualTo("a");
        assertThat(use.name()).isEqualTo("ID");
        assertThat(c.bytes(use.span())).isEqualTo("ID( p->a )");
        assertThat(use.definedIn()).isEqualTo(Parsed.PATH);
        assertThat(c.bytes(c.only(Kind.RETURN))).isEqualTo("return ID( p->a );");
    }

    @Test
    void anArgumentOfAnInnerMacroIsItsBytes() {
        Parsed c = body("#define OUTER(x) INNER(x)\n#define INNER(y) (-(y))\n", "return OUTER(p->a);");
        Node field = c.only(Kind.FIELD);

        assertThat(field.origin()).isEqualTo(Origin.MACRO_ARGUMENT);
        assertThat(c.bytes(field)).isEqualTo("p->a");
        assertThat(field.macro().orElseThrow().name()).isEqualTo("OUTER");
    }

    @Test
    void anArgumentUsedTwiceHasTwoNodesOfTheSameBytes() {
        Parsed c = body("#define TWICE(x) ((x) + (x))\n", "return TWICE(p->a);");

        assertThat(c.nodes(Kind.FIELD)).hasSize(2).allMatch(n -> n.origin() == Origin.MACRO_ARGUMENT)
                .extracting(c::bytes).containsExactly("p->a", "p->a");
    }

    @Test
    void aNameOfABodyIsTheBytesOfTheDefinition() {
        Parsed c = body("extern int lim;\n#define LIMIT (lim)\n", "return LIMIT + LIMIT;");

        assertThat(c.nodes(Kind.NAME)).hasSize(2).extracting(n -> n.origin() + " " + c.bytes(n))
                .containsExactly("MACRO_BODY lim", "MACRO_BODY lim");
        assertThat(c.nodes(Kind.PAREN)).hasSize(2).extracting(n -> n.origin() + " " + c.bytes(n))
                .containsExactly("MACRO_MIXED LIMIT", "MACRO_MIXED LIMIT");
    }

    /** A known limit: of several tokens of a body the front end only knows the use. Nothing is edited there either way. */
    @Test
    void severalTokensOfABodyAreTheUse() {
        Parsed c = body("struct s glob;\n#define GA (glob.a)\n", "return GA + GA;");

        assertThat(c.nodes(Kind.FIELD)).hasSize(2).extracting(n -> n.origin() + " " + c.bytes(n))
                .containsExactly("MACRO_MIXED GA", "MACRO_MIXED GA");
        assertThat(c.nodes(Kind.FIELD)).extracting(n -> n.name().orElseThrow())
                .allSatisfy(n -> assertThat(n.origin() + " " + c.bytes(n.span())).isEqualTo("MACRO_BODY a"));
    }

    @Test
    void aMixIsTheBytesOfTheUseAndItsNameThoseOfTheBody() {
        Parsed c = body("#define A(q) ((q)->a)\n", "return A(p);");
        Node field = c.only(Kind.FIELD);

        assertThat(field.origin()).isEqualTo(Origin.MACRO_MIXED);
        assertThat(c.bytes(field)).isEqualTo("A(p)");
        assertThat(field.name().orElseThrow().origin()).isEqualTo(Origin.MACRO_BODY);
        assertThat(c.bytes(field.name().orElseThrow().span())).isEqualTo("a");
        assertThat(field.name().orElseThrow().span().start()).isLessThan(c.unit().source().text().indexOf("int f("));
    }

    @Test
    void aPastedNameIsMixed() {
        Parsed c = body("#define FIELD_OF(q, n) q->n##xt\n", "return FIELD_OF(p, ne) != 0;");
        Node field = c.only(Kind.FIELD);

        assertThat(field.text()).isEqualTo("next");
        assertThat(field.origin()).isEqualTo(Origin.MACRO_MIXED);
        assertThat(field.name().orElseThrow().origin().isExact()).isFalse();
    }

    @Test
    void wholeMacroUsesInsideANodeAreBytesOfTheFile() {
        Parsed c = body("#define ONE 1\n#define PTR (p)\n", "n = PTR->a | ONE;");
        Node assign = c.only(Kind.ASSIGN);

        assertThat(assign.origin()).isEqualTo(Origin.FILE);
        assertThat(c.bytes(assign)).isEqualTo("n = PTR->a | ONE");
        assertThat(c.only(Kind.FIELD).origin()).isEqualTo(Origin.FILE);
        assertThat(c.bytes(c.only(Kind.FIELD))).isEqualTo("PTR->a");
    }

    @Test
    void aNodeThatEndsInsideAMacroIsMixed() {
        Parsed c = body("#define TAIL ->a + 1\n", "return p TAIL;");

        assertThat(c.only(Kind.FIELD).origin()).isEqualTo(Origin.MACRO_MIXED);
        assertThat(c.only(Kind.BINARY).origin()).isEqualTo(Origin.FILE);
        assertThat(c.bytes(c.only(Kind.BINARY))).isEqualTo("p TAIL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "crlf", "latin1", "no-final-newline", "tabs", "splice"})
    void offsetsAreBytesHoweverTheFileIsSpelt(String spelling) {
        String text = STRUCT + "/* \u00e9\u00fc\u00df */\n#define ID(x) (x)\nint f(struct s *p)\n{\n\treturn ID(p->a) + p->a;\n}\n";
        Parsed c = Parsed.of(switch (spelling) {
            case "crlf" -> text.replace("\n", "\r\n");
            case "latin1" -> "/* \u00ff\u00fe */ // \u0080\n" + text;
            case "no-final-newline" -> text.stripTrailing();
            case "tabs" -> text.replace(" ", "\t ");
            case "splice" -> text.replace("return ", "return \\\n\\\n");
            default -> text;
        });

        assertThat(c.gaps()).isEmpty();
        assertThat(c.nodes(Kind.FIELD)).hasSize(2).allMatch(n -> n.origin().isExact())
                .extracting(c::bytes).containsExactly("p->a", "p->a");
        assertThat(c.bytes(c.only(Kind.FUNCTION))).endsWith("}");
    }

    @Test
    void everyExactNameIsItsText() {
        Parsed c = body("#define MAX(a, b) ((a) > (b) ? (a) : (b))\n#define NIL ((struct s *)0)\n",
                "if (MAX(p->a, n) && p->next != NIL)\n\t\treturn MAX(MAX(p->next->a, 1), p->a);\n\treturn n;");
        List<Node> exact = c.nodes(n -> n.kind() == Kind.NAME && n.origin().isExact());

        assertThat(exact).hasSizeGreaterThan(5).allSatisfy(n -> assertThat(c.bytes(n)).isEqualTo(n.text()));
        assertThat(c.nodes(n -> n.kind() == Kind.FIELD && n.origin().isExact())).hasSizeGreaterThan(4)
                .allSatisfy(n -> assertThat(c.bytes(n)).endsWith(n.text()).startsWith("p"));
    }

    @Test
    void childrenLieInTheirParentsInOneFile() {
        Parsed c = body("", "for (n = 0; n < p->a; n++) { if (n) continue; else { p = p->next; } }\n\treturn n ? p->a : -1;");

        assertThat(c.nodes(n -> n.parent().isPresent())).hasSizeGreaterThan(20)
                .allSatisfy(n -> assertThat(n.parent().orElseThrow().span().contains(n.span())).as(n.toString()).isTrue());
    }

    @Test
    void nodesOfAHeaderSayTheirFile() {
        var tree = org.lockwright.tests.kit.MemoryTree.kernel().with("sys/sys/s.h", STRUCT + "#define A(q) ((q)->a)\n"
                + "static inline int get(struct s *p) { return p->a; }\n");
        Parsed c = Parsed.of(tree.with(Parsed.PATH, "#include <sys/s.h>\nint f(struct s *p) { return A(p); }\n"), Parsed.PATH,
                org.lockwright.parser.tree.HeaderInterest.of(java.util.Set.of("sys/sys/s.h")));
        Node field = c.only(Kind.FIELD);

        assertThat(field.path()).isEqualTo(Parsed.PATH);
        assertThat(field.name().orElseThrow().path()).isEqualTo("sys/sys/s.h");
        assertThat(field.macro().orElseThrow().definedIn()).isEqualTo("sys/sys/s.h");
        assertThat(c.unit().headerDeclarations()).isNotEmpty().allMatch(n -> n.path().equals("sys/sys/s.h"));
        assertThat(c.unit().headers()).containsExactly("sys/sys/s.h");
    }
}
