package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockwright.parser.keys.DeclaredOrder;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.Legend;
import org.lockwright.parser.source.Span;
import org.lockwright.rules.key.LockPath;
import org.lockwright.rules.pack.LockOrder;

/**
 * Checks of legends against a declared lock order: LW0010 (a lock of the order has no key), LW0011 (a key's lock has no place in the
 * order).
 *
 * <p>An order speaks of the legends that name one of its locks; of others it says nothing.
 */
final class OrderChecks {

    private static final Pattern WORD_END = Pattern.compile("[^A-Za-z0-9_]+");

    private final KeyFinding at;
    private final Collection<Legend> legends;

    /** Checks of {@code legends}, those of one file. */
    OrderChecks(KeyFinding at, Collection<Legend> legends) {
        this.at = at;
        this.legends = legends;
    }

    /** Against an order that a comment of the file declares; one that cannot be read as an order says nothing. */
    List<Finding> against(DeclaredOrder declared) {
        LockOrder order;
        try {
            order = LockOrder.parse(declared.line());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        List<Finding> out = new ArrayList<>(keysWithoutPlace(order));
        Set<String> named = named(order);
        for (String lock : named.isEmpty() ? List.<String>of() : order.classes()) {
            if (!named.contains(lock)) {
                out.add(lockWithoutKey(at, declared.span(), lock, order));
            }
        }
        return out;
    }

    static Finding lockWithoutKey(KeyFinding at, Span place, String lock, LockOrder order) {
        return at.may("LW0010", place, "order " + lock, "lock '" + lock + "' of the declared order has no key",
                "the order is " + order, "give the fields it guards a key, or say in the legend what it is for");
    }

    /** The keys whose locks {@code order} does not place, in the legends that name one of its locks. */
    List<Finding> keysWithoutPlace(LockOrder order) {
        List<Finding> out = new ArrayList<>();
        for (Legend legend : legends) {
            if (order.classes().stream().noneMatch(c -> names(legend, c))) {
                continue;
            }
            for (Map.Entry<Entry, List<LockPath>> e : LegendChecks.locks(legend).entrySet()) {
                String text = e.getKey().text();
                if (!e.getValue().isEmpty() && order.classes().stream().noneMatch(c -> names(text, c))) {
                    out.add(at.may("LW0011", e.getKey().span(), "legend " + e.getKey().key() + " order", "the lock of key '"
                            + e.getKey().key() + "' has no place in the declared order", "the legend says: " + text,
                            "the order is " + order, "give it a place there, or name it as the order does"));
                }
            }
        }
        return out;
    }

    /** The locks of {@code order} that a legend names. */
    Set<String> named(LockOrder order) {
        return order.classes().stream().filter(c -> legends.stream().anyMatch(l -> names(l, c)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean names(Legend legend, String lock) {
        return legend.entries().stream().anyMatch(e -> names(e.text(), lock));
    }

    /** Whether {@code text} has the lock's name, with or without {@code _LOCK}. */
    private static boolean names(String text, String lock) {
        List<String> words = List.of(WORD_END.split(text));
        return words.contains(lock) || words.contains(lock + "_LOCK") || lock.endsWith("_LOCK") && words.contains(lock.substring(0, lock.length() - 5));
    }
}
