package org.lockwright.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The root command: reads the arguments and answers with an exit code, never with a stack trace. */
@Command(
        name = "lockwright",
        description = "Reads, checks and changes the locking discipline of a C kernel.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.VersionLine.class)
final class Commands implements Runnable {
    private static final int USAGE = 2;

    @Spec private CommandSpec spec;

    private Commands() {}

    /** Runs one command line; an exception other than a usage error is the caller's to report. */
    static int run(String[] args) {
        CommandLine line = new CommandLine(new Commands());
        line.setParameterExceptionHandler((wrong, ignored) -> usageError(wrong));
        line.setExecutionExceptionHandler((failure, ignored, parsed) -> {
            throw failure;
        });
        return line.execute(args);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command given");
    }

    private static int usageError(ParameterException wrong) {
        CommandLine at = wrong.getCommandLine();
        PrintWriter err = at.getErr();
        String message = String.valueOf(wrong.getMessage()).replaceAll("\\s+", " ").strip();
        err.println("lockwright: " + message + "; see '" + at.getCommandSpec().qualifiedName() + " --help'");
        err.flush();
        return USAGE;
    }

    /** Hands picocli the same line that {@link Main} prints. */
    static final class VersionLine implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.line()};
        }
    }
}
