package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * Whether all callers of a function hold a lock, asked of each call that was seen, and of the callers' callers where they do not take it
 * themselves. Other than in {@link Contexts} no call is left out, however many there are.
 */
final class HeldByCallers {

    /**
     * An answer.
     *
     * @param doubt none if all hold it
     * @param at where it is not so
     * @param what that in a few words
     * @param calls how many calls were looked at
     */
    record Answer(EntryNeed.Doubt doubt, Place at, String what, int calls) {
    }

    private record Question(FunctionId function, Term lock, boolean exclusive) {
    }

    private record Site(FunctionId caller, Event.Calling call) {
    }

    private static final Event.Seen ON_ENTRY = new Event.Seen(Locks.NONE, Map.of(), false, false, false, Map.of(), List.of());
    private static final Context NOTHING = new Context(Map.of(), Set.of(), Entry.NOTHING, new Context.Origin(null, null, null, ""), Running.UNKNOWN, false, false);

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Verdicts verdicts;
    private final Map<String, String> types;
    private final Owners owners;
    private final Map<FunctionId, List<Site>> sites = new HashMap<>();
    private final Map<Question, Answer> answers = new HashMap<>();
    /** Questions that are being asked, by their order. */
    private final Map<Question, Integer> open = new HashMap<>();
    /** Answers that rest on a question being asked, with the first of those. */
    private final Map<Question, Integer> resting = new HashMap<>();
    private final List<Question> trail = new ArrayList<>();
    private int lowest = Integer.MAX_VALUE;

    HeldByCallers(ProgramAnalysis program, Contexts contexts, Verdicts verdicts, Map<String, String> types, Owners owners) {
        this.program = program;
        this.contexts = contexts;
        this.verdicts = verdicts;
        this.types = types;
        this.owners = owners;
        program.facts().forEach((caller, facts) -> facts.events().forEach(e -> {
            if (e instanceof Event.Calling call) {
                call.targets().forEach(t -> sites.computeIfAbsent(t, k -> new ArrayList<>()).add(new Site(caller, call)));
            }
        }));
    }

    /**
     * Whether all callers of {@code function} hold {@code lock}, in its terms.
     *
     * <p>Of functions that call each other each is taken to be entered with it until some call shows otherwise; what rests on that is kept
     * for good only once it is settled.
     */
    Answer ask(FunctionId function, Term lock, boolean exclusive) {
        Question question = new Question(function, lock, exclusive);
        Answer known = answers.get(question);
        Integer asked = open.get(question);
        if (known == null && asked != null) {
            lowest = Math.min(lowest, asked);
            return new Answer(EntryNeed.Doubt.NONE, program.facts().get(function).flow().place(), "", 0);
        } else if (known != null) {
            lowest = Math.min(lowest, resting.getOrDefault(question, Integer.MAX_VALUE));
            return known;
        }
        int depth = open.size();
        int mark = trail.size();
        int before = lowest;
        open.put(question, depth);
        lowest = Integer.MAX_VALUE;
        Answer answer = answer(function, lock, exclusive);
        open.remove(question);
        List<Question> since = trail.subList(mark, trail.size());
        if (answer.doubt != EntryNeed.Doubt.NONE) { // so it is whatever the others are
            since.forEach(answers::remove);
        }
        answers.put(question, answer);
        if (answer.doubt == EntryNeed.Doubt.NONE && lowest < depth) {
            resting.put(question, lowest);
            trail.add(question);
            lowest = Math.min(before, lowest);
        } else {
            since.forEach(resting::remove);
            since.clear();
            lowest = before;
        }
        return answer;
    }

    private Answer answer(FunctionId function, Term lock, boolean exclusive) {
        Place own = program.facts().get(function).flow().place();
        Answer worst = new Answer(EntryNeed.Doubt.NONE, own, "", 0);
        List<Site> all = sites.getOrDefault(function, List.of()).stream().filter(s -> s.call.isDirect() || contexts.contracts().of(function).isEmpty()).toList();
        List<Context> roots = contexts.of(function).stream().filter(c -> c.origin().caller() == null).toList();
        boolean unseen = contexts.contracts().isRoot(function) && !contexts.contracts().isExplained(function) && all.stream().allMatch(s -> s.call.isDirect());
        if (all.isEmpty() && roots.isEmpty() || unseen) {
            worst = worse(worst, EntryNeed.Doubt.UNKNOWN_CALLERS, own, "it is not seen who calls " + function + (unseen ? " through a pointer" : ""));
        }
        for (Context root : roots) {
            worst = worse(worst, root(function, lock, exclusive, root, own));
        }
        for (Site site : sites.getOrDefault(function, List.of())) {
            if (worst.doubt != EntryNeed.Doubt.CALLER_WITHOUT) {
                boolean said = !site.call.isDirect() && !contexts.contracts().of(function).isEmpty();
                Answer there = site(function, lock, exclusive, site);
                worst = said && there.doubt == EntryNeed.Doubt.UNKNOWN_CALLERS ? worst : worse(worst, there); // a call may contradict what the pack says of a table
            }
        }
        return new Answer(worst.doubt, worst.at, worst.what, (int) all.stream().map(s -> s.call.place()).distinct().count());
    }

    private Answer root(FunctionId function, Term lock, boolean exclusive, Context root, Place own) {
        String from = root.origin().root();
        if (root.entry().isFresh(object(lock))) {
            return new Answer(EntryNeed.Doubt.NOT_SET_UP, own, from + " hands on an object that nobody else knows", 0);
        }
        return switch (held(lock, exclusive, ON_ENTRY, root, own.path())) {
            case HELD -> new Answer(EntryNeed.Doubt.NONE, own, "", 0);
            case NOT_HELD -> new Answer(EntryNeed.Doubt.CALLER_WITHOUT, own, "called from " + from + " without it", 0);
            default -> new Answer(EntryNeed.Doubt.UNKNOWN_CALLERS, own, function + ": " + (root.known() || from.startsWith("no ") || from.startsWith("its ") ? from : "what " + from + " holds is not said"), 0);
        };
    }

