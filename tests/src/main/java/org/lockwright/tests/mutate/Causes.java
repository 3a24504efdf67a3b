package org.lockwright.tests.mutate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.source.SourceText;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.LockAnalysis;

/** Guesses why a fault was missed, from what the analysis says of its function with the fault in it. */
final class Causes {

    private final Original original;
    private final Set<String> withheld;

    Causes(Original original) {
        this.original = original;
        this.withheld = original.analysis().withheldPlaces();
    }

    /** One line: the group, then what is special to the place. */
    String guess(Mutant m, List<Finding> fresh, Original.Run run) {
        List<Finding> told = fresh.stream().filter(f -> m.operator().family().contains(f.rule())).toList();
        if (!told.isEmpty()) {
            Finding f = told.get(0);
            return (Hunt.names(m, f) ? "told in a function that it calls, " : "told of another lock, ") + f.rule() + ": " + f.function() + " " + f.subject();
        }
        if (!fresh.isEmpty()) {
            return "told under another id, " + fresh.get(0).rule() + ": " + fresh.get(0).subject();
        }
        String gaps = gaps(m, run.analysis());
        if (!gaps.isEmpty()) {
            return "the function is not understood with it: " + gaps;
        }
        if (m.operator() == Operator.ACQUIRE_TO_RELAXED) {
            return "the load is not held against what is published"; // its key, if it has one, asks for no lock
        }
        String held = held(m, run.analysis());
        return held.isEmpty() ? uses(m, run.analysis()) : held;
    }

    private static boolean isCalled(Mutant m, LockAnalysis analysis) {
        return analysis.calls().values().stream().anyMatch(called -> called.stream().anyMatch(f -> f.name().equals(m.function())));
    }

    private static String gaps(Mutant m, LockAnalysis analysis) {
        return analysis.gaps().entrySet().stream().filter(e -> e.getKey().startsWith(m.path() + ":") && e.getKey().endsWith(" " + m.function() + "()"))
                .map(e -> String.join(", ", e.getValue())).findFirst().orElse("");
    }

    /** Whether something of the family is withheld in the function that was not before. Lines below the fault stay, but for faults of several lines. */
    private String held(Mutant m, LockAnalysis analysis) {
        SourceText text = original.text(m.path());
        Set<Integer> lines = new TreeSet<>();
        analysis.acts().stream().filter(a -> a.place().path().equals(m.path()) && a.function().name().equals(m.function())).forEach(a -> lines.add(a.place().line()));
        analysis.uses().stream().filter(u -> u.place().path().equals(m.path()) && u.function().equals(m.function())).forEach(u -> lines.add(u.place().line()));
        int from = text.lines().line(m.span().start());
        for (String place : analysis.withheldPlaces()) {
            int colon = place.lastIndexOf(':');
            boolean here = m.operator().family().contains(place.substring(0, 6)) && place.substring(6, colon).equals(m.path()) && !withheld.contains(place);
            int line = here ? Integer.parseInt(place.substring(colon + 1)) : 0;
            if (here && (lines.contains(line) || Math.abs(line - from) < 60)) {
                return "withheld, " + place.substring(0, 6) + ": line " + line;
            }
        }
        return "";
    }

    private String uses(Mutant m, LockAnalysis analysis) {
        boolean key = m.operator() == Operator.FLIP_KEY;
        List<FieldUse> uses = analysis.uses().stream().filter(u -> key ? u.field().equals(m.about()) : u.place().path().equals(m.path()) && u.function().equals(m.function()))
                .filter(u -> !u.answer().isEmpty() && (key || m.names().contains(u.need()) || m.names().contains(u.field()))).toList();
        for (FieldUse u : uses) {
            boolean now = u.answer().equals("NOT_HELD") || u.answer().equals("OTHER_OBJECT") || u.answer().equals("SHARED");
            if (now && m.operator().family().contains(u.write() ? "LW1002" : "LW1001")) {
                return "not held, but the key loses the vote, which is told once for its field: " + u.field();
            }
        }
        for (String answer : List.of("UNDECIDED", "HELD_BY_CLASS", "EXEMPT")) {
            for (FieldUse u : uses) {
                if (u.answer().equals(answer)) {
                    String why = u.why().replaceFirst(",? of which the pack says nothing", "").replaceFirst("called from .*", "called from a function nobody calls");
                    return answer.toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + (why.isEmpty() ? "" : ", " + why.replaceFirst("its address goes to .*", "its address is taken"))
                            + ": " + u.field();
                }
            }
        }
        return switch (m.operator()) {
            case DROP_EXIT, WRONG_LABEL -> "no return with the same result, and no second taking, shows it";
            case SWAP_ENTERS -> "the other order is not surely taken";
            default -> !uses.isEmpty() ? "every use is still held" : isCalled(m, analysis) ? "nothing with a key is used under it, and the lock given up may be a caller's"
                    : "nothing with a key is used under it, and nobody is seen to call the function";
        };
    }
}
