package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.List;
import org.lockwright.rules.simulate.Load.Application;
import org.lockwright.rules.simulate.Load.Arrival;
import org.lockwright.rules.simulate.Load.Handler;
import org.lockwright.rules.simulate.Load.Interrupt;
import org.lockwright.rules.simulate.Load.Lending;
import org.lockwright.rules.simulate.Load.Raise;
import org.lockwright.rules.simulate.Load.Watchdog;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** A load and tables for a test, put together in a few words; times are in microseconds unless they say otherwise. */
final class LoadSketch {

    static final long US = 1_000;
    static final long MS = 1_000_000;
    static final long SECOND = 1_000_000_000;

    private final int cpus;
    private final List<Interrupt> interrupts = new ArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();
    private final List<Application> threads = new ArrayList<>();
    private final List<Watchdog> watchdogs = new ArrayList<>();
    private Lending lending = Lending.LEVEL;
    private long ipi;

    private LoadSketch(int cpus) {
        this.cpus = cpus;
    }

    static LoadSketch ofCpus(int cpus) {
        return new LoadSketch(cpus);
    }

    LoadSketch ipi(long us) {
        ipi = us * US;
        return this;
    }

    LoadSketch lending(Lending what) {
        lending = what;
        return this;
    }

    /** A handler that runs {@code steps} once for each time it is scheduled. */
    LoadSketch handler(String name, SoftintClass type, Step... steps) {
        handlers.add(new Handler(name, type, List.of(steps), List.of(), 0, 0, true, List.of()));
        return this;
    }

    /** The same, each time being a job of its own. */
    LoadSketch jobs(String name, SoftintClass type, Step step) {
        handlers.add(new Handler(name, type, List.of(step), List.of(), 0, 0, false, List.of()));
        return this;
    }

    /** A handler that works items off, at most {@code limit} in a run. */
    LoadSketch items(String name, SoftintClass type, int limit, Step... perItem) {
        handlers.add(new Handler(name, type, List.of(), List.of(perItem), limit, 0, true, List.of()));
        return this;
    }

    /** A handler that schedules others at its end. */
    LoadSketch raising(String name, SoftintClass type, Step step, Raise... others) {
        handlers.add(new Handler(name, type, List.of(step), List.of(), 0, 0, true, List.of(others)));
        return this;
    }

    /** Periodic events on CPU 0. */
    LoadSketch every(long us, String raises, long costUs) {
        return interrupt(new Interrupt("every-" + raises, 0, Arrival.PERIODIC, us * US, 1, 0, 0, costUs * US, false, raises, Load.OWN));
    }

    /** Poisson events on CPU 0, without a hardware interrupt. */
    LoadSketch poisson(double meanUs, String raises) {
        return interrupt(new Interrupt("poisson-" + raises, 0, Arrival.POISSON, meanUs * US, 1, 0, 0, 0, false, raises, Load.OWN));
    }

    /** A window of items for ever under way to {@code raises} on CPU 0. */
    LoadSketch saturating(String raises, int window, long roundTripUs, long costUs) {
        return interrupt(new Interrupt("saturating-" + raises, 0, Arrival.CLOSED, 0, 1, window, roundTripUs * US, costUs * US, true,
                raises, Load.OWN));
    }

    LoadSketch interrupt(Interrupt one) {
        interrupts.add(one);
        return this;
    }

    LoadSketch thread(int cpu, Step... loop) {
        threads.add(new Application("thread", cpu, List.of(loop)));
        return this;
    }

    LoadSketch watchdog(String pokedBy, long timeout) {
        watchdogs.add(new Watchdog("watchdog", 0, pokedBy, timeout));
        return this;
    }

    Load load() {
        return new Load("sketch", "a test", cpus, SECOND, 0, ipi, lending, interrupts, handlers, threads, watchdogs, List.of());
    }

    /** Runs it for {@code duration} nanoseconds under seed 1. */
    SimulationResult run(DispatchTable table, long duration) {
        return new Simulation(table, load(), 1, duration).run();
    }

    static Step us(long time) {
        return Step.of(time * US);
    }

    /** A table in ladder order from rows as {@code "clock 4"}: class and level, with bits of their own. */
    static DispatchTable table(String... rows) {
        List<DispatchTable.Row> out = new ArrayList<>();
        for (String row : rows) {
            String[] words = row.split(" ");
            int level = Integer.parseInt(words[1]);
            int line = words.length > 2 ? Integer.parseInt(words[2]) : level;
            out.add(new DispatchTable.Row(SoftintClass.of(words[0]).orElseThrow(), level, 1L << out.size(), line));
        }
        return new DispatchTable("sketch", out);
    }

    /** amd64 as it is: serial > net > bio > clock, a level each. */
    static DispatchTable amd64Today() {
        return table("serial 4", "net 3", "bio 2", "clock 1");
    }

    /** octeon as it is: two levels. */
    static DispatchTable octeonToday() {
        return table("serial 2", "net 2", "bio 1", "clock 1");
    }

    /** clock > net == serial > bio > gen, a level each. */
    static DispatchTable amd64After() {
        return table("clock 4", "serial 3", "net 3", "bio 2", "gen 1");
    }

    /** clock > net == serial >= bio >= gen on two levels. */
    static DispatchTable octeonAfter() {
        return table("clock 2", "serial 1", "net 1", "bio 1", "gen 1");
    }
}