    private static Term object(Term lock) {
        return lock.kind() == Term.Kind.MEMBER ? lock.first() : lock;
    }

    private Answer site(FunctionId function, Term lock, boolean exclusive, Site site) {
        Place place = site.call.place();
        String caller = site.caller.toString();
        Term there = owners.plain(new Substitution(site.call.arguments(), Term.result(site.call.number()), "call " + site.call.number()).of(lock).asLock());
        String path = program.facts().get(site.caller).flow().place().path();
        if (there.isRootedInConstant()) {
            return new Answer(EntryNeed.Doubt.CALLER_WITHOUT, place, caller + " calls it with no object", 0);
        }
        for (int i = 0; i < site.call.arguments().size(); i++) {
            if (lock.contains(Term.parameter(i)) && site.call.known().fresh().contains(site.call.arguments().get(i))) {
                return new Answer(EntryNeed.Doubt.NOT_SET_UP, place, caller + " calls it for an object that nobody else knows", 0);
            }
        }
        switch (held(there, exclusive, site.call.seen(), NOTHING, path)) {
            case HELD:
                return new Answer(EntryNeed.Doubt.NONE, place, "", 0);
            case NOT_HELD:
                return new Answer(EntryNeed.Doubt.CALLER_WITHOUT, place, caller + " calls it without, or with less", 0);
            default:
                break;
        }
        if (Beginnings.isAlone(site.caller.name(), object(there))) {
            return new Answer(EntryNeed.Doubt.NOT_SET_UP, place, caller + " makes the object or takes it apart, by its name", 0);
        }
        return there.isOutward() && !there.has(Term.Kind.RETURNED) ? above(ask(site.caller, there, exclusive), site) : inContexts(site, there, exclusive, path);
    }

    private static Answer above(Answer answer, Site site) {
        boolean own = answer.doubt == EntryNeed.Doubt.NONE || answer.what.contains(" calls ");
        return own ? answer : new Answer(answer.doubt, site.call.place(), site.caller + " calls it; " + answer.what, answer.calls);
    }

    /** For an object that the caller's callers cannot name: whether they hold a lock that may be its. */
    private Answer inContexts(Site site, Term lock, boolean exclusive, String path) {
        Place place = site.call.place();
        List<Context> possible = contexts.of(site.caller).stream().filter(c -> Contexts.isPossible(site.call.seen(), c)).toList();
        boolean all = !possible.isEmpty();
        for (Context context : possible) {
            switch (held(lock, exclusive, site.call.seen(), context, path)) {
                case HELD:
                    break;
                case NOT_HELD:
                    return new Answer(EntryNeed.Doubt.CALLER_WITHOUT, place, site.caller + " calls it without", 0);
                default:
                    all = false;
            }
        }
        return all ? new Answer(EntryNeed.Doubt.NONE, place, "", 0) : new Answer(EntryNeed.Doubt.UNKNOWN_CALLERS, place, "what " + site.caller + " holds here is not known", 0);
    }

    private enum Held {
        HELD, NOT_HELD, UNKNOWN
    }

    /** Whether {@code lock} is held; one that is known of by its class only counts if objects share such locks, as they do those they point to. */
    private Held held(Term lock, boolean exclusive, Event.Seen seen, Context context, String path) {
        Verdict.Answer answer = verdicts.held(new Need.Lock(lock, lock.lockClass(), exclusive), seen, context, path);
        return switch (answer) {
            case HELD -> context.isAlone() ? Held.NOT_HELD : Held.HELD;
            case SHARED, OTHER_OBJECT, NOT_HELD -> Held.NOT_HELD;
            case HELD_BY_CLASS -> isShared(lock) && mayBe(lock, seen, context, path) ? Held.HELD : Held.UNKNOWN;
            default -> Held.UNKNOWN;
        };
    }

    private boolean isShared(Term lock) {
        return types.getOrDefault(lock.lockClass(), "").contains("*");
    }

    /** Whether a lock of that class is held whose object has no other name that could be told from that of {@code lock}. */
    private boolean mayBe(Term lock, Event.Seen seen, Context context, String path) {
        Aliases aliases = program.aliases();
        return Contexts.held(seen, context, aliases, path).keySet().stream().anyMatch(t -> aliases.mayBeOne(t.lockClass(), lock.lockClass(), path) && (isMerged(t) || isMerged(lock)))
                || Contexts.others(seen, context, aliases, path).stream().anyMatch(o -> aliases.mayBeOne(o, lock.lockClass(), path));
    }

    private static boolean isMerged(Term lock) {
        return lock.has(Term.Kind.OPAQUE);
    }

    private static Answer worse(Answer a, EntryNeed.Doubt doubt, Place at, String what) {
        return worse(a, new Answer(doubt, at, what, 0));
    }

    /** Of two the one that contradicts more. */
    private static Answer worse(Answer a, Answer b) {
        return rank(b.doubt) < rank(a.doubt) ? b : a;
    }

    private static int rank(EntryNeed.Doubt doubt) {
        return List.of(EntryNeed.Doubt.CALLER_WITHOUT, EntryNeed.Doubt.NOT_SET_UP, EntryNeed.Doubt.UNKNOWN_CALLERS, EntryNeed.Doubt.NONE).indexOf(doubt);
    }
}
