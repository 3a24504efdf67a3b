package org.lockwright.rules.simulate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockwright.rules.simulate.Load.Handler;
import org.lockwright.rules.simulate.Load.Interrupt;
import org.lockwright.rules.softint.DispatchTable;
import org.lockwright.rules.softint.SoftintClass;

/**
 * How long a trigger of the clock class can wait on a CPU, computed from table and load alone; times are in nanoseconds.
 *
 * @param section the longest time nothing can preempt: the longest step that masks interrupts or software interrupts, and behind it
 *         one interrupt of each source, for they are latched and taken together
 * @param hold for each time a run of the class takes a mutex, the longest that anything else holds it
 * @param work one run of each of the class's handlers
 * @param none why there is no bound; empty if there is
 */
public record Bound(long section, long hold, long work, String none) {

    private static Bound none(String why) {
        return new Bound(0, 0, 0, why);
    }

    /** Whether there is a bound. */
    public boolean holds() {
        return none.isEmpty();
    }

    /** The sum of its three terms, in nanoseconds. */
    public long total() {
        return section + hold + work;
    }

    /** The bound for the clock class on {@code cpu}. */
    static Bound of(DispatchTable table, Load load, int cpu) {
        Optional<DispatchTable.Row> clock = table.row(SoftintClass.CLOCK);
        if (clock.isEmpty()) {
            return none("the table has no class clock");
        }
        List<String> others = table.rows().stream()
                .filter(r -> r.type() != SoftintClass.CLOCK && r.level() >= clock.get().level()).map(r -> r.type().word()).toList();
        if (!others.isEmpty()) {
            return none("not preempted by clock: " + String.join(", ", others));
        }
        if (table.rows().stream().anyMatch(r -> r.type() != SoftintClass.CLOCK && (r.bit() & clock.get().bit()) != 0)) {
            return none("clock shares its bit with another class");
        }
        if (clock.get().line() < clock.get().level()) {
            return none("clock's trigger comes in at a lower level than its own");
        }
        List<Handler> own = load.handlers().stream()
                .filter(h -> MachineBuilder.home(table, h.type()) == SoftintClass.CLOCK).toList();
        if (own.stream().flatMap(Bound::steps).anyMatch(s -> s.spread() != Step.Spread.CONSTANT)) {
            return none("the length of a step of the class has no limit");
        }
        long hold = hold(load, own);
        if (hold > 0 && load.lending() == Load.Lending.PRIORITY) {
            return none("who holds a mutex that the class takes can be preempted by the others");
        }
        return new Bound(section(load, cpu), hold, own.stream().mapToLong(h -> run(load, h)).sum(), "");
    }

    private static Stream<Step> steps(Handler handler) {
        return Stream.concat(handler.perRun().stream(), handler.perItem().stream());
    }

    private static long section(Load load, int cpu) {
        long masked = Stream.concat(load.handlers().stream().flatMap(Bound::steps),
                        load.threads().stream().filter(t -> isOn(t.cpu(), cpu)).flatMap(t -> t.loop().stream()))
                .filter(s -> s.masks() != Step.Masks.NOTHING).mapToLong(Step::time).max().orElse(0);
        long interrupts = load.interrupts().stream().filter(i -> isOn(i.cpu(), cpu)).mapToLong(Interrupt::cost).sum();
        long fromOthers = load.interrupts().stream().filter(i -> i.target() == cpu && !isOn(i.cpu(), cpu)).count()
                + load.handlers().stream().flatMap(h -> h.raises().stream()).filter(r -> r.cpu() == cpu).count();
        return masked + interrupts + fromOthers * load.ipi();
    }

    private static boolean isOn(int where, int cpu) {
        return where == cpu || where == Load.EVERY;
    }

    /** The longest hold of each mutex by others, once for each time the class takes it. */
    private static long hold(Load load, List<Handler> own) {
        Map<String, Long> longest = new LinkedHashMap<>();
        List<Step> foreign = new ArrayList<>();
        load.handlers().stream().filter(h -> !own.contains(h) || load.cpus() > 1).flatMap(Bound::steps).forEach(foreign::add);
        load.threads().forEach(t -> foreign.addAll(t.loop()));
        foreign.forEach(s -> s.mutex().ifPresent(m -> longest.merge(m, s.time(), Math::max)));
        return own.stream().mapToLong(h -> held(h.perRun(), longest) + items(load, h) * held(h.perItem(), longest)).sum();
    }

    private static long held(List<Step> steps, Map<String, Long> longest) {
        return steps.stream().flatMap(s -> s.mutex().stream()).mapToLong(m -> longest.getOrDefault(m, 0L)).sum();
    }

    /** Items of a run: those that one event of each of its sources brings, or as many as its limit. */
    private static long items(Load load, Handler handler) {
        return handler.limit() > 0 ? handler.limit()
                : load.interrupts().stream().filter(i -> i.raises().equals(handler.name())).mapToLong(Interrupt::items).sum();
    }

    private static long run(Load load, Handler handler) {
        return handler.perRun().stream().mapToLong(Step::time).sum()
                + items(load, handler) * handler.perItem().stream().mapToLong(Step::time).sum();
    }
}
