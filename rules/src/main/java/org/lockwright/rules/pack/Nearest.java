package org.lockwright.rules.pack;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word a writer most likely meant. */
public final class Nearest {

    private Nearest() {
    }

    /** The candidate within a third of the word's length (at least two) of edits; the first in alphabetical order of equals. */
    public static Optional<String> to(String word, Collection<String> candidates) {
        int limit = Math.max(2, word.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)).thenComparing(candidate -> candidate));
    }

    /** The hint after an unknown word: the nearest one, or all of them. */
    public static String hint(String word, Collection<String> candidates) {
        return to(word, candidates)
                .map(near -> "did you mean '" + near + "'?")
                .orElseGet(() -> candidates.isEmpty() ? "none is known here" : "known here: " + String.join(", ", candidates));
    }

    /** Insertions, deletions, replacements and swaps of neighbours between two words. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + same);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
