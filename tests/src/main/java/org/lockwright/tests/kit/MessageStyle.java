package org.lockwright.tests.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;

/** How every message is worded: one line, code in single quotes, present tense, no final period. */
final class MessageStyle {

    private static final int LONGEST = 300;
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern CODE = Pattern.compile("->|::|/\\*|\\*/|[;\\[\\]{}&|]|\\w\\((?![1-9]\\))|\\([a-z]\\)");
    private static final Pattern PAST = Pattern.compile("\\b(?:was|were|will|should)\\b");

    private MessageStyle() {
    }

    /** What is wrong with the words of {@code finding}; empty if nothing. */
    static List<String> faults(Finding finding) {
        List<String> faults = new ArrayList<>();
        List<String> lines = new ArrayList<>(Note.texts(finding.notes()));
        lines.add(0, finding.message());
        for (String line : lines) {
            check(finding, line, line.isBlank() || !line.equals(line.strip()), "is blank at an end", faults);
            check(finding, line, line.chars().anyMatch(c -> c < ' '), "is more than one line", faults);
        }
        String message = finding.message();
        String words = QUOTED.matcher(message).replaceAll("");
        check(finding, message, message.endsWith(".") || message.endsWith("!"), "ends in a period", faults);
        check(finding, message, message.length() > LONGEST, "is too long", faults);
        check(finding, message, words.indexOf('\'') >= 0, "opens a quote that does not close", faults);
        check(finding, message, CODE.matcher(words.replace("; ", " ")).find(), "has code outside quotes", faults);
        check(finding, message, PAST.matcher(words).find(), "is not in the present tense", faults);
        check(finding, message, finding.notes().isEmpty(), "has no remedy", faults);
        return faults;
    }

    private static void check(Finding finding, String line, boolean isWrong, String what, List<String> faults) {
        if (isWrong) {
            faults.add(finding.path() + ":" + finding.line() + ": " + finding.rule() + " " + what + ": " + line);
        }
    }
}
