package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Step;

/**
 * Fields through which one CPU publishes to others without a lock: LW1010, loads that do not wait for what was published, and LW1011,
 * stores that do not publish in order.
 *
 * <p>A store publishes if it is atomic_store_release(), or the first after membar_release() or membar_producer() in a straight stretch. A load
 * takes part if it is atomic_load_acquire() or atomic_load_consume(), or is followed by membar_acquire() or membar_consumer(). See
 * atomic_loadstore(9) and membar_ops(3).
 */
final class Publication {

    private static final Set<String> AFTER_LOAD = Set.of("membar_acquire", "membar_consumer", "membar_enter", "membar_sync", "membar_datadep_consumer");

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Guards guards;
    private final Barriers before;
    private final Map<String, List<Op>> loads = new TreeMap<>();
    private final Map<String, List<Op>> stores = new TreeMap<>();
    private final List<PublishedLoad> taken = new ArrayList<>();

    /** How an access is ordered. */
    private enum Order {
        PLAIN, RELAXED,
        /** A store behind a barrier that a called function ends with: it is in order, but who else must be is that function's matter. */
        BEHIND,
        SYNCHRONISED
    }

    private record Op(FunctionFacts facts, Step.Access access, List<Event.Use> uses, Order order) {

        String place() {
            return access.place().toString();
        }

        String function() {
            return facts.flow().function().name();
        }

        /** Whether the object is known to nobody else. */
        boolean isNew() {
            return uses.stream().allMatch(u -> !u.exempt().isEmpty());
        }

        /** Whether the object is new, or about to go, by the function's name. */
        boolean isExempt() {
            return isNew() || (order == Order.RELAXED ? Beginnings.isMakerOrEnder(function()) : Beginnings.isNamed(function()));
        }

        /** Whether the operation itself is one that stores in order: it asks for loads that do. */
        boolean isRelease() {
            return access.operation().endsWith("release");
        }

        /** Whether the operation itself is one that loads in order. */
        boolean isExplicit() {
            return access.operation().endsWith("acquire") || access.operation().endsWith("consume");
        }
    }

    Publication(ProgramAnalysis program, Contexts contexts, Guards guards) {
        this.program = program;
        this.contexts = contexts;
        this.guards = guards;
        this.before = new Barriers(program.graph());
    }

    List<Violation> violations() {
        program.facts().values().forEach(this::collect);
        List<Violation> out = new ArrayList<>();
        stores.forEach((field, all) -> {
            List<Op> published = all.stream().filter(s -> s.order() == Order.SYNCHRONISED && !s.isNew() && !isZero(s)).toList();
            List<Op> taken = loads.getOrDefault(field, List.of()).stream().filter(l -> l.order() == Order.SYNCHRONISED).toList();
            if (!published.isEmpty()) {
                loads.getOrDefault(field, List.of()).stream().filter(l -> l.order() != Order.SYNCHRONISED).forEach(l -> load(field, l, published, taken).ifPresent(out::add));
            }
            List<Op> explicit = taken.stream().filter(Op::isExplicit).toList();
            explicit.stream().filter(l -> isTaken(l, published)).forEach(l -> this.taken.add(new PublishedLoad(l.access().place(), l.function(), field)));
            if (!explicit.isEmpty()) {
                all.stream().filter(s -> s.order() == Order.PLAIN || s.order() == Order.RELAXED).forEach(s -> store(field, s, explicit).ifPresent(out::add));
            }
        });
        return out;
    }

    /** The loads in order that need it, once the violations were asked for. */
    List<PublishedLoad> taken() {
        return taken;
    }

    /** Whether {@code load} takes what another function publishes, to an object that others know, and no lock is held there that the stores have. */
    private boolean isTaken(Op load, List<Op> published) {
        List<Op> others = published.stream().filter(s -> s.facts() != load.facts() && !areOthers(s, load)).toList();
        return !others.isEmpty() && !load.isNew() && !Beginnings.isMakerOrEnder(load.function()) && found(load, common(others)).isPresent();
    }

