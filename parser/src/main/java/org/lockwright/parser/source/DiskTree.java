package org.lockwright.parser.source;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A kernel tree in a folder on disk. Symbolic links are not followed while listing, so a loop of them does no harm. */
public final class DiskTree implements SourceTree {

    private final Path root;
    private final String name;

    private DiskTree(Path root, String name) {
        this.root = root;
        this.name = name;
    }

    /**
     * The tree at {@code folder}: one with {@code sys/sys/param.h}, or that {@code sys/} itself.
     *
     * @return empty if the folder is no kernel tree
     */
    public static Optional<DiskTree> at(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (Files.isRegularFile(absolute.resolve("sys/sys/param.h"))) {
            return Optional.of(new DiskTree(absolute, folder.toString()));
        }
        boolean isSys = Files.isRegularFile(absolute.resolve("sys/param.h"))
                && absolute.getFileName() != null
                && absolute.getFileName().toString().equals("sys");
        return isSys ? Optional.of(new DiskTree(absolute.getParent(), folder.toString())) : Optional.empty();
    }

    /** The folder above {@code sys/}. */
    public Path root() {
        return root;
    }

    @Override
    public String describe() {
        return name;
    }

    @Override
    public boolean isFile(String path) {
        return isSafe(path) && Files.isRegularFile(root.resolve(path));
    }

    @Override
    public Optional<SourceText> read(String path) {
        if (!isFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SourceText.of(path, Files.readAllBytes(root.resolve(path))));
        } catch (IOException | OutOfMemoryError e) {
            throw new UnreadableFileException(path, e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private static boolean isSafe(String path) {
        return !path.isEmpty() && path.charAt(0) != '/' && path.indexOf('\0') < 0 && !(path + "/").contains("../");
    }

    @Override
    public List<String> files() {
        List<String> out = new ArrayList<>();
        walk((path, attributes) -> {
            if (attributes.isRegularFile()) {
                out.add(path);
            }
        });
        out.sort(null);
        return out;
    }

    /** Tells {@code each} the path and the attributes of whatever lies below {@code common/} and {@code sys/} and is no folder, in no order. */
    void walk(BiConsumer<String, BasicFileAttributes> each) {
        for (String top : List.of("common", "sys")) {
            Path folder = root.resolve(top);
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                walk(folder, each);
            }
        }
    }

    private void walk(Path folder, BiConsumer<String, BasicFileAttributes> each) {
        int above = root.toString().length() + (root.getParent() == null ? 0 : 1);
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    each.accept(file.toString().substring(above).replace('\\', '/'), attributes);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UnreadableFileException(root.relativize(folder).toString(), e.getMessage());
        }
    }
}
