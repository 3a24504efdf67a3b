package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.lockwright.rules.lockset.Verdict.Answer;

/** Decides for each use of a guarded field whether its guard holds. */
final class Verdicts {

    private final Contexts contexts;
    private final Aliases aliases;

    private final Map<String, String> types;
    private final Unheld unheld;

    private final BackPointers backPointers;

    Verdicts(Contexts contexts, Aliases aliases, Map<String, String> types, Unheld unheld, BackPointers backPointers) {
        this.backPointers = backPointers;
        this.types = types;
        this.unheld = unheld;
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
        boolean guessed = false;
        boolean bare = false; // whether some context needs no lock, and has none
        List<String> instead = List.of();
        Need need = needs.get(0);
        for (int i = 0; i < uses.size(); i++) {
            Event.Use use = uses.get(i);
            for (Context context : contexts.of(function.flow().function())) {
                if (!Contexts.isPossible(use.seen(), context)) {
                    continue;
                }
                boolean alone = Beginnings.isAlone(function.flow().function().name(), use.object());
                Answer answer = alone ? Answer.EXEMPT : answer(function, use, needs.get(i), context);
                counts.merge(answer, 1, Integer::sum);
                bare = bare || answer == Answer.EXEMPT && (alone || met(function, needs.get(i), use, context) != Answer.HELD);
                if (answer == Answer.EXEMPT && why.isEmpty()) {
                    why = alone ? "made or destroyed here, by the function's name" : rule(needs.get(i), use, context);
                }
                if (answer == Answer.UNDECIDED) {
                    why = cause(needs.get(i), use, context);
                }
                boolean bad = answer == Answer.NOT_HELD || answer == Answer.SHARED || answer == Answer.OTHER_OBJECT;
                boolean inferred = bad && isInferred(needs.get(i), use, context);
                if (bad && (worst == null || answer == Answer.NOT_HELD && worst != Answer.NOT_HELD || guessed && !inferred && answer == worst)) {
                    worst = answer;
                    guessed = inferred;
                    without = context;
                    need = needs.get(i);
                    instead = heldAt(use.seen(), context, use.place().path());
                }
                tainted |= bad && (inferred || use.seen().tainted() || context.tainted() || context.isPromised(use.seen()));
            }
        }
        boolean held = counts.containsKey(Answer.HELD) && !counts.containsKey(Answer.UNDECIDED) && !bare;
        return verdict(counts, worst, need, held ? "" : why, tainted, without, instead);
    }

    /** Whether that a lock of {@code need} is not held is known only because the function takes it itself. */
    private boolean isInferred(Need need, Event.Use use, Context context) {
        return need.locks().stream().anyMatch(l -> held(l, use.seen(), context, use.place().path()) == Answer.UNDECIDED);
    }

    /** What exempts {@code use}. */
    private static String rule(Need need, Event.Use use, Context context) {
        if (!use.exempt().isEmpty()) {
            return use.exempt();
        } else if (context.isAlone()) {
            return "while nobody else runs";
        } else if (context.entry().isFresh(use.object())) {
            return "before anybody else knows the object";
        } else if (need instanceof Need.OwnThread) {
            return "the running thread's own";
        } else if (need instanceof Need.Owned owned) {
            return "the caller's own: " + owned.by();
        }
        return need instanceof Need.Nothing n ? n.rule() : "no lock needed by a part of its key";
    }

    /** Why a need is open in {@code context}. */
    private static String cause(Need need, Event.Use use, Context context) {
        if (need instanceof Need.Nothing n) {
            return n.rule();
        } else if (need instanceof Need.OwnThread) {
            return "its key is the own thread's, and whose it is was not seen";
        } else if (need instanceof Need.Owned owned) {
            return "its key is the owner's, and who that is was not seen: " + owned.by();
        }
        Need.Lock handedOut = need.locks().stream().filter(l -> l.lock() != null && (l.lock().isHandedOut() || context.entry().isHandedOut(l.lock()))).findFirst().orElse(null);
        if (handedOut != null) {
            return "its object was handed out by a call that may have locked it";
        }
        if (use.seen().lost()) {
            return "too many sets of locks in the function";
        }
        return root(context);
    }

