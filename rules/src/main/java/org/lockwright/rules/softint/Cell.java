package org.lockwright.rules.softint;

/**
 * One value of a port's table and where it was read.
 *
 * @param value the value, as the compiler would compute it
 * @param text how the tree spells it
 * @param place the definition or statement that makes it so
 */
public record Cell(long value, String text, Place place) {
}
