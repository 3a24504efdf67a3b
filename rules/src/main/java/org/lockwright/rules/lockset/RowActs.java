package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/** What the pack's rows of a call do to path states; tells {@code events} what it sees. */
final class RowActs {

    private final CallRows rows;
    private final CallUses uses;
    private final Aliases aliases;
    private final Steady steady;
    private final String path;
    private final Waits waits;
    private final Consumer<Event> events;

    RowActs(CallRows rows, CallUses uses, Aliases aliases, Steady steady, String path, Waits waits, Consumer<Event> events) {
        this.rows = rows;
        this.uses = uses;
        this.aliases = aliases;
        this.steady = steady;
        this.path = path;
        this.waits = waits;
        this.events = events;
    }

    /** The states after a call that {@code own} rows speak of; none if no path goes on. */
    List<PathState> after(List<Locking.Row> own, Step.Call call, List<Term> arguments, PathState before) {
        boolean splits = own.stream().anyMatch(r -> r.when() != Locking.When.ALWAYS || r.act() == Locking.Act.TEST);
        if (!splits || !uses.isUsed(call.number())) {
            return acts(own, null, call, arguments, before).map(List::of).orElse(List.of());
        }
        Term result = Term.result(call.number());
        List<PathState> out = new ArrayList<>();
        boolean isTruth = call.name().contains("try") && own.stream().allMatch(r -> r.when() == Locking.When.NONZERO && r.act() != Locking.Act.TEST);
        for (Fact fact : List.of(isTruth ? Fact.of(1) : Fact.NONZERO, Fact.ZERO)) {
            boolean isExcluded = own.stream().anyMatch(r -> r.isSure(call.words()) && (r.when() == Locking.When.ZERO) != fact.isZero());
            if (isExcluded) {
                continue;
            }
            Optional<PathState> state = before.know(result, fact).flatMap(s -> acts(own, fact, call, arguments, s));
            state.filter(s -> !out.contains(s)).ifPresent(out::add);
        }
        return out;
    }

    private Optional<PathState> acts(List<Locking.Row> own, Fact result, Step.Call call, List<Term> arguments, PathState before) {
        if (own.stream().anyMatch(r -> r.maySleep(call.words()))) {
            events.accept(new Event.Sleeping(call.place(), call.name(), own.stream().anyMatch(r -> r.sleep().softint()), given(call, arguments, before),
                    Event.Seen.whole(sleeping(call, arguments, before))));
        }
        Optional<PathState> state = Optional.of(before);
        for (Locking.Row row : own) {
            boolean happens = row.when() == Locking.When.ALWAYS || result == null || (row.when() == Locking.When.ZERO) == result.isZero();
            if (happens && row.unless().stream().noneMatch(call.words()::contains)) {
                state = state.flatMap(s -> act(row, result, call, arguments, s));
            }
        }
        return state;
    }

