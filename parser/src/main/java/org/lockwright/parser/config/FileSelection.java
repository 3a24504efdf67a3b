package org.lockwright.parser.config;

import java.util.List;
import java.util.SortedSet;

/**
 * Which files a kernel is made of; paths relative to the folder above {@code sys/}, sorted.
 *
 * @param compiled sources that the kernel compiles and the tree has
 * @param missing selected {@code file} lines that name nothing in the tree
 * @param generated selected sources that config(1) or the kernel's Makefile makes, by name
 * @param objects objects that are linked as they are
 * @param overridden selected sources left out because a later one makes an object of the same name
 * @param notSelected how many {@code file} lines are not selected
 * @param dangling {@code file} lines that are not selected and name nothing in the tree either
 */
public record FileSelection(
        SortedSet<String> compiled,
        List<Line> missing,
        SortedSet<String> generated,
        SortedSet<String> objects,
        SortedSet<String> overridden,
        int notSelected,
        List<Line> dangling) {

    /**
     * A {@code file} line of a config file.
     *
     * @param path the file it names
     * @param place where it does
     */
    public record Line(String path, Place place) implements Comparable<Line> {

        @Override
        public int compareTo(Line other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : place.compareTo(other.place);
        }
    }

    /** Selected sources, wherever they come from. */
    public int selected() {
        return compiled.size() + missing.size() + generated.size();
    }
}
