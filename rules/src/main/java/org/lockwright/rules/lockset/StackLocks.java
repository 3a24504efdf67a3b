package org.lockwright.rules.lockset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lockwright.rules.flow.Note;

/**
 * Locks in variables of a function, as what psref(9) hands out to give a reference back with: who calls knows nothing of them, so on each way they
 * are given up as often as they are taken. LW3001 where one is held at the end; but for where one test decides both whether it is taken and whether it is given up.
 */
final class StackLocks {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Map<String, Violation> found = new TreeMap<>();

    StackLocks(ProgramAnalysis program, Contexts contexts) {
        this.program = program;
        this.contexts = contexts;
    }

    /** Whether {@code lock} is in a variable of the function that names it so. */
    static boolean isOnStack(Term lock) {
        return lock.root().kind() == Term.Kind.LOCAL;
    }

    List<Violation> violations() {
        for (FunctionFacts facts : program.facts().values()) {
            if (program.rows().of(facts.flow().function().name()).isEmpty() && facts.gaps().isEmpty()) {
                facts.events().stream().filter(e -> isSure(facts, Contexts.seen(e))).forEach(e -> {
                    if (e instanceof Event.Leaving leaving) {
                        leaving(facts, leaving);
                    }
                });
            }
        }
        return List.copyOf(found.values());
    }

    private boolean isSure(FunctionFacts facts, Event.Seen seen) {
        return !seen.lost() && !seen.tainted() && contexts.isPossible(facts.flow().function(), seen);
    }

    private void leaving(FunctionFacts facts, Event.Leaving leaving) {
        leaving.seen().locks().held().forEach((lock, hold) -> {
            if (isOnStack(lock) && hold.how() == Hold.How.TAKEN && !lock.lockClass().isEmpty() && !leaving.handed().contains(lock) && !Leaks.isDecidedAlike(facts, hold.where(), lock::equals)) {
                String spelt = TermText.of(lock, facts::variable);
                String function = facts.flow().function().name();
                found.putIfAbsent(function + leaving.place() + lock.lockClass(), new Violation("LW3001", false, leaving.place(), function, lock.lockClass(),
                        "'" + spelt + "' is still held here, in a variable that is gone after it", List.of(Note.step(spelt + " taken at " + hold.where(), hold.where()))));
            }
        });
    }
}
