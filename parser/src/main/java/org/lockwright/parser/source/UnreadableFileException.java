package org.lockwright.parser.source;

/** A file of the tree exists but could not be read; the message says which and why, in one line. */
public final class UnreadableFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String path;

    /** {@code path} as in {@link SourceTree}, {@code why} a short cause. */
    public UnreadableFileException(String path, String why) {
        super(path + ": cannot be read: " + why);
        this.path = path;
    }

    /** The file, relative to the folder above {@code sys/}. */
    public String path() {
        return path;
    }
}
