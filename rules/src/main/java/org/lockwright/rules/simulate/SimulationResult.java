package org.lockwright.rules.simulate;

import java.util.List;
import java.util.Optional;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/**
 * What a run measured.
 *
 * @param table the table it was driven by
 * @param load the load's name
 * @param seed the seed
 * @param duration simulated time, in nanoseconds
 * @param measured how much of it was measured, in nanoseconds
 * @param events number of events
 * @param cpus the CPUs, by number
 * @param handlers what each handler did, in the load's order, by CPU
 * @param watchdogs what became of the watchdogs
 */
public record SimulationResult(DispatchTable table, String load, long seed, long duration, long measured, long events,
        List<CpuTimes> cpus, List<HandlerTimes> handlers, List<WatchTimes> watchdogs) {

    public SimulationResult {
        cpus = List.copyOf(cpus);
        handlers = List.copyOf(handlers);
        watchdogs = List.copyOf(watchdogs);
    }

    /**
     * What one CPU did; shares of its time add up to 1.
     *
     * @param cpu its number
     * @param interrupts share of its time in hardware interrupts
     * @param thread share of the application thread
     * @param idle share in which there was nothing to do
     * @param classes the classes, in ladder order
     */
    public record CpuTimes(int cpu, double interrupts, double thread, double idle, List<ClassRow> classes) {

        public CpuTimes {
            classes = List.copyOf(classes);
        }
    }

    /**
     * What became of one class on one CPU.
     *
     * @param row the class in the table
     * @param times what was measured
     * @param bound for the clock class, how long a trigger can wait
     */
    public record ClassRow(DispatchTable.Row row, ClassTimes times, Optional<Bound> bound) {
    }

    /**
     * What a handler did on a CPU.
     *
     * @param handler its name
     * @param type the class it ran in
     * @param cpu the CPU
     * @param perSecond items processed, per second
     */
    public record HandlerTimes(String handler, SoftintClass type, int cpu, double perSecond) {
    }

    /** The row of {@code type} on a CPU. */
    public Optional<ClassRow> row(int cpu, SoftintClass type) {
        return cpus.get(cpu).classes().stream().filter(r -> r.row().type() == type).findFirst();
    }

    /** Items per second of a class, on all CPUs. */
    public double perSecond(SoftintClass type) {
        return cpus.stream().flatMap(c -> c.classes().stream()).filter(r -> r.row().type() == type)
                .mapToLong(r -> r.times().items()).sum() * 1e9 / measured;
    }

    /** Watchdog timeouts, of all watchdogs. */
    public long missed() {
        return watchdogs.stream().mapToLong(WatchTimes::missed).sum();
    }
}
