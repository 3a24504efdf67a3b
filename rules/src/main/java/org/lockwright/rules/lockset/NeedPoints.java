package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/** The steps of one function at which it needs locks that it has not taken itself, in its own terms. */
final class NeedPoints {

    /**
     * A need for one lock.
     *
     * @param exclusive whether a shared hold is not enough
     * @param structs tags of the structs whose fields need it
     * @param support what needs it
     * @param gives whether it is needed only to be given up
     */
    record Needed(boolean exclusive, Set<String> structs, EntryNeed.Support support, boolean gives) {

        Needed and(Needed o) {
            Set<String> all = new LinkedHashSet<>(structs);
            all.addAll(o.structs);
            return new Needed(exclusive || o.exclusive, all, support, gives && o.gives);
        }
    }

    /** What the callees of the program need on entry. */
    interface Below {

        /** The locks that {@code function} needs on each way through it. */
        Map<Term, Needed> needs(FunctionId function);
    }

    private final FunctionFacts facts;
    private final Guards guards;
    private final Aliases aliases;
    private final Owners owners;
    private final Below below;
    private final Predicate<Place> asserted;
    private final Set<Place> tests = new HashSet<>();
    private final Map<Object, List<Event>> events = new LinkedHashMap<>();
    private final Map<Object, Map<Term, Needed>> always = new LinkedHashMap<>();
    private final Map<Term, Needed> ever = new LinkedHashMap<>();
    private final Map<Term, Place> tainted = new LinkedHashMap<>();

    /**
     * The points of {@code facts}.
     *
     * @param asserted whether a place is in an assertion of KASSERT(9) or its like
     */
    NeedPoints(FunctionFacts facts, Guards guards, ProgramAnalysis program, Owners owners, Below below, Predicate<Place> asserted) {
        this.facts = facts;
        this.guards = guards;
        this.aliases = program.aliases();
        this.owners = owners;
        this.below = below;
        this.asserted = asserted;
        Set<Step> steps = new HashSet<>();
        facts.flow().blocks().forEach(b -> steps.addAll(b.steps()));
        steps.stream().filter(s -> s instanceof Step.Call c && program.rows().of(c.name()).stream().anyMatch(r -> r.act() == Locking.Act.TEST)).forEach(s -> tests.add(s.place()));
        facts.events().forEach(e -> events.computeIfAbsent(key(e, steps), k -> new ArrayList<>()).add(e));
        events.forEach((key, all) -> always.put(key, key instanceof Step ? common(all) : apart(all)));
    }

    /** What events need that share no more than their place, as the tests of two locks in one assertion do. */
    private Map<Term, Needed> apart(List<Event> all) {
        Map<Object, List<Event>> alike = new LinkedHashMap<>();
        all.forEach(e -> alike.computeIfAbsent(e instanceof Event.Claim c ? List.of("claim", String.valueOf(c.lock())) : e instanceof Event.Use u ? u.access() : e.getClass(),
                k -> new ArrayList<>()).add(e));
        Map<Term, Needed> out = new LinkedHashMap<>();
        alike.values().forEach(some -> common(some).forEach((lock, needed) -> out.merge(lock, needed, Needed::and)));
        return out;
    }

    private static Object key(Event event, Set<Step> steps) {
        Step step = event instanceof Event.Use u ? u.access() : event instanceof Event.Calling c ? c.call() : event instanceof Event.Moved m ? m.call() : null;
        return step != null && steps.contains(step) ? step : event.place();
    }

    /** Every lock that is needed somewhere, and what first needs it. */
    Map<Term, Needed> ever() {
        return ever;
    }

    /** Where the need for a lock rests on something that was not understood. */
    Map<Term, Place> tainted() {
        return tainted;
    }

    /** The events at {@code step}. */
    List<Event> at(Step step) {
        List<Event> out = new ArrayList<>(events.getOrDefault(step, List.of()));
        if (step instanceof Step.Call) { // what else a macro does stands at the same place
            out.addAll(events.getOrDefault(step.place(), List.of()));
        }
        return out;
    }

    /** Whether {@code step} needs {@code lock} whichever way it is come to; null if not. */
    Needed needs(Step step, Term lock) {
        Needed own = always.getOrDefault(step, Map.of()).get(lock);
        return own != null ? own : step instanceof Step.Call ? always.getOrDefault(step.place(), Map.of()).get(lock) : null;
    }

    /** What every set of paths to one step needs. */
    private Map<Term, Needed> common(List<Event> all) {
        Map<Term, Needed> out = null;
        List<? extends Event> telling = all.stream().filter(e -> e instanceof Event.Use || e instanceof Event.Calling || e instanceof Event.Claim || e instanceof Event.Giving).toList();
        for (Event event : telling) {
            Map<Term, Needed> own = new LinkedHashMap<>();
            needs(event).forEach((written, needed) -> {
                Term lock = owners.plain(written);
                Event.Seen seen = Contexts.seen(event);
                if (isEntry(lock) && isCallers(lock, seen)) {
                    ever.merge(lock, needed, Needed::and);
                    if (seen.tainted() || seen.lost()) {
                        tainted.putIfAbsent(lock, event.place());
                    } else {
                        own.put(lock, needed);
                    }
                }
            });
            if (out == null) {
                out = own;
            } else {
                out.keySet().retainAll(own.keySet());
                out.replaceAll((lock, needed) -> needed.and(own.get(lock)));
            }
        }
        return out == null ? Map.of() : out;
    }

