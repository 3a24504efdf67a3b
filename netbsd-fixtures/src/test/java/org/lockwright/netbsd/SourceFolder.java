package org.lockwright.netbsd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tree as it lies in the source folder, before any build step has touched it. */
final class SourceFolder {

    static final Path ROOT = Path.of("src", "main", "resources", "netbsd-tree").toAbsolutePath();

    private SourceFolder() {
    }

    /** Paths of all regular files, relative to the tree, with {@code /}, in byte order. */
    static List<String> paths() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(ROOT + ": cannot be walked", e);
        }
    }

    static byte[] read(String path) {
        try {
            return Files.readAllBytes(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + ": cannot be read", e);
        }
    }
}
