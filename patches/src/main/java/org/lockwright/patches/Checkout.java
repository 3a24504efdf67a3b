package org.lockwright.patches;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * The files of one commit after another in a folder of their own, which is no git repository.
 *
 * <p>From one commit to the next only files that differ between the two are written or removed, so what was built of the others stays
 * up to date. Bytes are written as git stores them: no filter and no conversion of line ends runs.
 */
public final class Checkout {

    private final GitRepository repository;
    private final Path folder;
    private String at = "";

    /** A checkout in {@code folder}, which exists and is empty. */
    public Checkout(GitRepository repository, Path folder) {
        this.repository = repository;
        this.folder = folder;
    }

    private record Entry(String path, int mode, ObjectId id) {

        boolean is(int type) {
            return (mode & FileMode.TYPE_MASK) == type;
        }
    }

    /**
     * Makes the folder hold the files of {@code commit}.
     *
     * @return how many files were written
     * @throws PatchException if the commit cannot be read, or the folder not be written
     */
    public int moveTo(String commit) {
        List<String> gone = new ArrayList<>();
        List<Entry> written = new ArrayList<>();
        try (ObjectReader reader = repository.jgit().newObjectReader()) {
            compare(reader, commit, gone, written);
            for (String path : gone) {
                remove(folder.resolve(path));
            }
            for (Entry entry : written) {
                write(reader, entry);
            }
            at = commit;
            return written.size();
        } catch (CorruptObjectException e) {
            throw repository.damaged("commit " + commit, e);
        } catch (IOException e) {
            throw new PatchException(folder + ": commit " + commit.substring(0, 12) + " cannot be checked out there (" + StagedFolder.why(e)
                    + "); make room or name another folder with --checkout", e);
        }
    }

    private void compare(ObjectReader reader, String commit, List<String> gone, List<Entry> written) throws IOException {
        try (TreeWalk walk = new TreeWalk(reader)) {
            if (at.isEmpty()) {
                walk.addTree(new EmptyTreeIterator());
            } else {
                walk.addTree(repository.commit(at).getTree());
            }
            walk.addTree(repository.commit(commit).getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                String path = walk.getPathString();
                new ObjectChecker().checkPath(path);
                if (walk.getRawMode(0) != 0) {
                    gone.add(path);
                }
                if (walk.getRawMode(1) != 0) {
                    written.add(new Entry(path, walk.getRawMode(1), walk.getObjectId(1)));
                }
            }
        }
    }

    private void remove(Path file) throws IOException {
        if (!Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            Files.deleteIfExists(file);
        }
        for (Path above = file.getParent(); !above.equals(folder); above = above.getParent()) {
            try {
                Files.deleteIfExists(above);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    private void write(ObjectReader reader, Entry entry) throws IOException {
        Path file = folder.resolve(entry.path());
        if (entry.is(FileMode.TYPE_GITLINK)) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.is(FileMode.TYPE_SYMLINK)) {
            byte[] target = reader.open(entry.id()).getBytes();
            Files.createSymbolicLink(file, Path.of(new String(target, StandardCharsets.UTF_8)));
            return;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            reader.open(entry.id()).copyTo(out);
        }
        if (entry.mode() == FileMode.EXECUTABLE_FILE.getBits() && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
            all.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(file, all);
        }
    }
}
