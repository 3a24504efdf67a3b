package org.lockwright.rules.simulate;

import java.util.Optional;

/**
 * A stretch of work of a handler or a thread.
 *
 * @param time how long it runs, in nanoseconds; the mean where it varies
 * @param mutex the adaptive mutex it holds from its first to its last nanosecond, if any
 * @param masks what cannot interrupt it
 * @param spread how its length varies
 * @param variation the squared coefficient of variation of a {@link Spread#HYPEREXPONENTIAL} step, more than 1; without a unit
 */
public record Step(long time, Optional<String> mutex, Masks masks, Spread spread, double variation) {

    /** What a step keeps from interrupting it, as spl(9) does. */
    public enum Masks {
        /** Nothing beyond what its level does. */
        NOTHING,
        /** Every software interrupt: {@code splsoftclock} or whatever is highest. */
        SOFTINTS,
        /** Hardware interrupts too: {@code splhigh}. */
        INTERRUPTS
    }

    /** How the length of a step varies. */
    public enum Spread {
        /** It is always the same. */
        CONSTANT,
        /** Exponentially: without memory. */
        EXPONENTIAL,
        /** As one of two exponentials with balanced means. */
        HYPEREXPONENTIAL
    }

    /** A step of constant length that holds and masks nothing, in nanoseconds. */
    public static Step of(long time) {
        return new Step(time, Optional.empty(), Masks.NOTHING, Spread.CONSTANT, 1);
    }

    /** The same step with {@code name} held. */
    public Step holding(String name) {
        return new Step(time, Optional.of(name), masks, spread, variation);
    }

    /** The same step, masking. */
    public Step masking(Masks what) {
        return new Step(time, mutex, what, spread, variation);
    }

    /** The same step, varying; {@code scv} is the squared coefficient of variation and counts only for the hyperexponential. */
    public Step varying(Spread how, double scv) {
        return new Step(time, mutex, masks, how, scv);
    }

    /** The squared coefficient of variation of its length. */
    double squaredVariation() {
        return switch (spread) {
            case CONSTANT -> 0;
            case EXPONENTIAL -> 1;
            case HYPEREXPONENTIAL -> variation;
        };
    }
}
