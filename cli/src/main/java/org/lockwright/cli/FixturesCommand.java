package org.lockwright.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.lockwright.patches.SampleRepository;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code fixtures DIR}: writes the embedded tree as a git repository. */
@Command(name = "fixtures", description = "Writes the embedded sample tree as a git repository.")
final class FixturesCommand implements Callable<Integer> {

    static final String MESSAGE = "lockwright's sample kernel tree\n";

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "DIR", description = "folder to write; must be empty or not exist")
    private Path folder;

    @Override
    public Integer call() {
        Session session = root.session();
        String id = SampleRepository.write(EmbeddedSource.bytes(), session.resolve(folder), MESSAGE);
        Result.write(session, folder + ": " + EmbeddedSource.bytes().size() + " files, commit " + id + "\n");
        return Exit.DONE;
    }
}
