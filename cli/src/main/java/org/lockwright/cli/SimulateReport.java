package org.lockwright.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lockwright.generators.LatencyPlot;
import org.lockwright.rules.simulate.Load;
import org.lockwright.rules.simulate.Simulation;
import org.lockwright.rules.simulate.SimulationResult;
import org.lockwright.rules.softint.DispatchTable;

/**
 * What {@code softint simulate} answers.
 *
 * @param profile the profile whose tables were simulated
 * @param load the load they were put under
 * @param runs one for each table, in the order given
 */
record SimulateReport(String profile, Load load, List<Run> runs) {

    SimulateReport {
        runs = List.copyOf(runs);
    }

    /**
     * A table by what it is to the reader.
     *
     * @param name as in {@code "today"} or {@code "after"}
     */
    record NamedTable(String name, DispatchTable table) {
    }

    /** A table and what became of it. */
    record Run(String name, SimulationResult result) {
    }

    /**
     * Simulates one table after the other, each under the same arrivals.
     *
     * @param duration simulated time of each, in nanoseconds
     */
    static SimulateReport of(String profile, List<NamedTable> tables, Load load, long seed, long duration, SimulateProgress progress) {
        List<Run> runs = new ArrayList<>();
        for (NamedTable named : tables) {
            progress.begins(runs.size(), tables.size());
            runs.add(new Run(named.name(), new Simulation(named.table(), load, seed, duration)
                    .run(Simulation.MOST_EVENTS, progress)));
        }
        return new SimulateReport(profile, load, runs);
    }

    String text() {
        return SimulateText.of(this);
    }

    String json() {
        return Result.json(SimulateJson.of(this));
    }

    /** The plot of the CPU that the load keeps busiest under the first table. */
    String svg() {
        return LatencyPlot.of(load, runs.stream().map(r -> new LatencyPlot.Panel(r.name(), r.result())).toList(), busiest());
    }

    private int busiest() {
        return runs.get(0).result().cpus().stream()
                .min(Comparator.comparingDouble((SimulationResult.CpuTimes c) -> c.idle() + c.thread())
                        .thenComparingInt(SimulationResult.CpuTimes::cpu))
                .orElseThrow().cpu();
    }
}
