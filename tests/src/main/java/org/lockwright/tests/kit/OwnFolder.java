package org.lockwright.tests.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Folders that one of the JVMs has to itself that Surefire shares the tests out to, as long as it runs. */
public final class OwnFolder {

    private static final List<FileChannel> CLAIMED = new ArrayList<>(); // open as long as the JVM runs

    private OwnFolder() {
    }

    /**
     * The first of the folders {@code 1}, {@code 2} and so on in {@code all} that no other JVM has; it may be there from a run before, or not at all.
     *
     * @throws UncheckedIOException if {@code all} cannot be written
     */
    public static synchronized Path in(Path all) {
        try {
            Files.createDirectories(all);
            for (int n = 1;; n++) {
                FileChannel lock = FileChannel.open(all.resolve(n + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (lock.tryLock() != null) {
                    CLAIMED.add(lock);
                    return all.resolve(Integer.toString(n));
                }
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
