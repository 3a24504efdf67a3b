package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.pack.Locking;

/**
 * With which locks each function of a program is called: from its callers downwards, beginning with the roots that the pack names.
 *
 * <p>A function that nobody calls and no slot names has one context of which nothing is known.
 */
final class Contexts {

    private static final int MOST = 10;
    private static final List<Term> PARAMETERS = IntStream.range(0, 8).mapToObj(Term::parameter).toList();
    private static final PathState NOTHING = new PathState(Locks.NONE, Map.of(), Map.of(), false);

    /** How many contexts are kept apart by what is known of parts and members of the arguments only. */
    private static final int MOST_VARIANTS = 4;

    private final ProgramAnalysis program;
    private final Ownership ownership;
    private final Map<FunctionId, List<Context>> of = new HashMap<>();
    private final Map<FunctionId, Integer> kinds = new HashMap<>();
    /** What stands for the contexts of a function beyond {@link #MOST}. */
    private final Map<FunctionId, Context> rest = new HashMap<>();
    private final Cares cares;
    private final Contracts contracts;
    private final Ways ways;

    private Contexts(ProgramAnalysis program, Locking locking) {
        this.program = program;
        this.contracts = new Contracts(program.graph(), locking);
        this.ownership = new Ownership(program.rows());
        this.cares = new Cares(program);
        this.ways = new Ways(f -> program.graph().flows().get(f).place().path());
    }

    static Contexts of(ProgramAnalysis program, Locking locking) {
        Contexts out = new Contexts(program, locking);
        out.run();
        return out;
    }

    /** The contexts of {@code function}; at least one. */
    List<Context> of(FunctionId function) {
        return of.getOrDefault(function, List.of());
    }

    /** The files that interrupts come through on their ways to {@code context}, each with a context of the same function that is reached through it. */
    Map<String, Context> through(Context context) {
        return ways.through(context);
    }

    private void run() {
        List<List<FunctionId>> down = new ArrayList<>(program.graph().bottomUp());
        java.util.Collections.reverse(down);
        for (List<FunctionId> component : down) {
            component.forEach(this::said);
            follow(component, component);
            for (FunctionId f : component) { // those that call each other only, as far as is seen, begin with one of them
                if (isUnknown(f)) {
                    unknown(f);
                    follow(component, List.of(f));
                }
            }
        }
    }

    /** Gives the members of {@code component} the contexts that {@code first} and who is reached from there call them in, and the functions below. */
    private void follow(List<FunctionId> component, List<FunctionId> first) {
        ArrayDeque<FunctionId> open = new ArrayDeque<>(first);
        Set<FunctionId> members = new HashSet<>(component);
        Set<FunctionId> waiting = new HashSet<>(first);
        int rounds = 0;
        while (!open.isEmpty() && rounds++ < component.size() * MOST * 2) {
            FunctionId f = open.poll();
            waiting.remove(f);
            for (FunctionId changed : calls(f)) {
                if (members.contains(changed) && waiting.add(changed)) {
                    open.add(changed);
                }
            }
        }
    }

    /** Gives a function the contexts that slots say. */
    private void said(FunctionId f) {
        contracts.of(f).forEach((slot, rows) -> rows.forEach(row -> add(f, contract(f, row, slot))));
    }

    /** Whether nothing calls {@code f} as far as is seen, and no slot says who does. */
    private boolean isUnknown(FunctionId f) {
        boolean isTaken = !program.graph().slotsOf(f).isEmpty();
        return contracts.of(f).isEmpty() && (of(f).isEmpty() || isTaken && of(f).stream().noneMatch(c -> c.origin().caller() != null));
    }

    /** Gives {@code f} a context of which nothing is known. */
    private void unknown(FunctionId f) {
        Map<String, Set<Set<String>>> slots = program.graph().slotsOf(f);
        String why = slots.isEmpty() ? "no caller was seen" : "its address goes to " + slots.keySet().iterator().next() + ", of which the pack says nothing";
        add(f, new Context(Map.of(), Set.of(), Entry.NOTHING.withOwn(ownership.onEntry(f.name())), new Context.Origin(null, null, null, why), Running.UNKNOWN, true, false));
    }

    /** What the pack says of who calls functions otherwise than by their names. */
    Contracts contracts() {
        return contracts;
    }

    /** Whether {@code function} comes to {@code seen} in some context. */
    boolean isPossible(FunctionId function, Event.Seen seen) {
        return of(function).stream().anyMatch(c -> isPossible(seen, c));
    }

