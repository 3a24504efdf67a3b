package org.lockwright.patches;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The message of one commit, in the form that survives a trip through mail.
 *
 * <p>{@code git am} strips white space at line ends and joins runs of empty lines, so that is done here before the commit is
 * made. What it would take for something else (a second header, the start of the diff) is refused.
 *
 * @param title the subject line
 * @param text body and trailers, each line ending in a newline; empty if there is neither
 */
record CommitMessage(String title, String text) {

    private static final Pattern TRAILER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]*: \\S.*");
    private static final Pattern MAIL_HEADER = Pattern.compile("(?i)(from|subject|date):.*|>from\\s.*|\\[patch\\]\\s.*");
    private static final Pattern SCISSORS = Pattern.compile("[-\\s]*(?:>[8%]|[8%]<)[-\\s]*");

    /** The message of {@code patch}, which errors call {@code where}. */
    static CommitMessage of(SeriesPlan.PlannedPatch patch, String where) {
        String title = title(patch.title(), where);
        List<String> lines = lines(patch.body(), where);
        if (!lines.isEmpty() && !patch.trailers().isEmpty()) {
            lines.add("");
        }
        for (String trailer : patch.trailers()) {
            if (!TRAILER.matcher(trailer).matches()) {
                throw new PatchException(where + ": trailer '" + trailer + "' is not of the form 'Key: value' on one line");
            }
            lines.add(trailer.stripTrailing());
        }
        for (int i = 0; i < lines.size(); i++) {
            refuseMailSyntax(lines.get(i), i == 0, where);
        }
        return new CommitMessage(title, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
    }

    /** The whole message as the commit stores it. */
    String full() {
        return title + "\n" + (text.isEmpty() ? "" : "\n" + text);
    }

    /** {@code title} if mail keeps it as it is; else an error that begins with {@code where}. */
    static String title(String title, String where) {
        String lower = title.toLowerCase(Locale.ROOT);
        if (title.isEmpty() || !title.equals(title.strip()) || title.contains("  ") || hasControl(title)) {
            throw new PatchException(where + ": title '" + title + "' must be one line of words with single blanks between");
        }
        if (title.startsWith("[") || title.startsWith(":") || lower.startsWith("re:")) {
            throw new PatchException(where + ": title '" + title + "' begins with what 'git am' drops from a subject; reword it");
        }
        return title;
    }

    private static List<String> lines(String body, String where) {
        List<String> out = new ArrayList<>();
        for (String raw : body.split("\n", -1)) {
            String line = raw.stripTrailing();
            if (hasControl(line.replace("\t", ""))) {
                throw new PatchException(where + ": body line '" + line + "' holds a control character; remove it");
            }
            boolean emptyRun = line.isEmpty() && (out.isEmpty() || out.get(out.size() - 1).isEmpty());
            if (!emptyRun) {
                out.add(line);
            }
        }
        if (!out.isEmpty() && out.get(out.size() - 1).isEmpty()) {
            out.remove(out.size() - 1);
        }
        return out;
    }

    private static void refuseMailSyntax(String line, boolean first, String where) {
        boolean diff = line.equals("---") || line.startsWith("--- ") || line.startsWith("diff -") || line.startsWith("Index: ");
        if (diff) {
            throw new PatchException(where + ": body line '" + line + "' would be taken for the start of the diff; reword it");
        }
        if (first && MAIL_HEADER.matcher(line).matches()) {
            throw new PatchException(where + ": body begins with '" + line
                    + "', which 'git am' takes for a mail header; reword it");
        }
        if (SCISSORS.matcher(line).matches()) {
            throw new PatchException(where + ": body line '" + line + "' would be taken for a cut mark; reword it");
        }
    }

    private static boolean hasControl(String s) {
        return s.chars().anyMatch(c -> c < 0x20 || c == 0x7f);
    }
}
