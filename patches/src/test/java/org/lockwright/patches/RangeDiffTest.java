package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs and diffs of two versions of a series, held against what {@code git range-diff} prints. */
class RangeDiffTest {

    private static final int SHORT_ID = 12;

    @TempDir private Path folder;
    private Git git;
    private String base;

    @BeforeEach
    void init() {
        git = Git.init(folder);
        git.file("a.c", text("a")).file("b.c", text("b")).file("c.c", text("c"));
        base = git.commit("base");
    }

    private static String text(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            out.append(i % 10 == 0 ? "int\n" + name + i + "(void)\n{\n" : "\tcall(" + i + ");\n").append(i % 10 == 9 ? "}\n\n" : "");
        }
        return out.toString();
    }

    /** Commits made on {@code start}, one for each pair of file and text, with titles. */
    private List<String> commits(String start, String... titleFileText) {
        git.run("checkout", "-q", "--detach", start);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < titleFileText.length; i += 3) {
            git.file(titleFileText[i + 1], titleFileText[i + 2]);
            out.add(git.commit(titleFileText[i] + "\n\nWhy it is so.\n\nLockwright-Rule: " + titleFileText[i + 1]));
        }
        return out;
    }

    private RangeDiff difference(List<String> before, List<String> after) {
        try (GitRepository repo = GitRepository.open(folder)) {
            return RangeDiff.of(PatchText.of(repo, before), PatchText.of(repo, after));
        }
    }

    /** Holds the whole text against git's. */
    private RangeDiff same(List<String> before, List<String> after) {
        RangeDiff ours = difference(before, after);
        String theirs = git.run("range-diff", "--no-color", "--abbrev=" + SHORT_ID, before.get(0) + "^.." + before.get(before.size() - 1),
                after.get(0) + "^.." + after.get(after.size() - 1));
        assertThat(shortIds(ours.render().stripTrailing())).isEqualTo(shortIds(theirs));
        return ours;
    }

    /** Without the ids after their first seven digits, as some versions of git print no more whatever is asked. */
    private static String shortIds(String text) {
        return text.replaceAll("(?m)^( *(?:\\d+|-):  )([0-9a-f]{7}|-{7})[0-9a-f-]*( .  *(?:\\d+|-):  )([0-9a-f]{7}|-{7})[0-9a-f-]*", "$1$2$3$4");
    }

    private List<String> statuses(RangeDiff difference) {
        return difference.entries().stream().map(e -> e.status() + " " + e.title()).toList();
    }

    @Test
    void theSamePatchesOnAnotherBaseAreTheSame() {
        List<String> before = commits(base, "one", "a.c", text("a").replace("call(3)", "other(3)"), "two", "b.c", text("b").replace("call(7)", "x"));
        git.run("checkout", "-q", "--detach", base);
        git.file("c.c", "int moved;\n");
        List<String> after = commits(git.commit("moved"), "one", "a.c", text("a").replace("call(3)", "other(3)"), "two", "b.c",
                text("b").replace("call(7)", "x"));
        assertThat(statuses(same(before, after))).containsExactly("= one", "= two");
    }

    @Test
    void aChangedPatchHasTheDiffOfItsDiffs() {
        String one = text("a").replace("call(3)", "other(3)").replace("call(33)", "other(33)");
        List<String> before = commits(base, "one", "a.c", one, "two", "b.c", text("b").replace("call(7)", "x"));
        List<String> after = commits(base, "one", "a.c", one.replace("call(35)", "other(35)"), "two", "b.c", text("b").replace("call(7)", "x"));
        RangeDiff difference = same(before, after);
        assertThat(statuses(difference)).containsExactly("! one", "= two");
        assertThat(difference.entries().get(0).diff()).contains("++\tother(35);");
    }

    @Test
    void patchesThatWentOrCameStandAlone() {
        List<String> before = commits(base, "one", "a.c", text("a").replace("call(3)", "other(3)"), "two", "b.c", text("b").replace("call", "x"));
        List<String> after = commits(base, "two", "b.c", text("b").replace("call", "x"), "three", "c.c", text("c").replace("call(1", "y(1"));
        RangeDiff difference = same(before, after);
        assertThat(statuses(difference)).containsExactly("< one", "= two", "> three");
        assertThat(difference.count('=')).isEqualTo(1);
    }

    @Test
    void patchesInAnotherOrderAreFound() {
        String a = text("a").replace("call(3)", "other(3)");
        String b = text("b").replace("call(7)", "x");
        RangeDiff difference = same(commits(base, "one", "a.c", a, "two", "b.c", b), commits(base, "two", "b.c", b, "one", "a.c", a));
        assertThat(statuses(difference)).containsExactly("= two", "= one");
    }

    @Test
    void anotherMessageIsAChange() {
        String a = text("a").replace("call(3)", "other(3)");
        RangeDiff difference = same(commits(base, "one", "a.c", a), commits(base, "one, said better", "a.c", a));
        assertThat(statuses(difference)).containsExactly("! one");
        assertThat(difference.entries().get(0).diff()).contains("-    one\n+    one, said better\n");
    }

    // contract: of two patches that changed, each finds the one most like it.
    @Test
    void pairsCostLeast() {
        String a = text("a").replace("call(3)", "other(3)").replace("call(5)", "other(5)").replace("call(17)", "other(17)");
        String b = text("b").replace("call(7)", "x(7)").replace("call(8)", "x(8)").replace("call(25)", "x(25)");
        RangeDiff difference = same(commits(base, "one", "a.c", a, "two", "b.c", b),
                commits(base, "deux", "b.c", b.replace("call(26)", "x(26)"), "un", "a.c", a.replace("call(18)", "other(18)")));
        assertThat(difference.entries()).extracting(e -> e.before().number() + "" + e.after().number()).containsExactly("21", "12");
    }

    @Test
    void newFilesAndBytesThatAreNoAsciiAreKept() {
        List<String> before = commits(base, "new", "d.c", "/* J\u00f6rg */\nint d;\n" + text("d"));
        List<String> after = commits(base, "new", "d.c", "/* J\u00f6rg */\nint e;\n" + text("d"));
        RangeDiff difference = difference(before, after);
        assertThat(statuses(difference)).containsExactly("! new");
        assertThat(difference.render()).contains("d.c (new)").contains("+/* J\u00f6rg */");
    }
}
