package org.lockwright.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code generate}: text made from a model. */
@Command(name = "generate", description = "Prints text made from a model by a template.", subcommands = {GenerateAssertsCommand.class, GenerateSoftintCommand.class})
final class GenerateCommand implements Runnable {

    @ParentCommand private Commands root;

    @Spec private CommandSpec spec;

    /** The session of this run. */
    Session session() {
        return root.session();
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "generate: say what, as in 'generate asserts socket' or 'generate softint --port x86'");
    }
}