    /** What is not known of the first function of the calls that lead to {@code context}. */
    private static String root(Context context) {
        List<Context.Origin> path = context.path();
        String why = path.get(0).root();
        return path.size() < 2 || path.get(1).caller() == null ? why : "called from " + path.get(1).caller() + ": " + (why.isEmpty() ? "deep down" : why);
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
        out.remove("");
        return List.copyOf(out);
    }

    private Answer answer(FunctionFacts function, Event.Use use, Need need, Context context) {
        if (!use.exempt().isEmpty() || context.isAlone() || context.entry().isFresh(use.object())) {
            return Answer.EXEMPT;
        }
        return met(function, need, use, context);
    }

    private Answer met(FunctionFacts function, Need need, Event.Use use, Context context) {
        if (need instanceof Need.Nothing n) {
            return n.isDecided() ? Answer.EXEMPT : Answer.UNDECIDED;
        } else if (need instanceof Need.Owned owned) {
            return use.own().orElse(context.entry().own().contains(owned.object())) ? Answer.EXEMPT : Answer.UNDECIDED;
        } else if (need instanceof Need.OwnThread own) {
            boolean running = own.object().kind() == Term.Kind.THREAD || context.entry().threads().contains(own.object());
            return running ? Answer.EXEMPT : Answer.UNDECIDED;
        } else if (need instanceof Need.Lock named) {
            Need.Lock lock = named.lock() == null ? named : new Need.Lock(backPointers.without(named.lock()), named.lockClass(), named.exclusive());
            Answer answer = held(lock, use.seen(), context, use.place().path());
            return answer == Answer.UNDECIDED && !use.seen().lost() && unheld.exclude(function, lock.lock(), use.seen(), use.place()) ? Answer.NOT_HELD : answer;
        }
        boolean all = need instanceof Need.AllOf;
        List<Answer> answers = new ArrayList<>();
        for (Need part : all ? ((Need.AllOf) need).needs() : ((Need.AnyOf) need).needs()) {
            answers.add(met(function, part, use, context));
        }
        List<Answer> fromBest = List.of(Answer.HELD, Answer.EXEMPT, Answer.HELD_BY_CLASS, Answer.UNDECIDED, Answer.SHARED, Answer.OTHER_OBJECT, Answer.NOT_HELD);
        return all ? answers.stream().max(java.util.Comparator.comparing(fromBest::indexOf)).orElse(Answer.EXEMPT)
                : answers.stream().min(java.util.Comparator.comparing(fromBest::indexOf)).orElse(Answer.EXEMPT);
    }

