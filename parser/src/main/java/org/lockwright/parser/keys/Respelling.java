package org.lockwright.parser.keys;

import java.util.List;

/** What re-spelling a legend and the marks under it comes to. */
public sealed interface Respelling {

    /** Why keys cannot be spelt in a dialect. */
    enum Obstacle {
        /** Locks are named in sentences or in the members' comments; there are no letters. */
        NO_LETTERS,
        /** A sentence gives the letters, and sentences have no other spelling. */
        SENTENCE,
        /** The dialect has no form for a combination that is there. */
        NO_FORM
    }

    /**
     * They are to be changed.
     *
     * @param changes the bytes, in order, none overlapping
     * @param left marks that keep their spelling, as the legend does not have their letters
     */
    record Changed(List<TextChange> changes, List<Mark> left) implements Respelling {

        public Changed {
            changes = List.copyOf(changes);
            left = List.copyOf(left);
        }
    }

    /** They are spelt so already. */
    record Unchanged() implements Respelling {
    }

    /**
     * They cannot be.
     *
     * @param obstacle why
     * @param what which of them, in a few words; empty for all
     */
    record Refused(Obstacle obstacle, String what) implements Respelling {
    }
}
