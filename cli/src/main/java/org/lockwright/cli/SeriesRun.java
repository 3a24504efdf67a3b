package org.lockwright.cli;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.lockwright.generators.DraftText;
import org.lockwright.parser.source.SourceText;
import org.lockwright.patches.GitRepository;
import org.lockwright.patches.GitTree;
import org.lockwright.patches.RangeDiff;
import org.lockwright.patches.SampleRepository;
import org.lockwright.patches.SeriesBranch;
import org.lockwright.patches.SeriesPlan;
import org.lockwright.patches.SeriesResult;
import org.lockwright.patches.SeriesWriter;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Tally;

/** Makes a branch and its mail from a draft: what the commands that make a series have in common. */
final class SeriesRun {

    private static final String SAMPLE = "lockwright-sample";

    private final Session session;
    private final SeriesOptions options;
    private final String name;
    private final int version;
    private final Optional<SeriesBranch> previous;

    /** Whether branch and mail are there. */
    private boolean written;

    /** A run that makes the series {@code name}. */
    SeriesRun(Session session, SeriesOptions options, String name) {
        this(session, options, name, 1, Optional.empty());
    }

    /** A run that makes version {@code version} of the series {@code name}, which follows {@code previous}. */
    SeriesRun(Session session, SeriesOptions options, String name, int version, Optional<SeriesBranch> previous) {
        this.session = session;
        this.options = options;
        this.name = name;
        this.version = version;
        this.previous = previous;
    }

    /**
     * A draft that may be written.
     *
     * @param draft the draft
     * @param checked what it was held to, in a sentence or two
     * @param problems what it would make worse, one line each; nothing is written if there are any
     * @param notes lines for the report, besides refusals
     * @param appendix lines for the end of the cover letter
     * @param report lines for the report, before what was refused
     * @param code the exit code that it calls for, whatever was refused
     */
    record Checked(Draft draft, String checked, List<String> problems, List<String> notes, List<String> appendix, List<String> report, int code) {

        Checked(Draft draft, String checked, List<String> problems, List<String> notes, List<String> appendix) {
            this(draft, checked, problems, notes, appendix, List.of(), Exit.DONE);
        }

        Checked(Draft draft, String checked, List<String> problems, List<String> notes) {
            this(draft, checked, problems, notes, List.of());
        }
    }

    /** How a command makes its draft. */
    @FunctionalInterface
    interface Maker {
        Checked make(Session.Source source);
    }

    /** Makes the series; a draft without patches is an error. */
    int run(Maker maker) {
        return onTree(head -> series(maker, head, false));
    }

    /** Makes the series, or says that there is nothing to write. */
    int runIfAny(Maker maker) {
        return onTree(head -> series(maker, head, true));
    }

    /** Does the work once the tree is a repository; it is given what begins the report. */
    private int onTree(ToIntFunction<String> work) {
        FailOn.refuseDrift(previous.isEmpty() && options.failsOn(FailOn.DRIFT));
        if (!session.isEmbedded()) {
            return work.applyAsInt("");
        }
        session.refuseBaseOfEmbedded();
        session.announceEmbedded();
        Path folder = session.resolve(Path.of(SAMPLE));
        boolean existed = Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
        SampleRepository.write(EmbeddedSource.bytes(), folder, FixturesCommand.MESSAGE);
        session.options().tree = folder.toString();
        try {
            return work.applyAsInt("tree: embedded, written to ./" + SAMPLE + "\n");
        } finally {
            if (!written) {
                SampleRepository.remove(folder, existed);
            }
        }
    }

    private int series(Maker maker, String head, boolean mayBeEmpty) {
        SeriesPlan.Author who = previous.map(p -> options.author(p.author())).orElseGet(options::author);
        try (Session.Source source = session.commit()) {
            session.countUncommitted(source);
            Path folder = session.resolve(options.out(name, version));
            String ref = "refs/heads/" + options.branch(name, version);
            if (!mayBeEmpty || previous.isPresent()) {
                SeriesWriter.requireFree(ref, source.repository().orElseThrow(), folder);
            }
            Checked checked = maker.make(source);
            Draft draft = checked.draft();
            if (!checked.problems().isEmpty()) {
                checked.problems().forEach(p -> session.err().println("lockwright: " + p));
                session.err().println("lockwright: the series would make " + checked.problems().size()
                        + " things worse, so nothing is written");
                return Exit.FINDINGS;
            }
            int code = Math.max(Drafts.exit(session, draft, options.failsOn(FailOn.REFUSED)), checked.code());
            if (mayBeEmpty && draft.patches().isEmpty()) {
                Result.write(session, "nothing to write\n" + tail(checked));
                return code;
            }
            SeriesPlan plan = plan(who, source, checked, ref);
            GitRepository repository = source.repository().orElseThrow();
            Optional<SeriesResult> series = previous.isPresent() ? SeriesWriter.writeAfter(previous.get(), plan, repository, folder)
                    : Optional.of(SeriesWriter.write(plan, repository, folder));
            written = series.isPresent();
            Result.write(session, head + series.map(s -> report(s, draft)).orElseGet(() -> "nothing changed: the series is, commit by commit, "
                    + previous.orElseThrow().name() + "; no branch is made\n") + tail(checked));
            return code;
        }
    }

