package org.lockwright.parser.source;

import java.util.List;
import java.util.Optional;

/**
 * The files of one kernel tree: a folder on disk, or one commit.
 *
 * <p>Paths are relative to the folder above {@code sys/}, with {@code /}. Implementations are safe for use by several threads.
 */
public interface SourceTree {

    /** What this tree is, for messages: a folder as given, or a commit id. */
    String describe();

    /** Whether {@code path} names a regular file. */
    boolean isFile(String path);

    /**
     * The file at {@code path}, or empty when there is none.
     *
     * @throws UnreadableFileException if the file exists but cannot be read
     */
    Optional<SourceText> read(String path);

    /**
     * The {@link ContentId} of the file at {@code path}, or empty when there is none.
     *
     * @throws UnreadableFileException if the file exists but cannot be read
     */
    default Optional<String> contentId(String path) {
        return read(path).map(text -> ContentId.of(text.bytes()));
    }

    /** Every regular file, sorted by path in byte order; symbolic links and special files are left out. */
    List<String> files();
}
