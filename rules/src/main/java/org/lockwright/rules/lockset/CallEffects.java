package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.pack.Locking;

/** What a call may do that matters to who makes it with a lock held: in the function itself and in all that it calls. */
public final class CallEffects {

    /** What sort of thing. */
    public enum Kind {
        /** Nothing is known of a function that it calls. */
        UNKNOWN,
        /** It calls through a pointer: a method, an upcall. */
        POINTER,
        /** It may sleep. */
        SLEEPS,
        /** It gives up a lock of its caller, or takes one that it leaves held. */
        MOVES,
        /** It takes a lock of the class named. */
        TAKES
    }

    /**
     * One effect.
     *
     * @param what the function, slot or lock class
     */
    public record Effect(Kind kind, String what) {
    }

    private final ProgramAnalysis program;
    private final Set<String> harmless;
    private final Map<FunctionId, Set<Effect>> own = new HashMap<>();

    /** {@code harmless} names calls that count as doing nothing. */
    CallEffects(ProgramAnalysis program, Set<String> harmless) {
        this.program = program;
        this.harmless = Collections.unmodifiableSet(new TreeSet<>(harmless));
    }

    /** The effects of a call of {@code name} made in {@code path}; none for one that does nothing of the sort. */
    public Set<Effect> of(String path, String name) {
        if (harmless.contains(name)) {
            return Set.of();
        } else if (!program.rows().of(name).isEmpty()) {
            return ofRows(name);
        }
        Set<Effect> out = new LinkedHashSet<>();
        Optional<FunctionId> start = program.graph().find(new FunctionId(name, path));
        if (start.isEmpty()) {
            return Set.of(new Effect(Kind.UNKNOWN, name));
        }
        Summary summary = program.facts().get(start.get()).summary();
        boolean moves = !summary.drops().isEmpty() || !summary.retakes().isEmpty() || summary.outcomes().stream().anyMatch(o -> !o.isPlain());
        if (moves) {
            out.add(new Effect(Kind.MOVES, name));
        }
        for (FunctionId id : reached(start.get())) {
            out.addAll(own.computeIfAbsent(id, f -> events(program.facts().get(f))));
        }
        return out;
    }

    /** The names of the functions that a call of {@code name} in {@code path} may run, itself included, those behind harmless calls left out. */
    public Set<String> reached(String path, String name) {
        Set<String> out = new TreeSet<>(Set.of(name));
        if (program.rows().of(name).isEmpty() && !harmless.contains(name)) {
            program.graph().find(new FunctionId(name, path)).ifPresent(id -> reached(id).forEach(f -> out.add(f.name())));
        }
        return out;
    }

    private Set<FunctionId> reached(FunctionId from) {
        Set<FunctionId> seen = new LinkedHashSet<>(Set.of(from));
        Deque<FunctionId> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            for (Event event : program.facts().get(open.pop()).events()) {
                if (event instanceof Event.Calling c && c.isDirect() && !harmless.contains(c.call().name()) && program.rows().of(c.call().name()).isEmpty()) {
                    c.targets().stream().filter(t -> program.facts().containsKey(t) && seen.add(t)).forEach(open::add);
                }
            }
        }
        return seen;
    }

    private Set<Effect> events(FunctionFacts facts) {
        Set<Effect> out = new LinkedHashSet<>();
        facts.gaps().forEach(g -> out.add(new Effect(Kind.UNKNOWN, facts.flow().function().name())));
        for (Event event : facts.events()) {
            if (event instanceof Event.Sleeping s && !harmless.contains(s.call())) {
                out.add(new Effect(Kind.SLEEPS, s.call()));
            } else if (event instanceof Event.Taking t && !t.again()) {
                out.add(new Effect(Kind.TAKES, t.lock().lockClass()));
            } else if (event instanceof Event.Calling c && !harmless.contains(c.call().name())) {
                calls(c, out);
            }
        }
        return out;
    }

    private void calls(Event.Calling c, Set<Effect> out) {
        if (!c.isDirect() && c.call().name().isEmpty()) {
            out.add(new Effect(Kind.POINTER, CallGraph.slot(c.call()).orElse("a pointer")));
        } else if (c.targets().isEmpty() && program.rows().of(c.call().name()).isEmpty() && !c.call().name().startsWith("__builtin")) {
            out.add(new Effect(Kind.UNKNOWN, c.call().name()));
        }
    }

    private Set<Effect> ofRows(String name) {
        Set<Effect> out = new LinkedHashSet<>();
        for (Locking.Row row : program.rows().of(name)) {
            switch (row.act()) {
                case ACQUIRE, RELEASE, RELEASE_AND_REACQUIRE, UPGRADE, DOWNGRADE, RAISE_LEVEL, RESTORE_LEVEL, FREE -> out.add(new Effect(Kind.MOVES, name));
                case WAIT, AWAIT -> out.add(new Effect(Kind.SLEEPS, name));
                default -> { }
            }
            if (row.sleep().always() || !row.sleep().when().isEmpty()) {
                out.add(new Effect(Kind.SLEEPS, name));
            }
        }
        return out;
    }
}
