package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.pack.Locking;

/** LW3009: who waits for a handler to end while holding a lock that the handler waits for. */
final class Handlers {

    private static final String KERNEL_LOCK = "kernel_lock";
    private static final int DEEPEST = 3;

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Map<String, Map<FunctionId, Set<String>>> byHandle = new TreeMap<>();
    private final Map<FunctionId, Map<String, Taken>> taken = new HashMap<>();

    /** A lock that a handler takes: whether the handler takes it itself, and whether it is a part of the handler's own argument. */
    private record Taken(Place place, boolean direct, boolean own) {
    }

    Handlers(ProgramAnalysis program, Contexts contexts, Collection<UnitFlows> units) {
        this.program = program;
        this.contexts = contexts;
        units.forEach(u -> u.flows().forEach(this::flow));
    }

    /** Notes the handlers that {@code flow} makes, by the classes of their handles. */
    private void flow(Flow flow) {
        Map<Integer, FunctionId> results = new HashMap<>();
        for (Flow.Block block : flow.blocks()) {
            for (Step step : block.steps()) {
                if (step instanceof Step.Call call) {
                    program.rows().of(call.name()).stream().filter(r -> r.act() == Locking.Act.START).forEach(r -> start(r, call, results, flow.place().path()));
                } else if (step instanceof Step.Assign a && a.value() instanceof Expr.Result r && results.containsKey(r.call())) {
                    note(Classes.of(a.target()), results.get(r.call()), flow.place().path());
                }
            }
        }
    }

    private void start(Locking.Row row, Step.Call call, Map<Integer, FunctionId> results, String path) {
        if (Classes.argument(row.runs(), call).orElse(null) instanceof Expr.FunctionRef f) {
            if (row.lock().equals("result")) {
                results.put(call.number(), f.function());
            } else {
                Classes.argument(row.lock(), call).ifPresent(handle -> note(Classes.of(handle), f.function(), path));
            }
        }
    }

    private void note(String handle, FunctionId handler, String path) {
        if (!handle.isEmpty()) {
            program.graph().find(handler).ifPresent(h -> byHandle.computeIfAbsent(handle, k -> new LinkedHashMap<>())
                    .computeIfAbsent(h, k -> new TreeSet<>()).add(path));
        }
    }

    List<Violation> violations() {
        Map<String, Violation> out = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            for (Event event : facts.events()) {
                if (event instanceof Event.Awaiting a) {
                    handlers(a).forEach(h -> await(facts, a, h, out));
                }
            }
        }
        return List.copyOf(out.values());
    }

    /** The handlers of what {@code wait} waits for: those that its own file makes, as drivers that share a struct have handlers of their own. */
    private Set<FunctionId> handlers(Event.Awaiting wait) {
        Map<FunctionId, Set<String>> all = byHandle.getOrDefault(wait.handle().lockClass(), Map.of());
        Set<FunctionId> own = new LinkedHashSet<>(all.keySet());
        own.removeIf(h -> !all.get(h).contains(wait.place().path()));
        return own.isEmpty() ? all.keySet() : own;
    }

    private void await(FunctionFacts facts, Event.Awaiting wait, FunctionId handler, Map<String, Violation> out) {
        Map<String, Taken> locks = locks(handler);
        String path = wait.place().path();
        Found.in(facts, wait, contexts, c -> held(wait, c, path).stream().filter(locks::containsKey)
                .filter(h -> !locks.get(h).own() || !isOthers(wait, c, h, path)).findFirst().orElse(null)).ifPresent(f -> {
            Taken in = locks.get(f.what());
            List<Note> notes = f.notes(facts, wait.seen(), program.aliases(), path);
            notes.add(Note.elsewhere(handler.name() + "() takes it at " + in.place() + (in.direct() ? "" : ", in what it calls"), in.place()));
            notes.add(Note.of("give the lock up first, or hand it to the call as its interlock if it takes one"));
            Violation v = new Violation("LW3009", f.must() && in.direct() && isOne(wait, f.context(), f.what(), path), wait.place(), facts.flow().function().name(),
                    f.what() + " " + handler.name(), wait.call() + "() waits for " + handler.name() + "() to end, which takes " + f.what() + ", and that is held", notes);
            out.merge(wait.place().toString() + wait.place().column() + f.what(), v, (a, b) -> b.must() && !a.must() ? b : a);
        });
    }

    private List<String> held(Event.Awaiting wait, Context context, String path) {
        return Found.held(wait.seen(), context, program.aliases(), path).stream().filter(h -> !h.isEmpty() && !h.equals(KERNEL_LOCK)).toList();
    }

    /** Whether the held lock of class {@code lock} is surely the handler's: a variable, or one of the object that the handle is in. */
    private boolean isOne(Event.Awaiting wait, Context context, String lock, String path) {
        Term object = object(wait);
        return Contexts.held(wait.seen(), context, program.aliases(), path).keySet().stream().filter(t -> t.lockClass().equals(lock))
                .anyMatch(t -> t.kind() == Term.Kind.GLOBAL || t.kind() == Term.Kind.MEMBER && t.first().equals(object));
    }

    /** Whether all that is held of class {@code lock} is surely of other objects: ones that the handle's object leads to, or that lead there. */
    private boolean isOthers(Event.Awaiting wait, Context context, String lock, String path) {
        Term object = object(wait);
        return object != null && !Contexts.others(wait.seen(), context, program.aliases(), path).contains(lock)
                && Contexts.held(wait.seen(), context, program.aliases(), path).keySet().stream().filter(t -> t.lockClass().equals(lock))
                        .allMatch(t -> t.kind() == Term.Kind.MEMBER && !t.first().equals(object) && (t.first().contains(object) || object.contains(t.first())));
    }

    /** The object that the handle is in; null if it is in none. */
    private static Term object(Event.Awaiting wait) {
        Term handle = wait.handle().asLock();
        while (handle.kind() == Term.Kind.ELEMENT) {
            handle = handle.first();
        }
        return handle.kind() == Term.Kind.MEMBER ? handle.first() : null;
    }

    /** Classes of the locks that {@code handler} waits for, itself or in what it calls. */
    private Map<String, Taken> locks(FunctionId handler) {
        return taken.computeIfAbsent(handler, h -> {
            Map<String, Taken> out = new TreeMap<>();
            Set<FunctionId> seen = new HashSet<>(Set.of(h));
            Deque<FunctionId> level = new ArrayDeque<>(seen);
            for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
                Deque<FunctionId> next = new ArrayDeque<>();
                for (FunctionId f : level) {
                    visit(f, depth == 0, out, next);
                }
                next.removeIf(f -> !seen.add(f));
                level = next;
            }
            return out;
        });
    }

    private void visit(FunctionId f, boolean direct, Map<String, Taken> out, Deque<FunctionId> next) {
        FunctionFacts facts = program.facts().get(f);
        for (Event event : facts == null ? List.<Event>of() : facts.events()) {
            if (event instanceof Event.Taking t && !t.tried() && !t.again() && !t.recursive() && !t.lock().lockClass().isEmpty()) {
                boolean own = direct && t.lock().kind() == Term.Kind.MEMBER && t.lock().first().kind() == Term.Kind.PARAMETER;
                out.merge(t.lock().lockClass(), new Taken(t.place(), direct, own), (a, b) -> a.own() ? new Taken(a.place(), a.direct(), b.own()) : a);
            } else if (event instanceof Event.Calling c && c.isDirect()) {
                next.addAll(c.targets());
            }
        }
    }
}
