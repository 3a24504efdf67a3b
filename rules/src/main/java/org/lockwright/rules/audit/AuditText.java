package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The audit list as plain text for a cover letter, in lines of at most 72 columns where words allow. */
public final class AuditText {

    private static final int WIDTH = 72;
    private static final int NAMES = 6;

    private AuditText() {
    }

    /**
     * The lines of {@code audit}: what it rests on, then each verdict with its entries by file and function.
     *
     * <p>What excludes by itself is only counted.
     */
    public static List<String> lines(Audit audit) {
        List<String> out = new ArrayList<>();
        out.add("Softnet-level protections and callouts (clock above net)");
        out.add("");
        for (AuditEntry.Verdict verdict : AuditEntry.Verdict.values()) {
            wrap(verdict.words() + ": " + audit.counts().getOrDefault(verdict, 0) + meaning(verdict), "  ", out);
        }
        for (AuditEntry.Verdict verdict : AuditEntry.Verdict.values()) {
            List<AuditEntry> entries = audit.entries().stream().filter(e -> e.verdict() == verdict).toList();
            if (!entries.isEmpty() && verdict != AuditEntry.Verdict.HOLDS) {
                out.add("");
                out.add(verdict.words().substring(0, 1).toUpperCase(java.util.Locale.ROOT) + verdict.words().substring(1) + ":");
                byFile(entries, out);
            }
        }
        out.add("");
        denominator(audit.seen(), out);
        return out;
    }

    private static String meaning(AuditEntry.Verdict verdict) {
        return switch (verdict) {
            case RELIED -> ", state shared with a callout handler by struct and field, be it of another object, and no common lock seen";
            case UNKNOWN -> ", cannot be told from what was seen";
            case STILL_EXCLUDED -> ", shared, and both sides were seen to hold a lock or to run higher";
            case NOT_SHARED -> ", no touch seen in any callout handler";
            case HOLDS -> ", mutexes, pools and levels that need no help";
        };
    }

    private static void byFile(List<AuditEntry> entries, List<String> out) {
        Map<String, List<AuditEntry>> files = new TreeMap<>();
        entries.forEach(e -> files.computeIfAbsent(e.path(), p -> new ArrayList<>()).add(e));
        files.forEach((path, of) -> {
            out.add("  " + path);
            of.stream().sorted(java.util.Comparator.comparing(AuditEntry::function).thenComparing(AuditEntry::line)).forEach(e -> {
                String where = e.function().isEmpty() ? "line " + e.line() : e.function() + "(), line " + e.line();
                wrap("    " + where + ", " + e.protection() + ": " + e.reason(), "      ", out);
                String state = state(e);
                if (!state.isEmpty()) {
                    wrap("      touches " + state, "        ", out);
                }
            });
        });
    }

    /** What is shared first, then the rest, a few of each. */
    private static String state(AuditEntry e) {
        List<String> shared = e.state().stream().filter(t -> t.sharing().isPresent()).map(t -> t.name() + "*").distinct().toList();
        List<String> rest = e.state().stream().filter(t -> t.sharing().isEmpty()).map(Touched::name).distinct().toList();
        List<String> all = new ArrayList<>(shared);
        all.addAll(rest);
        int more = all.size() - NAMES;
        return String.join(", ", all.subList(0, Math.min(NAMES, all.size()))) + (more > 0 ? " and " + more + " more" : "");
    }

    private static void denominator(Audit.Denominator seen, List<String> out) {
        wrap("A star marks state that a callout handler was seen to touch too. Calls through pointers were not followed, so no line here "
                + "says that a thing is safe.", "", out);
        wrap("Searched " + seen.filesSearched() + " files (" + seen.filesOfOtherPorts() + " of other ports left out, " + seen.unreadable()
                + " unreadable); parsed " + seen.filesParsed() + ", " + seen.filesWithRaises() + " of them for their " + seen.raises()
                + " raises, " + seen.raisesInactive() + " of which no configuration given compiles; " + seen.filesWithGaps()
                + " files have gaps.", "", out);
        wrap("Followed " + seen.handlers() + " callout handlers into " + seen.functionsReached() + " functions; not followed: "
                + seen.pointerCalls() + " calls through pointers, and handlers given at " + seen.handlersUnresolved().size()
                + " places by something other than a name.", "", out);
    }

    private static void wrap(String text, String indent, List<String> out) {
        StringBuilder line = new StringBuilder();
        String lead = text.substring(0, text.length() - text.stripLeading().length());
        for (String word : text.strip().split(" ")) {
            if (line.length() == 0) {
                line.append(lead).append(word);
            } else if (line.length() + 1 + word.length() > WIDTH) {
                out.add(line.toString());
                line = new StringBuilder(indent).append(word);
            } else {
                line.append(' ').append(word);
            }
        }
        out.add(line.toString());
    }
}
