package org.lockwright.rules.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.program.Corpus;

/** Which units a changed header can change: all that may read differently, and of the others as few as can be told from text. */
class HeaderReachTest {

    private static final String HEADER = "sys/sys/x.h";
    private static final Configuration BOX = new Configuration("box", new TreeMap<>(), new TreeMap<>(),
            new TreeMap<>(Map.of("machine", "sys/arch/box/include", "cpu", "sys/arch/cpu/include")), List.of("sys"), new TreeSet<>());

    private record Texts(SortedMap<String, String> texts) implements SourceTree {

        Texts with(String path, String text) {
            SortedMap<String, String> more = new TreeMap<>(texts);
            more.put(path, text);
            return new Texts(more);
        }

        @Override
        public String describe() {
            return "memory";
        }

        @Override
        public boolean isFile(String path) {
            return texts.containsKey(path);
        }

        @Override
        public Optional<SourceText> read(String path) {
            return Optional.ofNullable(texts.get(path)).map(t -> SourceText.ofLatin1(path, t));
        }

        @Override
        public List<String> files() {
            return List.copyOf(texts.keySet());
        }
    }

    /** Units that include the header: one mentions {@code LEVEL}, one {@code RAISE}, one has a conditional on {@code LEVEL}, one nothing. */
    private static final Texts UNITS = new Texts(new TreeMap<>())
            .with("sys/kern/level.c", "#include <sys/x.h>\nint l = LEVEL;\n")
            .with("sys/kern/raise.c", "#include <sys/x.h>\nvoid f(void) { RAISE(); }\n")
            .with("sys/kern/conditional.c", "#include <sys/x.h>\n#if LEVEL > 2\nint a;\n#else\nint b;\n#endif\n")
            .with("sys/kern/nothing.c", "#include <sys/x.h>\nint n; /* no level */\n")
            .with("sys/kern/away.c", "int LEVEL;\n");

    private static Set<String> reached(Texts units, String path, String before, String after) {
        Texts old = units.with(path, before);
        Texts now = units.with(path, after);
        return new HeaderReach(old, now, Corpus.of(old, List.of(), 1), 1).units(List.of(path), BOX);
    }

    private static Set<String> reached(String before, String after) {
        return reached(UNITS, HEADER, before, after);
    }

    @Test
    void aChangeOfCodeReachesAllThatIncludeIt() {
        assertThat(reached("int x;\n", "long x;\n"))
                .containsExactly("sys/kern/conditional.c", "sys/kern/level.c", "sys/kern/nothing.c", "sys/kern/raise.c");
        assertThat(reached("#include <sys/y.h>\n", "#include <sys/z.h>\n")).hasSize(4);
    }

    @Test
    void aChangeOfCommentsOrBlanksReachesNobody() {
        assertThat(reached("int x; /* old */\n#define LEVEL 1 /* old */\n", "int  x;\n#define\tLEVEL\t1\n")).isEmpty();
    }

    @Test
    void aChangeOfAMacroReachesWhoMentionsIt() {
        assertThat(reached("#define LEVEL \"1\"\n", "#define LEVEL \"2\"\n")).containsExactly("sys/kern/conditional.c", "sys/kern/level.c");
        assertThat(reached("", "#define LEVEL 2\n")).containsExactly("sys/kern/conditional.c", "sys/kern/level.c");
        assertThat(reached("#define LEVEL 2\n", "")).containsExactly("sys/kern/conditional.c", "sys/kern/level.c");
        assertThat(reached("#define LEVEL 2\n#undef LEVEL\n", "#define LEVEL 2\n")).hasSize(2);
    }

    @Test
    void aChangeOfAMacroReachesWhoMentionsAMacroThatMentionsIt() {
        assertThat(reached("#define SPL() old()\n#define RAISE() SPL()\n", "#define SPL() now()\n#define RAISE() SPL()\n"))
                .containsExactly("sys/kern/raise.c");
        Texts further = UNITS.with("sys/sys/other.h", "#define RAISE() (SPL(), 1)\n");
        assertThat(reached(further, HEADER, "#define SPL() old()\n", "#define SPL() now()\n")).containsExactly("sys/kern/raise.c");
    }

    @Test
    void oneNumberForAnotherReachesOnlyConditionals() {
        assertThat(reached("#define LEVEL 2\n", "#define LEVEL (1 + 2)\n")).containsExactly("sys/kern/conditional.c");
        assertThat(reached("#define BASE 2\n#define LEVEL (BASE << 1)\n", "#define BASE 3\n#define LEVEL (BASE << 1)\n"))
                .containsExactly("sys/kern/conditional.c");
    }

    @Test
    void aConditionalThatOnlyAsksWhetherItIsDefinedIsNotReachedByANumber() {
        Texts units = UNITS.with("sys/kern/conditional.c", "#include <sys/x.h>\n#if defined(LEVEL) && OTHER\nint a;\n#endif\n");
        assertThat(reached(units, HEADER, "#define LEVEL 2\n", "#define LEVEL 3\n")).isEmpty();
    }

    @Test
    void aConditionalMayGoOnOnTheNextLine() {
        Texts units = UNITS.with("sys/kern/conditional.c", "#include <sys/x.h>\n#if A && \\\n    /* high */ LEVEL > 2\nint a;\n#endif\n");
        assertThat(reached(units, HEADER, "#define LEVEL 2\n", "#define LEVEL 3\n")).containsExactly("sys/kern/conditional.c");
    }

