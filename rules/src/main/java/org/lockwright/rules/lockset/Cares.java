package org.lockwright.rules.lockset;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lockwright.rules.flow.FunctionId;

/** What of a function's arguments matters to it, so that its callers are told apart by that and by nothing else. */
final class Cares {

    /** With how many parts and members of arguments a function is told more of what it hands on. */
    private static final int MOST = 150;

    private final ProgramAnalysis program;
    private final Map<FunctionId, Set<Term>> cared = new HashMap<>();
    private final Map<FunctionId, Boolean> sleeping = new HashMap<>();

    Cares(ProgramAnalysis program) {
        this.program = program;
    }

    /** The parameters, and parts and members of them, on which the locks and waits in a function, or in one that it hands them on to, depend. */
    Set<Term> of(FunctionId f) {
        Set<Term> known = cared.get(f);
        if (known != null) {
            return known;
        }
        Set<Term> out = new HashSet<>();
        cared.put(f, out);
        for (Event event : program.facts().get(f).events()) {
            Event.Seen seen = Contexts.seen(event);
            boolean waits = isWait(event) || event instanceof Event.Calling c && c.targets().stream().anyMatch(this::waits);
            seen.given().keySet().forEach(t -> EntryMemory.parts(t, out));
            if (waits) {
                seen.memory().keySet().forEach(t -> EntryMemory.parts(t, out));
            }
            if (event instanceof Event.Calling call) {
                handedOn(call, waits, out);
            }
        }
        return out;
    }

    private void handedOn(Event.Calling call, boolean waits, Set<Term> out) {
        Substitution into = new Substitution(call.arguments(), Term.opaque("result"), "call");
        for (FunctionId target : call.targets()) {
            for (Term part : of(target).toArray(Term[]::new)) {
                Term here = part.kind() == Term.Kind.PARAMETER || waits && out.size() < MOST ? Bits.plain(into.of(part)) : null;
                if (here != null && (here.isOfParameters() || EntryMemory.isCell(here) || EntryMemory.isBits(here))) {
                    EntryMemory.parts(here, out);
                }
            }
        }
    }

    private static boolean isWait(Event event) {
        return event instanceof Event.Sleeping || event instanceof Event.Waking;
    }

    /** Whether something is waited for, or woken, in {@code f} or in what it calls. */
    private boolean waits(FunctionId f) {
        Boolean known = sleeping.putIfAbsent(f, false);
        if (known == null) {
            known = program.facts().get(f).events().stream()
                    .anyMatch(e -> isWait(e) || e instanceof Event.Calling c && c.targets().stream().anyMatch(this::waits));
            sleeping.put(f, known);
        }
        return known;
    }
}
