package org.lockwright.rules.rewrite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lockwright.parser.source.SourceTree;

/**
 * What a pack finds otherwise on one base than on another.
 *
 * <p>A site is known again by its rule, file and function, and among the sites of one function by their order, so that lines which
 * move are no drift. A function whose sites all went from one file and came in another has moved.
 *
 * @param changes sites that came, went, moved or end otherwise, by rule, then by file and line
 * @param vanished files that have sites on the old base and are not on the new one, sorted
 * @param appeared files that have sites on the new base and are not on the old one, sorted
 * @param silent rules that have sites on the old base and none on the new one, in the order of the pack
 */
public record Drift(List<Change> changes, List<String> vanished, List<String> appeared, List<String> silent) {

    public Drift {
        changes = List.copyOf(changes);
        vanished = List.copyOf(vanished);
        appeared = List.copyOf(appeared);
        silent = List.copyOf(silent);
    }

    /** What happened to a site. */
    public enum Kind {
        /** It is on the new base only. */
        NEW,
        /** It is on the old base only. */
        GONE,
        /** It ends otherwise. */
        CHANGED,
        /** Its function is in another file. */
        MOVED
    }

    /**
     * A site that drifted.
     *
     * @param rule id of its rule
     * @param kind what happened to it
     * @param place {@code path:line} on the new base; of one that is gone, on the old one
     * @param function the function around it; empty at file scope
     * @param from how it ended, or the file it was in if it moved; empty for a new one
     * @param to how it ends; empty for one that is gone
     */
    public record Change(String rule, Kind kind, String place, String function, String from, String to) {
    }

    private record Group(String rule, String path, String function) {
    }

    /** No drift. */
    public static Drift none() {
        return new Drift(List.of(), List.of(), List.of(), List.of());
    }

    /** Whether nothing drifted. */
    public boolean isEmpty() {
        return changes.isEmpty() && vanished.isEmpty() && appeared.isEmpty() && silent.isEmpty();
    }

    /** The drift from the draft of a pack on one base to the draft of it on another. */
    public static Drift between(Draft old, SourceTree oldTree, Draft now, SourceTree newTree) {
        Map<Group, List<Site>> before = groups(old);
        Map<Group, List<Site>> after = groups(now);
        Set<Group> all = new LinkedHashSet<>(before.keySet());
        all.addAll(after.keySet());
        List<Change> changes = new ArrayList<>();
        List<Group> left = new ArrayList<>();
        for (Group group : all) {
            if (before.containsKey(group) && after.containsKey(group)) {
                compare(before.get(group), after.get(group), changes);
            } else {
                left.add(group);
            }
        }
        moved(left, before, after, changes);
        left.forEach(group -> before.getOrDefault(group, List.of()).forEach(s -> changes.add(gone(s))));
        left.forEach(group -> after.getOrDefault(group, List.of()).forEach(s -> changes.add(fresh(s))));
        List<String> rules = old.results().stream().map(RuleResult::rule).toList();
        changes.sort(Comparator.comparing((Change c) -> rules.indexOf(c.rule())).thenComparing(c -> path(c.place()))
                .thenComparing(c -> Integer.parseInt(c.place().substring(c.place().lastIndexOf(':') + 1))).thenComparing(Change::kind));
        Set<String> live = now.results().stream().filter(RuleResult::matched).map(RuleResult::rule).collect(Collectors.toSet());
        List<String> silent = old.results().stream().filter(RuleResult::matched).map(RuleResult::rule).filter(r -> !live.contains(r)).toList();
        return new Drift(changes, missing(before, newTree), missing(after, oldTree), silent);
    }

    private static String path(String place) {
        return place.substring(0, place.lastIndexOf(':'));
    }

    private static List<String> missing(Map<Group, List<Site>> groups, SourceTree tree) {
        Set<String> paths = new TreeSet<>();
        groups.keySet().forEach(g -> paths.add(g.path()));
        paths.removeIf(tree::isFile);
        return List.copyOf(paths);
    }

    private static Map<Group, List<Site>> groups(Draft draft) {
        Map<Group, List<Site>> out = new LinkedHashMap<>();
        draft.sites().stream().filter(s -> s.outcome().isSite())
                .forEach(s -> out.computeIfAbsent(new Group(s.rule(), s.path(), s.function()), g -> new ArrayList<>()).add(s));
        return out;
    }

    private static String ending(Site site) {
        return site.outcome().text() + (site.detail().isEmpty() ? "" : " (" + site.detail() + ")");
    }

    private static String place(Site site) {
        return site.path() + ":" + site.line();
    }

    private static Change gone(Site s) {
        return new Change(s.rule(), Kind.GONE, place(s), s.function(), ending(s), "");
    }

    private static Change fresh(Site s) {
        return new Change(s.rule(), Kind.NEW, place(s), s.function(), "", ending(s));
    }

    /** Sites that end alike, in their order, are the same; of what lies between two of those, the first is the first. */
    private static void compare(List<Site> old, List<Site> now, List<Change> out) {
        int[][] common = common(old, now);
        int i = 0;
        int j = 0;
        List<Site> lost = new ArrayList<>();
        List<Site> won = new ArrayList<>();
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && ending(old.get(i)).equals(ending(now.get(j)))) {
                pair(lost, won, out);
                i++;
                j++;
            } else if (j == now.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                lost.add(old.get(i++));
            } else {
                won.add(now.get(j++));
            }
        }
        pair(lost, won, out);
    }

    private static void pair(List<Site> lost, List<Site> won, List<Change> out) {
        int both = Math.min(lost.size(), won.size());
        for (int k = 0; k < both; k++) {
            Site s = won.get(k);
            out.add(new Change(s.rule(), Kind.CHANGED, place(s), s.function(), ending(lost.get(k)), ending(s)));
        }
        lost.subList(both, lost.size()).forEach(s -> out.add(gone(s)));
        won.subList(both, won.size()).forEach(s -> out.add(fresh(s)));
        lost.clear();
        won.clear();
    }

    /** Lengths of the longest common sequences of the two lists from each pair of positions on. */
    private static int[][] common(List<Site> old, List<Site> now) {
        int[][] out = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                out[i][j] = ending(old.get(i)).equals(ending(now.get(j))) ? 1 + out[i + 1][j + 1] : Math.max(out[i + 1][j], out[i][j + 1]);
            }
        }
        return out;
    }

    /** Takes out of {@code left} functions that are in one file before and in one other after, with sites that end alike. */
    private static void moved(List<Group> left, Map<Group, List<Site>> before, Map<Group, List<Site>> after, List<Change> out) {
        Map<String, List<Group>> byName = new TreeMap<>();
        left.stream().filter(g -> !g.function().isEmpty())
                .forEach(g -> byName.computeIfAbsent(g.rule() + " " + g.function(), n -> new ArrayList<>()).add(g));
        for (List<Group> same : byName.values()) {
            List<Group> from = same.stream().filter(before::containsKey).toList();
            List<Group> to = same.stream().filter(after::containsKey).toList();
            if (from.size() != 1 || to.size() != 1) {
                continue;
            }
            List<Site> old = before.get(from.get(0));
            List<Site> now = after.get(to.get(0));
            if (old.stream().map(Drift::ending).toList().equals(now.stream().map(Drift::ending).toList())) {
                now.forEach(s -> out.add(new Change(s.rule(), Kind.MOVED, place(s), s.function(), from.get(0).path(), ending(s))));
                left.removeAll(same);
            }
        }
    }
}
