package org.lockwright.parser.cdt;

/**
 * How much work one unit may cost. Counted in things, never in time, so that results do not depend on the machine.
 *
 * @param tokens preprocessed tokens, headers included
 * @param nodes nodes of our tree
 * @param depth brackets open at once in the file's text; the parser's time grows with its square
 */
public record Budget(int tokens, int nodes, int depth) {

    /** Enough for every unit of a kernel tree, with an order of magnitude to spare. */
    public static final Budget STANDARD = new Budget(20_000_000, 20_000_000, 50_000);
}
