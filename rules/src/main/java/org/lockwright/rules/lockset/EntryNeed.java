package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Set;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * A lock that a function needs to be held when it is called, or seems to.
 *
 * @param function the function
 * @param place its name in its definition
 * @param lockClass the lock's class, {@code "socket.so_lock"}
 * @param lock the lock as C over the function's parameters, {@code "so->so_lock"}; empty where C has no way to say it
 * @param type the type of the member that is the lock, {@code "kmutex_t *"}; empty for a variable
 * @param roots the parameters and variables that {@code lock} begins with
 * @param tests calls of rows with {@code act: test} that tell whether it is held, best first: {@code "solocked(so)"}
 * @param exclusive whether a shared hold is not enough
 * @param structs tags of the structs whose fields need it
 * @param supports what needs it
 * @param callers how many calls of the function were seen, all of which hold it where {@code doubt} is none
 * @param doubt why an assertion of it at the function's entry might not be true
 * @param at where that is seen; the function itself for {@code NONE}
 * @param what that in a few words
 */
public record EntryNeed(FunctionId function, Place place, String lockClass, String lock, String type, Set<String> roots, List<String> tests, boolean exclusive,
        Set<String> structs, List<Support> supports, int callers, Doubt doubt, Place at, String what) {

    public EntryNeed {
        roots = Fixed.set(roots);
        tests = List.copyOf(tests);
        structs = Fixed.set(structs);
        supports = List.copyOf(supports);
    }

    /**
     * Something in the function that needs the lock.
     *
     * @param place where
     * @param what {@code "reads socket.so_state"}, {@code "calls sbappend()"}, {@code "asserts it"}, {@code "gives it up"}
     */
    public record Support(Place place, String what) {
    }

    /** Why a lock might not be held on entry to a function although something in it needs it. */
    public enum Doubt {
        /** No doubt: every way through the function needs it, and every caller seen holds it. */
        NONE,
        /** The function asserts it itself. */
        ASSERTED,
        /** The function asserts less: only where something else is so, or a weaker mode. */
        ASSERTS_LESS,
        /** Some way through the function does not need it. */
        SOME_PATHS,
        /** The function may take it, or one like it, before it needs it. */
        TAKES_LOCK,
        /** What leads to the lock may change between the entry and the need. */
        MAY_CHANGE,
        /** Something before the need was not understood. */
        NOT_UNDERSTOOD,
        /** A caller does not hold it. */
        CALLER_WITHOUT,
        /** A caller hands on an object that nobody else knows, whose lock may not be set up. */
        NOT_SET_UP,
        /** It is not seen who calls the function, or what they hold. */
        UNKNOWN_CALLERS,
        /** It is no lock but a stretch of code. */
        SECTION
    }
}
