package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.pack.Locking;

/** Passive synchronisation: LW3011, uses after a read section, and LW3012, references by threads that may change their CPU. */
final class References {

    private static final Set<String> KEEP_NOTHING = Set.of("psref_target.psref", "psref.held", "localcount.held", "lwp_bound", "kpreempt");

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final LockKinds kinds;

    References(ProgramAnalysis program, Contexts contexts, LockKinds kinds) {
        this.program = program;
        this.contexts = contexts;
        this.kinds = kinds;
    }

    List<Violation> violations() {
        Map<String, Violation> out = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            for (ReadSections.Late late : ReadSections.late(facts.flow(), program.rows(), kinds)) {
                facts.events().stream().filter(e -> e instanceof Event.Use u && u.access().equals(late.access())).forEach(e -> late(facts, (Event.Use) e, late.variable(), out));
            }
            facts.events().stream().filter(e -> e instanceof Event.Taking).forEach(e -> bound(facts, (Event.Taking) e, out));
        }
        return List.copyOf(out.values());
    }

    /** LW3011, unless something is held that may keep the object. */
    private void late(FunctionFacts facts, Event.Use use, int variable, Map<String, Violation> out) {
        String path = use.place().path();
        Found.in(facts, use, contexts, c -> c.known() && use.exempt().isEmpty() && held(use.seen(), c, path).stream().allMatch(this::keepsNothing) ? "" : null).ifPresent(f -> {
            List<Note> notes = f.notes(facts, use.seen(), program.aliases(), path);
            notes.add(Note.of("after the section its writer may free the object; take a reference in the section, or do the work there"));
            out.putIfAbsent("LW3011" + use.place(), new Violation("LW3011", false, use.place(), facts.flow().function().name(), facts.variable(variable) + " " + use.access().member().field(),
                    "'" + facts.variable(variable) + "' was found in a read section and is used after it", notes));
        });
    }

    private boolean keepsNothing(String lock) {
        return KEEP_NOTHING.contains(lock) || kinds.of(lock).filter(k -> k == LockKinds.Kind.SECTION).isPresent();
    }

    private Set<String> held(Event.Seen seen, Context context, String path) {
        return Found.held(seen, context, program.aliases(), path);
    }

    /** LW3012. */
    private void bound(FunctionFacts facts, Event.Taking taking, Map<String, Violation> out) {
        List<String> any = new ArrayList<>();
        program.rows().of(taking.call()).stream().filter(r -> r.act() == Locking.Act.ACQUIRE).forEach(r -> any.addAll(r.threadNeeds()));
        if (any.isEmpty()) {
            return;
        }
        String path = taking.place().path();
        Found.in(facts, taking, contexts, c -> c.running().kind() == Running.Kind.THREAD && c.known() && held(taking.before(), c, path).stream().noneMatch(any::contains)
                && held(taking.before(), c, path).stream().noneMatch(h -> kinds.of(h).filter(k -> k == LockKinds.Kind.SPIN).isPresent()) ? "" : null).ifPresent(f -> {
                    List<Note> notes = f.notes(facts, taking.before(), program.aliases(), path);
                    notes.add(Note.of("the reference is one of this CPU's; a thread that wakes on another CPU releases what that has not got"));
                    out.merge("LW3012" + taking.place(), new Violation("LW3012", f.must(), taking.place(), facts.flow().function().name(), taking.call() + " " + any.get(0),
                            taking.call() + "() is called by a thread that is not bound to its CPU", notes), (a, b) -> b.must() && !a.must() ? b : a);
                });
    }
}
