package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.flow.UnitFlows;
import org.lockwright.rules.key.KeyModel;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;

/**
 * The lock analysis of one configuration: each use of a keyed field against its key, each acquisition against the order, each
 * release and return against what is held. See docs/adr/0009.
 */
public final class LockAnalysis {

    private final List<Violation> violations = new ArrayList<>();
    private final List<FieldUse> uses = new ArrayList<>();
    private final Map<String, List<Violation>> broken = new TreeMap<>();
    private final List<OrderEdge> edges;
    private final List<PublishedLoad> publishedLoads;
    private final Map<String, Integer> withheld = new TreeMap<>();
    private final Set<String> withheldPlaces = new TreeSet<>();
    private final Map<String, Set<String>> gaps = new TreeMap<>();
    private final int functions;
    private final HeldLocks held;
    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Verdicts verdicts;
    private final Guards guards;
    private final Locking locking;
    private final Map<String, String> types;

    private LockAnalysis(Collection<UnitFlows> units, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, Predicate<String> wanted, int threads) {
        this.locking = locking;
        this.held = HeldLocks.of(units, keys, locking, packs, threads);
        this.types = held.types();
        this.guards = held.guards();
        this.program = held.program();
        this.contexts = held.contexts();
        this.verdicts = held.verdicts();
        Unheld unheld = held.unheld();
        this.functions = program.facts().size();
        program.facts().values().stream().filter(f -> !f.gaps().isEmpty())
                .forEach(f -> gaps.put(f.flow().place() + " " + f.flow().function(), f.gaps()));
        units.forEach(u -> u.gaps().forEach((name, cause) -> gaps.put(u.path() + " " + name + "()", Set.of(cause))));
        program.facts().values().forEach(f -> accesses(f, wanted));
        violations.addAll(new Votes(uses).weighed(broken));
        LoopBalance loops = LoopBalance.of(program, contexts, locking);
        OrderSeen order = new OrderSeen(program, contexts, locking, loops).run();
        violations.addAll(order.violations());
        this.edges = List.copyOf(order.edges());
        Strays strays = new Strays(program);
        Balance balance = new Balance(program, contexts, verdicts, unheld, strays);
        List<Violation> unbalanced = new ArrayList<>(balance.violations());
        unbalanced.addAll(new CallReleases(program, contexts, verdicts, unheld, strays).violations(unbalanced));
        unbalanced.addAll(new StackLocks(program, contexts).violations());
        violations.addAll(unbalanced);
        Set<String> told = unbalanced.stream().map(v -> v.id() + v.function() + v.subject()).collect(java.util.stream.Collectors.toSet());
        Kept kept = new Kept(program, contexts);
        List<Violation> left = new ArrayList<>(kept.violations());
        left.addAll(new Leaks(program, contexts, kept).violations());
        left.addAll(new Lapses(program, contexts).violations());
        left.stream().filter(v -> !told.contains(v.id() + v.function() + v.subject())).forEach(violations::add);
        withhold(order.withheld());
        withhold(balance.withheld());
        violations.addAll(loops.violations());
        violations.addAll(new StaleValues(program, contexts, guards).violations());
        LockKinds kinds = LockKinds.of(units, locking, program.rows(), types);
        Sleeps sleeps = new Sleeps(program, contexts, kinds);
        violations.addAll(sleeps.violations());
        withhold(sleeps.withheld());
        violations.addAll(new Handlers(program, contexts, units).violations());
        Publication publication = new Publication(program, contexts, guards);
        violations.addAll(publication.violations());
        this.publishedLoads = List.copyOf(publication.taken());
        violations.addAll(new DoubleChecks(program, guards).violations());
        violations.addAll(new References(program, contexts, kinds).violations());
        violations.addAll(new Condvars(program, contexts, verdicts, guards, kinds).violations());
        violations.addAll(new Interlocks(program, contexts, kinds).violations());
        List<Violation> once = once(loops.weighed(violations));
        violations.clear();
        violations.addAll(once);
    }

    private void withhold(Collection<String> places) {
        places.forEach(w -> withheld.merge(w.substring(0, 6), 1, Integer::sum));
        withheldPlaces.addAll(places);
    }

    /** One for each place, check and subject: the surest. */
    private static List<Violation> once(List<Violation> all) {
        Map<String, Violation> out = new LinkedHashMap<>();
        all.forEach(v -> out.merge(v.id() + v.place() + v.place().column() + v.subject(), v, (a, b) -> b.must() && !a.must() ? b : a));
        return List.copyOf(out.values());
    }

    /**
     * Analyses {@code units}.
     *
     * @param packs structs whose keys of today count where the comments give none
     * @param wanted fields without key whose uses are wanted too, as {@code tag.field}
     */
    public static LockAnalysis of(Collection<UnitFlows> units, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, Predicate<String> wanted) {
        return of(units, keys, locking, packs, wanted, 1);
    }

