package org.lockwright.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One way of starting a launcher: an environment of its own in which there is no Java and no Maven unless given. */
final class LauncherRun {
    private static final List<String> TOOLS = List.of(
            "sh", "cat", "find", "grep", "ln", "ls", "mkdir", "mv", "ps", "readlink", "rm", "rmdir", "sleep", "tail", "touch",
            "uname");

    private static final int PATIENCE_SECONDS = 60;

    private final Path launcher;
    private final Path scratch;
    private final Map<String, String> environment = new TreeMap<>();
    private Path directory;
    private String input = "";

    LauncherRun(Path launcher, Path scratch) {
        this.launcher = launcher;
        this.scratch = scratch;
        this.directory = scratch;
        environment.put("PATH", tools(scratch).toString());
        environment.put("LOCKWRIGHT_JDKS", "");
    }

    /** What a finished run left: exit code, standard output, standard error. */
    record Outcome(int exit, String out, String err) {}

    /** The checkout under test: the nearest folder above that holds the launcher. */
    static Path repository() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("lockwright")) && Files.isRegularFile(at.resolve("pom.xml"))) {
                return at;
            }
        }
        throw new IllegalStateException("no checkout with a launcher around the current directory");
    }

    LauncherRun javaHome(Path home) {
        return with("JAVA_HOME", home.toString());
    }

    LauncherRun jdks(Path folder) {
        return with("LOCKWRIGHT_JDKS", folder.toString());
    }

    LauncherRun maven(Path folder) {
        return with("PATH", environment.get("PATH") + ":" + folder);
    }

    LauncherRun in(Path folder) {
        directory = folder;
        return this;
    }

    LauncherRun input(String text) {
        input = text;
        return this;
    }

    LauncherRun with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return finish(start(arguments));
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try (OutputStream stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(UTF_8));
        }
        return process;
    }

    /** Waits for a run; one that hangs is ended and fails, so that a broken lock cannot stall the build. */
    static Outcome finish(Process process) throws InterruptedException {
        CompletableFuture<String> out = read(process.getInputStream());
        CompletableFuture<String> err = read(process.getErrorStream());
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError("the launcher did not end within " + PATIENCE_SECONDS + " seconds");
        }
        return new Outcome(process.exitValue(), out.join(), err.join());
    }

    private static CompletableFuture<String> read(InputStream stream) {
        return CompletableFuture.supplyAsync(() -> {
            try (stream) {
                return new String(stream.readAllBytes(), UTF_8);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    /** A folder with the few programs the launcher may use, each a script that runs the real one; neither java nor mvn. */
    private static Path tools(Path scratch) {
        Path folder = scratch.resolve("tools");
        try {
            Files.createDirectories(folder);
            for (String tool : TOOLS) {
                for (Path bin : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
                    if (Files.isExecutable(bin.resolve(tool))) {
                        FakeTools.script(folder.resolve(tool), "exec " + bin.resolve(tool) + " \"$@\"");
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return folder;
    }
}
