package org.lockwright.rules.key;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.parser.keys.KeyReader;
import org.lockwright.parser.keys.KeyText;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/**
 * One pass over the texts of a tree, before anything is parsed.
 *
 * @param candidates the files worth parsing for their keys, in the order given; an unreadable one is among them, so that its gap is seen
 * @param locks where locks are declared
 */
public record KeyScan(List<String> candidates, LockIndex locks) {

    /** Reads each of {@code files} once. */
    public static KeyScan of(SourceTree tree, Collection<String> files, int threads) {
        LockIndex locks = new LockIndex(tree);
        List<String> candidates = BigStack.map(List.copyOf(files), threads, path -> {
            try {
                return tree.read(path).filter(source -> isCandidate(source, locks)).map(source -> path).orElse(null);
            } catch (UnreadableFileException e) {
                return path;
            }
        }, path -> { });
        return new KeyScan(candidates.stream().filter(Objects::nonNull).toList(), locks);
    }

    private static boolean isCandidate(SourceText source, LockIndex locks) {
        locks.add(source.path(), source.text());
        return KeyText.mayHaveKeys(source.text()) && KeyReader.isWorthParsing(source);
    }
}
