package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.keys.LockType;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.pack.Locking;

/**
 * What kind the locks of a class are: whether who holds one may sleep.
 *
 * <p>A mutex of mutex(9) is adaptive or spins by the level that it is made with, so its kind is found where it is made; that of a
 * pointer to a lock, where it is set. A class whose locks are made in several ways, or in one that was not understood, has none.
 */
final class LockKinds {

    /** What holding a lock means. */
    enum Kind {
        /** Who waits for it may sleep, and so may who holds it. */
        ADAPTIVE,
        /** Who waits for it spins, and who holds it must not sleep. */
        SPIN,
        /** A stretch of code in which nobody may sleep. */
        SECTION
    }

    private record Made(Kind kind, Place place, Long level) {
    }

    private final CallRows rows;
    private final Map<String, Kind> said = new HashMap<>();
    private final Map<String, Set<Made>> made = new HashMap<>();
    private final Map<String, Set<String>> from = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Set<Long> adaptive = new HashSet<>();
    private final Map<String, Long> levels = new HashMap<>();

    private LockKinds(CallRows rows) {
        this.rows = rows;
    }

    /** The kinds of the locks of {@code units}; {@code types} are those of members by {@code tag.field}. */
    static LockKinds of(Collection<UnitFlows> units, Locking locking, CallRows rows, Map<String, String> types) {
        LockKinds out = new LockKinds(rows);
        types.forEach((field, type) -> {
            if (type.contains("krwlock")) {
                out.said.put(field, Kind.ADAPTIVE);
            }
        });
        locking.locks().stream().filter(l -> !l.kind().isEmpty())
                .forEach(l -> l.is().forEach(is -> out.said.put(is, Kind.valueOf(l.kind().toUpperCase(java.util.Locale.ROOT)))));
        units.forEach(u -> u.flows().forEach(f -> f.blocks().forEach(b -> b.steps().forEach(out::level))));
        units.forEach(u -> u.flows().forEach(out::flow));
        locking.aliases().stream().filter(a -> !a.lock().equals(a.is())).forEach(a -> out.from.computeIfAbsent(a.lock(), k -> new LinkedHashSet<>()).add(a.is()));
        return out;
    }

