package org.lockwright.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.patches.SeriesPlan;
import picocli.CommandLine.Option;

/** Options of every command that makes a series. */
final class SeriesOptions {

    private static final Pattern AUTHOR = Pattern.compile("\\s*([^<>]*[^<>\\s])\\s*<([^<>\\s]+)>\\s*");
    private static final String LOCKWRIGHT = "lockwright <lockwright@lockwright.invalid>";

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the mail (default: ./<series>-v<version>)")
    private Path out;

    @Option(names = "--branch", paramLabel = "NAME", description = "branch to make (default: lockwright/<series>/v<version>)")
    private String branch;

    @Option(names = "--author", paramLabel = "'NAME <MAIL>'", description = "author of the commits")
    private String author;

    @Option(names = "--fail-on", paramLabel = "WHAT", split = ",", description = "exit 1 if something was 'refused', or, of reroll, on 'drift'")
    private List<FailOn> failOn = List.of();

    /** The folder for the mail of version {@code version} of the series {@code name}, as it was given. */
    Path out(String name, int version) {
        return out != null ? out : Path.of(name + "-v" + version);
    }

    /** The branch of version {@code version} of the series {@code name}, without {@code refs/heads/}. */
    String branch(String name, int version) {
        return branch != null ? branch : family(name) + version;
    }

    /** What the branches of all versions of the series {@code name} begin with. */
    static String family(String name) {
        return "lockwright/" + name + "/v";
    }

    /** Whether {@code what} is to make the exit code 1. */
    boolean failsOn(FailOn what) {
        return failOn.contains(what);
    }

    /** The author asked for, else {@code otherwise}. */
    SeriesPlan.Author author(SeriesPlan.Author otherwise) {
        return author == null ? otherwise : author();
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
        return out != null ? "--out" : branch != null ? "--branch" : author != null ? "--author" : !failOn.isEmpty() ? "--fail-on" : null;
    }
}
