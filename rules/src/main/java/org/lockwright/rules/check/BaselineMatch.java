package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * Finds which findings a baseline knows: first those that are where they were, then those whose file is gone, in a file of the same
 * name before any other, and last those whose function or struct is in another file now. An entry that is used up knows no more.
 */
final class BaselineMatch {

    private final Map<String, Baseline.Entry> entries;
    private final Whereabouts whereabouts;
    private final Map<String, Integer> left = new HashMap<>();

    /** Matches against {@code baseline}, once. */
    BaselineMatch(Baseline baseline, Whereabouts whereabouts) {
        this.entries = baseline.entries();
        this.whereabouts = whereabouts;
        entries.forEach((fingerprint, entry) -> left.put(fingerprint, entry.count()));
    }

    /** How many findings of that fingerprint were not found again. */
    int left(String fingerprint) {
        return left.getOrDefault(fingerprint, 0);
    }

    /** Those of {@code findings} that are known, by identity. */
    Set<Finding> known(List<Finding> findings) {
        Set<Finding> known = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Finding> open = new ArrayList<>();
        for (Finding f : findings) {
            if (isTaken(f.fingerprint()) || f.isOfProgram() && entries.containsKey(f.fingerprint())) {
                known.add(f);
            } else {
                open.add(f);
            }
        }
        List<BiPredicate<String, Finding>> passes = List.of(
                (path, f) -> whereabouts.isGone(path) && name(path).equals(name(f.path())),
                (path, f) -> whereabouts.isGone(path),
                (path, f) -> whereabouts.isLinted(path) && !whereabouts.defines(path, f));
        for (BiPredicate<String, Finding> isMoved : passes) {
            moved(open, isMoved, known);
        }
        return known;
    }

    private boolean isTaken(String fingerprint) {
        boolean isLeft = left(fingerprint) > 0;
        if (isLeft) {
            left.merge(fingerprint, -1, Integer::sum);
        }
        return isLeft;
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Moves from {@code open} to {@code known} what an entry knows whose file and the finding are as {@code isMoved} says. */
    private void moved(List<Finding> open, BiPredicate<String, Finding> isMoved, Set<Finding> known) {
        Map<String, List<String>> byIdentity = new TreeMap<>();
        entries.forEach((fingerprint, entry) -> {
            if (left(fingerprint) > 0) {
                byIdentity.computeIfAbsent(withoutPath(fingerprint, entry.path()), k -> new ArrayList<>()).add(fingerprint);
            }
        });
        open.removeIf(f -> byIdentity.getOrDefault(f.identity(), List.of()).stream()
                .anyMatch(e -> left(e) > 0 && isMoved.test(entries.get(e).path(), f) && isTaken(e)) && known.add(f));
    }

    private static String withoutPath(String fingerprint, String path) {
        String rule = Finding.ruleOf(fingerprint);
        String head = rule + " " + path + " ";
        return fingerprint.startsWith(head) ? rule + " " + fingerprint.substring(head.length()) : fingerprint;
    }
}
