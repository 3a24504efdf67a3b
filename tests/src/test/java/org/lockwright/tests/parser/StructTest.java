package org.lockwright.tests.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.parser.tree.FieldDef;
import org.lockwright.parser.tree.StructDef;

/** Structs cut into fields. */
class StructTest {

    private static List<String> fields(Parsed c, int struct) {
        return c.unit().structs().get(struct).fields().stream().map(f -> f.type() + " : " + f.name()).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "int a; => int : a",
        "unsigned int a; => unsigned int : a",
        "unsigned   int\ta ; => unsigned int : a",
        "volatile u_int a; => volatile u_int : a",
        "struct t *a; => struct t * : a",
        "struct t **a; => struct t ** : a",
        "kmutex_t *volatile a; => kmutex_t * volatile : a",
        "unsigned int a:3; => unsigned int:3 : a",
        "char a[16]; => char[16] : a",
        "char a[4][N + 1]; => char[4][N+1] : a",
        "int (*a)(struct t *, int); => int(*)(struct t *, int) : a",
        "struct t *(*a)(void); => struct t *(*)(void) : a",
        "int a /* why */; => int : a",
        "const char *const a; => const char * const : a",
        "enum { X, Y } a; => enum {X, Y} : a"})
    void aMember(String member, String expected) {
        Parsed c = Parsed.of("typedef int u_int, kmutex_t;\n#define N 3\nstruct t;\nstruct s { " + member + " };\n");

        assertThat(String.join("", fields(c, 0)).replaceAll("\\s+", "")).isEqualTo(expected.replaceAll("\\s+", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "struct t *a; => struct t *",
        "unsigned   int\ta ; => unsigned int",
        "int (*a)(struct t *, int); => int(*)(struct t *, int)",
        "struct t **a; => struct t **"})
    void aTypeIsSpeltInOneWay(String member, String type) {
        Parsed c = Parsed.of("struct t;\nstruct s { " + member + " };\n");

        assertThat(c.unit().structs().get(0).fields().get(0).type()).isEqualTo(type);
    }

    @Test
    void membersDeclaredTogetherShareTheDeclaration() {
        Parsed c = Parsed.of("struct s { int a, *b, c[2]; };\n");
        List<FieldDef> fields = c.unit().structs().get(0).fields();

        assertThat(fields).extracting(FieldDef::name).containsExactly("a", "b", "c");
        assertThat(fields).extracting(f -> c.bytes(f.declaration())).containsOnly("int a, *b, c[2];");
        assertThat(fields).extracting(f -> c.bytes(f.nameSpan())).containsExactly("a", "b", "c");
        assertThat(fields).extracting(FieldDef::type).containsExactly("int", "int *", "int[2]");
    }

    @Test
    void aMemberOfAMacroTypeIsAMember() {
        Parsed c = Parsed.of("#define TAILQ_ENTRY(t) struct { struct t *tqe_next; struct t **tqe_prev; }\n"
                + "#define LIST_HEAD(n, t) struct n { struct t *lh_first; }\n"
                + "struct s {\n\tint a;\n\tTAILQ_ENTRY(s) s_link; /* (l) queue */\n\tLIST_HEAD(, s) s_head;\n\tint z;\n};\n");
        StructDef s = c.unit().structs().stream().filter(d -> d.tag().equals("s")).findFirst().orElseThrow();

        assertThat(s.fields()).extracting(FieldDef::name).containsExactly("a", "s_link", "s_head", "z");
        assertThat(c.bytes(s.fields().get(1).declaration())).isEqualTo("TAILQ_ENTRY(s) s_link;");
    }

    @Test
    void membersOfUnnamedInnerStructsAreListedInPlace() {
        Parsed c = Parsed.of("struct s { int a; union { int b; struct { int c; }; }; struct { int d; } e; int f; };\n");

        assertThat(c.unit().structs().get(0).fields()).extracting(FieldDef::name).containsExactly("a", "b", "c", "e", "f");
        assertThat(c.unit().structs()).extracting(StructDef::tag).contains("s", "e");
    }

    @Test
    void tagsOfStructsWithoutOne() {
        Parsed c = Parsed.of("typedef struct { int a; } t_t;\nstruct { int b; } v;\nunion u { int c; };\n");

        assertThat(c.unit().structs()).extracting(StructDef::tag).containsExactly("t_t", "v", "u");
    }

    @Test
    void theSpanIsTheDefinition() {
        Parsed c = Parsed.of("extern int x;\n\nstruct s {\n\tint a;\n} __attribute__((__packed__)) v;\n");

        assertThat(c.bytes(c.unit().structs().get(0).span())).startsWith("struct s {").contains("int a;\n}");
        assertThat(c.unit().structs().get(0).path()).isEqualTo(Parsed.PATH);
    }

    @Test
    void aMemberLeftOutIsNone() {
        Parsed c = Parsed.of("struct s {\n\tint a;\n#ifdef NO\n\tint b;\n#endif\n\tint c;\n};\n");

        assertThat(fields(c, 0)).containsExactly("int : a", "int : c");
    }

    @Test
    void aStructOutOfAMacroIsNoneThatCouldBeEdited() {
        assertThat(Parsed.of("#define DEF(t) struct t { int a; };\nDEF(s)\nint f(struct s *p) { return p->a; }\n").unit().structs())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = "=>", value = {
        "LIST_ENTRY(s) a; => LIST_ENTRY(s) : a",
        "TAILQ_HEAD(, t) a; => TAILQ_HEAD(, t) : a",
        "LIST_ENTRY(s) *a[4], b; => LIST_ENTRY(s) *[4] : a",
        "kmutex_t a __aligned(64); => kmutex_t : a",
        "__BITS(3) int a; => int : a",
        "TAILQ_ENTRY(t) (*a)[3]; => TAILQ_ENTRY(t)(*)[3] : a",
        "int a __cacheline_aligned; => int : a",
        "const t_t *a __attribute__((__packed__)) __weird; => const t_t * : a"})
    void aMemberOfAnUnknownMacroIsReadFromItsText(String member, String expected) {
        Parsed c = Parsed.of("struct s { int before; " + member + " int after; };\n");

        assertThat(fields(c, 0)).hasSizeGreaterThanOrEqualTo(3).first().isEqualTo("int : before");
        assertThat(fields(c, 0).get(1).replaceAll("\\s+", "")).isEqualTo(expected.replaceAll("\\s+", ""));
        assertThat(c.unit().structs().get(0).fields()).last().extracting(FieldDef::name).isEqualTo("after");
        assertThat(c.unit().structs().get(0).unread()).isEmpty();
    }

    @Test
    void membersOfAnUnknownMacroMayBeDeclaredTogether() {
        Parsed c = Parsed.of("struct s { union { LIST_ENTRY(s) a, *b; int c; }; };\n");

        assertThat(fields(c, 0)).containsExactly("LIST_ENTRY(s) : a", "LIST_ENTRY(s) * : b", "int : c");
    }

    @Test
    void aMemberThatNobodyCanNameIsListedAsNotRead() {
        Parsed c = Parsed.of("struct s { int a; SOME_FIELDS(s); int b; };\n");
        StructDef def = c.unit().structs().get(0);

        assertThat(def.fields()).extracting(FieldDef::name).doesNotContain("SOME_FIELDS");
        assertThat(def.unread()).extracting(c::bytes).containsExactly("SOME_FIELDS(s);");
    }

    @Test
    void aTypeThatIsAMacroIsSpeltByItsName() {
        Parsed c = Parsed.of("#define bool _Bool\nstruct s { bool a; bool *b; };\n");

        assertThat(fields(c, 0)).containsExactly("bool : a", "bool * : b");
    }
}
