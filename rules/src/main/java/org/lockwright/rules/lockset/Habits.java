package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Place;

/**
 * What the functions of a program do with the locks of a class that they took: most classes are given up where they were taken.
 *
 * <p>Of such a class, one that returns with it and is no function that is named for taking it has most likely forgotten it (Engler, Chen, Hallem,
 * Chou and Chelf, "Bugs as deviant behavior", SOSP 2001).
 */
final class Habits {

    private static final Pattern BEGINS = Pattern.compile("(?i).*(enter|lock|acquire|begin|start|hold|busy|suspend|prepare|freeze|get|claim|reserve|attach).*");
    private static final int FEWEST = 4;
    private static final int SHARE = 10;

    private final Map<String, Set<FunctionId>> keep = new HashMap<>();
    private final Map<String, Set<FunctionId>> give = new HashMap<>();

    Habits(ProgramAnalysis program) {
        program.facts().values().stream().filter(f -> f.gaps().isEmpty() && program.rows().of(f.flow().function().name()).isEmpty()).forEach(this::note);
    }

    private void note(FunctionFacts facts) {
        Set<String> taken = new HashSet<>();
        Set<Place> own = new HashSet<>();
        facts.events().forEach(e -> {
            if (e instanceof Event.Taking t && !t.again()) {
                own.add(t.place());
                taken.add(t.lock().lockClass());
            } else if (e instanceof Event.Moved m) {
                m.taken().stream().filter(t -> !m.lost().contains(t)).map(Term::lockClass).forEach(taken::add);
            }
        });
        Set<String> left = new HashSet<>();
        Set<String> kept = new HashSet<>();
        facts.events().stream().filter(Event.Leaving.class::isInstance).forEach(e -> Contexts.seen(e).locks().held().forEach((lock, hold) -> {
            if (hold.how() == Hold.How.TAKEN) {
                left.add(lock.lockClass());
                if (own.contains(hold.where())) { // what a callee left is no habit of this function
                    kept.add(lock.lockClass());
                }
            }
        }));
        FunctionId function = facts.flow().function();
        taken.stream().filter(c -> !left.contains(c)).forEach(c -> give.computeIfAbsent(c, k -> new HashSet<>()).add(function));
        if (!isNamedForTaking(function)) {
            kept.forEach(c -> keep.computeIfAbsent(c, k -> new HashSet<>()).add(function));
        }
    }

    /** Whether the name of {@code function} says that it leaves something locked, referenced or begun for its caller. */
    static boolean isNamedForTaking(FunctionId function) {
        return isNamedForTaking(function.name());
    }

    /** The same of a function or a member that is called {@code name}. */
    static boolean isNamedForTaking(String name) {
        return BEGINS.matcher(name).matches();
    }

    /** How many functions give up, on all their ways, the locks of class {@code lock} that they took; 0 if others but {@code function} often keep them. */
    int givers(String lock, FunctionId function) {
        int giving = give.getOrDefault(lock, Set.of()).size();
        long keeping = keep.getOrDefault(lock, Set.of()).stream().filter(f -> !f.equals(function)).count();
        return giving >= FEWEST && keeping * SHARE <= giving ? giving : 0;
    }
}