    private SeriesPlan plan(SeriesPlan.Author who, Session.Source source, Checked checked, String ref) {
        Draft draft = checked.draft();
        DraftText text = new DraftText(draft);
        GitTree tree = (GitTree) source.tree();
        List<SeriesPlan.PlannedPatch> patches = new ArrayList<>();
        for (Draft.Patch patch : draft.patches()) {
            List<String> trailers = new ArrayList<>();
            patch.rules().forEach(rule -> trailers.add("Lockwright-Rule: " + rule));
            if (!draft.pack().hash().isEmpty()) {
                trailers.add("Lockwright-Pack: " + draft.pack().name() + " " + draft.pack().version() + " sha256:" + draft.pack().hash());
            }
            List<SeriesPlan.NewFile> files = new ArrayList<>();
            for (SourceText file : patch.after()) {
                files.add(new SeriesPlan.NewFile(tree.repositoryPath(file.path()).orElseThrow(), file.bytes()));
            }
            patches.add(new SeriesPlan.PlannedPatch(patch.title(), patch.body(), trailers, files));
        }
        return new SeriesPlan(name, version, ref, source.commit(), who, patches,
                draft.pack().cover().title(), text.coverBody(), text.coverNotes(checked.checked()) + appendix(checked));
    }

    private static String appendix(Checked checked) {
        return checked.appendix().isEmpty() ? "" : "\n\n" + String.join("\n", checked.appendix());
    }

    private String report(SeriesResult series, Draft draft) {
        StringBuilder out = new StringBuilder();
        Path folder = options.out(name, version);
        out.append("branch: ").append(series.branch().replace("refs/heads/", "")).append('\n');
        out.append("tip: ").append(series.tip()).append('\n');
        out.append("mail: ").append(folder).append(" (").append(series.files().size()).append(" files; apply with 'git am ")
                .append(folder).append("/series.mbox')\n\n");
        series.commits().forEach(c -> out.append(c.id(), 0, 12).append(' ').append(c.title()).append('\n'));
        out.append('\n').append(series.total().render()).append('\n');
        series.difference().ifPresent(d -> out.append("range-diff against ").append(previous.orElseThrow().name()).append(": ")
                .append(counts(d)).append('\n').append(d.render()).append(gone(d, draft)).append('\n'));
        return out.toString();
    }

    /** A line for each patch of the version before that is not needed any more. */
    private String gone(RangeDiff difference, Draft draft) {
        StringBuilder out = new StringBuilder();
        for (RangeDiff.Entry e : difference.entries()) {
            if (e.status() == '<') {
                SeriesBranch.Commit commit = previous.orElseThrow().commits().get(e.before().number() - 1);
                List<String> paths = commit.changes().stream().map(SeriesBranch.Change::path).toList();
                boolean isThere = draft.sites().stream().anyMatch(s -> s.outcome() == Site.Outcome.RIGHT_BY_TEXT && commit.rules().contains(s.rule())
                        && paths.stream().anyMatch(p -> p.endsWith(s.path())));
                out.append("no patch any more: ").append(commit.title()).append(isThere ? ": the new base has it, in part at least\n" : ": nothing of it is left to do, or other patches do it\n");
            }
        }
        return out.toString();
    }

    private static String counts(RangeDiff difference) {
        return difference.count('=') + " the same, " + difference.count('!') + " changed, " + difference.count('<') + " gone, "
                + difference.count('>') + " new";
    }

    /** What was refused, what else there is to say, and what all of it rests on. */
    private static String tail(Checked checked) {
        StringBuilder out = new StringBuilder();
        checked.report().forEach(line -> out.append(line).append('\n'));
        out.append(checked.report().isEmpty() ? "" : "\n");
        List<Site> refused = checked.draft().sites().stream().filter(s -> s.outcome() == Site.Outcome.REFUSED && !Tally.isLater(s)).toList();
        out.append(refused.isEmpty() ? "refused: none\n" : "refused:\n");
        refused.forEach(s -> out.append("  ").append(s.detail()).append(' ').append(s.path()).append(':').append(s.line()).append('\n'));
        refused.stream().map(Site::detail).distinct().sorted().map(Reason::of)
                .forEach(r -> out.append("  ").append(r.code()).append(": ").append(r.why()).append("; to unlock: ").append(r.mend()).append('\n'));
        String later = new DraftText(checked.draft()).later();
        out.append(later.isEmpty() ? "" : later + "\n");
        checked.notes().forEach(n -> out.append("note: ").append(n).append('\n'));
        out.append(checked.checked()).append('\n');
        return out.append(new DraftText(checked.draft()).denominator()).append('\n').toString();
    }
}
