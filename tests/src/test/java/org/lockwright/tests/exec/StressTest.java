package org.lockwright.tests.exec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The stress on the embedded tree, before its series and after. {@code -Dlockwright.exec.prefixes=all} tries it after every patch,
 * {@code -Dlockwright.exec.calls=N} makes it longer, {@code -Dlockwright.exec.tree=DIR} takes another tree, which is only read.
 */
@Tag("slow")
class StressTest {

    private static final String BRANCH = "lockwright/socket-locking/v1";
    static final String CALLS = "calls=" + Integer.getInteger("lockwright.exec.calls", 1000);
    /** Hidden, most of what is done is reported, and each report takes its time. */
    private static final String HIDDEN_CALLS = "calls=200";

    private static final Pattern COUNT = Pattern.compile("(?m)^(.+) (\\d+)$");

    /** The fields the series makes atomic. */
    private static final RaceFilter ATOMIC = new RaceFilter(Set.of("so_state", "so_error", "so_rerror"));

    @TempDir private static Path scratch;
    private static Programs base;

    @BeforeAll
    static void build() {
        base = Sockets.onBase(Sanitizer.THREAD);
    }

    static Map<String, Integer> counts(Ran ran) {
        Map<String, Integer> out = new TreeMap<>();
        Matcher m = COUNT.matcher(ran.out());
        while (m.find()) {
            out.put(m.group(1), Integer.parseInt(m.group(2)));
        }
        return out;
    }

    /** Runs the stress, which must come to its end with nothing but races to say; these. */
    static List<Race> stress(Programs programs, String... words) {
        Ran ran = programs.run("stress", Stream.concat(Stream.of(CALLS), Stream.of(words)).toArray(String[]::new));
        assertThat(ran.err()).doesNotContain("lockwright-exec:");
        List<Race> races = Race.in(ran.err());
        assertThat(ran.exit()).as(ran.err()).isEqualTo(races.isEmpty() ? 0 : Sanitizer.THREAD.exit());
        assertThat(counts(ran)).containsEntry("sockets left", 0);
        return races;
    }

    static String places(List<Race> races) {
        return races.stream().map(r -> r.field() + " at " + String.join(" and ", r.places())).collect(Collectors.joining("\n"));
    }

    /** Races that lint has not found at either of their places. */
    private static List<Race> unknown(List<Race> races, Set<String> findings) {
        return races.stream().filter(r -> r.places().stream().noneMatch(findings::contains)).toList();
    }

    // contract: with the outer lock seen, what is reported is unlocked on purpose and a finding of lint too.
    @Test
    void onTheBaseOnlyWhatLintFindsToo() {
        Set<String> findings = Sockets.findings(Sockets.base());
        for (String seed : List.of("seed=1", "seed=2", "seed=3")) {
            List<Race> races = stress(base, seed);
            assertThat(unknown(races, findings)).as(places(races)).isEmpty();
        }
    }

    // contract: two more unlocked uses race that lint does not report, the one for want of a caller, the other for want of a key.
    @Test
    void whatLintDoesNotFindIsKept() {
        List<Race> races = stress(base, "seed=11", "unlocked=0", "dosockinfo=1", "setown=1");
        assertThat(unknown(races, Sockets.findings(Sockets.base()))).isNotEmpty();
        assertThat(races).as(places(races)).allSatisfy(r -> assertThat(r.text()).containsAnyOf(" sysctl_dosockinfo ", " fsetown "));
    }

    // contract: without those reads nothing at all is reported.
    @Test
    void withoutTheKnownReadsNothing() {
        assertThat(stress(base, "seed=4", "unlocked=0")).isEmpty();
    }

    // contract: a stress that does not get anywhere proves nothing.
    @Test
    void everyKindOfCallSucceedsSomewhere() {
        Ran ran = base.run("stress", CALLS, "seed=5", "unlocked=0");
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(counts(ran)).containsKeys("connected", "accepted", "sent", "received", "polled", "kqueue", "upcalls", "local", "packets");
        counts(ran).forEach((what, many) -> {
            if (!what.startsWith("sockets") && !what.startsWith("connections") && !what.equals("unlocked")) {
                assertThat(many).as(what).isPositive();
            }
        });
    }

