package org.lockwright.patches;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/** The change of one file, as git shows it. */
final class FileDiff {

    private static final int CONTEXT = 3;

    /**
     * A file on one side of the change.
     *
     * @param mode its mode, {@link FileMode#MISSING} if there is no file
     * @param id its blob, the zero id if there is no file
     * @param bytes its content
     */
    record Side(FileMode mode, ObjectId id, byte[] bytes) {

        /** No file. */
        static final Side NONE = new Side(FileMode.MISSING, ObjectId.zeroId(), new byte[0]);
    }

    private final String path;
    private final Side before;
    private final Side after;
    private final RawText oldText;
    private final RawText newText;
    private final EditList edits;

    FileDiff(String path, Side before, Side after) {
        this.path = path;
        this.before = before;
        this.after = after;
        this.oldText = new RawText(before.bytes());
        this.newText = new RawText(after.bytes());
        this.edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, oldText, newText);
    }

    /** Path relative to the repository's root. */
    String path() {
        return path;
    }

    /** Lines gained and lost. */
    Diffstat.FileStat stat() {
        int plus = 0;
        int minus = 0;
        for (Edit edit : edits) {
            plus += edit.getLengthB();
            minus += edit.getLengthA();
        }
        return new Diffstat.FileStat(path, plus, minus, created());
    }

    /** The change that this one and {@code next}, of the same file, make together. */
    FileDiff followedBy(FileDiff next) {
        return new FileDiff(path, before, next.after);
    }

    /** Whether the two sides differ. */
    boolean isChange() {
        return before.mode() != after.mode() || !before.id().equals(after.id());
    }

    private boolean created() {
        return before.mode() == FileMode.MISSING;
    }

    /** Whether there is no such file before. */
    boolean isCreation() {
        return created();
    }

    /** Whether there is no such file afterwards. */
    boolean isRemoval() {
        return after.mode() == FileMode.MISSING;
    }

    /** Appends the file's part of a patch: git's header lines with full blob ids, and hunks. */
    void appendTo(ByteArrayOutputStream out) {
        String oldName = Diffstat.quoted("a/" + path);
        String newName = Diffstat.quoted("b/" + path);
        StringBuilder head = new StringBuilder("diff --git ").append(oldName).append(' ').append(newName).append('\n');
        String ids = "index " + before.id().name() + ".." + after.id().name();
        if (created()) {
            head.append("new file mode ").append(after.mode()).append('\n').append(ids).append('\n');
        } else {
            head.append(ids).append(' ').append(after.mode()).append('\n');
        }
        if (!edits.isEmpty()) {
            head.append("--- ").append(created() ? "/dev/null" : closed(oldName)).append('\n');
            head.append("+++ ").append(closed(newName)).append('\n');
        }
        out.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        try (HunkWriter hunks = new HunkWriter(out, oldText)) {
            hunks.setContext(CONTEXT);
            hunks.format(edits, oldText, newText);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        }
    }

    /** A name with a blank ends in a tab on these lines, so that a reader does not take the rest for a date. */
    private static String closed(String name) {
        return name.indexOf(' ') >= 0 && !name.startsWith("\"") ? name + "\t" : name;
    }
}