    // contract: what may be a type, a call or a name for one is no number.
    @Test
    void whatIsNoArithmeticReachesAllWhoMentionIt() {
        for (String value : List.of("unsigned int", "int", "old", "old()", "f (1)", "(int)1", "\"2\"", "a b", "return 1", "~")) {
            assertThat(reached("#define LEVEL " + value + "\n", "#define LEVEL 2\n")).as(value).containsExactly("sys/kern/conditional.c", "sys/kern/level.c");
        }
        for (String value : List.of("(BASE+1)", "BASE", "(BASE)", "MAX - queue * 3", "0x10", "(1 << BASE) | ~BASE", "3UL")) {
            assertThat(reached("#define LEVEL " + value + "\n", "#define LEVEL 2\n")).as(value).containsExactly("sys/kern/conditional.c");
        }
    }

    @Test
    void aConditionalThatChangesReachesWhoSeesWhatIsInIt() {
        assertThat(reached("#ifdef A\n#define LEVEL 1\n#endif\n", "#ifdef B\n#define LEVEL 1\n#endif\n"))
                .containsExactly("sys/kern/conditional.c", "sys/kern/level.c");
        assertThat(reached("#ifdef A\nint x;\n#endif\n", "#ifdef B\nint x;\n#endif\n")).hasSize(4);
        assertThat(reached("#ifndef H\n#define H\nint x;\n#endif\n", "#ifndef H\n#define H\nint x;\n#ifdef A\n#define LEVEL 1\n#endif\n#endif\n"))
                .containsExactly("sys/kern/conditional.c", "sys/kern/level.c");
    }

    @Test
    void aConditionalOfAnotherHeaderReachesWhoIncludesThat() {
        Texts units = UNITS.with("sys/sys/y.h", "#include <sys/x.h>\n#if LEVEL == 2\nint y;\n#endif\n")
                .with("sys/kern/y.c", "#include <sys/y.h>\n");
        assertThat(reached(units, HEADER, "#define LEVEL 2\n", "#define LEVEL 3\n")).containsExactly("sys/kern/conditional.c", "sys/kern/y.c");
    }

    // contract: code of a header reads differently too, whoever includes it.
    @Test
    void codeOfAnotherHeaderReachesWhoIncludesThat() {
        Texts units = UNITS.with("sys/sys/y.h", "#include <sys/x.h>\nstatic inline int y(void) { return RAISE(); }\n")
                .with("sys/kern/y.c", "#include <sys/y.h>\n");
        assertThat(reached(units, HEADER, "#define RAISE() old()\n", "#define RAISE() now()\n")).containsExactly("sys/kern/raise.c", "sys/kern/y.c");
        assertThat(reached(UNITS, HEADER, "#define RAISE() old()\nint r = RAISE();\n", "#define RAISE() now()\nint r = RAISE();\n")).hasSize(4);
    }

    // contract: what a conditional brings in or leaves out changes with the name it asks for.
    @Test
    void aConditionalOnAChangedNameReachesWhoeverSeesWhatIsInIt() {
        Texts code = UNITS.with("sys/sys/y.h", "#include <sys/x.h>\n#ifdef NEW\nint y;\n#endif\n").with("sys/kern/y.c", "#include <sys/y.h>\n");
        assertThat(reached(code, HEADER, "", "#define NEW\n")).containsExactly("sys/kern/y.c");
        Texts macros = UNITS.with("sys/sys/y.h", "#include <sys/x.h>\n#ifdef NEW\n#define RAISE() now()\n#else\n#define RAISE() old()\n#endif\n"
                + "#define OTHER 1\n").with("sys/kern/y.c", "#include <sys/y.h>\nint o = OTHER;\n");
        assertThat(reached(macros, HEADER, "", "#define NEW\n")).containsExactly("sys/kern/raise.c");
    }

    @Test
    void headersOfOtherMachinesAreSkipped() {
        Texts units = UNITS.with("sys/kern/m.c", "#include <machine/m.h>\nint m = M;\n");
        for (String machine : List.of("box", "cpu")) {
            String own = "sys/arch/" + machine + "/include/m.h";
            assertThat(reached(units, own, "int x;\n", "long x;\n")).as(own).isEqualTo(Set.of("sys/kern/m.c"));
        }
        assertThat(reached(units, "sys/arch/other/include/m.h", "int x;\n", "long x;\n")).isEmpty();
        assertThat(reached(units, "sys/arch/boxes/include/m.h", "int x;\n", "long x;\n")).isEmpty();
        Texts foreign = UNITS.with("sys/arch/other/include/o.h", "#define RAISE() SPL()\n");
        assertThat(reached(foreign, HEADER, "#define SPL() old()\n", "#define SPL() now()\n")).isEmpty();
    }

    @Test
    void aPathBelongsToTheMachinesOfTheKernel() {
        assertThat(HeaderReach.concerns("sys/sys/x.h", BOX)).isTrue();
        assertThat(HeaderReach.concerns("sys/arch/box/box/x.c", BOX)).isTrue();
        assertThat(HeaderReach.concerns("sys/arch/cpu/cpu/x.c", BOX)).isTrue();
        assertThat(HeaderReach.concerns("sys/arch/other/other/x.c", BOX)).isFalse();
    }
}
