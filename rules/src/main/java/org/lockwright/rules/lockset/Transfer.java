package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/** What the steps of one function do to path states; tells {@code events} what it sees. */
final class Transfer {

    private static final Pattern LAST = Pattern.compile("atomic_dec_\\w+_nv");
    private static final int MOST_TARGETS = 40;
    private static final int MOST_OUTCOMES = 6;

    private final CallRows rows;
    private final Ownership ownership;
    private final Callees callees;
    private final Aliases aliases;
    private final Steady steady;
    private final LockSharing sharing;
    private final BackPointers backPointers;
    private final String path;
    private Consumer<Event> events = e -> { };
    private Place stored;
    private final Waits waits = new Waits();
    private final RowActs acts;
    private final Map<Integer, Map<Term, Fact>> setups;

    Transfer(CallRows rows, CallUses uses, Callees callees, Aliases aliases, Steady steady, BackPointers backPointers, LockSharing sharing, String path, Map<Integer, Map<Term, Fact>> setups) {
        this.sharing = sharing;
        this.backPointers = backPointers;
        this.rows = rows;
        this.ownership = new Ownership(rows);
        this.callees = callees;
        this.aliases = aliases;
        this.steady = steady;
        this.path = path;
        this.setups = setups;
        this.acts = new RowActs(rows, uses, aliases, steady, path, waits, e -> events.accept(e));
    }

    void record(Consumer<Event> to) {
        this.events = to;
    }

    /** Locks of the caller that were given up and taken again so far. */
    Waits waits() {
        return waits;
    }

    BackPointers backPointers() {
        return backPointers;
    }

    /** The states after {@code step}; none if no path goes on. */
    List<PathState> step(Step step, PathState before) {
        if (step instanceof Step.Access access) {
            use(access, before);
            return List.of(dereferenced(access, before));
        } else if (step instanceof Step.Assign assign) {
            return List.of(assign(assign, before));
        }
        Step.Call call = (Step.Call) step;
        waits.begin();
        List<PathState> after = call(call, before).stream().map(s -> Newness.released(moved(call, before, s.locks()), s)).toList();
        if (rows.ownership(call.name()).isEmpty() && !sharing.isBy(call.name())) {
            return after;
        }
        List<Term> arguments = arguments(call, before);
        return after.stream().map(s -> sharing.after(call.name(), arguments, rows, s))
                .map(s -> ownership.after(call.name(), arguments, Evaluation.of(new Expr.Result(call.number()), s), s)).toList();
    }

    private static List<Term> arguments(Step.Call call, PathState state) {
        return call.arguments().stream().map(a -> Evaluation.of(a, state)).toList();
    }

    private Event.Known known(Step.Call call, List<Term> arguments, PathState state) {
        return new Event.Known(arguments.stream().filter(a -> Ownership.of(a, state).orElse(false)).collect(Collectors.toSet()),
                arguments.stream().filter(a -> !Newness.exemption(a, state).isEmpty()).collect(Collectors.toSet()),
                arguments.stream().filter(a -> isHandedOut(a, state)).collect(Collectors.toSet()),
                facts(arguments, state), EntryMemory.at(arguments, state, setups.getOrDefault(call.number(), Map.of())));
    }

    /** Whether {@code object} came from a call that may have locked it, or is known to be one that did. */
    private static boolean isHandedOut(Term object, PathState state) {
        return object.isHandedOut() || state.facts().keySet().stream().anyMatch(t -> t.second() != null && (t.name().equals("==") || t.name().equals("!="))
                && (t.first().equals(object) && t.second().isHandedOut() || t.second().equals(object) && t.first().isHandedOut())
                && state.areOne(t.first(), t.second()));
    }

    private static Map<Term, Fact> facts(List<Term> arguments, PathState state) {
        Map<Term, Fact> out = new java.util.HashMap<>();
        for (Term argument : arguments) {
            Fact fact = argument.isConstant() ? null : state.fact(argument);
            if (fact != null) {
                out.put(argument, fact);
            }
        }
        return out;
    }

    /** {@code state} where the object that was looked into is known to be one. */
    private static PathState dereferenced(Step.Access access, PathState state) {
        Term object = Evaluation.of(access.member().object(), state);
        boolean tells = object.kind() == Term.Kind.LOAD || object.kind() == Term.Kind.OPAQUE || object.kind() == Term.Kind.RESULT || object.kind() == Term.Kind.PARAMETER;
        return tells && state.fact(object) == null ? state.tell(object, Fact.NONZERO) : state;
    }

