package org.lockwright.tests.exec;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What to make of races that are seen with the outer lock hidden and the classes real: the split report says which of the two accesses
 * should have been under the class's lock.
 *
 * @param readiness what the report says of each use
 * @param bulk uses that it cannot see
 */
record SiteFilter(Readiness readiness, BulkUses bulk) {

    private static final String TREE = "sys/";

    private static final Set<String> LIBRARY = Set.of("malloc", "free", "memset");
    private static final Set<String> MAKERS = Set.of("host_alloc", "host_free", "soget");

    /** Files of ours that stand for code of a kernel, and bracket what they do to a socket. */
    private static final List<String> OURS = List.of("/stress/kernel.c", "/shims/kern_net.c", "/shims/kern_misc.c");

    /** What became of a report. */
    enum Verdict {
        /** Both accesses are bracketed, so the class's lock should have ordered them: it counts. */
        KEPT,
        /** One of the two is of a time when nobody else knew the object; how others came to know it is the outer lock's business. */
        EXEMPT,
        /** One of the two is open in the report, and the outer lock that orders them is hidden. */
        OPEN,
        /** One of the two makes the object or frees it: as {@link RaceFilter.Verdict#WHOLE}. */
        WHOLE,
        /** One of the two is to several fields at once, by a copy of the struct or by memset(): the report has no use there. */
        BULK,
        /** The report has no use there, and should have. */
        UNSEEN,
        /** The sanitizer has forgotten one of the stacks. */
        LOST,
        /** It is not about a field of a class that a rule brackets. */
        OUTSIDE
    }

    Verdict of(Race race) {
        String field = race.field().substring(race.field().lastIndexOf('.') + 1);
        if (readiness.lockOf(field) == null) {
            return Verdict.OUTSIDE;
        }
        if (race.whole() || race.stacks().stream().anyMatch(SiteFilter::makes)) {
            return Verdict.WHOLE;
        }
        if (race.stacks().size() < 2) {
            return Verdict.LOST;
        }
        Verdict worst = Verdict.KEPT;
        for (List<Race.Frame> stack : race.stacks()) {
            Verdict here = of(field, stack);
            worst = here.compareTo(worst) > 0 ? here : worst;
        }
        return worst;
    }

    private Verdict of(String field, List<Race.Frame> stack) {
        List<Race.Frame> users = stack.stream().dropWhile(f -> !f.path().startsWith(TREE) && !isOurs(f)).toList();
        if (!users.isEmpty() && isOurs(users.get(0))) {
            return Verdict.KEPT;
        }
        if (!users.isEmpty() && bulk.has(field, users.get(0))) {
            return Verdict.BULK;
        }
        return switch (readiness.grade(field, users)) {
            case BRACKETED -> Verdict.KEPT;
            case EXEMPT -> Verdict.EXEMPT;
            case OPEN -> Verdict.OPEN;
            case UNSEEN -> Verdict.UNSEEN;
        };
    }

    /** Whether an access is the making or the end of all of an object, whatever frames of the C library a compiler shows. */
    private static boolean makes(List<Race.Frame> stack) {
        List<String> names = stack.stream().map(Race.Frame::function).dropWhile(LIBRARY::contains).limit(1).toList();
        return LIBRARY.contains(stack.get(0).function()) && names.stream().anyMatch(MAKERS::contains);
    }

    private static boolean isOurs(Race.Frame frame) {
        return OURS.stream().anyMatch(frame.path()::endsWith);
    }

    /** The fields of a class of which nothing in what is executed is open, and none is used without a name. */
    Set<String> readyFields(ClassMacros one) {
        return readiness.readyFields(one).stream().filter(f -> !bulk.anywhere(f)).collect(Collectors.toCollection(TreeSet::new));
    }

    List<Race> of(List<Race> races, Verdict verdict) {
        return races.stream().filter(r -> of(r) == verdict).toList();
    }
}
