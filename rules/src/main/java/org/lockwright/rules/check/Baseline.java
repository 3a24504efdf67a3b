package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The baseline of {@code findings}. */
    public static Baseline of(Collection<Finding> findings) {
        Map<String, Entry> entries = new TreeMap<>();
        for (Finding f : findings) {
            entries.merge(f.fingerprint(), new Entry(f.path(), 1), (a, b) -> new Entry(a.path(), a.count() + b.count()));
        }
        return new Baseline(entries);
    }

    /** Holds {@code findings}, made of the files that {@code linted} accepts, against this. */
    public Split split(List<Finding> findings, Predicate<String> linted) {
        List<Finding> fresh = new ArrayList<>();
        List<Finding> known = new ArrayList<>();
        Map<String, Integer> left = new HashMap<>();
        entries.forEach((fingerprint, entry) -> left.put(fingerprint, entry.count()));
        for (Finding f : findings) {
            boolean isKnown = left.merge(f.fingerprint(), -1, Integer::sum) >= 0;
            (isKnown ? known : fresh).add(f);
        }
        List<String> stale = entries.entrySet().stream()
                .filter(e -> linted.test(e.getValue().path()) && left.get(e.getKey()) > 0).map(Map.Entry::getKey).toList();
        return new Split(fresh, known, stale);
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

    /** The fingerprints that {@code next} has and this has not, or not as often, sorted. */
    public List<String> growth(Baseline next) {
        return next.entries.entrySet().stream()
                .filter(e -> !entries.containsKey(e.getKey()) || entries.get(e.getKey()).count() < e.getValue().count())
                .map(Map.Entry::getKey).toList();
    }
}
