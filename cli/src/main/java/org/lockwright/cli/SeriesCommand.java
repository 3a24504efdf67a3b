package org.lockwright.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.generators.DraftText;
import org.lockwright.parser.source.SourceText;
import org.lockwright.patches.GitTree;
import org.lockwright.patches.SampleRepository;
import org.lockwright.patches.SeriesPlan;
import org.lockwright.patches.SeriesResult;
import org.lockwright.patches.SeriesWriter;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Recheck;
import org.lockwright.rules.rewrite.Site;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code series}: makes the branch and the mail of a pack. */
@Command(name = "series", description = "Makes a pack's patch series: a branch, and mail that 'git am' takes.")
final class SeriesCommand implements Callable<Integer> {

    private static final Pattern AUTHOR = Pattern.compile("\\s*([^<>]*[^<>\\s])\\s*<([^<>\\s]+)>\\s*");
    private static final String SAMPLE = "lockwright-sample";

    @ParentCommand private Commands root;

    @Option(names = "--out", paramLabel = "DIR", description = "folder for the mail (default: ./<pack>-v1)")
    private Path out;

    @Option(names = "--branch", paramLabel = "NAME", description = "branch to make (default: lockwright/<pack>/v1)")
    private String branch;

    @Option(names = "--author", paramLabel = "'NAME <MAIL>'", description = "author of the commits")
    private String author = "lockwright <lockwright@lockwright.invalid>";

    @Option(names = "--fail-on", paramLabel = "WHAT", description = "exit 1 if something was 'refused'")
    private FailOn failOn;

    /** Whether branch and mail are there. */
    private boolean written;

    @Override
    public Integer call() {
        Session session = root.session();
        if (!session.isEmbedded()) {
            return series(session, "");
        }
        session.refuseBaseOfEmbedded();
        session.announceEmbedded();
        Path folder = session.resolve(Path.of(SAMPLE));
        boolean existed = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        SampleRepository.write(EmbeddedSource.bytes(), folder, FixturesCommand.MESSAGE);
        session.options().tree = folder.toString();
        try {
            return series(session, "tree: embedded, written to ./" + SAMPLE + "\n");
        } finally {
            if (!written) {
                SampleRepository.remove(folder, existed);
            }
        }
    }

    private int series(Session session, String head) {
        SeriesPlan.Author who = author();
        try (Session.Source source = session.commit()) {
            session.countUncommitted(source);
            Drafts drafts = new Drafts(session, source);
            String name = session.pack().name();
            String ref = branch != null ? branch : "lockwright/" + name + "/v1";
            Path folder = session.resolve(out != null ? out : Path.of(name + "-v1"));
            SeriesWriter.requireFree("refs/heads/" + ref, source.repository().orElseThrow(), folder);
            Draft draft = drafts.draft();
            int code = Drafts.exit(session, draft, failOn);
            if (draft.count(Site.Outcome.UNHANDLED) > 0) {
                throw new UsageException("series: " + draft.count(Site.Outcome.UNHANDLED)
                        + " sites were not understood, so no series is made; 'lockwright plan' lists them");
            }
            Recheck.Report recheck = drafts.recheck(draft);
            if (!recheck.problems().isEmpty()) {
                recheck.problems().forEach(p -> session.err().println("lockwright: " + p));
                session.err().println("lockwright: the series would make " + recheck.problems().size()
                        + " things worse, so nothing is written");
                return Exit.FINDINGS;
            }
            SeriesPlan plan = plan(who, source, draft, recheck, ref);
            SeriesResult series = SeriesWriter.write(plan, source.repository().orElseThrow(), folder);
            written = true;
            Result.write(session, head + report(draft, series, out != null ? out : Path.of(name + "-v1"), recheck));
            return code;
        }
    }

    private SeriesPlan.Author author() {
        Matcher who = AUTHOR.matcher(author);
        if (!who.matches()) {
            throw new UsageException("--author " + author + ": write it as 'Name <mail@address>'");
        }
        return new SeriesPlan.Author(who.group(1), who.group(2));
    }

    private static SeriesPlan plan(SeriesPlan.Author who, Session.Source source, Draft draft, Recheck.Report recheck, String ref) {
        DraftText text = new DraftText(draft);
        GitTree tree = (GitTree) source.tree();
        List<SeriesPlan.PlannedPatch> patches = new ArrayList<>();
        for (Draft.Patch patch : draft.patches()) {
            List<String> trailers = new ArrayList<>();
            patch.rules().forEach(rule -> trailers.add("Lockwright-Rule: " + rule));
            trailers.add("Lockwright-Pack: " + draft.pack().name() + " " + draft.pack().version() + " sha256:" + draft.pack().hash());
            List<SeriesPlan.NewFile> files = new ArrayList<>();
            for (SourceText file : patch.after()) {
                files.add(new SeriesPlan.NewFile(tree.repositoryPath(file.path()).orElseThrow(), file.bytes()));
            }
            patches.add(new SeriesPlan.PlannedPatch(patch.title(), patch.body(), trailers, files));
        }
        return new SeriesPlan(draft.pack().name(), 1, "refs/heads/" + ref, source.commit(), who, patches,
                draft.pack().cover().title(), text.coverBody(), text.coverNotes(describe(recheck)));
    }

    private static String describe(Recheck.Report recheck) {
        return recheck.units() + " units re-checked, " + recheck.parses()
                + " parses: changed files after their patch, all that the changed headers reach at the end. No new gap, no lost "
                + "function, no new finding.";
    }

    private static String report(Draft draft, SeriesResult written, Path folder, Recheck.Report recheck) {
        StringBuilder out = new StringBuilder();
        out.append("branch: ").append(written.branch().replace("refs/heads/", "")).append('\n');
        out.append("tip: ").append(written.tip()).append('\n');
        out.append("mail: ").append(folder).append(" (").append(written.files().size()).append(" files; apply with 'git am ")
                .append(folder).append("/series.mbox')\n\n");
        written.commits().forEach(c -> out.append(c.id(), 0, 12).append(' ').append(c.title()).append('\n'));
        out.append('\n').append(written.total().render()).append('\n');
        List<Site> refused = draft.sites().stream().filter(s -> s.outcome() == Site.Outcome.REFUSED).toList();
        out.append(refused.isEmpty() ? "refused: none\n" : "refused:\n");
        refused.forEach(s -> out.append("  ").append(s.detail()).append(' ').append(s.path()).append(':').append(s.line()).append('\n'));
        out.append(describe(recheck)).append('\n');
        out.append(new DraftText(draft).denominator()).append('\n');
        return out.toString();
    }
}
