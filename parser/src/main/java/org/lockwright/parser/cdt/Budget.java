package org.lockwright.parser.cdt;

/**
 * How much work one unit may cost. Counted in things, never in time, so that results do not depend on the machine.
 *
 * @param tokens preprocessed tokens, headers included
 * @param nodes nodes of our tree
 * @param depth brackets open at once in the file's text; the parser's time grows with its square
 * @param tries declarators, expressions and statements that the parser tries, {@value #TRIES_PER_BYTE} more for each byte of the file;
 *     they double with each level of some nestings
 */
public record Budget(int tokens, int nodes, int depth, long tries) {

    private static final long TRIES_PER_BYTE = 4;

    /** Enough for every unit of a kernel tree, with an order of magnitude to spare. */
    public static final Budget STANDARD = new Budget(20_000_000, 20_000_000, 50_000, 500_000);

    /** What the parser may try for a file of {@code length} bytes. */
    long triesFor(int length) {
        return tries + TRIES_PER_BYTE * length;
    }
}
