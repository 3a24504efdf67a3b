package org.lockwright.patches;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.storage.file.WindowCacheConfig;

/**
 * A git repository, read from its objects; closing it ends the use of every tree taken from it.
 *
 * <p>The user's environment and global configuration play no part. Every method throws {@link PatchException} on a missing or
 * damaged object. Safe for use by several threads.
 */
public final class GitRepository implements AutoCloseable {

    static {
        FixedSystem.install();
        WindowCacheConfig cache = new WindowCacheConfig();
        cache.setPackedGitLimit(128L * WindowCacheConfig.MB);
        cache.setPackedGitWindowSize(64 * WindowCacheConfig.KB);
        cache.setDeltaBaseCacheLimit(32 * WindowCacheConfig.MB);
        cache.install();
    }

    private final Repository repository;
    private final Path root;
    private final String location;

    private GitRepository(Repository repository, Path root, String location) {
        this.repository = repository;
        this.root = root;
        this.location = location;
    }

    /**
     * Opens the repository around {@code path}: a work tree, a folder in one, or a bare repository.
     *
     * @throws PatchException if {@code path} is no folder, is in no repository, or the repository is of a kind not read here
     */
    public static GitRepository open(Path path) {
        if (!Files.isDirectory(path)) {
            throw new PatchException(path + ": not a folder; name a git work tree or a bare repository");
        }
        Repository opened = null;
        try {
            Path start = path.toRealPath();
            FileRepositoryBuilder builder = new FileRepositoryBuilder().findGitDir(start.toFile());
            if (builder.getGitDir() == null) {
                throw new PatchException(path + ": not a git repository, nor inside one; name another folder or run 'git init'");
            }
            opened = builder.setMustExist(true).build();
            refuseUnknownFormat(path, opened.getConfig());
            File top = opened.isBare() ? opened.getDirectory() : opened.getWorkTree();
            Path root = top.toPath().toRealPath();
            boolean within = !opened.isBare() && start.startsWith(root);
            String location = within ? root.relativize(start).toString().replace(File.separatorChar, '/') : "";
            return new GitRepository(opened, root, location);
        } catch (IOException | IllegalArgumentException e) {
            closeQuietly(opened);
            throw new PatchException(path + ": cannot open the git repository: " + e.getMessage()
                    + "; run 'git status' there", e);
        } catch (PatchException e) {
            closeQuietly(opened);
            throw e;
        }
    }

    /** Whether {@code path} is a git repository or lies in one; it may still be one that cannot be opened. */
    public static boolean isAround(Path path) {
        return new FileRepositoryBuilder().findGitDir(path.toAbsolutePath().normalize().toFile()).getGitDir() != null;
    }

    private static void refuseUnknownFormat(Path path, Config config) {
        String format = config.getString("extensions", null, "objectFormat");
        if (format != null && !format.equalsIgnoreCase("sha1")) {
            throw new PatchException(path + ": repository uses object format '" + format
                    + "', only sha1 is read; use a sha1 clone");
        }
    }

    private static void closeQuietly(Repository opened) {
        if (opened != null) {
            opened.close();
        }
    }

    /** Top folder of the work tree, or the repository itself if it is bare; a real path. */
    public Path root() {
        return root;
    }

    /** Whether there is no work tree. */
    public boolean isBare() {
        return repository.isBare();
    }

    /** Full id of the commit that {@code revision} names: a branch, a tag, an id, {@code HEAD~2}. */
    public String resolve(String revision) {
        try {
            ObjectId id = revision.isBlank() ? null : repository.resolve(revision + "^{commit}");
            if (id != null) {
                return id.name();
            }
            boolean empty = revision.equals(Constants.HEAD) && repository.exactRef(Constants.HEAD) != null;
            throw new PatchException(empty
                    ? root + ": repository has no commits on its current branch; commit the tree first or name a revision"
                    : root + ": no revision '" + revision + "'; 'git log --all' lists what there is");
        } catch (AmbiguousObjectException e) {
            throw new PatchException(root + ": revision '" + revision + "' is ambiguous; give more digits", e);
        } catch (IncorrectObjectTypeException e) {
            throw new PatchException(root + ": revision '" + revision + "' is not a commit; name a commit, branch or tag", e);
        } catch (RevisionSyntaxException e) {
            throw new PatchException(root + ": '" + revision
                    + "' does not name one revision; give a branch, tag or commit id", e);
        } catch (IOException e) {
            throw damaged("revision '" + revision + "'", e);
        }
    }

    /** Committer time of {@code revision}, to the second. */
    public Instant commitTime(String revision) {
        return Instant.ofEpochSecond(commit(revision).getCommitTime());
    }

    /** First paragraph of the message of {@code revision}, on one line. */
    public String subject(String revision) {
        return commit(revision).getShortMessage();
    }

    /** Full id of the root tree of {@code revision}. */
    public String treeId(String revision) {
        return commit(revision).getTree().name();
    }

    /**
     * The kernel tree at {@code revision}: the one around the folder this repository was opened by, else the whole repository.
     *
     * <p>In a repository whose root is itself a {@code sys/} folder, tree paths begin with {@code sys/} and repository paths do
     * not.
     */
    public GitTree tree(String revision) {
        RevCommit commit = commit(revision);
        try {
            return GitTree.list(repository, commit.name(), commit.getTree(), location);
        } catch (IOException e) {
            throw damaged("commit " + commit.name(), e);
        }
    }

    /** Whether branch {@code name} exists; with or without {@code refs/heads/}. */
    public boolean branchExists(String name) {
        String full = name.startsWith(Constants.R_HEADS) ? name : Constants.R_HEADS + name;
        try {
            return repository.exactRef(full) != null;
        } catch (IOException e) {
            throw damaged("branch '" + name + "'", e);
        }
    }

    /** Names of the branches that begin with {@code prefix}, without {@code refs/heads/}, in the order of their bytes. */
    public List<String> branches(String prefix) {
        try {
            return repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS + prefix).stream()
                    .map(ref -> ref.getName().substring(Constants.R_HEADS.length())).sorted(CommitChain.BYTES).toList();
        } catch (IOException e) {
            throw damaged("branches", e);
        }
    }

    /**
     * Number of tracked files whose work tree copy differs from HEAD, deleted ones included, as {@code git diff HEAD} counts.
     *
     * <p>0 for a bare repository; empty if the index is of a form not read here (split or sparse). Content is compared as it is:
     * no filter and no line-end conversion runs.
     */
    public OptionalInt uncommittedChanges() {
        try {
            return isBare() ? OptionalInt.of(0) : new WorkTreeChanges(repository, root).count();
        } catch (IOException e) {
            throw damaged("HEAD", e);
        }
    }

    /** The JGit repository, for this package only. */
    Repository jgit() {
        return repository;
    }

    /** The parsed commit that {@code revision} names. */
    RevCommit commit(String revision) {
        ObjectId id = ObjectId.fromString(resolve(revision));
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(id);
        } catch (IOException e) {
            throw damaged("revision '" + revision + "'", e);
        }
    }

    /** The error for an object of {@code what} that cannot be read. */
    PatchException damaged(String what, IOException e) {
        String why = "cannot be read: " + e.getMessage();
        if (e instanceof MissingObjectException missing) {
            why = "needs object " + missing.getObjectId().name() + ", which is missing";
        } else if (e instanceof CorruptObjectException) {
            why = "is damaged: " + e.getMessage();
        }
        return new PatchException(root + ": " + what + " " + why + "; run 'git fsck' and fetch again", e);
    }

    @Override
    public void close() {
        repository.close();
    }
}
