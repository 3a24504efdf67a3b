package org.lockwright.tests.mutate;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.FieldUse;
import org.lockwright.rules.lockset.LockAct;

/** Faults in what stands between a call that takes a lock and one that gives it up, in one block: move-access, predicate-after-release, condvar-interlock. */
final class RegionSites {

    private static final Set<String> WAKES = Set.of("cv_broadcast", "cv_signal", "wakeup");
    private static final Set<String> CV_WAKES = Set.of("cv_broadcast", "cv_signal");

    private final View view;
    private final Sites sites;

    private RegionSites(View view, Sites sites) {
        this.view = view;
        this.sites = sites;
    }

    static void find(View view, Sites sites) {
        RegionSites out = new RegionSites(view, sites);
        view.blocks().forEach(out::block);
    }

    private void block(Node block) {
        for (int i = 0; i < block.children().size(); i++) {
            View.Spot spot = view.spotOf(block.child(i)).filter(s -> !s.act().lockClass().isEmpty()).orElse(null);
            if (spot != null && spot.isTake()) {
                before(block, i, spot);
                interlock(block, i, spot);
            } else if (spot != null && spot.isGive()) {
                after(block, i, spot);
            }
        }
    }

    /** Whether {@code statement} is a plain one that uses fields under the lock of {@code spot}, and the lock is one object's only here. */
    private List<FieldUse> moved(Node statement, View.Spot spot) {
        boolean plain = statement.kind() == Kind.EXPRESSION_STATEMENT && statement.origin().isExact() && view.spotOf(statement).isEmpty()
                && view.acts().stream().noneMatch(a -> view.isIn(a.place(), statement));
        return plain && view.isAlone(spot) && !view.known().isRecursive(spot.act().lockClass()) ? view.guarded(spot.act().lockClass(), statement) : List.of();
    }

    private Mutant fault(Operator operator, View.Spot spot, List<FieldUse> uses, View.Edit... edits) {
        Set<String> names = new TreeSet<>(view.known().names(spot.act().lockClass(), view.path()));
        uses.forEach(u -> names.add(u.field()));
        return view.mutant(operator, uses.isEmpty() ? spot.act().lockClass() : uses.get(0).field(), names, List.of(edits));
    }

    /** A moved use, undecided where it is but read for an assertion: the analysis speaks of such only where it is sure. */
    private void move(Node statement, Mutant m) {
        if (view.isAssertion(statement)) {
            sites.addUndecided(m.operator());
        } else {
            add(m);
        }
    }

    private void add(Mutant m) {
        if (view.isUnclear()) {
            sites.addUndecided(m.operator());
        } else {
            sites.add(m);
        }
    }

    /** The first statement under the lock, before it. */
    private void before(Node block, int i, View.Spot take) {
        if (i + 1 < block.children().size()) {
            Node next = block.child(i + 1);
            List<FieldUse> uses = moved(next, take);
            if (!uses.isEmpty()) {
                move(next, fault(Operator.MOVE_ACCESS, take, uses, View.replace(take.statement(), view.text(next)), View.replace(next, view.text(take.statement()))));
            }
        }
    }

    /** Each statement since the lock was taken, or since the block began, behind the call that gives it up. */
    private void after(Node block, int j, View.Spot give) {
        boolean woken = false;
        for (int k = j - 1; k >= 0; k--) {
            Node statement = block.child(k);
            boolean taken = view.spotOf(statement).filter(s -> s.isOf(give)).isPresent();
            if (taken || statement.kind() == Kind.LABEL || !statement.origin().isExact()) {
                return;
            }
            List<FieldUse> uses = moved(statement, give);
            if (!uses.isEmpty()) {
                boolean predicate = woken && uses.stream().anyMatch(FieldUse::write);
                move(statement, fault(predicate ? Operator.PREDICATE_AFTER_RELEASE : Operator.MOVE_ACCESS, give, uses, View.replace(statement, ""),
                        new View.Edit(give.statement().span().end(), give.statement().span().end(), " " + view.text(statement))));
            }
            woken |= statement.kind() == Kind.EXPRESSION_STATEMENT && view.calls(statement, WAKES);
        }
    }

    /** A region that wakes somebody, without its lock. */
    private void interlock(Node block, int i, View.Spot take) {
        boolean wakes = false;
        boolean used = false;
        boolean once = view.acts().stream().filter(a -> a.lock().equals(take.act().lock()) && (a.kind() == LockAct.Kind.TAKE || a.kind() == LockAct.Kind.GIVE))
                .map(LockAct::place).distinct().count() == 2;
        for (int k = i + 1; k < block.children().size(); k++) {
            Node statement = block.child(k);
            View.Spot spot = view.spotOf(statement).orElse(null);
            if (spot != null && spot.isGive() && spot.isOf(take)) {
                if (wakes && once) {
                    Mutant m = view.about(Operator.CONDVAR_INTERLOCK, take.act(), View.replace(take.statement(), ";"), View.replace(statement, ";"));
                    if (used) {
                        add(m);
                    } else {
                        sites.addUndecided(m.operator());
                    }
                }
                return;
            }
            wakes |= view.calls(statement, CV_WAKES);
            used |= !view.guarded(take.act().lockClass(), statement).isEmpty();
        }
    }
}
