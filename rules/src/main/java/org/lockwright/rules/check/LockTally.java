package org.lockwright.rules.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.LockAnalysis;

/** Adds up what the lock analysis saw in several configurations. */
final class LockTally {

    private int units;
    private int functions;
    private final List<String> withGaps = new ArrayList<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();
    private final Map<String, Integer> exempt = new TreeMap<>();
    private final Map<String, Integer> undecided = new TreeMap<>();
    private final Map<String, Integer> withheld = new TreeMap<>();
    private final Map<String, Integer> calls = new TreeMap<>();

    void add(LockAnalysis analysis, int files) {
        units += files;
        functions += analysis.functions();
        analysis.withheld().forEach((check, places) -> withheld.merge(check, places, Integer::sum));
        analysis.lockCalls().forEach((known, places) -> calls.merge(known, places, Integer::sum));
        analysis.gaps().forEach((where, causes) -> withGaps.add(where + ": " + String.join(", ", new java.util.TreeSet<>(causes))));
        analysis.uses().stream().filter(u -> !u.answer().isEmpty()).forEach(this::count);
    }

    private void count(FieldUse use) {
        verdicts.merge(use.answer(), 1, Integer::sum);
        if (use.answer().equals("EXEMPT")) {
            exempt.merge(use.why(), 1, Integer::sum);
        } else if (use.answer().equals("UNDECIDED")) {
            undecided.merge(use.why(), 1, Integer::sum);
        }
    }

    Lint.LockSeen seen() {
        return new Lint.LockSeen(units, functions, withGaps.stream().distinct().sorted().toList(), new TreeMap<>(verdicts),
                new TreeMap<>(exempt), new TreeMap<>(undecided), new TreeMap<>(withheld), new TreeMap<>(calls));
    }
}
