package org.lockwright.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.lockwright.parser.source.ContentId;
import org.lockwright.parser.source.DiskTree;
import org.lockwright.parser.source.FileStamps;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.StampedTree;
import org.lockwright.rules.cache.DiskStore;
import picocli.CommandLine.Option;

/** {@code --cache}: the folder in which a run keeps what the next one need not work out again. */
final class CacheFolder {

    private static final long MEGABYTE = 1L << 20;

    @Option(names = "--cache", paramLabel = "DIR", description = "keep results of files in DIR, and take those of files that did not change")
    private Path folder;

    @Option(names = "--cache-size", paramLabel = "MB", defaultValue = "4096",
            description = "megabytes the cache may grow to; what was not used longest goes first (default: ${DEFAULT-VALUE})")
    private int size;

    boolean isAsked() {
        return folder != null;
    }

    /** The cache, if one was asked for. */
    Optional<Open> open(Session session) {
        if (folder == null) {
            return Optional.empty();
        }
        if (size < 1) {
            throw new UsageException("--cache-size " + size + ": give 1 or more");
        }
        try {
            return Optional.of(new Open(DiskStore.in(session.resolve(folder), size * MEGABYTE, InstantSource.system())));
        } catch (IOException e) {
            String why = e.getMessage() == null || e.getMessage().equals(folder.toString()) ? e.getClass().getSimpleName().replace("Exception", "") : e.getMessage();
            throw new UsageException("--cache " + folder + ": cannot be used (" + why + "); name a folder of its own, which lockwright makes, that you can write to");
        }
    }

    /** A cache in use; closing it keeps what was learnt of the files on disk, and holds it to its size. */
    static final class Open implements AutoCloseable {

        private final DiskStore store;
        private FileStamps stamps;
        private Path file;

        private Open(DiskStore store) {
            this.store = store;
        }

        DiskStore store() {
            return store;
        }

        /** {@code tree}, knowing the ids of its files without reading them where that can be. */
        SourceTree stamped(SourceTree tree) {
            if (!(tree instanceof DiskTree disk)) {
                return tree;
            }
            file = store.beside("stamps-" + ContentId.of(disk.root().toString().getBytes(StandardCharsets.UTF_8)));
            stamps = FileStamps.load(file);
            return new StampedTree(disk, stamps);
        }

        @Override
        public void close() {
            try {
                if (stamps != null) {
                    stamps.save(file, InstantSource.system().instant());
                }
            } catch (IOException e) {
                return; // the next run reads the files again
            } finally {
                store.trim();
            }
        }
    }
}
