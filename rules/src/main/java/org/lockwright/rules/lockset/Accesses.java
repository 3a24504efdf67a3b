package org.lockwright.rules.lockset;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.lockwright.rules.flow.Expr;
import org.lockwright.rules.flow.Place;
import org.lockwright.rules.flow.Step;

/** The accesses of wanted fields in a function, as a reader would count them. */
final class Accesses {

    private Accesses() {
    }

    private record Field(Place place, String tag, String field) {
    }

    /**
     * The accesses in {@code facts} with the uses they are on each set of paths, in the order of the text's evaluation.
     *
     * <p>A use of a part of a member is one of the member. A macro that reads and writes a member at one place, as TAILQ_REMOVE() does,
     * writes it; that it sets the links of the neighbours too is how it changes the list.
     *
     * @param wanted fields, by tag and name
     */
    static Map<Step.Access, List<Event.Use>> of(FunctionFacts facts, BiPredicate<String, String> wanted) {
        Map<Step.Access, List<Event.Use>> out = new LinkedHashMap<>();
        for (Event event : facts.events()) {
            if (event instanceof Event.Use use && use.access().use() != Step.Use.ADDRESS) {
                use.within(wanted).ifPresent(u -> out.computeIfAbsent(u.access(), a -> new ArrayList<>()).add(u));
            }
        }
        return asOne(out);
    }

    /** Where the addresses of wanted fields, or of parts of them, are taken, with the uses on each set of paths. */
    static Map<Step.Access, List<Event.Use>> addressed(FunctionFacts facts, BiPredicate<String, String> wanted) {
        Map<Step.Access, List<Event.Use>> out = new LinkedHashMap<>();
        for (Event event : facts.events()) {
            if (event instanceof Event.Use use && use.access().use() == Step.Use.ADDRESS) {
                use.within(wanted).ifPresent(u -> out.computeIfAbsent(u.access(), a -> new ArrayList<>()).add(u));
            }
        }
        return out;
    }

    /** {@code all}, where what one macro does to one field is one access. */
    private static Map<Step.Access, List<Event.Use>> asOne(Map<Step.Access, List<Event.Use>> all) {
        Map<Field, List<Step.Access>> fields = new LinkedHashMap<>();
        all.keySet().forEach(a -> fields.computeIfAbsent(new Field(a.place(), a.member().tag(), a.member().field()), f -> new ArrayList<>()).add(a));
        Map<Step.Access, List<Event.Use>> out = new LinkedHashMap<>();
        fields.values().forEach(same -> {
            List<Step.Access> own = same.stream().anyMatch(a -> !isOfNeighbour(a)) ? same.stream().filter(a -> !isOfNeighbour(a)).toList() : same;
            boolean writes = same.stream().anyMatch(Accesses::isWrite);
            boolean tells = own.stream().anyMatch(Accesses::isWrite);
            own.stream().filter(a -> !tells || a.use() != Step.Use.READ).forEach(a -> {
                Step.Access told = writes && !tells && a.use() == Step.Use.READ ? new Step.Access(a.place(), a.member(), Step.Use.WRITE, "") : a;
                out.computeIfAbsent(told, t -> new ArrayList<>()).addAll(all.get(a));
            });
        });
        return out;
    }

    /** Whether {@code access} is one of an object that a link in a list's head or in an element leads to. */
    private static boolean isOfNeighbour(Step.Access access) {
        return access.member().object() instanceof Expr.Load l && l.place() instanceof Expr.Target.Member link && link.object() instanceof Expr.Address;
    }

    /** Whether {@code access} stores. */
    static boolean isWrite(Step.Access access) {
        return access.use() == Step.Use.WRITE || access.use() == Step.Use.MODIFY;
    }
}
