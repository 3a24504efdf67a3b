package org.lockwright.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Recheck;
import org.lockwright.rules.rewrite.Site;
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
        return new SeriesRun(session, options, session.pack().name()).run(source -> {
            Drafts drafts = new Drafts(session, source);
            Draft draft = drafts.draft();
            if (draft.count(Site.Outcome.UNHANDLED) > 0) {
                throw new UsageException("series: " + draft.count(Site.Outcome.UNHANDLED)
                        + " sites were not understood, so no series is made; 'lockwright plan' lists them");
            }
            return checked(drafts, draft, List.of());
        });
    }

    /** {@code draft} with all that its patches reach checked again. */
    static SeriesRun.Checked checked(Drafts drafts, Draft draft, List<String> notes) {
        Recheck.Report recheck = drafts.recheck(draft);
        return new SeriesRun.Checked(draft, recheck.units() + " units re-checked, " + recheck.parses()
                + " parses: changed files after their patch, all that the changed headers reach at the end. No new gap, no lost "
                + "function, no new finding.", recheck.problems(), notes);
    }
}
