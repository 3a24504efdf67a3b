package org.lockwright.parser.config;

/**
 * Where a statement begins.
 *
 * @param path the config file, relative to the folder above {@code sys/}
 * @param line its line, from 1
 */
public record Place(String path, int line) implements Comparable<Place> {

    @Override
    public int compareTo(Place other) {
        int byPath = path.compareTo(other.path);
        return byPath != 0 ? byPath : Integer.compare(line, other.line);
    }

    @Override
    public String toString() {
        return path + ":" + line;
    }
}