    /** Tells which locks were given up in a call, those included that were taken again, and which are held again after it; gives the former. */
    private Set<Term> moved(Step.Call call, PathState before, Locks after) {
        Set<Term> lost = new LinkedHashSet<>(waits.dropping());
        Set<Term> taken = new LinkedHashSet<>(waits.dropping());
        before.locks().held().keySet().stream().filter(t -> !after.held().containsKey(t)).forEach(lost::add);
        after.gone().stream().filter(t -> !before.locks().gone().contains(t)).forEach(lost::add);
        after.held().entrySet().stream().filter(e -> e.getValue().how() == Hold.How.TAKEN && !before.locks().held().containsKey(e.getKey()))
                .map(Map.Entry::getKey).forEach(taken::add);
        before.locks().gone().stream().filter(t -> !after.gone().contains(t)).forEach(t -> {
            taken.add(t);
            waits.takenAgain(t);
        });
        if (!lost.isEmpty() || !taken.isEmpty()) {
            events.accept(new Event.Moved(call, lost, taken, Event.Seen.of(before)));
        }
        return lost;
    }

    private void use(Step.Access access, PathState state) {
        Term object = state.running(Evaluation.of(access.member().object(), state));
        stored = access.operation().startsWith("atomic_store") ? access.place() : stored;
        events.accept(Event.Use.of(access, object, state));
    }

    private void split(Place place, Term address, Term value, PathState state) {
        if (address.kind() == Term.Kind.MEMBER && value.kind() == Term.Kind.OPERATION && value.contains(Term.load(address))) {
            events.accept(new Event.Split(place, address, Event.Seen.of(state)));
        }
    }

    private PathState assign(Step.Assign assign, PathState state) {
        Term address = Evaluation.address(assign.target(), state);
        Term value = Evaluation.of(assign.value(), state);
        if (assign.place().equals(stored)) {
            split(assign.place(), address, value, state);
        }
        PathState after = Newness.stored(address, value, state, state.store(address, value));
        boolean copies = address.kind() == Term.Kind.MEMBER && rows.isMutexPointer(address) && SharedLocks.isFact(Term.operation("==", Term.load(address), value));
        return address.kind() == Term.Kind.LOCAL ? sharing.after(value, after) : copies ? after.shares(address, value.first()) : after;
    }

    private List<PathState> call(Step.Call call, PathState before) {
        List<Term> arguments = arguments(call, before);
        PathState state = before;
        for (int i = 0; i < arguments.size(); i++) {
            Term argument = arguments.get(i);
            if (argument.kind() == Term.Kind.LOCAL) {
                String origin = rows.handsOutUnlocked(call.name(), i) ? Term.UNTOUCHED : Term.HANDED_OUT;
                state = state.forgetParts(argument).store(argument, Term.opaque(origin + " " + call.number() + " in " + argument.number()));
            }
        }
        if (LAST.matcher(call.name()).matches() && !arguments.isEmpty() && arguments.get(0).kind() == Term.Kind.MEMBER) {
            return last(arguments.get(0), Term.result(call.number()), state);
        }
        List<Locking.Row> own = rows.of(call.name());
        if (call.name().startsWith("atomic_load") && !arguments.isEmpty()) {
            return List.of(state.store(Term.result(call.number()), Term.load(arguments.get(0))));
        }
        if (call.name().startsWith("atomic_store") && arguments.size() > 1) {
            split(call.place(), arguments.get(0), arguments.get(1), state);
        }
        if (!own.isEmpty()) {
            return acts.after(own, call, arguments, state);
        }
        Term pointer = call.pointer() == null ? null : Evaluation.of(call.pointer(), before);
        List<FunctionId> targets = callees.targets(call, pointer);
        boolean isDirect = call.function() != null;
        events.accept(new Event.Calling(call, targets, arguments, known(call, arguments, state), Event.Seen.whole(state)));
        if (targets.isEmpty()) {
            return List.of(isDirect && !CallNames.speaksOfLocks(call.name()) ? state : state.taint());
        }
        List<PathState> after = outcomes(call, targets, arguments, state);
        List<Locking.Slot> given = isDirect ? List.of() : CallGraph.slot(call).map(s -> rows.giving(s, call.words())).orElse(List.of());
        List<Locking.Slot> kept = isDirect ? List.of() : CallGraph.slot(call).map(s -> rows.keeping(s, call.words())).orElse(List.of());
        PathState held = state;
        return after.stream().map(s -> given(given, call, arguments, s)).map(s -> kept(kept, call, arguments, held, s)).distinct().toList();
    }

    /** {@code state} after a call through a member whose functions give locks back that their caller holds, in {@code before}. */
    private PathState kept(List<Locking.Slot> slots, Step.Call call, List<Term> arguments, PathState before, PathState state) {
        Locks locks = state.locks();
        for (String expression : slots.stream().flatMap(s -> s.keeps().stream()).toList()) {
            Term lock = rows.lock(expression, arguments, Term.result(call.number()), before).orElse(null);
            Optional<Term> held = lock == null ? Optional.empty() : aliases.match(before.locks().held().keySet(), lock, path);
            if (held.isPresent() && !aliases.isAmong(locks.held().keySet(), held.get(), path)) {
                locks = locks.take(held.get(), before.locks().held().get(held.get()));
            }
        }
        return state.with(locks);
    }

