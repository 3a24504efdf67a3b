package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * LW3001: locks that a function takes and keeps on its way out, and of which nobody who calls it relieves it: neither its callers nor theirs,
 * see {@link Reliefs}.
 *
 * <p>A function that takes a lock for its caller is one that some caller relies on to do so; where none does, it was forgotten.
 */
final class Kept {

    private static final int HIGHEST = 3;

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Reliefs reliefs;
    private final Map<FunctionId, Set<FunctionId>> callers = new HashMap<>();

    Kept(ProgramAnalysis program, Contexts contexts) {
        this.program = program;
        this.contexts = contexts;
        this.reliefs = new Reliefs(program);
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
            if (own && !returned && !lock.lockClass().isEmpty() && lock.isOutward() && !takesInCallee(facts, lock.lockClass()) && !isHeldBefore(facts, lock)
                    && !isTold(facts, leaving, lock) && isForgotten(facts.flow().function(), lock.lockClass())) {
                String function = facts.flow().function().name();
                String spelt = TermText.of(lock, facts::variable);
                out.putIfAbsent(function + lock.lockClass() + leaving.place(), new Violation("LW3001", false, leaving.place(), function, lock.lockClass(),
                        "'" + spelt + "' is still held here, and nobody who calls " + function + "() gives it up",
                        List.of(Note.step(spelt + " taken at " + hold.where(), hold.where()))));
            }
        });
    }

    /**
     * Whether {@code function} says by its result whether it leaves a lock of class {@code lock} with its caller: with 0, or with a pointer to what
     * the lock is of, it does, and otherwise not. A system call says so to nobody, whoever else calls it.
     */
    boolean isToldByResult(FunctionId function, String lock) {
        FunctionFacts facts = program.facts().get(function);
        List<Event.Leaving> all = facts == null || !program.rows().of(function.name()).isEmpty() ? List.of()
                : facts.events().stream().filter(Event.Leaving.class::isInstance).map(Event.Leaving.class::cast).toList();
        List<Event.Leaving> with = all.stream().filter(l -> held(l, lock).findAny().isPresent()).toList();
        List<Fact> without = all.stream().filter(l -> !with.contains(l)).map(Event.Leaving::result).toList();
        boolean byZero = with.stream().allMatch(l -> l.result() != null && l.result().isZero()) && without.stream().allMatch(r -> r != null && r.equal() != null && r.isNonzero());
        boolean byPointer = with.stream().allMatch(l -> l.value() != null && held(l, lock).allMatch(t -> t.contains(l.value())))
                && without.stream().allMatch(r -> r != null && r.isZero());
        return !contexts.contracts().isRoot(function) && !with.isEmpty() && !without.isEmpty() && (byZero || byPointer);
    }

    /** Whether those who call {@code function} have to give up what it leaves with them, as they can tell, and nobody could for them: then it is said of them. */
    boolean isSaidOfCallers(FunctionId function, String lock) {
        return isCalled(function) && callers.get(function).stream().allMatch(contexts::isOuter) && isToldByResult(function, lock);
    }

    private static Stream<Term> held(Event.Leaving leaving, String lock) {
        return leaving.seen().locks().held().keySet().stream().filter(t -> t.lockClass().equals(lock));
    }

    /** Whether some function is seen to call {@code function}. */
    boolean isCalled(FunctionId function) {
        return callers.containsKey(function);
    }

    /** Whether a parameter tells this way out from all others to the same place that are without {@code lock}, and there are some. */
    boolean isTold(FunctionFacts facts, Event.Leaving leaving, Term lock) {
        List<Event.Leaving> without = facts.events().stream().filter(e -> e instanceof Event.Leaving).map(e -> (Event.Leaving) e)
                .filter(l -> l.place().equals(leaving.place()) && !l.seen().locks().held().containsKey(lock)).toList();
        return !without.isEmpty() && without.stream().allMatch(l -> leaving.seen().given().entrySet().stream()
                .anyMatch(e -> e.getKey().kind() == Term.Kind.PARAMETER && l.seen().given().containsKey(e.getKey()) && l.seen().given().get(e.getKey()).contradicts(e.getValue())));
    }

    /** Whether a caller calls the function with {@code lock} held, so that it waits for itself, and the lock that is left is the caller's. */
    boolean isHeldBefore(FunctionFacts facts, Term lock) {
        return contexts.of(facts.flow().function()).stream().anyMatch(c -> c.held().containsKey(lock));
    }

    /** Whether a function that this one calls takes a lock of class {@code lock} for it: then which of the two is kept is another question. */
    private boolean takesInCallee(FunctionFacts facts, String lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && c.targets().stream().anyMatch(t -> program.facts().containsKey(t)
                && program.facts().get(t).summary().outcomes().stream().anyMatch(o -> o.locks().held().entrySet().stream()
                        .anyMatch(h -> h.getValue().how() == Hold.How.TAKEN && h.getKey().lockClass().equals(lock)))));
    }

    /**
     * Whether nobody who calls {@code function} gives up a lock of class {@code lock} that it may have left, and all who call it are known. Above
     * its callers, who is not seen to call is taken not to know of the lock.
     */
    private boolean isForgotten(FunctionId function, String lock) {
        boolean byCallee = program.facts().get(function).events().stream().anyMatch(e -> e instanceof Event.Calling c
                && c.targets().stream().anyMatch(t -> reliefs.passes(t, lock)));
        return !isSaidOfCallers(function, lock) && isClosed(function) && !byCallee && !givesByOtherName(function, lock) && noneRelieves(function, lock, false);
    }

    /**
     * Whether nobody who is seen to call a function gives up a lock of class {@code lock} that it took at {@code taken} and may have left, nor any function
     * that it calls after that; {@code given} if it gives the lock up itself on some way, so that none is taken in a callee.
     */
    boolean isUnrelieved(FunctionFacts facts, String lock, Place taken, boolean given) {
        FunctionId function = facts.flow().function();
        boolean byCallee = facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && c.targets().stream().anyMatch(t -> reliefs.leaves(t, lock) && !isFollowed(c, t, lock))
                && StepOrder.lead(facts.flow(), taken, c.place()));
        return !byCallee && (given || !takesInCallee(facts, lock) && !givesByOtherName(function, lock)) && noneRelieves(function, lock, true);
    }

    /** Whether all that {@code target} gives up of the class {@code lock} when it is called is seen to be held there, so that it is known who has been relieved. */
    private boolean isFollowed(Event.Calling call, FunctionId target, String lock) {
        Substitution into = new Substitution(call.arguments(), Term.result(call.number()), "call " + call.number());
        List<Term> gone = program.facts().get(target).summary().outcomes().stream().flatMap(o -> o.locks().gone().stream()).distinct()
                .map(g -> into.of(g).asLock()).filter(g -> g.lockClass().isEmpty() || program.aliases().mayBeOne(g.lockClass(), lock, call.place().path())).toList();
        return !gone.isEmpty() && gone.stream().allMatch(g -> g.lockClass().equals(lock) && call.seen().locks().held().containsKey(g));
    }

    /** Whether none of the callers of {@code function}, nor theirs, relieves it of the lock; if {@code named}, only direct callers do so of a lock that is not known. */
    private boolean noneRelieves(FunctionId function, String lock, boolean named) {
        Set<FunctionId> seen = new HashSet<>(Set.of(function));
        Set<FunctionId> level = Set.of(function);
        for (int height = 0; height < HIGHEST && !level.isEmpty(); height++) {
            Set<FunctionId> above = new HashSet<>();
            for (FunctionId f : level) {
                callers.getOrDefault(f, Set.of()).stream().filter(seen::add).forEach(above::add);
            }
            boolean known = named && height > 0;
            if (above.stream().anyMatch(f -> reliefs.gives(f, seen, lock, known))) {
                return false;
            }
            level = above;
        }
        return true;
    }

    /** Whether all who call {@code function} are known: other functions, or the system, which gives up no lock for a system call or a handler. */
    private boolean isClosed(FunctionId function) {
        List<Context> all = contexts.of(function);
        return !all.isEmpty() && contexts.contracts().isExplained(function) && all.stream().allMatch(c -> c.origin().caller() != null
                || c.known() && (c.origin().root().startsWith("sys_") || c.origin().root().contains("(arg")));
    }

    /** Whether {@code function} gives up a lock that may be one of class {@code lock} by another name. */
    private boolean givesByOtherName(FunctionId function, String lock) {
        FunctionFacts facts = program.facts().get(function);
        String path = facts.flow().place().path();
        return facts.events().stream().anyMatch(e -> e instanceof Event.Giving g && (g.lock().lockClass().isEmpty()
                || !g.lock().lockClass().equals(lock) && program.aliases().mayBeOne(g.lock().lockClass(), lock, path)));
    }
}
