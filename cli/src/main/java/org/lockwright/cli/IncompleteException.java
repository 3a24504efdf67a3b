package org.lockwright.cli;

/** A run that cannot see what it was to look at: exit code 3, with one line that says what is missing and how to mend it. */
final class IncompleteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IncompleteException(String message) {
        super(message);
    }
}
