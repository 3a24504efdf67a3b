package org.lockwright.patches;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.RawText;

/**
 * Writes hunks with the enclosing function after their line ranges, byte for byte.
 *
 * <p>The function is the nearest line above the hunk that begins with a letter, {@code _} or {@code $}: git's rule for files
 * without an attribute. In NetBSD style that is the line with a function's name.
 */
final class HunkWriter extends DiffFormatter {

    private static final int LONGEST_NAME = 80;

    private final RawText oldText;

    HunkWriter(OutputStream out, RawText oldText) {
        super(out);
        this.oldText = oldText;
    }

    @Override
    protected void writeHunkHeader(int oldStart, int oldEnd, int newStart, int newEnd, String ignored) throws IOException {
        String ranges = "@@ -" + range(oldStart, oldEnd) + " +" + range(newStart, newEnd) + " @@";
        OutputStream out = getOutputStream();
        out.write(ranges.getBytes(StandardCharsets.US_ASCII));
        String function = functionAbove(oldStart);
        if (!function.isEmpty()) {
            out.write(' ');
            out.write(function.getBytes(StandardCharsets.ISO_8859_1));
        }
        out.write('\n');
    }

    /** First line and count of lines {@code start} to {@code end}, 0-based; an empty range names the line before it. */
    private static String range(int start, int end) {
        int count = end - start;
        if (count == 1) {
            return Integer.toString(start + 1);
        }
        return (count == 0 ? start : start + 1) + "," + count;
    }

    private String functionAbove(int start) {
        for (int line = start - 1; line >= 0; line--) {
            ByteBuffer bytes = oldText.getRawString(line);
            if (bytes.hasRemaining() && beginsName(bytes.get(bytes.position()))) {
                int length = Math.min(bytes.remaining(), LONGEST_NAME);
                return new String(bytes.array(), bytes.position(), length, StandardCharsets.ISO_8859_1).stripTrailing();
            }
        }
        return "";
    }

    private static boolean beginsName(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b == '$';
    }
}