    /** The same on {@code threads} threads. */
    public static LockAnalysis of(Collection<UnitFlows> units, KeyModel keys, Locking locking, List<Pack.KeyedStruct> packs, Predicate<String> wanted, int threads) {
        return new LockAnalysis(units, keys, locking, packs, wanted, threads);
    }

    /** What breaks the rules, in no order; one entry for each place and lock. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }

    /** Uses of fields, by function and place. */
    public List<FieldUse> uses() {
        return List.copyOf(uses);
    }

    /** Which lock classes nest in which, sorted. */
    public List<OrderEdge> edges() {
        return edges;
    }

    /** Loads in order of what others publish, by field and place. */
    public List<PublishedLoad> publishedLoads() {
        return publishedLoads;
    }

    /** Functions that were not understood as a whole, by place and name, with the causes. */
    public Map<String, Set<String>> gaps() {
        return gaps;
    }

    /** How many places were withheld, by check: most likely they are right, and what shows it was not understood; or they are told of already. */
    public Map<String, Integer> withheld() {
        return withheld;
    }

    /** Where: the id of the check and then the place, {@code "LW3001sys/kern/a.c:12"}, sorted. */
    public Set<String> withheldPlaces() {
        return java.util.Collections.unmodifiableSet(withheldPlaces);
    }

    /**
     * How many calls take, give up or assert a lock, by how well it is known: {@code path} for members from a parameter, a global or a
     * call's result, {@code variable} from a local that has several values, {@code class} and {@code none}.
     */
    public Map<String, Integer> lockCalls() {
        return LockCalls.count(program.facts().values());
    }

    /** The calls that act on locks, by function. */
    public List<LockAct> acts() {
        return LockActs.of(program.facts().values());
    }

    /** The functions that each function calls, those through pointers included. */
    public Map<FunctionId, Set<FunctionId>> calls() {
        return LockActs.calls(program.facts().values());
    }

    /** Which locks are held where: what the checks rest on. */
    public HeldLocks held() {
        return held;
    }

    /** How many functions were seen. */
    public int functions() {
        return functions;
    }

    private void accesses(FunctionFacts facts, Predicate<String> wanted) {
        for (Event event : facts.events()) {
            if (event instanceof Event.Split split) {
                split(facts, split);
            }
        }
        Accesses.of(facts, (tag, name) -> guards.field(tag, name).isPresent() || wanted.test(tag + "." + name)).forEach((access, all) -> {
            String name = access.member().tag() + "." + access.member().field();
            Optional<GuardedField> field = guards.field(access.member().tag(), access.member().field());
            if (field.isPresent()) {
                guarded(facts, access, all, field.get());
            } else {
                uses.add(new FieldUse(access.place(), facts.flow().function().name(), name, Accesses.isWrite(access), "", "", "", common(facts, all)));
            }
        });
    }

    /** LW1006: two atomic operations where one was meant; with a lock held around both nobody can come between. */
    private void split(FunctionFacts facts, Event.Split split) {
        Optional<GuardedField> field = guards.field(split.address().tag(), split.address().name());
        boolean locked = contexts.of(facts.flow().function()).stream().allMatch(c -> !Contexts.held(split.seen(), c, program.aliases(), split.place().path()).isEmpty());
        if (field.isPresent() && field.get().guard().isAtomic() && !locked) {
            String path = TermText.of(split.address(), i -> i < facts.flow().variables().size() ? facts.flow().variables().get(i).name() : "argument " + i);
            violations.add(new Violation("LW1006", false, split.place(), facts.flow().function().name(), field.get().id() + " split",
                    "'" + path + "' is read and stored in two atomic operations; a change by another CPU between them is lost",
                    Note.all("its key says: " + field.get().guard().text(), "use one operation of atomic_ops(3), or a loop around atomic_cas")));
        }
    }

    /** Whether {@code access} is read for KASSERT(9) only: what it decides is whether the kernel panics. */
    private boolean isAsserted(Step.Access access) {
        return access.use() == Step.Use.READ && held.isInAssertion(access.place());
    }

    /** Whether {@code access} reads the pointer to the lock that its own key names: it has to be read before the lock can be taken. */
    private static boolean isOwnLock(Step.Access access, GuardedField field, List<Need> needs) {
        return access.use() == Step.Use.READ && needs.stream().flatMap(n -> n.locks().stream()).anyMatch(l -> l.lockClass().equals(field.id().toString()));
    }

