package org.lockwright.rules.simulate;

/** A simulation that cannot be run or goes on for too long; its message is one line that says how to mend it. */
public final class SimulationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SimulationException(String message) {
        super(message);
    }
}
