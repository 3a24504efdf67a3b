package org.lockwright.patches;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder that is filled beside its final place and put there at once; closed before that, it leaves nothing behind.
 *
 * <p>A final place that exists already, empty, stays the folder it is (it may be a mount point): files are filled in under it and
 * moved up one by one.
 */
final class StagedFolder implements AutoCloseable {

    private static final int TRIES = 100;

    private final Path target;
    private final Path stage;
    private final boolean targetExists;
    /** Folders made on the way to the target, outermost first. */
    private final List<Path> parents;
    private final List<String> names = new ArrayList<>();
    private boolean published;

    private StagedFolder(Path target, Path stage, boolean targetExists, List<Path> parents) {
        this.target = target;
        this.stage = stage;
        this.targetExists = targetExists;
        this.parents = parents;
    }

    /**
     * Makes the stage for {@code target}, with the folders above it that are missing.
     *
     * @throws PatchException if {@code target} is in use or cannot be written
     */
    static StagedFolder prepare(Path target) {
        Path place = target.toAbsolutePath().normalize();
        boolean exists = Files.exists(place, LinkOption.NOFOLLOW_LINKS);
        List<Path> made = new ArrayList<>();
        try {
            if (exists) {
                refuseUnlessEmpty(target, place);
            } else {
                makeParents(place.getParent(), made);
            }
            Path above = exists ? place : place.getParent();
            return new StagedFolder(place, makeStage(above, place.getFileName().toString()), exists, made);
        } catch (IOException e) {
            removeFolders(made);
            throw new PatchException(target + ": output folder cannot be made (" + why(e) + "); name another with --out", e);
        }
    }

    private static void refuseUnlessEmpty(Path shown, Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            throw new PatchException(shown + ": output folder is a file; remove it or name another with --out");
        }
        try (Stream<Path> content = Files.list(place)) {
            if (content.findAny().isPresent()) {
                throw new PatchException(shown + ": output folder is not empty; empty it or name another with --out");
            }
        }
    }

    private static void makeParents(Path folder, List<Path> made) throws IOException {
        if (folder == null || Files.isDirectory(folder)) {
            return;
        }
        makeParents(folder.getParent(), made);
        Files.createDirectory(folder);
        made.add(folder);
    }

    private static Path makeStage(Path above, String name) throws IOException {
        for (int i = 0; ; i++) {
            Path stage = above.resolve("." + name + ".part" + (i == 0 ? "" : i));
            try {
                return Files.createDirectory(stage);
            } catch (FileAlreadyExistsException e) {
                if (i >= TRIES) {
                    throw e;
                }
            }
        }
    }

    /** Writes file {@code name} into the stage. */
    void write(String name, byte[] bytes) throws IOException {
        names.add(name);
        Files.write(stage.resolve(name), bytes, StandardOpenOption.CREATE_NEW);
    }

    /** Names of the files written, in the order written. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** Puts the files in their place; on failure none stays there. */
    void publish() throws IOException {
        if (targetExists) {
            moveUp();
            deleteQuietly(stage);
        } else {
            Files.move(stage, target, StandardCopyOption.ATOMIC_MOVE);
        }
        published = true;
    }

    private void moveUp() throws IOException {
        List<Path> moved = new ArrayList<>();
        try {
            for (String name : names) {
                moved.add(Files.move(stage.resolve(name), target.resolve(name)));
            }
        } catch (IOException e) {
            for (Path file : moved) {
                Files.deleteIfExists(file);
            }
            throw e;
        }
    }

    /** Removes the stage, and the folders made for it, unless it was published. */
    @Override
    public void close() {
        if (published) {
            return;
        }
        for (String name : names) {
            deleteQuietly(stage.resolve(name));
        }
        deleteQuietly(stage);
        removeFolders(parents);
    }

    private static void removeFolders(List<Path> made) {
        List<Path> inner = new ArrayList<>(made);
        Collections.reverse(inner);
        inner.forEach(StagedFolder::deleteQuietly);
    }

    private static void deleteQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // The error that brought us here is the one to report.
        }
    }

    /** A short cause; a file system error's own message is often just the path. */
    static String why(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName().replace("Exception", "") + (message == null ? "" : ": " + message);
    }
}
