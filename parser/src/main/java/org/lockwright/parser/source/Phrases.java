package org.lockwright.parser.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A set of phrases to look for in long texts, all in one pass.
 *
 * <p>Each phrase is known by its rarest character; only where that stands is the phrase compared. Searching a tree's texts for twenty
 * phrases one after the other took most of the time of a whole run.
 */
public final class Phrases {

    /** Characters of C and English from rare to common; what is not listed is rarer than all of them. */
    private static final String COMMON = "xKGFkwvbMONIPRCASETDL:(ygmpfhu_cdlosnria*/=,;)t e\t\n";

    private record Anchored(String phrase, int anchor) {
    }

    private final Anchored[][] byCharacter = new Anchored[256][];

    private Phrases(Collection<String> phrases) {
        for (String phrase : phrases) {
            int anchor = anchor(phrase);
            char c = phrase.charAt(anchor);
            List<Anchored> here = new ArrayList<>(byCharacter[c] == null ? List.of() : List.of(byCharacter[c]));
            here.add(new Anchored(phrase, anchor));
            byCharacter[c] = here.toArray(Anchored[]::new);
        }
    }

    /**
     * The set of {@code phrases}.
     *
     * @throws IllegalArgumentException if one is empty or has a character beyond Latin-1
     */
    public static Phrases of(Collection<String> phrases) {
        for (String phrase : phrases) {
            if (phrase.isEmpty() || phrase.chars().anyMatch(c -> c > 0xff)) {
                throw new IllegalArgumentException("'" + phrase + "' is empty or not Latin-1");
            }
        }
        return new Phrases(phrases);
    }

    private static int anchor(String phrase) {
        int best = 0;
        for (int i = 1; i < phrase.length(); i++) {
            if (COMMON.indexOf(phrase.charAt(i)) < COMMON.indexOf(phrase.charAt(best))) {
                best = i;
            }
        }
        return best;
    }

    /** What is asked of a line. */
    @FunctionalInterface
    public interface LineTest {

        /** Whether the characters from {@code start} to {@code end}, the line's end left out, are what is looked for. */
        boolean test(int start, int end);
    }

    /** Whether {@code text} holds one of the phrases. */
    public boolean anyIn(String text) {
        return anyLine(text, (start, end) -> true);
    }

    /** Whether {@code wanted} accepts one of the lines of {@code text} that hold a phrase; it is asked until it does, in their order. */
    public boolean anyLine(String text, LineTest wanted) {
        // A copy in bytes is read faster than the string is, char by char.
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            Anchored[] here = byCharacter[bytes[i] & 0xff];
            if (here != null && anyAt(text, i, here)) {
                int end = text.indexOf('\n', i);
                end = end < 0 ? text.length() : end;
                if (wanted.test(text.lastIndexOf('\n', i - 1) + 1, end)) {
                    return true;
                }
                i = Math.max(i, end - 1);
            }
        }
        return false;
    }

    private static boolean anyAt(String text, int at, Anchored[] here) {
        for (Anchored a : here) {
            if (text.startsWith(a.phrase(), at - a.anchor())) {
                return true;
            }
        }
        return false;
    }
}
