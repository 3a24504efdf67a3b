package org.lockwright.parser.config;

/** Numbers of config(5) as an {@code int}. */
final class Numbers {

    private Numbers() {
    }

    /** The value of {@code digits} in base ten, leading zeros or not; {@code most} if it is greater. */
    static int decimal(String digits, int most) {
        long value = 0;
        for (int i = 0; i < digits.length() && value < most; i++) {
            value = value * 10 + digits.charAt(i) - '0';
        }
        return (int) Math.min(most, value);
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
