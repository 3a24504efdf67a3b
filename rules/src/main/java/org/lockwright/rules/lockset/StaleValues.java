package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Step;
import org.lockwright.rules.pack.Locking;

/** LW1008: values of guarded fields that are used although their lock was given up and taken again since they were read. */
final class StaleValues {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Guards guards;

    StaleValues(ProgramAnalysis program, Contexts contexts, Guards guards) {
        this.program = program;
        this.contexts = contexts;
        this.guards = guards;
    }

    List<Violation> violations() {
        List<Violation> out = new ArrayList<>();
        for (FunctionFacts facts : program.facts().values()) {
            boolean boots = contexts.of(facts.flow().function()).stream().allMatch(c -> c.origin().root().equals("main()"));
            boolean moves = facts.events().stream().anyMatch(e -> e instanceof Event.Moved m && !m.taken().isEmpty());
            if (moves && !boots && facts.gaps().isEmpty() && program.rows().of(facts.flow().function().name()).isEmpty()) {
                function(facts, out);
            }
        }
        return out;
    }

    private void function(FunctionFacts facts, List<Violation> out) {
        Map<Step.Access, List<Event.Use>> uses = new HashMap<>();
        facts.events().forEach(e -> {
            if (e instanceof Event.Use u) {
                uses.computeIfAbsent(u.access(), k -> new ArrayList<>()).add(u);
            }
        });
        Map<Step.Assign, Age.Origin> reads = new HashMap<>();
        Map<Step.Assign, Set<Term>> stores = new HashMap<>();
        for (Flow.Block block : facts.flow().blocks()) {
            for (int i = 0; i < block.steps().size(); i++) {
                if (block.steps().get(i) instanceof Step.Assign assign) {
                    read(facts, block, i, assign, uses, reads);
                    stored(block, i, assign, uses, stores);
                }
            }
        }
        if (reads.isEmpty()) {
            return;
        }
        String path = facts.flow().place().path();
        ValueAges ages = new ValueAges(facts.flow(), reads, a -> stores.getOrDefault(a, Set.of()),
                this::isDoubtful, (a, b) -> areOne(a, b, path));
        facts.events().forEach(e -> {
            if (e instanceof Event.Moved m) {
                ages.moves(m);
            }
        });
        ages.run().forEach(s -> out.add(violation(facts, s)));
    }

    /** Whether {@code call} may give up locks on some ways only: one whose body was read, or whose row says when. */
    private boolean isDoubtful(Step.Call call) {
        List<Locking.Row> rows = program.rows().of(call.name());
        return rows.isEmpty() || rows.stream().anyMatch(r -> r.when() != Locking.When.ALWAYS);
    }

    private boolean areOne(Term a, Term b, String path) {
        return a.equals(b) || !a.lockClass().equals(b.lockClass()) && program.aliases().mayBeOne(a.lockClass(), b.lockClass(), path);
    }

    /** The access of {@code member} that step {@code i} of {@code block} makes use of. */
    private static Step.Access access(Flow.Block block, int i, Expr.Target.Member member) {
        for (int at = i - 1; at >= 0; at--) {
            if (block.steps().get(at) instanceof Step.Access access && access.member().equals(member)) {
                return access;
            }
        }
        return null;
    }

    /** Notes what {@code assign} reads, if that is a guarded field under its lock. */
    private void read(FunctionFacts facts, Flow.Block block, int i, Step.Assign assign, Map<Step.Access, List<Event.Use>> uses, Map<Step.Assign, Age.Origin> reads) {
        boolean isRead = assign.target() instanceof Expr.Target.Variable && assign.value() instanceof Expr.Load l && l.place() instanceof Expr.Target.Member;
        if (!isRead) {
            return;
        }
        Expr.Target.Member member = (Expr.Target.Member) ((Expr.Load) assign.value()).place();
        Step.Access access = access(block, i, member);
        for (Event.Use use : access == null ? List.<Event.Use>of() : uses.getOrDefault(access, List.of())) {
            Event.Use guarded = guards.keyed(use).orElse(null);
            Set<Term> locks = guarded == null || isAttachment(member) ? Set.of() : held(facts, guarded);
            if (!locks.isEmpty() && use.exempt().isEmpty()) {
                reads.putIfAbsent(assign, new Age.Origin(guards.of(guarded), guarded.object(), access.place(), locks));
            }
        }
    }

