package org.lockwright.cli;

/** Something about the command line or its input is wrong: one line that says what, where and how to mend it; exit 2. */
final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
