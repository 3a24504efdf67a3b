package org.lockwright.rules.softint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A class of software interrupts, as softint(9) calls them levels; {@link #GEN} is the one proposed beside today's four.
 *
 * <p>The order of the constants means nothing; priority is what a port's tables and a declared order say.
 */
public enum SoftintClass {
    /** {@code SOFTINT_CLOCK}: callouts and, so far, everything without a class of its own. */
    CLOCK,
    /** {@code SOFTINT_SERIAL}: serial lines and audio. */
    SERIAL,
    /** {@code SOFTINT_NET}: protocol input. */
    NET,
    /** {@code SOFTINT_BIO}: completion of block I/O. */
    BIO,
    /** {@code SOFTINT_GEN}: work that needs no priority. */
    GEN;

    /** The class as it stands in orders and results: {@code "clock"}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class called {@code word}, in either case. */
    public static Optional<SoftintClass> of(String word) {
        return Arrays.stream(values()).filter(c -> c.name().equals(word.toUpperCase(Locale.ROOT))).findFirst();
    }

    /**
     * The class that an identifier speaks of: the one whose name ends it, after an underscore or the word "soft".
     *
     * <p>{@code IPL_SOFTNET}, {@code SOFTINT_NET}, {@code SIR_NET}, {@code splsoftnet}, {@code SOFTINT_NET_MASK} are of NET.
     */
    public static Optional<SoftintClass> in(String identifier) {
        String upper = identifier.toUpperCase(Locale.ROOT);
        for (SoftintClass c : values()) {
            int at = upper.indexOf(c.name());
            while (at >= 0) {
                int end = at + c.name().length();
                boolean starts = at == 0 || upper.charAt(at - 1) == '_' || upper.startsWith("SOFT", at - 4);
                boolean ends = end == upper.length() || upper.charAt(end) == '_';
                if (starts && ends) {
                    return Optional.of(c);
                }
                at = upper.indexOf(c.name(), at + 1);
            }
        }
        return Optional.empty();
    }
}
