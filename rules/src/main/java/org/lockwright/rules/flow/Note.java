package org.lockwright.rules.flow;

import java.util.List;
import java.util.stream.Stream;

/**
 * One line said beside a finding: evidence, or a remedy.
 *
 * @param text the line, as a reader wants it
 * @param places the places that it names, in its order
 * @param step whether they lie on the way to the finding's place, as a call or where a lock was taken; else they are elsewhere
 */
public record Note(String text, List<Place> places, boolean step) {

    public Note {
        places = List.copyOf(places);
    }

    /** Words alone. */
    public static Note of(String text) {
        return new Note(text, List.of(), false);
    }

    /** Words alone, a note each. */
    public static List<Note> all(String... texts) {
        return Stream.of(texts).map(Note::of).toList();
    }

    /** Evidence on the way to the finding's place. */
    public static Note step(String text, Place... places) {
        return new Note(text, List.of(places), true);
    }

    /** Something to compare the finding's place with. */
    public static Note elsewhere(String text, Place... places) {
        return new Note(text, List.of(places), false);
    }

    /** The lines of {@code notes}. */
    public static List<String> texts(List<Note> notes) {
        return notes.stream().map(Note::text).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
