package org.lockwright.rules.simulate;

import java.util.Objects;
import java.util.function.DoubleConsumer;
import org.lockwright.rules.softint.DispatchTable;

/**
 * One run of the model.
 *
 * @param table what decides which class runs
 * @param load what happens
 * @param seed of the pseudo-random numbers; sources and handlers draw the same ones whatever the table
 * @param duration simulated time, in nanoseconds, warm-up included
 */
public record Simulation(DispatchTable table, Load load, long seed, long duration) {

    /** Longest simulated time, in nanoseconds: an hour. */
    public static final long LONGEST = 3_600_000_000_000L;

    /** Most events of one run. */
    public static final long MOST_EVENTS = 1_000_000_000L;

    public Simulation {
        Objects.requireNonNull(table);
        if (duration <= load.warmUp() || duration > LONGEST) {
            throw new SimulationException("simulated time " + Quantity.time(duration) + ": must be more than the load's warm-up of "
                    + Quantity.time(load.warmUp()) + " and at most an hour; give another time");
        }
    }

    /** A run for as long as the load asks for. */
    public static Simulation of(DispatchTable table, Load load, long seed) {
        return new Simulation(table, load, seed, load.duration());
    }

    /** Runs it. */
    public SimulationResult run() {
        return run(MOST_EVENTS, share -> { });
    }

    /**
     * Runs it.
     *
     * @param mostEvents limit of events
     * @param progress told now and then which share of the time is over, from 0 to 1
     * @throws SimulationException if the table lacks a class of the load, or there are more events
     */
    public SimulationResult run(long mostEvents, DoubleConsumer progress) {
        Machine machine = new MachineBuilder(this).build();
        machine.run(duration, load.warmUp(), mostEvents, progress);
        return Tally.of(this, machine);
    }
}
