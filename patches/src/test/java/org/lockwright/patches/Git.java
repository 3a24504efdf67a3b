package org.lockwright.patches;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git command in one folder, as the oracle of these tests; sees no configuration but the repository's own. */
final class Git {

    private final Path folder;
    Git(Path folder) {
        this.folder = folder;
    }

    /** Lets {@code author} be who commits in this work tree; by its configuration, as an environment is not always UTF-8. */
    Git committing(SeriesPlan.Author author) {
        try {
            String name = author.name().replace("\\", "\\\\").replace("\"", "\\\"");
            String section = "[committer]\n\tname = \"" + name + "\"\n\temail = " + author.mail() + "\n";
            Files.writeString(folder.resolve(".git/config"), section, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A new repository in {@code folder}. */
    static Git init(Path folder, String... options) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Git git = new Git(folder);
        List<String> args = new ArrayList<>(List.of("init", "-q", "--template=", "-b", "trunk"));
        args.addAll(List.of(options));
        git.run(args.toArray(String[]::new));
        return git;
    }

    /** A clone of this repository in {@code target}, with work tree at {@code revision}. */
    Git clone(Path target, String revision) {
        run("clone", "-q", "--template=", "--no-checkout", folder.toString(), target.toString());
        Git git = new Git(target);
        git.run("checkout", "-q", "--detach", revision);
        return git;
    }

    Path folder() {
        return folder;
    }

    /** Writes file {@code path} of the work tree. */
    Git file(String path, String latin1) {
        return file(path, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes file {@code path} of the work tree. */
    Git file(String path, byte[] bytes) {
        try {
            Path file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Commits the whole work tree and returns the commit's id. */
    String commit(String message) {
        run("add", "-A");
        run("commit", "-q", "--allow-empty", "-m", message);
        return run("rev-parse", "HEAD");
    }

    /** Runs git, which must succeed, and returns what it prints, as UTF-8 without the last line end. */
    String run(String... args) {
        return new String(bytes(args), StandardCharsets.UTF_8).stripTrailing();
    }

    /** Runs git, which must succeed, and returns the bytes it prints. */
    byte[] bytes(String... args) {
        Outcome outcome = outcome(args);
        assertThat(outcome.exit()).as("git %s: %s", String.join(" ", args), outcome.errors()).isZero();
        return outcome.output();
    }

    private Outcome outcome(String... args) {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=Kernel Hacker", "-c", "user.email=hacker@example.org", "-c", "maintenance.auto=false"));
        command.addAll(List.of(args));
        try {
            Path errors = Files.createTempFile("git", ".err");
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(key -> key.startsWith("GIT_") || key.startsWith("LC_") || key.equals("LANG"));
            environment.putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "LC_ALL", "C",
                    "GIT_AUTHOR_DATE", "1736000000 +0100", "GIT_COMMITTER_DATE", "1736000000 +0100"));
            Process process = builder.start();
            process.getOutputStream().close();
            byte[] output = process.getInputStream().readAllBytes();
            int exit = process.waitFor();
            String messages = Files.readString(errors, StandardCharsets.ISO_8859_1);
            Files.delete(errors);
            return new Outcome(exit, output, messages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Outcome(int exit, byte[] output, String errors) {
    }
}
