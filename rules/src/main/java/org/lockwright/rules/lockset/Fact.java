package org.lockwright.rules.lockset;

/**
 * What a path knows of a value: that it is one number, or that it is not zero.
 *
 * @param equal the number; null if only {@code not zero} is known
 */
record Fact(Long equal) {

    static final Fact ZERO = new Fact(0L);
    static final Fact NONZERO = new Fact(null);

    static Fact of(long value) {
        return new Fact(value);
    }

    boolean isZero() {
        return equal != null && equal == 0;
    }

    boolean isNonzero() {
        return !isZero();
    }

    /** Whether no value can be as both say. */
    boolean contradicts(Fact o) {
        if (equal != null && o.equal != null) {
            return !equal.equals(o.equal);
        }
        return isZero() != o.isZero();
    }

    /** What is so if either may be so; null for nothing. */
    Fact or(Fact o) {
        if (equals(o)) {
            return this;
        }
        return isNonzero() && o.isNonzero() ? NONZERO : null;
    }
}
