package org.lockwright.tests.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.cdt.Budget;
import org.lockwright.parser.cdt.CdtFrontEnd;
import org.lockwright.parser.profile.Profile;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Unit;
import org.lockwright.rules.program.Parsing;
import org.lockwright.tests.kit.MemoryTree;

/** What is not understood ends as a gap, and nothing ends the run. */
class GapTest {

    @Test
    void aParseErrorIsAGapOnItsLineAndTheRestIsRead() {
        Parsed c = Parsed.of("int a;\nint f(void) {\n\treturn ) 1;\n}\nint g(void) { return 2; }\n");

        assertThat(c.gaps()).isNotEmpty().allMatch(g -> g.matches("[2-4] PARSE .*"));
        assertThat(c.nodes(Kind.FUNCTION)).extracting(n -> n.text()).contains("g");
        assertThat(c.nodes(Kind.PROBLEM)).isNotEmpty();
    }

    @Test
    void aMissingHeaderIsAGapWithItsName() {
        Parsed c = Parsed.of("int a;\n#include <sys/none.h>\n#ifdef NO\n#include <sys/neither.h>\n#endif\n");

        assertThat(c.gaps()).containsExactly("2 INCLUDE header not found: sys/none.h");
    }

    @Test
    void theCommaBeforeArgumentsThatMayBeMissingIsRead() {
        Parsed c = Parsed.of("void log(int, const char *, ...);\n#define DP(fmt, ...) \\\n\tlog(1, \"%s: \" fmt, __func__ \\\n\t    __VA_OPT__(,) \\\n\t    __VA_ARGS__)\n"
                + "#define NONE(x, ...) __VA_OPT__(x;) __VA_ARGS__\n"
                + "void f(int i) {\n\tDP(\"none\");\n\tDP(\"%d %d\", i, i);\n}\nint g(void) { return 2; }\n");

        assertThat(c.gaps()).isEmpty();
        assertThat(c.nodes(Kind.FUNCTION)).extracting(n -> n.text()).contains("f", "g");
    }

    @Test
    void anErrorDirectiveIsAGap() {
        assertThat(Parsed.of("int a;\n#error not for you\n").gaps()).hasSize(1).allMatch(g -> g.startsWith("2 PREPROCESS"));
    }

