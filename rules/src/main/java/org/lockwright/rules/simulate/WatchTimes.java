package org.lockwright.rules.simulate;

/**
 * What became of a watchdog.
 *
 * @param name its name
 * @param cpu its CPU
 * @param timeout longest time between two pokes, in nanoseconds
 * @param pokes how often it was poked
 * @param missed how often the time ran out; the machine would have been reset the first time
 * @param longest longest time between two pokes, in nanoseconds
 */
public record WatchTimes(String name, int cpu, long timeout, long pokes, long missed, long longest) {
}
