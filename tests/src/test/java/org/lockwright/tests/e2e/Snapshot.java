package org.lockwright.tests.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Everything under a folder, hidden files and git's own included, to be compared with what is there later. */
final class Snapshot {

    private Snapshot() {
    }

    /** Kind and content hash by relative path; links are not followed. */
    static SortedMap<String, String> of(Path folder) {
        SortedMap<String, String> out = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(path -> out.put(folder.relativize(path).toString(), describe(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    private static String describe(Path path) {
        try {
            if (Files.isSymbolicLink(path)) {
                return "link to " + Files.readSymbolicLink(path);
            }
            if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                return "folder";
            }
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path));
            return "file " + new BigInteger(1, hash).toString(16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
