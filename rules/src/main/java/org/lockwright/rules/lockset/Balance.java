package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/** Locks at a function's end and at its releases and assertions: LW1009, LW3001, LW3002. */
final class Balance {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Verdicts verdicts;
    private final Strays strays;
    private final Unheld unheld;
    private final Set<String> withheld = new java.util.TreeSet<>();

    Balance(ProgramAnalysis program, Contexts contexts, Verdicts verdicts, Unheld unheld, Strays strays) {
        this.program = program;
        this.contexts = contexts;
        this.verdicts = verdicts;
        this.strays = strays;
        this.unheld = unheld;
    }

    /** Releases and assertions that may be without their lock, but most likely are not: what tells the paths apart was not understood. */
    Set<String> withheld() {
        return withheld;
    }

    List<Violation> violations() {
        List<Violation> out = new ArrayList<>();
        for (FunctionFacts facts : program.facts().values()) {
            if (!program.rows().of(facts.flow().function().name()).isEmpty()) {
                continue; // a row says what it does, and takes the place of its body
            }
            returns(facts, out);
            for (Event event : facts.events()) {
                if (event instanceof Event.Giving g) {
                    released(facts, g, out);
                } else if (event instanceof Event.Claim c) {
                    claimed(facts, c, out);
                }
            }
        }
        return out;
    }

    /** Reports a release in a function that nobody calls with the lock, as far as is seen. */
    private void released(FunctionFacts facts, Event.Giving event, List<Violation> out) {
        Term lock = event.lock();
        Event.Seen seen = event.before();
        if (lock.isConstant() || lock.lockClass().isEmpty()) {
            return;
        }
        Standing standing = Standing.of(facts, lock, event, contexts, verdicts, program.aliases(), unheld);
        Context bad = standing.bad();
        if (bad == null) {
            if (standing.open() != null && standing.held() == 0 && !reportAgain(facts, lock, event, standing.open(), out)) {
                reportStray(facts, lock, seen, event, standing.open(), out);
            }
            return;
        } else if (isTakenOnOtherWay(facts, lock, event)) {
            return;
        }
        boolean called = bad.origin().caller() != null;
        boolean clear = !standing.tainted() && !(called && standing.split());
        boolean sure = clear && standing.held() == 0 && standing.open() == null && (called || bad.held().isEmpty());
        if (sure || clear && called && isLikely(facts, lock, seen, standing) || isNeverTaken(facts, lock, event, standing)) {
            List<Note> notes = evidence(facts, seen, event, bad);
            out.add(new Violation("LW3002", sure, event.place(), facts.flow().function().name(), lock.lockClass(), "'" + spell(lock, facts) + "' is given up, but it is not held", notes));
        } else if (!reportAgain(facts, lock, event, bad, out)
                && (standing.held() > 0 || called && standing.split() || !reportStray(facts, lock, seen, event, bad, out))) {
            withheld.add("LW3002" + event.place());
        }
    }

    /** Reports a release behind another with nothing between that takes the lock; tells whether it did. */
    private boolean reportAgain(FunctionFacts facts, Term lock, Event.Giving event, Context context, List<Violation> out) {
        Place first = event.before().lost() || !facts.gaps().isEmpty() ? null : Rerelease.first(facts, lock, event, program.aliases());
        if (first != null) {
            List<Note> notes = evidence(facts, event.before(), event, context);
            notes.add(Note.step("given up at " + first + ", and nothing between takes it", first));
            out.add(new Violation("LW3002", false, event.place(), facts.flow().function().name(), lock.lockClass(), "'" + spell(lock, facts) + "' is given up again here", notes));
        }
        return first != null;
    }

