package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockwright.parser.keys.Dialect;
import org.lockwright.parser.keys.Entry;
import org.lockwright.parser.keys.Legend;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.key.Guard;
import org.lockwright.rules.key.LockPath;

/** Checks of one legend: LW0002 (letter never used), LW0004 (duplicate letter), LW0006 (lock that nothing is called). */
final class LegendChecks {

    private final KeyFinding at;
    private final LockNames names;

    LegendChecks(KeyFinding at, LockNames names) {
        this.at = at;
        this.names = names;
    }

    /** The findings in {@code legend}, of which marks use the single keys {@code used}. */
    List<Finding> of(Legend legend, Set<String> used) {
        List<Finding> out = new ArrayList<>();
        Map<String, Entry> first = new HashMap<>();
        Map<Entry, List<LockPath>> locks = locks(legend);
        for (Entry entry : legend.entries()) {
            Entry before = first.putIfAbsent(entry.key(), entry);
            if (before != null) {
                out.add(at.must("LW0004", entry.span(), "legend " + entry.key(),
                        "key '" + entry.key() + "' is defined twice in one legend",
                        List.of(at.note("first at ", before.span(), ": " + before.text()), Note.of("give one of them another letter"))));
            } else if (legend.dialect() != Dialect.PROSE && isUnused(entry, used)) {
                out.add(at.may("LW0002", entry.span(), "legend " + entry.key(), "no mark uses key '" + entry.key() + "' of this legend",
                        "mark the fields it is about, or take the line out"));
            }
            for (LockPath lock : locks.getOrDefault(entry, List.of())) {
                boolean isExplained = lock.explanations(entry.text()).stream().map(LockPath::names)
                        .anyMatch(n -> !n.isEmpty() && names.has(n.get(n.size() - 1)));
                lock.names().stream().filter(n -> !isExplained && !names.has(n)).findFirst().ifPresent(missing ->
                        out.add(at.must("LW0006", entry.span(), "legend " + entry.key() + " " + lock.text(),
                                "'" + missing + "', which key '" + entry.key() + "' names, is no field, variable or macro of this tree",
                                "the legend says: " + entry.text(), "write the lock as the code calls it")));
            }
        }
        return out;
    }

    private static boolean isUnused(Entry entry, Set<String> used) {
        return entry.key().length() <= 2 && entry.key().chars().noneMatch(c -> ",&+|/".indexOf(c) >= 0) && !used.contains(entry.key());
    }

    /** The locks each entry names as C expressions. */
    static Map<Entry, List<LockPath>> locks(Legend legend) {
        Map<Entry, List<LockPath>> locks = new LinkedHashMap<>();
        for (Entry entry : legend.entries()) {
            locks.put(entry, Guard.of(entry.text()).locks());
        }
        return locks;
    }
}
