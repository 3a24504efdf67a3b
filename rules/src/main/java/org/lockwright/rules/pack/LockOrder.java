package org.lockwright.rules.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A declared lock order: ranks of lock classes, outermost first, with co-equal classes in one rank.
 *
 * <p>Written {@code A > B > C / D}: {@code A} is taken before {@code B}; {@code C} and {@code D} are co-equal and must not nest,
 * and no class nests in itself. A class is an identifier or a field, {@code socket.so_lock}.
 */
public final class LockOrder {

    /** The order that says nothing. */
    public static final LockOrder NONE = new LockOrder(List.of());

    private static final Pattern CLASS = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private final List<List<String>> ranks;
    private final Map<String, Integer> rankOf = new LinkedHashMap<>();

    private LockOrder(List<List<String>> ranks) {
        this.ranks = ranks;
        for (int rank = 0; rank < ranks.size(); rank++) {
            for (String name : ranks.get(rank)) {
                rankOf.put(name, rank);
            }
        }
    }

    /**
     * Reads an order line.
     *
     * @param line {@code A > B > C / D}; an empty line is {@link #NONE}
     * @throws IllegalArgumentException if a class is missing, is neither an identifier nor a field, or is named twice; the message is one line
     */
    public static LockOrder parse(String line) {
        if (line.isBlank()) {
            return NONE;
        }
        List<List<String>> ranks = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (String rank : line.split(">", -1)) {
            List<String> names = new ArrayList<>();
            for (String part : rank.split("/", -1)) {
                String name = part.strip();
                if (!CLASS.matcher(name).matches()) {
                    throw new IllegalArgumentException(name.isEmpty()
                            ? "a lock class is missing next to '>' or '/'; write the order as 'A > B > C / D'"
                            : "'" + name + "' is no lock class; write the order as 'A > B > C / D'");
                }
                if (seen.contains(name)) {
                    throw new IllegalArgumentException("lock class '" + name + "' stands twice; keep its one place in the order");
                }
                seen.add(name);
                names.add(name);
            }
            ranks.add(List.copyOf(names));
        }
        return new LockOrder(List.copyOf(ranks));
    }

    /** The classes, outermost first; co-equal ones in the order they are written. */
    public List<String> classes() {
        return List.copyOf(rankOf.keySet());
    }

    /** The ranks, outermost first; each holds the classes that are co-equal. */
    public List<List<String>> ranks() {
        return ranks;
    }

    /** The rank of a class from 0, outermost; empty if the order does not name it. */
    public OptionalInt rank(String lockClass) {
        Integer rank = rankOf.get(lockClass);
        return rank == null ? OptionalInt.empty() : OptionalInt.of(rank);
    }

    /**
     * Whether a lock of one class may be taken while one of another is held.
     *
     * @return false if the order puts {@code inner} at the same rank or further out; true otherwise, also if the order does not
     *     name both
     */
    public boolean mayNest(String outer, String inner) {
        Integer held = rankOf.get(outer);
        Integer taken = rankOf.get(inner);
        return held == null || taken == null || held < taken;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LockOrder that && ranks.equals(that.ranks);
    }

    @Override
    public int hashCode() {
        return ranks.hashCode();
    }

    /** The order line, in its usual spelling. */
    @Override
    public String toString() {
        return String.join(" > ", ranks.stream().map(rank -> String.join(" / ", rank)).toList());
    }
}
