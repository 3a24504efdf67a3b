package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;

/** The order in which locks are taken, against the orders that are declared: LW2001, LW2002, LW2003, LW2004. */
final class OrderSeen {

    /** Whoever waits for another lock gives this one up, so it may be held first by anybody. See KERNEL_LOCK in mutex(9) and mi_switch(). */
    static final String KERNEL_LOCK = "kernel_lock";

    /** Through how many calls a lock without a name is believed to be held still: on longer ways it depends on what nobody follows. */
    private static final int MOST_CALLS = 4;

    private final ProgramAnalysis program;
    private final Set<String> withheld = new TreeSet<>();
    private final Map<String, Inversion> inversions = new TreeMap<>();
    private final Contexts contexts;
    private final Locking locking;
    private final LoopBalance loops;
    private final List<LockOrder> orders;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, OrderEdge> edges = new TreeMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final Map<String, Set<Place>> places = new HashMap<>();
    private final Map<String, Set<FunctionId>> takers = new HashMap<>();
    private final Set<String> certain = new HashSet<>();
    private final Set<String> shownSure = new HashSet<>();

    OrderSeen(ProgramAnalysis program, Contexts contexts, Locking locking, LoopBalance loops) {
        this.program = program;
        this.contexts = contexts;
        this.locking = locking;
        this.loops = loops;
        this.orders = locking.orders().stream().map(o -> LockOrder.parse(o.line())).toList();
        locking.locks().forEach(l -> l.is().forEach(is -> names.putIfAbsent(is, l.name())));
    }

    OrderSeen run() {
        for (FunctionFacts facts : program.facts().values()) {
            for (Event event : facts.events()) {
                if (event instanceof Event.Taking taking) {
                    contexts.of(facts.flow().function()).stream().filter(c -> Contexts.isPossible(taking.before(), c)).forEach(c -> taking(facts, taking, c));
                }
            }
        }
        inversions.values().forEach(i -> violations.add(i.violation()));
        violations.addAll(new OrderCircles(edges(), certain, takers, orders).violations());
        return this;
    }

    Collection<OrderEdge> edges() {
        return edges.values().stream().map(e -> new OrderEdge(e.outer(), e.inner(), e.place(), e.function(), e.tried(), e.witness(),
                places.get(OrderCircles.key(e.outer(), e.inner())).size())).toList();
    }

    /** Acquisitions against the order that are told of already, for the same outer lock taken at one place, or that are not sure enough. */
    Set<String> withheld() {
        return withheld;
    }

    private static String first(Context context) {
        Context.Origin origin = context.path().get(0);
        return origin.root() + origin.place();
    }

    List<Violation> violations() {
        return violations;
    }

    private String name(String lockClass) {
        return names.getOrDefault(lockClass, lockClass);
    }

    private void taking(FunctionFacts facts, Event.Taking taking, Context context) {
        String path = taking.place().path();
        Map<Term, Hold> held = Contexts.held(taking.before(), context, program.aliases(), path);
        Term lock = taking.lock();
        String inner = lock.lockClass();
        String function = facts.flow().function().name();
        boolean must = !taking.before().tainted() && !context.tainted();
        Hold same = held.get(lock);
        if (same != null && (same.how() == Hold.How.TAKEN || isAsserted(facts, lock, taking)) && !lock.has(Term.Kind.OPAQUE) && !taking.tried() && !taking.again() && !taking.recursive() && !(same.shared() && taking.shared())) {
            if (loops.explains(context.origin().caller(), inner)) {
                return;
            }
            boolean sure = must && !isSplit(facts, context, lock);
            boolean own = (!context.held().containsKey(lock) || isAsserted(facts, lock, taking)) && !same.where().equals(taking.place());
            if (!sure && !own) {
                withheld.add("LW2003" + taking.place());
                return;
            }
            report("LW2003", sure, taking, function, name(inner.isEmpty() ? lock.toString() : inner),
                    "'" + spell(lock, facts) + "' is taken while it is held: the thread waits for itself", context, Map.of(lock, same), facts);
            return;
        }
        if (inner.isEmpty()) {
            return;
        }
        Map<String, Map.Entry<Term, Hold>> classes = new TreeMap<>();
        held.entrySet().forEach(e -> classes.putIfAbsent(e.getKey().lockClass(), e));
        for (Map.Entry<String, Map.Entry<Term, Hold>> e : classes.entrySet()) {
            if (!e.getKey().isEmpty()) {
                nested(facts, taking, context, e.getKey(), e.getValue(), must);
            }
        }
        Contexts.others(taking.before(), context, program.aliases(), path).forEach(o -> nested(facts, taking, context, o, null, false));
    }

    /** Whether the function asserts itself, whatever else is so, that it has {@code lock} to itself, and does not give it up before it takes it. */
    private static boolean isAsserted(FunctionFacts facts, Term lock, Event.Taking taking) {
        Hold hold = taking.before().locks().held().get(lock);
        return hold != null && hold.how() == Hold.How.TOLD && !hold.shared() && !taking.before().tainted()
                && facts.events().stream().anyMatch(e -> e instanceof Event.Claim c && !c.conditional() && !c.shared() && c.place().equals(hold.where()));
    }

    /** Whether the same call is made in another state without {@code lock}, which this function did not take itself. */
    private boolean isSplit(FunctionFacts facts, Context context, Term lock) {
        boolean own = !context.held().containsKey(lock) || context.origin().caller() == null;
        return !own && contexts.enteredAt(context.origin().caller(), context.origin().place(), facts.flow().function()).stream()
                .anyMatch(c -> !c.held().containsKey(lock));
    }

