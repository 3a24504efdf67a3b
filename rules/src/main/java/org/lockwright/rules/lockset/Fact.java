package org.lockwright.rules.lockset;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a path knows of a value: that it is one of some numbers, or that it is none of some.
 *
 * @param isOneOf whether the value is among {@code numbers}; if not, it is none of them
 * @param numbers at most {@link #MOST}
 */
record Fact(boolean isOneOf, Set<Long> numbers) {

    static final Fact ZERO = of(0L);
    static final Fact NONZERO = new Fact(false, Set.of(0L));

    private static final int MOST = 24;

    static Fact of(long value) {
        return new Fact(true, Set.of(value));
    }

    /** That a value is none of {@code numbers}; null, for nothing, if they are none or too many. */
    static Fact noneOf(Collection<Long> numbers) {
        return numbers.isEmpty() || numbers.size() > MOST ? null : new Fact(false, Fixed.set(numbers));
    }

    /** The number that the value is; null if it may be several. */
    Long equal() {
        return isOneOf && numbers.size() == 1 ? numbers.iterator().next() : null;
    }

    boolean isZero() {
        return isOneOf && numbers.size() == 1 && numbers.contains(0L);
    }

    boolean isNonzero() {
        return isOneOf != numbers.contains(0L);
    }

    /** Whether no value can be as both say. */
    boolean contradicts(Fact o) {
        return isOneOf ? numbers.stream().noneMatch(o::allows) : o.isOneOf && o.numbers.stream().noneMatch(this::allows);
    }

    private boolean allows(long number) {
        return isOneOf == numbers.contains(number);
    }

    /** What is so if both are so, which do not contradict each other. */
    Fact and(Fact o) {
        if (isOneOf) {
            Set<Long> both = new TreeSet<>(numbers);
            both.removeIf(n -> !o.allows(n));
            return both.size() == numbers.size() ? this : new Fact(true, Fixed.set(both));
        }
        if (o.isOneOf) {
            return o.and(this);
        }
        Set<Long> all = new TreeSet<>(numbers);
        all.addAll(o.numbers);
        return all.size() > MOST ? this : new Fact(false, Fixed.set(all));
    }

    /** What is so if either may be so; null for nothing. */
    Fact or(Fact o) {
        if (equals(o)) {
            return this;
        }
        if (isOneOf && o.isOneOf) {
            Set<Long> all = new TreeSet<>(numbers);
            all.addAll(o.numbers);
            return all.size() <= MOST ? new Fact(true, Fixed.set(all)) : all.contains(0L) ? null : NONZERO;
        }
        Set<Long> none = new TreeSet<>(isOneOf ? o.numbers : numbers);
        none.removeIf(n -> allows(n) || o.allows(n));
        return noneOf(none);
    }

    /** What the bits {@code mask} of the value are; null for nothing. */
    Fact masked(long mask) {
        if (!isOneOf) {
            return null;
        } else if (numbers.size() == 1) {
            return of(equal() & mask);
        }
        return numbers.stream().allMatch(n -> (n & mask) == 0) ? ZERO : numbers.stream().allMatch(n -> (n & mask) != 0) ? NONZERO : null;
    }

    /** What {@code operator} makes of a value that is one of {@code a}'s numbers and of {@code b}; null for what is not computed. */
    static Fact arithmetic(String operator, Fact a, long b) {
        Fact out = null;
        for (long number : a.numbers) {
            Fact one = arithmetic(operator, number, b);
            out = out == null ? one : one == null ? null : out.or(one);
            if (out == null) {
                return null;
            }
        }
        return out;
    }

    /** What {@code operator} makes of two numbers; null for what is not computed. */
    static Fact arithmetic(String operator, long a, long b) {
        return switch (operator) {
            case "&" -> Fact.of(a & b);
            case "|" -> Fact.of(a | b);
            case "+" -> Fact.of(a + b);
            case "-" -> Fact.of(a - b);
            case "<" -> truth(a < b);
            case ">" -> truth(a > b);
            case "<=" -> truth(a <= b);
            case ">=" -> truth(a >= b);
            default -> null;
        };
    }

    /** As C has it. */
    static Fact truth(boolean b) {
        return b ? Fact.of(1) : Fact.ZERO;
    }
}