    private void guarded(FunctionFacts facts, Step.Access access, List<Event.Use> all, GuardedField field) {
        boolean write = Accesses.isWrite(access);
        List<Need> needs = all.stream().map(u -> guards.wanted(field, u.object(), write).need()).toList();
        Verdict found = verdicts.of(facts, all, needs);
        boolean excused = found.answer() == Verdict.Answer.NOT_HELD;
        String rule = excused && isOwnLock(access, field, needs) ? "read to find the lock" : excused && !found.must() && isAsserted(access) ? "read for an assertion, and not surely without its lock" : "";
        Verdict verdict = rule.isEmpty() ? found : new Verdict(Verdict.Answer.EXEMPT, found.need(), rule, true, null, List.of());
        String function = facts.flow().function().name();
        uses.add(new FieldUse(access.place(), function, field.id().toString(), write, verdict.answer().name(), verdict.need().print(), verdict.why(), common(facts, all)));
        String id = switch (verdict.answer()) {
            case NOT_HELD -> write ? "LW1002" : "LW1001";
            case SHARED -> "LW1005";
            case OTHER_OBJECT -> "LW1004";
            default -> "";
        };
        if (verdict.why().equals(Guards.WRITTEN_ONCE) && verdict.answer() == Verdict.Answer.EXEMPT) {
            late(facts, access, all, field, needs);
        }
        Set<String> classes = verdict.need().locks().stream().map(Need.Lock::lockClass).collect(java.util.stream.Collectors.toSet());
        boolean split = !id.isEmpty() && !verdict.must() && verdict.without() != null
                && contexts.isSplit(facts.flow().function(), verdict.without(), classes, access.place().path());
        if (split) {
            withheld.merge(id, 1, Integer::sum);
            withheldPlaces.add(id + access.place());
        } else if (!id.isEmpty() && access.use() != Step.Use.ATOMIC) {
            broken.computeIfAbsent(field.id() + (write ? " written" : " read"), k -> new ArrayList<>()).add(violation(id, facts, access, all.get(0), field, verdict));
        }
    }

    /** LW1007: a write to a field that does not change once the object is known, where the object is known. */
    private void late(FunctionFacts facts, Step.Access access, List<Event.Use> all, GuardedField field, List<Need> needs) {
        String function = facts.flow().function().name();
        for (int i = 0; i < all.size(); i++) {
            Event.Use use = all.get(i);
            boolean once = use.exempt().isEmpty() && needs.get(i) instanceof Need.Nothing n && n.rule().equals(Guards.WRITTEN_ONCE);
            for (Context context : contexts.of(facts.flow().function())) {
                if (once && context.known() && Contexts.isPossible(use.seen(), context) && !Beginnings.isIn(function, context)
                        && !context.origin().root().equals("main()")) {
                    List<Note> notes = new ArrayList<>(Evidence.calls(context, function));
                    notes.add(Note.of("its key says: " + field.guard().text()));
                    violations.add(new Violation("LW1007", false, access.place(), function, field.id() + " written", "'" + spelt(facts, access, use)
                            + "' is written after its object was made known to others", notes));
                    return;
                }
            }
        }
    }

    private static String spelt(FunctionFacts facts, Step.Access access, Event.Use use) {
        return TermText.of(Term.member(use.object(), access.member().tag(), access.member().field()),
                i -> i < facts.flow().variables().size() ? facts.flow().variables().get(i).name() : "argument " + i);
    }

    private Violation violation(String id, FunctionFacts facts, Step.Access access, Event.Use use, GuardedField field, Verdict verdict) {
        String path = spelt(facts, access, use);
        String function = facts.flow().function().name();
        List<Note> notes = new ArrayList<>(Evidence.calls(verdict.without(), function));
        notes.add(Note.of("held instead: " + (verdict.instead().isEmpty() ? "nothing" : String.join(", ", verdict.instead()))));
        notes.add(Note.of("its key says: " + field.guard().text()));
        String how = Accesses.isWrite(access) ? "written" : access.use() == Step.Use.READ && !access.operation().isEmpty() ? "used by " + access.operation() : "read";
        String what = switch (id) {
            case "LW1005" -> " with " + verdict.need().print() + " held shared only";
            case "LW1004" -> " with another object's " + verdict.need().print() + " held";
            default -> " without " + verdict.need().print();
        };
        return new Violation(id, verdict.must(), access.place(), function, field.id() + " " + how + " " + verdict.need().print(), "'" + path + "' is " + how + what, notes);
    }

    /** Classes of locks held at all of {@code all} in all contexts. */
    private List<String> common(FunctionFacts facts, List<Event.Use> all) {
        Set<String> common = null;
        for (Event.Use use : all) {
            for (Context context : contexts.of(facts.flow().function())) {
                Set<String> here = new TreeSet<>(Contexts.others(use.seen(), context, program.aliases(), use.place().path()));
                Contexts.held(use.seen(), context, program.aliases(), use.place().path()).keySet().forEach(t -> here.add(t.lockClass()));
                here.remove("");
                Set<String> named = program.aliases().withNames(here, use.place().path());
                if (common == null) {
                    common = named;
                } else {
                    common.retainAll(named);
                }
            }
        }
        return common == null ? List.of() : List.copyOf(common);
    }

    /** The places of {@code uses} in {@code path} on {@code line}. */
    public List<FieldUse> at(String path, int line) {
        return uses.stream().filter(u -> u.place().path().equals(path) && u.place().line() == line).toList();
    }
}
