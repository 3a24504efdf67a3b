package org.lockwright.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lockwright.parser.profile.ProfileException;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.patches.PatchException;
import org.lockwright.rules.pack.PackException;
import org.lockwright.rules.rewrite.DraftException;
import org.lockwright.rules.rewrite.EditConflictException;
import org.lockwright.rules.simulate.SimulationException;
import org.lockwright.rules.softint.SoftintException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The root command: reads the arguments and answers with an exit code, never with a stack trace. */
@Command(
        name = "lockwright",
        description = "Reads, checks and changes the locking discipline of a C kernel.",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.VersionLine.class,
        scope = CommandLine.ScopeType.INHERIT,
        subcommands = {
            ExplainCommand.class,
            FixturesCommand.class,
            InferCommand.class,
            KeysCommand.class,
            LintCommand.class,
            OrderCommand.class,
            PlanCommand.class,
            ProfilesCommand.class,
            RerollCommand.class,
            SeriesCommand.class,
            VerifyCommand.class,
            SoftintCommand.class, GenerateCommand.class
        })
final class Commands implements Runnable {
    private static final int USAGE = 2;

    @Spec private CommandSpec spec;

    @Mixin private GlobalOptions options;

    private final Session.Surroundings surroundings;

    private Commands(Session.Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Runs one command line; an exception other than a usage error is the caller's to report. */
    static int run(String[] args) {
        return run(args, surroundings(), null, null);
    }

    /** Runs one command line in the surroundings given; null streams stand for the process's own. */
    static int run(String[] args, Session.Surroundings surroundings, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Commands(surroundings));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.registerConverter(Path.class, Commands::path);
        if (out != null) {
            line.setOut(out);
            line.setErr(err);
        }
        line.setParameterExceptionHandler((wrong, ignored) -> usageError(wrong));
        List<Exception> internal = new ArrayList<>();
        line.setExecutionExceptionHandler((failure, at, parsed) -> {
            if (failure instanceof IncompleteException) {
                at.getErr().println("lockwright: " + oneLine(failure.getMessage()));
                return Exit.INCOMPLETE;
            } else if (isInputError(failure)) {
                at.getErr().println("lockwright: " + oneLine(failure.getMessage()));
            } else {
                internal.add(failure);
            }
            return USAGE;
        });
        int code = line.execute(args);
        line.getOut().flush();
        line.getErr().flush();
        internal.forEach(Commands::rethrow);
        return code;
    }

    /** Picocli would print what its handler throws, trace and all, and make it exit code 1. */
    private static void rethrow(Exception failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        throw new IllegalStateException(failure);
    }

    private static Session.Surroundings surroundings() {
        String ci = System.getenv("CI");
        return new Session.Surroundings(Path.of("").toAbsolutePath(), ci != null && !ci.isEmpty() && !ci.equals("false"),
                System.console() != null, Runtime.getRuntime().availableProcessors());
    }

    private static boolean isInputError(Exception failure) {
        return failure instanceof UsageException
                || failure instanceof PatchException
                || failure instanceof PackException
                || failure instanceof ProfileException
                || failure instanceof DraftException
                || failure instanceof EditConflictException
                || failure instanceof SimulationException
                || failure instanceof SoftintException
                || failure instanceof UnreadableFileException;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + oneLine(text) + "' is not a path this system knows");
        }
    }

    private static String oneLine(String message) {
        return String.valueOf(message).replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }

    /** The session of this run, of a command that makes no findings; options that can be judged by themselves have been. */
    Session session() {
        if (options.format.isOfFindings()) {
            throw new UsageException("--format " + options.format.name().toLowerCase(Locale.ROOT) + ": only 'lint' and 'softint check' make findings; "
                    + "say text or json here");
        }
        return sessionOfFindings();
    }

    /** As {@link #session}, of a command that makes findings. */
    Session sessionOfFindings() {
        Session session = new Session(options, spec.commandLine().getOut(), spec.commandLine().getErr(), surroundings);
        session.check();
        return session;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "No command given");
    }

    private static int usageError(ParameterException wrong) {
        CommandLine at = wrong.getCommandLine();
        PrintWriter err = at.getErr();
        err.println("lockwright: " + oneLine(wrong.getMessage()) + "; see '" + at.getCommandSpec().qualifiedName() + " --help'");
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
