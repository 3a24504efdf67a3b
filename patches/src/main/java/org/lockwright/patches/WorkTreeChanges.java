package org.lockwright.patches;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Counts tracked files that differ from HEAD by comparing file times with the index, and content only where they disagree. */
final class WorkTreeChanges {

    /** A tracked path's content at one place: its mode bits and blob. */
    private record Content(int mode, ObjectId id) {
    }

    private final Repository repository;
    private final Path root;
    private final boolean modes;
    private final Class<? extends BasicFileAttributes> attributes;
    private final ObjectInserter.Formatter hasher = new ObjectInserter.Formatter();

    WorkTreeChanges(Repository repository, Path root) {
        this.repository = repository;
        this.root = root;
        this.modes = repository.getConfig().getBoolean("core", "fileMode", true);
        this.attributes = root.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? PosixFileAttributes.class
                : BasicFileAttributes.class;
    }

    /** The count; empty if the index cannot be read. */
    OptionalInt count() throws IOException {
        Map<String, Content> head = head();
        DirCache index;
        try {
            index = repository.readDirCache();
        } catch (IOException e) {
            return OptionalInt.empty();
        }
        Path file = repository.getIndexFile().toPath();
        Instant written = Files.exists(file) ? Files.getLastModifiedTime(file).toInstant() : Instant.EPOCH;
        Set<String> seen = new HashSet<>();
        int changed = 0;
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            String path = entry.getPathString();
            if (seen.add(path) && differs(entry, path, head.get(path), written)) {
                changed++;
            }
        }
        head.keySet().removeAll(seen);
        return OptionalInt.of(changed + head.size());
    }

    private Map<String, Content> head() throws IOException {
        Map<String, Content> found = new HashMap<>();
        ObjectId tree = repository.resolve("HEAD^{tree}");
        if (tree == null) {
            return found;
        }
        try (TreeWalk walk = new TreeWalk(repository)) {
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                found.put(walk.getPathString(), new Content(walk.getFileMode(0).getBits(), walk.getObjectId(0)));
            }
        }
        return found;
    }

    private boolean differs(DirCacheEntry entry, String path, Content head, Instant written) throws IOException {
        if (entry.getStage() != DirCacheEntry.STAGE_0) {
            return true;
        }
        Content indexed = new Content(entry.getFileMode().getBits(), entry.getObjectId());
        boolean trusted = entry.isAssumeValid() || entry.isSkipWorkTree() || entry.getFileMode() == FileMode.GITLINK;
        Content now = trusted ? indexed : onDisk(entry, path, written, indexed);
        return now == null ? head != null : !now.equals(head);
    }

    /** What the work tree holds for {@code entry}, or null if no file is there. */
    private Content onDisk(DirCacheEntry entry, String path, Instant written, Content indexed) throws IOException {
        BasicFileAttributes found;
        Path file;
        try {
            file = root.resolve(path);
        } catch (InvalidPathException e) {
            // The process's locale has no such name; what cannot be looked at counts as unchanged.
            return indexed;
        }
        try {
            found = Files.readAttributes(file, attributes, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
        if (found.isSymbolicLink()) {
            byte[] target = Constants.encode(Files.readSymbolicLink(file).toString());
            return new Content(FileMode.TYPE_SYMLINK, hasher.idFor(Constants.OBJ_BLOB, target));
        }
        if (!found.isRegularFile()) {
            return null;
        }
        int mode = mode(entry, found);
        if (sameTimes(entry, found, written)) {
            return new Content(mode, entry.getObjectId());
        }
        return new Content(mode, Files.isReadable(file)
                ? hasher.idFor(Constants.OBJ_BLOB, Files.readAllBytes(file))
                : ObjectId.zeroId());
    }

    private int mode(DirCacheEntry entry, BasicFileAttributes found) {
        if (!modes || !(found instanceof PosixFileAttributes posix)) {
            return entry.getFileMode().getBits();
        }
        boolean executable = posix.permissions().contains(PosixFilePermission.OWNER_EXECUTE);
        return (executable ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE).getBits();
    }

    /** Whether size and time are as the index noted them, at a time well before the index itself was written. */
    private static boolean sameTimes(DirCacheEntry entry, BasicFileAttributes found, Instant written) {
        Instant noted = entry.getLastModifiedInstant();
        Instant now = found.lastModifiedTime().toInstant();
        boolean sameTime = noted.getNano() == 0 || now.getNano() == 0
                ? noted.getEpochSecond() == now.getEpochSecond()
                : noted.equals(now);
        boolean settled = noted.getNano() == 0
                ? noted.getEpochSecond() < written.getEpochSecond()
                : noted.isBefore(written);
        return sameTime && settled && entry.getLength() == (int) found.size() && !entry.isSmudged();
    }
}
