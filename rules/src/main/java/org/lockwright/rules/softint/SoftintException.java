package org.lockwright.rules.softint;

/** An order, a port's file or a tree that cannot be used; the message is one line that says what, where and how to mend. */
public final class SoftintException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** An exception with a message for the user. */
    public SoftintException(String message) {
        super(message);
    }
}