    @Test
    void aGapOfAHeaderIsNoneOfTheUnit() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/bad.h", "int ) x;\n");
        MemoryTree all = tree.with("sys/kern/a.c", "#include <sys/bad.h>\nint a;\n").with("sys/kern/b.c", "#include <sys/bad.h>\nint b;\n");
        Parsing parsing = new Parsing(all, Profile.named("amd64").in(all, List.of()), HeaderInterest.none(), 2);
        List<Unit> units = parsing.units(all.sources());

        assertThat(units).hasSize(2).allSatisfy(u -> assertThat(u.gaps()).isEmpty());
        assertThat(parsing.headerGaps()).hasSize(1).allMatch(g -> g.path().equals("sys/sys/bad.h") && g.line() == 1);
    }

    @Test
    void aHeaderIsReadFromTheTreeOnce() {
        MemoryTree all = MemoryTree.kernel().with("sys/sys/h.h", "struct h { int x; };\n")
                .with("sys/kern/a.c", "#include <sys/h.h>\n").with("sys/kern/b.c", "#include <sys/h.h>\n#include <sys/h.h>\n")
                .with("sys/kern/c.c", "#include \"../sys/h.h\"\n");
        CountingTree counting = new CountingTree(all);
        Parsing parsing = new Parsing(counting, Profile.named("amd64").in(all, List.of()), HeaderInterest.none(), 1);

        assertThat(parsing.units(all.sources())).allSatisfy(u -> assertThat(u.headers()).containsExactly("sys/sys/h.h"));
        assertThat(counting.reads.get("sys/sys/h.h")).isEqualTo(1);
    }

    /** Counts how often each file is read. */
    private static final class CountingTree implements SourceTree {

        private final SourceTree below;
        private final Map<String, Integer> reads = new HashMap<>();

        private CountingTree(SourceTree below) {
            this.below = below;
        }

        @Override
        public String describe() {
            return below.describe();
        }

        @Override
        public boolean isFile(String path) {
            return below.isFile(path);
        }

        @Override
        public synchronized Optional<SourceText> read(String path) {
            reads.merge(path, 1, Integer::sum);
            return below.read(path);
        }

        @Override
        public List<String> files() {
            return below.files();
        }
    }

    @Test
    void aHeaderThatIncludesItselfEnds() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/loop.h", "struct h;\n#include <sys/loop.h>\nextern int loop;\n")
                .with("sys/sys/ping.h", "#include <sys/pong.h>\n").with("sys/sys/pong.h", "#include <sys/ping.h>\n");
        Parsed c = Parsed.of(tree, "#include <sys/loop.h>\n#include <sys/ping.h>\nint f(void) { return loop; }\n");

        assertThat(c.nodes(Kind.FUNCTION)).hasSize(1);
        assertThat(c.unit().headers()).contains("sys/sys/loop.h", "sys/sys/ping.h", "sys/sys/pong.h");
    }

    @Test
    void nestedParenthesesAreRead() {
        assertThat(nested(2_000)).isEqualTo("2000 []");
    }

    /** The front end looks for a cast behind each parenthesis, so its time grows with the square of the depth. */
    @Test
    @Tag("slow")
    void manyNestedParenthesesAreRead() {
        assertThat(nested(20_000)).isEqualTo("20000 []");
    }

    /** Parentheses and gaps of an expression {@code n} deep, counted on the thread that read it. */
    private static String nested(int n) {
        MemoryTree tree = MemoryTree.kernel()
                .with(Parsed.PATH, "int f(int a)\n{\n\treturn " + "(".repeat(n) + "a" + ")".repeat(n) + ";\n}\nint g;\n");
        Parsing parsing = new Parsing(tree, Profile.named("amd64").in(tree, List.of()), HeaderInterest.none(), 1);
        return parsing.each(List.of(Parsed.PATH), u -> {
            Parsed c = new Parsed(u);
            return c.nodes(Kind.PAREN).size() + " " + c.gaps();
        }, path -> { }).get(0);
    }

    @Test
    void randomBytesDoNoHarm() {
        for (int seed = 0; seed < 20; seed++) {
            byte[] bytes = new byte[20_000];
            new Random(seed).nextBytes(bytes);
            MemoryTree tree = MemoryTree.kernel().with(Parsed.PATH, bytes);
            Unit unit = Parsed.of(tree, Parsed.PATH, HeaderInterest.none()).unit();

            assertThat(unit.gaps()).as("seed " + seed).isNotEmpty();
            assertThat(unit.source().bytes()).isEqualTo(bytes);
        }
    }

    @Test
    void randomTokensDoNoHarm() {
        String[] words = {"int", "struct", "s", "{", "}", "(", ")", ";", "->", "#define", "\n", "if", "x", "\"", "/*", "*/", "=", "#if 0\n",
            "#endif\n", "*", ",", "goto", ":", "[", "]", "'", "\\\n", "typedef", "1", "..."};
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 2_000; i++) {
                text.append(words[random.nextInt(words.length)]).append(' ');
            }
            Parsed c = Parsed.of(text.toString());

            assertThat(c.unit().gaps()).as("seed " + seed).noneMatch(g -> g.stage() == org.lockwright.parser.tree.Gap.Stage.INTERNAL);
            assertThat(c.nodes(n -> n.span().end() > text.length())).as("seed " + seed).isEmpty();
        }
    }

    @Test
    @Tag("slow")
    void tenMegabytesAreRead() {
        StringBuilder text = new StringBuilder("struct s { int a; };\n");
        int functions = 0;
        while (text.length() < 10 << 20) {
            text.append("static int fn").append(functions).append("(struct s *p)\n{\n\tif (p->a > ").append(functions)
                    .append(")\n\t\tp->a--;\n\telse\n\t\treturn p->a;\n\treturn 0;\n}\n");
            functions++;
        }
        Parsed c = Parsed.of(text.toString());

        assertThat(c.gaps()).isEmpty();
        assertThat(c.nodes(Kind.FUNCTION)).hasSize(functions);
    }

    @Test
    void budgetsEndAUnitAsAGap() {
        MemoryTree tree = MemoryTree.kernel();
        String c = "int f(int a)\n{\n\treturn " + "a + ".repeat(2_000) + "a;\n}\n";

        assertThat(budgeted(tree, c, new Budget(100, 1_000_000, 1_000, 1_000_000))).containsExactly("BUDGET more than 100 tokens");
        assertThat(budgeted(tree, c, new Budget(1_000_000, 100, 1_000, 1_000_000))).containsExactly("BUDGET more than 100 syntax nodes");
        assertThat(budgeted(tree, c, new Budget(1_000_000, 1_000_000, 0, 1_000_000)))
                .containsExactly("BUDGET nested deeper than 0 parentheses or braces");
        assertThat(budgeted(tree, c, new Budget(1_000_000, 1_000_000, 1_000, 100 - 4 * c.length())))
                .containsExactly("BUDGET the parser tried more than 100 declarators, expressions and statements");
        assertThat(budgeted(tree, c, Budget.STANDARD)).isEmpty();
    }

    // contract: what CDT's parser tries in two ways at each level ends as a gap, not after years.
    @Test
    void whatDoublesWithEachLevelEnds() {
        String calls = "int x " + "f(".repeat(60) + ")".repeat(60) + ";\n";
        String statements = "int x = " + "({".repeat(60) + "x" + "})".repeat(60) + ";\n";
        for (String c : List.of(calls, "int g(void)\n{\n\t" + calls + "}\n", statements, "int g(void)\n{\n\t" + statements + "}\n", calls.replace(")", ""), statements.replace("})", ""))) {
            assertThat(budgeted(MemoryTree.kernel(), c, new Budget(1_000_000, 1_000_000, 1_000, 100_000 - 4 * c.length()))).as(c)
                    .allMatch(g -> g.equals("BUDGET the parser tried more than 100000 declarators, expressions and statements") || g.startsWith("PARSE "));
        }
    }

    private static List<String> budgeted(MemoryTree tree, String c, Budget budget) {
        CdtFrontEnd frontEnd = new CdtFrontEnd(tree, Profile.named("amd64").in(tree, List.of()), HeaderInterest.none(), budget);
        Unit unit = BigStack.map(List.of(SourceText.ofLatin1(Parsed.PATH, c)), 1, frontEnd::parse, t -> { }).get(0);
        return unit.gaps().stream().map(g -> g.stage() + " " + g.cause()).toList();
    }

    @Test
    void aFileThatIsMissingOrAFolderIsAGap(@TempDir Path folder) throws IOException {
        DiskTree tree = disk(folder);
        Files.createDirectories(folder.resolve("sys/kern/folder.c"));

        for (String path : List.of("sys/kern/none.c", "sys/kern/folder.c")) {
            Parsed c = Parsed.of(tree, path, HeaderInterest.none());
            assertThat(c.gaps()).as(path).hasSize(1).allMatch(g -> g.startsWith("0 READ " + path + ": cannot be read"));
        }
    }

    @Test
    void aFolderInPlaceOfAHeaderIsAMissingHeader(@TempDir Path folder) throws IOException {
        DiskTree tree = disk(folder);
        Files.createDirectories(folder.resolve("sys/sys/dir.h"));
        Files.writeString(folder.resolve("sys/kern/t.c"), "#include <sys/dir.h>\nint a;\n");

        assertThat(Parsed.of(tree, "sys/kern/t.c", HeaderInterest.none()).gaps())
                .containsExactly("1 INCLUDE header not found: sys/dir.h");
    }

    @Test
    void aLoopOfSymbolicLinksIsNotFollowed(@TempDir Path folder) throws IOException {
        DiskTree tree = disk(folder);
        Files.writeString(folder.resolve("sys/kern/t.c"), "#include <sys/self.h>\nint a;\n");
        Files.createSymbolicLink(folder.resolve("sys/kern/loop"), folder.resolve("sys"));
        Files.createSymbolicLink(folder.resolve("sys/sys/self.h"), folder.resolve("sys/sys/self.h"));

        assertThat(tree.files()).contains("sys/kern/t.c").noneMatch(p -> p.contains("loop") || p.contains("self.h"));
        assertThat(Parsed.of(tree, "sys/kern/t.c", HeaderInterest.none()).gaps())
                .containsExactly("1 INCLUDE header not found: sys/self.h");
    }

    @Test
    void nothingOutsideTheTreeIsRead(@TempDir Path folder) throws IOException {
        Path inside = Files.createDirectory(folder.resolve("tree"));
        DiskTree tree = disk(inside);
        Files.writeString(folder.resolve("secret.h"), "int secret;\n");
        Files.writeString(inside.resolve("sys/kern/t.c"), "#include \"../../../secret.h\"\n#include \"" + folder + "/secret.h\"\nint a;\n");

        Parsed c = Parsed.of(tree, "sys/kern/t.c", HeaderInterest.none());
        assertThat(c.gaps()).hasSize(2).allMatch(g -> g.contains("INCLUDE header not found"));
        assertThat(c.unit().headers()).isEmpty();
        assertThat(tree.read("../secret.h")).isEmpty();
    }

    private static DiskTree disk(Path folder) throws IOException {
        MemoryTree files = MemoryTree.kernel();
        for (String path : files.files()) {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), files.read(path).orElseThrow().bytes());
        }
        Files.createDirectories(folder.resolve("sys/kern"));
        return DiskTree.at(folder).orElseThrow();
    }

    @Test
    void threadsMakeNoDifference() {
        MemoryTree tree = MemoryTree.kernel().with("sys/sys/h.h", "struct h { int x; };\nint ) bad;\n");
        for (int i = 0; i < 30; i++) {
            tree = tree.with("sys/kern/f" + i + ".c", "#include <sys/h.h>\nint f" + i + "(struct h *p) { return p->x + p->none; }\n");
        }
        MemoryTree all = tree;
        List<List<String>> seen = List.of(1, 2, 4).stream().map(threads -> {
            Parsing parsing = new Parsing(all, Profile.named("amd64").in(all, List.of()), HeaderInterest.none(), threads);
            List<String> out = new java.util.ArrayList<>();
            parsing.units(all.sources()).forEach(u -> out.add(u.path() + u.gaps() + u.declarations()));
            out.add(parsing.headerGaps().toString());
            return out;
        }).toList();

        assertThat(seen.get(1)).isEqualTo(seen.get(0)).hasSize(31);
        assertThat(seen.get(2)).isEqualTo(seen.get(0));
    }
}
