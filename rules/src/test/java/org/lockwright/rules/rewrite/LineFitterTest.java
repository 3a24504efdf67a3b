package org.lockwright.rules.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;

class LineFitterTest {

    /** The text after replacing the first {@code X} of {@code before} by {@code by}, fitted. */
    private static String fitted(String before, String by) {
        SourceText source = SourceText.ofLatin1("sys/kern/t.c", before);
        int at = before.indexOf('X');
        List<Edit> edits = LineFitter.fit(source, List.of(new Edit("sys/kern/t.c", new Span(at, at + 1), "X", by, "r")));
        return EditSet.of(edits).apply(source).text();
    }

    private static final String LOAD = "atomic_load_acquire(&so->so_state)";

    @Test
    void aLineThatFitsStays() {
        assertThat(fitted("\tif (X & 1)\n", LOAD)).isEqualTo("\tif (" + LOAD + " & 1)\n");
        String exactly80 = "\tx = X" + "1".repeat(80 - 8 - 4 - 1 - LOAD.length()) + ";\n";
        assertThat(fitted(exactly80, LOAD)).isEqualTo(exactly80.replace("X", LOAD));
    }

    // found on the real tree: a load in rmixl_spl.S was broken behind its comma, and did not assemble.
    @Test
    void aLineOfAssemblerIsNeverBroken() {
        String line = "\tREG_L\tta2, -8(ta3)\t\t\t# load the bits that are enabled for X\n";
        SourceText source = SourceText.ofLatin1("sys/arch/mips/mips/t.S", line);
        int at = line.indexOf('X');
        List<Edit> edits = LineFitter.fit(source, List.of(new Edit(source.path(), new Span(at, at + 1), "X", "IPL_SOFTCLOCK", "r")));

        assertThat(EditSet.of(edits).apply(source).text()).isEqualTo(line.replace("X", "IPL_SOFTCLOCK"));
    }

    @Test
    void aLongConditionIsBrokenAfterAnOperator() {
        assertThat(fitted("\tif ((X & SS_ISCONNECTED) == 0 && some_other_condition)\n", LOAD))
                .isEqualTo("\tif ((" + LOAD + " & SS_ISCONNECTED) == 0 &&\n\t    some_other_condition)\n");
        assertThat(fitted("\tif (first_condition_of_it && second_condition && (X & 1))\n", LOAD))
                .isEqualTo("\tif (first_condition_of_it && second_condition &&\n\t    (" + LOAD + " & 1))\n");
    }

    @Test
    void aContinuedLineGoesOnAtItsOwnIndent() {
        assertThat(fitted("\tif (a &&\n\t    (X & SS_ISCONNECTED) && some_other_condition)\n", LOAD))
                .isEqualTo("\tif (a &&\n\t    (" + LOAD + " & SS_ISCONNECTED) &&\n\t    some_other_condition)\n");
    }

    @Test
    void argumentsAreBrokenAfterAComma() {
        assertThat(fitted("\t\tsome_function(first_argument, X, third_argument);\n", LOAD))
                .isEqualTo("\t\tsome_function(first_argument,\n\t\t    " + LOAD + ", third_argument);\n");
    }

    @Test
    void aCommentThatAloneIsTooLongStays() {
        String line = "\tx = X;\t/* a comment at the end of the line that is long already */\n";
        assertThat(fitted(line, LOAD)).isEqualTo(line.replace("X", LOAD));
    }

    @Test
    void aLineOfAMacroStays() {
        String define = "#define\tIS_IT(so)\t((X & SS_ISCONNECTED) == 0 && some_other_condition)\n";
        assertThat(fitted(define, LOAD)).isEqualTo(define.replace("X", LOAD));
        String body = "#define\tM(so)\t\\\n\tif ((X & SS_ISCONNECTED) == 0 && some_other_condition_too) \\\n\t\tf();\n";
        assertThat(fitted(body, LOAD)).isEqualTo(body.replace("X", LOAD));
    }

    @Test
    void aLongLineThatNoEditTouchesStays() {
        String other = "\tif (" + "a && ".repeat(30) + "b)\n";
        assertThat(fitted(other + "\tX;\n" + other, LOAD)).isEqualTo(other + "\t" + LOAD + ";\n" + other);
    }

    @Test
    void aStringIsNotBroken() {
        String line = "\tX(\"a format, with && operators, that is long enough to pass the right margin %d\");\n";
        assertThat(fitted(line, "printf"))
                .contains("\"a format, with && operators, that is long enough to pass the right margin %d\"");
    }

    @Test
    void aPointerKeepsItsStar() {
        assertThat(fitted("\tstruct a_rather_long_structure_name *variable = function(X, another_argument);\n", LOAD))
                .contains("*variable").doesNotContain("*\n");
    }

    @Test
    void linesEndAsTheOthersDo() {
        assertThat(fitted("\tif ((X & SS_ISCONNECTED) == 0 && some_other_condition)\r\n", LOAD))
                .isEqualTo("\tif ((" + LOAD + " & SS_ISCONNECTED) == 0 &&\r\n\t    some_other_condition)\r\n");
    }

    @Property(tries = 300, seed = "20261123")
    void onlyWhiteSpaceIsAdded(@ForAll("lines") String before) {
        String plain = before.replaceFirst("X", LOAD.replace("$", "\\$"));
        String after = fitted(before, LOAD);

        assertThat(after.replaceAll("\\s", "")).isEqualTo(plain.replaceAll("\\s", ""));
        assertThat(after.lines().count()).isGreaterThanOrEqualTo(plain.lines().count());
        assertThat(after.lines()).noneMatch(l -> l.endsWith(" "));
    }

    @Property(tries = 300, seed = "20261123")
    void fittingTwiceChangesNothing(@ForAll("lines") String before) {
        String once = fitted(before, LOAD);
        SourceText source = SourceText.ofLatin1("sys/kern/t.c", once);
        int at = once.indexOf(LOAD.substring(0, 12));
        Edit same = new Edit("sys/kern/t.c", new Span(at, at + 12), once.substring(at, at + 12), once.substring(at, at + 12), "r");

        List<Edit> edits = LineFitter.fit(source, List.of(same));
        assertThat(EditSet.of(edits).apply(source).text()).isEqualTo(once);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> word = Arbitraries.of("a", "some_name", "so->so_q", "f(x, y)", "(b)", "1", "sizeof(*p)", "\"s, t\"", "p[i]");
        Arbitrary<String> operator = Arbitraries.of(" && ", " || ", " + ", ", ", " == ", " | ", " * ", " - ", " ? q : ", " = ");
        Arbitrary<String> rest = net.jqwik.api.Combinators.combine(operator, word).as((o, w) -> o + w).list().ofMaxSize(8)
                .map(parts -> String.join("", parts));
        Arbitrary<String> indent = Arbitraries.of("", "\t", "\t\t", "\t    ", "\t\t\t\t");
        Arbitrary<String> end = Arbitraries.of(";\n", ");\t/* why */\n", "\n", ";");
        return net.jqwik.api.Combinators.combine(indent, rest, rest, end)
                .as((i, a, b, e) -> "int y;\n" + i + "g(v" + a + ", X" + b + e + (e.endsWith("\n") ? "int z;\n" : ""));
    }
}
