package org.lockwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockwright.patches.GitRepository;
import org.lockwright.patches.SeriesBranch;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.DraftException;
import org.lockwright.rules.rewrite.Drift;
import org.lockwright.rules.rewrite.EditConflictException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Parameters;

/** {@code reroll}: makes the next version of a series on a new base. */
@Command(name = "reroll", description = "Makes a pack's series again on a new base, as the next version, with a range-diff and a drift report.")
final class RerollCommand implements Callable<Integer> {

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,5}");

    @ParentCommand private Commands root;

    @Parameters(arity = "0..1", paramLabel = "BRANCH", description = "the version before (default: the highest lockwright/<series>/v<version>)")
    private String branch;

    @Mixin private SeriesOptions options;

    @Override
    public Integer call() {
        Session session = root.session();
        if (session.isEmbedded()) {
            throw new UsageException("reroll: the embedded sample has no branches; 'lockwright --tree embedded series' writes it to "
                    + "./lockwright-sample with one, and --tree names that");
        }
        String name = session.pack().name();
        SeriesBranch previous;
        int version;
        try (Session.Source now = session.commit()) {
            GitRepository repository = now.repository().orElseThrow();
            TreeMap<Integer, String> versions = versions(repository, name);
            if (branch == null && versions.isEmpty()) {
                throw new UsageException("reroll: no branch " + SeriesOptions.family(name) + "N in " + repository.root()
                        + "; make the first version with 'lockwright series', or name the version before");
            }
            previous = SeriesBranch.read(repository, branch != null ? branch : versions.lastEntry().getValue(), now.commit(), false).trimmed();
            version = Math.max(1, versions.isEmpty() ? 1 : versions.lastKey()) + 1;
        }
        return new SeriesRun(session, options, name, version, Optional.of(previous)).runIfAny(source -> {
            SeriesRun.Checked made = SeriesCommand.made(session, source);
            return withDrift(session, source, previous, made);
        });
    }

    /** The branches of the series {@code name}, by version. */
    private static TreeMap<Integer, String> versions(GitRepository repository, String name) {
        TreeMap<Integer, String> out = new TreeMap<>();
        String family = SeriesOptions.family(name);
        for (String branch : repository.branches(family)) {
            Matcher number = VERSION.matcher(branch.substring(family.length()));
            if (number.matches()) {
                out.put(Integer.parseInt(number.group()), branch);
            }
        }
        return out;
    }

    private SeriesRun.Checked withDrift(Session session, Session.Source source, SeriesBranch previous, SeriesRun.Checked made) {
        DriftText text;
        boolean drifted = false;
        if (previous.base().equals(source.commit())) {
            text = DriftText.sameBase(source.commit());
        } else {
            try (Session.Source old = session.commit(previous.base())) {
                Drafts drafts = new Drafts(session, old);
                Draft before = drafts.draft();
                Drift drift = Drift.between(before, old.tree(), made.draft(), source.tree());
                List<Finding> findings = news(drafts.findings(), new Drafts(session, source).findings());
                drifted = !drift.isEmpty() || !findings.isEmpty();
                text = DriftText.of(previous.base(), source.commit(), drift, findings);
            } catch (DraftException | EditConflictException e) {
                text = DriftText.unknown(previous.base(), e.getMessage());
            }
        }
        List<String> notes = new ArrayList<>(made.notes());
        notes.addAll(packs(made.draft(), previous));
        List<String> appendix = new ArrayList<>(made.appendix());
        if (!appendix.isEmpty()) {
            appendix.add("");
        }
        appendix.addAll(List.of("Changes since " + previous.name(), "-".repeat(("Changes since " + previous.name()).length()), ""));
        appendix.addAll(text.lines());
        List<String> report = new ArrayList<>(text.lines());
        return new SeriesRun.Checked(made.draft(), made.checked(), made.problems(), notes, appendix, report,
                drifted && options.failsOn(FailOn.DRIFT) ? Exit.FINDINGS : Exit.DONE);
    }

    private static List<String> packs(Draft draft, SeriesBranch previous) {
        String now = draft.pack().name() + " " + draft.pack().version() + " sha256:" + draft.pack().hash();
        return previous.packs().stream().filter(p -> !p.equals(now))
                .map(p -> previous.name() + " was made with pack " + VerifyResult.brief(p) + ", this version with " + VerifyResult.brief(now)).toList();
    }

    private static List<Finding> news(Map<String, Finding> before, Map<String, Finding> after) {
        return after.entrySet().stream().filter(e -> !before.containsKey(e.getKey())).map(Map.Entry::getValue).sorted().toList();
    }
}
