package org.lockwright.parser.config;

/**
 * Something in a kernel config that was not understood, or that config(1) would refuse.
 *
 * @param place where
 * @param cause one line, no final period
 */
public record ConfigGap(Place place, String cause) implements Comparable<ConfigGap> {

    @Override
    public int compareTo(ConfigGap other) {
        int byPlace = place.compareTo(other.place);
        return byPlace != 0 ? byPlace : cause.compareTo(other.cause);
    }

    @Override
    public String toString() {
        return place + ": config: " + cause;
    }
}
