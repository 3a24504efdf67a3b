package org.lockwright.parser.keys;

/**
 * A variable of a file that carries a mark.
 *
 * @param name its name
 * @param mark the mark; {@link Mark#field} is the name
 * @param legend the legend that has its keys
 */
public record MarkedVariable(String name, Mark mark, Legend legend) {
}
