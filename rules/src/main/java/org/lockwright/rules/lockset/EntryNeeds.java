package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.lockwright.parser.cdt.BigStack;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.pack.Locking;

/**
 * Which locks functions need on entry: locks without which a keyed field, an assertion, a release or a called function is not met on any
 * way through them, that nothing before takes, and that every caller holds.
 *
 * <p>Called functions come first. What a function seems to need, and some caller does not hold, is no need of its callers.
 */
final class EntryNeeds {

    private final ProgramAnalysis program;
    private final Guards guards;
    private final Locking locking;
    private final Predicate<Place> asserted;
    private final HeldByCallers callers;
    private final LockText text;
    private final Owners owners;
    private final NullLocks nulls;
    private final Map<FunctionId, Map<Term, NeedPoints.Needed>> sure = new HashMap<>();

    EntryNeeds(ProgramAnalysis program, Contexts contexts, Verdicts verdicts, Guards guards, Locking locking, Map<String, String> types, Predicate<Place> asserted) {
        this.program = program;
        this.guards = guards;
        this.locking = locking;
        this.asserted = asserted;
        this.nulls = new NullLocks(program, types, asserted);
        this.owners = new Owners(program, new FieldTypes(types, List.of()));
        this.callers = new HeldByCallers(program, contexts, verdicts, types, owners);
        this.text = new LockText(locking, program, types);
    }

    /** The needs of all functions, by place and lock. */
    List<EntryNeed> all() {
        return BigStack.map(List.of(this), 1, EntryNeeds::found, done -> { }).get(0); // callers are followed as far as they go
    }

    private List<EntryNeed> found() {
        List<EntryNeed> out = new ArrayList<>();
        for (List<FunctionId> component : program.graph().bottomUp()) {
            component.forEach(id -> out.addAll(of(id)));
        }
        out.sort(Comparator.comparing((EntryNeed n) -> n.place().path()).thenComparing(n -> n.place().start()).thenComparing(EntryNeed::lockClass).thenComparing(EntryNeed::lock)
                .thenComparing(n -> String.join(",", n.tests())));
        return out;
    }

    private List<EntryNeed> of(FunctionId id) {
        FunctionFacts facts = program.facts().get(id);
        NeedPoints points = new NeedPoints(facts, guards, program, owners, f -> sure.getOrDefault(f, Map.of()), asserted);
        Map<Term, NeedPoints.Needed> own = new LinkedHashMap<>();
        List<EntryNeed> needs = new ArrayList<>();
        points.ever().forEach((lock, any) -> {
            EntryWalk walk = walk(facts, points, lock, false);
            HeldByCallers.Answer answer = walk.isSure() && facts.gaps().isEmpty() && points.taken(lock) == null ? callers.ask(id, lock, walk.exclusive()) : null;
            if (answer != null && isTrusted(answer)) {
                own.put(lock, new NeedPoints.Needed(walk.exclusive(), walk.structs(), walk.supports().get(0), walk.gives()));
            }
            if (!(walk.isSure() ? walk.gives() : any.gives())) {
                needs.add(need(facts, points, lock, any, walk, answer));
            }
        });
        sure.put(id, own);
        return needs;
    }

    private EntryWalk walk(FunctionFacts facts, NeedPoints points, Term lock, boolean assertions) {
        return new EntryWalk(points, facts.flow(), lock, program.aliases(), program.steady(), assertions).run();
    }

    /** Whether no caller was seen that contradicts the need, so that callers of the function need the lock too. */
    private static boolean isTrusted(HeldByCallers.Answer answer) {
        return answer.doubt() == EntryNeed.Doubt.NONE || answer.doubt() == EntryNeed.Doubt.UNKNOWN_CALLERS;
    }

    private EntryNeed need(FunctionFacts facts, NeedPoints points, Term lock, NeedPoints.Needed any, EntryWalk walk, HeldByCallers.Answer answer) {
        boolean exclusive = walk.isSure() ? walk.exclusive() : any.exclusive();
        Set<String> structs = walk.isSure() && !walk.structs().isEmpty() ? walk.structs() : any.structs();
        Place place = facts.flow().place();
        EntryNeed.Doubt doubt = walk.doubt();
        Place at = walk.at();
        String what = walk.what();
        EntryWalk asserting = walk(facts, points, lock, true);
        Place weaker = EntryWalk.weaker(facts, points, lock, exclusive, e -> true);
        if (isSection(lock)) {
            doubt = EntryNeed.Doubt.SECTION;
            at = any.support().place();
            what = "it is a stretch of code that is read in, and not owned";
        } else if (!facts.gaps().isEmpty()) {
            doubt = EntryNeed.Doubt.NOT_UNDERSTOOD;
            at = place;
            what = facts.gaps().iterator().next();
        } else if (asserting.isSure()) {
            doubt = EntryNeed.Doubt.ASSERTED;
            at = asserting.supports().get(0).place();
            what = "the function asserts it itself";
        } else if (weaker != null) {
            doubt = EntryNeed.Doubt.ASSERTS_LESS;
            at = weaker;
            what = "the function asserts it only where something else is so, or in a weaker mode";
        } else if (!walk.isSure() && points.tainted().containsKey(lock)) {
            doubt = EntryNeed.Doubt.NOT_UNDERSTOOD;
            at = points.tainted().get(lock);
            what = "a call before this was not understood, and may take it";
        } else if (points.taken(lock) != null) {
            doubt = EntryNeed.Doubt.TAKES_LOCK;
            at = points.taken(lock);
            what = "the function takes it, or what is the same at run time, here";
        } else if (walk.isSure() && nulls.test(lock.lockClass()) != null) {
            doubt = EntryNeed.Doubt.NOT_SET_UP;
            at = nulls.test(lock.lockClass());
            what = "the lock may be a null pointer, which is tested here";
        } else if (walk.isSure() && answer != null) {
            doubt = answer.doubt();
            at = answer.at();
            what = answer.what();
        }
        List<EntryNeed.Support> supports = walk.supports().isEmpty() ? List.of(any.support())
                : walk.supports().stream().distinct().sorted(Comparator.comparing(s -> s.place().start())).toList();
        return new EntryNeed(facts.flow().function(), place, lock.lockClass(), text.of(lock, facts.flow()).orElse(""), text.type(lock), LockText.roots(lock, facts.flow()),
                text.tests(lock, exclusive, facts.flow()), exclusive, structs, supports, answer == null ? 0 : answer.calls(), doubt, at, what);
    }

    private boolean isSection(Term lock) {
        return locking.locks().stream().anyMatch(l -> l.kind().equals("section") && (l.is().contains(lock.lockClass()) || l.name().equals(lock.lockClass())));
    }
}
