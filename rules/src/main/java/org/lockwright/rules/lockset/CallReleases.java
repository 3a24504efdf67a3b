package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/**
 * LW3002 at calls: of a function that gives up a lock which its caller has to hold, and does not.
 *
 * <p>Where nobody who calls the function holds the lock, it is for {@link Balance} to say so at the release. This is about the one caller
 * that forgot to take it, where others do. What was said of a function is not said again of those who call it.
 */
final class CallReleases {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final Verdicts verdicts;
    private final Unheld unheld;
    private final Strays strays;
    private final Map<FunctionId, Set<String>> told = new HashMap<>();

    CallReleases(ProgramAnalysis program, Contexts contexts, Verdicts verdicts, Unheld unheld, Strays strays) {
        this.program = program;
        this.contexts = contexts;
        this.verdicts = verdicts;
        this.unheld = unheld;
        this.strays = strays;
    }

    /** What breaks the rule, where {@code reported} is what releases themselves gave. */
    List<Violation> violations(List<Violation> reported) {
        Map<String, Set<String>> names = new HashMap<>();
        reported.stream().filter(v -> v.id().equals("LW3002")).forEach(v -> names.computeIfAbsent(v.function(), k -> new HashSet<>()).add(v.subject()));
        program.facts().keySet().stream().filter(f -> names.containsKey(f.name())).forEach(f -> told.put(f, new HashSet<>(names.get(f.name()))));
        spread();
        Map<String, Violation> out = new LinkedHashMap<>();
        program.graph().bottomUp().stream().flatMap(List::stream).map(program.facts()::get).filter(Objects::nonNull)
                .forEach(facts -> calls(facts).forEach(call -> released(call).forEach((lock, release) -> call(facts, call, lock, release, out))));
        return List.copyOf(out.values());
    }

    private List<Event.Calling> calls(FunctionFacts facts) {
        boolean said = !program.rows().of(facts.flow().function().name()).isEmpty();
        return said ? List.of() : facts.events().stream().filter(e -> e instanceof Event.Calling c && c.isDirect()).map(e -> (Event.Calling) e).toList();
    }

    /** Counts what was told of a function as told of those who call it. */
    private void spread() {
        boolean more = !told.isEmpty();
        while (more) {
            more = false;
            for (FunctionFacts facts : program.facts().values()) {
                for (Event.Calling call : calls(facts)) {
                    if (call.targets().stream().anyMatch(told::containsKey)) {
                        for (Map.Entry<Term, Release> e : released(call).entrySet()) {
                            String lock = e.getKey().lockClass();
                            more |= told.getOrDefault(e.getValue().by(), Set.of()).contains(lock) && tell(facts, lock);
                        }
                    }
                }
            }
        }
    }

    /**
     * A lock that a called function gives up.
     *
     * @param by the function
     * @param place where, if it does so itself; else null
     * @param always whether it does so whichever way it ends
     */
    private record Release(FunctionId by, Place place, boolean always) {
    }

    /** The locks that the function which {@code call} calls gives up for its caller, in the caller's terms. */
    private Map<Term, Release> released(Event.Calling call) {
        FunctionFacts callee = call.isDirect() && call.targets().size() == 1 ? program.facts().get(call.targets().get(0)) : null;
        Map<Term, Release> out = new LinkedHashMap<>();
        if (callee == null || !program.rows().of(callee.flow().function().name()).isEmpty() || !callee.gaps().isEmpty()) {
            return out;
        }
        Substitution into = new Substitution(call.arguments(), Term.result(call.number()), "call " + call.number());
        List<Outcome> outcomes = callee.summary().outcomes();
        outcomes.stream().flatMap(o -> o.locks().gone().stream()).distinct().forEach(gone -> {
            boolean always = outcomes.stream().allMatch(o -> !o.tainted() && o.locks().gone().contains(gone));
            Term lock = into.of(gone).asLock();
            if (!lock.lockClass().isEmpty() && !lock.isRootedInConstant()) {
                out.put(lock, new Release(callee.flow().function(), callee.summary().needs().get(gone), always));
            }
        });
        return out;
    }

    private void call(FunctionFacts facts, Event.Calling call, Term lock, Release release, Map<String, Violation> out) {
        String cls = lock.lockClass();
        if (told.getOrDefault(release.by(), Set.of()).contains(cls)) {
            tell(facts, cls);
            return;
        }
        String key = cls + call.place();
        if (call.seen().lost() || !facts.gaps().isEmpty() || out.containsKey(key)) {
            return;
        }
        Standing standing = Standing.of(facts, lock, call, contexts, verdicts, program.aliases(), unheld);
        if (standing.held() > 0) {
            return;
        }
        boolean known = release.always() && standing.bad() != null && !standing.doubtful() && !standing.tainted() && !standing.split();
        Note why = known || standing.bad() == null && standing.open() == null || !release.always() && strays.takes(facts, lock) ? null
                : why(facts, lock, call, release, standing);
        if (known || why != null) {
            out.put(key, violation(facts, call, lock, release, standing, known && standing.open() == null, why));
            tell(facts, cls);
        }
    }

    /** Why no caller of the function has {@code lock} held for the call; null if one may. */
    private Note why(FunctionFacts facts, Term lock, Event.Calling call, Release release, Standing standing) {
        Note why = unheld.why(facts, lock, call.seen(), call.place());
        Term.Kind root = lock.root().kind();
        boolean ends = release.always() && (root == Term.Kind.PARAMETER || root == Term.Kind.GLOBAL) && Strays.isNamedForGiving(release.by());
        boolean stray = why == null && ends && strays.isStray(facts, lock, call.seen(), call.place(), standing.bad() != null ? standing.bad() : standing.open());
        return stray ? Note.of(strays.own(lock) + " functions give such a lock up where they took it") : why;
    }

    private boolean tell(FunctionFacts facts, String lock) {
        return told.computeIfAbsent(facts.flow().function(), k -> new HashSet<>()).add(lock);
    }

    private Violation violation(FunctionFacts facts, Event.Calling call, Term lock, Release release, Standing standing, boolean sure, Note why) {
        String function = facts.flow().function().name();
        Context context = standing.bad() != null ? standing.bad() : standing.open();
        List<Note> notes = new ArrayList<>(Evidence.calls(context, function));
        notes.addAll(Evidence.locks(Contexts.held(call.seen(), context, program.aliases(), call.place().path()), t -> TermText.of(t, facts::variable)));
        if (release.place() != null) {
            notes.add(Note.elsewhere("given up at " + release.place(), release.place()));
        }
        if (why != null) {
            notes.add(why);
        }
        return new Violation("LW3002", sure, call.place(), function, lock.lockClass(),
                release.by().name() + "() gives up '" + TermText.of(lock, facts::variable) + "', but it is called here without it", notes);
    }
}