    private void collect(FunctionFacts facts) {
        Map<Step.Access, List<Event.Use>> uses = new LinkedHashMap<>();
        Map<Integer, String> barriers = new TreeMap<>();
        String path = facts.flow().place().path();
        for (Event event : facts.events()) {
            if (event instanceof Event.Use u && u.access().use() != Step.Use.ADDRESS && !u.access().member().tag().isEmpty()) {
                uses.computeIfAbsent(u.access(), k -> new ArrayList<>()).add(u);
            }
        }
        steps(facts.flow()).filter(s -> s instanceof Step.Call c && c.name().startsWith("membar_") && c.place().path().equals(path))
                .forEach(s -> barriers.put(s.place().start(), ((Step.Call) s).name()));
        uses.forEach((access, all) -> {
            String field = access.member().tag() + "." + access.member().field();
            String operation = access.operation();
            boolean isAtomic = access.use() == Step.Use.ATOMIC;
            if (isAtomic ? operation.startsWith("atomic_load") : access.use() == Step.Use.READ && operation.isEmpty()) {
                boolean ordered = operation.endsWith("acquire") || operation.endsWith("consume") || access.place().path().equals(path) && isFollowed(barriers, access.place().end());
                add(loads, field, new Op(facts, access, all, ordered ? Order.SYNCHRONISED : isAtomic ? Order.RELAXED : Order.PLAIN));
            } else if (isAtomic ? operation.startsWith("atomic_store") : access.use() == Step.Use.WRITE) {
                boolean ordered = operation.endsWith("release") || before.isBefore(facts.flow(), access, false);
                add(stores, field, new Op(facts, access, all, ordered ? Order.SYNCHRONISED : before.isBefore(facts.flow(), access, true) ? Order.BEHIND : isAtomic ? Order.RELAXED : Order.PLAIN));
            }
        });
    }

    private static void add(Map<String, List<Op>> to, String field, Op op) {
        to.computeIfAbsent(field, k -> new ArrayList<>()).add(op);
    }

    private static boolean isFollowed(Map<Integer, String> barriers, int from) {
        return barriers.entrySet().stream().anyMatch(b -> b.getKey() >= from && AFTER_LOAD.contains(b.getValue()));
    }

    /** LW1010: the value of {@code load} is looked into, or the field's other loads are ordered, and no lock is held that the stores have. */
    private Optional<Violation> load(String field, Op load, List<Op> published, List<Op> taken) {
        boolean isWriter = stores.get(field).stream().anyMatch(s -> s.facts() == load.facts());
        boolean lookedInto = isLookedInto(load);
        boolean told = load.order() == Order.PLAIN && isAtomicKey(load);
        boolean nobodyElse = taken.isEmpty() && (load.order() != Order.RELAXED || published.stream().noneMatch(Op::isRelease));
        boolean isSilent = !lookedInto && (nobodyElse || load.order() == Order.PLAIN); // a plain test of a word has other reasons
        if (load.isExempt() || isWriter || told || isSilent) {
            return Optional.empty();
        }
        List<Op> ours = published.stream().filter(s -> !areOthers(s, load)).toList();
        if (ours.isEmpty()) {
            return Optional.empty();
        }
        Op store = ours.get(0);
        Set<String> locks = common(ours);
        String path = load.access().place().path();
        return found(load, locks).map(f -> {
            List<Note> notes = f.notes(load.facts(), load.uses().get(0).seen(), program.aliases(), path);
            ours.stream().limit(2).forEach(s -> notes.add(Note.elsewhere("published at " + s.place() + " in " + s.function() + "()" + by(s), s.access().place())));
            taken.stream().limit(2).forEach(t -> notes.add(Note.elsewhere("taken in order at " + t.place() + " in " + t.function() + "()" + by(t), t.access().place())));
            notes.add(Note.of(lookedInto ? "use atomic_load_consume(), or atomic_load_acquire()" : "use atomic_load_acquire(), or say that nothing else is read by what it gives"));
            String how = load.order() == Order.PLAIN ? "plainly" : "with " + load.access().operation() + "()";
            return new Violation("LW1010", f.must() && lookedInto && !taken.isEmpty(), load.access().place(), load.function(), field + " loaded",
                    "'" + spelt(load) + "' is loaded " + how + ", but published with release by " + store.function() + "() at " + store.place(), notes);
        });
    }

