package org.lockwright.parser.tree;

/**
 * Something that was not understood, and why.
 *
 * @param stage which step met it
 * @param path the file it lies in
 * @param line its line there, from 1; 0 for the whole file
 * @param cause one line: what was not understood
 */
public record Gap(Stage stage, String path, int line, String cause) implements Comparable<Gap> {

    /** The step that met the gap. */
    public enum Stage {
        /** The file could not be read. */
        READ,
        /** A header was not found. */
        INCLUDE,
        /** The preprocessor met an error. */
        PREPROCESS,
        /** The parser met a form it rejects. */
        PARSE,
        /** A field reference could not be resolved. */
        RESOLVE,
        /** The unit used up its work budget. */
        BUDGET,
        /** The front end failed on the unit. */
        INTERNAL
    }

    @Override
    public int compareTo(Gap o) {
        int c = path.compareTo(o.path);
        c = c != 0 ? c : Integer.compare(line, o.line);
        c = c != 0 ? c : stage.compareTo(o.stage);
        return c != 0 ? c : cause.compareTo(o.cause);
    }

    @Override
    public String toString() {
        return path + (line > 0 ? ":" + line : "") + ": " + stage.name().toLowerCase(java.util.Locale.ROOT) + ": " + cause;
    }
}
