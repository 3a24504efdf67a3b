package org.lockwright.tests.mutate;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * The locks given up from {@code label} to the end of its straight way, a return or a jump, and where that jumps to; but for those that
     * are taken there first: what comes back as it was is no release.
     */
    private static Set<String> releases(View view, Node label) {
        return releases(view, label.span().start(), new HashSet<>());
    }

    private static Set<String> releases(View view, int start, Set<Integer> before) {
        Optional<Node> end = Stream.of(Kind.RETURN, Kind.GOTO, Kind.BREAK).flatMap(k -> view.all(k).stream()).filter(n -> n.span().start() > start && !isBranched(view, n, start))
                .min(Comparator.comparingInt(n -> n.span().start()));
        int last = end.map(n -> n.span().start()).orElse(Integer.MAX_VALUE);
        List<LockAct> acts = view.acts().stream().filter(a -> a.place().start() > start && a.place().start() < last).toList();
        Set<String> out = acts.stream().filter(a -> a.kind() == LockAct.Kind.GIVE && acts.stream().noneMatch(t -> t.kind() == LockAct.Kind.TAKE && t.lock().equals(a.lock())
                && t.place().start() <= a.place().start())).map(LockAct::lock).collect(Collectors.toCollection(TreeSet::new));
        end.flatMap(e -> target(view, e)).filter(before::add).ifPresent(next -> out.addAll(releases(view, next, before)));
        return out;
    }

    /** Where {@code jump} leads to in the text; nowhere for a return. */
    private static Optional<Integer> target(View view, Node jump) {
        if (jump.kind() == Kind.GOTO) {
            return view.all(Kind.LABEL).stream().filter(l -> l.text().equals(jump.text())).findFirst().map(l -> l.span().start());
        }
        return jump.kind() != Kind.BREAK ? Optional.empty() : Stream.of(Kind.WHILE, Kind.DO, Kind.FOR, Kind.SWITCH).flatMap(k -> view.all(k).stream())
                .filter(n -> n.span().contains(jump.span())).min(Comparator.comparingInt(n -> n.span().length())).map(n -> n.span().end());
    }

    /** Whether {@code jump} lies in a branch or a loop that begins behind {@code start}: then it is not where the straight way ends. */
    private static boolean isBranched(View view, Node jump, int start) {
        return Stream.of(Kind.IF, Kind.WHILE, Kind.DO, Kind.FOR, Kind.SWITCH).flatMap(k -> view.all(k).stream())
                .anyMatch(n -> n.span().start() > start && n.span().contains(jump.span()));
    }
}
