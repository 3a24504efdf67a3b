/**
 * A discrete-event model of a kernel's software interrupts, driven by a port's dispatch table.
 *
 * <p>Time is a whole number of nanoseconds and begins at 0. There is no clock and no randomness but a seeded generator: the same
 * table, load, seed and time give the same result.
 */
package org.lockwright.rules.simulate;