    private Optional<PathState> act(Locking.Row row, Fact result, Step.Call call, List<Term> arguments, PathState state) {
        Term lock = rows.lock(row.lock(), arguments, Term.result(call.number()), state).orElse(null);
        if (lock != null && lock.isRootedInConstant()) {
            return Optional.of(state);
        }
        boolean shared = CallRows.isShared(row, arguments, call.words());
        Place place = call.place();
        switch (row.act()) {
            case NO_RETURN:
                return Optional.empty();
            case ACQUIRE:
                boolean tried = row.when() != Locking.When.ALWAYS && result != null && (call.name().contains("try") || row.tries(call.words()));
                events.accept(new Event.Taking(place, call.name(), lock, shared, tried, row.recursive(), false, Event.Seen.of(waiting(call, arguments, state))));
                boolean waitsForItself = !tried && !row.recursive() && !shared && isTakenHere(lock, place, state);
                return waitsForItself ? Optional.empty()
                        : Optional.of(state.with(state.locks().take(restored(lock, state.locks()), new Hold(shared, 1, Hold.How.TAKEN, place))));
            case RELEASE:
                Term held = aliases.match(state.locks().held().keySet(), lock, path)
                        .orElseGet(() -> lock.isOutward() ? lock : aliases.variable(lock.lockClass(), path).orElse(lock));
                events.accept(new Event.Giving(place, held, Event.Seen.of(state)));
                return Optional.of(state.given(held));
            case RELEASE_AND_REACQUIRE:
                events.accept(new Event.Claim(place, lock, false, false, Event.Seen.of(state)));
                if (row.maySleep(call.words())) {
                    events.accept(new Event.Taking(place, call.name(), lock, false, false, row.recursive(), true, Event.Seen.of(state.with(state.locks().give(lock)))));
                }
                waits.dropped(lock, state);
                return Optional.of(state.forgetMemory(steady));
            case ASSERT:
                events.accept(new Event.Claim(place, lock, shared, isConditional(lock, state), Event.Seen.of(state)));
                boolean isOneOfMany = aliases.isAmong(state.locks().held().keySet(), lock, path) && aliases.match(state.locks().held().keySet(), lock, path).isEmpty();
                return Optional.of(isOneOfMany ? state : told(lock, shared, place, state));
            case TEST:
                return result == null ? Optional.of(state) : test(lock, shared, result, call, state);
            case UPGRADE, DOWNGRADE:
                return Optional.of(state.with(state.locks().mode(lock, row.act() == Locking.Act.DOWNGRADE, place)));
            case USE, WAIT, WAKE:
                rows.value(row.lock(), arguments, Term.result(call.number()), state).ifPresent(part -> use(row.act(), call, part, arguments, state));
                return Optional.of(state);
            case AWAIT:
                rows.value(row.lock(), arguments, Term.result(call.number()), state)
                        .ifPresent(handle -> events.accept(new Event.Awaiting(place, call.name(), handle, Event.Seen.whole(sleeping(call, arguments, state)))));
                return Optional.of(state);
            case CURRENT_THREAD:
                return Optional.of(state.store(Term.result(call.number()), Term.thread()));
            case IN_INTERRUPT:
                return Optional.of(asked(call, Term.inInterrupt(), state));
            case IN_SOFTINT:
                return Optional.of(asked(call, Term.inSoftint(), state));
            case ALLOCATE:
                return Optional.of(Newness.made(Term.result(call.number()), state));
            default:
                return Optional.of(state);
        }
    }

    /** {@code state} after a call that tells as what the code runs. An assertion of that excludes nothing: who breaks it is not as it says. */
    private PathState asked(Step.Call call, Term what, PathState state) {
        return uses.isPresumed(call.number()) ? state : state.store(Term.result(call.number()), what);
    }

    /** The lock given up before that is meant by {@code lock}, which is not that of an object which the other one's leads to, or that leads there. */
    Term restored(Term lock, Locks locks) {
        return aliases.match(locks.gone(), lock, path).filter(g -> g.first() == null || lock.first() == null
                || g.equals(lock) || !lock.contains(g.first()) && !g.contains(lock.first())).orElse(lock);
    }

    /** {@code state} while a call waits that takes one lock and gives up another meanwhile, as sblock() does. */
    private PathState waiting(Step.Call call, List<Term> arguments, PathState state) {
        return without(r -> r.act() == Locking.Act.RELEASE_AND_REACQUIRE, call, arguments, state, false);
    }

    /** {@code state} while a call sleeps, without the locks that it gives up meanwhile or before it returns, as mi_switch() does. */
    private PathState sleeping(Step.Call call, List<Term> arguments, PathState state) {
        return without(r -> r.act() == Locking.Act.RELEASE_AND_REACQUIRE || r.act() == Locking.Act.RELEASE, call, arguments, state, true);
    }

    /** The locks that a call gives up while it sleeps. */
    private Set<Term> given(Step.Call call, List<Term> arguments, PathState state) {
        Set<Term> out = new LinkedHashSet<>();
        rows.of(call.name()).stream().filter(r -> r.act() == Locking.Act.RELEASE_AND_REACQUIRE || r.act() == Locking.Act.RELEASE)
                .flatMap(r -> rows.lock(r.lock(), arguments, Term.result(call.number()), state).stream())
                .filter(l -> !l.isRootedInConstant()).forEach(out::add);
        return out;
    }

