package org.lockwright.tests.mutate;

import java.util.List;
import org.lockwright.parser.source.Span;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.LockAct;

/** Faults in the calls that take and give up locks: drop-enter, drop-exit, swap-enters, reader-for-writer, sleep-under-spin. */
final class LockSites {

    private static final String SLEEP = " kpause(\"mutant\", false, 1, NULL);";

    private final View view;
    private final Sites sites;

    private LockSites(View view, Sites sites) {
        this.view = view;
        this.sites = sites;
    }

    static void find(View view, Sites sites) {
        LockSites out = new LockSites(view, sites);
        view.spots().forEach(out::spot);
        view.blocks().forEach(out::pairs);
    }

    private void spot(View.Spot spot) {
        if (spot.isTake()) {
            enter(spot);
            writer(spot);
            sleep(spot);
        } else {
            exit(spot);
        }
    }

    private void add(boolean decided, Mutant mutant) {
        if (decided) {
            sites.add(mutant);
        } else {
            sites.addUndecided(mutant.operator());
        }
    }

    private boolean isKnown(LockAct act) {
        return !act.lockClass().isEmpty() && !view.isUnclear();
    }

    /** Decided where a field is used under the lock, or the function gives it up again. */
    private void enter(View.Spot spot) {
        boolean used = view.guarded(spot.act().lockClass()).stream().anyMatch(u -> u.place().start() > spot.start());
        boolean given = view.acts().stream().anyMatch(a -> a.kind() == LockAct.Kind.GIVE && a.lock().equals(spot.act().lock()));
        add(isKnown(spot.act()) && (used || given && !view.isSpokenFor()), view.about(Operator.DROP_ENTER, spot.act(), View.replace(spot.statement(), ";")));
    }

    /**
     * Only where the function gives the lock up at two places or more, or returns at two or more: else it may mean to keep it. And not in front of a
     * panic, behind which nothing is left to anybody.
     */
    private void exit(View.Spot spot) {
        long gives = view.acts().stream().filter(a -> a.kind() == LockAct.Kind.GIVE && a.lock().equals(spot.act().lock())).map(LockAct::place).distinct().count();
        boolean taken = view.acts().stream().anyMatch(a -> a.kind() == LockAct.Kind.TAKE && a.lock().equals(spot.act().lock()));
        if (taken && (gives > 1 || ways() > 1) && !view.isBeforeTheEnd(spot)) {
            add(isKnown(spot.act()) && !view.isSpokenFor(), view.about(Operator.DROP_EXIT, spot.act(), View.replace(spot.statement(), ";")));
        }
    }

    /** How many ways lead out of the function. */
    private int ways() {
        List<Node> statements = view.function().children().get(view.function().children().size() - 1).children();
        boolean falls = statements.isEmpty() || statements.get(statements.size() - 1).kind() != Kind.RETURN;
        return view.all(Kind.RETURN).size() + (falls ? 1 : 0);
    }

    private void pairs(Node block) {
        for (int i = 0; i + 1 < block.children().size(); i++) {
            View.Spot a = view.spotOf(block.child(i)).filter(View.Spot::isTake).orElse(null);
            View.Spot b = view.spotOf(block.child(i + 1)).filter(View.Spot::isTake).orElse(null);
            boolean two = a != null && b != null && !view.known().areOne(a.act().lockClass(), b.act().lockClass(), view.path())
                    && !view.known().isRecursive(a.act().lockClass()) && !view.known().isRecursive(b.act().lockClass());
            if (two) {
                boolean ordered = view.known().isOrdered(a.act().lockClass(), b.act().lockClass());
                add(ordered && isKnown(a.act()) && isKnown(b.act()), view.about(Operator.SWAP_ENTERS, a.act(),
                        View.replace(a.statement(), view.text(b.statement())), View.replace(b.statement(), view.text(a.statement()))));
            }
        }
    }

    /** A lock of many readers taken to write, where a field is written under it. */
    private void writer(View.Spot spot) {
        Span[] word = new Span[1];
        spot.statement().walk(n -> {
            boolean macro = n.macro().filter(m -> m.name().equals("RW_WRITER") && m.path().equals(view.path())).isPresent();
            if (macro) {
                word[0] = n.macro().orElseThrow().span();
            } else if (n.kind() == Kind.NAME && n.text().equals("RW_WRITER") && n.origin().isExact()) {
                word[0] = n.span();
            }
        });
        if (word[0] != null) {
            boolean written = view.isAlone(spot) && view.guarded(spot.act().lockClass()).stream().anyMatch(u -> u.write() && u.place().start() > spot.start());
            add(isKnown(spot.act()) && written, view.about(Operator.READER_FOR_WRITER, spot.act(), new View.Edit(word[0].start(), word[0].end(), "RW_READER")));
        }
    }

    private void sleep(View.Spot spot) {
        if (view.known().isSpin(spot.act().lockClass()) && spot.act().direct()) {
            int end = spot.statement().span().end();
            add(isKnown(spot.act()), view.about(Operator.SLEEP_UNDER_SPIN, spot.act(), new View.Edit(end, end, SLEEP)));
        }
    }
}
