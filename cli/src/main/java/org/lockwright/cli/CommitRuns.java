package org.lockwright.cli;

import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lockwright.patches.Checkout;
import org.lockwright.patches.GitRepository;
import org.lockwright.patches.SeriesBranch;

/** Runs a command on the checkout of each commit of a series, up to the first on which it fails. */
final class CommitRuns {

    private final Session session;
    private final String command;
    private final Path asked;
    private volatile Process running;

    /**
     * Runs of {@code command}.
     *
     * @param asked the folder to check out into, which is missing or empty and stays; null for one of our own, which does not
     */
    CommitRuns(Session session, String command, Path asked) {
        this.session = session;
        this.command = command;
        this.asked = asked;
        if (asked != null) {
            requireEmpty(session.resolve(asked));
        }
    }

    /**
     * How the runs went.
     *
     * @param command the command
     * @param runs on how many commits it ran
     * @param exit the exit code of the last run
     */
    record Outcome(String command, int runs, int exit) {

        boolean failed() {
            return exit != 0;
        }
    }

    private void requireEmpty(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> inside = Files.list(folder)) {
            if (inside.findAny().isPresent()) {
                throw new UsageException("--checkout " + asked + ": folder is not empty; empty it or name another");
            }
        } catch (IOException e) {
            throw new UsageException("--checkout " + asked + ": not a folder that can be read; name another");
        }
    }

    /** Runs the command on each commit of {@code series}, oldest first; what it prints goes to standard error. */
    Outcome run(GitRepository repository, SeriesBranch series) {
        Path folder = folder();
        Thread cleaning = new Thread(() -> {
            stop();
            if (asked == null) {
                discard(folder);
            }
        });
        Runtime.getRuntime().addShutdownHook(cleaning);
        try {
            Checkout checkout = new Checkout(repository, folder);
            int number = 0;
            int exit = 0;
            while (number < series.commits().size() && exit == 0) {
                SeriesBranch.Commit commit = series.commits().get(number++);
                int written = checkout.moveTo(commit.id());
                session.err().println("lockwright: exec " + number + "/" + series.commits().size() + " " + commit.id().substring(0, 12) + ": "
                        + written + (written == 1 ? " file" : " files") + " written to " + folder);
                session.err().flush();
                exit = runAt(folder, repository.root(), series, commit, number);
            }
            return new Outcome(command, number, exit);
        } finally {
            if (asked == null) {
                discard(folder);
            }
            forget(cleaning);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending, and the hook does its work.
        }
    }

    private Path folder() {
        try {
            return asked == null ? Files.createTempDirectory("lockwright-verify") : Files.createDirectories(session.resolve(asked)).toRealPath();
        } catch (IOException e) {
            throw new UsageException("--exec: no folder to check out into (" + e.getMessage() + "); name one with --checkout DIR");
        }
    }

    private int runAt(Path folder, Path repository, SeriesBranch series, SeriesBranch.Commit commit, int number) {
        ProcessBuilder builder = new ProcessBuilder(List.of("sh", "-c", command)).directory(folder.toFile()).redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("GIT_"));
        environment.put("LOCKWRIGHT_COMMIT", commit.id());
        environment.put("LOCKWRIGHT_NUMBER", Integer.toString(number));
        environment.put("LOCKWRIGHT_COUNT", Integer.toString(series.commits().size()));
        environment.put("LOCKWRIGHT_BASE", series.base());
        environment.put("LOCKWRIGHT_BRANCH", series.name());
        environment.put("LOCKWRIGHT_TIP", series.tip());
        environment.put("LOCKWRIGHT_REPOSITORY", repository.toString());
        try {
            Process process = builder.start();
            running = process;
            try (Reader output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
                copy(output, session.err());
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UsageException("--exec: 'sh' cannot be run (" + e.getMessage() + "); run verify without --exec");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            stop();
        }
    }

    /** Ends the command, with what it started, if it still runs. */
    private void stop() {
        Process process = running;
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static void copy(Reader from, PrintWriter to) throws IOException {
        char[] buffer = new char[4096];
        for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
            to.write(buffer, 0, n);
            to.flush();
        }
    }

    private void discard(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            session.err().println("lockwright: " + folder + ": could not be removed (" + e.getMessage() + "); remove it by hand");
        }
    }
}
