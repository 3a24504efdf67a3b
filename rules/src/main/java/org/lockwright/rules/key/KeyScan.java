package org.lockwright.rules.key;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.lockwright.parser.keys.KeyReader;
import org.lockwright.parser.keys.KeyText;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.program.Reading;

/**
 * One pass over the texts of a tree, before anything is parsed.
 *
 * @param candidates the files worth parsing for their keys, in the order given; an unreadable one is among them, so that its gap is seen
 * @param locks where locks are declared
 */
public record KeyScan(List<String> candidates, LockIndex locks) {

    /** What the text of one file says. */
    private record Scanned(boolean candidate, List<String> locks) {

        static final Scanned NOTHING = new Scanned(false, List.of());
        static final Scanned UNREAD = new Scanned(true, List.of());
    }

    /** Reads each of {@code files} once. */
    public static KeyScan of(SourceTree tree, Collection<String> files, int threads) {
        return of(Reading.of(tree, threads), files);
    }

    /** Reads each of {@code files} once, or takes what is kept of it. */
    public static KeyScan of(Reading reading, Collection<String> files) {
        List<String> all = List.copyOf(files);
        List<Scanned> scanned = reading.texts(CacheKey.of("keys and locks").key(), all, KeyScan::scan, Scanned.UNREAD);
        LockIndex locks = new LockIndex(reading.tree());
        List<String> candidates = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            locks.add(all.get(i), scanned.get(i).locks());
            if (scanned.get(i).candidate()) {
                candidates.add(all.get(i));
            }
        }
        return new KeyScan(List.copyOf(candidates), locks);
    }

    private static Scanned scan(SourceText source) {
        boolean candidate = KeyText.mayHaveKeys(source.text()) && KeyReader.isWorthParsing(source);
        Set<String> locks = LockIndex.names(source.text());
        return candidate || !locks.isEmpty() ? new Scanned(candidate, List.copyOf(locks)) : Scanned.NOTHING;
    }
}
