package org.lockwright.rules.lockset;

import java.util.List;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * A lock of one class taken while one of another is held.
 *
 * @param outer class of the held lock
 * @param inner class of the taken one
 * @param place where it is taken
 * @param function the function that takes it
 * @param tried whether without waiting for it
 * @param witness the calls that lead there and the places where the outer lock was taken, outermost first
 * @param places how many places nest so
 */
public record OrderEdge(String outer, String inner, Place place, String function, boolean tried, List<Note> witness, int places) {

    public OrderEdge {
        witness = List.copyOf(witness);
    }
}
