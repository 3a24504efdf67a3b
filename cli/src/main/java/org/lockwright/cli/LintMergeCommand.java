package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code lint merge FILE...}: the findings of a run whose files were read in shards. */
@Command(name = "merge", description = "Joins the files of all shards of one 'lint --shard', and says what lint would have said; give it the same tree, profile and pack.")
final class LintMergeCommand implements Callable<Integer> {

    @ParentCommand private LintCommand lint;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "what each shard wrote")
    private List<Path> files = new ArrayList<>();

    @Mixin private LintBaselines baselines;

    @Override
    public Integer call() {
        Session session = lint.root().sessionOfFindings();
        Map<Path, ShardFile> shards = new LinkedHashMap<>();
        files.forEach(f -> shards.put(f, ShardFile.read(session.resolve(f))));
        ShardFile first = shards.values().iterator().next();
        List<Path> paths = first.paths().stream().map(Path::of).toList();
        try (Session.Source source = session.reading(); Progress progress = Progress.of(session, "lint merge")) {
            LintRun run = new LintRun(session, paths, first.keysOnly(), Optional.of(ShardFile.joined(shards)), progress);
            LintTelling telling = new LintTelling(session, source, first.keysOnly(), baselines.isAsked(), false, paths.isEmpty() && !first.keysOnly());
            return telling.tell(run, baselines).exit();
        }
    }
}
