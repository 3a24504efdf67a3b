package org.lockwright.rules.audit;

import java.util.List;
import java.util.Map;
import org.lockwright.parser.tree.Gap;

/**
 * The audit list of a tree.
 *
 * @param entries sorted: by verdict, then file, then line
 * @param counts number of entries by verdict, in the order of verdicts, those of none included
 * @param seen what the list rests on
 * @param gaps what was not understood in the files parsed, sorted
 */
public record Audit(List<AuditEntry> entries, Map<AuditEntry.Verdict, Integer> counts, Denominator seen, List<Gap> gaps) {

    public Audit {
        entries = List.copyOf(entries);
        gaps = List.copyOf(gaps);
    }

    /**
     * How much was looked at.
     *
     * @param filesSearched files whose text was searched
     * @param filesOfOtherPorts files left out because they are of another port
     * @param unreadable files that could not be read
     * @param filesWithRaises files parsed for their regions
     * @param filesParsed files parsed in all, for regions and for what handlers touch
     * @param filesWithGaps files of these in which something was not understood
     * @param handlers callout handlers
     * @param handlersUnresolved places where a handler is no function's name
     * @param functionsReached functions that callouts reach by name
     * @param pointerCalls calls through pointers in these, which were not followed
     * @param raises raises in code as the text has them
     * @param raisesInactive those of them that no configuration compiles or that were not understood
     */
    public record Denominator(int filesSearched, int filesOfOtherPorts, int unreadable, int filesWithRaises, int filesParsed,
            int filesWithGaps, int handlers, List<String> handlersUnresolved, int functionsReached, int pointerCalls, int raises,
            int raisesInactive) {

        public Denominator {
            handlersUnresolved = List.copyOf(handlersUnresolved);
        }
    }
}
