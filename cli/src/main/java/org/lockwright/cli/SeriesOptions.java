package org.lockwright.cli;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.patches.SeriesPlan;
import picocli.CommandLine.Option;

/** Options of every command that makes a series. */
final class SeriesOptions {

    private static final Pattern AUTHOR = Pattern.compile("\\s*([^<>]*[^<>\\s])\\s*<([^<>\\s]+)>\\s*");
    private static final String LOCKWRIGHT = "lockwright <lockwright@lockwright.invalid>";

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the mail (default: ./<series>-v1)")
    private Path out;

    @Option(names = "--branch", paramLabel = "NAME", description = "branch to make (default: lockwright/<series>/v1)")
    private String branch;

    @Option(names = "--author", paramLabel = "'NAME <MAIL>'", description = "author of the commits")
    private String author;

    @Option(names = "--fail-on", paramLabel = "WHAT", description = "exit 1 if something was 'refused'")
    private FailOn failOn;

    /** The folder for the mail of the series {@code name}, as it was given. */
    Path out(String name) {
        return out != null ? out : Path.of(name + "-v1");
    }

    /** The branch of the series {@code name}, without {@code refs/heads/}. */
    String branch(String name) {
        return branch != null ? branch : "lockwright/" + name + "/v1";
    }

    FailOn failOn() {
        return failOn;
    }

    SeriesPlan.Author author() {
        Matcher who = AUTHOR.matcher(author != null ? author : LOCKWRIGHT);
        if (!who.matches()) {
            throw new UsageException("--author " + author + ": write it as 'Name <mail@address>'");
        }
        return new SeriesPlan.Author(who.group(1), who.group(2));
    }

    /** The first option given, for a command line on which none may stand; null if there is none. */
    String given() {
        return out != null ? "--out" : branch != null ? "--branch" : author != null ? "--author" : failOn != null ? "--fail-on" : null;
    }
}