    /** Whether nobody calls {@code f} who could give a lock up for it: it is a system call, a thread or a handler. */
    boolean isOuter(FunctionId f) {
        List<Context> all = of(f);
        return !all.isEmpty() && all.stream().allMatch(c -> c.known() && c.origin().caller() == null
                && (c.origin().root().startsWith("sys_") || c.origin().root().contains("(arg")));
    }

    /** Whether the pack says that all who call {@code f} through a pointer hold {@code lock}, a global one, and get it back. */
    boolean isLent(FunctionId f, Term lock) {
        boolean gives = lock.kind() != Term.Kind.GLOBAL || contracts.of(f).values().stream().flatMap(Set::stream).anyMatch(s -> !s.gives().isEmpty());
        List<Context> all = of(f);
        return !gives && !all.isEmpty() && all.stream().allMatch(c -> c.origin().caller() == null && c.known() && c.held().containsKey(lock));
    }

    private Context contract(FunctionId f, Locking.Slot row, String slot) {
        Map<Term, Hold> held = new HashMap<>();
        for (String lock : row.holds()) {
            program.rows().lock(lock, PARAMETERS, Term.returned(), NOTHING).ifPresent(t -> held.put(t, new Hold(false, 1, Hold.How.TOLD, new org.lockwright.rules.flow.Place(slot, 0, 0, 0, 0))));
        }
        Set<Term> threads = row.thread().isEmpty() ? Set.of() : Set.of(PARAMETERS.get(Integer.parseInt(row.thread().substring(3))));
        Set<Term> own = ownership.onEntry(f.name());
        own.addAll(values(row.owns()));
        return new Context(held, Set.of(), new Entry(Map.of(), threads, own, values(row.fresh()), Set.of(), Set.of()), new Context.Origin(null, null, null, row.context().equals("debugger") ? Context.DEBUGGER : slot), Running.of(row.context(), levels(f, row, slot)), false, !row.open());
    }

    /** The values of {@code expressions} over a function's parameters, on its entry. */
    private Set<Term> values(Collection<String> expressions) {
        return expressions.stream().flatMap(e -> program.rows().value(e, PARAMETERS, Term.returned(), NOTHING).stream()).collect(Collectors.toSet());
    }

