package org.lockwright.rules.lockset;

import java.util.List;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Step;

/** Finds the functions that a call may run, and what is known of them. */
interface Callees {

    /** The functions that {@code call} may run; empty if none of the program. {@code pointer} is the value called through, or null. */
    List<FunctionId> targets(Step.Call call, Term pointer);

    /** The summary of a function of the program. */
    Summary summary(FunctionId function);
}
