package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.cli.CommandLineRun.Outcome;

/** {@code lint} with a cache, in shards, and since a commit: it says what a plain run says, and says so with less work. */
class LintCacheTest {

    private static final String RING = "sys/kern/ring.c";
    private static final String HEADER = "sys/sys/ring.h";

    @TempDir private Path scratch;
    private Sample tree;

    @BeforeEach
    void writeTree() throws IOException {
        tree = RingSample.in(Files.createDirectories(scratch.resolve("tree")));
        tree.git().run("init", "-q", "-b", "trunk");
        tree.commit();
    }

    private Outcome cached(String... more) {
        List<String> all = new ArrayList<>(List.of("lint", "--cache", "cache"));
        all.addAll(List.of(more));
        return tree.run(all.toArray(String[]::new));
    }

    private static String told(Outcome run) {
        return String.join("\n", run.err().lines().filter(l -> !l.startsWith("lockwright: cache:")).toList());
    }

    private void sameAsPlain(Outcome run) {
        Outcome plain = tree.run("lint");
        assertThat(run.out()).isEqualTo(plain.out()).isNotEmpty();
        assertThat(told(run)).isEqualTo(plain.err().strip());
        assertThat(run.exit()).isEqualTo(plain.exit());
    }

    @Test
    void whatDidNotChangeIsNotParsedAgain() throws IOException {
        Outcome cold = cached();
        sameAsPlain(cold);
        assertThat(cold.err()).contains("cache: 3 files parsed");

        Outcome warm = cached();
        sameAsPlain(warm);
        assertThat(warm.err()).contains("cache: 0 files parsed");

        tree.write(RING, tree.read(RING).replace("return r->r_head;", "return r->r_head + 1;"));
        Outcome edited = cached();
        sameAsPlain(edited);
        assertThat(edited.err()).contains("cache: 1 file parsed");

        tree.write(HEADER, tree.read(HEADER).replace("/* m: next to clean */", "/* a: next to clean */"));
        Outcome header = cached();
        sameAsPlain(header);
        assertThat(header.err()).contains("cache: 3 files parsed");
    }

    /** contract: a header that comes up where one was looked for in vain before is seen. */
    @Test
    void aNewHeaderInFrontOfAnotherIsSeen() {
        cached();
        tree.write("sys/arch/amd64/include/sys/ring.h", "/* in another folder, found by nobody */\n");
        sameAsPlain(cached());
        tree.write("sys/kern/sys/ring.h", "struct ring;\n");
        tree.write(RING, "#include \"sys/ring.h\"\n" + tree.read(RING));
        sameAsPlain(cached());
    }

    @Test
    void theFormatAndTheBaselineArePartOfTheQuestion() throws IOException {
        cached();
        assertThat(cached("--format", "json").out()).startsWith("{").isEqualTo(tree.run("lint", "--format", "json").out());
        assertThat(cached("--write-baseline", "base.json").err()).contains("fingerprints written");
        assertThat(cached("--baseline", "base.json").out()).isEmpty();
        Path base = scratch.resolve("base.json");
        Files.writeString(base, "{\"baseline\": 1, \"findings\": []}\n");
        assertThat(cached("--baseline", "base.json").out()).isEqualTo(tree.run("lint").out());
    }

