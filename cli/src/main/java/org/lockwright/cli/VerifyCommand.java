package org.lockwright.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.source.SourceText;
import org.lockwright.patches.GitRepository;
import org.lockwright.patches.GitTree;
import org.lockwright.patches.SeriesBranch;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.rules.rewrite.Verification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Parameters;

/** {@code verify}: holds every prefix of a series to its base. */
@Command(name = "verify", description = "Re-checks every prefix of a series: no new gap, lost function or finding, and with --exec it builds.")
final class VerifyCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Parameters(paramLabel = "BRANCH", description = "the series: a branch, or the commit it ends in")
    private String branch;

    @Option(names = "--exec", paramLabel = "CMD", description = "run CMD by 'sh -c' on a checkout of each commit, up to the first on which it fails")
    private String command;

    @Option(names = "--checkout", paramLabel = "DIR",
            description = "check out into DIR, which must be missing or empty, and leave it there (default: a temporary folder, removed at the end)")
    private Path checkout;

    @Override
    public Integer call() {
        Session session = root.session();
        if (checkout != null && command == null) {
            throw new UsageException("--checkout " + checkout + ": only --exec checks anything out; give --exec CMD too");
        }
        if (session.isEmbedded()) {
            throw new UsageException("verify: the embedded sample has no branches; 'lockwright --tree embedded series' writes it to "
                    + "./lockwright-sample with one, and --tree names that");
        }
        Optional<CommitRuns> runs = Optional.ofNullable(command).map(c -> new CommitRuns(session, c, checkout));
        try (Session.Source onto = session.commit()) {
            session.countUncommitted(onto);
            GitRepository repository = onto.repository().orElseThrow();
            String revision = session.options().base;
            SeriesBranch series = SeriesBranch.read(repository, branch, revision != null ? revision : "HEAD", revision != null);
            Pack pack = pack(session, series);
            GitTree base = repository.tree(series.base());
            Verification.Report report = verify(session, base, series, pack);
            Optional<CommitRuns.Outcome> outcome = report.isGood() ? runs.map(r -> r.run(repository, series)) : Optional.empty();
            VerifyResult result = new VerifyResult(onto.name(), series, repository.subject(series.base()), pack, report, command, outcome, base);
            Result.write(session, session.json() ? Result.json(new VerifyJson(result).object()) : new VerifyText(result).text());
            return result.isIncomplete() ? Exit.INCOMPLETE : result.isGood() ? Exit.DONE : Exit.FINDINGS;
        }
    }

    /** The pack that the series was made with: the one asked for, else the one its trailers name. */
    private static Pack pack(Session session, SeriesBranch series) {
        if (!session.options().packs.isEmpty()) {
            return session.pack();
        }
        Optional<String> said = series.packs().stream().findFirst().map(p -> p.replaceFirst("\\s.*", ""));
        if (said.isEmpty()) {
            return Pack.unwritten(series.name(), "", new Pack.Cover("", "", List.of()));
        }
        if (!PackLoader.builtinNames().contains(said.get())) {
            throw new UsageException("verify " + series.name() + ": it was made with pack '" + said.get()
                    + "', which does not come with lockwright; name its file with --pack FILE");
        }
        return PackLoader.builtin(said.get());
    }

    private static Verification.Report verify(Session session, GitTree base, SeriesBranch series, Pack pack) {
        List<Verification.Step> steps = new ArrayList<>();
        for (SeriesBranch.Commit commit : series.commits()) {
            List<SourceText> after = new ArrayList<>();
            List<String> gone = new ArrayList<>();
            for (SeriesBranch.Change change : commit.changes()) {
                base.treePath(change.path()).ifPresent(path -> change.bytes()
                        .ifPresentOrElse(bytes -> after.add(SourceText.of(path, bytes)), () -> gone.add(path)));
            }
            steps.add(new Verification.Step(after, gone));
        }
        try (Progress progress = Progress.of(session, "verify")) {
            return BigStack.map(List.of(steps), 1, s -> Verification.run(base, s, pack, session.configurations(base), session.variant(base),
                    session.threads(), progress), done -> { }).get(0);
        }
    }
}