    // contract: hidden, the outer lock no longer orders, so its fields race; none of them counts while nothing is ready.
    @Test
    void hiddenEverythingIsFilteredToday() {
        List<Race> races = stress(base, "seed=6", "hide=1", HIDDEN_CALLS);
        assertThat(races).extracting(new RaceFilter(Set.of())::of).contains(RaceFilter.Verdict.FILTERED).doesNotContain(RaceFilter.Verdict.KEPT);
        assertThat(ATOMIC.kept(races)).as("so_state is a plain word yet").isNotEmpty();
    }

    @Test
    void underTheAddressSanitizerNothing() {
        Ran ran = Sockets.onBase(Sanitizer.ADDRESS).run("stress", CALLS, "seed=7");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.exit()).isZero();
        assertThat(counts(ran)).containsEntry("sockets left", 0);
    }

    // contract: the stress gets to an assertion whose lock is left out, and that fires; with the lock it never does, as all of the above shows.
    @Test
    void anAssertionFiresWhereItsLockIsLeftOut() throws Exception {
        Path tree = Sockets.write(scratch.resolve("without"));
        Path file = tree.resolve("sys/kern/uipc_syscalls.c");
        String text = Files.readString(file, ISO_8859_1);
        String locked = "\tsolock(so);\n\terror = soshutdown(so, how);\n\tsounlock(so);\n";
        assertThat(text).containsOnlyOnce(locked);
        Files.writeString(file, text.replace(locked, "\terror = soshutdown(so, how);\n"), ISO_8859_1);
        Programs programs = Programs.build(Sockets.tools(), tree, scratch.resolve("without-programs"), Sanitizer.THREAD, Sockets.PACK);
        Ran ran = programs.run("stress", CALLS, "seed=12");
        assertThat(ran.err()).contains("panic: assertion \"solocked(so)\" failed");
        assertThat(ran.exit()).isEqualTo(Sockets.PANIC);
    }

    // contract: after a patch as before it; once the atomic fields are marked so, they need no lock, seen or hidden.
    @Test
    void afterTheSeries() throws Exception {
        assumeTrue(System.getProperty("lockwright.exec.tree") == null, "skipped: the series is that of the embedded tree");
        Path tree = Sockets.write(scratch.resolve("tree"));
        Sockets.makeSeries(tree);
        List<String> commits = git(tree, "rev-list", "--reverse", "main.." + BRANCH).lines().toList();
        assertThat(commits).hasSizeGreaterThan(5);
        boolean all = "all".equals(System.getProperty("lockwright.exec.prefixes"));
        Programs last = null;
        for (String commit : all ? commits : commits.subList(commits.size() - 1, commits.size())) {
            last = afterPatch(tree, commit);
        }
        assertThat(stress(last, "seed=9")).allSatisfy(r -> assertThat(r.key()).as(r.text()).isNotEqualTo("a"));
        assertThat(ATOMIC.kept(stress(last, "seed=10", "hide=1", HIDDEN_CALLS))).isEmpty();
    }

    private static Programs afterPatch(Path tree, String commit) throws Exception {
        git(tree, "checkout", "-q", commit);
        Programs programs = Programs.build(Sockets.tools(), tree, scratch.resolve(commit), Sanitizer.THREAD, Sockets.PACK);
        List<Race> races = stress(programs, "seed=8");
        assertThat(unknown(races, Sockets.findings(tree))).as("%s: %s", commit, places(races)).isEmpty();
        return programs;
    }

    private static String git(Path folder, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        Ran ran = Ran.run(Files.createDirectories(folder), Map.of("GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_NOSYSTEM", "1"), command);
        assertThat(ran.exit()).as(ran.err()).isZero();
        return ran.out();
    }
}
