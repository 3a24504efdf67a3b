package org.lockwright.rules.audit;

import java.util.Comparator;
import java.util.List;

/**
 * One use of a softnet-level protection.
 *
 * @param kind what protects
 * @param path the file
 * @param line its line there, from 1
 * @param function the function it stands in; empty at file scope
 * @param protection the protection as C names it: {@code "splsoftnet"}, {@code "psref class rt_psref_class"}
 * @param state what is touched inside, by name; empty where nothing is or where it is not known
 * @param calls functions called inside whose bodies were not looked into, sorted
 * @param verdict what becomes of it
 * @param reason why, in one line
 */
public record AuditEntry(Kind kind, String path, int line, String function, String protection, List<Touched> state,
        List<String> calls, Verdict verdict, String reason) implements Comparable<AuditEntry> {

    private static final Comparator<AuditEntry> ORDER = Comparator.comparing(AuditEntry::verdict).thenComparing(AuditEntry::path)
            .thenComparing(AuditEntry::line).thenComparing(AuditEntry::kind).thenComparing(AuditEntry::protection)
            .thenComparing(AuditEntry::function).thenComparing(AuditEntry::reason);

    public AuditEntry {
        state = List.copyOf(state);
        calls = List.copyOf(calls);
    }

    /** Kinds of protection. */
    public enum Kind {
        /** Code between a raise of the level and {@code splx}. */
        SPL_REGION,
        /** A class of passive references, whose list on each CPU is changed at the class's level. */
        PSREF_CLASS,
        /** A pool or pool cache. */
        POOL,
        /** A mutex. */
        MUTEX,
        /** The level handed to something else. */
        LEVEL_ARGUMENT
    }

    /** What becomes of a protection when callouts run above it; the order is that of the list. */
    public enum Verdict {
        /** State is shared with a callout handler, and nothing else seen keeps them apart. */
        RELIED("relied on it"),
        /** Cannot be told from what was seen. */
        UNKNOWN("unknown"),
        /** State is shared with a callout handler, and both sides were seen to hold the same lock. */
        STILL_EXCLUDED("still excluded"),
        /** No touch was seen in any callout handler. */
        NOT_SHARED("not shared"),
        /** Excludes without help from the level. */
        HOLDS("holds by itself");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        /** As results spell it. */
        public String words() {
            return words;
        }
    }

    @Override
    public int compareTo(AuditEntry other) {
        return ORDER.compare(this, other);
    }
}
