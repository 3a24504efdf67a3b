package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Every comment the series writes is true of the commit that writes it: read by text, and by lint. */
class TrueAtItsCommitTest {

    private static final Pattern LEGEND_LINE = Pattern.compile("^ \\*\\s+\\(([a-z])\\)\\s+\\S", Pattern.MULTILINE);
    private static final Pattern MARK = Pattern.compile(";[ \\t]*/\\*\\s*\\(([a-z])\\)");
    private static final Pattern PLACE = Pattern.compile("^(sys/[^:]+:\\d+):\\d+: (\\w+): (LW\\d{4}): ", Pattern.MULTILINE);

    private static final Pattern UNMARKED = Pattern.compile(": warning: LW0003: ([a-z_.]+) has no mark;");
    /** The cover letter names them too: no key would be true of them. */
    private static final List<String> WITHOUT_KEY = List.of("sockbuf.sb_mowner", "socket.so_mowner");

    private static final String ASSERTS = "assert the socket lock where callers hold it";

    @TempDir private static Path scratch;
    private static Sample tree;
    private static List<String> commits;

    @BeforeAll
    static void makeSeries() {
        tree = Sample.withSeries(scratch.resolve("tree"));
        commits = tree.git().commits("main.." + Sample.BRANCH);
        assertThat(commits).hasSizeGreaterThan(5);
    }

    private static String header(String commit) {
        return tree.git().show(commit, Sample.SOCKETVAR);
    }

    /** {@code "sys/kern/x.c:12"} for each finding of lint's text but those of fields without a mark. */
    private static List<String> places(Outcome lint) {
        return PLACE.matcher(lint.out()).results().filter(m -> !m.group(3).equals("LW0003")).map(m -> m.group(1)).toList();
    }

    /** The fields that lint finds without a mark. */
    private static List<String> unmarked(Outcome lint) {
        return UNMARKED.matcher(lint.out()).results().map(m -> m.group(1)).toList();
    }

    private static String title(String commit) {
        return tree.git().run("log", "-1", "--format=%s", commit).strip();
    }

    @ParameterizedTest
    @CsvSource({"so_state, mark so_state as atomic", "so_error, mark so_error as atomic", "so_rerror, mark so_rerror as atomic"})
    void theMarkTurnsInTheCommitThatSaysSoAndNoEarlier(String field, String title) {
        Pattern pattern = Pattern.compile("\\b" + field + ";\\s*/\\*\\s*\\(([a-z]+)\\)");
        assertThat(pattern.matcher(header("main")).find()).isFalse();
        boolean turned = false;
        for (String commit : commits) {
            Matcher mark = pattern.matcher(header(commit));
            assertThat(mark.find()).as(commit).isTrue();
            turned = turned || title(commit).contains(title);
            assertThat(mark.group(1)).as(commit).isEqualTo(turned ? "a" : "k");
        }
        assertThat(turned).isTrue();
        assertThat(title(commits.get(commits.size() - 1))).contains(ASSERTS);
    }

    @Test
    void everyLegendLineHasAFieldAndEveryMarkALegendLine() {
        for (String commit : commits) {
            for (String tag : List.of("sockbuf", "socket")) {
                String text = header(commit);
                int start = text.indexOf("\nstruct " + tag + " {");
                String above = text.substring(text.lastIndexOf("/*", start), start);
                String body = text.substring(start, text.indexOf("\n}", start));
                assertThat(keys(LEGEND_LINE, above)).as("struct %s at %s", tag, commit).isEqualTo(keys(MARK, body)).isNotEmpty();
            }
        }
    }

