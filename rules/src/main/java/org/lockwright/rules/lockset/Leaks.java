package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.pack.Locking;

/**
 * LW3001: locks that a function takes and leaves held on one of its ways, where nobody can give them up for it, whoever calls it.
 *
 * <p>Two things show that: that no function of the program whose callers are not all seen ever gives up such a lock without having taken it;
 * or that the lock is that of an object which only this function knows by name, and which it neither returns nor stores for others.
 */
final class Leaks {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Kept kept;
    private final Habits habits;
    private final Map<String, Boolean> closed = new HashMap<>();
    private final Map<String, Boolean> wrong = new HashMap<>();

    Leaks(ProgramAnalysis program, Contexts contexts, Kept kept) {
        this.program = program;
        this.contexts = contexts;
        this.kept = kept;
        this.habits = new Habits(program);
    }

    List<Violation> violations() {
        Map<String, Violation> out = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            if (isLikeItsRows(facts) && facts.gaps().isEmpty()) {
                facts.events().forEach(e -> {
                    if (e instanceof Event.Leaving leaving && !leaving.seen().lost() && contexts.isPossible(facts.flow().function(), leaving.seen())) {
                        leaving(facts, leaving, out);
                    }
                });
            }
        }
        return List.copyOf(out.values());
    }

    /** Whether a function has no rows, so that it is known by its body, or only such that say that it does nothing to locks. */
    private boolean isLikeItsRows(FunctionFacts facts) {
        return program.rows().of(facts.flow().function().name()).stream().allMatch(r -> r.act() == Locking.Act.NEUTRAL);
    }

    private void leaving(FunctionFacts facts, Event.Leaving leaving, Map<String, Violation> out) {
        leaving.seen().locks().held().forEach((lock, hold) -> {
            String why = hold.how() == Hold.How.TAKEN && !lock.lockClass().isEmpty() ? why(facts, leaving, lock, hold) : "";
            if (!why.isEmpty()) {
                String spelt = TermText.of(lock, facts::variable);
                String function = facts.flow().function().name();
                out.putIfAbsent(function + lock.lockClass() + leaving.place(), new Violation("LW3001", false, leaving.place(), function, lock.lockClass(),
                        "'" + spelt + "' is still held here" + (isGivenUp(facts, lock, hold.where()) ? ", and given up on other ways" : ""),
                        List.of(Note.step(spelt + " taken at " + hold.where(), hold.where()), Note.of(why))));
            }
        });
    }

    /** Why nobody gives {@code lock} up that is held at {@code leaving}; empty if somebody may, or the function means to leave it. */
    private String why(FunctionFacts facts, Event.Leaving leaving, Term lock, Hold hold) {
        boolean returned = leaving.value() != null && lock.contains(leaving.value());
        if (returned || StackLocks.isOnStack(lock) || (isNested(facts, hold.where()) ? isLeftByWrong(facts, lock) : kept.isHeldBefore(facts, lock)) || !isMethod(facts.flow().function()) && kept.isTold(facts, leaving, lock)
                || isTakenTwice(facts, lock) || kept.isSaidOfCallers(facts.flow().function(), lock.lockClass()) || isRetaken(facts, lock, hold.where())) {
            return "";
        }
        boolean given = isGivenUp(facts, lock, hold.where());
        if (isOutermost(facts, leaving, lock, hold) && kept.isUnrelieved(facts, lock.lockClass(), hold.where(), true)) {
            return outermost(facts.flow().function());
        }
        if (given && isMeant(facts, lock, hold.where())) {
            return "";
        }
        boolean known = leaving.handed().contains(lock) && !isClosed(lock.lockClass()) || !isOwn(facts, lock, hold.where(), given);
        String why = known ? "" : closed(facts, leaving, lock, hold, given);
        if (!why.isEmpty() && kept.isUnrelieved(facts, lock.lockClass(), hold.where(), given)) {
            return why;
        }
        boolean helped = isTakenForIt(facts, lock, hold.where());
        why = !leaving.seen().tainted() && (helped || isOwn(facts, lock, hold.where(), given)) ? habit(facts, leaving, lock) : "";
        return !why.isEmpty() && kept.isUnrelieved(facts, lock.lockClass(), hold.where(), given || helped) ? why : "";
    }

    /** Whether nobody calls the function who could give {@code lock} up, which it took itself, or by a call that tells by its result whether it did. */
    private boolean isOutermost(FunctionFacts facts, Event.Leaving leaving, Term lock, Hold hold) {
        return contexts.isOuter(facts.flow().function()) && !leaving.seen().tainted() && !leaving.handed().contains(lock)
                && (isTakenAt(facts, hold.where()) || isCalledAt(facts, hold.where(), f -> kept.isToldByResult(f, lock.lockClass())))
                && !isDecidedAlike(facts, hold.where(), g -> isOne(g, lock, facts));
    }

    private static String outermost(FunctionId function) {
        return "nobody calls " + function.name() + "() who could give it up";
    }

    /** Whether what is taken at {@code place} is taken once more by who holds it already, and has to be given up once more. */
    private static boolean isNested(FunctionFacts facts, Place place) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Taking t && t.recursive() && t.place().equals(place));
    }

    /** Whether the function calls one of which it is told itself that it leaves such a lock. */
    private boolean isLeftByWrong(FunctionFacts facts, Term lock) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Calling c && c.isDirect() && c.targets().stream().map(program.facts()::get)
                .anyMatch(f -> f != null && isWrong(f, lock.lockClass())));
    }

    /** Whether the call at {@code place} is of a function that always takes a lock of the class of {@code lock} for its caller, and is named for it. */
    private boolean isTakenForIt(FunctionFacts facts, Term lock, Place place) {
        return facts.events().stream().anyMatch(e -> e.place().equals(place) && e instanceof Event.Calling c && c.isDirect() && c.targets().stream().map(program.facts()::get)
                .allMatch(f -> f != null && Habits.isNamedForTaking(f.flow().function()) && leavings(f).allMatch(l -> isHeld(l, lock, f))
                        && !isWrong(f, lock.lockClass())));
    }

    /** Whether it is told of a function itself that it leaves a lock of class {@code lock}: then it is not told of those who call it. */
    private boolean isWrong(FunctionFacts facts, String lock) {
        String key = lock + " " + facts.flow().function();
        Boolean known = wrong.get(key);
        if (known == null) {
            wrong.put(key, false); // for one that calls itself
            known = leavings(facts).anyMatch(l -> l.seen().locks().held().entrySet().stream().anyMatch(h -> h.getValue().how() == Hold.How.TAKEN
                    && h.getKey().lockClass().equals(lock) && !why(facts, l, h.getKey(), h.getValue()).isEmpty()));
            wrong.put(key, known);
        }
        return known;
    }

    /** Whether {@code function} is called through pointers only, of which the pack tells: then no argument of it says that a lock is to be left. */
    private boolean isMethod(FunctionId function) {
        return contexts.of(function).stream().allMatch(c -> c.known() && c.origin().caller() == null);
    }

    private String closed(FunctionFacts facts, Event.Leaving leaving, Term lock, Hold hold, boolean given) {
        FunctionId function = facts.flow().function();
        boolean doubtful = leaving.seen().tainted() && !((given || hold.shared()) && isClosed(lock.lockClass())); // what is not understood gives no such lock up
        boolean unlike = given && isUnlike(facts, leaving, lock);
        boolean meant = given ? !unlike && tells(leaving) && !kept.isCalled(function) : Habits.isNamedForTaking(function);
        return meant || doubtful ? "" : given && !lock.isOutward() && !lock.isHandedOut() ? "nobody else knows by which name to give it up" : isClosed(lock.lockClass())
                ? "no function that is called from elsewhere gives up such a lock for another" : unlike ? "ways with the same result give it up" : "";
    }

    /** What speaks against the lock being left on purpose: the pack's word for it, or what others do with such a lock that they took. */
    private String habit(FunctionFacts facts, Event.Leaving leaving, Term lock) {
        FunctionId function = facts.flow().function();
        if (!program.rows().of(function.name()).isEmpty()) {
            return "the pack says that " + function.name() + "() leaves all locks as they are";
        }
        if (contexts.isOuter(function)) {
            return outermost(function);
        }
        boolean out = lock.root().kind() == Term.Kind.LOAD && lock.root().first().kind() == Term.Kind.PARAMETER; // it fills in a pointer of its caller's
        boolean named = Habits.isNamedForTaking(function) && !keepsAnother(facts, leaving, lock);
        int others = out || named ? 0 : habits.givers(lock.lockClass(), function);
        return others == 0 ? "" : others + " functions take such a lock, and give it up before they return";
    }

    /** Whether some caller relieves the function of another lock that it leaves held: then its name speaks of that. */
    private boolean keepsAnother(FunctionFacts facts, Event.Leaving leaving, Term lock) {
        return leaving.seen().locks().held().entrySet().stream().anyMatch(e -> e.getValue().how() == Hold.How.TAKEN && !isOne(e.getKey(), lock, facts)
                && !kept.isUnrelieved(facts, e.getKey().lockClass(), e.getValue().where(), false));
    }

    /** Whether every way out has the lock, as of a function whose work it is to take it, or one test decides whether it is taken and whether it is given up. */
    private boolean isMeant(FunctionFacts facts, Term lock, Place taken) {
        if (facts.events().stream().allMatch(e -> !(e instanceof Event.Leaving l) || isHeld(l, lock, facts))) {
            return true;
        }
        return isDecidedAlike(facts, taken, g -> isOne(g, lock, facts));
    }

    /** Whether one test decides whether a lock is taken at {@code taken} and whether it, as {@code meant} says, is given up. */
    static boolean isDecidedAlike(FunctionFacts facts, Place taken, Predicate<Term> meant) {
        Set<Expr> conditions = decides(facts, taken);
        return facts.events().stream().anyMatch(e -> e instanceof Event.Giving g && meant.test(g.lock()) && decides(facts, g.place()).stream().anyMatch(conditions::contains));
    }

    /** The conditions whose one way begins with the block in which the call at {@code place} stands. */
    private static Set<Expr> decides(FunctionFacts facts, Place place) {
        Set<Expr> out = new HashSet<>();
        List<Flow.Block> blocks = facts.flow().blocks();
        for (Flow.Block block : blocks) {
            if (block.end() instanceof Flow.End.Branch b && Stream.of(b.whenTrue(), b.whenFalse())
                    .anyMatch(arm -> blocks.get(arm).steps().stream().anyMatch(s -> s.place().equals(place)))) {
                out.add(b.condition());
            }
        }
        return out;
    }

    /** Whether the function gives the lock up for its caller before it takes it at {@code taken}: then it gives it back. */
    private boolean isRetaken(FunctionFacts facts, Term lock, Place taken) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Giving g && isOne(g.lock(), lock, facts)
                && !g.before().locks().held().containsKey(g.lock()) && StepOrder.lead(facts.flow(), g.place(), taken));
    }

    /** Whether another way out that looks alike to the caller is without a lock of the class of {@code lock}, in a function that some caller is not seen of. */
    private boolean isUnlike(FunctionFacts facts, Event.Leaving leaving, Term lock) {
        return leavings(facts).anyMatch(o -> !isHeld(o, lock, facts) && isLike(facts, leaving, o));
    }

    /** Whether the result says that all went well, as that of a function does which then leaves a lock to its caller: 0, 1, or a pointer. */
    private static boolean tells(Event.Leaving leaving) {
        Long exact = leaving.result() == null ? null : leaving.result().equal();
        return leaving.result() != null && (exact == null ? leaving.result().isNonzero() : exact == 0 || exact == 1);
    }

    private static Stream<Event.Leaving> leavings(FunctionFacts facts) {
        return facts.events().stream().filter(e -> e instanceof Event.Leaving).map(e -> (Event.Leaving) e).filter(l -> !l.seen().lost() && !l.seen().tainted());
    }

    private static boolean isLike(FunctionFacts facts, Event.Leaving a, Event.Leaving b) {
        return Balance.kind(a).equals(Balance.kind(b)) && Balance.compatible(a, b) && !Balance.isMasked(facts, a, b);
    }

    private boolean isOne(Term a, Term b, FunctionFacts facts) {
        return program.aliases().mayBeOne(a.lockClass(), b.lockClass(), facts.flow().place().path());
    }

    /**
     * Whether the function takes {@code lock} at {@code place}: itself, or by a call of another one that tells by its result whether it did, and then
     * it is {@code given} up on some way.
     */
    private boolean isOwn(FunctionFacts facts, Term lock, Place place, boolean given) {
        return isTakenAt(facts, place) || given && isCalledAt(facts, place, f -> program.facts().containsKey(f) && isEven(program.facts().get(f), lock));
    }

    /** Whether the function itself takes a lock at {@code place}. */
    private static boolean isTakenAt(FunctionFacts facts, Place place) {
        return facts.events().stream().anyMatch(e -> e.place().equals(place) && e instanceof Event.Taking t && !t.again());
    }

    /** Whether it calls by name, at {@code place}, functions that are all as {@code callee} says. */
    private static boolean isCalledAt(FunctionFacts facts, Place place, Predicate<FunctionId> callee) {
        return facts.events().stream().anyMatch(e -> e.place().equals(place) && e instanceof Event.Calling c && c.isDirect() && c.targets().stream().allMatch(callee));
    }

    /** Whether a function tells by its result whether it leaves a lock of the class of {@code lock} held: of ways out that look alike to its caller, all do or none. */
    private boolean isEven(FunctionFacts facts, Term lock) {
        List<Event.Leaving> all = leavings(facts).toList();
        boolean tells = all.stream().allMatch(l -> l.value() != null) || all.stream().allMatch(l -> isHeld(l, lock, facts));
        return tells && all.stream().noneMatch(a -> isHeld(a, lock, facts) && all.stream().anyMatch(b -> !isHeld(b, lock, facts) && isLike(facts, a, b)));
    }

    private boolean isHeld(Event.Leaving leaving, Term lock, FunctionFacts facts) {
        return leaving.seen().locks().held().keySet().stream().anyMatch(t -> isOne(t, lock, facts));
    }

    /** Whether {@code lock} is taken again somewhere while it is held: then that is what is wrong with it, see LW2003. */
    private static boolean isTakenTwice(FunctionFacts facts, Term lock) {
        return facts.events().stream().anyMatch(e -> {
            Hold hold = Contexts.seen(e).locks().held().get(lock);
            return hold != null && hold.count() > 1 && !hold.shared() && !isNested(facts, hold.where());
        });
    }

    /** Whether the function gives up, on some way, what it took at {@code where}. */
    private boolean isGivenUp(FunctionFacts facts, Term lock, Place where) {
        return facts.events().stream().anyMatch(e -> {
            Set<Term> gone = e instanceof Event.Giving g ? Set.of(g.lock()) : e instanceof Event.Moved m ? m.lost() : Set.of();
            return gone.stream().anyMatch(g -> g.lockClass().equals(lock.lockClass()) && Contexts.seen(e).locks().held().entrySet().stream()
                    .anyMatch(h -> h.getKey().equals(g) && h.getValue().where().equals(where)));
        });
    }

    /** Whether no function of which not all callers are known returns with a lock of class {@code lock} given up that it did not take. */
    private boolean isClosed(String lock) {
        return closed.computeIfAbsent(lock, k -> program.facts().entrySet().stream().noneMatch(e -> isOpen(e.getKey()) && e.getValue().events().stream()
                .anyMatch(l -> l instanceof Event.Leaving && Contexts.seen(l).locks().gone().stream()
                        .anyMatch(g -> program.aliases().mayBeOne(g.lockClass(), lock, l.place().path())))));
    }

    /** Whether {@code function} is called by others than functions of the program, and not as a system call or a handler, which finds nothing held. */
    private boolean isOpen(FunctionId function) {
        boolean dead = !function.file().isEmpty() && program.graph().slotsOf(function).isEmpty(); // static, and nobody calls it
        return !dead && contexts.of(function).stream().anyMatch(c -> c.origin().caller() == null
                && !(c.known() && (c.origin().root().startsWith("sys_") || c.origin().root().contains("(arg"))));
    }
}
