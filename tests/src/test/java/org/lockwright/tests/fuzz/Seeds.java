package org.lockwright.tests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.netbsd.EmbeddedTree;
import org.lockwright.rules.pack.PackLoader;
import org.lockwright.tests.kit.MemoryTree;

/** What inputs are made of: our own fixtures, all Latin-1. */
final class Seeds {

    private Seeds() {
    }

    /** The files of a folder among the test resources, by their paths in it. */
    static Map<String, String> folder(String name) {
        Map<String, String> out = new TreeMap<>();
        Path root = path(name);
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file, ISO_8859_1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /** A folder among the test resources. */
    static Path path(String name) {
        try {
            return Path.of(Seeds.class.getResource("/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The texts of the embedded tree's files whose path is wanted. */
    static List<String> embedded(Predicate<String> wanted) {
        return EmbeddedTree.paths().stream().filter(wanted).map(p -> new String(EmbeddedTree.read(p), ISO_8859_1)).toList();
    }

    /** A part of the embedded tree. */
    static MemoryTree embeddedTree(Predicate<String> wanted) {
        MemoryTree tree = MemoryTree.empty();
        for (String path : EmbeddedTree.paths()) {
            tree = wanted.test(path) ? tree.with(path, EmbeddedTree.read(path)) : tree;
        }
        return tree;
    }

    /** The text of a built-in pack. */
    static String pack(String name) {
        try (InputStream in = PackLoader.class.getResourceAsStream("/packs/" + name + ".yaml")) {
            return new String(in.readAllBytes(), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
