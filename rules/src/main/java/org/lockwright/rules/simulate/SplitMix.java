package org.lockwright.rules.simulate;

/**
 * The generator of pseudo-random numbers: SplitMix64 as Steele, Lea and Flood describe it (OOPSLA 2014), written down here so that
 * no library's change changes a result.
 */
final class SplitMix {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** Stream number {@code stream} of {@code seed}; streams of one seed are independent of each other. */
    SplitMix(long seed, int stream) {
        state = mix(seed + GOLDEN * (stream + 1L));
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }

    /** Uniform, at least 0 and less than 1. */
    double uniform() {
        state += GOLDEN;
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    /** Exponential, with the given mean; StrictMath, so that every machine agrees. */
    double exponential(double mean) {
        return -mean * StrictMath.log(1 - uniform());
    }

    /** A length of {@code step}, in whole nanoseconds. */
    long length(Step step) {
        return switch (step.spread()) {
            case CONSTANT -> step.time();
            case EXPONENTIAL -> Math.round(exponential(step.time()));
            case HYPEREXPONENTIAL -> Math.round(hyperexponential(step.time(), step.variation()));
        };
    }

    /** One of two exponentials, each of which contributes half of the mean. */
    private double hyperexponential(double mean, double scv) {
        double p = (1 + StrictMath.sqrt((scv - 1) / (scv + 1))) / 2;
        return uniform() < p ? exponential(mean / (2 * p)) : exponential(mean / (2 * (1 - p)));
    }
}
