package org.lockwright.parser.config;

/** Numbers of config(5) as an {@code int}. */
final class Numbers {

    private Numbers() {
    }

    /** The value of a number token, moved into {@code least..most} if it lies outside. */
    static int within(String number, int least, int most) {
        long value;
        try {
            value = Long.decode(number);
        } catch (NumberFormatException e) {
            value = number.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return (int) Math.max(least, Math.min(most, value));
    }
}
