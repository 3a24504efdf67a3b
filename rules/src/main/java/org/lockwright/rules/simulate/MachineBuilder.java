package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** Makes the machine of a run from a table and a load. */
final class MachineBuilder {

    private final Load load;
    private final DispatchTable table;
    private final long seed;
    private final long duration;
    private final Machine machine;
    private final List<Cpu> cpus = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<Watch> watches = new ArrayList<>();
    /** Instances by handler, one for each CPU. */
    private final Map<String, List<Handling>> handlings = new LinkedHashMap<>();
    private int streams;

    MachineBuilder(Simulation simulation) {
        load = simulation.load();
        table = simulation.table();
        seed = simulation.seed();
        duration = simulation.duration();
        machine = new Machine(load.ipi(), load.lending() == Load.Lending.LEVEL);
    }

    /** The class whose level the work of {@code type} runs at: a table without GEN leaves its work to CLOCK. */
    static SoftintClass home(DispatchTable table, SoftintClass type) {
        return type == SoftintClass.GEN && table.row(type).isEmpty() ? SoftintClass.CLOCK : type;
    }

    Machine build() {
        for (int i = 0; i < load.cpus(); i++) {
            cpus.add(new Cpu(machine, i));
        }
        Map<SoftintClass, List<Lwp>> lwps = lwps();
        for (Load.Handler handler : load.handlers()) {
            handlings.put(handler.name(), instances(handler, lwps));
        }
        load.handlers().forEach(this::raises);
        for (Load.Interrupt interrupt : load.interrupts()) {
            eachCpu(interrupt.cpu()).forEach(cpu -> sources.add(source(interrupt, cpu)));
        }
        for (Load.Watchdog watchdog : load.watchdogs()) {
            eachCpu(watchdog.cpu()).forEach(cpu -> watch(watchdog, cpu));
        }
        for (Load.Application thread : load.threads()) {
            eachCpu(thread.cpu()).forEach(cpu -> cpus.get(cpu).runs(
                    Lwp.thread(cpus.get(cpu), Stretch.of(machine, thread.loop()), random(), meter())));
        }
        machine.assemble(cpus, sources, handlings.values().stream().flatMap(List::stream).toList(), watches);
        return machine;
    }

    private Map<SoftintClass, List<Lwp>> lwps() {
        Map<SoftintClass, List<Lwp>> out = new EnumMap<>(SoftintClass.class);
        long bits = 0;
        for (DispatchTable.Row row : table.rows()) {
            boolean dispatched = (bits & row.bit()) == 0;
            bits |= row.bit();
            List<Lwp> each = new ArrayList<>();
            for (Cpu cpu : cpus) {
                Lwp lwp = new Lwp(cpu, row.level(), row.line(), dispatched, meter());
                cpu.add(lwp);
                each.add(lwp);
            }
            out.put(row.type(), each);
        }
        return out;
    }

    private List<Handling> instances(Load.Handler handler, Map<SoftintClass, List<Lwp>> lwps) {
        List<Lwp> homes = lwps.get(home(table, handler.type()));
        if (homes == null) {
            throw new SimulationException("the table of " + table.port() + " has no class " + handler.type().word()
                    + ", which handler '" + handler.name() + "' of load '" + load.name() + "' needs; mend the table, or name another load");
        }
        return homes.stream().map(lwp -> new Handling(handler, machine, lwp, random())).toList();
    }

    private void raises(Load.Handler handler) {
        for (Handling one : handlings.get(handler.name())) {
            for (Load.Raise raise : handler.raises()) {
                int cpu = raise.cpu() == Load.OWN ? one.cpu().index() : raise.cpu();
                one.raises(handlings.get(raise.handler()).get(cpu));
            }
        }
    }

    private Source source(Load.Interrupt interrupt, int cpu) {
        int target = interrupt.target() == Load.OWN ? cpu : interrupt.target();
        return new Source(interrupt, cpus.get(cpu), handlings.get(interrupt.raises()).get(target), random(), duration);
    }

    private void watch(Load.Watchdog watchdog, int cpu) {
        Watch watch = new Watch(watchdog, cpu);
        watches.add(watch);
        handlings.get(watchdog.pokedBy()).get(cpu).pokes(watch);
    }

    private List<Integer> eachCpu(int cpu) {
        return cpu == Load.EVERY ? IntStream.range(0, load.cpus()).boxed().toList() : List.of(cpu);
    }

    private SplitMix random() {
        return new SplitMix(seed, streams++);
    }

    private Meter meter() {
        return new Meter(load.warmUp() + (duration - load.warmUp()) / 2);
    }
}
