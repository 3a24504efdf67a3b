package org.lockwright.cli;

import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;

/** Findings as workflow commands, which GitHub shows beside the lines they are about; the denominator as a notice at the end. */
final class GitHubText {

    private final FindingsReport report;

    GitHubText(FindingsReport report) {
        this.report = report;
    }

    void write(Writer out) throws IOException {
        for (Finding f : report.split().fresh()) {
            out.write("::" + (f.confidence() == Finding.Confidence.MUST ? "error" : "warning") + " file=" + property(f.path()) + ",line=" + f.line() + ",col=" + f.column()
                    + ",title=" + property(f.rule() + ": " + report.title(f.rule())) + "::"
                    + message(Stream.concat(Stream.of(f.message()), Note.texts(f.notes()).stream()).collect(Collectors.joining("\n"))) + "\n");
        }
        FindingsReport.Ending ending = report.ending();
        if (!report.stale().isEmpty()) {
            out.write(command(ending.strict() ? "error" : "warning", report.stale().size() + " stale in the baseline, write it anew: "
                    + String.join("\n", report.stale().keySet())));
        }
        if (!ending.incomplete().isEmpty()) {
            out.write(command("error", "incomplete: " + ending.incomplete()));
        }
        out.write(command("notice", "tree: " + report.scope().name() + ": " + ending.summary()));
    }

    private String command(String kind, String text) {
        return "::" + kind + " title=" + property("lockwright " + report.scope().command()) + "::" + message(text) + "\n";
    }

    /** The text of a command; line breaks survive, other control characters do not. */
    static String message(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '%' -> out.append("%25");
                case '\r' -> out.append("%0D");
                case '\n' -> out.append("%0A");
                default -> out.append(Character.isISOControl(c) && c != '\t' ? '?' : c);
            }
        }
        return out.toString();
    }

    /** The value of a property, which ends at a comma or a colon. */
    static String property(String text) {
        return message(text).replace(":", "%3A").replace(",", "%2C");
    }
}