    private void nested(FunctionFacts facts, Event.Taking taking, Context context, String outer, Map.Entry<Term, Hold> held, boolean must) {
        String inner = taking.lock().lockClass();
        String function = facts.flow().function().name();
        String path = taking.place().path();
        Map<Term, Hold> shown = held == null ? Map.of() : Map.of(held.getKey(), held.getValue());
        boolean one = !outer.equals(inner) && program.aliases().mayBeOne(outer, inner, path);
        if ((taking.recursive() || taking.again()) && outer.equals(inner)) {
            return;
        }
        boolean waits = !(taking.recursive() && taking.shared());
        boolean isSaid = held != null && held.getValue().how() == Hold.How.TOLD && held.getValue().where().line() == 0;
        if (one || outer.equals(KERNEL_LOCK) || !waits) {
            return;
        }
        boolean taken = held != null && held.getValue().how() == Hold.How.TAKEN;
        boolean here = taken && !taking.before().tainted() && !context.held().containsKey(held.getKey()) && taking.before().locks().held().containsKey(held.getKey());
        boolean sure = taken && must || here; // what the function takes itself, it holds whoever calls it
        edge(facts, taking, context, outer, inner, shown, sure);
        if (taking.tried() || isSaid) {
            return;
        }
        if (outer.equals(inner)) {
            Optional<Locking.LockName> named = locking.locks().stream().filter(l -> l.is().contains(inner)).findFirst();
            if (sure && !taking.lock().has(Term.Kind.OPAQUE) && !held.getKey().has(Term.Kind.OPAQUE) && named.map(n -> n.nests().isEmpty()).orElse(true)
                    && !spell(taking.lock(), facts).equals(spell(held.getKey(), facts))) {
                report("LW2002", false, taking, function, name(inner), "'" + spell(taking.lock(), facts) + "' is taken while another lock of its class, '"
                        + spell(held.getKey(), facts) + "', is held, and no order between them is declared", context, shown, facts);
            }
            return;
        }
        String a = name(outer);
        String b = name(inner);
        for (int i = 0; i < orders.size(); i++) {
            LockOrder order = orders.get(i);
            if (!order.mayNest(a, b)) {
                boolean equal = order.rank(a).getAsInt() == order.rank(b).getAsInt();
                boolean farAway = held == null && context.path().size() > MOST_CALLS;
                boolean toldByCallee = held != null && held.getValue().how() == Hold.How.TOLD && facts.events().stream()
                        .anyMatch(e -> e instanceof Event.Calling && e.place().equals(held.getValue().where()));
                if (toldByCallee || farAway) {
                    withheld.add("LW2001" + taking.place());
                    return;
                }
                Violation found = violation(equal ? "LW2002" : "LW2001", sure, taking, function, a + " " + b, "'" + spell(taking.lock(), facts) + "' is taken while " + a
                        + " is held, but the order " + (equal ? "says they do not nest" : "puts it first") + ": " + order, context, shown, facts);
                if (equal) {
                    violations.add(found);
                } else {
                    inversions.merge(a + " " + b + " " + (held == null ? first(context) : held.getValue().where()), new Inversion(found, context.path().size()), this::clearer);
                }
                return;
            }
        }
    }

    /** One taking against the order, {@code depth} calls below where its path begins. */
    private record Inversion(Violation violation, int depth) {
    }

    /** The one of two for the same outer lock that is easier to believe: the surer, then that with fewer calls. The other is withheld. */
    private Inversion clearer(Inversion a, Inversion b) {
        boolean first = a.violation().must() == b.violation().must() ? a.depth() <= b.depth() : a.violation().must();
        Violation other = first ? b.violation() : a.violation();
        if (!other.place().equals((first ? a : b).violation().place())) {
            withheld.add("LW2001" + other.place());
        }
        return first ? a : b;
    }

    private void edge(FunctionFacts facts, Event.Taking taking, Context context, String outer, String inner, Map<Term, Hold> shown, boolean sure) {
        String key = OrderCircles.key(name(outer), name(inner));
        places.computeIfAbsent(key, k -> new HashSet<>()).add(taking.place());
        if (!taking.tried()) {
            takers.computeIfAbsent(key, k -> new HashSet<>()).add(facts.flow().function());
        }
        if (sure && !taking.tried()) {
            certain.add(key);
        }
        OrderEdge before = edges.get(key);
        if (before == null || before.tried() && !taking.tried() || sure && !taking.tried() && shownSure.add(key)) {
            List<Note> witness = new ArrayList<>(Evidence.calls(context, facts.flow().function().name()));
            witness.addAll(Evidence.locks(shown, t -> spell(t, facts)));
            edges.put(key, new OrderEdge(name(outer), name(inner), taking.place(), facts.flow().function().name(), taking.tried(), witness, 0));
        }
    }

    private String spell(Term t, FunctionFacts facts) {
        return TermText.of(t, i -> i < facts.flow().variables().size() ? facts.flow().variables().get(i).name() : "argument " + i);
    }

    private void report(String id, boolean must, Event.Taking taking, String function, String subject, String message, Context context, Map<Term, Hold> held, FunctionFacts facts) {
        violations.add(violation(id, must, taking, function, subject, message, context, held, facts));
    }

    private Violation violation(String id, boolean must, Event.Taking taking, String function, String subject, String message, Context context, Map<Term, Hold> held,
            FunctionFacts facts) {
        List<Note> notes = new ArrayList<>(Evidence.calls(context, function));
        notes.addAll(Evidence.locks(held, t -> spell(t, facts)));
        return new Violation(id, must, taking.place(), function, subject, message, notes);
    }
}
