package org.lockwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code softint}: what a tree's ports make of the priorities of software interrupts. */
@Command(name = "softint", description = "Priorities of software interrupts: what the ports of a tree make of them.",
        subcommands = {SoftintCheckCommand.class, SoftintSimulateCommand.class})
final class SoftintCommand implements Runnable {

    @ParentCommand private Commands root;

    @Spec private CommandSpec spec;

    /** The session of this run. */
    Session session() {
        return root.session();
    }

    /** The session of this run, of a command that makes findings. */
    Session sessionOfFindings() {
        return root.sessionOfFindings();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "softint: say which, 'softint check' or 'softint simulate'");
    }
}
