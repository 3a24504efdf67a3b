package org.lockwright.rules.softint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockwright.rules.check.Finding;
import org.lockwright.rules.flow.Note;
import org.lockwright.rules.softint.SoftintOrder.Relation;

/** Holds a port's order against a declared one. */
public final class OrderCheck {

    private OrderCheck() {
    }

    /**
     * How far a port is from an order.
     *
     * @param wanted the order, as far as the port's hardware can carry it
     * @param pairs pairs of classes that the order speaks of
     * @param unmet the pairs that stand otherwise, one line each
     */
    public record Distance(SoftintOrder wanted, int pairs, List<String> unmet) {

        /** Whether the port implements the order. */
        public boolean isMet() {
            return unmet.isEmpty();
        }
    }

    /** The distance of {@code table} from {@code declared}. */
    public static Distance distance(PortTable table, SoftintOrder declared) {
        int levels = table.spec().levels();
        SoftintOrder wanted = table.isFast() && levels > 0 ? declared.on(levels) : declared;
        SoftintOrder real = table.order();
        List<String> unmet = new ArrayList<>();
        int pairs = 0;
        for (int i = 0; i < wanted.classes().size(); i++) {
            for (int j = i + 1; j < wanted.classes().size(); j++) {
                SoftintClass a = wanted.classes().get(i);
                SoftintClass b = wanted.classes().get(j);
                pairs++;
                Relation want = wanted.between(a, b).orElseThrow();
                Optional<Relation> is = real.between(a, b);
                if (is.isEmpty()) {
                    unmet.add(a.word() + " " + want.sign() + " " + b.word() + ": no class " + (table.row(a).isEmpty() ? a : b).word());
                } else if (!meets(want, is.get(), table.ranks().get(a).equals(table.ranks().get(b)))) {
                    unmet.add(a.word() + " " + want.sign() + " " + b.word() + ": is " + a.word() + " " + is.get().sign() + " " + b.word());
                }
            }
        }
        return new Distance(wanted, pairs, unmet);
    }

    /** Classes are equal when neither preempts the other, whichever the ladder takes first. */
    private static boolean meets(Relation want, Relation is, boolean sameLevel) {
        return switch (want) {
            case EQUAL -> sameLevel;
            case BEFORE -> is == Relation.BEFORE || is == Relation.PREEMPTS;
            default -> is == want;
        };
    }

    /** LW4001 if {@code table} does not implement {@code declared}. */
    static Optional<Finding> finding(PortTable table, SoftintOrder declared) {
        Distance distance = distance(table, declared);
        if (distance.isMet() || table.rows().isEmpty()) {
            return Optional.empty();
        }
        SoftintFindings out = new SoftintFindings(table.profile());
        Place at = table.isFast() ? table.rows().get(0).ipl().place() : table.ladder().isEmpty() ? table.rows().get(0).ipl().place()
                : table.ladder().get(0).place();
        out.add("LW4001", at, table.spec().port(), table.spec().port() + " implements '" + table.order() + "', not '" + distance.wanted()
                + "': " + distance.unmet().size() + " of " + distance.pairs() + " pairs differ",
                distance.unmet().stream().map(Note::of).toArray(Note[]::new));
        return Optional.of(out.all().get(0));
    }
}
