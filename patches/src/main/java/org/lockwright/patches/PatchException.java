package org.lockwright.patches;

/** A repository, plan or folder that cannot be used; the message says in one line what, where and how to mend it. */
public final class PatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** {@code message} is shown to the user as it is; line ends in it become blanks. */
    public PatchException(String message) {
        super(oneLine(message));
    }

    /** As {@link #PatchException(String)}, keeping {@code cause} for the log. */
    public PatchException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