    /**
     * Whether a lock is most likely to be taken by the function itself, which does not do so anywhere: no caller has it ready for the function, though
     * some may be called with it. Of an object that a parameter points to, who is not seen may have locked it, as one does who sets both up.
     */
    private boolean isLikely(FunctionFacts facts, Term lock, Event.Seen seen, Standing standing) {
        boolean distant = lock.has(Term.Kind.LOAD) && (standing.held() > 0 || standing.open() != null && lock.has(Term.Kind.PARAMETER));
        return !distant && !standing.doubtful() && !seen.locks().gone().contains(lock) && !strays.takes(facts, lock)
                && (standing.held() == 0 || !strays.isBrought(facts.flow().function(), lock));
    }

    /**
     * Whether a global lock is held on no way to {@code event} and in no context: then only a function that is not understood could have taken it, and such
     * do not take another's lock.
     */
    private static boolean isNeverTaken(FunctionFacts facts, Term lock, Event.Giving event, Standing standing) {
        return lock.kind() == Term.Kind.GLOBAL && !lock.lockClass().equals(OrderSeen.KERNEL_LOCK) && standing.held() == 0 && standing.open() == null && !standing.bad().tainted()
                && !standing.split() && !event.before().locks().gone().contains(lock) && facts.gaps().isEmpty() && !event.before().lost()
                && facts.events().stream().noneMatch(e -> e.place().equals(event.place()) && Contexts.seen(e).locks().held().containsKey(lock));
    }

    private List<Note> evidence(FunctionFacts facts, Event.Seen seen, Event event, Context context) {
        List<Note> notes = new ArrayList<>(Evidence.calls(context, facts.flow().function().name()));
        notes.addAll(Evidence.locks(Contexts.held(seen, context, program.aliases(), event.place().path()), t -> spell(t, facts)));
        return notes;
    }

    /** Reports an assertion in every context in which the lock is not held. */
    private void claimed(FunctionFacts facts, Event.Claim event, List<Violation> out) {
        Term lock = event.lock();
        Event.Seen seen = event.before();
        if (event.conditional() || lock.isConstant() || lock.lockClass().isEmpty()) {
            return;
        }
        Standing standing = Standing.of(facts, lock, event, contexts, verdicts, program.aliases(), unheld);
        Context bad = standing.bad();
        if (bad == null || isTakenOnOtherWay(facts, lock, event)) {
            return;
        }
        Need.Lock need = new Need.Lock(lock, lock.lockClass(), false);
        String spelt = spell(lock, facts);
        String function = facts.flow().function().name();
        boolean called = bad.origin().caller() != null;
        boolean waits = standing.held() == 0 && standing.open() == null && isWaitWithAnother(facts, lock, seen, event);
        boolean sure = called && !isSplit(need, seen, bad, facts, event) && !seen.tainted() && !isTainted(need, seen, facts, event);
        if (!waits && !sure && (called || bad.origin().root().contains("."))) {
            withheld.add("LW1009" + event.place());
            return;
        }
        String message = waits ? "'" + spelt + "' is given up to wait here, but it is not held, and other locks are"
                : called ? bad.origin().caller() + " calls " + function + "() without '" + spelt + "', which that asserts at " + event.place() : "'" + spelt + "' is asserted, but it is not held";
        boolean atCall = called && !waits;
        out.add(new Violation("LW1009", sure, atCall ? bad.origin().place() : event.place(), atCall ? bad.origin().caller().name() : function,
                lock.lockClass() + " " + function, message, evidence(facts, seen, event, bad)));
    }

    /** Whether something that was not understood lies on the way to some context in which {@code need} is not met. */
    private boolean isTainted(Need.Lock need, Event.Seen seen, FunctionFacts facts, Event event) {
        return contexts.of(facts.flow().function()).stream().anyMatch(c -> c.tainted() && !StackLocks.isOnStack(need.lock()) && Contexts.isPossible(seen, c)
                && verdicts.held(need, seen, c, event.place().path()) == Verdict.Answer.NOT_HELD);
    }

