package org.lockwright.rules.softint;

import org.lockwright.parser.source.SourceText;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.flow.Note;

/**
 * Where in the tree something was read.
 *
 * @param path the file
 * @param span its bytes there
 * @param line line of the first of them, from 1
 * @param column column of the first of them in bytes, from 1
 */
public record Place(String path, Span span, int line, int column) implements Comparable<Place> {

    /** The place of {@code span} in {@code source}. */
    public static Place of(SourceText source, Span span) {
        return new Place(source.path(), span, source.lines().line(span.start()), source.lines().column(span.start()));
    }

    /** A note that ends in this place, {@code "class at sys/..."}. */
    Note note(String before) {
        return Note.elsewhere(before + this, evidence());
    }

    /** A note that ends in two places. */
    static Note note(String before, Place one, Place other) {
        return Note.elsewhere(before + one + " and " + other, one.evidence(), other.evidence());
    }

    private org.lockwright.rules.flow.Place evidence() {
        return new org.lockwright.rules.flow.Place(path, span.start(), span.end(), line, column);
    }

    @Override
    public String toString() {
        return path + ":" + line;
    }

    @Override
    public int compareTo(Place o) {
        int c = path.compareTo(o.path);
        return c != 0 ? c : span.compareTo(o.span);
    }
}
