package org.lockwright.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** One command line run inside this process, with its surroundings given and its output kept. */
public final class CommandLineRun {

    private CommandLineRun() {
    }

    /**
     * What a run left.
     *
     * @param exit the exit code, 0 to 3
     * @param out standard output
     * @param err standard error
     */
    public record Outcome(int exit, String out, String err) {
    }

    /**
     * Runs {@code arguments} as if {@code folder} were the current directory, without a terminal.
     *
     * <p>What the process would answer with exit code 4, an internal error, is thrown.
     *
     * @param ci whether to behave as under continuous integration
     */
    public static Outcome run(Path folder, boolean ci, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Session.Surroundings surroundings = new Session.Surroundings(folder.toAbsolutePath(), ci, false,
                Runtime.getRuntime().availableProcessors());
        int exit = Commands.run(arguments, surroundings, new PrintWriter(out), new PrintWriter(err));
        return new Outcome(exit, out.toString(), err.toString());
    }
}
