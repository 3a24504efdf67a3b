package org.lockwright.rules.lockset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockwright.rules.flow.Place;

/**
 * The locks held at one point of a function, relative to those held on entry.
 *
 * <p>{@code held} are locks taken since (or told of); {@code gone} are locks given up that were not taken here, so that the caller
 * must have held them, or a call that handed out their object. The set of all such states with {@link #join} is a lattice for each set of paths: a lock is held after a join
 * if it is held on both sides. Values never change.
 */
final class Locks {

    private static final Comparator<Place> FIRST = Comparator.comparing(Place::path).thenComparing(Place::start).thenComparing(Place::end)
            .thenComparing(Place::line).thenComparing(Place::column);

    /** Nothing taken, nothing given up. */
    static final Locks NONE = new Locks(Map.of(), Set.of());

    /** A lock taken more often than this is not counted further, so that a loop that takes it each time comes to an end. */
    private static final int MOST_COUNT = 4;

    private final Map<Term, Hold> held;
    private final Set<Term> gone;

    private Locks(Map<Term, Hold> held, Set<Term> gone) {
        this.held = held;
        this.gone = gone;
    }

    /** Locks held beyond those of the caller. */
    Map<Term, Hold> held() {
        return held;
    }

    /** Locks of the caller that were given up. */
    Set<Term> gone() {
        return gone;
    }

    /** These with {@code lock} taken; one that was given up before is the caller's again. */
    Locks take(Term lock, Hold hold) {
        if (gone.contains(lock)) {
            Set<Term> less = new HashSet<>(gone);
            less.remove(lock);
            Map<Term, Hold> again = new HashMap<>(held);
            again.put(lock, new Hold(hold.shared(), hold.count(), Hold.How.TOLD, hold.where()));
            return new Locks(again, less);
        }
        Map<Term, Hold> more = new HashMap<>(held);
        Hold before = held.get(lock);
        int count = before == null ? hold.count() : Math.min(before.count() + hold.count(), MOST_COUNT);
        more.put(lock, before == null || before.how() == Hold.How.TOLD ? hold.withCount(count) : before.withCount(count));
        return new Locks(more, gone);
    }

    /** These, where {@code lock} is known to be held without having been taken here. */
    Locks told(Term lock, Hold hold) {
        if (held.containsKey(lock)) {
            return this;
        }
        Map<Term, Hold> more = new HashMap<>(held);
        more.put(lock, hold);
        Set<Term> less = gone;
        if (gone.contains(lock)) {
            less = new HashSet<>(gone);
            less.remove(lock);
        }
        return new Locks(more, less);
    }

    /** These, which hold all of {@code more}, where those that were told of only count as taken. */
    Locks taken(Map<Term, Hold> more) {
        Map<Term, Hold> h = new HashMap<>(held);
        more.forEach((lock, hold) -> h.merge(lock, hold, (here, there) -> here.how() == Hold.How.TAKEN ? here : there));
        return new Locks(h, gone);
    }

    /** These with {@code lock} given up once. */
    Locks give(Term lock) {
        Hold hold = held.get(lock);
        if (hold != null && hold.count() > 1) {
            Map<Term, Hold> fewer = new HashMap<>(held);
            fewer.put(lock, hold.withCount(hold.count() - 1));
            return new Locks(fewer, gone);
        }
        Map<Term, Hold> fewer = new HashMap<>(held);
        fewer.remove(lock);
        Set<Term> more = gone;
        if ((hold == null || hold.how() == Hold.How.TOLD) && (lock.isOutward() || lock.root().kind() == Term.Kind.RESULT)) {
            more = new HashSet<>(gone);
            more.add(lock);
        }
        return new Locks(fewer, more);
    }

    /** These with the mode of {@code lock} changed, if it is held. */
    Locks mode(Term lock, boolean shared, Place where) {
        Hold hold = held.get(lock);
        Map<Term, Hold> more = new HashMap<>(held);
        more.put(lock, hold == null ? new Hold(shared, 1, Hold.How.TOLD, where) : hold.withShared(shared));
        return new Locks(more, gone);
    }

    /** These with every term put through {@code change}. */
    Locks map(java.util.function.UnaryOperator<Term> change) {
        if (held.isEmpty() && gone.isEmpty()) {
            return this;
        }
        Map<Term, Hold> h = new HashMap<>();
        held.forEach((t, hold) -> h.merge(change.apply(t), hold, (a, b) -> a.withCount(Math.max(a.count(), b.count()))));
        Set<Term> g = new HashSet<>();
        gone.forEach(t -> g.add(change.apply(t)));
        return new Locks(h, g);
    }

    /** Whether a lock is held that is in the object at {@code pointer}, which is no null pointer then. */
    boolean isIn(Term pointer) {
        return isIn(held.keySet(), pointer);
    }

    static boolean isIn(Set<Term> held, Term pointer) {
        for (Term lock : held) {
            if (lock.kind() == Term.Kind.MEMBER && lock.root().equals(pointer)) {
                return true;
            }
        }
        return false;
    }

    /** What holds on both of two paths. */
    Locks join(Locks o) {
        Map<Term, Hold> h = new HashMap<>();
        held.forEach((t, hold) -> Optional.ofNullable(o.held.get(t)).ifPresent(other -> h.put(t, weaker(hold, other))));
        Set<Term> g = new HashSet<>(gone);
        g.addAll(o.gone);
        return new Locks(h, g);
    }

    private static Hold weaker(Hold a, Hold b) {
        Hold first = FIRST.compare(a.where(), b.where()) <= 0 ? a : b;
        Hold.How how = a.how() == b.how() ? a.how() : Hold.How.TAKEN;
        return new Hold(a.shared() || b.shared(), Math.min(a.count(), b.count()), how, first.where());
    }

    /** What was taken and what was given up on both of two paths. */
    Locks common(Locks o) {
        Map<Term, Hold> h = new HashMap<>(held);
        h.keySet().retainAll(o.held.keySet());
        Set<Term> g = new HashSet<>(gone);
        g.retainAll(o.gone);
        return new Locks(h, g);
    }

    /** Whether the same locks were taken in the same way, wherever; what was only told of is no reason to keep paths apart. */
    boolean isLike(Locks o) {
        return gone.equals(o.gone) && covers(o) && o.covers(this);
    }

    private boolean covers(Locks o) {
        for (Map.Entry<Term, Hold> e : o.held.entrySet()) {
            Hold mine = held.get(e.getKey());
            if (e.getValue().how() == Hold.How.TAKEN && (mine == null || !mine.isLike(e.getValue()))) {
                return false;
            }
        }
        return true;
    }

    /** What of these a caller can see: not the locks that were only told of, which are its own, nor those it has no name for. */
    Locks outward() {
        Map<Term, Hold> h = new HashMap<>(held);
        h.entrySet().removeIf(e -> e.getValue().how() == Hold.How.TOLD || !e.getKey().isOutward());
        Set<Term> g = new HashSet<>(gone);
        g.removeIf(t -> !t.isOutward());
        return new Locks(h, g);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Locks that && held.equals(that.held) && gone.equals(that.gone);
    }

    @Override
    public int hashCode() {
        return 31 * held.keySet().hashCode() + gone.hashCode();
    }

    @Override
    public String toString() {
        return "held " + held.keySet() + (gone.isEmpty() ? "" : ", gone " + gone);
    }
}
