package org.lockwright.rules.simulate;

import java.util.List;

/**
 * A step of a machine's handler or thread, with the machine's own mutex.
 *
 * @param mutex null if it holds none
 */
record Stretch(Step step, Mutex mutex) {

    /** The steps of a load on {@code machine}. */
    static List<Stretch> of(Machine machine, List<Step> steps) {
        return steps.stream().map(s -> new Stretch(s, s.mutex().map(machine::mutex).orElse(null))).toList();
    }
}
