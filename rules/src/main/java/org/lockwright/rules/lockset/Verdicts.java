package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.lockset.Verdict.Answer;

/** Decides for each use of a guarded field whether its guard holds. */
final class Verdicts {

    private final Contexts contexts;
    private final Aliases aliases;

    private final Map<String, String> types;

    Verdicts(Contexts contexts, Aliases aliases, Map<String, String> types) {
        this.types = types;
        this.contexts = contexts;
        this.aliases = aliases;
    }

    /**
     * The verdict on one access.
     *
     * @param uses the sets of paths to it
     * @param needs what each of them needs
     */
    Verdict of(FunctionFacts function, List<Event.Use> uses, List<Need> needs) {
        Map<Answer, Integer> counts = new EnumMap<>(Answer.class);
        Context without = null;
        Answer worst = null;
        String why = "";
        boolean tainted = false;
        List<String> instead = List.of();
        Need need = needs.get(0);
        for (int i = 0; i < uses.size(); i++) {
            Event.Use use = uses.get(i);
            for (Context context : contexts.of(function.flow().function())) {
                if (!Contexts.isPossible(use.seen(), context)) {
                    continue;
                }
                Answer answer = answer(use, needs.get(i), context);
                counts.merge(answer, 1, Integer::sum);
                if (answer == Answer.EXEMPT && why.isEmpty()) {
                    why = needs.get(i) instanceof Need.Nothing n ? n.rule() : use.exempt();
                }
                if (answer == Answer.UNDECIDED) {
                    why = needs.get(i) instanceof Need.Nothing n ? n.rule() : context.origin().root().isEmpty() ? "called from where nothing is known" : context.origin().root();
                }
                boolean bad = answer == Answer.NOT_HELD || answer == Answer.SHARED || answer == Answer.OTHER_OBJECT;
                if (bad && (worst == null || answer == Answer.NOT_HELD && worst != Answer.NOT_HELD)) {
                    worst = answer;
                    without = context;
                    need = needs.get(i);
                    instead = heldAt(use.seen(), context, use.place().path());
                }
                tainted |= bad && (use.seen().tainted() || context.tainted());
            }
        }
        return verdict(counts, worst, need, why, tainted, without, instead);
    }

    private static Verdict verdict(Map<Answer, Integer> counts, Answer worst, Need need, String why, boolean tainted, Context without, List<String> instead) {
        if (worst != null) {
            boolean always = counts.keySet().stream().allMatch(a -> a == worst || a == Answer.NOT_HELD);
            return new Verdict(worst, need, why, always && !tainted && worst != Answer.OTHER_OBJECT, without, instead);
        }
        for (Answer a : List.of(Answer.UNDECIDED, Answer.HELD_BY_CLASS, Answer.HELD, Answer.EXEMPT)) {
            if (counts.containsKey(a)) {
                return new Verdict(a, need, why, true, null, instead);
            }
        }
        return new Verdict(Answer.EXEMPT, need, "no call comes this way", true, null, instead);
    }

    private List<String> heldAt(Event.Seen seen, Context context, String path) {
        Set<String> out = new java.util.TreeSet<>();
        Contexts.held(seen, context, aliases, path).keySet().forEach(t -> out.add(t.lockClass().isEmpty() ? t.toString() : t.lockClass()));
        out.addAll(Contexts.others(seen, context, aliases, path));
        return List.copyOf(out);
    }

    private Answer answer(Event.Use use, Need need, Context context) {
        if (!use.exempt().isEmpty() || context.origin().root().equals("main()")) {
            return Answer.EXEMPT;
        }
        return met(need, use, context);
    }