    /** LW1011: a store that is not ordered after what the loads of {@code taken} go on to read. */
    private Optional<Violation> store(String field, Op store, List<Op> taken) {
        boolean told = store.order() == Order.PLAIN && isAtomicKey(store);
        boolean isSilent = store.order() == Order.PLAIN && !store.access().member().type().contains("*");
        if (store.isExempt() || told || isSilent || isZero(store)) {
            return Optional.empty();
        }
        Op load = taken.get(0);
        return found(store, common(taken)).map(f -> {
            List<Note> notes = f.notes(store.facts(), store.uses().get(0).seen(), program.aliases(), store.access().place().path());
            taken.stream().limit(3).forEach(t -> notes.add(Note.elsewhere("loaded at " + t.place() + " in " + t.function() + "()" + by(t), t.access().place())));
            notes.add(Note.of("use atomic_store_release(), or membar_release() before the store"));
            String how = store.order() == Order.PLAIN ? "plainly" : "with " + store.access().operation() + "()";
            return new Violation("LW1011", false, store.access().place(), store.function(), field + " stored",
                    "'" + spelt(store) + "' is stored " + how + ", but " + load.function() + "() loads it with " + load.access().operation() + "() at " + load.place(), notes);
        });
    }

    /** Whether a store to a {@code void *} and a load of it use it as pointers to different structs: the field has several owners, one at a time. */
    private static boolean areOthers(Op store, Op load) {
        if (!load.access().member().type().replace(" ", "").endsWith("void*")) {
            return false;
        }
        Set<String> stored = types(store, true);
        Set<String> loaded = types(load, false);
        return stored.size() == 1 && loaded.size() == 1 && !stored.equals(loaded);
    }

    /** The types of pointers to structs that the variables have which {@code op} stores, or loads into. */
    private static Set<String> types(Op op, boolean isStore) {
        Flow flow = op.facts().flow();
        Optional<Step.Call> call = call(op);
        Expr read = new Expr.Load(op.access().member());
        Set<String> out = new TreeSet<>();
        call.filter(c -> isStore && c.arguments().size() > 1).ifPresent(c -> type(c.arguments().get(1), flow, out));
        steps(flow).filter(s -> s instanceof Step.Assign).map(s -> (Step.Assign) s).filter(a -> Math.abs(a.place().line() - op.access().place().line()) <= 1).forEach(a -> {
            if (isStore && isIn(a.target(), op.access().member())) {
                type(a.value(), flow, out);
            } else if (!isStore && a.target() instanceof Expr.Target.Variable v
                    && (a.value().equals(read) || call.filter(c -> a.value().equals(new Expr.Result(c.number()))).isPresent())) {
                type(new Expr.Local(v.variable()), flow, out);
            }
        });
        return out;
    }

    private static void type(Expr e, Flow flow, Set<String> out) {
        String type = e instanceof Expr.Local l ? flow.variables().get(l.variable()).type().replace("const ", "").trim() : "";
        if (type.endsWith("*") && !type.contains("void")) {
            out.add(type);
        }
    }

    private static String by(Op op) {
        return op.access().operation().isEmpty() ? ", with a barrier" : ", " + op.access().operation() + "()";
    }

    private boolean isAtomicKey(Op op) {
        return guards.field(op.access().member().tag(), op.access().member().field()).filter(g -> g.guard().isAtomic()).isPresent();
    }

    /** The first context in which {@code op} has none of {@code locks}; any will do if there are none. */
    private Optional<Found> found(Op op, Set<String> locks) {
        String path = op.access().place().path();
        Found some = null;
        boolean must = true;
        for (Event.Use use : op.uses()) {
            Optional<Found> found = Found.in(op.facts(), use, contexts, c -> c.known() && use.exempt().isEmpty() && held(use, c, path).stream().noneMatch(locks::contains) ? "" : null);
            some = some == null ? found.orElse(null) : some;
            must &= found.map(Found::must).orElse(false);
        }
        return some == null ? Optional.empty() : Optional.of(new Found(some.what(), some.context(), must));
    }

    /** Locks held at all of {@code ops} in all contexts; what makes the object counts only if all do. */
    private Set<String> common(List<Op> ops) {
        Set<String> common = null;
        boolean allMake = ops.stream().allMatch(o -> Beginnings.isMaker(o.function()));
        for (Op op : ops.stream().filter(o -> allMake || !Beginnings.isMaker(o.function())).toList()) {
            for (Event.Use use : op.uses()) {
                for (Context c : contexts.of(op.facts().flow().function())) {
                    if (!Contexts.isPossible(use.seen(), c) || c.isAlone() || c.isBooting() || !use.exempt().isEmpty()) {
                        continue;
                    }
                    Set<String> held = held(use, c, op.access().place().path());
                    if (held.isEmpty() && !c.known()) {
                        continue;
                    }
                    if (common == null) {
                        common = held;
                    } else {
                        common.retainAll(held);
                    }
                }
            }
        }
        return common == null ? Set.of() : common.isEmpty() ? eachOwn(ops) : common;
    }

