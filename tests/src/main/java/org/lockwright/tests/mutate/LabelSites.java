package org.lockwright.tests.mutate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.tree.Kind;
import org.lockwright.parser.tree.Node;
import org.lockwright.rules.lockset.LockAct;

/**
 * A jump to another label than the one that gives up what is held: wrong-label. It is decided where the function takes a lock that one of the
 * two gives up, for else the analysis does not know what the jump should have found held.
 */
final class LabelSites {

    private LabelSites() {
    }

    static void find(View view, Sites sites) {
        List<Node> labels = view.all(Kind.LABEL).stream().sorted(Comparator.comparingInt((Node n) -> n.span().start())).toList();
        for (Node jump : view.all(Kind.GOTO)) {
            Optional<Node> own = labels.stream().filter(l -> l.text().equals(jump.text()) && l.span().start() > jump.span().start()).findFirst();
            own.ifPresent(o -> labels.stream().filter(l -> l != o && l.span().start() > jump.span().start())
                    .filter(l -> !releases(view, l).equals(releases(view, o)))
                    .min(Comparator.comparingInt(l -> Math.abs(l.span().start() - o.span().start())))
                    .ifPresent(other -> jump(view, jump, o, other, sites)));
        }
    }

    private static void jump(View view, Node jump, Node own, Node other, Sites sites) {
        Set<String> differ = new TreeSet<>(releases(view, own));
        differ.addAll(releases(view, other));
        Set<String> both = new TreeSet<>(releases(view, own));
        both.retainAll(releases(view, other));
        differ.removeAll(both);
        List<LockAct> acts = view.acts().stream().filter(a -> a.kind() == LockAct.Kind.GIVE && differ.contains(a.lock())).toList();
        boolean decided = view.acts().stream().anyMatch(a -> a.kind() == LockAct.Kind.TAKE && !a.lockClass().isEmpty() && differ.contains(a.lock()));
        if (view.isUnclear() || view.isSpokenFor() || !decided) {
            sites.addUndecided(Operator.WRONG_LABEL);
            return;
        }
        Set<String> names = acts.stream().flatMap(a -> view.known().names(a.lockClass(), view.path()).stream()).filter(n -> !n.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        String text = view.text(jump).replaceFirst("\\b" + own.text() + "\\b", other.text());
        sites.add(view.mutant(Operator.WRONG_LABEL, acts.get(0).lockClass(), names, List.of(View.replace(jump, text))));
    }

    /** The locks given up between {@code label} and the next return, but for those that are taken there first: what comes back as it was is no release. */
    private static Set<String> releases(View view, Node label) {
        int end = view.all(Kind.RETURN).stream().mapToInt(r -> r.span().start()).filter(at -> at > label.span().start()).min().orElse(Integer.MAX_VALUE);
        List<LockAct> acts = view.acts().stream().filter(a -> a.place().start() > label.span().start() && a.place().start() < end).toList();
        return acts.stream().filter(a -> a.kind() == LockAct.Kind.GIVE && acts.stream().noneMatch(t -> t.kind() == LockAct.Kind.TAKE && t.lock().equals(a.lock())
                && t.place().start() <= a.place().start())).map(LockAct::lock).collect(Collectors.toCollection(TreeSet::new));
    }
}
