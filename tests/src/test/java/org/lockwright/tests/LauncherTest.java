package org.lockwright.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lockwright.tests.LauncherRun.Outcome;

/** The launcher script, run as a process on copies of it whose path holds a space, so that no test builds this checkout. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BUILDING = "lockwright: building (first use or sources changed)\n";

    @TempDir private Path scratch;

    /** A folder with a launcher, under a name that a careless script would split. */
    private Path checkout;

    @BeforeEach
    void copyLauncher() throws IOException {
        checkout = Files.createDirectories(scratch.resolve("a check out"));
        Files.copy(LauncherRun.repository().resolve("lockwright"), checkout.resolve("lockwright"));
    }

    private LauncherRun launcher() {
        return new LauncherRun(checkout.resolve("lockwright"), scratch);
    }

    /** With the jar that this build made and the JDK that runs this test. */
    @Nested
    class WithTheRealJar {
        @BeforeEach
        void copyJar() throws IOException {
            Path built = LauncherRun.repository().resolve("cli/target/lockwright.jar");
            assumeTrue(Files.exists(built), "the runnable jar comes from 'mvn verify', not from 'mvn test'");
            Files.createDirectories(checkout.resolve("cli/target"));
            Files.copy(built, checkout.resolve("cli/target/lockwright.jar"));
        }

        @Test
        void printsTheVersionFromAnotherDirectoryAndNothingElse() throws Exception {
            Path elsewhere = Files.createDirectories(scratch.resolve("else where"));
            LauncherRun run = launcher().javaHome(Path.of(System.getProperty("java.home"))).in(elsewhere);
            for (String start : List.of("cold", "warm")) {
                Outcome outcome = run.run("--version");
                assertThat(outcome.out()).as(start).matches("lockwright \\d+\\.\\d+\\.\\d+\n");
                assertThat(outcome.err()).as(start).isEmpty();
                assertThat(outcome.exit()).as(start).isZero();
            }
        }

        @Test
        void answersAnUnknownOptionWithOneLineAndExitTwo() throws Exception {
            Outcome outcome = launcher().javaHome(Path.of(System.getProperty("java.home"))).run("--no-such-option");
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err().lines()).singleElement().asString().contains("--no-such-option");
        }

        // contract: an archive that does not belong to the jar costs time, never a word of output.
        @Test
        void staysSilentWhenTheClassArchiveIsBroken() throws Exception {
            LauncherRun run = launcher().javaHome(Path.of(System.getProperty("java.home")));
            run.run("--version");
            Path archive = checkout.resolve("cli/target/lockwright.jsa");
            Files.deleteIfExists(archive);
            Files.writeString(archive, "not an archive");
            Outcome outcome = run.run("--version");
            assertThat(outcome.out()).startsWith("lockwright ").hasLineCount(1);
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exit()).isZero();
        }
    }

    /** With a JDK that prints its arguments: what the launcher decides, whatever the tool does. */
    @Nested
    class Choosing {
        private Path jdks;

        @BeforeEach
        void placeJar() throws IOException {
            jdks = Files.createDirectories(scratch.resolve("jd ks"));
            Files.createDirectories(checkout.resolve("cli/target"));
            Files.writeString(checkout.resolve("cli/target/lockwright.jar"), "the tool");
        }

        @Test
        void passesEveryArgumentExactly() throws Exception {
            List<String> arguments = List.of("plain", "two words", "", "*", "it's", "\"quoted\"", "$HOME", "back\\slash", "-n");
            Outcome outcome = launcher().javaHome(FakeTools.jdk(jdks, "17.0.1")).run(arguments.toArray(String[]::new));
            List<String> words = outcome.out().lines().toList();
            List<String> passed = words.subList(words.indexOf("[org.lockwright.cli.Main]") + 1, words.size());
            assertThat(passed).isEqualTo(arguments.stream().map(word -> "[" + word + "]").toList());
        }

        @Test
        void hasTheToolsExitCode() throws Exception {
            Path jdk = FakeTools.jdk(jdks, "17.0.1");
            FakeTools.script(jdk.resolve("bin/java"), "exit 3");
            assertThat(launcher().javaHome(jdk).run("lint").exit()).isEqualTo(3);
        }

        @Test
        void findsItsFolderThroughLinks() throws Exception {
            Path links = Files.createDirectories(scratch.resolve("li nks"));
            Files.createSymbolicLink(links.resolve("near"), Path.of("../a check out/lockwright"));
            Path far = Files.createSymbolicLink(scratch.resolve("far"), links.resolve("near"));
            Outcome outcome = new LauncherRun(far, scratch).javaHome(FakeTools.jdk(jdks, "21")).run("x");
            assertThat(outcome.out()).contains(checkout.toRealPath() + "/cli/target/lockwright.jar").endsWith("[x]\n");
        }

        @Test
        void passesOverAnOldJavaForANewerOne() throws Exception {
            Path old = FakeTools.jdk(scratch.resolve("old"), "11.0.2");
            FakeTools.jdk(jdks, "17.0.1");
            LauncherRun run = launcher().javaHome(old).jdks(jdks);
            assertThat(run.run("x").out()).contains("java 17.0.1");
        }

        @Test
        void noticesThatTheChosenJavaBecameTooOld() throws Exception {
            Path jdk = FakeTools.jdk(jdks, "17.0.1");
            LauncherRun run = launcher().javaHome(jdk);
            assertThat(run.run("x").exit()).isZero();
            FakeTools.release(jdk, "11.0.2");
            assertThat(run.run("x").exit()).isEqualTo(2);
        }

        @Test
        void saysInOneLineHowToInstallJava() throws Exception {
            assertAdvice(launcher().run("--version"));
        }

        @Test
        void splitsTheUsersJvmOptionsAndPutsThemLast() throws Exception {
            LauncherRun run = launcher().javaHome(FakeTools.jdk(jdks, "17.0.1"));
            String out = run.with("LOCKWRIGHT_JAVA_OPTS", "-Xmx1g -XX:+UseSerialGC").run("x").out();
            assertThat(out).contains("[-Xmx1g]\n[-XX:+UseSerialGC]\n").doesNotContain("UseG1GC");
            assertThat(out.indexOf("[-Xmx1g]")).isGreaterThan(out.indexOf("MaxRAMPercentage"));
        }
    }

    /** With a Maven that counts its runs: when a build happens, and what it leaves. */
    @Nested
    class Building {
        private Path jdk;
        private Path jar;

        @BeforeEach
        void placeSources() throws IOException {
            jdk = FakeTools.jdk(scratch.resolve("jdks"), "17.0.1");
            jar = checkout.resolve("cli/target/lockwright.jar");
            Files.createDirectories(checkout.resolve("cli/src/main/java"));
            Files.createDirectories(checkout.resolve("tests/src/main/java"));
            for (String pom : List.of("pom.xml", "cli/pom.xml", "tests/pom.xml")) {
                Files.writeString(checkout.resolve(pom), "<project/>");
            }
        }

        @Test
        void buildsOnFirstUseAndIsQuietAfterwards() throws Exception {
            LauncherRun run = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, true));
            Outcome first = run.run("one");
            assertThat(first.err()).isEqualTo(BUILDING);
            assertThat(first.out()).endsWith("[one]\n");
            Outcome second = run.run("two");
            assertThat(second.err()).isEmpty();
            assertThat(second.out()).endsWith("[two]\n");
            assertThat(FakeTools.builds(scratch)).isEqualTo(1);
        }

        @Test
        void buildsAgainWhenASourceIsNewerButNotForTests() throws Exception {
            LauncherRun run = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, true));
            run.run("x");
            FakeTools.touchLater(checkout.resolve("tests/pom.xml"), jar);
            FakeTools.touchLater(Files.createFile(checkout.resolve("tests/src/main/java/T.java")), jar);
            assertThat(run.run("x").err()).isEmpty();
            FakeTools.touchLater(Files.createFile(checkout.resolve("cli/src/main/java/A.java")), jar);
            assertThat(run.run("x").err()).isEqualTo(BUILDING);
        }

        @Test
        void showsMavensErrorsAndLeavesNoJar() throws Exception {
            Outcome outcome = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, false)).run("x");
            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.out()).isEmpty();
            assertThat(outcome.err()).startsWith(BUILDING + "[ERROR] no semicolon\n").doesNotContain("[INFO]");
            assertThat(checkout.resolve("cli/target")).isDirectoryNotContaining(file -> file.toString().endsWith(".jar"));
            assertThat(checkout.resolve("cli/target")).isDirectoryNotContaining(file -> file.toString().contains("lock."));
        }

        @Test
        void buildsOnceForConcurrentFirstUses() throws Exception {
            LauncherRun run = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, true)).with("SLOW", "yes");
            List<Process> started = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                started.add(run.start("x"));
            }
            for (Process process : started) {
                Outcome outcome = LauncherRun.finish(process);
                assertThat(outcome.exit()).as(outcome.err()).isZero();
                assertThat(outcome.out()).endsWith("[x]\n");
            }
            assertThat(FakeTools.builds(scratch)).isEqualTo(1);
        }

        // contract: a build that was killed does not lock the checkout for ever.
        @Test
        void clearsTheLockOfADeadBuild() throws Exception {
            LauncherRun run = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, true));
            Process dead = new ProcessBuilder("sh", "-c", "uname -n").start();
            String host = new String(dead.getInputStream().readAllBytes(), UTF_8).strip();
            dead.waitFor();
            Path lock = Files.createDirectories(checkout.resolve("cli/target")).resolve("launcher.lock");
            Files.createSymbolicLink(lock, Path.of(host + ":" + dead.pid()));
            assertThat(run.run("x").exit()).isZero();
            assertThat(FakeTools.builds(scratch)).isEqualTo(1);
            assertThat(Files.isSymbolicLink(lock)).isFalse();
        }

        @Test
        void doesNotReadTheCallersInputWhileBuilding() throws Exception {
            FakeTools.script(jdk.resolve("bin/java"), "cat");
            LauncherRun run = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, true));
            assertThat(run.input("for the tool\n").run("x").out()).isEqualTo("for the tool\n");
        }

        @Test
        void saysInOneLineHowToInstallMaven() throws Exception {
            assertAdvice(launcher().javaHome(jdk).run("x"));
        }

        // contract: a runtime without a compiler runs a built jar, and cannot build one.
        @Test
        void needsACompilerOnlyToBuild() throws Exception {
            Files.delete(jdk.resolve("bin/javac"));
            LauncherRun run = launcher().javaHome(jdk).maven(FakeTools.maven(scratch, true));
            assertAdvice(run.run("x"));
            Files.createDirectories(jar.getParent());
            FakeTools.touchLater(Files.createFile(jar), checkout.resolve("cli/pom.xml"));
            assertThat(run.run("x").out()).endsWith("[x]\n");
        }
    }

    private static void assertAdvice(Outcome outcome) {
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).hasLineCount(1);
        assertThat(outcome.err())
                .startsWith("lockwright: no ")
                .contains("apt install openjdk-17-jdk-headless maven")
                .contains("pkgin install openjdk17 apache-maven")
                .contains("brew install openjdk@17 maven");
    }

    @BeforeAll
    static void launcherIsExecutable() {
        assertThat(LauncherRun.repository().resolve("lockwright")).isExecutable();
    }
}
