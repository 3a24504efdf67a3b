package org.lockwright.cli;

import java.util.Optional;
import org.lockwright.patches.SeriesBranch;
import org.lockwright.rules.rewrite.Verification;

/** What {@code verify} prints: a line for each commit, what is worse below it, and the denominator. */
final class VerifyText {

    private static final int SHORT_ID = 12;

    private final VerifyResult result;

    VerifyText(VerifyResult result) {
        this.result = result;
    }

    String text() {
        SeriesBranch series = result.series();
        StringBuilder out = new StringBuilder();
        out.append("branch: ").append(series.name()).append('\n');
        out.append("base: ").append(series.base(), 0, SHORT_ID).append(' ').append(result.baseTitle()).append('\n');
        out.append("pack: ").append(result.packAtHand().isEmpty() ? "none" : VerifyResult.brief(result.packAtHand())).append("\n\n");
        result.rows().forEach(row -> row(out, row));
        out.append('\n');
        result.notes().forEach(n -> out.append("note: ").append(n).append('\n'));
        result.report().unread().forEach(b -> out.append("note: changed branch not read: ").append(b).append('\n'));
        if (result.command() != null) {
            out.append(exec()).append('\n');
        }
        out.append(verdict()).append('\n').append(denominator()).append('\n');
        return out.toString();
    }

    private void row(StringBuilder out, VerifyResult.Row row) {
        SeriesBranch.Commit commit = row.commit();
        out.append(number(row.number())).append(' ').append(commit.id(), 0, SHORT_ID).append(' ')
                .append(row.prefix().problems().isEmpty() ? "ok    " : "FAILED").append(' ')
                .append(counted(row.prefix().parses(), "parse")).append(" for ").append(counted(row.prefix().units(), "unit")).append("  ").append(commit.title()).append('\n');
        row.first().forEach(p -> out.append("    ").append(line(p)).append('\n'));
        if (row.carried() > 0) {
            out.append("    and ").append(row.carried()).append(" as before\n");
        }
        commit.remarks().forEach(r -> out.append("    note: ").append(r).append('\n'));
    }

    private static String counted(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private static String line(Verification.Problem p) {
        String through = p.file().equals(p.path()) ? "" : ", in " + p.path();
        return p.file() + (p.line() > 0 ? ":" + p.line() : "") + ": " + (p.rule().isEmpty() ? "" : "new finding " + p.rule() + ": ") + p.message()
                + " (" + p.configuration() + through + ")";
    }

    private String number(int number) {
        String count = Integer.toString(result.series().commits().size());
        return " ".repeat(count.length() - Integer.toString(number).length()) + number + "/" + count;
    }

    private String exec() {
        Optional<CommitRuns.Outcome> runs = result.runs();
        String what = "exec: '" + result.command() + "' ";
        if (runs.isEmpty()) {
            return what + "was not run, as the checks failed";
        }
        if (!runs.get().failed()) {
            return what + "exits 0 on each of " + counted(runs.get().runs(), "commit");
        }
        SeriesBranch.Commit commit = result.series().commits().get(runs.get().runs() - 1);
        return what + "exits " + runs.get().exit() + " at " + number(runs.get().runs()).strip() + " " + commit.id().substring(0, SHORT_ID) + " "
                + commit.title();
    }

    private String verdict() {
        int bad = (int) result.report().prefixes().stream().filter(p -> !p.problems().isEmpty()).count();
        int all = result.report().prefixes().size();
        if (bad > 0) {
            VerifyResult.Row first = result.rows().stream().filter(r -> !r.prefix().problems().isEmpty()).findFirst().orElseThrow();
            return "failed: " + bad + " of " + all + " prefixes are worse than the base, the first is " + number(first.number()).strip() + " "
                    + first.commit().id().substring(0, SHORT_ID);
        }
        if (result.isIncomplete()) {
            return "incomplete: no C file of these profiles is changed, so nothing was checked";
        }
        return result.isGood() ? "verified: " + all + (all == 1 ? " prefix" : " prefixes") + ", no new gap, no lost function, no undeclared name, no new finding"
                : "failed: --exec";
    }

    private String denominator() {
        Verification.Report report = result.report();
        return counted(result.series().commits().size(), "commit") + ", " + counted(result.files(), "file") + " changed, of them " + result.otherFiles() + " not C and "
                + report.foreign().size() + " of other machines; " + report.filesSeen() + " C files read, " + counted(report.units(), "unit") + " checked, "
                + counted(report.parses(), "parse") + " (" + String.join(", ", report.configurations()) + "), " + report.unread().size()
                + " changed branches not read";
    }
}
