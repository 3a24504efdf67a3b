package org.lockwright.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.StampedTree;
import org.lockwright.parser.source.UnreadableFileException;
import org.lockwright.rules.cache.CacheKey;
import org.lockwright.rules.cache.Codec;
import org.lockwright.rules.cache.Store;

/** What whole runs said, kept by all that they were asked and all that they could read: the same question needs no second look. */
final class Answers {

    /** Characters of the largest result that is kept. */
    private static final int MOST = 64 << 20;

    private final Store store;
    private final CacheKey key;

    /**
     * What a run said.
     *
     * @param result what went to standard output or {@code -o}
     * @param told what went to standard error, a line each
     * @param exit the exit code
     */
    record Answer(String result, List<String> told, int exit) {

        Answer {
            told = List.copyOf(told);
        }

        /** Whether it is small enough to be kept. */
        boolean isKept() {
            return result.length() <= MOST;
        }
    }

    private Answers(Store store, CacheKey key) {
        this.store = store;
        this.key = key;
    }

    /** Answers to {@code question} put to {@code tree}; empty for a tree whose content cannot be told without reading it. */
    static Optional<Answers> to(CacheKey question, SourceTree tree, Store store) {
        if (tree instanceof StampedTree stamped && stamped.hasLinks()) {
            return Optional.empty();
        }
        try {
            CacheKey.Builder key = CacheKey.of("answer").add(question.hex());
            for (String path : tree.files()) {
                key.add(path).add(tree.contentId(path).orElse(""));
            }
            return Optional.of(new Answers(store, key.key()));
        } catch (UnreadableFileException e) {
            return Optional.empty();
        }
    }

    /** What is kept, if it is a {@code type}. */
    <T> Optional<T> get(Class<T> type) {
        return store.get(key).flatMap(bytes -> Codec.decode(bytes, type));
    }

    void keep(Object answer) {
        store.put(key, Codec.encode(answer));
    }

    /** All that {@code writing} writes. */
    static String text(Result.Writing writing) {
        StringWriter out = new StringWriter();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
