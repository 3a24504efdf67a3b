package org.lockwright.netbsd;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/**
 * The embedded sample tree: a map from path to bytes, in path order, that never changes.
 *
 * <p>Paths are relative to the folder above {@code sys/}, with {@code /}. The bytes are those of the sources, CRLF line ends and
 * Latin-1 characters included; decoding them is the caller's business.
 */
public final class EmbeddedTree {

    private static final String ROOT = "/netbsd-tree/";
    private static final String INDEX = "/netbsd-tree.index";
    private static final List<String> PATHS = index();

    private EmbeddedTree() {
    }

    /** Every file of the tree, sorted by path in byte order. */
    public static List<String> paths() {
        return PATHS;
    }

    /**
     * The exact bytes of one file, in an array of the caller's own.
     *
     * @throws IllegalArgumentException if {@code path} is not one of {@link #paths()}
     */
    public static byte[] read(String path) {
        if (Collections.binarySearch(PATHS, path) < 0) {
            throw new IllegalArgumentException(
                    path + ": no such file in the embedded tree; EmbeddedTree.paths() lists those it has");
        }
        return resource(ROOT + path);
    }

    private static List<String> index() {
        return new String(resource(INDEX), StandardCharsets.US_ASCII).lines().toList();
    }

    private static byte[] resource(String name) {
        try (InputStream in = EmbeddedTree.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + ": missing from the class path; rebuild the netbsd-fixtures module");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": cannot be read from the class path; rebuild the netbsd-fixtures module", e);
        }
    }
}
