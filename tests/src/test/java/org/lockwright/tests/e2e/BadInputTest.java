package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** Input that cannot be used: exit code 2, one line that says what, where and how to mend it, and nothing written anywhere. */
class BadInputTest {

    @TempDir private static Path shared;
    private static Sample sample;

    /** An empty folder, the current one of most runs. */
    @TempDir private Path here;

    @BeforeAll
    static void writeSample() {
        sample = Sample.at(shared.resolve("tree"));
    }

    private void refused(Path folder, String[] arguments, String... says) {
        refused(2, folder, arguments, says);
    }

    private void refused(int exit, Path folder, String[] arguments, String... says) {
        SortedMap<String, String> tree = Snapshot.of(sample.folder());
        SortedMap<String, String> before = Snapshot.of(here);
        Outcome outcome = CommandLineRun.run(folder, true, arguments);
        OneLine.of(outcome, says);
        assertThat(outcome.exit()).isEqualTo(exit);
        assertThat(outcome.out()).isEmpty();
        assertThat(Snapshot.of(here)).isEqualTo(before);
        assertThat(Snapshot.of(sample.folder())).isEqualTo(tree);
    }

    /** A run on the sample tree from an empty folder; words are split at blanks. */
    private void refused(String words, String... says) {
        refused(here, ("--tree " + sample.folder() + " " + words).split(" "), says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "series", "profiles"})
    void anEmptyFolderIsNoTree(String command) throws IOException {
        Path empty = Files.createDirectory(here.resolve("empty"));
        refused(here, new String[] {"--tree", "empty", command}, empty.toString(), "not a kernel tree", "sys/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "series", "profiles"})
    void aFileCalledSysIsNoTree(String command) throws IOException {
        Path folder = Files.createDirectory(here.resolve("odd"));
        Files.writeString(folder.resolve("sys"), "not a folder\n");
        refused(here, new String[] {"--tree", "odd", command}, folder.toString(), "not a kernel tree", "sys/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "series", "profiles"})
    void aFolderThatIsNotThereIsNoTree(String command) {
        refused(here, new String[] {"--tree", "gone", command}, "gone", "not a kernel tree", "no such folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "plan"})
    void aPathThatNoFileCanHaveIsNoTree(String command) {
        refused(here, new String[] {"--tree", "a\0b", command}, "--tree", "not a path");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "series"})
    void aTreeWithoutGitCannotBePlanned(String command) throws IOException {
        Path bare = here.resolve("files");
        copySources(bare);
        refused(here, new String[] {"--tree", bare.toString(), command}, bare.toString(), "not a git repository", "git init");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "series", "lint --base HEAD"})
    void aRepositoryThatHoldsNoTreeSaysSo(String command) throws IOException {
        Path other = Files.createDirectory(here.resolve("other"));
        Git git = new Git(other);
        git.run("init", "-q");
        Files.writeString(other.resolve("README"), "nothing here\n");
        git.run("add", "-A");
        git.run("commit", "-qm", "readme");
        refused(here, ("--tree " + other + " " + command).split(" "), "no sys/sys/param.h", git.run("rev-parse", "HEAD").substring(0, 12));
    }

    @Test
    void aRepositoryWithoutCommitsSaysSo() throws IOException {
        Path fresh = here.resolve("fresh");
        copySources(fresh);
        new Git(fresh).run("init", "-q");
        refused(here, new String[] {"--tree", fresh.toString(), "plan"}, fresh.toString(), "no commits", "commit the tree first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"keys", "lint", "plan", "series"})
    void aTreeWithoutTheProfilesConfigSaysSo(String command, @TempDir Path folder) throws IOException {
        Sample without = Sample.at(folder.resolve("tree"));
        Files.delete(without.folder().resolve("sys/arch/amd64/conf/GENERIC"));
        without.commit();
        refused(3, here, new String[] {"--tree", without.folder().toString(), command},
                "amd64", "sys/arch/amd64/conf/GENERIC", "--profile");
    }

    @Test
    void aPackFileThatVanishedSaysSo() {
        refused(3, here, new String[] {"--pack", "packs/ours.yaml", "--tree", "embedded", "lint"}, "packs/ours.yaml", "no such pack");
        refused(3, here, new String[] {"--pack", "gone.yaml", "--tree", "embedded", "plan"}, "gone.yaml", "socket-locking");
        refused(2, here, new String[] {"--pack", "socket-lockign", "--tree", "embedded", "lint"}, "socket-lockign", "packs that come with lockwright");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"flush_lock | sbflush(flush_lock ? sb : sb)", "flush_what | sbflush(flush_what(sb))"})
    void aPackThatWritesAnUndeclaredNameMakesNothing(String name, String by, @TempDir Path folder) throws IOException {
        Sample tree = Sample.at(folder.resolve("tree"));
        Path pack = Files.writeString(folder.resolve("flush.yaml"), """
                pack: flush
                version: 1
                summary: A trial.
                rewrites:
                  - id: flush
                    kind: replace
                    about: sbflush()
                    with:
                      - { name: sb }
                    cases:
                      - { match: sbflush(sb), by: "%s" }
                    examples:
                      - name: nothing
                        before: |
                          int nothing;
                patches:
                  - rules: [flush]
                    title: "kern: flush all"
                    body: |
                      It is a trial.
                cover:
                  title: "a trial"
                  body: |
                    It is a trial.
                """.formatted(by));
        Outcome run = tree.run("--pack", pack.toString(), "series");

        assertThat(run.exit()).as(run.out()).isEqualTo(1);
        assertThat(run.err()).contains("'" + name + "' is not declared in what the file includes");
        assertThat(tree.git().run("branch", "--list", "lockwright/*")).isBlank();
        assertThat(folder.resolve("flush-v1")).doesNotExist();
    }

    @Test
    void aKernelOfNoFilesSaysSo(@TempDir Path folder) throws IOException {
        Sample without = RingSample.in(Files.createDirectories(folder.resolve("tree"))).write("sys/conf/files", "defflag opt_inet.h INET\n");
        Outcome run = without.run("lint");

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err()).contains("made of no C file of this tree");
        assertThat(without.run("lint", "sys/kern/ring.c").exit()).as("what is named is followed").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--profile vax lint           | unknown profile 'vax' | known: amd64",
        "--profile vax plan           | unknown profile 'vax' | known: amd64",
        "profiles vax                 | unknown profile 'vax' | known: amd64",
        "--profile vax profiles       | unknown profile 'vax' | MACHINE/CONFIG",
        "--base nosuch plan           | no revision 'nosuch'  | git log",
        "--base nosuch lint           | no revision 'nosuch'  | git log",
        "--base HEAD:sys plan         | HEAD:sys              | git log",
        "--jobs 0 lint                | --jobs 0              | 1 or more",
        "--jobs -3 plan               | --jobs -3             | 1 or more",
        "--jobs many lint             | --jobs                | --help",
        "--jobs 0 keys                | --jobs 0              | 1 or more",
        "--jobs 0 series              | --jobs 0              | 1 or more",
        "--max-gaps -1 lint           | --max-gaps -1         | 0 or more",
        "lint sys/nosuch              | lint sys/nosuch       | relative to the folder above sys/",
        "lint sys/kern/uipc_socket.c sys/nosuch | lint sys/nosuch | relative to the folder above sys/",
        "keys nosuch                  | keys nosuch           | lockwright keys",
        "nosuch                       | nosuch                | --help",
        "--nosuch lint                | --nosuch              | --help",
        "lint --nosuch                | --nosuch              | lockwright lint --help",
        "--format xml lint            | --format              | JSON",
        "plan --fail-on nothing       | --fail-on             | REFUSED",
        "--pack a --pack b plan       | --pack                | one pack",
        "-o no/such/file lint         | -o no/such/file       | folder you can write to",
        "-o . lint                    | -o .                  | folder",
        "series --author nobody       | --author nobody       | Name <mail@address>",
        "series --author <a@b>        | --author <a@b>        | Name <mail@address>",
        "series --branch main         | branch 'main' exists  | name another",
        "series --branch main/x       | branch 'main/x'       | choose another",
        "series --branch a..b         | branch 'a..b'         | git check-ref-format",
        "fixtures                     | DIR                   | --help",
    })
    void wordsThatCannotBeUsed(String words, String what, String mend) {
        refused(words, what.strip(), mend.strip());
    }

    @Test
    void noCommandAtAll() {
        refused(here, new String[0], "command", "--help");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lint", "keys", "profiles", "plan", "series", "--format json lint", "-o result lint"})
    void underCiTheSampleIsNotTakenUnasked(String command) {
        refused(here, command.split(" "), here.toString(), "no kernel tree here", "--tree embedded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--format json lint", "--format json plan", "-o result lint", "-o result keys"})
    void forAMachineTheSampleIsNotTakenUnasked(String command) {
        SortedMap<String, String> before = Snapshot.of(here);
        Outcome outcome = CommandLineRun.run(here, false, command.split(" "));
        OneLine.of(outcome, here.toString(), "no kernel tree here", "--tree DIR");
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(Snapshot.of(here)).isEqualTo(before);
    }

    // contract: series on the embedded tree writes a repository first; when no series comes of it, that must go too.
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "plan --base HEAD       | --base HEAD | fixtures",
        "lint --base HEAD       | --base HEAD | fixtures",
        "series --base HEAD     | --base HEAD | fixtures",
        "series --profile vax   | vax         | known",
        "series --pack gone     | gone        | socket-locking",
        "series --jobs 0        | --jobs 0    | 1 or more",
        "series --author nobody | --author    | Name <mail@address>",
        "series --branch main   | main        | name another",
        "series --out inuse     | inuse       | --out",
    })
    void theEmbeddedTreeIsNotLeftBehind(String words, String what, String mend) throws IOException {
        Files.writeString(Files.createDirectory(here.resolve("inuse")).resolve("mine"), "x");
        refused(here, ("--tree embedded " + words).split(" "), what.strip(), mend.strip());
    }

    @Test
    void anExistingBranchIsNeverMoved(@TempDir Path folder) {
        Sample tree = Sample.at(folder.resolve("tree"));
        tree.git().run("branch", Sample.BRANCH);
        SortedMap<String, String> before = Snapshot.of(folder);
        Outcome outcome = tree.run("series");
        assertThat(outcome.exit()).isEqualTo(2);
        OneLine.of(outcome, Sample.BRANCH, "exists", "git branch -D");
        assertThat(Snapshot.of(folder)).isEqualTo(before);
    }

    @Test
    void anOutputFolderInUseIsNotTouched() throws IOException {
        Files.writeString(Files.createDirectory(here.resolve("mail")).resolve("mine"), "x");
        refused("series --out mail", here.resolve("mail").toString(), "not empty", "--out");
    }

    // contract: also for root, who may write anywhere: nothing can be made below a file, or in /proc.
    @ParameterizedTest
    @ValueSource(strings = {"file/mail", "/proc/mail"})
    void anOutputFolderThatCannotBeMadeIsSaid(String out) throws IOException {
        Files.writeString(here.resolve("file"), "x");
        refused("series --out " + out, out, "--out");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file", "file/result", "/proc/result"})
    void aResultThatCannotBeWrittenIsSaid(String out) throws IOException {
        Files.createDirectory(here.resolve("folder"));
        Files.writeString(here.resolve("file"), "x");
        String name = out.equals("file") ? "folder" : out;
        refused("-o " + name + " lint", "-o " + name, "folder");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "summary:          | sumary:          | unknown key 'sumary', did you mean 'summary'?",
        "socket.so_state   | socket.so_stat   | has no field 'so_stat' in this pack, did you mean 'so_state'?",
        "before-function: soreadable | before-function: soreedable | rule 'so-state-helper' matches nothing in",
    })
    void aPackWithAMistakeSaysWhereItIs(String before, String after, String says) throws IOException {
        Files.writeString(here.resolve("my.yaml"), PackText.builtin().replace(before, after));
        refused("--pack my.yaml plan", says);
        refused("--pack my.yaml series", says);
    }

    @Test
    void aPackOfRandomBytesIsRefused() throws IOException {
        byte[] noise = new byte[4096];
        new java.util.Random(7).nextBytes(noise);
        Files.write(here.resolve("my.yaml"), noise);
        refused("--pack my.yaml plan", "my.yaml:1:", "UTF-8");
    }

    private static void copySources(Path to) throws IOException {
        for (String path : sample.git().run("ls-files").lines().toList()) {
            Files.createDirectories(to.resolve(path).getParent());
            Files.copy(sample.folder().resolve(path), to.resolve(path));
        }
    }
}
