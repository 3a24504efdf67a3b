package org.lockwright.tests.kit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.check.Finding;

class CheckHarnessTest {

    /** Reports every call of {@code bad()}, and of {@code maybe()} as a may finding. */
    private final CheckHarness harness = CheckHarness.of((keys, unit, texts) -> calls(unit));

    private static List<Finding> calls(Unit unit) {
        List<Finding> out = new ArrayList<>();
        unit.declarations().forEach(top -> top.walk(node -> {
            boolean bad = node.kind() == Kind.CALL && node.child(0).text().equals("bad");
            boolean maybe = node.kind() == Kind.CALL && node.child(0).text().equals("maybe");
            if (bad || maybe) {
                out.add(new Finding("LW1234", bad ? Finding.Confidence.MUST : Finding.Confidence.MAY, node.path(), node.span(),
                        unit.source().lines().line(node.span().start()), 1, "", node.text() + node.span(), "bad is called",
                        List.of(), List.of()));
            }
        }));
        return out;
    }

    private static String inFunction(String line) {
        return "void f(void)\n{\n\t" + line + "\n}\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "bad(); // WANT LW1234",
        "bad(); // WANT LW1234 must",
        "maybe(); // WANT LW1234 may: called",
        "bad(); // WANT LW1234: bad is called",
        "bad(); bad(); // WANT LW1234, LW1234",
        "good(); // CLEAN",
        "good(); // CLEAN: why this is so",
        "good(); // MISS LW1234",
        "bad(); // NOISE LW1234",
        "good(); /* WANT nothing */",
        "good(\"// WANT LW1234\");"})
    void acceptsMarksThatAreTrue(String line) {
        assertThatCode(() -> harness.check(inFunction(line))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "good(); // WANT LW1234 | example.c:3: expected LW1234, got silence",
        "bad(); // WANT LW1234, LW1234 | example.c:3: expected LW1234, got silence",
        "bad(); bad(); // WANT LW1234 | example.c:3: expected silence, got LW1234: bad is called",
        "bad(); // WANT LW1234 may | example.c:3: expected LW1234 as MAY, got MUST",
        "bad(); // WANT LW1234: good | example.c:3: expected 'good' in the message, got 'bad is called'",
        "bad(); // WANT LW4321 | example.c:3: expected LW4321, got silence",
        "bad(); // CLEAN | example.c:3: expected silence, got LW1234: bad is called",
        "bad(); | example.c:3: expected silence, got LW1234: bad is called",
        "bad(); // MISS LW1234 | example.c:3: LW1234 is missed no more; write WANT",
        "good(); // NOISE LW1234 | example.c:3: LW1234 is noise no more; write CLEAN"})
    void namesLineAndBothSidesWhereMarksAreWrong(String lineAndMessage) {
        String[] parts = lineAndMessage.split(" \\| ");
        assertThatThrownBy(() -> harness.check(inFunction(parts[0])))
                .isInstanceOf(AssertionError.class).hasMessageContaining(parts[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "bad(); // WANT | WANT without the id of a check",
        "bad(); // WANT must | WANT without the id of a check",
        "bad(); // WANTS LW1234 | is no mark; write WANT, CLEAN, MISS or NOISE",
        "bad(); // want LW1234 | is no mark; write WANT, CLEAN, MISS or NOISE",
        "bad(); // WANT LW12 | cannot be read; write '// WANT LW1003 must: words of the message'",
        "bad(); // WANT LW1234 perhaps | cannot be read; write '// WANT LW1003 must: words of the message'",
        "good(); // CLEAN LW1234 | CLEAN takes no id",
        "good(); // OPTION: X | is no mark; write WANT, CLEAN, MISS or NOISE",
        "good(); // MISS | MISS without the id of a check"})
    void refusesMarksThatSayNothing(String lineAndMessage) {
        String[] parts = lineAndMessage.split(" \\| ");
        assertThatThrownBy(() -> harness.check(inFunction(parts[0])))
                .isInstanceOf(MarkException.class).hasMessageContaining("example.c:3: ").hasMessageContaining(parts[1]);
    }

    @Test
    void optionsSwitchBranches() {
        String c = "void f(void)\n{\n#ifdef LOUD\n\tbad(); %s\n#endif\n}\n";

        assertThatCode(() -> harness.check("// OPTION: LOUD\n" + c.formatted("// WANT LW1234"))).doesNotThrowAnyException();
        assertThatCode(() -> harness.check(c.formatted("// CLEAN"))).doesNotThrowAnyException();
        assertThatCode(() -> harness.check("// PROFILE: amd64\n// OPTION: LOUD\n// OPTION: -LOUD\n" + c.formatted("")))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> harness.check("// PROFILE: abacus\n" + c.formatted("")))
                .hasMessageContaining("unknown profile 'abacus'");
    }

    @Test
    void marksInOtherFilesCount() {
        String header = "static void g(void) { bad(); } // WANT LW1234\n";

        assertThatThrownBy(() -> harness.with("sys/sys/loud.h", header.replace("bad", "good")).check(inFunction("good();")))
                .hasMessageContaining("sys/sys/loud.h:1: expected LW1234, got silence");
        assertThatCode(() -> harness.with("sys/sys/loud.h", header).check(inFunction("good();"))).doesNotThrowAnyException();
    }
}
