package org.lockwright.rules.softint;

import java.util.List;
import java.util.Map;

/**
 * Where the machine-independent kernel encodes the priorities of software interrupts: {@code ports/machine-independent/kernel.yaml}.
 *
 * @param profiles kernels to read it under, the first that the tree has and that runs software interrupts as threads
 * @param constants constant variables that priorities are made of, and the file that initialises each
 * @param classes the header that numbers the classes
 * @param ladder the function that picks the next thread
 * @param instances the function that makes the instance of each class, by calls of {@code call}
 * @param lists conditions that must name every class
 * @param slots the table of cross-calls
 * @param highest uses that must be of the highest level
 * @param lowest uses that must be of the lowest class
 */
record MachineIndependentSpec(
        List<String> profiles,
        Map<String, String> constants,
        String classes,
        Function ladder,
        Instances instances,
        List<ClassList> lists,
        Slots slots,
        List<Use> highest,
        List<Use> lowest) {

    /** A function of a file. */
    record Function(String in, String function) {
    }

    /** Calls of {@code call} in a function, each of which names one class in every argument that names any. */
    record Instances(String in, String function, String call) {
    }

    /** The condition in {@code function} that compares {@code value} with levels, and must name each class but {@code without}. */
    record ClassList(String in, String function, String value, List<String> without) {

        ClassList {
            without = without == null ? List.of() : List.copyOf(without);
        }
    }

    /**
     * An array with a slot for each level, and the macros that number the slots.
     *
     * @param function the function that has a case for each level
     * @param handlers the function that makes the handler of each level, by calls of {@code call}
     * @param call the function or macro called
     */
    record Slots(String in, String array, String prefix, String function, String handlers, String call) {
    }

    /** A function whose mentions of a class or its level, where given those in calls of {@code call}, must be of the highest or lowest. */
    record Use(String in, String function, String call, String why) {
    }
}
