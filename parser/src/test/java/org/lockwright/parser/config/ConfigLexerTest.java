package org.lockwright.parser.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logical lines and tokens of config(5). */
class ConfigLexerTest {

    private static List<String> lines(String text) {
        return ConfigLexer.lines(text).stream().map(l -> String.join(" ", l.stream().map(ConfigToken::text).toList())).toList();
    }

    @Test
    void aLineThatBeginsWithWhiteSpaceGoesOn() {
        assertThat(lines("a b\n\tc\n d\ne\n")).containsExactly("a b c d", "e");
        assertThat(lines("a\n\t# remark\n\tb\n")).containsExactly("a b");
        assertThat(lines("a\n\n\tb\n")).containsExactly("a", "b");
        assertThat(lines("a\r\n\tb\r\nc")).containsExactly("a b", "c");
    }

    @Test
    void conditionalsAndIncludesEndWithTheirLine() {
        assertThat(lines("include \"x\"\n\toptions A\nifdef b\n\tc\nendif\n"))
                .containsExactly("include x", "options A", "ifdef b", "c", "endif");
        assertThat(lines("options A\n\tifdef b\n\tendif\n")).containsExactly("options A", "ifdef b", "endif");
    }

    @Test
    void commentsEndAtTheLineAndHideNothingInStrings() {
        assertThat(lines("a # b \"c\nd \"x # y\" # z\n#e\n")).containsExactly("a", "d x # y");
    }

    @Test
    void stringsKeepBackslashesAndMaySpanLines() {
        assertThat(lines("a \"x\\\"y\"\nb \"one\ntwo\" c\nd\n")).containsExactly("a x\\\"y", "b one\ntwo c", "d");
        assertThat(ConfigLexer.lines("b \"one\ntwo\"\nd").get(1).get(0).line()).isEqualTo(3);
        assertThat(lines("a \"\" b")).containsExactly("a  b");
    }

    @Test
    void aStringThatIsNeverClosedIsAQuote() {
        assertThat(lines("a \"b\nc\n")).containsExactly("a \" b", "c");
        assertThat(lines("\"\\\"".repeat(2000))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        "foo-bar        | WORD",
        "needs-flag     | WORD",
        "opt_x.h        | PATH",
        "dev/x/y-z.c    | PATH",
        "../x           | PATH",
        "./x            | PATH",
        "1.5            | PATH",
        "17             | NUMBER",
        "0x1F           | NUMBER",
        "017            | NUMBER",
        "+=             | SYMBOL",
        ":=             | SYMBOL",
        "*              | SYMBOL",
        "$              | SYMBOL"})
    void oneTokenIsOfOneKind(String text, ConfigToken.Kind kind) {
        assertThat(ConfigLexer.lines(text)).singleElement().satisfies(line -> assertThat(line).extracting(ConfigToken::kind)
                .containsExactly(kind));
    }

    @ParameterizedTest
    @CsvSource({"0x0003020a,0x3020a", "0X1F,0x1f", "017,017", "0017,017", "0,0", "00,0", "25,25", "0x,0 x"})
    void numbersArePrintedInTheirBase(String written, String printed) {
        assertThat(lines(written)).containsExactly(printed);
    }
}
