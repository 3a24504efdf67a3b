package org.lockwright.rules.softint;

import java.util.List;
import java.util.Optional;

/**
 * What decides which software interrupt runs next on one CPU of a port.
 *
 * <p>A pending class is eligible while the CPU's level is below {@link Row#level()}. Of the eligible ones the first in the ladder
 * runs, at its level: while it runs, classes of a higher level preempt it, others wait. Classes with the same bit are one to the
 * dispatcher: a bit set for one of them is taken by the first in the ladder, and the other's handlers never run.
 *
 * @param port the port's name
 * @param rows one for each class, in ladder order
 */
public record DispatchTable(String port, List<Row> rows) {

    public DispatchTable {
        rows = List.copyOf(rows);
    }

    /**
     * One class.
     *
     * @param type the class
     * @param level its interrupt level: from 1, higher blocks more, equal levels do not preempt each other
     * @param bit its pending bit, as a mask; 0 where the port keeps a list of handlers instead
     * @param line the level at which its trigger reaches the CPU; differs from {@code level} only in a broken table
     */
    public record Row(SoftintClass type, int level, long bit, int line) {
    }

    /** The row of {@code type}. */
    public Optional<Row> row(SoftintClass type) {
        return rows.stream().filter(r -> r.type() == type).findFirst();
    }
}
