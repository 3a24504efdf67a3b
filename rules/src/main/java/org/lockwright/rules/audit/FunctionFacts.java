package org.lockwright.rules.audit;

import java.util.List;
import java.util.Set;

/**
 * What a stretch of one function does.
 *
 * @param touches state touched, by line
 * @param calls functions called by name
 * @param pointerCalls lines of calls through pointers
 * @param unclear lines of what was not understood
 */
record FunctionFacts(List<StateTouch> touches, List<Called> calls, List<Integer> pointerCalls, List<Integer> unclear) {

    FunctionFacts {
        touches = List.copyOf(touches);
        calls = List.copyOf(calls);
        pointerCalls = List.copyOf(pointerCalls);
        unclear = List.copyOf(unclear);
    }

    /**
     * A call by name.
     *
     * @param name the function
     * @param line the line
     * @param locks locks seen held there
     */
    record Called(String name, int line, Set<String> locks) {
    }
}
