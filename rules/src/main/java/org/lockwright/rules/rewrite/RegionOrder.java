package org.lockwright.rules.rewrite;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockwright.rules.pack.LockOrder;
import org.lockwright.rules.pack.Locking;
import org.lockwright.rules.pack.Pack;
import org.lockwright.rules.pack.Rewrite;

/** Which macros of a pack take locks that its order line puts behind a region's own, or beside it. */
final class RegionOrder {

    private static final Pattern MEMBER = Pattern.compile("(\\w+)(?:::|\\.)(\\w+)$");

    private final Locking locking;
    private final LockOrder order;

    private RegionOrder(Pack pack) {
        this.locking = pack.locking();
        this.order = LockOrder.parse(pack.order());
    }

    /** The macros in whose regions the class of {@code rule} must not be taken. */
    static List<Rewrite.ClassNames> inner(Pack pack, Rewrite.Region rule) {
        return new RegionOrder(pack).inner(rule.names().enter());
    }

    /** The name that the order line has for the class of {@code rule}; empty if none of the pack's rows takes its lock. */
    static Optional<String> lock(Pack pack, Rewrite.Region rule) {
        return new RegionOrder(pack).lock(rule.names().enter());
    }

    private Optional<String> lock(String enter) {
        return rows(Locking.Act.ACQUIRE).filter(row -> row.call().equals(enter)).flatMap(row -> lock(row).stream()).findFirst();
    }

    private List<Rewrite.ClassNames> inner(String enter) {
        Optional<String> mine = lock(enter);
        return mine.isEmpty() ? List.of() : rows(Locking.Act.ACQUIRE)
                .filter(row -> lock(row).filter(other -> !other.equals(mine.get()) && !order.mayNest(other, mine.get())).isPresent())
                .map(row -> new Rewrite.ClassNames(row.call(), call(Locking.Act.RELEASE, row), call(Locking.Act.ASSERT, row))).toList();
    }

    private Stream<Locking.Row> rows(Locking.Act act) {
        return locking.rows().stream().filter(row -> row.act() == act);
    }

    /** The call that does {@code act} to the lock of {@code row}; its own if none does. */
    private String call(Locking.Act act, Locking.Row row) {
        return rows(act).filter(r -> r.lock().equals(row.lock()) && r.mode().equals(row.mode())).map(Locking.Row::call).findFirst().orElse(row.call());
    }

    /** The name that the pack gives the lock of {@code row}. */
    private Optional<String> lock(Locking.Row row) {
        Matcher member = MEMBER.matcher(row.lock());
        return !member.find() ? Optional.empty() : locking.locks().stream()
                .filter(l -> l.is().contains(member.group(1) + "." + member.group(2))).map(Locking.LockName::name).findFirst();
    }
}
