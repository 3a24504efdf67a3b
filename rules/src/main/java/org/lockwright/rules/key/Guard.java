package org.lockwright.rules.key;

import java.util.Locale;

/** What protects a field, as its key's legend line says. */
public sealed interface Guard {

    /** The legend line's text, for messages. */
    String text();

    /**
     * Accessed only with the atomic operations.
     *
     * @param text the legend line
     * @param readsToo whether the line says so of loads: it names {@code atomic_load} or {@code atomic_loadstore(9)}
     */
    record Atomic(String text, boolean readsToo) implements Guard {
    }

    /**
     * Written only before the object is shared, or in the phases the text names.
     *
     * @param text the legend line
     */
    record Stable(String text) implements Guard {
    }

    /**
     * A lock, as the legend line names it; resolving it to a lock class comes with the lock analysis.
     *
     * @param text the legend line
     */
    record Lock(String text) implements Guard {
    }

    /** The guard a legend line means. */
    static Guard of(String legendText) {
        String text = legendText.toLowerCase(Locale.ROOT);
        if (text.startsWith("atomic") || text.contains("atomic operation") || text.contains("atomically") || text.contains("atomic_")) {
            return new Atomic(legendText, text.contains("atomic_load"));
        }
        boolean stable = text.startsWith("const") || text.contains("stable") || text.contains("immutable");
        return stable ? new Stable(legendText) : new Lock(legendText);
    }
}