    private static Set<String> keys(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @CsvSource({"so_state, unsigned int so_state;, so_state_change", "so_r?error|errors of a socket, u_int so_rerror;, so_error_take"})
    void theFieldIsWideAndTheFunctionThereBeforeAnythingUsesThem(String about, String declaration, String function) {
        Pattern atomic = Pattern.compile("atomic_\\w+\\(&[^;]*\\b(" + about + ")\\b|" + function + "\\(");
        Pattern wide = Pattern.compile("\t" + declaration.replace(" ", "\\s+").replace("unsigned\\s+int", "unsigned int"));
        int uses = 0;
        boolean ready = false;
        for (String commit : commits) {
            for (String path : tree.git().run("diff", "--name-only", commit + "~1", commit).lines().toList()) {
                if (!path.equals(Sample.SOCKETVAR) && Pattern.compile(about).matcher(title(commit)).find()) {
                    uses++;
                    assertThat(ready).as("%s at %s", path, commit).isTrue();
                    assertThat(atomic.matcher(tree.git().show(commit, path)).find()).as("%s at %s", path, commit).isTrue();
                } else if (!path.equals(Sample.SOCKETVAR)) {
                    assertThat(title(commit)).containsPattern("so_(state|r?error|pgid)|errors of a socket|owner of a socket|socket buffer|listening socket|who waits for a socket|" + ASSERTS);
                }
            }
            ready = ready || wide.matcher(header(commit)).find() && header(commit).contains("\n" + function + "(");
        }
        assertThat(uses).isGreaterThan(5);
    }

    /** contract: the last patches add assertions and nothing else, and they are those that {@code generate asserts} makes of the tree before them. */
    @Test
    void theAssertionsAreThoseOfGenerateAsserts() {
        List<String> asserting = commits.stream().filter(c -> title(c).contains(ASSERTS)).toList();
        assertThat(commits).endsWith(asserting.toArray(String[]::new));
        List<String> added = changed(tree.git().run("diff", asserting.get(0) + "~1", Sample.BRANCH));
        assertThat(added).anyMatch(l -> l.startsWith("+\tKASSERT(solocked(")).allMatch(l -> l.matches("\\+\\+\\+.*|---.*|\\+(\tKASSERT\\(solocked\\(.*\\)\\);)?"));
        Outcome generated = tree.run("generate", "asserts", "socket", "sockbuf", "--in", "sys", "--base", asserting.get(0) + "~1", "--option", "DIAGNOSTIC");
        assertThat(generated.exit()).as(generated.err()).isZero();
        assertThat(changed(generated.out())).isEqualTo(added);
    }

    /** The lines of a patch that begin with a plus or a minus. */
    private static List<String> changed(String patch) {
        return patch.lines().filter(l -> l.startsWith("+") || l.startsWith("-")).toList();
    }

    // contract: the check has teeth: on the base, marked by hand, it names the very lines the series then changes.
    @Test
    void lintFindsAllPlainAccessesOnceTheBaseIsMarkedByHand(@TempDir Path other) {
        Sample marked = Sample.at(other.resolve("tree"));
        marked.edit(Sample.SOCKETVAR, "\nstruct socket {",
                "\n/*\n * Field locking key:\n *   (a) atomic_ops(3) and atomic_loadstore(9), no lock needed\n */\nstruct socket {");
        String declaration = marked.read(Sample.SOCKETVAR).lines().filter(l -> l.contains("\tso_state;")).findFirst().orElseThrow();
        marked.edit(Sample.SOCKETVAR, declaration, declaration.replaceFirst(";.*", ";\t/* (a) */"));
        Outcome lint = marked.run("lint", "--no-locks");
        assertThat(lint.exit()).isEqualTo(1);
        assertThat(lint.out()).contains(": error: LW1003: ");
        Set<String> rewritten = Plan.ofEmbedded().sites().stream()
                .filter(s -> s.rule().equals(Plan.ATOMIC) && s.outcome().equals("rewritten") && s.path().endsWith(".c"))
                .map(s -> s.path() + ":" + s.line())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = places(lint).stream().filter(p -> p.contains(".c:")).collect(Collectors.toCollection(TreeSet::new));
        Set<String> otherwise = new TreeSet<>(rewritten);
        otherwise.removeAll(found);
        assertThat(rewritten).containsAll(found).hasSizeGreaterThan(60);
        assertThat(otherwise).as("rewritten although lint says nothing").allMatch(TrueAtItsCommitTest::isOutsideTheDefaultKernel);
    }

    /** Whether the line is only reached under options that the plan looked under besides the default ones. */
    private static boolean isOutsideTheDefaultKernel(String place) {
        return Plan.ofEmbedded().variantPaths().contains(place.substring(0, place.indexOf(':')));
    }

    @Test
    void lintFindsNothingOnTheFinishedBranchButTheFieldsWithoutAKey() {
        Outcome lint = tree.run("lint", "--no-locks", "--base", Sample.BRANCH);
        assertThat(places(lint)).isEmpty();
        assertThat(unmarked(lint)).isEqualTo(WITHOUT_KEY);
        assertThat(lint.exit()).as(lint.err()).isZero();
        assertThat(lint.err()).containsPattern("[1-9]\\d* atomic fields");
    }

    @Test
    void lintFindsNothingAtAnyCommitButTheFieldsWithoutAKey() {
        List<String> found = new ArrayList<>();
        for (String commit : List.of(commits.get(0), commits.get(1), commits.get(commits.size() - 2))) {
            Outcome lint = tree.run("lint", "--no-locks", "--base", commit);
            found.addAll(places(lint));
            List<String> unmarked = new ArrayList<>(unmarked(lint));
            unmarked.remove("socket.so_pgid"); // until it is atomic
            assertThat(WITHOUT_KEY).containsAll(unmarked);
        }
        assertThat(found).isEmpty();
    }

    @Test
    void lintFindsExactlyTheOneAccessThatWasTakenBack(@TempDir Path other) {
        Path folder = other.resolve("tree");
        new Git(other).run("clone", "-q", "-b", Sample.BRANCH, tree.folder().toString(), folder.toString());
        Sample reverted = new Sample(folder);
        String path = "sys/kern/uipc_socket2.c";
        String text = reverted.read(path);
        Matcher or = Pattern.compile("atomic_or_uint\\(&(\\w+)->so_state, (\\w+)\\);").matcher(text);
        assertThat(or.find()).isTrue();
        reverted.write(path, text.substring(0, or.start()) + or.group(1) + "->so_state |= " + or.group(2) + ";" + text.substring(or.end()));
        long line = text.substring(0, or.start()).lines().count();
        Outcome lint = reverted.run("lint", "--no-locks");
        assertThat(lint.exit()).isEqualTo(1);
        assertThat(places(lint)).containsExactly(path + ":" + line);
        assertThat(lint.out()).containsPattern("^" + path + ":" + line + ":\\d+: error: LW1003: ");
        assertThat(lint.err()).contains("1 must and " + WITHOUT_KEY.size() + " may findings");
    }
}
