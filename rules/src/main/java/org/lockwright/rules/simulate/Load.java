package org.lockwright.rules.simulate;

import java.util.List;
import org.lockwright.rules.softint.SoftintClass;

/**
 * What happens to a machine while it is simulated: interrupts, the handlers they raise, threads and watchdogs.
 *
 * @param name the load's name
 * @param summary what it stands for, in a sentence
 * @param cpus number of CPUs
 * @param duration how long to simulate, in nanoseconds, if nothing else is asked for
 * @param warmUp how much of that is not measured, in nanoseconds from the start
 * @param ipi what an interrupt from another CPU costs the CPU it reaches, in nanoseconds
 * @param lending what a holder of a mutex is lent by those who wait for it
 * @param interrupts where work comes from
 * @param handlers what is done at software interrupt level
 * @param threads what runs when nothing else does; at most one on each CPU
 * @param watchdogs what must be poked
 * @param parameters every number of the load with the text it was given as and its source; for reports
 */
public record Load(
        String name,
        String summary,
        int cpus,
        long duration,
        long warmUp,
        long ipi,
        Lending lending,
        List<Interrupt> interrupts,
        List<Handler> handlers,
        List<Application> threads,
        List<Watchdog> watchdogs,
        List<Parameter> parameters) {

    /** Stands for every CPU where a CPU is asked for. */
    public static final int EVERY = -1;

    /** Stands for the CPU something happens on, where it may schedule a handler on another. */
    public static final int OWN = -2;

    public Load {
        interrupts = List.copyOf(interrupts);
        handlers = List.copyOf(handlers);
        threads = List.copyOf(threads);
        watchdogs = List.copyOf(watchdogs);
        parameters = List.copyOf(parameters);
    }

    /** What waiting for a mutex does to its holder. */
    public enum Lending {
        /** The holder runs at the level of the highest waiter: no class in between delays it. */
        LEVEL,
        /** The holder gets a thread's priority only, and software interrupts of any class still preempt a thread. */
        PRIORITY
    }

    /** How work arrives. */
    public enum Arrival {
        /** At equal distances. */
        PERIODIC,
        /** As a Poisson process. */
        POISSON,
        /** A new item for each one that was processed, after a round trip: a window of items, as a TCP receiver sees it. */
        CLOSED
    }

    /**
     * A device or timer.
     *
     * @param name its name
     * @param cpu the CPU it interrupts, or {@link #EVERY}
     * @param arrival how its events come
     * @param interval mean time between two events, in nanoseconds; for {@link Arrival#CLOSED} the least time, 0 for none
     * @param items how many items an event brings
     * @param window items under way in a {@link Arrival#CLOSED} source
     * @param roundTrip time from the end of an item to the arrival of the one that follows, in nanoseconds
     * @param cost time in its hardware interrupt handler, in nanoseconds; 0 for an event that needs no interrupt
     * @param polled whether it does not interrupt while its handler is pending or runs
     * @param raises the handler it schedules
     * @param target the CPU it schedules it on, or {@link #OWN}
     */
    public record Interrupt(String name, int cpu, Arrival arrival, double interval, int items, int window, long roundTrip,
            long cost, boolean polled, String raises, int target) {
    }

    /**
     * A software interrupt handler; each CPU has its own instance.
     *
     * @param name its name
     * @param type its class; {@link SoftintClass#GEN} is CLOCK where a table has no GEN
     * @param perRun what each run does once
     * @param perItem what it does for each item that it finds
     * @param limit items after which a run ends and schedules the handler again; 0 for none
     * @param queue items that fit into its queue, others are dropped; 0 for any number
     * @param coalesces whether scheduling it while it is pending changes nothing, as softint_schedule(9) has it; else each is a job
     * @param raises what it schedules at the end of a run
     */
    public record Handler(String name, SoftintClass type, List<Step> perRun, List<Step> perItem, int limit, int queue,
            boolean coalesces, List<Raise> raises) {

        public Handler {
            perRun = List.copyOf(perRun);
            perItem = List.copyOf(perItem);
            raises = List.copyOf(raises);
        }
    }

    /**
     * One handler scheduling another.
     *
     * @param handler which
     * @param cpu where: a CPU, or {@link #OWN}
     */
    public record Raise(String handler, int cpu) {
    }

    /**
     * A thread that always wants to run.
     *
     * @param name its name
     * @param cpu its CPU, or {@link #EVERY} for one on each
     * @param loop what it does again and again
     */
    public record Application(String name, int cpu, List<Step> loop) {

        public Application {
            loop = List.copyOf(loop);
        }
    }

    /**
     * A watchdog timer.
     *
     * @param name its name
     * @param cpu its CPU, or {@link #EVERY} for one on each
     * @param pokedBy the handler whose every run pokes it
     * @param timeout longest time between two pokes, in nanoseconds
     */
    public record Watchdog(String name, int cpu, String pokedBy, long timeout) {
    }

    /**
     * A number of a load.
     *
     * @param name where it stands: {@code "hardclock rate"}, {@code "callout per-item 2 for"}
     * @param value as it was written, with its unit
     * @param source where it comes from
     */
    public record Parameter(String name, String value, String source) {
    }
}
