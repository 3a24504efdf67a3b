package org.lockwright.patches;

import java.io.ByteArrayOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectInserter;

/** The change of one regular file as a patch that {@code git apply} and {@code patch -p1} take, without a repository. */
public final class FileChange {

    private FileChange() {
    }

    /** Git's header lines and hunks for the file {@code path}, which is {@code before} and becomes {@code after}; nothing if they are the same. */
    public static byte[] patch(String path, byte[] before, byte[] after) {
        FileDiff diff = new FileDiff(path, side(before), side(after));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (diff.isChange()) {
            diff.appendTo(out);
        }
        return out.toByteArray();
    }

    private static FileDiff.Side side(byte[] bytes) {
        return new FileDiff.Side(FileMode.REGULAR_FILE, new ObjectInserter.Formatter().idFor(Constants.OBJ_BLOB, bytes), bytes);
    }
}