    /** Names that may be those of the level at which {@code f} runs where it is in {@code slot}. */
    private Set<String> levels(FunctionId f, Locking.Slot row, String slot) {
        if (!row.level().isEmpty()) {
            return Set.of(row.level());
        }
        return program.graph().slotsOf(f).getOrDefault(slot, Set.of()).stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    private List<FunctionId> calls(FunctionId caller) {
        List<FunctionId> changed = new ArrayList<>();
        FunctionFacts facts = program.facts().get(caller);
        for (Event event : facts.events()) {
            if (event instanceof Event.Calling call) {
                for (Context above : List.copyOf(of(caller))) {
                    if (isPossible(call.seen(), above)) {
                        for (FunctionId target : call.targets()) {
                            boolean isSaid = !call.isDirect() && !contracts.of(target).isEmpty();
                            if (!isSaid && add(target, reached(caller, above, call, facts.flow().place().path(), target))) {
                                changed.add(target);
                            }
                        }
                    }
                }
            }
        }
        return changed;
    }

    /** Whether the paths of {@code seen} can be taken in {@code context}. */
    static boolean isPossible(Event.Seen seen, Context context) {
        if (seen.given().entrySet().stream().anyMatch(e -> e.getValue().isZero() && Locks.isIn(context.held().keySet(), e.getKey()))) {
            return false;
        } else if (context.running().contradicts(seen.given())) {
            return false;
        } else if (context.given().isEmpty() || seen.given().isEmpty() && seen.memory().isEmpty()) {
            return true;
        }
        PathState known = new PathState(Locks.NONE, Map.of(), context.given(), false);
        return Stream.concat(seen.given().entrySet().stream(), seen.memory().entrySet().stream())
                .noneMatch(e -> Optional.ofNullable(known.fact(e.getKey())).map(f -> f.contradicts(e.getValue())).orElse(false));
    }

    /** The locks held at a point of a function called in {@code context}. */
    static Map<Term, Hold> held(Event.Seen seen, Context context, Aliases aliases, String path) {
        Map<Term, Hold> held = new HashMap<>(context.held());
        for (Term gone : seen.locks().gone()) {
            aliases.match(held.keySet(), gone, path).ifPresent(lock -> forget(lock, held));
        }
        seen.locks().held().forEach((lock, hold) -> held.merge(lock, hold, (above, here) -> here.how() == Hold.How.TOLD ? above : here));
        return held;
    }

    /** Takes {@code lock} out of {@code held}, by all names that one taking of it goes by. */
    private static void forget(Term lock, Map<Term, Hold> held) {
        Hold hold = held.remove(lock);
        held.entrySet().removeIf(e -> e.getValue().where().equals(hold.where()) && e.getKey().lockClass().equals(lock.lockClass()));
    }

    /** Classes of locks held that have no name there. */
    static Set<String> others(Event.Seen seen, Context context, Aliases aliases, String path) {
        Set<String> others = new TreeSet<>(context.others());
        seen.locks().gone().stream().filter(g -> aliases.match(context.held().keySet(), g, path).isEmpty())
                .forEach(g -> others.removeIf(o -> aliases.mayBeOne(o, g.lockClass(), path)));
        return others;
    }

    /** Whether a function runs only while the kernel is starting, by one thread on one processor. */
    private boolean isBoot(Context c) {
        return c.origin().root().equals("main()");
    }

    /** What {@code target} finds in every state of {@code caller} that calls it at {@code place}. */
    List<Context> enteredAt(FunctionId caller, Place place, FunctionId target) {
        List<Context> out = new ArrayList<>();
        FunctionFacts facts = program.facts().get(caller);
        for (Event event : facts.events()) {
            if (event instanceof Event.Calling call && call.place().equals(place) && call.targets().contains(target)) {
                of(caller).stream().filter(above -> isPossible(call.seen(), above))
                        .forEach(above -> out.add(entered(caller, above, call, facts.flow().place().path(), target)));
            }
        }
        return out;
    }

    /**
     * Whether on the way to {@code context} some call is made with a lock of one of {@code classes} in another state of its function, and
     * without it in this one: what tells the two states apart may not have been understood.
     */
    boolean isSplit(FunctionId function, Context context, Set<String> classes, String path) {
        FunctionId called = function;
        for (Context c = context; c != null && c.origin().caller() != null; c = c.origin().above()) {
            if (!holds(c, classes, path) && enteredAt(c.origin().caller(), c.origin().place(), called).stream().anyMatch(o -> holds(o, classes, path))) {
                return true;
            }
            called = c.origin().caller();
        }
        return false;
    }

    /** The same, where each function on the way is called as it is on this one. */
    boolean isSplitBelow(FunctionId function, Context context, Set<String> classes, String path) {
        FunctionId called = function;
        for (Context c = context; c != null && c.origin().caller() != null; c = c.origin().above()) {
            Context at = c;
            FunctionId target = called;
            FunctionFacts caller = program.facts().get(c.origin().caller());
            boolean split = caller.events().stream().anyMatch(e -> e instanceof Event.Calling call && call.place().equals(at.origin().place()) && call.targets().contains(target)
                    && isPossible(call.seen(), at.origin().above()) && holds(entered(at.origin().caller(), at.origin().above(), call, caller.flow().place().path(), target), classes, path));
            if (split && !holds(c, classes, path)) {
                return true;
            }
            called = c.origin().caller();
        }
        return false;
    }

    private boolean holds(Context context, Set<String> classes, String path) {
        Aliases aliases = program.aliases();
        return classes.stream().anyMatch(w -> context.others().stream().anyMatch(o -> aliases.mayBeOne(o, w, path))
                || context.held().keySet().stream().anyMatch(t -> aliases.mayBeOne(t.lockClass(), w, path)));
    }

    /** What {@code target} finds, with the way that leads there if it is one of several methods. */
    private Context reached(FunctionId caller, Context above, Event.Calling call, String path, FunctionId target) {
        boolean isMethod = !call.isDirect() && call.targets().size() > 1 && above.running().interrupts();
        Context by = isMethod ? ways.to(target, call.targets(), caller, above) : above;
        Context found = entered(caller, by == null ? above : by, call, path, target);
        return by == null ? found.inDoubt() : found;
    }

    private Context entered(FunctionId caller, Context above, Event.Calling call, String path, FunctionId target) {
        Map<Term, Hold> held = new HashMap<>();
        Set<String> others = others(call.seen(), above, program.aliases(), path);
        Map<Term, Hold> nameless = new HashMap<>();
        held(call.seen(), above, program.aliases(), path).forEach((lock, hold) -> {
            List<Term> names = Stream.concat(Stream.of(lock), SharedLocks.same(lock, call.seen().same())).flatMap(l -> inward(l, call.arguments()).stream()).distinct().toList();
            names.forEach(n -> held.put(n, hold));
            if (names.isEmpty()) {
                nameless.put(lock, hold);
            }
        });
        nameless.forEach((lock, hold) -> {
            boolean isNamed = held.entrySet().stream().anyMatch(e -> e.getValue().where().equals(hold.where()) && e.getKey().lockClass().equals(lock.lockClass()));
            if (!isNamed) { // else it is one taking of one lock, which had two names
                others.add(lock.lockClass());
            }
        });
        Entry entry = Entry.of(call, above, cares.of(target)).withOwn(ownership.onEntry(target.name())).withFresh(values(contracts.fresh(target)));
        Context.Origin origin = new Context.Origin(caller, call.place(), above, "");
        boolean promised = above.isPromised(call.seen());
        return new Context(held, others, entry, origin, above.running(), above.tainted() && !above.known() || call.seen().tainted() || promised, above.known() && !isBoot(above));
    }

    /** The paths to {@code event}. */
    static Event.Seen seen(Event event) {
        if (event instanceof Event.Use u) {
            return u.seen();
        } else if (event instanceof Event.Taking t) {
            return t.before();
        } else if (event instanceof Event.Giving g) {
            return g.before();
        } else if (event instanceof Event.Claim c) {
            return c.before();
        } else if (event instanceof Event.Calling c) {
            return c.seen();
        } else if (event instanceof Event.Leaving l) {
            return l.seen();
        } else if (event instanceof Event.Turn t) {
            return t.seen();
        } else if (event instanceof Event.Moved m) {
            return m.seen();
        } else if (event instanceof Event.Sleeping s) {
            return s.seen();
        } else if (event instanceof Event.Waiting w) {
            return w.seen();
        } else if (event instanceof Event.Waking w) {
            return w.seen();
        } else if (event instanceof Event.Awaiting a) {
            return a.seen();
        }
        return ((Event.Split) event).seen();
    }

    /** What the called function may call a lock of its caller: through each argument that it is reached from, or as a global. */
    private static List<Term> inward(Term lock, List<Term> arguments) {
        List<Term> out = new ArrayList<>();
        if (isGlobal(lock)) {
            out.add(lock);
        }
        for (int i = 0; i < arguments.size(); i++) {
            Term argument = arguments.get(i);
            Term parameter = Term.parameter(i);
            boolean names = !argument.isConstant() && argument.kind() != Term.Kind.GLOBAL && lock.contains(argument);
            if (names || argument.asLock().equals(lock)) {
                Term inside = argument.asLock().equals(lock) ? parameter : lock.map(t -> t.equals(argument) ? parameter : null);
                if (isInward(inside)) {
                    out.add(inside);
                }
            }
        }
        return out;
    }

    private static boolean isGlobal(Term t) {
        return !t.has(Term.Kind.PARAMETER) && isInward(t);
    }

    private static boolean isInward(Term t) {
        return t.isOutward();
    }

    private boolean add(FunctionId f, Context context) {
        List<Context> here = of.computeIfAbsent(f, k -> new ArrayList<>());
        Optional<Context> like = here.stream().filter(c -> c.isLike(context)).findFirst();
        if (like.isPresent()) {
            return ways.note(like.get(), context);
        }
        List<Context> variants = here.stream().filter(c -> c.isVariant(context)).toList();
        if (variants.size() >= MOST_VARIANTS) {
            Context nearest = variants.stream().max(java.util.Comparator.comparing(c -> EntryMemory.either(c.given(), context.given()).size())).orElseThrow();
            return widen(here, nearest, context);
        } else if (variants.isEmpty() && kinds.merge(f, 1, Integer::sum) > MOST) {
            return rest(f, here, context);
        }
        here.add(context);
        ways.note(context, context);
        return true;
    }

    /** Takes into the last of {@code here}, which stands for all that are not kept apart, that {@code context} may be so too. */
    private boolean rest(FunctionId f, List<Context> here, Context context) {
        Context before = rest.get(f);
        String path = program.facts().get(f).flow().place().path();
        Context after = before == null ? context.unsure() : before.and(context, classes -> program.aliases().withNames(classes, path));
        if (before != null && after.isLike(before)) {
            return false;
        }
        here.removeIf(c -> c == before);
        here.add(after);
        rest.put(f, after);
        return true;
    }

    /** Takes into {@code kept}, one of {@code here}, that {@code other} may be so too. */
    private boolean widen(List<Context> here, Context kept, Context other) {
        Context wider = other.given().size() < kept.given().size() ? other.widened(kept) : kept.widened(other); // who is told less leads there
        boolean more = ways.note(kept, other);
        if (wider.isLike(kept)) {
            return more;
        }
        here.set(here.indexOf(kept), wider);
        ways.move(kept, wider);
        return true;
    }
}
