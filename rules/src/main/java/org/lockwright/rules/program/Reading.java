package org.lockwright.rules.program;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.lockwright.parser.cdt.HeaderCache;
import org.lockwright.parser.profile.Configuration;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.tree.HeaderInterest;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.Store;

/**
 * How a tree is read.
 *
 * @param tree the tree
 * @param threads on how many threads
 * @param store where to keep what is made of its files, if anywhere
 * @param progress told each path when it is parsed
 */
public record Reading(SourceTree tree, int threads, Optional<Store> store, Consumer<String> progress) {

    /** Reads {@code tree} on {@code threads} threads and keeps nothing. */
    public static Reading of(SourceTree tree, int threads) {
        return new Reading(tree, threads, Optional.empty(), path -> { });
    }

    /** A parsing of the tree under {@code configuration}. */
    public Parsing parsing(Configuration configuration, HeaderInterest interest, HeaderCache headers) {
        return new Parsing(tree, configuration, interest, threads, headers, store);
    }

    /**
     * What {@code scan} makes of the text of each of {@code paths}, in that order; {@code unread} for a file that cannot be read.
     *
     * @param key names the scan and all it depends on besides the path and the text
     */
    public <R> List<R> texts(CacheKey key, List<String> paths, Function<SourceText, R> scan, R unread) {
        return new TextMemo<>(this, key, scan, unread).each(paths);
    }

    /** Those of {@code paths} whose text {@code wanted} accepts, in the order given; an unreadable file counts as accepted. */
    public List<String> files(CacheKey key, List<String> paths, Predicate<String> wanted) {
        List<Boolean> found = texts(key, paths, text -> wanted.test(text.text()), true);
        return IntStream.range(0, paths.size()).filter(found::get).mapToObj(paths::get).toList();
    }
}
