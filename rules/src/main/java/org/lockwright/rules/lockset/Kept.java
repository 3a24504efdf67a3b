package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;

/**
 * LW3001: locks that a function takes and keeps on its way out, and that nobody who calls it gives up: neither its callers nor theirs.
 *
 * <p>A function that takes a lock for its caller is one that some caller relies on to do so; where none does, it was forgotten.
 */
final class Kept {

    private static final int HIGHEST = 3;

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Map<FunctionId, Set<FunctionId>> callers = new HashMap<>();

    Kept(ProgramAnalysis program, Contexts contexts) {
        this.program = program;
        this.contexts = contexts;
        program.facts().forEach((id, facts) -> facts.events().forEach(e -> {
            if (e instanceof Event.Calling c) {
                c.targets().forEach(t -> callers.computeIfAbsent(t, k -> new HashSet<>()).add(id));
            }
        }));
    }

    List<Violation> violations() {
        Map<String, Violation> out = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            if (program.rows().of(facts.flow().function().name()).isEmpty() && facts.gaps().isEmpty()) {
                facts.events().forEach(e -> {
                    if (e instanceof Event.Leaving leaving && !leaving.seen().lost() && !leaving.seen().tainted()) {
                        leaving(facts, leaving, out);
                    }
                });
            }
        }
        return List.copyOf(out.values());
    }

    private void leaving(FunctionFacts facts, Event.Leaving leaving, Map<String, Violation> out) {
        leaving.seen().locks().held().forEach((lock, hold) -> {
            boolean own = hold.how() == Hold.How.TAKEN && facts.events().stream().anyMatch(e -> e instanceof Event.Taking t && !t.recursive() && t.place().equals(hold.where()));
            boolean returned = leaving.value() != null && lock.contains(leaving.value());
            if (own && !returned && !lock.lockClass().isEmpty() && lock.isOutward() && !takesInCallee(facts, lock.lockClass()) && isForgotten(facts.flow().function(), lock.lockClass())) {
                String function = facts.flow().function().name();
                String spelt = TermText.of(lock, facts::variable);
                out.putIfAbsent(function + lock.lockClass() + leaving.place(), new Violation("LW3001", false, leaving.place(), function, lock.lockClass(),
                        "'" + spelt + "' is still held here, and nobody who calls " + function + "() gives it up",
                        List.of(Note.step(spelt + " taken at " + hold.where(), hold.where()))));
            }
        });
    }

    /** Whether a function that this one calls takes a lock of class {@code lock} for it: then which of the two is kept is another question. */
    private boolean takesInCallee(FunctionFacts facts, String lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && c.targets().stream().anyMatch(t -> program.facts().containsKey(t)
                && program.facts().get(t).summary().outcomes().stream().anyMatch(o -> o.locks().held().entrySet().stream()
                        .anyMatch(h -> h.getValue().how() == Hold.How.TAKEN && h.getKey().lockClass().equals(lock)))));
    }

    /** Whether all that call {@code function}, and they are all known, never give up a lock of class {@code lock}. */
    private boolean isForgotten(FunctionId function, String lock) {
        Set<FunctionId> seen = new HashSet<>(Set.of(function));
        Set<FunctionId> level = Set.of(function);
        for (int height = 0; height < HIGHEST && !level.isEmpty(); height++) {
            Set<FunctionId> above = new HashSet<>();
            for (FunctionId f : level) {
                if (!isClosed(f) || height == 0 && gives(f, lock, true) || height > 0 && gives(f, lock, false)) {
                    return false;
                }
                callers.getOrDefault(f, Set.of()).stream().filter(seen::add).forEach(above::add);
            }
            level = above;
        }
        return level.isEmpty() || level.stream().noneMatch(f -> gives(f, lock, false));
    }

    /** Whether all who call {@code function} are known: other functions, or the system, which gives up no lock for a system call or a handler. */
    private boolean isClosed(FunctionId function) {
        List<Context> all = contexts.of(function);
        return !all.isEmpty() && contexts.isExplained(function) && all.stream().allMatch(c -> c.origin().caller() != null
                || c.known() && (c.origin().root().startsWith("sys_") || c.origin().root().contains("(arg")));
    }

    /** Whether {@code function}, or one that it calls, gives up a lock of class {@code lock}; with {@code alias} only by another name. */
    private boolean gives(FunctionId function, String lock, boolean alias) {
        FunctionFacts facts = program.facts().get(function);
        String path = facts.flow().place().path();
        return facts.events().stream().anyMatch(e -> {
            if (e instanceof Event.Giving g) {
                String other = g.lock().lockClass();
                return other.isEmpty() || !(alias && other.equals(lock)) && program.aliases().mayBeOne(other, lock, path);
            }
            return !alias && e instanceof Event.Calling c && c.targets().stream().anyMatch(t -> program.facts().containsKey(t)
                    && program.facts().get(t).summary().outcomes().stream().anyMatch(o -> o.locks().gone().stream()
                            .anyMatch(g -> g.lockClass().isEmpty() || program.aliases().mayBeOne(g.lockClass(), lock, path))));
        });
    }
}
