package org.lockwright.rules.lockset;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lockwright.rules.flow.FunctionId;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.flow.Place;

/** What may sleep, or wait for a lock, where that is not allowed: LW3004 to LW3006, and LW3010. */
final class Sleeps {

    private final ProgramAnalysis program;
    private final Contexts contexts;
    private final LockKinds kinds;
    private final Polling polling;
    private MadeFlags flags;
    private final Set<String> withheld = new TreeSet<>();

    Sleeps(ProgramAnalysis program, Contexts contexts, LockKinds kinds) {
        this.program = program;
        this.contexts = contexts;
        this.kinds = kinds;
        this.polling = new Polling(program);
    }

    List<Violation> violations() {
        Map<String, Violation> out = new TreeMap<>();
        for (FunctionFacts facts : program.facts().values()) {
            if (program.rows().of(facts.flow().function().name()).isEmpty()) {
                for (Event event : facts.events()) {
                    if (event instanceof Event.Sleeping s) {
                        sleeps(facts, s, out);
                    } else if (event instanceof Event.Taking t && !t.tried() && kinds.of(t.lock().lockClass()).equals(Optional.of(LockKinds.Kind.SPIN))) {
                        level(facts, t, out);
                    } else if (event instanceof Event.Taking t && !t.tried() && !t.again() && kinds.of(t.lock().lockClass()).equals(Optional.of(LockKinds.Kind.ADAPTIVE))) {
                        blocks(facts, t, out);
                    }
                }
            }
        }
        return List.copyOf(out.values());
    }

    /** Places where it is in doubt as what the code runs: the id of the check and then the place. */
    Set<String> withheld() {
        return withheld;
    }

    private void withhold(String id, FunctionFacts facts, Event event, Predicate<Context> wrong) {
        Found.in(facts, event, contexts, c -> wrong.test(c) ? "" : null).ifPresent(f -> withheld.add(id + event.place()));
    }

    /** LW3004, or else LW3005: where a lock forbids to sleep, what runs the code has no part in it. */
    private void sleeps(FunctionFacts facts, Event.Sleeping event, Map<String, Violation> out) {
        Function<Context, String> locked = c -> isGivenUp(event, c) ? null : spinning(event.seen(), c, event.place(), true);
        Optional<Found> held = Found.in(facts, event, contexts, locked);
        if (held.isEmpty()) {
            withhold("LW3004", facts, event, c -> isGivenUp(event, c));
        }
        held.flatMap(f -> sure("LW3004", facts, event, f, locked)).ifPresent(f -> add(out, new Violation("LW3004", f.must(), event.place(),
                name(facts), f.what() + " " + event.call(), event.call() + "() may sleep, but " + says(f.what()), notes(facts, event.seen(), f, event.place()))));
        Function<Context, String> interrupted = c -> c.running().mayNotSleep(event.softint()) ? c.running().words() : null;
        Optional<Found> run = held.isPresent() ? Optional.empty() : Found.in(facts, event, contexts, interrupted);
        if (held.isEmpty() && run.isEmpty()) {
            withhold("LW3005", facts, event, c -> c.running().mightNotSleep(event.softint()));
        }
        run.flatMap(f -> sure("LW3005", facts, event, f, interrupted)).ifPresent(f -> add(out, new Violation("LW3005", f.must(), event.place(), name(facts), "sleep " + event.call(),
                event.call() + "() may sleep, but it is called by " + f.what(), notes(facts, event.seen(), f, event.place()))));
    }

    /**
     * {@code found}, or what {@code wrong} finds elsewhere, where nothing decides between sleeping and a busy wait, and no flag says that the object
     * is another driver's; or else the place is withheld.
     */
    private Optional<Found> sure(String id, FunctionFacts facts, Event.Sleeping event, Found found, Function<Context, String> wrong) {
        if (found.must()) {
            return Optional.of(found);
        }
        Optional<Found> sure = polling.isAlternative(facts.flow(), event.place()) ? Optional.empty()
                : Found.in(facts, event, contexts, c -> polling.isAlternative(c) || isOthers(facts, event, c) ? null : wrong.apply(c));
        if (sure.isEmpty()) {
            withheld.add(id + event.place());
        }
        return sure;
    }

