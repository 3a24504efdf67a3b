package org.lockwright.tests.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The git command, the judge of what the tool does to repositories; it sees no configuration but the repository's own. */
final class Git {

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "PATH", System.getenv("PATH"), "GIT_CONFIG_NOSYSTEM", "1", "GIT_CONFIG_GLOBAL", "/dev/null", "HOME", "/nonexistent",
            "GIT_AUTHOR_NAME", "Tester", "GIT_AUTHOR_EMAIL", "tester@lockwright.invalid",
            "GIT_COMMITTER_NAME", "Tester", "GIT_COMMITTER_EMAIL", "tester@lockwright.invalid", "LC_ALL", "C");

    private final Path folder;

    Git(Path folder) {
        this.folder = folder;
    }

    /** Standard output of a git command that must succeed, without the last line end. */
    String run(String... arguments) {
        Finished git = tried(arguments);
        assertThat(git.exit()).as("git %s: %s%s", String.join(" ", arguments), git.out(), git.err()).isZero();
        return git.out().stripTrailing();
    }

    /** A git command that may fail. */
    Finished tried(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "maintenance.auto=false"));
        command.addAll(List.of(arguments));
        return Finished.run(folder, ENVIRONMENT, command);
    }

    /** Full ids of the commits in {@code range}, oldest first. */
    List<String> commits(String range) {
        return run("rev-list", "--reverse", range).lines().toList();
    }

    /** The text of {@code path} at {@code revision}. */
    String show(String revision, String path) {
        return tried("show", revision + ":" + path).out();
    }
}