    /** contract: nothing that a killed run or a bad disk does to the cache makes a wrong answer. */
    @Test
    void aDamagedCacheIsNoCache() throws IOException {
        cached();
        tree.write(RING, tree.read(RING).replace("return r->r_head;", "return r->r_head + 1;"));
        int i = 0;
        for (Path file : files(scratch.resolve("cache"))) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length / 2] ^= 0x41;
            Files.write(file, i++ % 2 == 0 ? bytes : java.util.Arrays.copyOf(bytes, bytes.length / 3));
        }
        assertThat(i).isGreaterThan(5);
        sameAsPlain(cached());
        sameAsPlain(cached());
    }

    @Test
    void runsAtTheSameTimeDoNotMind() throws Exception {
        ExecutorService runs = Executors.newFixedThreadPool(4);
        List<Future<Outcome>> all = new ArrayList<>();
        for (int n = 0; n < 8; n++) {
            all.add(runs.submit(() -> cached()));
        }
        for (Future<Outcome> run : all) {
            sameAsPlain(run.get());
        }
        runs.shutdown();
        assertThat(files(scratch.resolve("cache"))).noneMatch(f -> f.toString().endsWith(".part"));
    }

    @Test
    void aFolderOfOtherThingsIsNoCache() throws IOException {
        Files.createDirectories(scratch.resolve("cache"));
        Files.writeString(scratch.resolve("cache/notes"), "mine");
        Outcome run = cached();

        assertThat(run.exit()).isEqualTo(2);
        OneLine.of(run, "--cache cache");
        assertThat(files(scratch.resolve("cache"))).hasSize(1);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void shardsMergedAreTheWhole() throws IOException {
        for (String format : List.of("text", "json", "sarif", "junit", "github")) {
            Outcome whole = tree.run("lint", "--format", format);
            for (int i = 1; i <= 2; i++) {
                Outcome shard = tree.run("lint", "--shard", i + "/2", "-o", "shard" + i);
                assertThat(shard.exit()).as(shard.err()).isZero();
                assertThat(shard.err()).contains("shard " + i + " of 2: 1 C file read");
            }
            Outcome merged = tree.run("lint", "merge", "shard2", "shard1", "--format", format);
            assertThat(merged).isEqualTo(whole);
        }
    }

    @Test
    void shardsThatDoNotBelongTogetherAreRefused() throws IOException {
        tree.run("lint", "--shard", "1/2", "-o", "one");
        tree.run("lint", "--shard", "2/2", "-o", "two");
        tree.run("lint", "--shard", "2/3", "-o", "other");
        tree.run("lint", "--no-locks", "--shard", "2/2", "-o", "keys");
        Files.write(scratch.resolve("short"), java.util.Arrays.copyOf(Files.readAllBytes(scratch.resolve("two")), 200));

        refused(3, "shard 2 of 2 is missing", "merge", "one");
        refused(2, "other options, paths or number of shards", "merge", "one", "other");
        refused(2, "other options, paths or number of shards", "merge", "one", "keys");
        refused(2, "damaged or cut short", "merge", "one", "short");
        refused(2, "no such file", "merge", "one", "none");
        refused(2, "no result of 'lint --shard'", "merge", "one", "tree/" + RING);
        refused(2, "write it as I/N", "--shard", "3/2", "-o", "x");
        refused(2, "write it as I/N", "--shard", "0/2", "-o", "x");
        refused(2, "-o FILE", "--shard", "1/2");
        refused(2, "a shard has no findings yet", "--shard", "1/2", "-o", "x", "--changed-since", "HEAD");
    }

    private void refused(int exit, String why, String... words) {
        List<String> all = new ArrayList<>(List.of("lint"));
        all.addAll(List.of(words));
        Outcome run = tree.run(all.toArray(String[]::new));
        assertThat(run.exit()).as("%s: %s", all, run.err()).isEqualTo(exit);
        OneLine.of(run, why);
        assertThat(scratch.resolve("x")).doesNotExist();
    }

    @Test
    void onlyWhatACommitDoesNotHaveIsReported() {
        Outcome none = tree.run("lint", "--changed-since", "HEAD");
        assertThat(none.out()).isEmpty();
        assertThat(none.exit()).isZero();

        tree.edit(RING, "	mutex_exit(&r->r_lock);\n", "");
        Outcome one = tree.run("lint", "--changed-since", "HEAD");
        assertThat(one.out()).contains("r_lock").contains("sys_ring_search").doesNotContain("sys_ring_head");
        tree.commit();
        assertThat(cached("--changed-since", "HEAD~1").out()).isEqualTo(one.out());
        assertThat(cached("--changed-since", "HEAD").out()).isEmpty();

        tree.write("sys/kern/ringlet.c", tree.read(RING)).edit("sys/conf/files", "kern/ring.c", "kern/ringlet.c").git().run("rm", "-qf", RING);
        assertThat(tree.run("lint", "--changed-since", "HEAD", "sys/kern/ringlet.c").out()).as("a file with findings that was renamed").isEmpty();

        refused(2, "takes the findings of that commit for the baseline", "--changed-since", "HEAD", "--baseline", "b");
        refused(2, "nowhere", "--changed-since", "nowhere");
    }
}