    /** Whether the sleep asks for a flag that only makers set whose objects the interrupt of {@code context} does not come to, see {@link MadeFlags}. */
    private boolean isOthers(FunctionFacts facts, Event event, Context context) {
        boolean asks = context.running().interrupts() && Contexts.seen(event).memory().entrySet().stream().anyMatch(e -> EntryMemory.isBits(e.getKey()) && e.getValue().isNonzero());
        if (!asks) {
            return false;
        }
        flags = flags == null ? new MadeFlags(program) : flags;
        FunctionId function = facts.flow().function();
        Map<String, Context> way = contexts.through(context);
        Set<FunctionId> roots = new HashSet<>(Set.of(context.root(function)));
        way.values().forEach(c -> roots.add(c.root(function)));
        return flags.areOthers(Contexts.seen(event), way.keySet(), roots);
    }

    /** Whether the lock that forbids to sleep in {@code context} may be one that the call gives up by the name of a pointer to it. */
    private boolean isGivenUp(Event.Sleeping event, Context context) {
        String held = event.given().isEmpty() ? null : spinning(event.seen(), context, event.place(), true);
        return held != null && event.given().stream().anyMatch(g -> kinds.mayBe(g.lockClass(), held));
    }

    private void blocks(FunctionFacts facts, Event.Taking event, Map<String, Violation> out) {
        String lock = TermText.of(event.lock(), facts::variable);
        Found.in(facts, event, contexts, c -> spinning(event.before(), c, event.place(), false))
                .ifPresent(f -> add(out, new Violation("LW3004", f.must(), event.place(), name(facts), f.what() + " " + event.lock().lockClass(),
                        "'" + lock + "' may have to be waited for, but " + says(f.what()), notes(facts, event.before(), f, event.place()))));
        Optional<Found> run = Found.in(facts, event, contexts, c -> c.running().isInterrupt() ? c.running().words() : null);
        if (run.isEmpty()) {
            withhold("LW3006", facts, event, c -> c.running().mayInterrupt());
        }
        run.ifPresent(f -> add(out, new Violation("LW3006", f.must(), event.place(), name(facts), event.lock().lockClass(),
                        "'" + lock + "' may have to be waited for, but it is taken by " + f.what(), notes(facts, event.before(), f, event.place()))));
    }

    /** LW3010: a spin lock that does not keep out the interrupt that takes it. */
    private void level(FunctionFacts facts, Event.Taking event, Map<String, Violation> out) {
        Optional<Long> own = kinds.level(event.lock().lockClass());
        Found.in(facts, event, contexts, c -> c.running().levels().stream().filter(l -> own.isPresent() && kinds.levelOf(l).filter(v -> v > own.get()).isPresent()).findFirst().orElse(null))
                .ifPresent(f -> {
                    List<Note> notes = f.notes(facts, event.before(), program.aliases(), event.place().path());
                    kinds.place(event.lock().lockClass()).ifPresent(p -> notes.add(Note.elsewhere("made at " + p, p)));
                    notes.add(Note.of("the interrupt may come while its own CPU holds the lock, and would wait for ever"));
                    add(out, new Violation("LW3010", f.must() && isAlwaysHigher(f.context(), own.orElseThrow()), event.place(), name(facts), event.lock().lockClass(), "'" + TermText.of(event.lock(), facts::variable)
                            + "' is taken by an interrupt at " + f.what() + ", but it is made for a lower level", notes));
                });
    }

    /** Whether all levels that the interrupt of {@code context} may run at are above {@code own}. */
    private boolean isAlwaysHigher(Context context, long own) {
        return context.running().levels().stream().flatMap(l -> kinds.levelOf(l).stream()).allMatch(v -> v > own);
    }

    private String says(String lock) {
        return kinds.of(lock).equals(Optional.of(LockKinds.Kind.SECTION)) ? "in a section of " + lock + " nobody may" : "the spin lock " + lock + " is held";
    }

    private static void add(Map<String, Violation> out, Violation v) {
        out.merge(v.id() + v.place() + v.place().column() + v.subject(), v, (a, b) -> b.must() && !a.must() ? b : a);
    }

    /** The class of a lock held in {@code context} that forbids to wait, or to sleep; null for none. */
    private String spinning(Event.Seen seen, Context context, Place place, boolean sleeps) {
        return Found.held(seen, context, program.aliases(), place.path()).stream()
                .filter(c -> kinds.of(c).filter(k -> k == LockKinds.Kind.SPIN || sleeps && k == LockKinds.Kind.SECTION).isPresent()).findFirst().orElse(null);
    }

    private List<Note> notes(FunctionFacts facts, Event.Seen seen, Found found, Place place) {
        List<Note> notes = found.notes(facts, seen, program.aliases(), place.path());
        kinds.place(found.what()).ifPresent(p -> notes.add(Note.elsewhere("made to spin at " + p, p)));
        return notes;
    }

    private static String name(FunctionFacts facts) {
        return facts.flow().function().name();
    }
}
