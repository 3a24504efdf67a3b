package org.lockwright.tests.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.cli.CommandLineRun;
import org.lockwright.cli.CommandLineRun.Outcome;

/** The embedded tree written out as a git repository, for a test to change; texts are Latin-1, so every byte survives. */
record Sample(Path folder) {

    /** Where the struct is declared that the first pack works on. */
    static final String SOCKETVAR = "sys/sys/socketvar.h";

    /** The branch a series makes when nothing else is said. */
    static final String BRANCH = "lockwright/socket-locking/v1";

    private static final AtomicBoolean written = new AtomicBoolean();
    private static final Set<String> seriesMade = new HashSet<>();

    /** The tree in {@code folder}, as {@code fixtures} writes it but for its objects, which are in a pack; made once and then copied. */
    static Sample at(Path folder) {
        Path template = template();
        try (Stream<Path> all = Files.walk(template)) {
            Files.createDirectories(folder.getParent());
            for (Path from : (Iterable<Path>) all::iterator) {
                Files.copy(from, folder.resolve(template.relativize(from).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Sample(folder);
    }

    private static synchronized Path template() {
        Path template = Launcher.scratch().resolve("sample");
        if (!written.getAndSet(true)) {
            org.assertj.core.util.Files.delete(template.toFile());
            Outcome made = CommandLineRun.run(template.getParent(), true, "fixtures", template.toString());
            assertThat(made.exit()).as(made.err()).isZero();
            new Git(template).run("repack", "-a", "-d", "-q");
        }
        return template;
    }

    /** As {@link #at}, with the branch of a series; made once and then copied, as it takes seconds. */
    static Sample withSeries(Path folder) {
        return withSeries(folder, "series");
    }

    /** As {@link #withSeries(Path)}, but by {@link PackText#soState}, for what is not about the patches after those. */
    static Sample withSoState(Path folder) {
        return withSeries(folder, "so-state", "--pack", PackText.soState());
    }

    private static synchronized Sample withSeries(Path folder, String name, String... words) {
        Path template = Launcher.scratch().resolve(name);
        if (seriesMade.add(name)) {
            org.assertj.core.util.Files.delete(template.toFile());
            List<String> all = new ArrayList<>(List.of(words));
            all.add("series");
            Outcome series = at(template.resolve("tree")).run(all.toArray(String[]::new));
            assertThat(series.exit()).as(series.err()).isZero();
        }
        new Git(folder.getParent()).run("clone", "-q", template.resolve("tree").toString(), folder.toString());
        Sample sample = new Sample(folder);
        sample.git().run("branch", "-q", "--no-track", BRANCH, "origin/" + BRANCH);
        sample.git().run("remote", "remove", "origin");
        return sample;
    }

    /** Runs a command line on this tree, from the folder that holds it. */
    Outcome run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("--tree", folder.toString()));
        all.addAll(List.of(arguments));
        return CommandLineRun.run(folder.getParent(), true, all.toArray(String[]::new));
    }

    Git git() {
        return new Git(folder);
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Sample write(String path, String text) {
        try {
            Files.createDirectories(folder.resolve(path).getParent());
            Files.writeString(folder.resolve(path), text, ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Replaces the one place where {@code before} stands. */
    Sample edit(String path, String before, String after) {
        String text = read(path);
        assertThat(text.split(Pattern.quote(before), -1)).as("%s: %s", path, before).hasSize(2);
        return write(path, text.replace(before, after));
    }

    /** Commits everything as it lies on disk. */
    Sample commit() {
        git().run("add", "-A");
        git().run("commit", "-qm", "change");
        return this;
    }
}
