package org.lockwright.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.lockwright.patches.SeriesBranch;
import org.lockwright.rules.rewrite.Verification;

/** What {@code verify} prints as JSON; {@code verify.schema.json} says what it means. */
final class VerifyJson {

    private final VerifyResult result;

    VerifyJson(VerifyResult result) {
        this.result = result;
    }

    Map<String, Object> object() {
        Verification.Report report = result.report();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("tree", result.tree());
        out.put("commit", result.series().tip());
        out.put("branch", result.series().name());
        out.put("base", result.series().base());
        out.put("pack", result.packAtHand());
        out.put("configurations", report.configurations());
        out.put("good", result.isGood());
        out.put("commits", result.rows().stream().map(VerifyJson::row).toList());
        out.put("notes", result.notes());
        result.runs().ifPresent(r -> out.put("exec", exec(r)));
        Map<String, Object> seen = new LinkedHashMap<>();
        seen.put("files", report.filesSeen());
        seen.put("changed", result.files());
        seen.put("otherFiles", result.otherFiles());
        seen.put("foreign", report.foreign());
        seen.put("units", report.units());
        seen.put("parses", report.parses());
        seen.put("unread", report.unread());
        out.put("seen", seen);
        return out;
    }

    private Map<String, Object> exec(CommitRuns.Outcome runs) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("command", runs.command());
        out.put("runs", runs.runs());
        out.put("exit", runs.exit());
        return out;
    }

    private static Map<String, Object> row(VerifyResult.Row row) {
        SeriesBranch.Commit commit = row.commit();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("commit", commit.id());
        out.put("title", commit.title());
        out.put("rules", commit.rules());
        out.put("pack", commit.pack().orElse(""));
        out.put("remarks", commit.remarks());
        out.put("units", row.prefix().units());
        out.put("parses", row.prefix().parses());
        out.put("problems", row.prefix().problems().stream().map(VerifyJson::problem).toList());
        return out;
    }

    private static Map<String, Object> problem(Verification.Problem p) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("kind", p.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        out.put("unit", p.path());
        out.put("configuration", p.configuration());
        out.put("rule", p.rule());
        out.put("path", p.file());
        out.put("line", p.line());
        out.put("message", p.message());
        return out;
    }
}