    /** {@code state} after a call through a member whose functions give up locks of their caller's. */
    private PathState given(List<Locking.Slot> slots, Step.Call call, List<Term> arguments, PathState state) {
        Locks locks = state.locks();
        for (String expression : slots.stream().flatMap(s -> s.gives().stream()).toList()) {
            Term lock = rows.lock(expression, arguments, Term.result(call.number()), state).orElse(null);
            Optional<Term> held = lock == null ? Optional.empty() : aliases.match(locks.held().keySet(), lock, path);
            locks = held.isPresent() ? locks.give(held.get()) : lock == null || locks.gone().contains(lock) ? locks : locks.give(lock);
        }
        return state.with(locks);
    }

    /** A count of references that falls to zero: whoever sees that has the object to himself. */
    private static List<PathState> last(Term count, Term result, PathState state) {
        List<PathState> out = new ArrayList<>();
        state.know(result, Fact.ZERO).map(s -> Newness.made(count.root(), s)).ifPresent(out::add);
        state.know(result, Fact.NONZERO).map(s -> s.tell(Term.operation(">", result, Term.constant("0", 0L)), Fact.of(1))).ifPresent(out::add);
        return out;
    }

    private List<PathState> outcomes(Step.Call call, List<FunctionId> targets, List<Term> arguments, PathState state) {
        Set<Outcome> all = new LinkedHashSet<>();
        for (FunctionId target : targets.subList(0, Math.min(targets.size(), MOST_TARGETS))) {
            Summary summary = callees.summary(target);
            all.addAll(summary.outcomes());
            Substitution into = new Substitution(arguments, Term.result(call.number()), "call " + call.number());
            summary.drops().forEach(t -> waits.dropped(into.of(t).asLock(), state));
            summary.retakes().forEach(t -> waits.retaken(into.of(t).asLock(), state));
        }
        boolean forgets = targets.stream().anyMatch(t -> !callees.summary(t).drops().isEmpty());
        PathState from = forgets ? state.forgetMemory(steady) : state;
        List<PathState> out = new ArrayList<>();
        boolean many = all.stream().filter(o -> !o.isPlain()).count() > MOST_OUTCOMES;
        Map<Term, Term> yields = targets.size() == 1 ? callees.summary(targets.get(0)).yields() : Map.of();
        for (Outcome outcome : many ? List.of(Outcome.PLAIN) : all) {
            outcome(outcome, call, arguments, from).map(s -> Setups.yielded(yields, call.number(), new Substitution(arguments, Term.result(call.number()), "call " + call.number()), s))
                    .ifPresent(s -> add(out, many ? s.taint() : s));
        }
        return out;
    }

    private static void add(List<PathState> to, PathState state) {
        if (!to.contains(state)) {
            to.add(state);
        }
    }

    private Optional<PathState> outcome(Outcome outcome, Step.Call call, List<Term> arguments, PathState before) {
        Term result = Term.result(call.number());
        Substitution into = new Substitution(arguments, result, "call " + call.number());
        Optional<PathState> state = Optional.of(outcome.tainted() ? before.taint() : before);
        for (Map.Entry<Term, Fact> given : outcome.given().entrySet()) {
            state = state.flatMap(s -> s.know(into.of(given.getKey()), given.getValue()));
        }
        for (Map.Entry<Term, Term> stored : outcome.stored().entrySet()) {
            Term address = into.of(stored.getKey());
            state = address.isConstant() ? state : state.map(s -> s.store(address, stored.getValue()));
        }
        if (outcome.value() != null) {
            Term value = into.of(outcome.value());
            state = state.map(s -> s.store(result, value));
        }
        if (outcome.result() != null) {
            Term value = outcome.value() == null ? result : into.of(outcome.value());
            state = state.flatMap(s -> s.know(value, outcome.result()));
        }
        if (outcome.fresh()) {
            state = state.map(s -> Newness.made(result, s));
        }
        return state.map(s -> applied(outcome.locks(), into, call.place(), s));
    }

    private PathState applied(Locks effect, Substitution into, Place place, PathState state) {
        PathState given = state;
        for (Term gone : effect.gone()) {
            Term lock = into.of(gone).asLock();
            if (lock.isRootedInConstant()) {
                continue;
            }
            Term held = aliases.match(given.locks().held().keySet(), lock, path).orElse(lock);
            if (StackLocks.isOnStack(held)) {
                events.accept(new Event.Giving(place, held, Event.Seen.of(given)));
            }
            given = given.given(held);
        }
        Locks locks = given.locks();
        for (Map.Entry<Term, Hold> taken : effect.held().entrySet()) {
            Hold hold = taken.getValue();
            Term lock = into.of(taken.getKey()).asLock();
            if (lock.isRootedInConstant()) {
                continue;
            }
            locks = hold.how() == Hold.How.TOLD ? locks.told(lock, new Hold(hold.shared(), 1, hold.how(), place))
                    : locks.take(acts.restored(lock, locks), new Hold(hold.shared(), hold.count(), hold.how(), place));
        }
        return given.with(locks);
    }
}
