package org.lockwright.rules.flow;

/**
 * A function of a program.
 *
 * @param name its name
 * @param file the file that defines it, for a {@code static} one (an inline function of a header too); else empty
 */
public record FunctionId(String name, String file) implements Comparable<FunctionId> {

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
