package org.lockwright.parser.profile;

/** A profile is unknown or the tree cannot satisfy it; the message is one line and says how to mend it. */
public final class ProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An exception with a one-line message. */
    public ProfileException(String message) {
        super(message);
    }
}
