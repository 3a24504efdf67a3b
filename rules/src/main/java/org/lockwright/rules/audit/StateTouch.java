package org.lockwright.rules.audit;

import java.util.Set;

/**
 * One touch of state in one function.
 *
 * @param state its name, see {@link Touched#name()}
 * @param use what is done
 * @param line the line in the function's file
 * @param locks locks seen held there, within the function
 */
record StateTouch(String state, Touched.Use use, int line, Set<String> locks) {

    /** The name that the text of a function must hold to touch this state. */
    String word() {
        return state.substring(Math.max(state.lastIndexOf('.'), state.lastIndexOf(':')) + 1);
    }
}
