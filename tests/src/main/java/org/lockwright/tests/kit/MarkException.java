package org.lockwright.tests.kit;

/** A fixture's marks are wrong, so the test says nothing; the message is one line with the place. */
public final class MarkException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MarkException(String path, int line, String what) {
        super(path + ":" + line + ": " + what);
    }
}
