package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * What a function finds held when it is called, in its own terms.
 *
 * @param held locks that are held
 * @param others classes of further locks that are held and that the function has no name for
 * @param entry what is known of the arguments
 * @param origin how it comes to be called so
 * @param running as what it runs
 * @param tainted whether something that was not understood lies on the way
 * @param known whether the locks are known; if not, what is not in {@code held} may be held all the same
 */
record Context(Map<Term, Hold> held, Set<String> others, Entry entry, Origin origin, Running running, boolean tainted, boolean known) {

    /** The root of what runs in the kernel debugger, with all other CPUs stopped. */
    static final String DEBUGGER = "the kernel debugger";

    /** Whether nobody else runs: the kernel is starting, by one thread on one CPU, or is stopped in its debugger. */
    boolean isAlone() {
        return outermost().origin.root().equals(DEBUGGER) || origin.root().equals("main()");
    }

    /** This where it is in doubt whether the code runs so. */
    Context inDoubt() {
        return new Context(held, others, entry, origin, running.inDoubt(), tainted, known);
    }

    /** The context of the root that the calls begin at. */
    private Context outermost() {
        Context first = this;
        while (first.origin.above() != null) {
            first = first.origin.above();
        }
        return first;
    }

    /** Whether the kernel is starting. */
    boolean isBooting() {
        return outermost().origin.root().equals("main()");
    }

    /** Whether it is what the pack says of a member that holds the function. */
    boolean isContract() {
        return origin.caller() == null && origin.root().contains(".");
    }

    /** Whether bits are set at {@code seen} by which a method's caller may have said that it holds more than all callers do. */
    boolean isPromised(Event.Seen seen) {
        return seen.promised() && isContract() || !entry.flags().isEmpty() && seen.given().entrySet().stream()
                .anyMatch(e -> e.getKey().name().equals("&") && e.getValue().isNonzero() && entry.flags().contains(e.getKey().first()));
    }

    /**
     * How a context comes to be.
     *
     * @param caller the calling function; null for a root
     * @param place the call; null for a root
     * @param above the caller's own context; null for a root
     * @param root why the function is a root: the slot it is in; empty if it is called
     */
    record Origin(FunctionId caller, Place place, Context above, String root) {
    }

    /** What the arguments are. */
    Map<Term, Fact> given() {
        return entry.given();
    }

    /** Whether two contexts find the same held. */
    boolean isLike(Context o) {
        return holdsLike(o) && entry.equals(o.entry);
    }

    private boolean holdsLike(Context o) {
        return known == o.known && tainted == o.tainted && others.equals(o.others) && running.equals(o.running) && held.keySet().equals(o.held.keySet())
                && held.entrySet().stream().allMatch(e -> e.getValue().shared() == o.held.get(e.getKey()).shared());
    }

    /** Whether two contexts differ in nothing but what is known of parts and members of the arguments. */
    boolean isVariant(Context o) {
        return holdsLike(o) && entry.isVariant(o.entry);
    }

    /** What is so in this and in {@code o}, a variant of it. */
    Context widened(Context o) {
        return new Context(held, others, entry.widened(o.entry), origin, running, tainted, known);
    }

    /** This where others may be so as well that are not known. */
    Context unsure() {
        return new Context(held, others, entry, origin, Running.UNKNOWN, true, false);
    }

    /** What is so in this and in {@code o}, whatever else is in either; {@code names} adds the other names of lock classes. */
    Context and(Context o, UnaryOperator<Set<String>> names) {
        Map<Term, Hold> both = new HashMap<>();
        held.forEach((lock, hold) -> {
            Hold other = o.held.get(lock);
            if (other != null) {
                both.put(lock, other.shared() ? other : hold);
            }
        });
        Set<String> classes = new TreeSet<>(names.apply(nameless(both)));
        classes.retainAll(names.apply(o.nameless(both)));
        return new Context(both, classes, entry.and(o.entry), origin, Running.UNKNOWN, true, false);
    }

    /** Classes of the locks that are held beyond {@code named}. */
    private Set<String> nameless(Map<Term, Hold> named) {
        Set<String> out = new TreeSet<>(others);
        held.keySet().stream().filter(lock -> !named.containsKey(lock)).forEach(lock -> out.add(lock.lockClass()));
        return out;
    }

    /** The function that the calls begin at which lead to {@code function}. */
    FunctionId root(FunctionId function) {
        FunctionId out = function;
        for (Context c = this; c.origin.caller() != null && c.origin.above() != null; c = c.origin.above()) {
            out = c.origin.caller();
        }
        return out;
    }

    /** How many calls lead here from the root. */
    int calls() {
        int out = 0;
        for (Context c = this; c.origin.caller() != null && c.origin.above() != null; c = c.origin.above()) {
            out++;
        }
        return out;
    }

    /** The calls that lead here, outermost first. */
    List<Origin> path() {
        java.util.ArrayDeque<Origin> out = new java.util.ArrayDeque<>();
        Context c = this;
        while (c != null && out.size() < 12) {
            out.addFirst(c.origin());
            c = c.origin().above();
        }
        return List.copyOf(out);
    }
}
