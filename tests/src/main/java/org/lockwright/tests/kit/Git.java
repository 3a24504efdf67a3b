package org.lockwright.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git command in one work tree; knows no configuration but the repository's own. */
final class Git {

    private static final boolean PRESENT = runs();

    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /** Whether there is such a command. */
    static boolean isPresent() {
        return PRESENT;
    }

    private static boolean runs() {
        try {
            return new ProcessBuilder("git", "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs git, which must succeed; what it prints, errors included. */
    String run(String... args) {
        List<String> command = new ArrayList<>(
                List.of("git", "-c", "user.name=Kit", "-c", "user.email=kit@example.org", "-c", "core.autocrlf=false", "-c", "maintenance.auto=false"));
        command.addAll(List.of(args));
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.keySet().removeIf(key -> key.startsWith("GIT_"));
            environment.putAll(Map.of("GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "LC_ALL", "C"));
            Process process = builder.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw Laws.broken("am", "git " + String.join(" ", args) + ": " + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