    private Map<Term, Needed> needs(Event event) {
        if (event instanceof Event.Use use) {
            return use.access().use() == Step.Use.ADDRESS ? Map.of() : guards.keyed(use).map(this::uses).orElse(Map.of());
        } else if (event instanceof Event.Calling call) {
            return calls(call);
        } else if (event instanceof Event.Claim claim) {
            boolean counts = !claim.conditional() && claim.lock() != null;
            return counts ? Map.of(claim.lock(), new Needed(!claim.shared(), tags(claim.lock()), support(claim.place(), isTest(claim.place()) ? "asserts it" : "calls what relies on it"), false)) : Map.of();
        }
        Event.Giving giving = (Event.Giving) event;
        return giving.lock() == null ? Map.of() : Map.of(giving.lock(), new Needed(false, tags(giving.lock()), support(giving.place(), "gives it up"), true));
    }

    private Map<Term, Needed> uses(Event.Use use) {
        GuardedField field = guards.of(use);
        boolean write = Accesses.isWrite(use.access());
        Wanted wanted = guards.wanted(field, use.object(), write);
        boolean counts = use.exempt().isEmpty() && wanted.condition().isEmpty() && !asserted.test(use.place())
                && !Beginnings.isAlone(facts.flow().function().name(), use.object()) && use.access().use() != Step.Use.ATOMIC;
        Map<Term, Needed> out = new LinkedHashMap<>();
        if (counts) {
            EntryNeed.Support support = support(use.place(), (write ? "writes " : "reads ") + field.id());
            locks(wanted.need()).forEach(l -> out.merge(l.lock(), new Needed(l.exclusive(), Set.of(field.id().tag()), support, false), Needed::and));
        }
        return out;
    }

    /** The locks without which {@code need} is not met. */
    private static List<Need.Lock> locks(Need need) {
        if (need instanceof Need.AllOf all) {
            return all.needs().stream().flatMap(n -> locks(n).stream()).toList();
        }
        return need instanceof Need.Lock l && l.lock() != null ? List.of(l) : List.of();
    }

    /** What every function needs that {@code call} may run. */
    private Map<Term, Needed> calls(Event.Calling call) {
        Map<Term, Needed> out = null;
        Substitution into = new Substitution(call.arguments(), Term.result(call.number()), "call " + call.number());
        for (FunctionId target : call.targets()) {
            Map<Term, Needed> own = new LinkedHashMap<>();
            below.needs(target).forEach((lock, needed) -> {
                Term here = into.of(lock).asLock();
                if (isHanded(lock, call)) {
                    own.merge(here, new Needed(needed.exclusive(), needed.structs(), support(call.place(), "calls " + target), needed.gives()), Needed::and);
                }
            });
            if (out == null) {
                out = own;
            } else {
                out.keySet().retainAll(own.keySet());
            }
        }
        return out == null ? Map.of() : out;
    }

    /** Whether the object of {@code lock}, which the called function needs, is one that others know too. */
    private static boolean isHanded(Term lock, Event.Calling call) {
        for (int i = 0; i < call.arguments().size(); i++) {
            if (lock.contains(Term.parameter(i)) && call.known().fresh().contains(call.arguments().get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code lock} can be told at the entry: it begins at parameters or variables, and leads on by members. */
    private static boolean isEntry(Term lock) {
        return switch (lock.kind()) {
            case PARAMETER -> lock.number() >= 0;
            case GLOBAL -> true;
            case MEMBER, LOAD -> isEntry(lock.first());
            default -> false;
        };
    }

    /** Whether {@code lock} must be the caller's where {@code seen} is: neither it nor one that may be it was taken or given up here. */
    private boolean isCallers(Term lock, Event.Seen seen) {
        String path = facts.flow().place().path();
        boolean taken = seen.locks().held().entrySet().stream().anyMatch(e -> e.getValue().how() == Hold.How.TAKEN
                && (e.getKey().equals(lock) || aliases.mayBeOne(e.getKey().lockClass(), lock.lockClass(), path)));
        return !taken && !seen.locks().gone().contains(lock);
    }

    /** Whether the function itself asserts {@code lock}, or one that is the same at run time, at {@code event}. */
    boolean isOwnAssertion(Event event, Term lock) {
        return event instanceof Event.Claim c && isTest(c.place()) && isSame(c.lock(), lock);
    }

    /** Where the function takes {@code lock}, or what is the same at run time, without having given it up: who calls it cannot hold it; null for nowhere. */
    Place taken(Term lock) {
        return facts.events().stream().filter(e -> e instanceof Event.Taking t ? !t.tried() && !t.recursive() && !t.again() && isSame(t.lock(), lock)
                : e instanceof Event.Moved m && m.taken().stream().anyMatch(t -> isSame(t, lock) && !m.lost().contains(t) && !m.lost().contains(lock)))
                .filter(e -> Contexts.seen(e).locks().gone().stream().noneMatch(g -> isSame(g, lock))).map(Event::place).findFirst().orElse(null);
    }

    private boolean isSame(Term one, Term lock) {
        return one != null && (owners.plain(one).equals(lock) || !one.lockClass().equals(lock.lockClass()) && aliases.mayBeOne(one.lockClass(), lock.lockClass(), facts.flow().place().path()));
    }

    /** Whether a claim at {@code place} is an assertion, by whichever macro, and not what a called function relies on. */
    private boolean isTest(Place place) {
        return asserted.test(place) || tests.contains(place);
    }

    private static Set<String> tags(Term lock) {
        int dot = lock.lockClass().indexOf('.');
        return dot <= 0 ? Set.of() : Set.of(lock.lockClass().substring(0, dot));
    }

    private static EntryNeed.Support support(Place place, String what) {
        return new EntryNeed.Support(place, what);
    }
}
