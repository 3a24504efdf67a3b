package org.lockwright.rules.program;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Looks for many words in a text at once. */
final class Words {

    private static final int LONGEST = 64;

    private final Set<String> wanted;
    /** By first character and length which words there are, so that most words of a text need no look-up. */
    private final BitSet shapes = new BitSet();

    Words(Set<String> wanted) {
        this.wanted = Set.copyOf(wanted);
        wanted.forEach(w -> shapes.set(shape(w.charAt(0), w.length())));
    }

    private static int shape(char first, int length) {
        return (first & 0x7f) * LONGEST + Math.min(length, LONGEST - 1);
    }

    /** Those of the words that {@code text} holds, in comments and strings too. */
    Set<String> in(String text) {
        Set<String> out = new HashSet<>();
        int n = text.length();
        int at = 0;
        while (at < n) {
            while (at < n && !Occurrence.isPart(text.charAt(at))) {
                at++;
            }
            int start = at;
            while (at < n && Occurrence.isPart(text.charAt(at))) {
                at++;
            }
            if (at > start && shapes.get(shape(text.charAt(start), at - start))) {
                String word = text.substring(start, at);
                if (wanted.contains(word)) {
                    out.add(word);
                }
            }
        }
        return out;
    }
}
