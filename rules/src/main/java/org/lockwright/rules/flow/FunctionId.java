package org.lockwright.rules.flow;

/**
 * A function of a program.
 *
 * @param name its name
 * @param file the file that defines it, for a {@code static} one (an inline function of a header too); else empty. Of a form that the function has under
 *     further options, these too: see {@link #under}
 */
public record FunctionId(String name, String file) implements Comparable<FunctionId> {

    private static final String UNDER = " under ";

    /** The form that it has under {@code options}, beside the one that it has without; called by whoever calls it. */
    public FunctionId under(String options) {
        return new FunctionId(name, file + UNDER + options);
    }

    /** The function that this is a form of; itself if it is none. */
    public FunctionId plain() {
        int at = file.indexOf(UNDER);
        return at < 0 ? this : new FunctionId(name, file.substring(0, at));
    }

    @Override
    public int compareTo(FunctionId o) {
        int c = name.compareTo(o.name);
        return c != 0 ? c : file.compareTo(o.file);
    }

    @Override
    public String toString() {
        return name + "()";
    }
}
