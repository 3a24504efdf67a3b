package org.lockwright.rules.lockset;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Flow;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/** Follows every way from a function's entry to the first step that needs one lock, and tells of those that come to none. */
final class EntryWalk {

    private final NeedPoints points;
    private final Flow flow;
    private final Term lock;
    private final Aliases aliases;
    private final Steady steady;
    private final Set<String> members = new HashSet<>();
    private final List<EntryNeed.Support> supports = new ArrayList<>();
    private final Set<String> structs = new LinkedHashSet<>();
    private boolean exclusive;
    private boolean gives = true;
    private final boolean assertions;
    private EntryNeed.Doubt doubt = EntryNeed.Doubt.NONE;
    private Place at;
    private String what = "";

    /**
     * A walk through {@code flow}.
     *
     * @param assertions whether only the function's own assertions count as needs
     */
    EntryWalk(NeedPoints points, Flow flow, Term lock, Aliases aliases, Steady steady, boolean assertions) {
        this.assertions = assertions;
        this.points = points;
        this.flow = flow;
        this.lock = lock;
        this.aliases = aliases;
        this.steady = steady;
        this.at = flow.place();
        for (Term t = lock; t != null; t = t.first()) {
            if (t.kind() == Term.Kind.LOAD && t.first().kind() == Term.Kind.MEMBER) {
                members.add(t.first().tag() + "." + t.first().name());
            }
        }
    }

    /** Goes all ways. */
    EntryWalk run() {
        Deque<Integer> open = new ArrayDeque<>(List.of(0));
        Set<Integer> seen = new HashSet<>();
        while (!open.isEmpty()) {
            int block = open.poll();
            if (seen.add(block) && !ends(flow.blocks().get(block))) {
                Flow.End end = flow.blocks().get(block).end();
                if (end instanceof Flow.End.Return r) {
                    fail(EntryNeed.Doubt.SOME_PATHS, r.place(), "a way through the function leads here and does not need it");
                }
                open.addAll(ReadSections.next(end));
            }
        }
        if (supports.isEmpty() && doubt == EntryNeed.Doubt.NONE) {
            fail(EntryNeed.Doubt.SOME_PATHS, flow.place(), "no way through the function needs it that comes to an end");
        }
        return this;
    }

    /** Whether the way through {@code block} comes to a need in it. */
    private boolean ends(Flow.Block block) {
        for (Step step : block.steps()) {
            NeedPoints.Needed needed = points.needs(step, lock);
            List<Event> events = points.at(step);
            boolean own = events.stream().anyMatch(e -> e instanceof Event.Claim c && !c.conditional() && points.isOwnAssertion(e, lock));
            if (needed != null && (own || !assertions)) {
                supports.add(needed.support());
                structs.addAll(needed.structs());
                exclusive |= needed.exclusive();
                gives &= needed.gives();
                return true;
            } else if (own) {
                supports.add(new EntryNeed.Support(step.place(), "asserts another name of it"));
                gives = false;
                return true;
            }
            events.forEach(this::passes);
            changes(step, events);
        }
        return false;
    }

    /** Looks at what happens before any need. */
    private void passes(Event event) {
        boolean takes = event instanceof Event.Taking t && isLike(t.lock())
                || event instanceof Event.Moved m && (m.taken().stream().anyMatch(this::isLike) || m.lost().stream().anyMatch(this::isLike));
        if (takes) {
            fail(EntryNeed.Doubt.TAKES_LOCK, event.place(), "the function takes it, or one like it, here");
        }
        if (event instanceof Event.Claim c && c.conditional() && points.isOwnAssertion(event, lock)) {
            fail(EntryNeed.Doubt.ASSERTS_LESS, event.place(), "the function asserts it only where something else is so");
        }
        if (event instanceof Event.Calling c && c.targets().isEmpty() && !c.isDirect() && !members.isEmpty() && !steady.isSteady(lock)) {
            fail(EntryNeed.Doubt.MAY_CHANGE, event.place(), "what is called here may change what leads to the lock");
        }
    }

    private boolean isLike(Term other) {
        return other != null && (other.equals(lock) || aliases.mayBeOne(other.lockClass(), lock.lockClass(), flow.place().path()));
    }

    /** Looks whether {@code step} changes what leads from the parameters to the lock. */
    private void changes(Step step, List<Event> events) {
        boolean stores = step instanceof Step.Assign a && a.target() instanceof Expr.Target.Member m && members.contains(m.tag() + "." + m.field());
        boolean calls = step instanceof Step.Call && events.stream().anyMatch(e -> e instanceof Event.Calling) && !members.isEmpty() && !steady.isSteady(lock);
        if (stores || calls) {
            fail(EntryNeed.Doubt.MAY_CHANGE, step.place(), stores ? "what leads to the lock is changed here" : "what is called here may change what leads to the lock");
        }
    }

    private void fail(EntryNeed.Doubt why, Place where, String how) {
        if (doubt == EntryNeed.Doubt.NONE || rank(why) < rank(doubt)) {
            doubt = why;
            at = where;
            what = how;
        }
    }

    /** What says most comes first. */
    private static int rank(EntryNeed.Doubt doubt) {
        return List.of(EntryNeed.Doubt.ASSERTS_LESS, EntryNeed.Doubt.TAKES_LOCK, EntryNeed.Doubt.SOME_PATHS, EntryNeed.Doubt.MAY_CHANGE).indexOf(doubt);
    }

    /** Whether each way comes to a need, and nothing before it makes that doubtful. */
    boolean isSure() {
        return doubt == EntryNeed.Doubt.NONE;
    }

    EntryNeed.Doubt doubt() {
        return doubt;
    }

    Place at() {
        return at;
    }

    String what() {
        return what;
    }

    /** The first needs on all ways. */
    List<EntryNeed.Support> supports() {
        return supports;
    }

    Set<String> structs() {
        return structs;
    }

    /** Whether the lock is needed only to be given up, as the caller's own release would do. */
    boolean gives() {
        return gives;
    }

    boolean exclusive() {
        return exclusive;
    }

    /** The places where the function asserts the lock under a condition, or in a weaker mode than {@code exclusive}. */
    static Place weaker(FunctionFacts facts, NeedPoints points, Term lock, boolean exclusive, Predicate<Event> possible) {
        return facts.events().stream().filter(possible).filter(e -> points.isOwnAssertion(e, lock) && e instanceof Event.Claim c && (c.conditional() || exclusive && c.shared()))
                .map(Event::place).findFirst().orElse(null);
    }
}