    /** The kind of class {@code lock}; empty if it is not known. */
    Optional<Kind> of(String lock) {
        if (said.containsKey(lock)) {
            return Optional.of(said.get(lock));
        }
        Set<Kind> kinds = new HashSet<>();
        Set<String> seen = new HashSet<>();
        if (!collect(lock, seen, kinds) || kinds.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(kinds.iterator().next());
    }

    /** The highest level that a lock of class {@code lock} is made with; empty if it is not known. */
    Optional<Long> level(String lock) {
        return made.getOrDefault(lock, Set.of()).stream().filter(m -> m.level() != null).map(Made::level).max(Long::compare);
    }

    /** The number of the level {@code name}, if some lock is made with it. */
    Optional<Long> levelOf(String name) {
        return Optional.ofNullable(levels.get(name));
    }

    /** Where some lock of class {@code lock} is made. */
    Optional<Place> place(String lock) {
        return made.getOrDefault(lock, Set.of()).stream().map(Made::place).findFirst();
    }

    /** The classes that {@code lock} may go by, itself among them: what it is set to as a pointer, and the pointers that are set to it. */
    Set<String> names(String lock) {
        Set<String> out = new TreeSet<>(from.getOrDefault(lock, Set.of()));
        out.add(lock);
        from.forEach((pointer, set) -> {
            if (set.contains(lock)) {
                out.add(pointer);
            }
        });
        return out;
    }

    /** Whether {@code pointer} may lead to a lock of class {@code lock}: it is set to one, or to what was not understood. */
    boolean mayBe(String pointer, String lock) {
        return open.contains(pointer) || from.getOrDefault(pointer, Set.of()).contains(lock);
    }

    private boolean collect(String lock, Set<String> seen, Set<Kind> kinds) {
        if (!seen.add(lock)) {
            return true;
        } else if (open.contains(lock)) {
            return false;
        }
        if (said.containsKey(lock)) {
            kinds.add(said.get(lock));
        }
        made.getOrDefault(lock, Set.of()).forEach(m -> kinds.add(m.kind()));
        return from.getOrDefault(lock, Set.of()).stream().allMatch(other -> collect(other, seen, kinds));
    }

    private static Optional<Locking.Row> init(CallRows rows, Step.Call call) {
        return rows.of(call.name()).stream().filter(r -> r.act() == Locking.Act.INIT).findFirst();
    }

    /** Learns which numbers the levels have at which a holder may sleep. */
    private void level(Step step) {
        if (step instanceof Step.Call call) {
            init(rows, call).ifPresent(r -> level(r, call).ifPresent(value -> {
                if (r.level().adaptiveAt().stream().anyMatch(call.words()::contains)) {
                    adaptive.add(value);
                }
                if (call.words().size() == 1) {
                    levels.putIfAbsent(call.words().iterator().next(), value);
                }
            }));
        }
    }

    private static Optional<Long> level(Locking.Row row, Step.Call call) {
        return Classes.argument(row.level().argument(), call).filter(e -> e instanceof Expr.Constant).map(e -> ((Expr.Constant) e).value());
    }

    private void flow(Flow flow) {
        Map<Integer, Made> results = new HashMap<>();
        Map<Integer, Set<Made>> variables = new HashMap<>();
        Set<Integer> others = new HashSet<>();
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Call call) {
                    init(rows, call).ifPresent(row -> made(row, call, results));
                } else if (step instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v) {
                    Made m = a.value() instanceof Expr.Result r ? results.get(r.call()) : null;
                    if (m == null) {
                        others.add(v.variable());
                    } else {
                        variables.computeIfAbsent(v.variable(), k -> new LinkedHashSet<>()).add(m);
                    }
                }
            }
        }
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Assign a) {
                    set(a, results, variables, others, flow.parameters());
                }
            }
        }
    }

    private void made(Locking.Row row, Step.Call call, Map<Integer, Made> results) {
        Optional<Long> level = level(row, call);
        boolean known = row.level().argument().isEmpty() || level.isPresent();
        boolean sleeps = row.level().argument().isEmpty() || row.level().adaptiveAt().stream().anyMatch(call.words()::contains) || level.filter(adaptive::contains).isPresent();
        Made m = known ? new Made(sleeps ? Kind.ADAPTIVE : Kind.SPIN, call.place(), level.orElse(null)) : null;
        if (row.lock().equals("result")) {
            results.put(call.number(), m);
        } else {
            String lock = Classes.argument(row.lock(), call).map(Classes::of).orElse("");
            if (m == null && !lock.isEmpty()) {
                open.add(lock);
            } else if (!lock.isEmpty()) {
                made.computeIfAbsent(lock, k -> new LinkedHashSet<>()).add(m);
            }
        }
    }

    /** Notes what an assignment to a pointer to a lock says of the class that it goes by. */
    private void set(Step.Assign a, Map<Integer, Made> results, Map<Integer, Set<Made>> variables, Set<Integer> others, int parameters) {
        String lock = Classes.of(a.target());
        boolean isLock = a.target() instanceof Expr.Target.Member m ? LockType.is(m.type()) : a.target() instanceof Expr.Target.GlobalVariable;
        if (lock.isEmpty() || !isLock || a.value() instanceof Expr.Constant) {
            return;
        }
        Made direct = a.value() instanceof Expr.Result r ? results.get(r.call()) : null;
        Set<Made> kept = a.value() instanceof Expr.Local l && !others.contains(l.variable()) ? variables.get(l.variable()) : null;
        if (kept != null && ((Expr.Local) a.value()).variable() < parameters) {
            open.add(lock); // or else it is the lock that the caller gave
        }
        String other = Classes.of(a.value());
        if (direct != null || kept != null) {
            made.computeIfAbsent(lock, k -> new LinkedHashSet<>()).addAll(kept != null ? kept : List.of(direct));
        } else if (!other.isEmpty()) {
            from.computeIfAbsent(lock, k -> new LinkedHashSet<>()).add(other);
        } else {
            open.add(lock);
        }
    }
}
