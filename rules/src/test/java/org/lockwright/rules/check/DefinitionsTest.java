package org.lockwright.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.parser.source.SourceText;

/** What a file defines, told apart from what it calls and declares. */
class DefinitionsTest {

    private static boolean defines(String text, String name) {
        return Definitions.in(SourceText.ofLatin1("sys/kern/a.c", text)).contains(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "int\nf(void)\n{\n}\n",
        "int f(void) { return 0; }",
        "static int f (struct x *(*g)(int)) /* one */ {",
        "int f(void) __attribute__((noinline)) {",
        "int\nf(a, b)\n\tint a;\n\tstruct x *b;\n{\n",
        "#ifdef A\nint f(int a)\n#else\nint f(void)\n#endif\n{\n",
        "int g(void) { return f(); }\nint f(void) { }",
    })
    void definitions(String text) {
        assertThat(defines(text, "f")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "",
        "int f(void);\nint g(void) { }",
        "int f(void) __dead;\nint g(void) { }",
        "int g(void) { f(1); if (f(2)) { h(); } }",
        "int g(void) { return f(1); }\nint h(void) { }",
        "int g(void) { x = f(1) + f(2); while (f(3) > 1) { } }",
        "/* int f(void) { } */ int f;",
        "static const struct ops o = { .call = f };",
        "f(", "f(){", "int (f", "f)(", "}f(;",
    })
    void others(String text) {
        assertThat(defines(text, "f")).isEqualTo(text.equals("f(){"));
    }

    @Test
    void structs() {
        assertThat(defines("struct x { int a; };", "struct x")).isTrue();
        assertThat(defines("union x\n{ int a; };", "struct x")).isTrue();
        assertThat(defines("struct x; struct x *f(void) { }", "struct x")).isFalse();
    }

    // contract: hostile text costs no more than its length.
    @Test
    void longTextIsReadOnce() {
        assertThat(defines("f(".repeat(200_000), "f")).isFalse();
        assertThat(defines("f() ".repeat(200_000), "f")).isFalse();
        assertThat(defines("f() x; ".repeat(200_000) + "{", "f")).isTrue();
    }
}
