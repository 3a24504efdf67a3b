package org.lockwright.patches;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * Writes a plan's commits as git objects, one on another; moves no ref.
 *
 * <p>Commit {@code i}, from 1, is dated {@code i} seconds after the base's committer time, at +0000.
 */
final class CommitChain {

    /**
     * A commit that was written.
     *
     * @param id full id
     * @param message its message
     * @param when its date
     * @param diffs its changes, sorted by path in byte order
     */
    record Link(String id, CommitMessage message, Instant when, List<FileDiff> diffs) {

        Diffstat stat() {
            return new Diffstat(diffs.stream().map(FileDiff::stat).toList());
        }
    }

    /** Orders text as its UTF-8 bytes. */
    static final Comparator<String> BYTES =
            (a, b) -> Arrays.compareUnsigned(Constants.encode(a), Constants.encode(b));

    private final SeriesPlan plan;
    private final ObjectReader reader;
    private final ObjectInserter inserter;
    private final TreeEdit trees;

    CommitChain(SeriesPlan plan, ObjectReader reader, ObjectInserter inserter) {
        this.plan = plan;
        this.reader = reader;
        this.inserter = inserter;
        this.trees = new TreeEdit(reader, inserter);
    }

    /** Writes a commit for each patch on {@code base}; {@code messages} has one for each patch. */
    List<Link> write(RevCommit base, List<CommitMessage> messages) throws IOException {
        List<Link> links = new ArrayList<>();
        ObjectId parent = base.getId();
        ObjectId tree = base.getTree().getId();
        for (int i = 0; i < messages.size(); i++) {
            String where = where(i);
            List<FileDiff> diffs = new ArrayList<>();
            SortedMap<String, FileDiff.Side> changed = changes(tree, plan.patches().get(i), diffs, where);
            tree = trees.apply(tree, changed, where);
            Instant when = Instant.ofEpochSecond(base.getCommitTime() + i + 1L);
            parent = commit(parent, tree, messages.get(i), when);
            links.add(new Link(parent.name(), messages.get(i), when, diffs));
        }
        inserter.flush();
        return links;
    }

    /** How errors name patch {@code index}, counted from 0. */
    static String where(int index) {
        return "patch " + (index + 1);
    }

    /** Writes the blobs that {@code patch} changes in {@code tree} and adds their diffs to {@code diffs}. */
    private SortedMap<String, FileDiff.Side> changes(
            ObjectId tree, SeriesPlan.PlannedPatch patch, List<FileDiff> diffs, String where) throws IOException {
        SortedMap<String, FileDiff.Side> changed = new TreeMap<>(BYTES);
        for (SeriesPlan.NewFile file : patch.files()) {
            String what = where + ": " + file.path();
            refuseBadPath(file.path(), what);
            FileDiff.Side before = side(tree, file.path(), what);
            refuseNul(before.bytes(), what);
            refuseNul(file.bytes(), what);
            ObjectId id = inserter.idFor(Constants.OBJ_BLOB, file.bytes());
            if (id.equals(before.id())) {
                continue;
            }
            inserter.insert(Constants.OBJ_BLOB, file.bytes());
            FileMode mode = before.mode() == FileMode.MISSING ? FileMode.REGULAR_FILE : before.mode();
            FileDiff.Side after = new FileDiff.Side(mode, id, file.bytes());
            if (changed.put(file.path(), after) != null) {
                throw new PatchException(what + ": named twice; give each file once with its final content");
            }
            diffs.add(new FileDiff(file.path(), before, after));
        }
        if (changed.isEmpty()) {
            throw new PatchException(where + ": changes no file, and an empty commit cannot be mailed; drop it from the plan");
        }
        diffs.sort(Comparator.comparing(FileDiff::path, BYTES));
        return changed;
    }

    private FileDiff.Side side(ObjectId tree, String path, String what) throws IOException {
        try (TreeWalk at = TreeWalk.forPath(reader, path, tree)) {
            if (at == null) {
                return FileDiff.Side.NONE;
            }
            FileMode mode = at.getFileMode(0);
            if (mode != FileMode.REGULAR_FILE && mode != FileMode.EXECUTABLE_FILE) {
                throw new PatchException(what + ": is a folder, link or submodule in the base; only regular files are changed");
            }
            ObjectId id = at.getObjectId(0);
            return new FileDiff.Side(mode, id, reader.open(id, Constants.OBJ_BLOB).getBytes());
        }
    }

    private static void refuseBadPath(String path, String what) {
        try {
            new ObjectChecker().checkPath(path);
        } catch (CorruptObjectException e) {
            throw new PatchException(what + ": not a path git can hold (" + e.getMessage()
                    + "); name it from the repository's root", e);
        }
    }

    private static void refuseNul(byte[] bytes, String what) {
        for (byte b : bytes) {
            if (b == 0) {
                throw new PatchException(what + ": holds a NUL byte, so it is not text and cannot be mailed; leave it out");
            }
        }
    }

    private ObjectId commit(ObjectId parent, ObjectId tree, CommitMessage message, Instant when) throws IOException {
        PersonIdent who = new PersonIdent(plan.author().name(), plan.author().mail(), when, ZoneOffset.UTC);
        CommitBuilder commit = new CommitBuilder();
        commit.setParentId(parent);
        commit.setTreeId(tree);
        commit.setAuthor(who);
        commit.setCommitter(who);
        commit.setMessage(message.full());
        return inserter.insert(commit);
    }

    /** The change from {@code base} to the last of {@code links}, over the files they touch. */
    static Diffstat total(List<Link> links) {
        SortedMap<String, FileDiff> whole = new TreeMap<>(BYTES);
        for (Link link : links) {
            for (FileDiff diff : link.diffs()) {
                whole.merge(diff.path(), diff, FileDiff::followedBy);
            }
        }
        return new Diffstat(whole.values().stream().filter(FileDiff::isChange).map(FileDiff::stat).toList());
    }
}
