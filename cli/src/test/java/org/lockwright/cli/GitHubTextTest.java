package org.lockwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockwright.cli.GlobalOptions.Format.GITHUB;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.check.Finding.Confidence;
import org.lockwright.rules.flow.Note;

/** Workflow commands: one line each, whatever the findings are about. */
class GitHubTextTest {

    @Test
    void aFindingIsAnAnnotationAndTheDenominatorANotice() {
        String out = new MadeUp().fresh(MadeUp.at("LW1003", Confidence.MUST, 3, "'l->on' is changed plainly", Note.of("use atomic_or_uint()")),
                MadeUp.at("LW0002", Confidence.MAY, 4, "no mark uses key 'x'")).in(GITHUB);
        assertThat(out).isEqualTo("""
                ::error file=sys/kern/lamp.c,line=3,col=5,title=LW1003%3A an atomic field is accessed plainly::'l->on' is changed plainly%0Ause atomic_or_uint()
                ::warning file=sys/kern/lamp.c,line=4,col=5,title=LW0002%3A a key of a legend is used by no mark::no mark uses key 'x'
                ::notice title=lockwright lint::tree: made up: 7 C files read, 2 gaps
                """);
    }

    @Test
    void whatIsKnownOrSuppressedIsNotShown() {
        assertThat(new MadeUp().known(MadeUp.at("LW1003", Confidence.MUST, 3, "known"))
                .suppressed(MadeUp.at("LW1003", Confidence.MUST, 4, "suppressed"), "because").in(GITHUB).lines()).singleElement().asString().startsWith("::notice ");
    }

    @Test
    void anIncompleteRunAndStaleEntriesAreShown() {
        MadeUp report = new MadeUp().stale("LW1003 sys/kern/lamp.c lamp_on lamp.on").incomplete("9 gaps, more than --max-gaps 3");
        assertThat(report.in(GITHUB)).contains("::warning title=lockwright lint::1 stale in the baseline, write it anew: LW1003 sys/kern/lamp.c lamp_on lamp.on\n",
                "::error title=lockwright lint::incomplete: 9 gaps, more than --max-gaps 3\n");
        assertThat(report.strict().in(GITHUB)).contains("::error title=lockwright lint::1 stale");
    }

    @Test
    void percentLineEndsColonsAndCommasAreEscaped() {
        assertThat(GitHubText.message("100%\r\n::error::a, b\u001b[1m")).isEqualTo("100%25%0D%0A::error::a, b?[1m");
        assertThat(GitHubText.property("a:b,c%d\ne")).isEqualTo("a%3Ab%2Cc%25d%0Ae");
    }

    // contract: text of the tree cannot end the command, begin another one or add a property.
    @Property(tries = 100, seed = "20261130")
    void anyTextStaysInItsCommand(@ForAll String text) {
        Finding f = new Finding("LW1003", Confidence.MUST, "sys/" + text, new Span(0, 1), 1, 1, "", text, text, Note.all(text), List.of("amd64"));
        String[] lines = new MadeUp().fresh(f).in(GITHUB).split("\n", -1);
        assertThat(lines).hasSize(3);
        assertThat(lines[0].substring(2, lines[0].indexOf("::", 2)).split(",")).hasSize(4);
        assertThat(undone(lines[0].substring(lines[0].indexOf("::", 2) + 2))).isEqualTo(visible(text + "\n" + text));
    }

    private static String undone(String message) {
        return message.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }

    private static String visible(String text) {
        return text.replaceAll("[\\p{Cntrl}\\x80-\\x9f&&[^\\r\\n\\t]]", "?");
    }
}
