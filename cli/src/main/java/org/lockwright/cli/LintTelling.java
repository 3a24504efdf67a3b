package org.lockwright.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.rules.check.Baseline;
import org.lockwright.rules.check.Whereabouts;

/**
 * How {@code lint} says what it found.
 *
 * @param keysOnly whether locks were not followed
 * @param baseline whether findings were held against any
 * @param kept whether what is said is to be kept
 * @param program whether the locks of whole kernels were to be followed
 */
record LintTelling(Session session, Session.Source source, boolean keysOnly, boolean baseline, boolean kept, boolean program) {

    /** Lints the source as {@code run} says, and says what is not in the baseline. */
    Answers.Answer tell(LintRun run, LintBaselines baselines) {
        LintBaselines.Read read = baselines.read(session);
        LintRun.Linted linted = run.of(source);
        Whereabouts whereabouts = Whereabouts.in(source.tree(), linted.wanted());
        Baseline known = baselines.known(session, read, linted, whereabouts);
        return tell(linted, known.split(linted.outcome().left(), whereabouts), known, "the baseline");
    }

    /** Says what is new by {@code split}; the others are in {@code known}, which is called {@code before}. */
    Answers.Answer tell(LintRun.Linted linted, Baseline.Split split, Baseline known, String before) {
        LintReport report = new LintReport(source.name(), source.commit(), source.tree(), linted.result(), split, linted.outcome().suppressed(), before);
        FindingsReport.Ending ending = ending(report);
        Result.Writing writing = session.options().format.isOfFindings()
                ? report.forTools(scope(linted.configurations()), known, ending).as(session.options().format)
                : out -> out.write(session.json() ? Result.json(report.json()) : report.text());
        String result = kept ? Answers.text(writing) : "";
        Result.write(session, kept ? out -> out.write(result) : writing);
        report.split().stale().forEach(s -> session.tell("stale in the baseline, write it anew: " + s));
        session.tell("tree: " + source.name() + ": " + report.summary());
        if (!ending.incomplete().isEmpty() && ending.exit() == Exit.INCOMPLETE) {
            session.tell(ending.incomplete());
        }
        return new Answers.Answer(result, session.told(), ending.exit());
    }

    private FindingsReport.Scope scope(List<Configuration> configurations) {
        List<CheckPage> checks = CheckPages.all().stream().filter(c -> !c.tags().contains("softint") && !c.tags().contains("coverage")).toList();
        Map<String, String> notRun = new TreeMap<>();
        if (session.options().packs.isEmpty()) {
            List.of("LW0010", "LW0011").forEach(id -> notRun.put(id, "no pack was asked for, so no order is declared"));
        }
        if (keysOnly) {
            checks.stream().filter(CheckPage::needsLocks).forEach(c -> notRun.put(c.id(), "--no-locks was given"));
        }
        List<String> names = configurations.stream().map(Configuration::name).sorted().toList();
        return new FindingsReport.Scope("lint", "lint/" + String.join(",", names), source.name(), source.commit(), source.tree(), names, checks, notRun, baseline);
    }

    private FindingsReport.Ending ending(LintReport report) {
        boolean strict = session.options().strict;
        boolean counts = report.split().fresh().stream().anyMatch(f -> Exit.counts(f, strict)) || strict && !report.split().stale().isEmpty();
        int gaps = report.result().gaps().size();
        String incomplete = report.result().keys().structs().isEmpty() ? "no legend was read, so nothing could be checked"
                : program && report.result().locks().units() == 0 ? "the kernels of the profiles are made of no C file of this tree, so no lock could be followed"
                : Exit.tooManyGaps(gaps, session.options());
        int exit = !incomplete.isEmpty() ? Exit.INCOMPLETE : counts ? Exit.FINDINGS : Exit.DONE;
        return new FindingsReport.Ending(exit, incomplete, strict, report.summary(), report.numbers());
    }
}
