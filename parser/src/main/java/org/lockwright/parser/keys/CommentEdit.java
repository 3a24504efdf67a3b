package org.lockwright.parser.keys;

/** What a request to write into a comment comes to. */
public sealed interface CommentEdit {

    /**
     * The comment is to be changed.
     *
     * @param change the bytes
     */
    record Change(TextChange change) implements CommentEdit {
    }

    /** The comment already says it. */
    record Unchanged() implements CommentEdit {
    }

    /**
     * It cannot be written without guessing.
     *
     * @param reason why, in a few words
     */
    record Refused(String reason) implements CommentEdit {
    }
}
