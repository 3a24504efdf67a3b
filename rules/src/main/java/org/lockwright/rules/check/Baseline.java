package org.lockwright.rules.check;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Findings that were there before, by fingerprint: a later run reports only what is not among them.
 *
 * @param entries how often each fingerprint was found and in which file, sorted by fingerprint
 */
public record Baseline(Map<String, Entry> entries) {

    /**
     * One fingerprint.
     *
     * @param path the file
     * @param count how often it was found there, at least once
     */
    public record Entry(String path, int count) {
    }

    /**
     * Findings held against a baseline.
     *
     * @param fresh those that are not in it, or more often than there
     * @param known those that are
     * @param stale fingerprints it has more often than was found, sorted
     */
    public record Split(List<Finding> fresh, List<Finding> known, List<String> stale) {
    }

    public Baseline {
        entries = java.util.Collections.unmodifiableMap(new TreeMap<>(entries));
    }

    /** The baseline of {@code findings}. What is said of the whole program counts once, at however many places it is said. */
    public static Baseline of(Collection<Finding> findings) {
        Map<String, Entry> entries = new TreeMap<>();
        for (Finding f : findings) {
            entries.merge(f.fingerprint(), new Entry(f.path(), 1), (a, b) -> f.isOfProgram() ? a : new Entry(a.path(), a.count() + b.count()));
        }
        return new Baseline(entries);
    }

    /**
     * Holds {@code findings} against this. A finding that moved is known: its file has another name now, or its function or struct is
     * defined in another file and no longer in the one it was found in. Each entry stands for as many findings as it counts and no more,
     * but one of the whole program for all that say the same.
     */
    public Split split(List<Finding> findings, Whereabouts whereabouts) {
        BaselineMatch match = new BaselineMatch(this, whereabouts);
        Set<Finding> known = match.known(findings);
        List<String> stale = entries.entrySet().stream()
                .filter(e -> whereabouts.isLinted(e.getValue().path()) && match.left(e.getKey()) > 0).map(Map.Entry::getKey).toList();
        return new Split(findings.stream().filter(f -> !known.contains(f)).toList(), findings.stream().filter(known::contains).toList(), stale);
    }

    /** This with the files that {@code linted} accepts replaced by what {@code now} has of them. */
    public Baseline updated(Baseline now, Predicate<String> linted) {
        Map<String, Entry> merged = new TreeMap<>(now.entries);
        entries.forEach((fingerprint, entry) -> {
            if (!linted.test(entry.path())) {
                merged.put(fingerprint, entry);
            }
        });
        return new Baseline(merged);
    }
}
