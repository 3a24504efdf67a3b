package org.lockwright.tests.fuzz;

import java.util.Arrays;
import java.util.function.Predicate;

/** Makes a failing input smaller by leaving out ever shorter pieces, as long as it fails in the same way. */
final class Shrinker {

    private static final int TRIES = 400;

    private Shrinker() {
    }

    /** The smallest found of which {@code fails} still holds. */
    static byte[] shrink(byte[] input, Predicate<byte[]> fails) {
        byte[] best = input;
        int tries = 0;
        for (int size = Math.max(1, input.length / 2); size >= 1 && tries < TRIES; size /= 2) {
            for (int at = 0; at < best.length && tries < TRIES; tries++) {
                byte[] less = Arrays.copyOf(best, best.length - Math.min(size, best.length - at));
                System.arraycopy(best, Math.min(best.length, at + size), less, at, less.length - at);
                if (fails.test(less)) {
                    best = less;
                } else {
                    at += size;
                }
            }
        }
        return best;
    }
}
