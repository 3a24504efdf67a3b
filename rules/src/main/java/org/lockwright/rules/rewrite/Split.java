package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/**
 * The split report: what would depend on the lock that holds today alone, were a lock class of the design made real.
 *
 * @param classes the classes of the pack's order, outermost first
 */
public record Split(List<LockClass> classes) {

    public Split {
        classes = List.copyOf(classes);
    }

    /**
     * A lock class.
     *
     * @param name as the order has it
     * @param covered the uses that say by the class's names that they need it, or are right without
     * @param open the uses that do not, each with the reason, sorted
     */
    public record LockClass(String name, int covered, List<Site> open) {

        public LockClass {
            open = List.copyOf(open);
        }

        /** Whether nothing stands in the way: something is covered, and nothing is open. */
        public boolean isReady() {
            return covered > 0 && open.isEmpty();
        }
    }

    /** The report on {@code draft}. */
    public static Split of(Draft draft) {
        Pack pack = draft.pack();
        Map<String, List<Site>> byClass = new LinkedHashMap<>();
        LockOrder.parse(pack.order()).classes().forEach(c -> byClass.put(c, new ArrayList<>()));
        for (RuleResult result : draft.results()) {
            lock(pack, result.rule()).map(byClass::get).ifPresent(sites -> sites.addAll(result.sites()));
        }
        return new Split(byClass.entrySet().stream().map(e -> new LockClass(e.getKey(),
                (int) e.getValue().stream().filter(s -> s.outcome().isCovered()).count(),
                e.getValue().stream().filter(s -> s.outcome() == Site.Outcome.REFUSED || s.outcome() == Site.Outcome.UNHANDLED).sorted().toList())).toList());
    }

    /** The class that the sites of a rule wait for. */
    private static Optional<String> lock(Pack pack, String rule) {
        return pack.rewrites().stream().filter(r -> r.id().equals(rule)).flatMap(r -> r instanceof Rewrite.Region region
                ? RegionOrder.lock(pack, region).stream()
                : r instanceof Rewrite.Account account && !account.later().lock().isEmpty() ? Stream.of(account.later().lock()) : Stream.<String>of()).findFirst();
    }
}
