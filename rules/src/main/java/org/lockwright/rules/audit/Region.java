package org.lockwright.rules.audit;

import java.util.List;

/**
 * The code that runs between one raise of the level and its end.
 *
 * @param path the file
 * @param line the raise
 * @param function the function
 * @param protection what raises
 * @param inside what is done there while no higher level stands
 * @param callees what functions of the same file do that are called inside, one level deep
 * @param isNested whether all of it runs at a higher level anyway
 * @param leftOpen whether the level stands when the function returns, on some path
 * @param strange lines that restore a level saved elsewhere
 */
record Region(String path, int line, String function, String protection, FunctionFacts inside, List<Callee> callees, boolean isNested,
        boolean leftOpen, List<Integer> strange) {

    /**
     * A function called inside.
     *
     * @param call the call
     * @param facts what it does
     */
    record Callee(FunctionFacts.Called call, FunctionFacts facts) {
    }
}