    /** Whether {@code lock}, which no caller can have taken, may be held on another way to {@code event}: there it is, or a call that got its variable leads there. */
    private static boolean isTakenOnOtherWay(FunctionFacts facts, Term lock, Event event) {
        return StackLocks.isOnStack(lock) && facts.events().stream().anyMatch(e -> e.place().equals(event.place()) ? e instanceof Event.Giving && Contexts.seen(e).locks().held().containsKey(lock)
                : e instanceof Event.Calling c && c.arguments().contains(lock.root()) && StepOrder.lead(facts.flow(), c.place(), event.place()));
    }

    /** Whether {@code event} is a wait with {@code lock} for a condition variable, and another lock is held there: most likely the one that was meant. */
    private static boolean isWaitWithAnother(FunctionFacts facts, Term lock, Event.Seen seen, Event event) {
        return facts.events().stream().anyMatch(e -> e instanceof Event.Waiting w && w.place().equals(event.place()) && w.interlock().equals(lock))
                && seen.locks().held().entrySet().stream().anyMatch(h -> !h.getValue().shared() && !h.getKey().lockClass().isEmpty());
    }

    /** Reports a release of a lock that nobody is seen to take, if something says that none who calls in {@code context} holds it; tells whether it did. */
    private boolean reportStray(FunctionFacts facts, Term lock, Event.Seen seen, Event event, Context context, List<Violation> out) {
        boolean clear = !seen.tainted();
        Note why = strays.isStray(facts, lock, seen, event.place(), context) ? Note.of("no call of " + facts.flow().function().name() + "() that is seen is made with it held, and "
                + strays.own(lock) + " functions give such a lock up where they took it")
                : seen.lost() || !facts.gaps().isEmpty() || !clear && !unheld.isNobodys(facts, lock, event.place()) ? null : unheld.why(facts, lock, seen, event.place());
        if (why != null) {
            out.add(stray(facts, lock, seen, event, context, why));
        }
        return why != null;
    }

    private Violation stray(FunctionFacts facts, Term lock, Event.Seen seen, Event event, Context context, Note why) {
        String function = facts.flow().function().name();
        List<Note> notes = evidence(facts, seen, event, context);
        notes.add(why);
        return new Violation("LW3002", false, event.place(), function, lock.lockClass(), "'" + spell(lock, facts) + "' is given up, but nobody is seen to take it", notes);
    }

    /** Whether in another state the same call is made with the lock held: what tells the two apart may not have been understood. */
    private boolean isSplit(Need.Lock need, Event.Seen seen, Context bad, FunctionFacts facts, Event event) {
        FunctionId function = facts.flow().function();
        return contexts.enteredAt(bad.origin().caller(), bad.origin().place(), function).stream().anyMatch(c -> Contexts.isPossible(seen, c)
                && verdicts.held(need, seen, c, event.place().path()) != Verdict.Answer.NOT_HELD);
    }

    /** Returns with the same kind of result that hold what others do not. */
    private void returns(FunctionFacts facts, List<Violation> out) {
        boolean isOuter = contexts.isOuter(facts.flow().function());
        Set<Place> own = new HashSet<>();
        facts.events().forEach(e -> {
            if (e instanceof Event.Taking t && t.lock().isOutward() || isOuter && e instanceof Event.Calling c && c.targets().stream().noneMatch(this::tells)) {
                own.add(e.place());
            }
        });
        Map<String, List<Event.Leaving>> byResult = new TreeMap<>();
        for (Event event : facts.events()) {
            if (event instanceof Event.Leaving leaving && !leaving.seen().lost()) {
                String kind = kind(leaving); // an error number that is not known is one like those that are
                byResult.computeIfAbsent(isOuter ? "" : kind.equals("nonzero") ? "positive" : kind, k -> new ArrayList<>()).add(leaving);
            }
        }
        Map<String, Violation> found = new HashMap<>();
        for (List<Event.Leaving> same : byResult.values()) {
            for (Event.Leaving leaving : same) {
                leaving.seen().locks().held().forEach((lock, hold) -> {
                    boolean reported = hold.how() == Hold.How.TAKEN && own.contains(hold.where()) && !lock.lockClass().isEmpty() && !isReturned(lock, leaving);
                    Event.Leaving without = same.stream().filter(o -> !holdsClass(o, lock, facts.flow().place().path()) && (isOuter || compatible(o, leaving))).findFirst().orElse(null);
                    boolean another = without != null && (!leaving.place().equals(without.place()) || !isLeftToCaller(facts));
                    if (reported && another && isMasked(facts, leaving, without)) {
                        withheld.add("LW3001" + leaving.place());
                    } else if (reported && another) {
                        String spelt = spell(lock, facts);
                        found.putIfAbsent(lock.lockClass() + leaving.place(), new Violation("LW3001", !leaving.seen().tainted() && !without.seen().tainted() && !leaving.place().equals(without.place()),
                                leaving.place(), facts.flow().function().name(), lock.lockClass(), "'" + spelt + "' is still held here, but not at another return" + (isOuter ? "" : " with the same result"),
                                List.of(Note.step(spelt + " taken at " + hold.where(), hold.where()),
                                        Note.elsewhere("not held at the return at " + without.place(), without.place()))));
                    }
                });
            }
        }
        out.addAll(found.values());
    }

