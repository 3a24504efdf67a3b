package org.lockwright.patches;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.SourceTree;
import org.lockwright.parser.source.UnreadableFileException;

/** The regular files of one commit, as a kernel tree; usable while its repository is open. */
public final class GitTree implements SourceTree {

    private final Repository repository;
    private final String commit;
    private final TreeLayout layout;
    private final List<String> files;
    private final Map<String, ObjectId> blobs;

    private GitTree(Repository repository, String commit, TreeLayout layout, List<String> files, Map<String, ObjectId> blobs) {
        this.repository = repository;
        this.commit = commit;
        this.layout = layout;
        this.files = Collections.unmodifiableList(files);
        this.blobs = blobs;
    }

    /** Lists commit {@code commit} with root tree {@code root}; {@code location} is the folder to look for the tree around. */
    static GitTree list(Repository repository, String commit, ObjectId root, String location) throws IOException {
        try (ObjectReader reader = repository.newObjectReader()) {
            TreeLayout layout = layout(reader, root, location);
            List<String> files = new ArrayList<>();
            Map<String, ObjectId> blobs = new HashMap<>();
            try (TreeWalk walk = new TreeWalk(reader)) {
                walk.addTree(folder(reader, root, layout.strip()));
                walk.setRecursive(true);
                while (walk.next()) {
                    if ((walk.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE) {
                        String path = layout.add() + walk.getPathString();
                        files.add(path);
                        blobs.put(path, walk.getObjectId(0));
                    }
                }
            }
            return new GitTree(repository, commit, layout, files, blobs);
        }
    }

    private static TreeLayout layout(ObjectReader reader, ObjectId root, String location) throws IOException {
        try {
            return TreeLayout.find(location, path -> isFile(reader, root, path));
        } catch (LookupFailure e) {
            throw e.cause;
        }
    }

    private static boolean isFile(ObjectReader reader, ObjectId root, String path) {
        try (TreeWalk at = TreeWalk.forPath(reader, path, root)) {
            return at != null && (at.getRawMode(0) & FileMode.TYPE_MASK) == FileMode.TYPE_FILE;
        } catch (IOException e) {
            throw new LookupFailure(e);
        }
    }

    private static ObjectId folder(ObjectReader reader, ObjectId root, String path) throws IOException {
        if (path.isEmpty()) {
            return root;
        }
        try (TreeWalk at = TreeWalk.forPath(reader, path.substring(0, path.length() - 1), root)) {
            return at.getObjectId(0);
        }
    }

    /** The commit's full id. */
    @Override
    public String describe() {
        return commit;
    }

    @Override
    public boolean isFile(String path) {
        return blobs.containsKey(path);
    }

    @Override
    public Optional<SourceText> read(String path) {
        ObjectId blob = blobs.get(path);
        if (blob == null) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            return Optional.of(SourceText.of(path, reader.open(blob, Constants.OBJ_BLOB).getBytes()));
        } catch (MissingObjectException e) {
            throw new UnreadableFileException(path, "blob " + blob.name() + " is missing from the repository; run 'git fsck'");
        } catch (LargeObjectException e) {
            throw new UnreadableFileException(path, "blob " + blob.name() + " is too large");
        } catch (IOException e) {
            throw new UnreadableFileException(path, "blob " + blob.name() + " is damaged (" + e.getMessage()
                    + "); run 'git fsck'");
        }
    }

    @Override
    public Optional<String> contentId(String path) {
        return Optional.ofNullable(blobs.get(path)).map(ObjectId::name);
    }

    @Override
    public List<String> files() {
        return files;
    }

    /** Path relative to the repository's root of tree path {@code path}; empty for one the repository cannot hold. */
    public Optional<String> repositoryPath(String path) {
        return layout.repositoryPath(path);
    }

    /** Tree path of {@code repositoryPath}, relative to the repository's root; empty for one outside the tree. */
    public Optional<String> treePath(String repositoryPath) {
        return layout.treePath(repositoryPath);
    }

    /** Carries a failed lookup out of a predicate. */
    private static final class LookupFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final transient IOException cause;

        LookupFailure(IOException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
