package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.rules.simulate.SimulationResult.ClassRow;
import org.lockwright.rules.simulate.SimulationResult.CpuTimes;
import org.lockwright.rules.simulate.SimulationResult.HandlerTimes;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/** Adds up what a machine measured. */
final class Tally {

    private Tally() {
    }

    static SimulationResult of(Simulation simulation, Machine machine) {
        long measured = simulation.duration() - simulation.load().warmUp();
        List<CpuTimes> cpus = machine.cpus().stream().map(cpu -> cpu(simulation, cpu, measured)).toList();
        List<HandlerTimes> handlers = machine.handlings().stream().map(h -> new HandlerTimes(h.handler().name(),
                MachineBuilder.home(simulation.table(), h.handler().type()), h.cpu().index(), h.processed() * 1e9 / measured)).toList();
        return new SimulationResult(simulation.table(), simulation.load().name(), simulation.seed(), simulation.duration(), measured,
                machine.events(), cpus, handlers, machine.watches().stream().map(w -> w.times(simulation.duration())).toList());
    }

    private static CpuTimes cpu(Simulation simulation, Cpu cpu, long measured) {
        double interrupts = (double) cpu.interruptTime() / measured;
        double thread = cpu.thread() == null ? 0 : cpu.thread().meter().times(simulation.duration(), measured).share();
        double idle = 1 - interrupts - thread;
        List<ClassRow> classes = new ArrayList<>();
        for (int i = 0; i < cpu.ladder().size(); i++) {
            DispatchTable.Row row = simulation.table().rows().get(i);
            ClassTimes times = cpu.ladder().get(i).meter().times(simulation.duration(), measured);
            Optional<Bound> bound = row.type() == SoftintClass.CLOCK
                    ? Optional.of(Bound.of(simulation.table(), simulation.load(), cpu.index())) : Optional.empty();
            classes.add(new ClassRow(row, times, bound));
            idle -= times.share();
        }
        return new CpuTimes(cpu.index(), interrupts, thread, Math.max(0, idle), classes);
    }
}