    /** Whether bits of a parameter decide something in the function, and what they are on the two ways is not known. */
    static boolean isMasked(FunctionFacts facts, Event.Leaving a, Event.Leaving b) {
        return facts.events().stream().flatMap(e -> Contexts.seen(e).given().keySet().stream())
                .anyMatch(t -> t.kind() == Term.Kind.OPERATION && t.has(Term.Kind.CONSTANT)
                        && !(a.seen().given().containsKey(t) && b.seen().given().containsKey(t)) && isMask(t));
    }

    private static boolean isMask(Term t) {
        return t.kind() == Term.Kind.OPERATION && (t.name().equals("&") || t.first() != null && isMask(t.first()));
    }

    /** Whether a function returns a value, which may say what it did to locks. */
    private boolean tells(FunctionId function) {
        FunctionFacts facts = program.facts().get(function);
        return facts != null && facts.events().stream().anyMatch(e -> e instanceof Event.Leaving l && l.value() != null);
    }

    /** Whether somebody calls the function: then it may hold a lock on some paths by design, for its caller to give up. */
    private boolean isLeftToCaller(FunctionFacts facts) {
        return contexts.of(facts.flow().function()).stream().anyMatch(c -> c.origin().caller() != null || c.origin().root().contains("."));
    }

    private static boolean isReturned(Term lock, Event.Leaving leaving) {
        return leaving.value() != null && lock.contains(leaving.value());
    }

    private boolean holdsClass(Event.Leaving leaving, Term lock, String path) {
        return leaving.seen().locks().held().keySet().stream().anyMatch(t -> t.equals(lock) || program.aliases().mayBeOne(t.lockClass(), lock.lockClass(), path));
    }

    /** Whether what is known of the arguments, and of what is left behind, lets two ways out look alike to the caller. */
    static boolean compatible(Event.Leaving a, Event.Leaving b) {
        return a.seen().given().entrySet().stream().noneMatch(e -> b.seen().given().containsKey(e.getKey()) && b.seen().given().get(e.getKey()).contradicts(e.getValue()))
                && a.stored().entrySet().stream().noneMatch(e -> b.stored().containsKey(e.getKey()) && !b.stored().get(e.getKey()).equals(e.getValue()));
    }

    /** What a caller can tell by the result, in a word. */
    static String kind(Event.Leaving leaving) {
        if (leaving.value() == null) {
            return "none";
        }
        if (leaving.result() == null) {
            return "any " + leaving.place();
        }
        Long exact = leaving.result().equal();
        return exact == null ? "nonzero" : exact == 0 ? "zero" : exact > 0 ? "positive" : "negative";
    }

    private String spell(Term t, FunctionFacts facts) {
        return TermText.of(t, i -> i < facts.flow().variables().size() ? facts.flow().variables().get(i).name() : "argument " + i);
    }
}
