package org.lockwright.tests.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.tree.Kind;

/** Branches that the preprocessor leaves out. */
class RegionTest {

    private static List<String> regions(String c) {
        Parsed parsed = Parsed.of(c);
        return parsed.unit().inactive().stream().map(r -> r.condition() + " {" + parsed.bytes(r.span()).strip() + "}").toList();
    }

    @Test
    void eachFormOfCondition() {
        assertThat(regions("#if 0\nint a;\n#endif\n")).containsExactly("#if 0 {int a;}");
        assertThat(regions("#ifdef NO\nint a;\n#endif\n")).containsExactly("#ifdef NO {int a;}");
        assertThat(regions("#ifndef _KERNEL\nint a;\n#endif\n")).containsExactly("#ifndef _KERNEL {int a;}");
        assertThat(regions("#  if   defined( NO ) /* why */\nint a;\n#endif\n"))
                .containsExactly("# if defined( NO ) {/* why */\nint a;}");
    }

    @Test
    void theBranchesNotTaken() {
        assertThat(regions("#if 1\nint a;\n#else\nint b;\n#endif\n")).containsExactly("#else {int b;}");
        assertThat(regions("#if 0\nint a;\n#elif 1\nint b;\n#else\nint c;\n#endif\n"))
                .containsExactly("#if 0 {int a;}", "#else {int c;}");
        assertThat(regions("#if 0\nint a;\n#elif 0\nint b;\n#else\nint c;\n#endif\n"))
                .containsExactly("#if 0 {int a;}", "#elif 0 {int b;}");
        assertThat(regions("#if 1\nint a;\n#elif 1\nint b;\n#elif 1\nint c;\n#endif\n"))
                .containsExactly("#elif 1 {int b;}", "#elif 1 {int c;}");
    }

    @Test
    void aBranchInsideOneLeftOutIsPartOfIt() {
        assertThat(regions("#if 0\nint a;\n#ifdef X\nint b;\n#else\nint c;\n#endif\nint d;\n#endif\nint e;\n"))
                .containsExactly("#if 0 {int a;\n#ifdef X\nint b;\n#else\nint c;\n#endif\nint d;}");
    }

    @Test
    void aBranchLeftOutInsideOneTaken() {
        assertThat(regions("#if 1\n#ifdef X\nint b;\n#else\nint c;\n#endif\n#else\nint d;\n#endif\n"))
                .containsExactly("#ifdef X {int b;}", "#else {int d;}");
    }

    @Test
    void aNodeKnowsTheInnermostBranchItStandsIn() {
        Parsed c = Parsed.of("int a;\n#ifdef _KERNEL\nint b;\n#if 0\nint x;\n#else\nint c;\n#endif\nint d;\n#endif\nint e;\n");

        assertThat(c.nodes(Kind.VARIABLE))
                .extracting(n -> n.text() + " " + c.unit().region(n).map(r -> r.condition()).orElse("-"))
                .containsExactly("a -", "b #ifdef _KERNEL", "c #else", "d #ifdef _KERNEL", "e -");
    }

    @Test
    void nothingIsLeftOutTwice() {
        Parsed c = Parsed.of("#if 0\n#if 0\nint a;\n#elif 1\nint b;\n#endif\n#elif 1\n#if 0\nint c;\n#endif\nint d;\n#endif\n");

        assertThat(c.unit().inactive()).hasSize(2);
        assertThat(c.unit().inactive().get(0).span().overlaps(c.unit().inactive().get(1).span())).isFalse();
        assertThat(c.nodes(Kind.VARIABLE)).extracting(n -> n.text()).containsExactly("d");
    }

    @Test
    void aConditionWithoutEndGoesOnToTheEndOfTheFile() {
        Parsed c = Parsed.of("int a;\n#if 0\nint b;\n");

        assertThat(c.nodes(Kind.VARIABLE)).extracting(n -> n.text()).containsExactly("a");
        assertThat(regions("int a;\n#if 0\nint b;\n")).containsExactly("#if 0 {int b;}");
        assertThat(regions("#if 1\nint a;\n#if 0\nint b;\n#if 1\n")).containsExactly("#if 0 {int b;\n#if 1}");
        assertThat(regions("#if 1\nint a;\n")).isEmpty();
    }

    @Test
    void optionsDecide() {
        assertThat(regions("#include \"opt_inet.h\"\n#ifdef INET\nint a;\n#else\nint b;\n#endif\n"))
                .containsExactly("#else {int b;}");
    }

    @Test
    void textInABranchLeftOutMayBeAnything() {
        assertThat(Parsed.of("#if 0\nnot C at ( all }\n#endif\nint a;\n").gaps()).isEmpty();
        Parsed quote = Parsed.of("#if 0\nit's one quote\n#endif\nint a;\n");
        assertThat(quote.gaps()).hasSize(1).allMatch(g -> g.startsWith("2 PREPROCESS"));
        assertThat(quote.nodes(Kind.VARIABLE)).hasSize(1);
    }
}
