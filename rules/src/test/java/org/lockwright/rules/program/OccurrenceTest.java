package org.lockwright.rules.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Lexer;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Token;

class OccurrenceTest {

    private static List<Occurrence> of(String text) {
        return Occurrence.of(SourceText.ofLatin1("sys/kern/t.c", text), "name");
    }

    private static List<Occurrence.Where> where(String text) {
        return of(text).stream().map(Occurrence::where).toList();
    }

    @Test
    void saysWhatKindOfTextItStandsIn() {
        assertThat(where("x->name = 1;")).containsExactly(Occurrence.Where.CODE);
        assertThat(where("/* name */ // name")).containsExactly(Occurrence.Where.COMMENT, Occurrence.Where.COMMENT);
        assertThat(where("\"name\" 'name'")).containsExactly(Occurrence.Where.LITERAL, Occurrence.Where.LITERAL);
        assertThat(where("#define X(a) a->name \\\n + name\nname")).containsExactly(
                Occurrence.Where.MACRO_DEFINITION, Occurrence.Where.MACRO_DEFINITION, Occurrence.Where.CODE);
        assertThat(where("#ifdef name\n#include \"name.h\"\n#endif")).containsExactly(
                Occurrence.Where.DIRECTIVE, Occurrence.Where.LITERAL);
        assertThat(where("1e+name")).containsExactly(Occurrence.Where.LITERAL);
        assertThat(where("#define X /* name */ 1")).containsExactly(Occurrence.Where.COMMENT);
    }

    @Test
    void aPartOfAWordIsNone() {
        assertThat(of("names _name name1 surname /* names */ \"surname\"")).isEmpty();
    }

    /** Contract: found are exactly the whole words that a search in the text finds, whatever the tokens around them. */
    @Property(tries = 500, seed = "20261123")
    void findsEveryWholeWord(@ForAll("texts") String spliced) {
        String text = spliced.replace("\\\n", "\n"); // a word may go on behind a spliced line end
        SourceText source = SourceText.ofLatin1("sys/kern/t.c", text);
        List<Integer> found = Occurrence.of(source, "name").stream().map(o -> o.span().start()).toList();
        java.util.regex.Matcher words = java.util.regex.Pattern.compile("(?<![A-Za-z0-9_])name(?![A-Za-z0-9_])").matcher(text);
        List<Integer> expected = words.results().map(java.util.regex.MatchResult::start).toList();

        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 500, seed = "20261123")
    void tokensAreInOrderAndLeaveOnlyWhiteSpaceOut(@ForAll("texts") String text) {
        SourceText source = SourceText.ofLatin1("sys/kern/t.c", text);
        int at = 0;
        for (Token token : Lexer.tokens(source)) {
            assertThat(token.span().start()).isGreaterThanOrEqualTo(at);
            assertThat(text.substring(at, token.span().start()).replace("\\\n", "")).isBlank();
            at = token.span().end();
        }
        assertThat(text.substring(at).replace("\\\n", "")).isBlank();
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("name", "names", " ", " ", "\n", "/*", "*/", "//", "\"", "'", "#", "define", "(", ")", "->", "\\\n", "1",
                "+", ";", "L\"", "0x1", "e").list().ofMaxSize(40).map(parts -> String.join("", parts));
    }
}
