package org.lockwright.rules.flow;

/**
 * A place in a file of the tree, where a reader would look: that of the outermost macro use for text out of a macro body.
 *
 * @param path the file
 * @param start offset of the first byte
 * @param end offset after the last byte
 * @param line line of the first byte, from 1
 * @param column column of the first byte, from 1
 */
public record Place(String path, int start, int end, int line, int column) {

    @Override
    public String toString() {
        return path + ":" + line;
    }
}