    /** How {@code lock} is held at one point in one context. */
    Answer held(Need.Lock lock, Event.Seen seen, Context context, String path) {
        Map<Term, Hold> held = Contexts.held(seen, context, aliases, path);
        Hold hold = lock.lock() == null ? null : held.get(lock.lock());
        if (hold == null && lock.lock() != null && StackLocks.isOnStack(lock.lock())) {
            return seen.lost() ? Answer.UNDECIDED : Answer.NOT_HELD;
        }
        if (hold == null) {
            hold = underOtherName(lock, held, seen);
        }
        if (hold == null) {
            hold = throughPart(lock, held);
        }
        if (hold == null) {
            hold = alias(lock, held, path);
        }
        if (hold != null) {
            return hold.shared() && lock.exclusive() ? Answer.SHARED : Answer.HELD;
        }
        if (isOneMutex(lock.lockClass(), path) && Contexts.others(seen, context, aliases, path).stream().anyMatch(o -> aliases.mayBeOne(o, lock.lockClass(), path))) {
            return Answer.HELD;
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
        if (Contexts.others(seen, context, aliases, path).stream().anyMatch(o -> o.isEmpty() || aliases.mayBeOne(o, lock.lockClass(), path))) {
            return Answer.HELD_BY_CLASS;
        }
        boolean given = lock.lock() != null && seen.locks().gone().contains(lock.lock());
        boolean handedOut = lock.lock() != null && (lock.lock().isHandedOut() || context.entry().isHandedOut(lock.lock()));
        return (context.known() || given) && !handedOut && !seen.lost() ? Answer.NOT_HELD : Answer.UNDECIDED;
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
        boolean leads = !a.has(Term.Kind.OPAQUE) && !b.has(Term.Kind.OPAQUE) && (a.contains(b) || isPointedAt(b, a));
        boolean siblings = a.kind() == Term.Kind.MEMBER && b.kind() == Term.Kind.MEMBER && a.first().equals(b.first()) && !a.name().equals(b.name());
        boolean roots = isRoot(a) && isRoot(b) && (a.kind() == Term.Kind.PARAMETER || b.kind() == Term.Kind.PARAMETER);
        return !a.equals(b) && (parameters || leads || siblings || roots);
    }

    /** Whether {@code object} is what a parameter, a call or a loop gives, and not reached from another object. */
    private static boolean isRoot(Term object) {
        return object.kind() == Term.Kind.PARAMETER || object.kind() == Term.Kind.RESULT || object.kind() == Term.Kind.OPAQUE && !object.isHandedOut();
    }

    /** Whether a member of {@code from} points at {@code object}; farther than that a way may well lead back. */
    private static boolean isPointedAt(Term object, Term from) {
        return object.kind() == Term.Kind.LOAD && object.first().kind() == Term.Kind.MEMBER && object.first().first().equals(from);
    }

    /** The hold of {@code lock} where a test told that its object and another are one, or that pointers to two locks are. */
    private static Hold underOtherName(Need.Lock lock, Map<Term, Hold> held, Event.Seen seen) {
        if (lock.lock() == null) {
            return null;
        }
        return seen.same().stream().flatMap(t -> Stream.of(other(lock.lock(), t.first(), t.second()), other(lock.lock(), t.second(), t.first()))).map(held::get)
                .filter(Objects::nonNull).min(java.util.Comparator.comparing(Hold::shared)).orElse(null);
    }

    /** {@code lock} by way of {@code by} where it is named by way of {@code part}, which is the same value: its object, or the pointer to it. */
    private static Term other(Term lock, Term part, Term by) {
        boolean isPointer = part.kind() == Term.Kind.LOAD && part.first().equals(lock) && by.kind() == Term.Kind.LOAD;
        return isPointer ? by.first() : lock.map(t -> t.equals(part) ? by : null);
    }

    /** The hold of {@code lock} where it, or what is held, is named by way of a part of its object. */
    private Hold throughPart(Need.Lock lock, Map<Term, Hold> held) {
        Term wanted = lock.lock() == null ? null : backPointers.without(lock.lock());
        return wanted == null ? null : held.entrySet().stream().filter(e -> backPointers.without(e.getKey()).equals(wanted)).map(Map.Entry::getValue)
                .min(java.util.Comparator.comparing(Hold::shared)).orElse(null);
    }

    /** Whether all locks of the class are one mutex in code of the file {@code path}, as those of sockets are in netinet. */
    private boolean isOneMutex(String lockClass, String path) {
        return aliases.variable(lockClass, path).isPresent() && types.getOrDefault(lockClass, "").contains("kmutex_t");
    }

    /**
     * A lock held under another name that is the same lock at run time: {@code softnet_lock} for a socket of netinet, or the lock of another
     * socket there, as they all have that one.
     */
    private Hold alias(Need.Lock lock, Map<Term, Hold> held, String path) {
        boolean isVariable = aliases.variable(lock.lockClass(), path).isPresent();
        for (Map.Entry<Term, Hold> e : held.entrySet()) {
            String cls = e.getKey().lockClass();
            boolean named = !cls.equals(lock.lockClass()) && aliases.mayBeOne(cls, lock.lockClass(), path);
            boolean one = isVariable && cls.equals(lock.lockClass());
            if (one || named && (e.getKey().kind() == Term.Kind.GLOBAL || lock.lock() != null && lock.lock().kind() == Term.Kind.GLOBAL)) {
                return e.getValue();
            }
        }
        return null;
    }
}
