package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.lockwright.generators.DraftText;
import org.lockwright.generators.TallyText;
import org.lockwright.parser.tree.Gap;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Split;
import org.lockwright.rules.rewrite.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plan}: what a pack would do; writes nothing. */
@Command(name = "plan", description = "Shows what a pack would do to a commit: sites by rule, file and outcome.")
final class PlanCommand implements Callable<Integer> {

    @ParentCommand private Commands root;

    @Option(names = "--sites", description = "list every rewritten site too")
    private boolean sites;

    @Option(names = "--table", description = "only counts, by file and by idiom of the design")
    private boolean table;

    @Option(names = "--split", description = "only the split report: what each lock class of the design still waits for")
    private boolean split;

    @Option(names = "--fail-on", paramLabel = "WHAT", description = "exit 1 if something was 'refused'")
    private FailOn failOn;

    @Override
    public Integer call() {
        Session session = root.session();
        FailOn.refuseDrift(failOn == FailOn.DRIFT);
        try (Session.Source source = session.commit()) {
            session.countUncommitted(source);
            Drafts drafts = new Drafts(session, source);
            Draft draft = drafts.draft();
            String text = session.json()
                    ? Result.json(json(source, draft))
                    : text(source, draft);
            Result.write(session, text);
            return Drafts.exit(session, draft, failOn == FailOn.REFUSED);
        }
    }

    private String text(Session.Source source, Draft draft) {
        TallyText tables = new TallyText(draft);
        return table || split ? (table ? tables.table() : "") + (table && split ? "\n" : "") + (split ? tables.split() : "")
                : new DraftText(draft).plan(source.name(), source.commit(), sites);
    }

    private static Map<String, Object> json(Session.Source source, Draft draft) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", source.name());
        out.put("commit", source.commit());
        out.put("pack", draft.pack().name());
        out.put("packVersion", draft.pack().version());
        out.put("packHash", draft.pack().hash());
        out.put("configurations", draft.configurations());
        out.put("rules", draft.results().stream().map(PlanCommand::rule).toList());
        out.put("patches", draft.patches().stream().map(PlanCommand::patch).toList());
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("files", draft.filesSeen());
        seen.put("unitsParsed", draft.results().stream().mapToInt(RuleResult::unitsParsed).sum());
        seen.put("unreadable", draft.unreadable());
        out.put("seen", seen);
        out.put("idioms", new Tally(draft).idioms().entrySet().stream().map(e -> idiom(e.getKey(), e.getValue())).toList());
        out.put("split", Split.of(draft).classes().stream().map(PlanCommand::lockClass).toList());
        return out;
    }

    private static Map<String, Object> idiom(Pack.Idiom idiom, Tally.Counts counts) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("number", idiom.number());
        out.put("what", idiom.what());
        out.put("rules", idiom.rules());
        out.put("rewritten", counts.rewritten());
        out.put("comments", counts.comments());
        out.put("right", counts.right());
        out.put("refused", counts.refused());
        out.put("later", counts.waiting());
        return out;
    }

    private static Map<String, Object> lockClass(Split.LockClass one) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("lock", one.name());
        out.put("ready", one.isReady());
        out.put("covered", one.covered());
        out.put("open", one.open().stream().map(s -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("rule", s.rule());
            row.put("path", s.path());
            row.put("line", s.line());
            row.put("function", s.function());
            row.put("reason", s.detail());
            return row;
        }).toList());
        return out;
    }

    private static Map<String, Object> rule(RuleResult result) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("rule", result.rule());
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Site.Outcome outcome : Site.Outcome.values()) {
            counts.put(outcome.text(), result.sites(outcome).size());
        }
        out.put("counts", counts);
        out.put("sites", result.sites().stream().map(PlanCommand::site).toList());
        out.put("variants", result.variants().stream().map(PlanCommand::variant).toList());
        out.put("gaps", result.gaps().stream().map(Gap::toString).toList());
        out.put("notes", result.notes());
        return out;
    }

    private static Map<String, Object> variant(RuleResult.Variant variant) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("configuration", variant.configuration());
        out.put("paths", variant.paths().stream().sorted().toList());
        return out;
    }

    private static Map<String, Object> site(Site site) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", site.path());
        out.put("line", site.line());
        out.put("start", site.span().start());
        out.put("end", site.span().end());
        out.put("function", site.function());
        out.put("outcome", site.outcome().text());
        out.put("detail", site.detail());
        return out;
    }

    private static Map<String, Object> patch(Draft.Patch patch) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("title", patch.title());
        out.put("rules", patch.rules());
        out.put("files", List.copyOf(patch.edits().keySet()));
        return out;
    }
}
