package org.lockwright.rules.softint;

import java.util.List;

/**
 * How to bring a port to another order.
 *
 * @param order the order, for hardware with fewer levels than it needs already weakened
 */
public record Conversion(String order, List<String> todo) {
}
