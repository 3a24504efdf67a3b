package org.lockwright.parser.source;

import java.util.Arrays;

/** Where each line of a text starts; lines and columns count from 1, columns in bytes. */
public final class LineIndex {

    private final int[] starts;
    private final int length;

    LineIndex(String text) {
        int[] found = new int[64];
        int n = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (n == found.length) {
                found = Arrays.copyOf(found, n * 2);
            }
            found[n++] = i + 1;
        }
        this.starts = Arrays.copyOf(found, n);
        this.length = text.length();
    }

    /** Line of the byte at {@code offset}; the offset one past the end belongs to the last line. */
    public int line(int offset) {
        int at = Arrays.binarySearch(starts, offset);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** Column in bytes of the byte at {@code offset}. */
    public int column(int offset) {
        return offset - starts[line(offset) - 1] + 1;
    }

    /** Offset of the first byte of {@code line}. */
    public int startOf(int line) {
        return starts[line - 1];
    }

    /** Offset one past the last byte of {@code line}, its line end included. */
    public int endOf(int line) {
        return line == starts.length ? length : starts[line];
    }

    /** Number of lines; a text ending in a newline has an empty last line. */
    public int count() {
        return starts.length;
    }
}
