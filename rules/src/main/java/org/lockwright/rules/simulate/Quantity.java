package org.lockwright.rules.simulate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** Times, as loads give them and reports show them. */
public final class Quantity {

    private record Unit(String name, long nanoseconds) {
    }

    private static final List<Unit> UNITS = List.of(
            new Unit("s", 1_000_000_000), new Unit("ms", 1_000_000), new Unit("us", 1_000), new Unit("ns", 1));

    private static final List<Unit> RATES = List.of(
            new Unit("MHz", 1_000_000), new Unit("kHz", 1_000), new Unit("Hz", 1));

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private Quantity() {
    }

    /** A time as people read it, to three digits: {@code "12.3 us"}. */
    public static String time(double nanoseconds) {
        if (nanoseconds <= 0) {
            return "0 s";
        }
        BigDecimal rounded = new BigDecimal(nanoseconds).round(THREE_DIGITS);
        Unit unit = UNITS.stream().filter(u -> rounded.compareTo(BigDecimal.valueOf(u.nanoseconds())) >= 0).findFirst()
                .orElse(UNITS.get(UNITS.size() - 1));
        BigDecimal value = rounded.divide(BigDecimal.valueOf(unit.nanoseconds()), THREE_DIGITS);
        return value.stripTrailingZeros().toPlainString() + " " + unit.name();
    }

    /** Nanoseconds of a time with its unit. */
    static double nanoseconds(String text) {
        return scaled(text, UNITS);
    }

    /** Events per second of a rate with its unit. */
    static double hertz(String text) {
        return scaled(text, RATES);
    }

    private static double scaled(String text, List<Unit> units) {
        String[] parts = text.split(" ", 2);
        long factor = units.stream().filter(u -> u.name().equals(parts[1])).findFirst().orElseThrow().nanoseconds();
        return new BigDecimal(parts[0]).multiply(BigDecimal.valueOf(factor)).doubleValue();
    }
}
