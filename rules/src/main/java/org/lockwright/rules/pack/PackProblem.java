package org.lockwright.rules.pack;

import java.util.Comparator;

/**
 * One thing that is wrong with a pack.
 *
 * @param origin the file, as the user named it
 * @param line line from 1; 0 if the problem has no place in a file
 * @param column column from 1, in code points; 0 if the problem has no place in a file
 * @param what what is wrong and how to mend it, on one line
 */
public record PackProblem(String origin, int line, int column, String what) implements Comparable<PackProblem> {

    private static final Comparator<PackProblem> ORDER = Comparator.comparing(PackProblem::origin)
            .thenComparingInt(PackProblem::line)
            .thenComparingInt(PackProblem::column)
            .thenComparing(PackProblem::what);
    /** What a pack says is quoted, and may be as long as a pack. */
    private static final int LONGEST = 400;

    public PackProblem {
        what = what.length() <= LONGEST ? what : what.substring(0, LONGEST / 2) + " ... " + what.substring(what.length() - LONGEST / 2);
    }

    @Override
    public int compareTo(PackProblem other) {
        return ORDER.compare(this, other);
    }

    /** The problem as it is shown: {@code origin:line:column: what}. */
    @Override
    public String toString() {
        return line == 0 ? origin + ": " + what : origin + ":" + line + ":" + column + ": " + what;
    }
}
