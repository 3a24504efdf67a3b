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

/** A jump to another label than the one that gives up what is held: wrong-label. */
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
        if (view.isUnclear() || acts.stream().allMatch(a -> a.lockClass().isEmpty())) {
            sites.addUndecided(Operator.WRONG_LABEL);
            return;
        }
        Set<String> names = acts.stream().flatMap(a -> view.known().names(a.lockClass(), view.path()).stream()).filter(n -> !n.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        String text = view.text(jump).replaceFirst("\\b" + own.text() + "\\b", other.text());
        sites.add(view.mutant(Operator.WRONG_LABEL, acts.get(0).lockClass(), names, List.of(View.replace(jump, text))));
    }

    /** The locks given up between {@code label} and the next return. */
    private static Set<String> releases(View view, Node label) {
        int end = view.all(Kind.RETURN).stream().mapToInt(r -> r.span().start()).filter(at -> at > label.span().start()).min().orElse(Integer.MAX_VALUE);
        return view.acts().stream().filter(a -> a.kind() == LockAct.Kind.GIVE && a.place().start() > label.span().start() && a.place().start() < end)
                .map(LockAct::lock).collect(Collectors.toCollection(TreeSet::new));
    }
}
