package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.pack.Locking;

/** LW3003: loops that come round with a lock more, or one less, than they began with. */
final class LoopBalance {

    /** Checks that would report at other places what a loop does to a lock. */
    private static final Set<String> CONSEQUENCES = Set.of("LW2003", "LW3001", "LW3002");

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Set<String> recursive = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> spoken = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>();
    private final Map<FunctionId, Set<String>> leaving = new HashMap<>();

    private LoopBalance(ProgramAnalysis program, Contexts contexts, Locking locking) {
        this.program = program;
        this.contexts = contexts;
        locking.locks().forEach(l -> l.is().forEach(is -> names.putIfAbsent(is, l.name())));
        locking.locks().stream().filter(l -> l.nests().equals("recursive")).forEach(l -> recursive.addAll(l.is()));
        for (FunctionFacts facts : program.facts().values()) {
            facts.events().forEach(e -> {
                if (e instanceof Event.Taking t && t.recursive()) {
                    recursive.add(t.lock().lockClass());
                }
            });
        }
    }

    static LoopBalance of(ProgramAnalysis program, Contexts contexts, Locking locking) {
        LoopBalance out = new LoopBalance(program, contexts, locking);
        program.facts().values().stream().filter(f -> program.rows().of(f.flow().function().name()).isEmpty()).forEach(out::function);
        return out;
    }

    List<Violation> violations() {
        return violations;
    }

    /** Whether a lock of {@code lockClass} held in a call by {@code caller} may only be left over from a turn of a loop there. */
    boolean explains(FunctionId caller, String lockClass) {
        return caller != null && leaving.getOrDefault(caller, Set.of()).contains(lockClass);
    }

    /** {@code all} without what is only a consequence of these; nothing is sure of a lock of which a loop makes more than is understood. */
    List<Violation> weighed(List<Violation> all) {
        return all.stream().filter(v -> !isIn(spoken, v)).map(v -> v.must() && isIn(doubtful, v)
                ? new Violation(v.id(), false, v.place(), v.function(), v.subject(), v.message(), v.notes()) : v).toList();
    }

    private static boolean isIn(Set<String> where, Violation v) {
        return CONSEQUENCES.contains(v.id()) && where.contains(v.place().path() + " " + v.function() + " " + v.subject());
    }

    private void function(FunctionFacts facts) {
        Map<String, List<Event.Turn>> byClass = new TreeMap<>();
        for (Event event : facts.events()) {
            if (event instanceof Event.Turn t && !recursive.contains(t.lock().lockClass()) && isPossible(facts, t)) {
                byClass.computeIfAbsent(t.lock().lockClass(), k -> new ArrayList<>()).add(t);
            }
        }
        byClass.forEach((lockClass, turns) -> {
            List<Event.Turn> sure = turns.stream().filter(t -> !isOpen(facts, t)).toList();
            if (sure.isEmpty()) {
                note(doubtful, facts, lockClass);
            } else {
                report(facts, lockClass, sure);
            }
        });
    }

    private boolean isPossible(FunctionFacts facts, Event.Turn turn) {
        return contexts.isPossible(facts.flow().function(), turn.seen());
    }

    /** Whether a call may do more to the lock than is known, so that nothing can be said of it: a method, or one in the loop that hides it. */
    private boolean isOpen(FunctionFacts facts, Event.Turn turn) {
        return turn.seen().tainted() || facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && (!c.isDirect() && leadsTo(c, turn.lock())
                || turn.loop().calls().contains(c.number()) && c.targets().stream().anyMatch(t -> hides(t, turn.lock().lockClass()))));
    }

    private static boolean leadsTo(Event.Calling call, Term lock) {
        return call.arguments().stream().anyMatch(a -> !a.isConstant() && lock.contains(a));
    }

    /** Whether {@code function} takes or gives up locks of {@code lockClass}, of which its outcomes say nothing. */
    private boolean hides(FunctionId function, String lockClass) {
        FunctionFacts facts = program.facts().get(function);
        boolean told = facts == null || facts.summary().outcomes().stream()
                .anyMatch(o -> o.locks().gone().stream().anyMatch(t -> t.lockClass().equals(lockClass)) || o.locks().held().keySet().stream().anyMatch(t -> t.lockClass().equals(lockClass)));
        return !told && facts.events().stream().anyMatch(e -> e instanceof Event.Taking t && t.lock().lockClass().equals(lockClass)
                || e instanceof Event.Giving g && g.lock().lockClass().equals(lockClass));
    }

    private boolean isAlways(FunctionId function, Event.Turn turn) {
        return turn.always() && !turn.seen().tainted() && contexts.of(function).stream().allMatch(c -> Contexts.isPossible(turn.seen(), c) && !c.tainted());
    }

    /** The first of the innermost loops. */
    private static int head(List<Event.Turn> turns) {
        int head = turns.stream().mapToInt(t -> t.loop().head()).min().orElse(0);
        boolean inner = true;
        while (inner) {
            int outer = head;
            int last = turns.stream().filter(t -> t.loop().head() == outer).mapToInt(t -> t.loop().last()).max().orElse(outer);
            head = turns.stream().mapToInt(t -> t.loop().head()).filter(h -> h > outer && h <= last).min().orElse(outer);
            inner = head != outer;
        }
        return head;
    }

    private void report(FunctionFacts facts, String lockClass, List<Event.Turn> turns) {
        int head = head(turns);
        FunctionId function = facts.flow().function();
        List<Event.Turn> here = turns.stream().filter(t -> t.loop().head() == head).toList();
        Event.Turn turn = here.stream().min(Comparator.comparing((Event.Turn t) -> !isAlways(function, t)).thenComparing(t -> -t.change())).orElseThrow();
        String spelt = TermText.of(turn.lock(), i -> i < facts.flow().variables().size() ? facts.flow().variables().get(i).name() : "argument " + i);
        String what = turn.change() > 0 ? "is taken once more in a turn of this loop, and not given up"
                : turn.change() < 0 ? "is given up in a turn of this loop, and not taken again" : "comes round this loop in another mode than it began with";
        List<Note> notes = new ArrayList<>();
        if (turn.where() != null) {
            notes.add(Note.step(spelt + " taken at " + turn.where(), turn.where()));
        }
        notes.add(Note.of("make each turn leave it as it was, on every way, a continue too"));
        violations.add(new Violation("LW3003", isAlways(function, turn), turn.place(), function.name(), lockClass, "'" + spelt + "' " + what, notes));
        leaving.computeIfAbsent(function, k -> new HashSet<>()).add(lockClass);
        note(spoken, facts, lockClass);
    }

    /** Notes in {@code where} the ways in which findings speak of {@code lockClass} in a function. */
    private void note(Set<String> where, FunctionFacts facts, String lockClass) {
        String at = facts.flow().place().path() + " " + facts.flow().function().name() + " ";
        where.add(at + lockClass);
        where.add(at + names.getOrDefault(lockClass, lockClass));
    }
}
