package org.lockwright.rules.rewrite;

/** A pack cannot be carried out on a tree; the message is one line and says how to mend it. */
public final class DraftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception with a one-line message. */
    public DraftException(String message) {
        super(message);
    }
}