    /**
     * Locks of which one is held at each of {@code ops} in each context, where a function for objects of many kinds stores to them, as those of
     * pslist(9) do: each kind has a lock of its own.
     */
    private Set<String> eachOwn(List<Op> ops) {
        Set<String> all = new TreeSet<>();
        for (Op op : ops) {
            for (Event.Use use : op.uses()) {
                for (Context c : contexts.of(op.facts().flow().function())) {
                    boolean counts = Contexts.isPossible(use.seen(), c) && !c.isAlone() && !c.isBooting() && use.exempt().isEmpty();
                    Set<String> held = counts ? held(use, c, op.access().place().path()) : Set.of();
                    if (counts && held.isEmpty() && c.known()) {
                        return Set.of();
                    }
                    all.addAll(held);
                }
            }
        }
        return all;
    }

    private Set<String> held(Event.Use use, Context context, String path) {
        Set<String> held = Found.held(use.seen(), context, program.aliases(), path);
        held.remove("");
        return new TreeSet<>(program.aliases().withNames(held, path));
    }

    /** Whether the code looks into the object that the loaded pointer leads to. */
    private static boolean isLookedInto(Op load) {
        Flow flow = load.facts().flow();
        Expr read = new Expr.Load(load.access().member());
        Optional<Expr> result = call(load).map(c -> new Expr.Result(c.number()));
        Set<Integer> variables = new TreeSet<>();
        Set<Integer> others = new TreeSet<>();
        steps(flow).forEach(s -> {
            if (s instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v && (result.filter(a.value()::equals).isPresent()
                    || a.value().equals(read) && Math.abs(a.place().line() - load.access().place().line()) <= 1)) {
                variables.add(v.variable());
            } else if (s instanceof Step.Assign a && a.target() instanceof Expr.Target.Variable v) {
                others.add(v.variable());
            }
        });
        variables.removeAll(others); // it may hold another value by then
        int line = load.access().place().line();
        return steps(flow).anyMatch(s -> s instanceof Step.Access a && a.place().start() >= load.access().place().start()
                && (a.member().object() instanceof Expr.Local l && variables.contains(l.variable()) || a.member().object().equals(read) && a.place().line() == line || result.filter(a.member().object()::equals).isPresent()));
    }

    /** The atomic operation that {@code op} is handed to, where that is a call. */
    private static Optional<Step.Call> call(Op op) {
        return steps(op.facts().flow()).filter(s -> s instanceof Step.Call c && c.name().equals(op.access().operation()) && c.place().path().equals(op.access().place().path())
                && c.place().start() <= op.access().place().start() && c.place().end() >= op.access().place().end()).map(s -> (Step.Call) s).findFirst();
    }

    /** Whether nothing but zero is stored, so that whoever sees it goes no further, or something that was not understood. */
    private static boolean isZero(Op store) {
        boolean byCall = call(store).filter(c -> c.arguments().size() < 2 || isZero(c.arguments().get(1))).isPresent();
        return byCall || steps(store.facts().flow()).anyMatch(s -> s instanceof Step.Assign a && isIn(a.target(), store.access().member())
                && a.place().line() == store.access().place().line() && isZero(a.value()));
    }

    private static boolean isIn(Expr.Target target, Expr.Target.Member member) {
        return target.equals(member) || target instanceof Expr.Target.Element e && e.array().equals(new Expr.Address(member));
    }

    private static boolean isZero(Expr e) {
        return e instanceof Expr.Constant c && c.value() != null && c.value() == 0 || e instanceof Expr.Unknown;
    }

    private static Stream<Step> steps(Flow flow) {
        return flow.blocks().stream().flatMap(b -> b.steps().stream());
    }

    private static String spelt(Op op) {
        return TermText.of(Term.member(op.uses().get(0).object(), op.access().member().tag(), op.access().member().field()), op.facts()::variable);
    }
}