    /** {@code state} without the locks that the rows of {@code call} that are {@code given} up name; {@code like} where the row's lock is not found, all of its class. */
    private PathState without(Predicate<Locking.Row> given, Step.Call call, List<Term> arguments, PathState state, boolean like) {
        Locks locks = state.locks();
        for (Locking.Row row : rows.of(call.name())) {
            Term lock = given.test(row) ? rows.lock(row.lock(), arguments, Term.result(call.number()), state).orElse(null) : null;
            for (Term held : lock == null ? List.<Term>of() : like ? meant(lock, locks) : List.of(aliases.match(locks.held().keySet(), lock, path).orElse(lock))) {
                do {
                    locks = locks.give(held);
                } while (like && locks.held().containsKey(held));
            }
        }
        return state.with(locks);
    }

    /** Those of the held {@code locks} that {@code lock} may mean: itself, or all of its class; itself if there is none. */
    private List<Term> meant(Term lock, Locks locks) {
        Optional<Term> match = aliases.match(locks.held().keySet(), lock, path);
        List<Term> like = locks.held().keySet().stream().filter(t -> t.lockClass().equals(lock.lockClass())).toList();
        return match.isPresent() || like.isEmpty() ? List.of(match.orElse(lock)) : like;
    }

    /** Whether a path took {@code lock} exclusively, and elsewhere: it waits for itself if it takes it again at {@code place}. */
    private static boolean isTakenHere(Term lock, Place place, PathState state) {
        Hold hold = state.locks().held().get(lock);
        return hold != null && hold.how() == Hold.How.TAKEN && !hold.shared() && !lock.has(Term.Kind.OPAQUE) && !lock.has(Term.Kind.RESULT)
                && !hold.where().equals(place);
    }

    /** {@code state} where {@code lock} is held; one that was told of while another of its class is held is that one, by another pointer. */
    private PathState told(Term lock, boolean shared, Place place, PathState state) {
        Term known = aliases.match(state.locks().held().keySet(), lock, path).orElse(null);
        if (known == null) {
            return state.with(state.locks().told(lock, new Hold(shared, 1, Hold.How.TOLD, place)));
        }
        boolean isOther = !known.equals(lock) && known.lockClass().equals(lock.lockClass()) && rows.isPointer(lock);
        return isOther ? state.shares(lock, known) : state;
    }

    /** A predicate such as {@code mutex_owned()}: on the way where it is true the lock is held. */
    private Optional<PathState> test(Term lock, boolean shared, Fact result, Step.Call call, PathState state) {
        boolean known = state.locks().held().containsKey(lock);
        if (result.isZero()) {
            return known ? Optional.empty() : Optional.of(state);
        }
        if (uses.isAsserted(call.number())) {
            boolean conditional = uses.isConditional(call.number()) || isConditional(lock, state);
            events.accept(new Event.Claim(call.place(), lock, shared, conditional, Event.Seen.of(state)));
        }
        return Optional.of(told(lock, shared, call.place(), state));
    }

    /** Whether something is known of the object of {@code lock}, as in {@code KASSERT(so->so_pcb == NULL || solocked(so))}. */
    private static boolean isConditional(Term lock, PathState state) {
        Term object = lock.kind() == Term.Kind.MEMBER ? lock.first() : lock;
        return state.facts().keySet().stream().anyMatch(t -> t.has(Term.Kind.LOAD) && t.contains(object) && !t.equals(object)
                && !object.contains(t) && !t.contains(Term.load(lock)));
    }

    /** An operation on what is at {@code part}, which may be a part of an object, as cv_broadcast() is one on a condition variable. */
    private void use(Locking.Act act, Step.Call call, Term part, List<Term> arguments, PathState state) {
        if (part.kind() == Term.Kind.MEMBER) {
            Expr.Target.Member member = new Expr.Target.Member(new Expr.Unknown(call.name()), part.tag(), part.name(), "");
            events.accept(Event.Use.of(new Step.Access(call.place(), member, Step.Use.READ, call.name()), part.first(), state));
        }
        if (act == Locking.Act.WAKE) {
            events.accept(new Event.Waking(call.place(), call.name(), part, Newness.exemption(part, state), Event.Seen.whole(state)));
        } else if (act == Locking.Act.WAIT) {
            rows.of(call.name()).stream().filter(r -> r.act() == Locking.Act.RELEASE_AND_REACQUIRE)
                    .flatMap(r -> rows.lock(r.lock(), arguments, Term.result(call.number()), state).stream())
                    .forEach(lock -> events.accept(new Event.Waiting(call.place(), part, lock, Event.Seen.of(state))));
        }
    }
}
