package org.lockwright.rules.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Judges a region by what it touches and what callouts were seen to touch. */
final class Verdicts {

    private static final Map<String, String> NOTES = notes();

    private final HandlerTouches handlers;

    Verdicts(HandlerTouches handlers) {
        this.handlers = handlers;
    }

    private static Map<String, String> notes() {
        Map<String, String> out = new TreeMap<>();
        AuditData.rows("callers-keep-level.txt").forEach(row -> out.put(row[0], row[1]));
        return out;
    }

    /** The entry of {@code region}. */
    AuditEntry of(Region region) {
        List<Touched> state = state(region);
        Set<String> calls = new TreeSet<>();
        Set<String> direct = new TreeSet<>();
        region.callees().forEach(c -> direct.add(c.call().name()));
        region.inside().calls().stream().map(FunctionFacts.Called::name).filter(n -> !direct.contains(n)).forEach(calls::add);
        region.callees().forEach(c -> c.facts().calls().stream().map(FunctionFacts.Called::name).filter(n -> !direct.contains(n)
                && !n.equals(region.function())).forEach(calls::add));
        Judged judged = judge(region, state, calls);
        return new AuditEntry(AuditEntry.Kind.SPL_REGION, region.path(), region.line(), region.function(), region.protection(), state,
                List.copyOf(calls), judged.verdict(), judged.reason());
    }

    private record Judged(AuditEntry.Verdict verdict, String reason) {
    }

    private List<Touched> state(Region region) {
        Map<String, Touched> out = new TreeMap<>();
        region.inside().touches().forEach(t -> add(region, t, t.locks(), "", out));
        for (Region.Callee callee : region.callees()) {
            callee.facts().touches().forEach(t -> {
                Set<String> locks = new TreeSet<>(t.locks());
                locks.addAll(callee.call().locks());
                add(region, t, locks, callee.call().name(), out);
            });
        }
        return out.values().stream().sorted().toList();
    }

    private void add(Region region, StateTouch t, Set<String> locks, String within, Map<String, Touched> out) {
        Touched one = new Touched(t.state(), t.use(), region.path(), t.line(), within, handlers.sharing(region.path(), t, locks));
        out.merge(t.state(), one, (a, b) -> weight(b) > weight(a) ? b : a);
    }

    /** How much a touch matters: an open conflict first, then one whose lock may be another object's, one a lock excludes, a maybe. */
    private static int weight(Touched t) {
        int use = t.use().ordinal() * 2 + (t.within().isEmpty() ? 1 : 0);
        if (t.sharing().isEmpty()) {
            return use;
        }
        Touched.Sharing s = t.sharing().get();
        boolean isCertain = s.isConflictWith(t.use());
        int open = s.lock().isEmpty() ? 3 : LockWords.excludes(s.lock()) ? 1 : 2;
        return use + 10 * open + (isCertain ? 100 : 0);
    }

    private Judged judge(Region region, List<Touched> state, Set<String> calls) {
        if (region.leftOpen() && NOTES.containsKey(region.function())) {
            return new Judged(AuditEntry.Verdict.UNKNOWN, NOTES.get(region.function()));
        }
        List<Touched> certain = state.stream()
                .filter(t -> t.sharing().isPresent() && t.sharing().get().isConflictWith(t.use())).toList();
        Optional<Touched> open = certain.stream().filter(t -> t.sharing().get().lock().isEmpty()).max(BY_WEIGHT);
        if (open.isPresent()) {
            return new Judged(AuditEntry.Verdict.RELIED, evidence(open.get()));
        }
        if (region.isNested()) {
            return new Judged(AuditEntry.Verdict.STILL_EXCLUDED, "all of it runs at a higher level already");
        }
        List<String> doubts = doubts(region, state, certain, calls);
        boolean isHeldOnly = doubts.size() == 1 && !held(region).isEmpty();
        if (!doubts.isEmpty() && !isHeldOnly) {
            return new Judged(AuditEntry.Verdict.UNKNOWN, String.join("; ", doubts));
        }
        if (!certain.isEmpty()) {
            Touched t = certain.get(0);
            Set<String> locks = new LinkedHashSet<>();
            certain.forEach(c -> locks.add(c.sharing().get().lock()));
            return new Judged(AuditEntry.Verdict.STILL_EXCLUDED, "by " + String.join(", ", locks) + ": " + evidence(t));
        }
        return new Judged(AuditEntry.Verdict.NOT_SHARED, state.isEmpty() ? "no state seen inside"
                : "no touch of what is listed was seen in any callout handler");
    }

    private static final Comparator<Touched> BY_WEIGHT = Comparator.comparingInt(Verdicts::weight).thenComparing(Comparator.reverseOrder());

    private List<String> doubts(Region region, List<Touched> state, List<Touched> certain, Set<String> calls) {
        List<String> out = new ArrayList<>();
        Set<String> held = held(region);
        if (!held.isEmpty()) {
            out.add("all of it seen to hold " + String.join(", ", held));
        }
        certain.stream().filter(t -> !LockWords.excludes(t.sharing().get().lock())).findFirst().ifPresent(t ->
                out.add("both sides hold a lock called " + t.sharing().get().lock() + ", of the same object or not: " + evidence(t)));
        state.stream().filter(t -> t.sharing().isPresent() && !t.sharing().get().isConflictWith(t.use())
                && t.sharing().get().lock().isEmpty()).findFirst().ifPresent(t -> out.add("maybe: " + evidence(t)));
        if (region.leftOpen()) {
            out.add("leaves the level raised for its callers");
        }
        if (!region.strange().isEmpty() && !region.leftOpen()) {
            out.add("line " + region.strange().get(0) + " restores a level saved elsewhere");
        }
        Set<Integer> pointers = new TreeSet<>(region.inside().pointerCalls());
        region.callees().forEach(c -> pointers.addAll(c.facts().pointerCalls()));
        if (!pointers.isEmpty()) {
            out.add("calls through a pointer at line " + pointers.iterator().next());
        }
        if (!region.inside().unclear().isEmpty()) {
            out.add("line " + region.inside().unclear().get(0) + " was not understood");
        }
        calls.stream().filter(c -> handlers.step(c).isPresent()).findFirst().ifPresent(c ->
                out.add("calls " + c + ", which callouts run too (" + handlers.step(c).get().chain() + ")"));
        if (!calls.isEmpty()) {
            out.add("calls not looked into: " + first(calls));
        }
        return out;
    }

    /** Locks with names of their own that were seen held at every touch and call inside. */
    private static Set<String> held(Region region) {
        Set<String> out = null;
        List<Set<String>> all = new ArrayList<>(region.inside().touches().stream().map(StateTouch::locks).toList());
        region.inside().calls().forEach(c -> all.add(c.locks()));
        for (Set<String> locks : all) {
            Set<String> next = new TreeSet<>(out == null ? locks : out);
            next.retainAll(locks);
            next.removeIf(l -> !LockWords.excludes(l));
            out = next;
        }
        return out == null ? Set.of() : out;
    }

    private static String first(Set<String> calls) {
        return String.join(", ", calls.stream().limit(4).toList()) + (calls.size() > 4 ? " and " + (calls.size() - 4) + " more" : "");
    }

    private static String evidence(Touched t) {
        Touched.Sharing s = t.sharing().orElseThrow();
        return t.name() + " is " + word(t.use()) + " here and " + word(s.use()) + " at " + s.path() + ":" + s.line() + " (" + s.chain() + ")";
    }

    private static String word(Touched.Use use) {
        return switch (use) {
            case READ -> "read";
            case ADDRESS -> "handed on";
            case WRITE -> "written";
        };
    }
}
