package org.lockwright.rules.lockset;

import java.util.List;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * A place where the locking rules are broken, or may be.
 *
 * @param id the check, {@code "LW1002"}
 * @param must whether it is so on every path seen, with nothing on the way that was not understood
 * @param place where
 * @param function the function around it
 * @param subject what stays the same when lines move: access path and lock
 * @param message one line: what is wrong
 * @param notes evidence and remedy, one line each
 */
public record Violation(String id, boolean must, Place place, String function, String subject, String message, List<Note> notes) {

    public Violation {
        notes = List.copyOf(notes);
    }
}
