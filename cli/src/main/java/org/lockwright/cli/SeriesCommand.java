package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lockwright.generators.DraftText;
import org.lockwright.rules.audit.Audit;
import org.lockwright.rules.audit.AuditText;
import org.lockwright.rules.audit.SoftnetAudit;
import org.lockwright.rules.convert.SeriesProof;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Recheck;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.softint.PortSpecs;
import org.lockwright.rules.softint.SoftintOrder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** {@code series}: makes the branch and the mail of a pack. */
@Command(name = "series", description = "Makes a pack's patch series: a branch, and mail that 'git am' takes.")
final class SeriesCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Mixin private SeriesOptions options;

    @Override
    public Integer call() {
        Session session = root.session();
        return new SeriesRun(session, options, session.pack().name()).run(source -> made(session, source));
    }

    /** The draft of the pack asked for on {@code source}, held to all that it must keep. */
    static SeriesRun.Checked made(Session session, Session.Source source) {
        Drafts drafts = new Drafts(session, source);
        Draft draft = drafts.draft();
        if (draft.count(Site.Outcome.UNHANDLED) > 0) {
            throw new UsageException("series: " + draft.count(Site.Outcome.UNHANDLED)
                    + " sites were not understood, so no series is made; 'lockwright plan' lists them");
        }
        SeriesRun.Checked checked = checked(drafts, draft, List.of());
        return SeriesProof.order(draft).map(order -> proved(session, source, checked, order)).orElse(checked);
    }

    /** The same, its ports held to {@code order}, with the list of what relied on the order there is today. */
    private static SeriesRun.Checked proved(Session session, Session.Source source, SeriesRun.Checked checked, SoftintOrder order) {
        SeriesProof.Report proof;
        try (Progress progress = Progress.of(session, "ports")) {
            proof = SeriesProof.run(source.tree(), checked.draft(), PortSpecs.all(), order, session.threads(), progress);
        }
        Audit audit;
        try (Progress progress = Progress.of(session, "audit")) {
            audit = SoftnetAudit.run(source.tree(), session.configurations(source.tree()), session.threads(), progress);
        }
        List<String> appendix = new ArrayList<>(List.of("Ports", "-----", ""));
        proof.lines().forEach(l -> appendix.add(DraftText.wrap(l, 4)));
        appendix.addAll(List.of("", "What relied on softnet keeping callouts out", "-------------------------------------------", ""));
        appendix.addAll(AuditText.lines(audit));
        List<String> problems = new ArrayList<>(checked.problems());
        problems.addAll(proof.problems());
        List<String> notes = new ArrayList<>(checked.notes());
        notes.addAll(proof.lines());
        notes.add("audit of softnet regions: " + audit.counts().entrySet().stream().map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(
                Locale.ROOT).replace('_', ' ')).collect(Collectors.joining(", ")) + "; the cover letter has the list");
        return new SeriesRun.Checked(checked.draft(), checked.checked(), problems, notes, appendix);
    }

    /** {@code draft} with all that its patches reach checked again. */
    static SeriesRun.Checked checked(Drafts drafts, Draft draft, List<String> notes) {
        Recheck.Report recheck = drafts.recheck(draft);
        return new SeriesRun.Checked(draft, recheck.units() + " units re-checked, " + recheck.parses()
                + " parses: changed files after their patch, all that the changed headers reach at the end. No new gap, no lost "
                + "function, no undeclared name, no new finding.", recheck.problems(), notes);
    }
}
