package org.lockwright.rules.audit;

import java.util.Set;

/**
 * One touch of state in one function.
 *
 * @param state its name, see {@link Touched#name()}
 * @param use what is done
 * @param line the line in the function's file
 * @param locks locks seen held there, within the function
 * @param home the file that declares it
 */
record StateTouch(String state, Touched.Use use, int line, Set<String> locks, String home) {

    /** Whether it is a member that every socket has, whose lock is its protocol's. */
    boolean isOfSocket() {
        return state.startsWith("socket.") || state.startsWith("sockbuf.");
    }


    /** The struct's tag; empty for a variable. */
    String tag() {
        return state.contains(":") || !state.contains(".") ? "" : state.substring(0, state.indexOf('.'));
    }

    /** The name that the text of a function must hold to touch this state. */
    String word() {
        return state.substring(Math.max(state.lastIndexOf('.'), state.lastIndexOf(':')) + 1);
    }
}
