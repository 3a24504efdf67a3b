package org.lockwright.generators;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lockwright.rules.pack.Rewrite;
import org.lockwright.rules.rewrite.Draft;
import org.lockwright.rules.rewrite.Reason;
import org.lockwright.rules.rewrite.RuleResult;
import org.lockwright.rules.rewrite.Site;
import org.lockwright.rules.rewrite.Tally;

/** Texts about a draft: what {@code plan} prints, and the parts of a cover letter. */
public final class DraftText {

    private static final int COVER_WIDTH = 72;

    private final Draft draft;

    /** Texts about {@code draft}. */
    public DraftText(Draft draft) {
        this.draft = draft;
    }

    /**
     * What {@code plan} prints.
     *
     * @param tree what the tree is called
     * @param base the commit, or empty
     * @param verbose whether rewritten sites are listed one by one
     */
    public String plan(String tree, String base, boolean verbose) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("tree", tree);
        model.put("base", base);
        model.put("pack", draft.pack().name());
        model.put("version", draft.pack().version());
        model.put("hash", draft.pack().hash().substring(0, 12));
        model.put("configurations", String.join(", ", draft.configurations()));
        model.put("rules", draft.results().stream().map(r -> rule(r, verbose)).toList());
        model.put("patches", draft.patches().stream()
                .map(p -> Map.of("title", p.title(), "files", p.after().size()))
                .toList());
        model.put("denominator", denominator());
        return Templates.render("plan.ftl", model);
    }

    private Map<String, Object> rule(RuleResult result, boolean verbose) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("id", result.rule());
        out.put("counts", counts(result));
        out.put("units", result.unitsParsed());
        out.put("files", byFile(result));
        out.put("refused", lines(result.sites(Site.Outcome.REFUSED)));
        out.put("unhandled", lines(result.sites(Site.Outcome.UNHANDLED)));
        out.put("inactive", lines(result.sites(Site.Outcome.INACTIVE)));
        out.put("rewritten", verbose ? lines(result.sites(Site.Outcome.REWRITTEN)) : List.of());
        out.put("mentions", mentions(result));
        out.put("notes", notes(result));
        return out;
    }

    private static List<String> notes(RuleResult result) {
        List<String> out = new ArrayList<>(result.notes());
        result.variants().forEach(v -> out.add("also read under " + v.configuration() + ": " + String.join(", ", v.paths())));
        return out;
    }

    /** {@code "175 rewritten, 2 right by text"}: every outcome that occurs, refused and unhandled always. */
    private static String counts(RuleResult result) {
        List<String> out = new ArrayList<>();
        for (Site.Outcome outcome : Site.Outcome.values()) {
            int n = result.sites(outcome).size();
            boolean always = outcome == Site.Outcome.REWRITTEN || outcome == Site.Outcome.REFUSED || outcome == Site.Outcome.UNHANDLED;
            if (outcome.isSite() && (n > 0 || always)) {
                out.add(n + " " + outcome.text());
            }
        }
        return String.join(", ", out);
    }

    private static List<String> byFile(RuleResult result) {
        Map<String, Map<Site.Outcome, Integer>> byFile = new TreeMap<>();
        for (Site site : result.sites()) {
            if (site.outcome().isSite()) {
                byFile.computeIfAbsent(site.path(), p -> new TreeMap<>()).merge(site.outcome(), 1, Integer::sum);
            }
        }
        List<String> out = new ArrayList<>();
        byFile.forEach((path, counts) -> {
            List<String> parts = new ArrayList<>();
            counts.forEach((outcome, n) -> parts.add(n + " " + outcome.text()));
            out.add(path + ": " + String.join(", ", parts));
        });
        return out;
    }

    private static List<String> lines(List<Site> sites) {
        return sites.stream()
                .map(s -> s.path() + ":" + s.line() + ": " + s.detail() + (s.function().isEmpty() ? "" : " in " + s.function() + "()"))
                .toList();
    }

    private static String mentions(RuleResult result) {
        List<String> out = new ArrayList<>();
        for (Site.Outcome outcome : Site.Outcome.values()) {
            if (!outcome.isSite()) {
                int n = result.sites(outcome).size();
                if (n > 0) {
                    out.add(n + " " + outcome.text());
                }
            }
        }
        return String.join(", ", out);
    }

    /** One line: what was looked at, and what was not understood there. */
    public String denominator() {
        int units = draft.results().stream().mapToInt(RuleResult::unitsParsed).sum();
        long gaps = draft.results().stream().flatMap(r -> r.gaps().stream()).distinct().count();
        long withGaps = draft.results().stream().flatMap(r -> r.gaps().stream()).map(g -> g.path()).distinct().count();
        return draft.filesSeen() + " C files read, " + units + " parsed (" + String.join(", ", draft.configurations()) + "), " + gaps
                + " gaps in " + withGaps + " of them, " + draft.unreadable().size() + " unreadable";
    }

    /** The cover letter's text before shortlog and diffstat. */
    public String coverBody() {
        return draft.pack().cover().body().strip();
    }

    /**
     * The cover letter's text after shortlog and diffstat: sites, refusals, denominator, the pack's notes.
     *
     * @param recheck one line on what the re-check covered
     */
    public String coverNotes(String recheck) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("rules", draft.results().stream()
                .map(r -> Map.of("id", r.rule(), "counts", wrap(counts(r), 4), "inactive", lines(r.sites(Site.Outcome.INACTIVE)),
                        "notes", notes(r).stream().map(n -> wrap(n, 4)).toList()))
                .toList());
        model.put("refusals", refusals());
        model.put("later", later().isEmpty() ? "" : wrap(later() + ".", 0));
        model.put("notes", draft.pack().cover().notes().stream().map(String::strip).toList());
        model.put("relaxed", relaxed());
        model.put("denominator", wrap(denominator() + ".", 0));
        model.put("recheck", wrap(recheck, 0));
        model.put("pack", draft.pack().name() + " " + draft.pack().version());
        model.put("hash", draft.pack().hash());
        return Templates.render("cover.ftl", model).strip();
    }

    private List<Map<String, Object>> refusals() {
        Map<String, List<Site>> byReason = new TreeMap<>();
        draft.sites().stream().filter(s -> s.outcome() == Site.Outcome.REFUSED && !Tally.isLater(s))
                .forEach(s -> byReason.computeIfAbsent(s.detail(), d -> new ArrayList<>()).add(s));
        List<Map<String, Object>> out = new ArrayList<>();
        byReason.forEach((code, sites) -> {
            Reason reason = Reason.of(code);
            out.add(Map.of("code", code, "why", wrap(reason.why() + "; to unlock: " + reason.mend(), 4), "sites",
                    sites.stream().map(s -> s.path() + ":" + s.line()
                            + (s.function().isEmpty() ? "" : " " + s.function() + "()")).toList()));
        });
        return out;
    }

    /** One line on the sites that a later phase changes; empty if there are none. */
    public String later() {
        long n = draft.sites().stream().filter(Tally::isLater).count();
        return n == 0 ? "" : n + " uses wait for a later phase of the design; 'lockwright plan --split' lists them, with the lock and the reason";
    }

    /** The functions in which a load is relaxed because the lock is asserted; of a field whose loads all are, none. */
    private List<String> relaxed() {
        Set<String> rules = draft.pack().rewrites().stream().filter(r -> r instanceof Rewrite.AtomicField a && !a.operations().loadAcquire().equals(a.operations().loadRelaxed()))
                .map(Rewrite::id).collect(Collectors.toSet());
        Map<String, Long> byFunction = new TreeMap<>();
        draft.sites().stream()
                .filter(s -> rules.contains(s.rule()))
                .filter(s -> s.outcome() == Site.Outcome.REWRITTEN && s.detail().contains("relaxed"))
                .forEach(s -> byFunction.merge(s.path() + " " + s.function() + "()", 1L, Long::sum));
        return byFunction.entrySet().stream().map(e -> e.getKey() + (e.getValue() > 1 ? " x" + e.getValue() : "")).toList();
    }

    /** {@code text} in lines of at most 72 columns, the second and later ones indented by {@code indent} spaces. */
    public static String wrap(String text, int indent) {
        StringBuilder out = new StringBuilder();
        int column = 0;
        for (String word : text.split("\\s+")) {
            if (column > 0 && column + 1 + word.length() > COVER_WIDTH - indent) {
                out.append('\n').append(" ".repeat(indent));
                column = 0;
            } else if (column > 0) {
                out.append(' ');
                column++;
            }
            out.append(word);
            column += word.length();
        }
        return out.toString();
    }
}