    private Answer met(Need need, Event.Use use, Context context) {
        if (need instanceof Need.Nothing n) {
            return n.isDecided() ? Answer.EXEMPT : Answer.UNDECIDED;
        } else if (need instanceof Need.Lock lock) {
            return held(lock, use.seen(), context, use.place().path());
        }
        boolean all = need instanceof Need.AllOf;
        List<Answer> answers = new ArrayList<>();
        for (Need part : all ? ((Need.AllOf) need).needs() : ((Need.AnyOf) need).needs()) {
            answers.add(met(part, use, context));
        }
        List<Answer> fromBest = List.of(Answer.HELD, Answer.EXEMPT, Answer.HELD_BY_CLASS, Answer.UNDECIDED, Answer.SHARED, Answer.OTHER_OBJECT, Answer.NOT_HELD);
        return all ? answers.stream().max(java.util.Comparator.comparing(fromBest::indexOf)).orElse(Answer.EXEMPT)
                : answers.stream().min(java.util.Comparator.comparing(fromBest::indexOf)).orElse(Answer.EXEMPT);
    }

    /** How {@code lock} is held at one point in one context. */
    Answer held(Need.Lock lock, Event.Seen seen, Context context, String path) {
        Map<Term, Hold> held = Contexts.held(seen, context, aliases, path);
        Hold hold = lock.lock() == null ? null : held.get(lock.lock());
        if (hold == null) {
            hold = alias(lock, held, path);
        }
        if (hold != null) {
            return hold.shared() && lock.exclusive() ? Answer.SHARED : Answer.HELD;
        }
        if (isOthers(lock, held, path) && Contexts.others(seen, context, aliases, path).stream().noneMatch(lock.lockClass()::equals)) {
            return Answer.OTHER_OBJECT;
        }
        for (Map.Entry<Term, Hold> e : held.entrySet()) {
            if (e.getKey().lockClass().isEmpty() && e.getKey().kind() != Term.Kind.CONSTANT
                    || aliases.mayBeOne(e.getKey().lockClass(), lock.lockClass(), path)) {
                return Answer.HELD_BY_CLASS;
            }
        }
        if (Contexts.others(seen, context, aliases, path).stream().anyMatch(o -> aliases.mayBeOne(o, lock.lockClass(), path))) {
            return Answer.HELD_BY_CLASS;
        }
        boolean given = lock.lock() != null && seen.locks().gone().contains(lock.lock());
        boolean handedOut = lock.lock() != null && lock.lock().isHandedOut();
        return (context.known() || given) && !handedOut ? Answer.NOT_HELD : Answer.UNDECIDED;
    }

    /**
     * Whether what is held of the lock's class is surely another object's: of two parameters, or of an object and one that it leads to.
     * Two parameters may be one object at run time, so this is never sure of itself. Two objects may well share a lock that each has only
     * a pointer to.
     */
    private boolean isOthers(Need.Lock lock, Map<Term, Hold> held, String path) {
        boolean embedded = !types.getOrDefault(lock.lockClass(), "*").contains("*");
        if (!embedded || lock.lock() == null || lock.lock().kind() != Term.Kind.MEMBER) {
            return false;
        }
        List<Term> like = held.keySet().stream().filter(t -> t.lockClass().isEmpty() || aliases.mayBeOne(t.lockClass(), lock.lockClass(), path)).toList();
        return !like.isEmpty() && like.stream().allMatch(t -> t.kind() == Term.Kind.MEMBER && t.lockClass().equals(lock.lockClass())
                && areTwo(t.first(), lock.lock().first()));
    }

    private static boolean areTwo(Term a, Term b) {
        boolean parameters = a.kind() == Term.Kind.PARAMETER && b.kind() == Term.Kind.PARAMETER;
        boolean leads = !a.has(Term.Kind.OPAQUE) && !b.has(Term.Kind.OPAQUE) && a.contains(b);
        return !a.equals(b) && (parameters || leads);
    }

    /** A lock held under another name that is the same lock at run time: {@code softnet_lock} for a socket of netinet. */
    private Hold alias(Need.Lock lock, Map<Term, Hold> held, String path) {
        for (Map.Entry<Term, Hold> e : held.entrySet()) {
            String cls = e.getKey().lockClass();
            boolean named = !cls.equals(lock.lockClass()) && aliases.mayBeOne(cls, lock.lockClass(), path);
            if (named && (e.getKey().kind() == Term.Kind.GLOBAL || lock.lock() != null && lock.lock().kind() == Term.Kind.GLOBAL)) {
                return e.getValue();
            }
        }
        return null;
    }
}