    /** A pointer to what only its owner knows the type of, {@code so_pcb}, is there for as long as the object is. */
    private static boolean isAttachment(Expr.Target.Member member) {
        return member.type().replace("volatile", "").replace("const", "").replace(" ", "").equals("void*");
    }

    /**
     * Those locks that guard what {@code use} is one of and are held there in some context. Locks that are found through the value itself do
     * not count: who holds {@code l->l_proc->p_lock} knows the process already.
     */
    private Set<Term> held(FunctionFacts facts, Event.Use use) {
        Set<Term> out = new HashSet<>();
        String path = use.place().path();
        Wanted wanted = guards.wanted(guards.of(use), use.object(), false);
        Term value = Term.load(Term.member(use.object(), use.access().member().tag(), use.access().member().field()));
        for (Need.Lock lock : wanted.condition().isPresent() ? List.<Need.Lock>of() : wanted.need().locks()) {
            for (Context context : contexts.of(facts.flow().function())) {
                Set<Term> held = Contexts.held(use.seen(), context, program.aliases(), path).keySet();
                if (lock.lock() == null) {
                    held.stream().filter(h -> h.lockClass().equals(lock.lockClass())).forEach(out::add);
                } else if (held.stream().anyMatch(h -> areOne(h, lock.lock(), path))) {
                    out.add(lock.lock());
                }
            }
        }
        out.removeIf(l -> l.contains(value) || l.isHandedOut());
        return out;
    }

    /** Notes the locks that guard what {@code assign} stores to, unless it reads that too. */
    private void stored(Flow.Block block, int i, Step.Assign assign, Map<Step.Access, List<Event.Use>> uses, Map<Step.Assign, Set<Term>> stores) {
        Step.Access access = assign.target() instanceof Expr.Target.Member member ? access(block, i, member) : null;
        if (access == null || access.use() != Step.Use.WRITE) {
            return;
        }
        for (Event.Use use : uses.getOrDefault(access, List.of())) {
            guards.keyed(use).ifPresent(u -> guards.wanted(guards.of(u), u.object(), true).need().locks().stream().filter(l -> l.lock() != null)
                    .forEach(l -> stores.computeIfAbsent(assign, k -> new HashSet<>()).add(l.lock())));
        }
    }

    private Violation violation(FunctionFacts facts, ValueAges.Stale stale) {
        Age.Origin origin = stale.age().origin();
        Flow flow = facts.flow();
        String variable = flow.variables().get(stale.variable()).name();
        String field = spell(Term.member(origin.object(), origin.field().id().tag(), origin.field().id().name()), flow);
        String lock = origin.locks().stream().map(l -> spell(l, flow)).sorted().findFirst().orElse("");
        List<Note> notes = List.of(Note.step("read at " + origin.place(), origin.place()),
                Note.step("'" + lock + "' given up at " + stale.age().lost() + ", taken again at " + stale.age().again(), stale.age().lost(), stale.age().again()),
                Note.of("its key says: " + origin.field().guard().text()), Note.of("read it again after the lock was taken again, or say what keeps it as it was"));
        return new Violation("LW1008", false, stale.place(), flow.function().name(), origin.field().id() + " in " + variable,
                "'" + variable + "' was read from '" + field + "' before '" + lock + "' was given up and taken again", notes);
    }

    private static String spell(Term t, Flow flow) {
        return TermText.of(t, i -> i < flow.variables().size() ? flow.variables().get(i).name() : "argument " + i);
    }
}
