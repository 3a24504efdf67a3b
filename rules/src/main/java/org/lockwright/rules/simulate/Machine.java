package org.lockwright.rules.simulate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/** CPUs, sources, handlers and watchdogs of a run, and the loop that takes them from event to event. */
final class Machine {

    private static final int EVENTS_PER_REPORT = 1 << 16;

    private final long ipi;
    private final boolean lendsLevel;
    private final Map<String, Mutex> mutexes = new HashMap<>();
    private Cpu[] cpus;
    private Source[] sources;
    private List<Handling> handlings;
    private List<Watch> watches;
    private long now;
    private long events;
    private boolean touched;

    Machine(long ipi, boolean lendsLevel) {
        this.ipi = ipi;
        this.lendsLevel = lendsLevel;
    }

    void assemble(List<Cpu> allCpus, List<Source> allSources, List<Handling> allHandlings, List<Watch> allWatches) {
        cpus = allCpus.toArray(Cpu[]::new);
        sources = allSources.toArray(Source[]::new);
        handlings = allHandlings;
        watches = allWatches;
    }

    long now() {
        return now;
    }

    long ipi() {
        return ipi;
    }

    long events() {
        return events;
    }

    List<Cpu> cpus() {
        return List.of(cpus);
    }

    List<Handling> handlings() {
        return handlings;
    }

    List<Watch> watches() {
        return watches;
    }

    Mutex mutex(String name) {
        return mutexes.computeIfAbsent(name, n -> new Mutex(lendsLevel));
    }

    void touch() {
        touched = true;
    }

    /** Runs from 0 to {@code end} nanoseconds. */
    void run(long end, long warmUp, long mostEvents, DoubleConsumer progress) {
        boolean measuring = false;
        settle();
        while (true) {
            Cpu cpu = nextCpu();
            Source source = nextSource();
            long completes = cpu == null ? Source.NEVER : cpu.end();
            long arrives = source == null ? Source.NEVER : source.next();
            long at = Math.min(completes, arrives);
            if (!measuring && at > warmUp) {
                now = warmUp;
                measure();
                measuring = true;
            }
            if (at > end) {
                break;
            }
            now = at;
            if (completes <= arrives) {
                cpu.complete();
            } else {
                source.arrive(now);
            }
            settle();
            if (++events % EVENTS_PER_REPORT == 0) {
                progress.accept((double) now / end);
            }
            if (events >= mostEvents) {
                throw new SimulationException(mostEvents + " events at simulated time " + Quantity.time(now)
                        + ", no more are simulated; ask for a shorter time, or lower the rates of the load");
            }
        }
        now = end;
        finish();
    }

    private Cpu nextCpu() {
        Cpu first = null;
        for (Cpu cpu : cpus) {
            if (first == null || cpu.end() < first.end()) {
                first = cpu;
            }
        }
        return first;
    }

    private Source nextSource() {
        Source first = null;
        for (Source source : sources) {
            if (first == null || source.next() < first.next()) {
                first = source;
            }
        }
        return first;
    }

    /** Lets every CPU whose circumstances changed choose again, until none has. */
    private void settle() {
        while (touched) {
            touched = false;
            for (Cpu cpu : cpus) {
                if (cpu.isTouched()) {
                    cpu.reschedule();
                }
            }
        }
    }

    private void measure() {
        for (Cpu cpu : cpus) {
            cpu.reset();
            cpu.ladder().forEach(lwp -> lwp.meter().reset(now));
            if (cpu.thread() != null) {
                cpu.thread().meter().reset(now);
            }
        }
        handlings.forEach(Handling::forget);
        watches.forEach(w -> w.reset(now));
    }

    private void finish() {
        for (Cpu cpu : cpus) {
            cpu.book();
        }
        handlings.forEach(h -> h.finish(now));
    }
}
